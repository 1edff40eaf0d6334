import type { BusinessDay } from '../../../shared/business-day.ts'
import type { MealPrice } from './order.ts'
import type { MealsSetup } from './setup.ts'

/** What one meal costs whoever is in a band, by the price in force on the day it is eaten; undefined where there is none. */
export function priceOf(
  { prices }: Pick<MealsSetup, 'prices'>,
  band: string,
  formula: string,
  eatenOn: BusinessDay,
): MealPrice | undefined {
  const found = prices
    .filter((price) => price.band === band && price.formula === formula && price.from <= eatenOn)
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
  if (!found) return undefined
  const { fullCents, deliveryCents, beneficiaryCents } = found
  return { band, fullCents, deliveryCents, beneficiaryCents }
}
