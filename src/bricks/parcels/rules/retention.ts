import { addDays, addMonths, type BusinessDay } from '../../../shared/business-day.ts'

/** From which day on nobody's name is kept any more of what left on a day (A-15: 13 months after 25 October, 25 November). */
export function erasedOn(leftOn: BusinessDay, keptMonths: number): BusinessDay {
  return addMonths(leftOn, keptMonths)
}

/** The last day of which no name is kept any more on `today`. Months are not all as long: it is looked for from its end. */
export function lastErased(today: BusinessDay, keptMonths: number): BusinessDay {
  let day = addDays(addMonths(today, -keptMonths), 3)
  while (erasedOn(day, keptMonths) > today) day = addDays(day, -1)
  return day
}
