import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { isHoliday, isPast, weekdayOf, type CutOffRules } from './cut-off.ts'
import type { Round } from './round.ts'
import type { MealsSetup } from './setup.ts'

export type BringingRules = CutOffRules & Pick<MealsSetup, 'deliversOnHolidays'>
type Week = Pick<Round, 'broughtOn'>

/** Whoever has no round yet: every working day, and Friday brings the weekend (C-01). */
const USUAL: Week = { broughtOn: [1, 2, 3, 4, 5, 5, 5] }
/** A round that does not go within two weeks before a holiday does not go at all. */
const LOOKED_BACK = 14

/**
 * The day that brings what is eaten on a day: the weekday that the round says, and where no round goes on a public
 * holiday, the last day before it on which it does. Undefined where nobody brings anything for that day.
 */
export function broughtDay(
  round: Week | undefined,
  eatenOn: BusinessDay,
  rules: BringingRules,
): BusinessDay | undefined {
  const { broughtOn } = round ?? USUAL
  const eaten = weekdayOf(eatenOn)
  const bringing = broughtOn[eaten - 1]
  if (bringing === null || bringing === undefined) return undefined
  const asked = addDays(eatenOn, -((eaten - bringing + 7) % 7))
  const goes = (day: BusinessDay) => rules.deliversOnHolidays || !isHoliday(day, rules)
  if (goes(asked)) return asked
  for (let back = 1; back <= LOOKED_BACK; back += 1) {
    const day = addDays(asked, -back)
    if (broughtOn.includes(weekdayOf(day)) && goes(day)) return day
  }
  return undefined
}

/** So far ahead the next day is looked for: a café that closes for a month has another. */
const LOOKED_AHEAD = 60

/** The first day from one on whose meal can still be ordered, and eaten: nothing is past its cut-off. */
export function nextPossible(
  round: Week | undefined,
  from: BusinessDay,
  rules: BringingRules,
  zone: string,
  nowMs: number,
): BusinessDay | undefined {
  return Array.from({ length: LOOKED_AHEAD }, (_, n) => addDays(from, n)).find((day) => {
    const brought = broughtDay(round, day, rules)
    return brought !== undefined && !isPast(brought, rules, zone, nowMs)
  })
}
