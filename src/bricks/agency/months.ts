import { standingOf } from '../../main/services/index.ts'
import { lastDayOfMonth, type BusinessDay } from '../../shared/business-day.ts'
import { negate, sum, type Cents } from '../../shared/money.ts'
import type { VatRate } from '../../shared/vat.ts'
import { sumsOf } from './counter-handlers.ts'
import type { ServiceCode } from './ids.ts'
import type { Move } from './moves.ts'
import type { AgencyParts } from './parts.ts'
import {
  monthlyOf,
  statementLines,
  totalsOf,
  type AgencyMove,
  type StatementLine,
  type Totals,
} from './rules/commission.ts'
import { readRef, refOf } from './rules/refs.ts'
import { termsOn, type CounterService, type Terms } from './rules/service.ts'

export const monthOf = (month: string): { readonly from: BusinessDay; readonly to: BusinessDay } => {
  const from = `${month}-01` as BusinessDay // the contract read the month
  return { from, to: lastDayOfMonth(from) }
}

export const commissionRef = (service: ServiceCode, month: string): string =>
  refOf({ way: 'commission', service, month })

/** The rate of a service of the café on a day; none where it sells without VAT. */
export const vatOf = ({ doors }: Pick<AgencyParts, 'doors'>, nowMs: number): VatRate =>
  doors.tickets.taxationAt(nowMs)('standard', 'on-site').rate

/** What moved for a partner, with the kind of thing where something was looked after. */
export function agencyMoves({ moves }: Pick<AgencyParts, 'moves'>, own: readonly Move[]): readonly AgencyMove[] {
  return own.flatMap(({ way, nature, ref, article, forDay, ttcCents, pieces }): readonly AgencyMove[] => {
    if (nature !== 'agency') return []
    if (way !== 'item')
      return [{ way: way === 'paid-out' ? 'paid-out' : 'collected', article, day: forDay, ttcCents, pieces }]
    const read = readRef(ref)
    const kind = read?.way === 'item' ? moves.articleOfItem(read.itemId) : null
    return [{ way: 'collected', article: kind, day: forDay, ttcCents, pieces }]
  })
}

export type MonthOfService = {
  readonly lines: readonly StatementLine[]
  readonly totals: Totals
  readonly settles: Terms['settles']
  readonly toCheck: boolean
}

/** What a month of a service comes to for its partner, from what moved and what was agreed. */
export function monthOfService(
  parts: Pick<AgencyParts, 'doors' | 'moves' | 'services'>,
  service: CounterService,
  own: readonly Move[],
  month: string,
  nowMs: number,
): MonthOfService {
  const terms = parts.services.terms()
  const { to } = monthOf(month)
  const agreed = termsOn(terms, service.code, to)
  const settles = agreed?.settles ?? 'deducted'
  const lines = statementLines(service, agencyMoves(parts, own), terms)
  const totals = totalsOf(lines, monthlyOf(terms, service, to), vatOf(parts, nowMs), settles)
  return { lines, totals, settles, toCheck: agreed?.toCheck ?? false }
}

/** What the network's file asks of each service: by the days that were closed, as its sealed tickets are dated. */
export function figuresOf(parts: AgencyParts, month: string, nowMs: number) {
  const { moves, services, counter } = parts
  const { from, to } = monthOf(month)
  const all = moves.sealedBetween(from, to)
  const counts = counter.countsBetween(from, to)
  return services.services().map((service) => {
    const own = all.filter((move) => move.service === service.code)
    const done = counts.filter((one) => one.service === service.code)
    const sums = sumsOf(own)
    const deposits = own.filter(({ way }) => way === 'deposit').map(({ ttcCents }) => ttcCents)
    const of = (is: (cents: Cents) => boolean) => sum(deposits.filter(is))
    return {
      service: service.code,
      name: service.name,
      collectedCents: sums.collectedCents,
      paidOutCents: sums.paidOutCents,
      ownHtCents: sum(
        own.flatMap(({ way, nature, htCents }) => (nature === 'own' && way !== 'commission' ? [htCents] : [])),
      ),
      commissionHtCents: monthOfService(parts, service, own, month, nowMs).totals.htCents,
      depositsInCents: of((cents) => cents > 0),
      depositsOutCents: negate(of((cents) => cents < 0)),
      units: sums.pieces + done.reduce((total, { pieces }) => total + pieces, 0),
      minutes: done.reduce((total, { minutes }) => total + minutes, 0),
    }
  })
}

/** What the ledger says of a month that was invoiced: the sale that stands, and what took the others back. */
export function ledgerOf(
  { doors, statements }: Pick<AgencyParts, 'doors' | 'statements'>,
  service: ServiceCode,
  month: string,
) {
  const { sold, theirs } = statements.of(service, month)
  return { theirs, sold, ...standingOf(doors, commissionRef(service, month), sold) }
}
