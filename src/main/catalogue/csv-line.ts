import { canBePart, saysTheSameOfAlcohol, type Product } from '../../shared/catalogue.ts'
import type { ImportFault } from '../../shared/catalogue-import.ts'
import { zProductId, type ProductId } from '../../shared/ids.ts'
import { readCells, type Names, type Said } from './csv-cells.ts'
import type { SaidSlot } from './csv-formule.ts'
import { fault, type CsvRow } from './csv-reading.ts'
import { fieldsChanged, isFreeAlcohol, type Known } from './rules.ts'

/** A line that can be taken: the product as it would be afterwards. */
export type Taken = {
  readonly line: number
  readonly before: Product | undefined
  readonly after: Product
  /** New, or not what it was. */
  readonly isNews: boolean
  /** The set menu that the line writes, by names that may stand on other lines; `after` has it once they are known. */
  readonly slots: readonly SaidSlot[] | undefined
}

type Around = { readonly names: Names; readonly known: Known; readonly newId: () => ProductId }

/** Looks at one line after the other; what stood on an earlier one is remembered. */
export function lineChecker({ names, known, newId }: Around) {
  const ids = new Map<string, number>()
  const codes = new Map<string, number>()

  return function check(row: CsvRow): { readonly taken: Taken | undefined; readonly faults: readonly ImportFault[] } {
    const { line } = row
    const { said, faults } = readCells(row, names)
    const before = productOf(row, said, known, faults)
    const repeated = ids.get(before?.id ?? row.cells.id ?? '')
    if (repeated !== undefined)
      faults.push(fault(line, 'ID_TWICE', { column: 'id', value: before?.label ?? '', about: String(repeated) }))
    for (const code of said.barcodes ?? []) {
      const owner = known.ownerOf(code)
      if (owner && owner.id !== before?.id && !faults.some((one) => one.code === 'BARCODE_TAKEN'))
        faults.push(fault(line, 'BARCODE_TAKEN', { column: 'barcodes', value: code, about: owner.label }))
      const first = codes.get(code)
      if (first === undefined) codes.set(code, line)
      else faults.push(fault(line, 'BARCODE_TWICE', { column: 'barcodes', value: code, about: String(first) }))
    }
    const id = before?.id ?? zProductId.safeParse(row.cells.id).data ?? newId()
    if (!ids.has(id)) ids.set(id, line)
    const after = built(id, said, before, line, faults)
    if (after && faults.length === 0) checkWhole(after, known, line, faults)
    if (!after || faults.length > 0) return { taken: undefined, faults }
    return { taken: { line, before, after, isNews: isNews(before, after), slots: said.formule ?? undefined }, faults }
  }
}

export const isNews = (before: Product | undefined, after: Product): boolean =>
  !before || fieldsChanged(before, after).length > 0

/** The product that a line means: the one with its id, else the one with one of its barcodes. */
function productOf({ line, cells }: CsvRow, said: Said, known: Known, faults: ImportFault[]): Product | undefined {
  if (cells.id) {
    const id = zProductId.safeParse(cells.id)
    if (id.success) return known.product(id.data)
    faults.push(fault(line, 'ID_BAD', { column: 'id', value: cells.id }))
    return undefined
  }
  for (const code of said.barcodes ?? []) {
    const owner = known.ownerOf(code)
    if (owner) return owner
  }
  return undefined
}

/** A known product keeps what the list has no column for; a new one needs its name, its category, its price, its VAT. */
function built(
  id: ProductId,
  said: Said,
  before: Product | undefined,
  line: number,
  faults: ImportFault[],
): Product | undefined {
  const label = said.label ?? before?.label
  const categoryId = said.categoryId ?? before?.categoryId
  const priceCents = said.priceCents ?? before?.priceCents
  const vatClass = said.vatClass ?? before?.vatClass
  const missing = (column: NonNullable<ImportFault['column']>, code: ImportFault['code']) => {
    if (!faults.some((one) => one.column === column)) faults.push(fault(line, code, { column }))
  }
  if (label === undefined) missing('label', 'LABEL_MISSING')
  if (categoryId === undefined) missing('category', 'CATEGORY_MISSING')
  if (priceCents === undefined) missing('price', 'PRICE_MISSING')
  if (vatClass === undefined) missing('vat', 'VAT_MISSING')
  if (label === undefined || categoryId === undefined || priceCents === undefined || vatClass === undefined)
    return undefined
  const optional = {
    shortLabel: said.shortLabel === undefined ? before?.shortLabel : said.shortLabel,
    variantOf: said.variantOf === undefined ? before?.variantOf : said.variantOf,
    takeawayPriceCents: said.takeawayPriceCents === undefined ? before?.takeawayPriceCents : said.takeawayPriceCents,
    accent: said.accent === undefined ? before?.accent : said.accent,
    drinkGroup: said.drinkGroup === undefined ? before?.drinkGroup : said.drinkGroup,
    barcodes: listOf(said.barcodes ?? before?.barcodes),
    optionGroups: listOf(said.optionGroups ?? before?.optionGroups),
    formule: said.formule === undefined ? before?.formule : undefined,
    openPrice: (said.openPrice ?? before?.openPrice) || undefined,
    meatOrigin: said.meatOrigin === undefined ? before?.meatOrigin : said.meatOrigin,
    withdrawn: (said.withdrawn ?? before?.withdrawn) || undefined,
    picture: before?.picture,
  }
  const allergens = said.allergens ?? before?.allergens ?? []
  const present = Object.entries(optional).filter(([, value]) => value !== undefined && value !== null)
  // Each field was read as the product's own, above.
  return { id, label, categoryId, priceCents, vatClass, allergens, ...Object.fromEntries(present) }
}

const listOf = (list: readonly string[] | undefined) => (list?.length ? [...list] : undefined)

function checkWhole(product: Product, known: Known, line: number, faults: ImportFault[]): void {
  const value = product.label
  if (!saysTheSameOfAlcohol(product)) faults.push(fault(line, 'ALCOHOL_GROUP', { column: 'drinkGroup', value }))
  if (isFreeAlcohol(product)) faults.push(fault(line, 'OPEN_BAR', { column: 'price', value }))
  if (!product.withdrawn && canBePart(product)) return
  const [menu] = known.formulesWith(product.id)
  if (menu) faults.push(fault(line, 'PART_OF_FORMULE', { value, about: menu.label }))
}
