import { z } from 'zod'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zBusinessDay, zCents, zVatRate } from '../../../shared/contracts/procedure.ts'
import { cents, divideHalfUp, plus, sum, ZERO, type Cents } from '../../../shared/money.ts'
import type { VatRate } from '../../../shared/vat.ts'
import type { CarrierCode } from '../ids.ts'
import type { Act } from './acts.ts'
import type { Terms } from './carrier.ts'

/** « 2026-11 ». */
export const zMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

export const zPaidFor = z.enum(['handed-over', 'handed-over-heavy', 'dropped-off', 'returned'])
export type PaidFor = z.infer<typeof zPaidFor>

/** So many acts at one price; a month in which the terms changed has two lines of a kind. */
export const zStatementLine = z.strictObject({
  what: zPaidFor,
  /** HT, of each. */
  unitCents: zCents,
  count: z.int().positive(),
  htCents: zCents,
  from: zBusinessDay,
  to: zBusinessDay,
})
export type StatementLine = Readonly<z.infer<typeof zStatementLine>>

/** An act with what it brings. */
export type Paid = {
  readonly act: Act
  readonly what: PaidFor
  readonly unitCents: Cents
  /** Nothing had been agreed for its day: it brings nothing, and somebody has to know. */
  readonly isAgreed: boolean
}

/** What was agreed for a day: the latest that began. */
export function termsOn(terms: readonly Terms[], carrier: CarrierCode, day: BusinessDay): Terms | undefined {
  return terms
    .filter((one) => one.carrier === carrier && one.from <= day)
    .reduce<Terms | undefined>((latest, one) => (latest && latest.from > one.from ? latest : one), undefined)
}

/** What each act brings by the terms in force on its own day. */
export function paidActs(acts: readonly Act[], terms: readonly Terms[]): readonly Paid[] {
  return acts.flatMap((act) => {
    const agreed = termsOn(terms, act.carrier, act.day)
    const what = paidFor(act, agreed)
    if (what === undefined) return []
    return [{ act, what, unitCents: agreed ? unitOf(what, agreed) : ZERO, isAgreed: agreed !== undefined }]
  })
}

/** How many acts would be paid otherwise if these terms took the place of those that held. */
export function repriced(acts: readonly Act[], terms: readonly Terms[], next: Terms): number {
  const kept = terms.filter(({ carrier, from }) => carrier !== next.carrier || from !== next.from)
  const then = paidActs(acts, [...kept, next])
  return paidActs(acts, terms).filter(({ what, unitCents }, n) => {
    const other = then[n]
    return other?.what !== what || other.unitCents !== unitCents
  }).length
}

function paidFor({ kind, weightG }: Act, terms: Terms | undefined): PaidFor | undefined {
  if (kind === 'received') return undefined
  if (kind !== 'handed-over') return kind
  const fromG = terms?.heavyFromG ?? null
  return fromG !== null && weightG !== null && weightG > fromG ? 'handed-over-heavy' : 'handed-over'
}

function unitOf(what: PaidFor, terms: Terms): Cents {
  switch (what) {
    case 'handed-over':
      return terms.pickupCents
    case 'handed-over-heavy':
      return terms.pickupHeavyCents
    case 'dropped-off':
      return terms.dropOffCents
    case 'returned':
      return terms.returnCents
  }
}

export type Totals = { readonly htCents: Cents; readonly vatCents: Cents; readonly ttcCents: Cents }

/** VAT once, on the total: a thousand roundings of a few cents would be another sum (brief parcels §1.6). */
export function totalsOf(htCents: Cents, rate: VatRate): Totals {
  const vatCents = cents(Number(divideHalfUp(BigInt(htCents) * BigInt(rate), 10_000n)))
  return { htCents, vatCents, ttcCents: plus(htCents, vatCents) }
}

export const zTotals = z.strictObject({ htCents: zCents, vatCents: zCents, ttcCents: zCents, rate: zVatRate })

/** One line for each price of each kind, in the order of the kinds and of time. */
export function statementLines(paid: readonly Paid[]): readonly StatementLine[] {
  const groups = Map.groupBy(paid, ({ what, unitCents }) => `${zPaidFor.options.indexOf(what)} ${what} ${unitCents}`)
  return [...groups.values()]
    .flatMap((same) => {
      const [first] = same
      if (!first) return []
      const { what, unitCents } = first
      const htCents = sum(same.map((one) => one.unitCents))
      // In the order of the days: a clock that was put back does not turn a period round.
      const days = same.map(({ act }) => act.day).toSorted()
      const [from = first.act.day] = days
      return [{ what, unitCents, count: same.length, htCents, from, to: days.at(-1) ?? from }]
    })
    .toSorted(
      (a, b) => zPaidFor.options.indexOf(a.what) - zPaidFor.options.indexOf(b.what) || (a.from < b.from ? -1 : 1),
    )
}
