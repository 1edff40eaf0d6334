import { normaliseEan } from '../../shared/barcodes.ts'
import { MEAT_ORIGIN_MAX, tileAccents, type Product } from '../../shared/catalogue.ts'
import type { ImportColumn, ImportFault } from '../../shared/catalogue-import.ts'
import { zText } from '../../shared/free-text.ts'
import type { Cents } from '../../shared/money.ts'
import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'
import { readFormule, SLOT_LABEL_MAX, type SaidSlot } from './csv-formule.ts'
import { priceOf } from './csv-price.ts'
import type { CsvRow } from './csv-reading.ts'
import { fault } from './csv-reading.ts'
import { allergenNamed, groupNamed, plainWord, vatNamed, yesOrNo } from './csv-words.ts'

const BARCODES_MAX = 12
/** Built once: twenty thousand lines are read with it. */
const zLine = zText(MEAT_ORIGIN_MAX)

/** What a line says of a product; a field is missing where its column is, and null where its cell is empty. */
export type Said = {
  label?: string
  shortLabel?: string | null
  variantOf?: string | null
  categoryId?: string
  priceCents?: Cents
  takeawayPriceCents?: Cents | null
  vatClass?: Product['vatClass']
  drinkGroup?: NonNullable<Product['drinkGroup']> | null
  barcodes?: readonly string[]
  allergens?: Product['allergens']
  meatOrigin?: string | null
  optionGroups?: readonly string[]
  formule?: readonly SaidSlot[] | null
  openPrice?: boolean
  accent?: NonNullable<Product['accent']> | null
  withdrawn?: boolean
}

/** Names of what the café has, as a list may write them. */
export type Names = {
  readonly categories: ReadonlyMap<string, string>
  readonly groups: ReadonlyMap<string, string>
}

/** Reads every cell of a line; each that cannot be read is a fault of its own. */
export function readCells({ line, cells }: CsvRow, names: Names): { said: Said; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const said: Said = {}
  const wrong = (column: ImportColumn, code: ImportFault['code'], value: string, about = ''): undefined => {
    faults.push(fault(line, code, { column, value, about }))
    return undefined
  }
  const text = (column: ImportColumn, value: string, max: number): string | undefined => {
    if (value.length > max) return wrong(column, 'TEXT_LONG', value, String(max))
    return zLine.safeParse(value).success ? value : wrong(column, 'TEXT_BAD', value)
  }
  const price = (column: ImportColumn, value: string): Cents | undefined => {
    const read = priceOf(value)
    if (read === undefined) return wrong(column, 'PRICE_BAD', value)
    return read > AMOUNT_MAX_CENTS ? wrong(column, 'PRICE_LARGE', value, String(AMOUNT_MAX_CENTS)) : read
  }
  const oneOf = <Value>(
    column: ImportColumn,
    value: string,
    known: ReadonlyMap<string, Value>,
    code: ImportFault['code'],
  ): Value | undefined => known.get(plainWord(value)) ?? wrong(column, code, value)
  const someOf = <Value>(
    column: ImportColumn,
    value: string,
    known: ReadonlyMap<string, Value>,
    code: ImportFault['code'],
  ): Value[] => [...new Set(piecesOf(value).flatMap((piece) => oneOf(column, piece, known, code) ?? []))]
  const flag = (column: ImportColumn, value: string): boolean | undefined =>
    yesOrNo(value) ?? wrong(column, 'YES_NO', value)

  const { label, shortLabel, variantOf, category, vat, barcodes, drinkGroup, allergens, meatOrigin, options, accent } =
    cells
  if (label !== undefined)
    set(said, 'label', label === '' ? wrong('label', 'LABEL_MISSING', '') : text('label', label, 32))
  if (shortLabel !== undefined) set(said, 'shortLabel', shortLabel === '' ? null : text('shortLabel', shortLabel, 18))
  if (variantOf !== undefined) set(said, 'variantOf', variantOf === '' ? null : text('variantOf', variantOf, 18))
  if (category !== undefined)
    set(
      said,
      'categoryId',
      category === ''
        ? wrong('category', 'CATEGORY_MISSING', '')
        : oneOf('category', category, names.categories, 'CATEGORY_UNKNOWN'),
    )
  if (cells.price !== undefined)
    set(said, 'priceCents', cells.price === '' ? wrong('price', 'PRICE_MISSING', '') : price('price', cells.price))
  if (cells.takeaway !== undefined)
    set(said, 'takeawayPriceCents', cells.takeaway === '' ? null : price('takeaway', cells.takeaway))
  if (vat !== undefined)
    set(said, 'vatClass', vat === '' ? wrong('vat', 'VAT_MISSING', '') : oneOf('vat', vat, vatNamed, 'VAT_UNKNOWN'))
  if (drinkGroup !== undefined)
    set(said, 'drinkGroup', drinkGroup === '' ? null : oneOf('drinkGroup', drinkGroup, groupNamed, 'GROUP_UNKNOWN'))
  if (barcodes !== undefined) {
    const codes = barcodesOf(barcodes, (code, value) => wrong('barcodes', code, value))
    said.barcodes = codes
    if (codes.length > BARCODES_MAX) wrong('barcodes', 'BARCODES_MANY', barcodes, String(BARCODES_MAX))
  }
  if (allergens !== undefined) said.allergens = someOf('allergens', allergens, allergenNamed, 'ALLERGEN_UNKNOWN')
  if (meatOrigin !== undefined)
    set(said, 'meatOrigin', meatOrigin === '' ? null : text('meatOrigin', meatOrigin, MEAT_ORIGIN_MAX))
  if (options !== undefined) said.optionGroups = someOf('options', options, names.groups, 'OPTIONS_UNKNOWN')
  if (cells.formule === '') said.formule = null
  else if (cells.formule !== undefined) {
    const slots = readFormule(cells.formule, ({ code, value }) => wrong('formule', code, value))
    slots?.forEach(({ label }) => text('formule', label, SLOT_LABEL_MAX))
    set(said, 'formule', slots)
  }
  if (cells.openPrice !== undefined) set(said, 'openPrice', flag('openPrice', cells.openPrice))
  if (accent !== undefined)
    set(said, 'accent', accent === '' ? null : oneOf('accent', accent, accents, 'ACCENT_UNKNOWN'))
  if (cells.withdrawn !== undefined) set(said, 'withdrawn', flag('withdrawn', cells.withdrawn))
  return { said, faults }
}

const accents = new Map(tileAccents.map((accent) => [accent as string, accent]))

function set<Field extends keyof Said>(said: Said, field: Field, value: Said[Field] | undefined): void {
  if (value !== undefined) said[field] = value
}

const piecesOf = (value: string): readonly string[] =>
  value
    .split(/[,;|]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')

/** A spreadsheet that took a code for a number has lost its last digits: no check digit can bring them back. */
function barcodesOf(
  value: string,
  wrong: (code: 'BARCODE_BAD' | 'BARCODE_SPREADSHEET', value: string) => void,
): readonly string[] {
  const codes: string[] = []
  if (/\d[.,]?\d*e\+?\d+/i.test(value)) {
    wrong('BARCODE_SPREADSHEET', value)
    return codes
  }
  for (const piece of value.split(/[\s,;|]+/).filter((one) => one !== '')) {
    const code = normaliseEan(piece)
    if (code === undefined) wrong('BARCODE_BAD', piece)
    else if (!codes.includes(code)) codes.push(code)
  }
  return codes
}
