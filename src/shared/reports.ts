import { z } from 'zod'
import { addDays, addMonths, daysBetween, lastDayOfMonth, type BusinessDay } from './business-day.ts'

/** What sales can be counted by. */
export const zReportBy = z.enum(['day', 'hour', 'weekday', 'product', 'category', 'server', 'tender', 'vat'])
export type ReportBy = z.infer<typeof zReportBy>

/** What stands in the place of a product for what options took off the shelf: what they bring is in their products. */
export const OPTIONS_ROW = 'options'

/** What a period is compared with. Both keep the days of the week: a Saturday is told beside a Saturday. */
export const zAgainst = z.enum(['week', 'year'])
export type Against = z.infer<typeof zAgainst>

/** Days of trade, both included. */
export type DayRange = { readonly from: BusinessDay; readonly to: BusinessDay }

/** The longest range that is read: ten years. */
export const RANGE_DAYS_MAX = 3660

export const rangeNames = ['today', 'yesterday', 'week', 'last-week', 'month', 'last-month', 'year'] as const
export type RangeName = (typeof rangeNames)[number]

/** 1 for Monday to 7. */
export function weekdayOf(day: BusinessDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The days that a name means, seen from today. Weeks begin on Monday. */
export function rangeOf(name: RangeName, today: BusinessDay): DayRange {
  const monday = addDays(today, 1 - weekdayOf(today))
  const first = `${today.slice(0, 8)}01` as BusinessDay // of a day that is one
  const firstBefore = addMonths(first, -1)
  switch (name) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'week':
      return { from: monday, to: addDays(monday, 6) }
    case 'last-week':
      return { from: addDays(monday, -7), to: addDays(monday, -1) }
    case 'month':
      return { from: first, to: lastDayOfMonth(first) }
    case 'last-month':
      return { from: firstBefore, to: lastDayOfMonth(firstBefore) }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01` as BusinessDay, to: `${today.slice(0, 4)}-12-31` as BusinessDay } // days of every year
  }
}

/** The range of the same make before or after: a month is followed by a month, however long; else by as many days. */
export function stepped({ from, to }: DayRange, step: 1 | -1): DayRange {
  const isMonths = from.endsWith('-01') && to === lastDayOfMonth(to)
  if (isMonths) {
    const months =
      (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
    const first = addMonths(from, step * months)
    return { from: first, to: lastDayOfMonth(addMonths(first, months - 1)) }
  }
  const days = daysBetween(from, to) + 1
  return { from: addDays(from, step * days), to: addDays(to, step * days) }
}

/**
 * How many days back a range is compared: whole weeks always. A week or less with the week before; more with the weeks just
 * before it. A year back is 52 weeks.
 */
export function daysBack({ from, to }: DayRange, against: Against): number {
  const days = daysBetween(from, to) + 1
  return against === 'week' ? Math.ceil(days / 7) * 7 : Math.max(1, Math.ceil((days - 7) / 364)) * 364
}
