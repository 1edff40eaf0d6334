import type { DemoMoment } from '../../../main/demo/index.ts'
import { addDays } from '../../../shared/business-day.ts'
import { weekdayOf } from '../rules/cut-off.ts'
import type { Kitchen } from './kitchen.ts'

/** From one Monday to that whose menus are written then, in days. */
const MENUS_AHEAD = 14
/** Six minutes a meal, in tenths. */
const MINUTE_TENTHS = 60

/** What a café says once: whom it brings meals to, what it cooks, how long a meal takes. */
export async function setUp({ ask, meals, command }: Kitchen): Promise<void> {
  await meals.stockDemo(command({}))
  await ask.reports.setMinutes(command({ activity: 'meals', tenths: MINUTE_TENTHS }))
}

/** The menus of the week after the next one, once a week. */
export async function menus({ day, meals, command }: Kitchen, minute: number): Promise<readonly DemoMoment[]> {
  const from = addDays(day, 1 - weekdayOf(day))
  const to = addDays(from, MENUS_AHEAD)
  if ((await meals.menus({ from: to, to })).length > 0) return []
  return [{ minute, happens: () => meals.copyMenus(command({ from, to })) }]
}

/** Now and then somebody rings: no meal next week, for the family comes. */
export async function cancelled(kitchen: Kitchen, minute: number): Promise<readonly DemoMoment[]> {
  const { day, meals, random, command } = kitchen
  if (!random.chance(0.2)) return []
  const eaters = await meals.eaters({ day: addDays(day, 7) })
  const planned = eaters.map(({ order }) => order).filter(({ state }) => state === 'planned')
  if (planned.length === 0) return []
  const { orderId } = random.pick(planned.toSorted((a, b) => (a.personId < b.personId ? -1 : 1)))
  return [{ minute, happens: () => meals.cancelMeal(command({ orderId, reason: 'asked' as const })) }]
}
