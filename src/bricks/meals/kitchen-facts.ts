import { createHash } from 'node:crypto'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { DishId } from './ids.ts'
import { platesReader } from './order-plates.ts'
import type { MealsParts } from './parts.ts'
import type { PaperName } from './print-store.ts'
import { limitOf } from './rules/dates.ts'
import type { Dish, Needs } from './rules/food.ts'
import { changesSince, signatureOf, withExtras, type Change, type Meal } from './rules/kitchen.ts'
import type { LimitOf } from './rules/labels.ts'
import { isCooked, type MealOrder } from './rules/order.ts'

/** Enough of a digest to see that something changed; who eats what cannot be read from it. */
const DIGEST_CHARS = 12

/** What was written for somebody whose name was erased since. */
const NOBODY = '—'

/** The orders of a day with everything that the kitchen knows of them: read anew for each question. */
export function mealsBrought(parts: MealsParts, day: BusinessDay): readonly Meal[] {
  const { orders, menus, people, doors } = parts
  const dishes: ReadonlyMap<DishId, Dish> = menus.everyDish()
  const platesOf = platesReader(parts)
  const needsOf = cached((personId: CustomerId): Needs | undefined => people.needs(personId))
  const nameOf = cached((personId: CustomerId) => doors.customers.byId(personId)?.name ?? NOBODY)
  return orders.broughtOn(day).map((order) => {
    const plates = platesOf(order).map(({ course, dishId }) => ({
      course,
      dish: dishId ? dishes.get(dishId) : undefined,
    }))
    const served = withExtras(plates, order.choices, dishes)
    return { order, name: nameOf(order.personId), needs: needsOf(order.personId), plates: served }
  })
}

function cached<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, read(key))
    return known.get(key) as Value // set a line above
  }
}

/** The limit of a dish in a meal, of the batches that are written down and of the one that somebody said. */
export function limits({ batches }: MealsParts): LimitOf {
  const ofDish = cached((dishId: DishId) => batches.ofDish(dishId))
  return ({ dishId, lifeDays }, { order }) =>
    limitOf({ lifeDays }, order.deliveredOn, ofDish(dishId), batches.usedFor(order, dishId))
}

/** A digest of what a paper says of a meal. */
export function signed(meal: Meal): string {
  return createHash('sha256')
    .update(`${meal.order.orderId} ${signatureOf(meal)}`)
    .digest('hex')
    .slice(0, DIGEST_CHARS)
}

/** What a paper says of its meals, for the next one to be compared with. */
export function saidOf(meals: readonly Meal[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    meals.filter(({ order }) => isCooked(order)).map((meal) => [meal.order.orderId, signed(meal)]),
  )
}

/** Since a paper was printed last, or since a print of it. */
export function changesOf(
  { prints }: MealsParts,
  day: BusinessDay,
  paper: PaperName,
  meals: readonly Meal[],
  printId?: number | null,
): Change[] {
  const printed = printId === undefined ? prints.last(day, paper) : printId === null ? undefined : prints.print(printId)
  return changesSince(printed?.said ?? null, meals, signed)
}

export const quantityOf = (orders: readonly Pick<MealOrder, 'quantity'>[]): number =>
  orders.reduce((sum, { quantity }) => sum + quantity, 0)
