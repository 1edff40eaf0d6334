import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { SealedClosure } from '../../shared/contracts/closures.ts'
import { ZERO } from '../../shared/money.ts'
import { chains, type Chain } from '../journal/index.ts'
import type { ClosureReader } from '../closures/index.ts'

/** A closed period, and how far each chain had come before it and at its end: every entry belongs to one period. */
export type ArchivePeriod = {
  readonly from: BusinessDay
  readonly to: BusinessDay
  readonly last: SealedClosure
  readonly before: SealedClosure | undefined
  readonly days: readonly SealedClosure[]
}

/**
 * The period between two days, both included; `undefined` where it is not closed to its end or begins where no earlier
 * one ended.
 */
export function closedPeriod(store: ClosureReader, from: BusinessDay, to: BusinessDay): ArchivePeriod | undefined {
  if (from > to) return undefined
  const last = store.endingOn(to)
  const before = store.endingOn(addDays(from, -1))
  const days = store.between('day', from, to)
  const isWhole = days[0]?.from === from && days.at(-1)?.to === to
  const isFirst = days[0]?.number === 1
  return last && isWhole && (before || isFirst) ? { from, to, last, before, days } : undefined
}

/** The numbers of a chain that belong to the period: after the first, up to the second. */
export function numbersOf(period: ArchivePeriod, chain: Chain): { readonly after: number; readonly upTo: number } {
  const reached = (closure: SealedClosure | undefined): number => {
    if (!closure) return 0
    if (chain === 'tickets') return closure.upToTicket
    return chain === 'closures' ? closure.seq : (closure.ends[chain] ?? 0)
  }
  return { after: reached(period.before), upTo: reached(period.last) }
}

export function stretches(period: ArchivePeriod): readonly { chain: Chain; after: number; upTo: number }[] {
  return chains.map((chain) => ({ chain, ...numbersOf(period, chain) })).filter(({ after, upTo }) => upTo > after)
}

export const NO_PERPETUAL = { algebraicCents: ZERO, absoluteCents: ZERO }
