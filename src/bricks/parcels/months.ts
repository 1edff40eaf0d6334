import { standingOf } from '../../main/services/index.ts'
import { addDays, lastDayOfMonth, type BusinessDay } from '../../shared/business-day.ts'
import { minus, sum, type Cents } from '../../shared/money.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import { createActStore, type ActStore } from './act-store.ts'
import type { CarrierCode } from './ids.ts'
import type { ParcelsParts } from './parts.ts'
import { actsOf, type Act } from './rules/acts.ts'
import type { Carrier } from './rules/carrier.ts'
import { paidActs, statementLines, totalsOf, type Paid } from './rules/statement.ts'
import type { SealedSale } from './rules/worth.ts'
import { createStatementStore, type StatementStore } from './statement-store.ts'

/** The name of the service in lines of tickets. */
export const SERVICE = 'parcels'
/** More tickets than a village café seals in a month. */
const TICKETS_MAX = 100_000

/** What is read afterwards, and what was invoiced of it. */
export type BooksParts = ParcelsParts & { readonly acts: ActStore; readonly statements: StatementStore }
export const booksParts = (parts: ParcelsParts): BooksParts => ({
  ...parts,
  acts: createActStore(parts.doors.db),
  statements: createStatementStore(parts.doors.db),
})

export const monthOf = (month: string): { readonly from: BusinessDay; readonly to: BusinessDay } => {
  const from = `${month}-01` as BusinessDay // the contract read the month
  return { from, to: lastDayOfMonth(from) }
}

/** A month of a carrier, as the tickets that were made of it bear it. */
export const commissionRef = (carrier: CarrierCode, month: string): string => `cms_${carrier}_${month}`

/** What was done between two days, both included, by the clock on the wall; what was taken back a night later as well. */
export function actsBetween({ acts, zone }: BooksParts, from: BusinessDay, to: BusinessDay): readonly Act[] {
  const at = zone()
  const told = acts.told(instantOf(from, 0, at), instantOf(addDays(to, 2), 0, at))
  return actsOf(told, at).filter(({ day }) => day >= from && day <= to)
}

/** Those who pay by the piece. */
export const payingCarriers = ({ carriers }: BooksParts): readonly Carrier[] =>
  carriers.carriers().filter(({ kind }) => kind === 'carrier')

export type MonthOfCarrier = {
  readonly acts: readonly Act[]
  readonly paid: readonly Paid[]
  readonly lines: ReturnType<typeof statementLines>
  readonly totals: ReturnType<typeof totalsOf> & { readonly rate: ReturnType<typeof vatOf> }
}

/** The rate of a service of the café on a day; none where it sells without VAT. */
export const vatOf = ({ doors }: BooksParts, nowMs: number) =>
  doors.tickets.taxationAt(nowMs)('standard', 'on-site').rate

/** What a carrier owes for a month, from the register and what was agreed. */
export function monthOfCarrier(
  parts: BooksParts,
  carrier: CarrierCode,
  all: readonly Act[],
  nowMs: number,
): MonthOfCarrier {
  const acts = all.filter((act) => act.carrier === carrier)
  const paid = paidActs(acts, parts.carriers.terms())
  const lines = statementLines(paid)
  const rate = vatOf(parts, nowMs)
  return { acts, paid, lines, totals: { ...totalsOf(sum(lines.map(({ htCents }) => htCents)), rate), rate } }
}

/** What the ledger says of a month that was invoiced: the sale that stands, and what took the others back. */
export function ledgerOf({ doors, statements }: BooksParts, carrier: CarrierCode, month: string) {
  const { sold, theirs } = statements.of(carrier, month)
  return { theirs, sold, ...standingOf(doors, commissionRef(carrier, month), sold) }
}

/** The café's own sales of some days, without what was given back and without what the parcels themselves are invoiced for. */
export function salesBetween({ doors }: BooksParts, from: BusinessDay, to: BusinessDay): readonly SealedSale[] {
  // A night's sale is dated the day before, one after a clock was put back the day after.
  const [first, last] = [addDays(from, -1), addDays(to, 1)]
  const own = new Set(doors.services.between(SERVICE, first, last).map(({ number }) => number))
  return doors.tickets
    .search({ from: first, to: last, limit: TICKETS_MAX })
    .filter(({ kind, number }) => kind === 'sale' && !own.has(number))
    .map(({ number, settledAtMs, totalCents, refundedCents }) => ({
      number,
      atMs: settledAtMs,
      cents: leftOf(totalCents, refundedCents),
    }))
    .filter(({ cents }) => cents > 0)
}

const leftOf = (totalCents: Cents, refundedCents: Cents): Cents => minus(totalCents, refundedCents)
