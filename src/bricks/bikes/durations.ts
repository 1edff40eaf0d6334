import type { Refused } from '../../shared/result.ts'
import { addDays, wallTime } from '../../shared/business-day.ts'
import { checkPeriod, closingOf, type Opening, type PeriodRefusal } from './opening.ts'
import type { HireRules } from './tariff.ts'
import { instantOf, openingDay, sameHourAfter, type Clock } from './wall-clock.ts'

export const durations = ['hour', 'half-day', 'day', 'two-days', 'week', 'at-closing'] as const
export type Duration = (typeof durations)[number]

/** A chip of the counter: a duration, when the bike would be due, and why it cannot be where the café is closed then. */
type DurationChip = {
  readonly duration: Duration
  readonly endMs: number
  readonly refusal: Refused<PeriodRefusal> | null
}

const MINUTE_MS = 60_000
const DAYS = { day: 1, 'two-days': 2, week: 7 } as const

/**
 * What can be chosen in one tap from a departure (bikes.md §2.8). An hour and a half-day are time that passes. Days follow
 * the clock on the wall: by the calendar a day lasts until closing time of its last day, for that is what is paid; in
 * blocks it lasts until the same hour. Where its last day is closed, it ends at the hour of the departure and says so.
 * "At closing" is left out on a day that has closed.
 */
export function durationChips(
  opening: Opening,
  startMs: number,
  choice: { readonly daysBy: HireRules['daysBy']; readonly halfDayMinutes: number },
  clock: Clock,
): readonly DurationChip[] {
  return durations.flatMap((duration) => {
    const endMs = endOf(duration, opening, startMs, choice, clock)
    if (endMs === undefined) return []
    const checked = checkPeriod(opening, { startMs, endMs }, clock)
    return [{ duration, endMs, refusal: checked.ok ? null : checked }]
  })
}

function endOf(
  duration: Duration,
  opening: Opening,
  startMs: number,
  { daysBy, halfDayMinutes }: { readonly daysBy: HireRules['daysBy']; readonly halfDayMinutes: number },
  clock: Clock,
): number | undefined {
  switch (duration) {
    case 'hour':
      return startMs + 60 * MINUTE_MS
    case 'half-day':
      return startMs + halfDayMinutes * MINUTE_MS
    case 'at-closing':
      return closingAfter(opening, startMs, 0, clock)
    case 'day':
    case 'two-days':
    case 'week':
      return daysBy === 'blocks'
        ? sameHourAfter(startMs, DAYS[duration], clock.zone)
        : lastsUntil(opening, startMs, DAYS[duration], clock)
  }
}

/** By the calendar: closing time of the last day paid for. */
function lastsUntil(opening: Opening, startMs: number, days: number, clock: Clock): number | undefined {
  const closesMs = closingAfter(opening, startMs, days - 1, clock)
  if (closesMs !== undefined || days === 1) return closesMs
  const { minute } = wallTime(startMs, clock.zone)
  return instantOf(addDays(wallTime(startMs, clock.zone).day, days - 1), minute, clock.zone)
}

/** The last closing of an opening day counted from the departure's, if it is still to come. */
function closingAfter(opening: Opening, startMs: number, days: number, clock: Clock): number | undefined {
  const closesMs = closingOf(opening, addDays(openingDay(startMs, clock), days), clock.zone)
  return closesMs !== undefined && closesMs > startMs ? closesMs : undefined
}
