import { nextDay, type BusinessDay } from '../../../shared/business-day.ts'
import { publicHoliday } from '../../../shared/holidays.ts'
import type { DayKind } from './carrier.ts'

const SUNDAY = 0
const SATURDAY = 6

/** Whether a day counts towards a hold: « ouvrable » is Monday to Saturday, « ouvré » Monday to Friday, neither a public holiday. */
export function counts(day: BusinessDay, kind: DayKind): boolean {
  if (kind === 'calendar') return true
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  if (weekday === SUNDAY || publicHoliday(day)) return false
  return kind === 'ouvrable' || weekday !== SATURDAY
}

/**
 * The last day, to its end, on which a parcel that came in on a day is handed over: the day of reception is day
 * nought. Fixed once: whether the café is open on it changes nothing.
 */
export function deadlineOf(received: BusinessDay, holdDays: number, kind: DayKind): BusinessDay {
  let day = received
  for (let left = holdDays; left > 0;) {
    day = nextDay(day)
    if (counts(day, kind)) left -= 1
  }
  return day
}

const HOUR_MS = 3_600_000
const DAY_HOURS = 24

/** How far the computer's clock went back, in whole days or hours; undefined where it is less than an hour. */
export function clockBack(behindMs: number): { readonly unit: 'hours' | 'days'; readonly count: number } | undefined {
  const hours = Math.floor(behindMs / HOUR_MS)
  if (hours < 1) return undefined
  return hours < DAY_HOURS ? { unit: 'hours', count: hours } : { unit: 'days', count: Math.floor(hours / DAY_HOURS) }
}
