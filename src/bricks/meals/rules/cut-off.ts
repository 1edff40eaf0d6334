import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { holidayThere, publicHoliday } from '../../../shared/holidays.ts'
import { instantOf } from '../../../shared/wall-clock.ts'
import type { MealsSetup } from './setup.ts'

type Holidays = Pick<MealsSetup, 'alsaceMoselle'>
export type CutOffRules = Holidays & Pick<MealsSetup, 'cutOff'>

/** 1 for Monday to 7. */
export function weekdayOf(day: BusinessDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function isHoliday(day: BusinessDay, { alsaceMoselle }: Holidays): boolean {
  return (alsaceMoselle ? holidayThere(day) : publicHoliday(day)) !== undefined
}

const FRIDAY = 5
/** Monday to Friday, and no public holiday. */
export function isWorkingDay(day: BusinessDay, holidays: Holidays): boolean {
  return weekdayOf(day) <= FRIDAY && !isHoliday(day, holidays)
}

/** The day on which the kitchen is told for the last time: so many working days before the one that brings the meal. */
export function cutOffDay(deliveredOn: BusinessDay, rules: CutOffRules): BusinessDay {
  let day = deliveredOn
  for (let left = rules.cutOff.workingDays; left > 0;) {
    day = addDays(day, -1)
    if (isWorkingDay(day, rules)) left -= 1
  }
  return day
}

/** The last instant at which a meal is ordered or cancelled free, by the café's clock on the wall (meals.md §3.7). */
export function cutOffOf(deliveredOn: BusinessDay, rules: CutOffRules, zone: string): number {
  return instantOf(cutOffDay(deliveredOn, rules), rules.cutOff.minute, zone)
}

/** Said at that very instant, it is still in time. */
export function isPast(deliveredOn: BusinessDay, rules: CutOffRules, zone: string, nowMs: number): boolean {
  return nowMs > cutOffOf(deliveredOn, rules, zone)
}
