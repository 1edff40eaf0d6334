import { canBePart, saysTheSameOfAlcohol, type Catalogue, type Product } from '../../shared/catalogue.ts'
import type { ImportFault, ImportReport, ImportWarning } from '../../shared/catalogue-import.ts'
import { zProductId, type ProductId } from '../../shared/ids.ts'
import type { PriceList } from '../../shared/price-list.ts'
import { readCells, type Names, type Said } from './csv-cells.ts'
import { fault, readCsv, type CsvRow } from './csv-reading.ts'
import { plainWord } from './csv-words.ts'
import { fieldsChanged, isFreeAlcohol, listsBroken, type Known } from './rules.ts'

/** A line that can be taken: the product as it would be afterwards. */
type Taken = { readonly line: number; readonly before: Product | undefined; readonly after: Product }
export type CheckedList = { readonly report: ImportReport; readonly products: readonly Product[] }

type Around = {
  readonly catalogue: Catalogue
  readonly known: Known
  readonly lists: readonly PriceList[]
  readonly newId: () => ProductId
}

/** Reads a list of products against the catalogue: what it would do, and every fault by its line. Changes nothing. */
export function checkCsv(bytes: Uint8Array, around: Around): CheckedList {
  const list = readCsv(bytes)
  const names = namesOf(around.catalogue)
  const faults: ImportFault[] = [...list.faults]
  const ids = new Map<string, number>()
  const codes = new Map<string, number>()
  const taken: Taken[] = []
  for (const row of list.rows) {
    const { said, faults: own } = readCells(row, names)
    const before = productOf(row, said, around.known, own)
    const repeated = ids.get(before?.id ?? row.cells.id ?? '')
    if (repeated !== undefined)
      own.push(fault(row.line, 'ID_TWICE', { column: 'id', value: before?.label ?? '', about: String(repeated) }))
    for (const code of said.barcodes ?? []) {
      const owner = around.known.ownerOf(code)
      if (owner && owner.id !== before?.id && !own.some((one) => one.code === 'BARCODE_TAKEN'))
        own.push(fault(row.line, 'BARCODE_TAKEN', { column: 'barcodes', value: code, about: owner.label }))
      const first = codes.get(code)
      if (first === undefined) codes.set(code, row.line)
      else own.push(fault(row.line, 'BARCODE_TWICE', { column: 'barcodes', value: code, about: String(first) }))
    }
    const id = before?.id ?? zProductId.safeParse(row.cells.id).data ?? around.newId()
    if (!ids.has(id)) ids.set(id, row.line)
    const after = built(id, said, before, row.line, own)
    if (after && own.length === 0) checkWhole(after, around.known, row.line, own)
    faults.push(...own)
    if (after && own.length === 0) taken.push({ line: row.line, before, after })
  }
  const { kept, faults: broken } = checkLists(taken, around)
  faults.push(...broken)
  faults.sort((a, b) => a.line - b.line)
  const moved = kept.filter(({ before, after }) => before && fieldsChanged(before, after).length > 0)
  const added = kept.filter(({ before }) => !before)
  return {
    products: [...added, ...moved].map(({ after }) => after),
    report: {
      rows: list.rows.length,
      added: added.length,
      changed: moved.length,
      same: kept.length - added.length - moved.length,
      bad: new Set(faults.map(({ line }) => line)).size,
      faults,
      warnings: [...list.warnings, ...sameLabels(kept, around.catalogue)],
    },
  }
}

function namesOf({ categories, optionGroups }: Catalogue): Names {
  const named = (things: readonly { readonly id: string; readonly label: string }[]) =>
    new Map([
      // Its id always means it, whatever another one is called.
      ...things.map(({ id, label }) => [plainWord(label), id] as const),
      ...things.map(({ id }) => [plainWord(id), id] as const),
    ])
  return { categories: named(categories), groups: named(optionGroups) }
}

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
    formule: before?.formule,
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

/** Lines that together would make only alcohol cheap in a list with hours: none of those that touch the list is taken. */
function checkLists(
  taken: readonly Taken[],
  { known, lists }: Around,
): { kept: readonly Taken[]; faults: ImportFault[] } {
  const broken = listsBroken(
    taken.map(({ after }) => after),
    lists,
    known.product,
  )
  const faults = broken.flatMap(({ list }) =>
    taken
      .filter(({ before, after }) => before && touchesLists(before, after) && has(list, after.id))
      .map(({ line, after }) => fault(line, 'HAPPY_HOUR', { column: 'price', value: after.label, about: list.label })),
  )
  const lines = new Set(faults.map(({ line }) => line))
  return { kept: taken.filter(({ line }) => !lines.has(line)), faults }
}

const has = ({ items }: PriceList, id: ProductId) => items.some(({ productId }) => productId === id)
const touchesLists = (before: Product, after: Product) =>
  before.priceCents !== after.priceCents || before.drinkGroup !== after.drinkGroup

/** Two products of one name are allowed, and mostly a mistake. */
function sameLabels(taken: readonly Taken[], { products }: Catalogue): readonly ImportWarning[] {
  const changed = new Set(taken.map(({ after }) => after.id))
  const seen = new Map<string, string>()
  for (const { id, label } of products) if (!changed.has(id)) seen.set(plainWord(label), '')
  const warnings: ImportWarning[] = []
  for (const { line, before, after } of taken) {
    const word = plainWord(after.label)
    const first = seen.get(word)
    const isNews = before?.label !== after.label
    if (first !== undefined && isNews)
      warnings.push({ line, column: 'label', value: after.label, code: 'LABEL_TWICE', about: first })
    if (first === undefined) seen.set(word, String(line))
  }
  return warnings
}
