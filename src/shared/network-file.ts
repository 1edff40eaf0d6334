import { z } from 'zod'
import { isBusinessDay } from './business-day.ts'
import { zBusinessDay, zCents } from './contracts/procedure.ts'
import { cents, divideHalfUp, plus, sum, type Cents } from './money.ts'
import { rowNames, zMonth, zRowName, type NetworkSettings } from './network.ts'

/** What the columns of the file mean today; a later meaning takes the next number. */
export const SCHEMA_VERSION = 1
/** Before the first file of a café there is none. */
export const NO_FILE = '0'.repeat(64)

const zCount = z.int().min(0)
export const zHash = z.string().regex(/^[0-9a-f]{64}$/)
export const zSiteId = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,19}$/)

/**
 * The figures of one activity in one month (brief network §4.2): cents, refunds deducted. `ht_…` and `vat_…` are own
 * sales at each rate; commissions stand apart, so that a network may charge its share with or without them. The rates of
 * the proposal lack the 2.1 % of the press and the VAT on commissions, without which the rows would not make the month's
 * closing: they follow as `ht_2_1`, `vat_2_1` and `commission_vat`.
 */
const figures = {
  ht_5_5: zCents,
  vat_5_5: zCents,
  ht_10: zCents,
  vat_10: zCents,
  ht_20: zCents,
  vat_20: zCents,
  ht_0: zCents,
  /** Sales that hold something of the activity: one may count in several, and once in the row of the whole café. */
  tickets: zCount,
  /** Whole pieces, half a piece upwards. */
  units: z.int(),
  agency_collected: zCents,
  commission_ht: zCents,
  deposits_in: zCents,
  deposits_out: zCents,
  /** What is still owed of deposits when the month ends, since the till was first used. */
  deposits_balance: zCents,
  cash_gap: zCents,
  /** Days of the month on which something was sold. */
  open_days: zCount,
  ht_2_1: zCents,
  vat_2_1: zCents,
  commission_vat: zCents,
}
export const zFileRow = z.strictObject({ activity: zRowName, ...figures })
export type FileRow = z.infer<typeof zFileRow>
export type Figure = keyof typeof figures
export const figureNames = Object.keys(figures) as readonly Figure[]

/** One month of one café. Its canonical bytes (RFC 8785) are what the next file is bound to. */
export const zFileContent = z.strictObject({
  schema_version: z.literal(SCHEMA_VERSION),
  site_id: zSiteId,
  month: zMonth,
  sequence: z.int().positive(),
  hash_previous: zHash,
  /** Days that the month lacks; with any the file is incomplete, and no fee is asked of it (brief D-02). */
  missing_days: z.array(zBusinessDay),
  rows: z.array(zFileRow).min(1),
  /** Of a demo café: no network counts it. */
  demo: z.literal(true).exactOptional(),
})
export type FileContent = z.infer<typeof zFileContent>

/** The columns in their order: those of the brief, then what it lacks. */
export const fileColumns = [
  'site_id',
  'month',
  'activity',
  ...figureNames.slice(0, figureNames.indexOf('ht_2_1')),
  'schema_version',
  'sequence',
  'hash_previous',
  'ht_2_1',
  'vat_2_1',
  'commission_vat',
  'missing_days',
  'hash',
] as const

/** A demo's file has one column more, so that no row of it is taken for another café's. */
const columnsOf = (demo: boolean): readonly string[] => (demo ? [...fileColumns, 'demo'] : fileColumns)

/** The file as a table: plain letters and digits, `;` between them, a row for each activity. */
export function fileCsv(content: FileContent, hash: string): string {
  const { rows, missing_days, ...month } = content
  const columns = columnsOf(content.demo === true)
  const lines = rows.map((row) => {
    const cells: Readonly<Record<string, string | number | boolean>> = {
      ...month,
      ...row,
      missing_days: missing_days.join(' '),
      hash,
    }
    return columns.map((column) => String(cells[column] ?? '')).join(';')
  })
  return [columns.join(';'), ...lines, ''].join('\r\n')
}

/** Reads such a table; undefined where it is none of ours. */
export function readFileCsv(text: string): { readonly content: FileContent; readonly hash: string } | undefined {
  const [header, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const demo = header === columnsOf(true).join(';')
  if (!demo && header !== fileColumns.join(';')) return undefined
  const rows = lines
    .filter((line) => line !== '')
    .map((line) => {
      const cells = line.split(';')
      return Object.fromEntries(columnsOf(demo).map((column, n) => [column, cells[n] ?? '']))
    })
  const [first] = rows
  if (!first) return undefined
  const content = zFileContent.safeParse({
    schema_version: whole(first['schema_version']),
    site_id: first['site_id'],
    month: first['month'],
    sequence: whole(first['sequence']),
    hash_previous: first['hash_previous'],
    missing_days: (first['missing_days'] ?? '').split(' ').filter(isBusinessDay),
    rows: rows.map((row) => ({
      activity: row['activity'],
      ...Object.fromEntries(figureNames.map((name) => [name, whole(row[name])])),
    })),
    ...(demo && { demo }),
  })
  const hash = zHash.safeParse(first['hash'])
  return content.success && hash.success ? { content: content.data, hash: hash.data } : undefined
}

function whole(cell: string | undefined): number {
  return cell !== undefined && /^-?\d{1,15}$/.test(cell) ? Number(cell) : Number.NaN
}

/** How a file is called wherever it goes. */
export function fileName(content: Pick<FileContent, 'site_id' | 'month' | 'sequence'>, ending: string): string {
  return `zinc-${content.site_id}-${content.month}-n${content.sequence}.${ending}`
}

export const zFee = z.strictObject({
  /** Turnover HT that the share is taken of. */
  baseCents: zCents,
  shareCents: zCents,
  fixedCents: zCents,
  feeCents: zCents,
})
export type Fee = z.infer<typeof zFee>
export type FeeTerms = Pick<NetworkSettings, 'feeFixedCents' | 'feeHundredths' | 'feeOnCommissions'>

/** Own sales HT of a row, at every rate. */
export function ownHt(row: FileRow): Cents {
  return sum([row.ht_0, row.ht_2_1, row.ht_5_5, row.ht_10, row.ht_20])
}

/**
 * What a café owes its network for a month: a share of its own turnover HT, half a cent upwards, and the fixed part.
 * Stakes, stamps and whatever else is collected for others do not count, nor do deposits (brief D-01).
 */
export function feeOf(rows: readonly FileRow[], terms: FeeTerms): Fee {
  const own = sum(rows.map(ownHt))
  const baseCents = terms.feeOnCommissions ? plus(own, sum(rows.map((row) => row.commission_ht))) : own
  const share = divideHalfUp(BigInt(baseCents) * BigInt(terms.feeHundredths), 10_000n)
  const shareCents = cents(Math.max(0, Number(share))) // a month of refunds alone is charged nothing, and pays nothing back
  return {
    baseCents,
    shareCents,
    fixedCents: terms.feeFixedCents,
    feeCents: plus(shareCents, terms.feeFixedCents),
  }
}

/** Rows in their fixed order. */
export function inOrder(rows: readonly FileRow[]): FileRow[] {
  return rows.toSorted((a, b) => rowNames.indexOf(a.activity) - rowNames.indexOf(b.activity))
}
