import { z } from 'zod'
import { lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'

/** A month of meals, `YYYY-MM`, by the days on which they are eaten. */
export const zMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof zMonth>

export const firstDayOf = (month: Month): BusinessDay => `${month}-01` as BusinessDay // a month's first day is in the calendar
export const lastDayOf = (month: Month): BusinessDay => lastDayOfMonth(firstDayOf(month))
export const monthOf = (day: BusinessDay): Month => day.slice(0, 7)

/** The month so many later, or earlier where `by` is negative. */
export function monthsFrom(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = year * 12 + number - 1 + by
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}
