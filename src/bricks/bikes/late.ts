import { daysBetween } from '../../shared/business-day.ts'
import { cents, divideHalfUp, smaller, ZERO, type Cents } from '../../shared/money.ts'
import { closingOf, type Opening } from './opening.ts'
import { dayPrice } from './prices.ts'
import type { Tariff } from './tariff.ts'
import { minutesBetween, openingDay, type Clock } from './wall-clock.ts'

/** What a late return costs, TTC, and how it was counted: hours until closing time, started days after it. */
type LateFee =
  | { readonly by: 'none'; readonly minutes: number; readonly cents: Cents }
  | {
      readonly by: 'hours'
      readonly minutes: number
      readonly hours: number
      readonly isCapped: boolean
      readonly cents: Cents
    }
  | { readonly by: 'days'; readonly minutes: number; readonly days: number; readonly cents: Cents }

const WHOLE = 10_000n

/**
 * What one bike costs when it comes back late (bikes.md §2.4.5). Nothing within the minutes of grace, whatever the hour.
 * Until the closing time of the day it was due: hours at the hour price, capped at one day (the day price where nothing is
 * hired by the hour). Past that closing time: each started day at the day price plus its surcharge. A day is started by
 * the calendar, closed ones too, as hire days are counted, and by a return after its closing time. Coming back later
 * never costs less.
 */
export function lateFee(
  tariff: Tariff,
  { dueMs, backMs }: { readonly dueMs: number; readonly backMs: number },
  opening: Opening,
  clock: Clock,
): LateFee {
  const minutes = Math.max(0, minutesBetween(dueMs, backMs))
  if (minutes <= tariff.graceMinutes) return { by: 'none', minutes, cents: ZERO }
  const days = daysStartedLate(dueMs, backMs, opening, clock)
  const day = dayPrice(tariff)
  if (days > 0) {
    const percent = WHOLE + BigInt(tariff.lateSurchargeHundredths)
    return { by: 'days', minutes, days, cents: cents(Number(divideHalfUp(BigInt(day * days) * percent, WHOLE))) }
  }
  const hours = Math.ceil((minutes - tariff.graceMinutes) / 60)
  const asked = tariff.hourCents === null ? day : cents(tariff.hourCents * hours)
  return { by: 'hours', minutes, hours, isCapped: asked > day, cents: smaller(asked, day) }
}

/** Days after the one it was due, and one more where the day of the return had closed. */
function daysStartedLate(dueMs: number, backMs: number, opening: Opening, clock: Clock): number {
  const backDay = openingDay(backMs, clock)
  const closesMs = closingOf(opening, backDay, clock.zone)
  const isPastClosing = closesMs !== undefined && backMs > closesMs
  return daysBetween(openingDay(dueMs, clock), backDay) + (isPastClosing ? 1 : 0)
}
