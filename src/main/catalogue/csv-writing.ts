import type { Catalogue } from '../../shared/catalogue.ts'
import { importColumns } from '../../shared/catalogue-import.ts'
import { productsEn } from '../../shared/texts/products.en.ts'
import { productsFr } from '../../shared/texts/products.fr.ts'
import { formuleCell, nameIn } from './csv-formule.ts'
import { csvTable, type Cell } from '../documents/csv.ts'

/** The catalogue as a list that a spreadsheet opens and that can be imported again without changing anything. */
export function catalogueCsv(catalogue: Catalogue, lang: 'fr' | 'en'): Uint8Array {
  const { products, categories } = catalogue
  const words = lang === 'fr' ? productsFr : productsEn
  const labels = new Map(categories.map(({ id, label }) => [id, label]))
  const isUnique = (label: string) => categories.filter((category) => category.label === label).length === 1
  const nameOf = nameIn(catalogue)
  const yes = (is: boolean | undefined) => (is ? words.csv.yes : '')
  return csvTable(
    importColumns.map((column) => words.csv.columns[column]),
    products.map((p): readonly Cell[] => {
      const category = labels.get(p.categoryId)
      return [
        p.id,
        guarded(p.label),
        guarded(p.shortLabel ?? ''),
        guarded(p.variantOf ?? ''),
        guarded(category !== undefined && isUnique(category) ? category : p.categoryId),
        { cents: p.priceCents },
        p.takeawayPriceCents === undefined ? null : { cents: p.takeawayPriceCents },
        words.vat[p.vatClass],
        p.drinkGroup ?? '',
        p.barcodes?.join(' ') ?? '',
        p.allergens.map((allergen) => words.allergen[allergen]).join(', '),
        guarded(p.meatOrigin ?? ''),
        p.optionGroups?.join(', ') ?? '',
        guarded(formuleCell(p.formule ?? [], nameOf)),
        yes(p.openPrice),
        p.accent ?? '',
        yes(p.withdrawn),
      ]
    }),
  )
}

/** A text that begins like one that was marked for the spreadsheet gets a mark of its own, which reading takes off. */
function guarded(text: string): string {
  return /^'+[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
}
