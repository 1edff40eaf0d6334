import { addDays } from '../../shared/business-day.ts'
import type { TodayItem } from '../../shared/contracts/today.ts'
import type { Gaps } from './contract/views.ts'
import { platesReader } from './order-plates.ts'
import type { MealsParts } from './parts.ts'
import type { PeopleViews } from './people-view.ts'
import type { Planner } from './planner.ts'
import { isCooked } from './rules/order.ts'
import { blockedOf } from './rules/suits.ts'

/** What is brought so soon is seen to now; a menu of the week after next may still be open. */
const SOON_DAYS = 7

/** What somebody has to see to in the next days: meals nobody could cook, label or bring, and meals nobody could plan. */
export function createGaps(
  { doors, orders, people, menus, ...rest }: MealsParts,
  planner: Planner,
  views: PeopleViews,
): (nowMs: number) => Gaps {
  return (nowMs) => {
    const today = doors.today(nowMs)
    const last = addDays(today, SOON_DAYS)
    const read = platesReader({ people, menus, ...rest })
    const coming = orders.eatenBetween(today, last).filter(isCooked)
    const blocked = coming.filter((order) => blockedOf(read(order)).length > 0)
    const onMenus = new Set(
      menus.menus(today, last).flatMap(({ courses }) => courses.flatMap(({ dishIds }) => dishIds)),
    )
    const dishes = [...menus.everyDish().values()].filter((dish) => onMenus.has(dish.dishId) && !dish.allergens)
    const lost = [...Map.groupBy(coming, ({ personId }) => personId)].filter(([personId]) => {
      const file = people.person(personId)
      return !file || views.lacking(file).length > 0
    })
    const unplanned = Map.groupBy(planner.unplanned(today, nowMs), ({ personId, why }) => `${personId} ${why}`)
    return {
      blocked: blocked.map(({ personId, eatenOn, service }) => ({
        personId,
        name: views.nameOf(personId),
        day: eatenOn,
        service,
      })),
      dishes: dishes.map(({ dishId, name }) => ({ dishId, name })),
      nobodyBrings: lost.map(([personId, meals]) => ({
        personId,
        name: views.nameOf(personId),
        meals: meals.reduce((count, { quantity }) => count + quantity, 0),
      })),
      unplanned: [...unplanned.values()].flatMap((all) =>
        all.slice(0, 1).map(({ personId, why }) => ({
          personId,
          name: views.nameOf(personId),
          why,
          days: all.length,
        })),
      ),
    }
  }
}

/** The same without anybody's name, one item a kind: what the counter and the rail show. */
export function peopleToday({ blocked, dishes, nobodyBrings, unplanned }: Gaps): readonly TodayItem[] {
  const item = (kind: PeopleTodayKind, count: number, wanted: string): readonly TodayItem[] =>
    count === 0 ? [] : [{ kind, urgency: 'now', count, values: {}, atMs: null, wanted }]
  return [
    ...item('to-choose', blocked.length, 'page:day'),
    ...item('allergens-missing', dishes.length, 'page:menus'),
    ...item(
      'nobody-brings',
      nobodyBrings.reduce((count, { meals }) => count + meals, 0),
      'page:people',
    ),
    ...item('cannot-plan', unplanned.length, 'page:people'),
  ]
}
export const peopleTodayKinds = ['to-choose', 'allergens-missing', 'nobody-brings', 'cannot-plan'] as const
export type PeopleTodayKind = (typeof peopleTodayKinds)[number]
