import { z } from 'zod'
import { Defect } from '../../shared/assert.ts'
import { addDays, wallTime, type BusinessDay } from '../../shared/business-day.ts'
import { zBusinessDay } from '../../shared/contracts/procedure.ts'
import { ok, refuse, type RefusalDetail, type Result } from '../../shared/result.ts'
import { HIRE_DAYS_MAX } from './tariff.ts'
import { blocksStarted, daysSpanned, hourOf, instantOf, type Clock } from './wall-clock.ts'

const DAY_MINUTES = 1440
const NOON = 720
const RANGES_MAX = 6
const EXCEPTIONS_MAX = 400
/** How far a next opening is looked for, in days: a café that closes for the winter opens again within a year. */
const LOOK_AHEAD_DAYS = 366
const WEEK = 7

/** From opening to closing, in minutes of the wall clock since midnight; `to` at or before `from` is the next morning. */
const zHours = z
  .strictObject({
    fromMinute: z
      .int()
      .min(0)
      .max(DAY_MINUTES - 1),
    toMinute: z.int().min(0).max(DAY_MINUTES),
  })
  .refine(({ fromMinute, toMinute }) => toMinute > fromMinute || toMinute <= NOON, 'a night ends before noon')

type Hours = z.infer<typeof zHours>

/** The hours of one day in their order; none where it is closed. Only the last may run past midnight. */
export const zDayHours = z
  .array(zHours)
  .max(RANGES_MAX)
  .refine(
    (all) => all.every((hours, i) => i === 0 || hours.fromMinute > closingMinute(all[i - 1])),
    'hours follow one another',
  )
export type DayHours = z.infer<typeof zDayHours>

/** When bikes go out and come back: a week, Monday first, and dates that differ (holidays, a late fête). */
export const zOpening = z.strictObject({
  week: z.array(zDayHours).length(WEEK),
  exceptions: z.array(z.strictObject({ day: zBusinessDay, hours: zDayHours })).max(EXCEPTIONS_MAX),
})
export type Opening = z.infer<typeof zOpening>

/** Both instants in epoch milliseconds; a return at the very minute of closing is in time. */
type OpenSpan = { readonly day: BusinessDay; readonly opensMs: number; readonly closesMs: number }

function closingMinute(hours: Hours | undefined): number {
  if (!hours) return 0
  return hours.toMinute > hours.fromMinute ? hours.toMinute : hours.toMinute + DAY_MINUTES
}

/** The hours of a date; the last exception named for it counts. */
export function hoursOn(opening: Opening, day: BusinessDay): DayHours {
  const exception = opening.exceptions.findLast((one) => one.day === day)
  if (exception) return exception.hours
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return opening.week[(weekday + WEEK - 1) % WEEK] ?? []
}

export function spansOn(opening: Opening, day: BusinessDay, zone: string): readonly OpenSpan[] {
  return hoursOn(opening, day).map((hours) => ({
    day,
    opensMs: instantOf(day, hours.fromMinute, zone),
    closesMs: instantOf(day, closingMinute(hours), zone),
  }))
}

/** When a day closes for good, after its last hours; undefined where it does not open. */
export function closingOf(opening: Opening, day: BusinessDay, zone: string): number | undefined {
  return spansOn(opening, day, zone).at(-1)?.closesMs
}

/** Whether a bike can be taken (not at the minute of closing) or brought back (then too). */
export function isOpenAt(opening: Opening, atMs: number, zone: string, what: 'start' | 'end'): boolean {
  return spansAround(opening, atMs, zone).some(
    ({ opensMs, closesMs }) => atMs >= opensMs && (atMs < closesMs || (what === 'end' && atMs === closesMs)),
  )
}

/** The next time that the café opens after an instant; undefined where it does not within a year. */
export function nextOpening(opening: Opening, atMs: number, zone: string): number | undefined {
  const { day } = wallTime(atMs, zone)
  for (let days = 0; days <= LOOK_AHEAD_DAYS; days += 1) {
    // Only a day that opens costs a look at the clock of the zone.
    if (hoursOn(opening, addDays(day, days)).length === 0) continue
    const next = spansOn(opening, addDays(day, days), zone).find(({ opensMs }) => opensMs > atMs)
    if (next) return next.opensMs
  }
  return undefined
}

export type PeriodRefusal = 'END_BEFORE_START' | 'HIRE_TOO_LONG' | 'CLOSED_THEN'

/**
 * Whether a hire can start and end when it is asked to (bikes.md §2.10). A closed hour comes with the next opening and,
 * for a return, with the last closing before it: « Retour au plus tard 19:00, ou dimanche 08:00 ». Times are `HH:MM` of
 * the wall clock, days `YYYY-MM-DD`.
 */
export function checkPeriod(
  opening: Opening,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  clock: Clock,
): Result<null, PeriodRefusal> {
  const { zone } = clock
  if (endMs <= startMs) {
    return refuse('END_BEFORE_START', { ...said('end', endMs, zone), ...said('start', startMs, zone) })
  }
  const days = Math.max(daysSpanned(startMs, endMs, clock), blocksStarted(startMs, endMs, zone))
  if (days > HIRE_DAYS_MAX) return refuse('HIRE_TOO_LONG', { days, mostDays: HIRE_DAYS_MAX })
  if (!isOpenAt(opening, startMs, zone, 'start')) {
    return refuse('CLOSED_THEN', closedAt(opening, 'start', startMs, zone))
  }
  if (isOpenAt(opening, endMs, zone, 'end')) return ok(null)
  return refuse('CLOSED_THEN', {
    ...closedAt(opening, 'end', endMs, zone),
    ...said('latest', latestClosing(opening, startMs, endMs, zone), zone),
  })
}

function closedAt(opening: Opening, what: 'start' | 'end', atMs: number, zone: string): RefusalDetail {
  const nextMs = nextOpening(opening, atMs, zone)
  return { what, ...said('asked', atMs, zone), ...(nextMs === undefined ? {} : said('next', nextMs, zone)) }
}

/** The last closing before a closed hour. It is after the departure, for that was while the café was open. */
function latestClosing(opening: Opening, startMs: number, endMs: number, zone: string): number {
  const first = addDays(wallTime(startMs, zone).day, -1)
  for (let day = wallTime(endMs, zone).day; day >= first; day = addDays(day, -1)) {
    if (hoursOn(opening, day).length === 0) continue
    const last = spansOn(opening, day, zone).findLast(({ closesMs }) => closesMs < endMs)
    if (last) return last.closesMs
  }
  throw new Defect('a café that was open at the departure has closed since')
}

/** `asked` → `askedDay`, `askedTime`. */
export function said(name: string, atMs: number, zone: string): RefusalDetail {
  return { [`${name}Day`]: wallTime(atMs, zone).day, [`${name}Time`]: hourOf(atMs, zone) }
}

/** The hours that an instant may fall in: those of its day, and those of the day before that run past midnight. */
function spansAround(opening: Opening, atMs: number, zone: string): readonly OpenSpan[] {
  const { day } = wallTime(atMs, zone)
  return [...spansOn(opening, addDays(day, -1), zone), ...spansOn(opening, day, zone)]
}
