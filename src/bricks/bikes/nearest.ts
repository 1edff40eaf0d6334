import { checkPeriod, nextOpening, type Opening } from './opening.ts'
import type { Period } from './prices.ts'
import { sameHourAfter, type Clock } from './wall-clock.ts'

/** How far a next time is looked for, in days: who wants bikes on Saturday does not come in a month. */
const DAYS_AHEAD = 14
/** How many times are tried: each may be a search of its own. */
const TRIES_MAX = 60

/**
 * The nearest later start at which a hire of the same length can be had while the café is open: when something comes back,
 * when the café opens, or at the same hour of another day. Instants in epoch milliseconds.
 */
export function nearestStart(
  { startMs, endMs }: Period,
  endsMs: readonly number[],
  opening: Opening,
  clock: Clock,
  canBeHad: (period: Period) => boolean,
): number | undefined {
  const untilMs = sameHourAfter(startMs, DAYS_AHEAD, clock.zone)
  const starts = new Set<number>(endsMs)
  for (let days = 1; days <= DAYS_AHEAD; days += 1) starts.add(sameHourAfter(startMs, days, clock.zone))
  for (let atMs = startMs; ;) {
    const next = nextOpening(opening, atMs, clock.zone)
    if (next === undefined || next > untilMs) break
    starts.add(next)
    atMs = next
  }
  const later = [...starts].filter((atMs) => atMs > startMs && atMs <= untilMs).toSorted((a, b) => a - b)
  return later
    .filter((atMs) => checkPeriod(opening, { startMs: atMs, endMs: atMs + endMs - startMs }, clock).ok)
    .slice(0, TRIES_MAX)
    .find((atMs) => canBeHad({ startMs: atMs, endMs: atMs + endMs - startMs }))
}
