import { allergens, type Catalogue, type Product } from '../../shared/catalogue.ts'
import { productsEn } from '../../shared/texts/products.en.ts'
import { productsFr } from '../../shared/texts/products.fr.ts'
import type * as A4 from '../documents/pdf/a4.ts'
import type { PaperSite } from '../documents/demonstration.ts'
import type { Sheet } from '../documents/pdf/a4.ts'

type Stamp = { readonly of: Pick<PaperSite, 'name' | 'demo'>; readonly createdAtMs: number; readonly lang: 'fr' | 'en' }

const NAME_WIDTH = 152
const ROW = 15
const HEADING = 86
const TURNED = -90
const NO_FOOD: readonly Product['vatClass'][] = ['book', 'press-agency', 'standard']

const wordsOf = ({ lang }: Stamp) => (lang === 'fr' ? productsFr : productsEn)

/** What is sold of a category, in the order of the catalogue. */
function shelves({ categories, products }: Catalogue, isShown: (product: Product) => boolean) {
  return categories
    .map(({ id, label }) => ({
      label,
      products: products.filter((p) => p.categoryId === id && !p.withdrawn && isShown(p)),
    }))
    .filter(({ products: some }) => some.length > 0)
}

/** Every food and drink with what it contains of the fourteen allergens (regulation 1169/2011, art. 44). */
export async function allergenPdf(catalogue: Catalogue, stamp: Stamp): Promise<Uint8Array> {
  const [pdf, letters] = await Promise.all([import('../documents/pdf/a4.ts'), import('../documents/pdf/letters.ts')])
  const { a4, colors, hairline, makeRoom, space, styles, write } = pdf
  const words = wordsOf(stamp)
  const title = words.papers.allergens
  const sheet = pdf.openSheet({ title, of: stamp.of, createdAtMs: stamp.createdAtMs }, title)
  const column = (a4.right - a4.left - NAME_WIDTH) / allergens.length
  const middle = (n: number) => a4.left + NAME_WIDTH + column * (n + 0.5)

  function heading(): void {
    const { doc } = sheet
    for (const [n, allergen] of allergens.entries()) {
      const at = { x: middle(n) + 3, y: sheet.y + HEADING - 6 }
      doc.save().rotate(TURNED, { origin: [at.x, at.y] })
      letters.drawWords(doc, words.allergen[allergen], at, styles.small)
      doc.restore()
    }
    space(sheet, HEADING)
    hairline(sheet, { color: colors.ink })
  }

  function row(product: Product): void {
    const { doc } = sheet
    pdf.beside(sheet, () => {
      space(sheet, 1)
      write(sheet, product.label, styles.body, { width: NAME_WIDTH - 6 })
    })
    for (const [n, allergen] of allergens.entries())
      if (product.allergens.includes(allergen)) doc.circle(middle(n), sheet.y + ROW / 2, 3.2).fill(colors.accent)
    space(sheet, ROW)
    hairline(sheet)
  }

  begin(sheet, pdf, title, words.papers.allergensWhy, stamp)
  heading()
  for (const { label, products } of shelves(catalogue, (p) => !NO_FOOD.includes(p.vatClass))) {
    if (makeRoom(sheet, ROW * 3)) heading()
    space(sheet, 6)
    write(sheet, label, styles.heading)
    for (const product of products) {
      if (makeRoom(sheet, ROW)) heading()
      row(product)
    }
  }
  return pdf.finish(sheet, { left: stamp.of.name, center: title })
}

/** Where the meat of each dish comes from (décret 2002-1465, extended by 2022-65). */
export async function meatPdf(catalogue: Catalogue, stamp: Stamp): Promise<Uint8Array> {
  const pdf = await import('../documents/pdf/a4.ts')
  const { hairline, makeRoom, space, styles, write } = pdf
  const words = wordsOf(stamp)
  const title = words.papers.meat
  const sheet = pdf.openSheet({ title, of: stamp.of, createdAtMs: stamp.createdAtMs }, title)
  begin(sheet, pdf, title, words.papers.meatWhy, stamp)
  const some = shelves(catalogue, (p) => p.meatOrigin !== undefined)
  if (some.length === 0) write(sheet, words.papers.meatNone, styles.body)
  for (const { label, products } of some) {
    makeRoom(sheet, 60)
    write(sheet, label, styles.heading)
    for (const { label: name, meatOrigin = '' } of products) {
      makeRoom(sheet, 34)
      space(sheet, 4)
      write(sheet, name, styles.strong)
      write(sheet, meatOrigin, styles.body)
      space(sheet, 4)
      hairline(sheet)
    }
    space(sheet, 12)
  }
  return pdf.finish(sheet, { left: stamp.of.name, center: title })
}

type Pdf = Pick<typeof A4, 'space' | 'styles' | 'write'>

function begin(sheet: Sheet, { space, styles, write }: Pdf, title: string, why: string, stamp: Stamp): void {
  write(sheet, title, styles.title)
  write(sheet, stamp.of.name, styles.soft)
  space(sheet, 6)
  write(sheet, why, styles.body)
  space(sheet, 12)
}
