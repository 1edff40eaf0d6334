import { addMonths, lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'
import { monthName } from '../../../shared/texts/periods.ts'
import type { Lang } from '../../../shared/texts/index.ts'

export const monthOfDay = (day: BusinessDay): string => day.slice(0, 7)
export const daysOfMonth = (month: string): { readonly from: BusinessDay; readonly to: BusinessDay } => {
  const from = `${month}-01` as BusinessDay // the first of a month is a day
  return { from, to: lastDayOfMonth(from) }
}
/** One before or after; none that has not begun. */
export function moved(month: string, by: number, today: BusinessDay): string {
  const next = monthOfDay(addMonths(daysOfMonth(month).from, by))
  return next > monthOfDay(today) ? monthOfDay(today) : next
}
export function longMonth(month: string, lang: Lang): string {
  const [year, number] = month.split('-')
  return `${monthName(Number(number), lang)} ${year}`
}
