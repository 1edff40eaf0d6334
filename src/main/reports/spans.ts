import { addDays, daysBetween, wallTime, type BusinessDay } from '../../shared/business-day.ts'
import { daysBack, type Against, type DayRange } from '../../shared/reports.ts'
import { instantOf } from '../../shared/wall-clock.ts'

/** Whole days from `from` to `to`, none where `to` is before it; and of one more day what was sealed until an instant. */
export type Span = DayRange & { readonly cut: { readonly day: BusinessDay; readonly untilMs: number } | null }

export const wholeDays = ({ from, to }: DayRange): Span => ({ from, to, cut: null })

/** When it is: the trading day, and the instant. */
export type Moment = { readonly today: BusinessDay; readonly nowMs: number; readonly zone: string }

/**
 * The days that a range is compared with, whole weeks back. What is still to come is compared with nothing: where today
 * lies in the range, the other days end on today's weekday, at this time by the clock on the wall.
 */
export function spanBefore(range: DayRange, against: Against, { today, nowMs, zone }: Moment): Span {
  const back = daysBack(range, against)
  const from = addDays(range.from, -back)
  if (today < range.from || today > range.to) return wholeDays({ from, to: addDays(range.to, -back) })
  const wall = wallTime(nowMs, zone)
  // The small hours of a trading day are past its midnight.
  const minute = daysBetween(today, wall.day) * 1440 + wall.minute
  const day = addDays(today, -back)
  return { from, to: addDays(day, -1), cut: { day, untilMs: instantOf(day, minute, zone) + (nowMs % 60_000) } }
}

/** The last day that it looks at. */
export const lastDayOf = ({ to, cut }: Span): BusinessDay => cut?.day ?? to
