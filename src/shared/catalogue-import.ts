import { z } from 'zod'
import { prefixed, UUID, type Id } from './ids.ts'

export type ImportId = Id<'import'>
export const zImportId = prefixed<ImportId>('imp', UUID)
export const newImportId = () => `imp_${globalThis.crypto.randomUUID()}` as ImportId

/** The columns of a list of products, in the order in which they are written. */
export const importColumns = [
  'id',
  'label',
  'shortLabel',
  'variantOf',
  'category',
  'price',
  'takeaway',
  'vat',
  'drinkGroup',
  'barcodes',
  'allergens',
  'meatOrigin',
  'options',
  'formule',
  'openPrice',
  'accent',
  'withdrawn',
] as const
export type ImportColumn = (typeof importColumns)[number]

/** What can be wrong with a line; each has a sentence in the texts. */
export const importFaults = [
  'COLUMNS',
  'QUOTE',
  'NO_HEADER',
  'TOO_LARGE',
  'LABEL_MISSING',
  'TEXT_LONG',
  'TEXT_BAD',
  'ID_BAD',
  'ID_TWICE',
  'CATEGORY_MISSING',
  'CATEGORY_UNKNOWN',
  'PRICE_MISSING',
  'PRICE_BAD',
  'PRICE_LARGE',
  'VAT_MISSING',
  'VAT_UNKNOWN',
  'GROUP_UNKNOWN',
  'ALCOHOL_GROUP',
  'BARCODE_BAD',
  'BARCODE_SPREADSHEET',
  'BARCODE_TWICE',
  'BARCODE_TAKEN',
  'BARCODES_MANY',
  'ALLERGEN_UNKNOWN',
  'OPTIONS_UNKNOWN',
  'YES_NO',
  'ACCENT_UNKNOWN',
  'FORMULE_FORM',
  'FORMULE_LARGE',
  'FORMULE_NAME',
  'FORMULE_PART',
  'PART_OF_FORMULE',
  'OPEN_BAR',
  'HAPPY_HOUR',
] as const
export const zImportFault = z.strictObject({
  /** As a person counts them in the file, the heading being 1. */
  line: z.int().min(1),
  column: z.enum(importColumns).nullable(),
  /** What stands there, shortened. */
  value: z.string(),
  code: z.enum(importFaults),
  /** What the sentence names besides: another product, another line, a figure. */
  about: z.string(),
})
export type ImportFault = z.infer<typeof zImportFault>

export const importWarnings = ['LABEL_TWICE', 'COLUMN_UNKNOWN'] as const
export const zImportWarning = zImportFault.extend({ code: z.enum(importWarnings) })
export type ImportWarning = z.infer<typeof zImportWarning>

/** What a list would do to the catalogue. */
export const zImportReport = z.strictObject({
  rows: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Lines with at least one fault: none of them is taken. */
  bad: z.int(),
  faults: z.array(zImportFault),
  warnings: z.array(zImportWarning),
})
export type ImportReport = z.infer<typeof zImportReport>

/** How far the reading of a list is, in lines of the file. The report comes with the last answer, and with no other. */
export const zImportReading = z.strictObject({
  done: z.int().min(0),
  total: z.int().min(0),
  report: zImportReport.nullable(),
})
export type ImportReading = z.infer<typeof zImportReading>
