import { addDays, type BusinessDay } from '../../../shared/business-day.ts'

const WEEK = 7
/** A season of Thursdays, and some. */
export const SERIES_MAX = 60

/** The same day of the week from the first one to the last on which it may be, every so many weeks; the first is always there. */
export function weeklyDays(first: BusinessDay, until: BusinessDay, everyWeeks: number): readonly BusinessDay[] {
  const days: BusinessDay[] = [first]
  for (let n = 1; n < SERIES_MAX; n += 1) {
    const day = addDays(first, n * WEEK * everyWeeks)
    if (day > until) break
    days.push(day)
  }
  return days
}
