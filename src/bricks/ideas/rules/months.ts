import { addMonths, lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'

export type Period = { readonly from: BusinessDay; readonly to: BusinessDay }

/** The whole month of a day, some months before it or after. */
export function monthOf(day: BusinessDay, away = 0): Period {
  const from = addMonths(`${day.slice(0, 8)}01` as BusinessDay, away) // the first of a month is a day
  return { from, to: lastDayOfMonth(from) }
}

export type Trend = 'up' | 'down' | 'same'
/** Whether more was said than in the time before. */
export const trendOf = (now: number, before: number): Trend => (now > before ? 'up' : now < before ? 'down' : 'same')
