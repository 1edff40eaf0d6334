import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { Closure } from '../../shared/contracts/closures.ts'
import { zBusinessDay, zCents, zVatRate } from '../../shared/contracts/procedure.ts'
import { cents, minus, plus, sum } from '../../shared/money.ts'
import { zSupply, type Supply } from '../../shared/ticket.ts'
import { DEMO_MARK } from '../documents/demonstration.ts'
import { decimalComma } from '../documents/csv.ts'

/** TT-81: supplies of goods, supplies of services. */
const zCategory = z.enum(['TLB1', 'TPS1'])
type Category = z.infer<typeof zCategory>

const CATEGORIES: Readonly<Record<Supply, Category>> = { goods: 'TLB1', service: 'TPS1' }
const zCurrency = z.literal('EUR')

/** Own sales that a B2B invoice already tells the administration: they are no part of the consumers' report. */
export const zInvoicedSales = z.strictObject({
  businessDay: zBusinessDay,
  supply: zSupply,
  rate: zVatRate,
  htCents: zCents,
  vatCents: zCents,
  /** Rows of one day and supply add up to their tickets: a ticket of several rates is counted in one of its rows. */
  ticketCount: z.int().min(0),
})
export type InvoicedSales = z.infer<typeof zInvoicedSales>

/** Whose report it is, over which days (CGI ann. II art. 242 nonies M). */
export type EReportingFacts = {
  readonly siren: string
  readonly from: BusinessDay
  readonly to: BusinessDay
  /** The seller opted to pay VAT on debits: receipts are then not reported. */
  readonly vatOnDebits: boolean
  /** Of a demo café: nobody is to be sent it. */
  readonly demo: boolean
}

/**
 * What the tax platform is given: flows 10.3 and 10.4 (AFNOR XP Z12-012; brief fiscal §7.3). Amounts are whole cents of
 * the euro, rates hundredths of a percent; refunds are deducted, so an amount may be negative.
 */
export const zEReport = z.strictObject({
  format: z.literal('zinc-e-reporting-1'),
  demo: z.literal(true).exactOptional(),
  siren: z.string().regex(/^\d{9}$/),
  from: zBusinessDay,
  to: zBusinessDay,
  vatOnDebits: z.boolean(),
  /** Flow 10.3: sales to consumers, one group per day, category and currency. */
  transactions: z.array(
    z.strictObject({
      date: zBusinessDay, // TT-77
      currency: zCurrency, // TT-78
      category: zCategory, // TT-81
      vatTotalCents: zCents, // TT-83
      transactionCount: z.int().min(0), // TT-85
      rates: z
        .array(
          z.strictObject({
            rate: zVatRate, // TT-86
            htCents: zCents, // TT-87
            vatCents: zCents, // TT-88
          }),
        )
        .min(1),
    }),
  ),
  /** Flow 10.4: receipts for services, per day and rate. */
  receipts: z.array(
    z.strictObject({
      date: zBusinessDay, // TT-96
      rate: zVatRate, // TT-97
      currency: zCurrency, // TT-98
      ttcCents: zCents, // TT-99
    }),
  ),
  /** Not reported here: what B2B invoices cover. With the transactions it makes the closures, to the cent. */
  invoiced: z.array(zInvoicedSales),
})
export type EReport = z.infer<typeof zEReport>
type Transactions = EReport['transactions'][number]

/** One rate of one day and kind of supply, in cents. */
type RateSums = Transactions['rates'][number]

/**
 * The report of sealed days, in their order. Invoices must be about sales of these days; taking them out leaves what was
 * sold to consumers (checklist F-62: totals equal the day closure). A day without own sales gives no group.
 */
export function eReport(days: readonly Closure[], facts: EReportingFacts, invoiced: readonly InvoicedSales[]): EReport {
  for (const day of days) {
    assert(
      day.level === 'day' && day.to >= facts.from && day.to <= facts.to,
      'the report is made of days of its period',
    )
    const families = zSupply.options.flatMap((supply) => ownRates(day, supply))
    assert(sum(families.map((row) => row.htCents)) === day.figures.htCents, `the families of ${day.to} make its HT`)
    assert(sum(families.map((row) => row.vatCents)) === day.figures.vatCents, `the families of ${day.to} make its VAT`)
  }
  for (const row of invoiced) {
    const day = days.find(({ to }) => to === row.businessDay)
    const isSold = day !== undefined && ownRates(day, row.supply).some(({ rate }) => rate === row.rate)
    assert(isSold, `an invoice covers sales of ${row.businessDay} that its closure lacks`)
  }
  const transactions = days.flatMap((day) =>
    zSupply.options.flatMap((supply) => {
      const covered = invoiced.filter((row) => row.businessDay === day.to && row.supply === supply)
      return consumerSales(day, supply, covered)
    }),
  )
  return {
    format: 'zinc-e-reporting-1',
    ...(facts.demo && { demo: true as const }),
    siren: facts.siren,
    from: facts.from,
    to: facts.to,
    vatOnDebits: facts.vatOnDebits,
    transactions,
    receipts: facts.vatOnDebits ? [] : transactions.flatMap(serviceReceipts),
    invoiced: [...invoiced],
  }
}

/** The report as JSON in UTF-8, of the shape `zEReport`. */
export function eReportJson(report: EReport): Uint8Array {
  return utf8(`${JSON.stringify(zEReport.parse(report), undefined, 2)}\n`)
}

/**
 * The report as a table: UTF-8 with its mark, `;` between cells, CR LF after each line, decimal commas, and no cell that
 * a spreadsheet reads as a formula (checklist F-36). The first cell says what a line tells: the total of a group (TT-83,
 * TT-85), one of its rates, a receipt, or what invoices cover. Lines of one kind may be added up.
 */
export function eReportCsv(report: EReport): Uint8Array {
  zEReport.parse(report)
  const rows = [
    ...report.transactions.flatMap(groupRows),
    ...report.receipts.map(({ date, currency, rate, ttcCents }) => {
      return { line: '10.4 encaissement', date, currency, category: 'TPS1', rate: decimalComma(rate), ttc: ttcCents }
    }),
    ...report.invoiced.map(({ businessDay: date, supply, rate, htCents, vatCents, ticketCount }) => {
      const amounts = { ht: htCents, vat: vatCents, count: String(ticketCount) }
      const category = CATEGORIES[supply]
      return { line: 'facturé', date, currency: 'EUR', category, rate: decimalComma(rate), ...amounts }
    }),
  ]
  const table = stringify(
    rows.map((row) => ({ siren: report.siren, ...row, mark: DEMO_MARK })),
    {
      bom: true,
      header: true,
      columns: report.demo ? [...CSV_COLUMNS, { key: 'mark', header: DEMO_MARK }] : CSV_COLUMNS,
      delimiter: ';',
      record_delimiter: 'windows',
      escape_formulas: true,
      // Amounts stay numbers until here: a negative number is no formula, a text that begins with a minus may be one.
      cast: { number: (amount) => decimalComma(cents(amount)) },
    },
  )
  return utf8(table)
}

const CSV_COLUMNS = [
  { key: 'siren', header: 'SIREN' },
  { key: 'line', header: 'Ligne' },
  { key: 'date', header: 'Date (TT-77, TT-96)' },
  { key: 'currency', header: 'Devise (TT-78, TT-98)' },
  { key: 'category', header: 'Catégorie (TT-81)' },
  { key: 'rate', header: 'Taux % (TT-86, TT-97)' },
  { key: 'ht', header: 'Base HT (TT-87)' },
  { key: 'vat', header: 'TVA (TT-83, TT-88)' },
  { key: 'ttc', header: 'TTC (TT-99)' },
  { key: 'count', header: 'Opérations (TT-85)' },
]

function groupRows({ date, currency, category, vatTotalCents, transactionCount, rates }: Transactions) {
  const group = { date, currency, category }
  return [
    { line: '10.3 total', ...group, vat: vatTotalCents, count: String(transactionCount) },
    ...rates.map(({ rate, htCents, vatCents }) => {
      return { line: '10.3 taux', ...group, rate: decimalComma(rate), ht: htCents, vat: vatCents }
    }),
  ]
}

/** What is left of a day's own sales of one kind when invoices are taken out; nothing where nothing is left. */
function consumerSales(day: Closure, supply: Supply, covered: readonly InvoicedSales[]): readonly Transactions[] {
  const rows = ownRates(day, supply).map((own) => {
    const taken = covered.filter((row) => row.rate === own.rate)
    return {
      rate: own.rate,
      htCents: minus(own.htCents, sum(taken.map((row) => row.htCents))),
      vatCents: minus(own.vatCents, sum(taken.map((row) => row.vatCents))),
    }
  })
  const counted = day.figures.supplies.find((row) => row.supply === supply)?.ticketCount ?? 0
  const transactionCount = covered.reduce((left, row) => left - row.ticketCount, counted)
  assert(transactionCount >= 0, `invoices cover more tickets than ${day.to} has`)
  const left = rows.filter((row) => row.htCents !== 0 || row.vatCents !== 0)
  if (left.length === 0 && transactionCount === 0) return []
  const group = { date: day.to, currency: 'EUR' as const, category: CATEGORIES[supply], transactionCount }
  // Sales that a refund of the same day cancels were made all the same: their rates are told, at zero.
  return [{ ...group, vatTotalCents: sum(rows.map((row) => row.vatCents)), rates: left.length > 0 ? left : rows }]
}

/** Own sales of a day by rate, over its families; lowest rate first. */
function ownRates(day: Closure, supply: Supply): readonly RateSums[] {
  const own = day.figures.families.filter((family) => family.nature === 'own' && family.supply === supply)
  return [...Map.groupBy(own, (family) => family.rate)]
    .map(([rate, families]) => ({
      rate,
      htCents: sum(families.map((family) => family.htCents)),
      vatCents: sum(families.map((family) => family.vatCents)),
    }))
    .sort((a, b) => a.rate - b.rate)
}

/**
 * VAT on services is due when they are paid (CGI art. 269, 2, c), and a ticket is settled when it is paid. What was taken
 * in advance on an open ticket is told with it, on the day it is settled: no rate is known before.
 */
function serviceReceipts({ date, currency, category, rates }: Transactions): EReport['receipts'] {
  if (category !== CATEGORIES.service) return []
  return rates
    .map(({ rate, htCents, vatCents }) => ({ date, rate, currency, ttcCents: plus(htCents, vatCents) }))
    .filter(({ ttcCents }) => ttcCents !== 0)
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
