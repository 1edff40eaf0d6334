import type { LivesDemoDay } from '../../../main/demo/index.ts'
import { weekdayOf } from '../rules/cut-off.ts'
import { kitchenOf } from './kitchen.ts'
import { invoiced, paid } from './months.ts'
import { cancelled, menus, setUp } from './orders.ts'
import { brought } from './rounds.ts'

const HOUR = 60
const FRIDAY = 5

/** Working days alone: Friday brings what is eaten at the weekend. */
export const liveMealsDay: LivesDemoDay = async (scene) => {
  const kitchen = kitchenOf(scene)
  const { meals, isRestDay, day } = kitchen
  if (isRestDay || weekdayOf(day) > FRIDAY) return []
  if (await meals.isBareDemo({})) await setUp(kitchen)
  return [
    ...(await menus(kitchen, 8.5 * HOUR)),
    ...(await cancelled(kitchen, 9.2 * HOUR)),
    ...(await paid(kitchen, 9.6 * HOUR)),
    ...(await invoiced(kitchen, 10.6 * HOUR)),
    ...(await brought(kitchen)),
  ]
}
