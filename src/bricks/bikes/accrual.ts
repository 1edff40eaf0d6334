import { assert } from '../../shared/assert.ts'
import { addDays, daysBetween, lastDayOfMonth, nextDay, type BusinessDay } from '../../shared/business-day.ts'
import { allocate, ZERO, type Cents } from '../../shared/money.ts'

export type MonthShare = {
  /** `YYYY-MM`. */
  readonly month: string
  readonly days: number
  readonly htCents: Cents
}

/**
 * What each month earned of a hire paid in advance, for the optional report: by its days, largest remainder. A hire of
 * 75.00 HT for seven days from 30 July earned 21.43 in July and 53.57 in August (bikes.md §2.9).
 */
export function accrueByMonth(htCents: Cents, firstDay: BusinessDay, days: number): readonly MonthShare[] {
  assert(Number.isInteger(days) && days >= 1, `not a number of hire days: ${days}`)
  const lastDay = addDays(firstDay, days - 1)
  const months: { month: string; days: number }[] = []
  for (let day = firstDay; day <= lastDay;) {
    const until = lastDayOfMonth(day) < lastDay ? lastDayOfMonth(day) : lastDay
    months.push({ month: day.slice(0, 7), days: daysBetween(day, until) + 1 })
    day = nextDay(until)
  }
  const shares = allocate(
    htCents,
    months.map((month) => month.days),
  )
  return months.map((month, i) => ({ ...month, htCents: shares[i] ?? ZERO }))
}
