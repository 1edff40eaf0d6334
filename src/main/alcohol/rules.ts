import type { AlcoholRules, Licence } from '../../shared/alcohol.ts'
import type { Place, Product } from '../../shared/catalogue.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

type DrinkGroup = NonNullable<Product['drinkGroup']>

/** What is about to be sold, as far as the public-health code cares. */
export type Served = {
  /** The groups of the drinks in it. */
  readonly groups: readonly DrinkGroup[]
  readonly place: Place
  /** The ticket has a meal, or guests at a table who are about to order one. */
  readonly withMeal: boolean
  /** The minute of the day on the café's wall. */
  readonly minute: number
}

const groupsOf: Readonly<Record<Licence, readonly DrinkGroup[]>> = {
  none: ['1'],
  III: ['1', '3'],
  IV: ['1', '3', '4', '5'],
  'small-restaurant': ['1', '3'],
  restaurant: ['1', '3', '4', '5'],
  'small-takeaway': ['1', '3'],
  takeaway: ['1', '3', '4', '5'],
}
const withMealOnly: readonly Licence[] = ['small-restaurant', 'restaurant']
const takeawayOnly: readonly Licence[] = ['small-takeaway', 'takeaway']

/** Whether the café may serve it. Who may sell on the spot may sell the same to take away (CSP L3331-3). */
export function mayServe(
  { licence, takeawayBan }: AlcoholRules,
  { groups, place, withMeal, minute }: Served,
): Result<null, 'LICENCE_DOES_NOT_ALLOW' | 'MEAL_NEEDED' | 'ALCOHOL_HOURS'> {
  const strong = groups.filter((group) => group !== '1')
  if (strong.length === 0) return ok(null)
  const outOfPlace = place === 'on-site' && takeawayOnly.includes(licence)
  if (outOfPlace || strong.some((group) => !groupsOf[licence].includes(group)))
    return refuse('LICENCE_DOES_NOT_ALLOW', { licence })
  if (place === 'on-site' && withMealOnly.includes(licence) && !withMeal) return refuse('MEAL_NEEDED')
  if (place === 'takeaway' && takeawayBan && isWithin(takeawayBan, minute)) return refuse('ALCOHOL_HOURS', takeawayBan)
  return ok(null)
}

/** Hours that may run past midnight. */
function isWithin({ fromMinute, toMinute }: NonNullable<AlcoholRules['takeawayBan']>, minute: number): boolean {
  return fromMinute <= toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute
}
