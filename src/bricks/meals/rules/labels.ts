import { z } from 'zod'
import { zAllergen } from '../../../shared/catalogue.ts'
import { zBusinessDay } from '../../../shared/contracts/procedure.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { ok, refuse, type Result } from '../../../shared/result.ts'
import { zMealOrderId, zRoundId } from '../ids.ts'
import { zDiet, zMealService, zPortion, zTexture, type Dish } from './food.ts'
import { withoutOf, zWithout, type Meal } from './kitchen.ts'
import { isCooked } from './order.ts'

/** What sticks on the bag of one meal. */
export const zLabel = z.strictObject({
  orderId: zMealOrderId,
  /** Which of its order, from 1. */
  n: z.int(),
  personId: zCustomerId,
  name: z.string(),
  roundId: zRoundId.nullable(),
  eatenOn: zBusinessDay,
  service: zMealService,
  formula: z.string(),
  /** The earliest limit of whatever is in it. */
  useBy: zBusinessDay.nullable(),
  without: zWithout,
  diet: zDiet,
  texture: zTexture,
  portion: zPortion,
  dishes: z.array(z.strictObject({ name: z.string(), allergens: z.array(zAllergen) })),
})
export type Label = z.infer<typeof zLabel>

/** The limit of a dish in a meal. */
export type LimitOf = (dish: Dish, meal: Meal) => BusinessDay

/** One label a meal: an order of two has two. In the order of the meals. */
export function labelsOf(meals: readonly Meal[], limitOf: LimitOf): Label[] {
  return meals
    .filter(({ order }) => isCooked(order))
    .flatMap((meal) => {
      const { orderId, personId, roundId, eatenOn, service, formula, quantity } = meal.order
      const dishes = meal.plates.flatMap(({ dish }) => dish ?? [])
      const limits = dishes.map((dish) => limitOf(dish, meal)).toSorted()
      return Array.from({ length: quantity }, (_, n) => ({
        orderId,
        n: n + 1,
        personId,
        name: meal.name,
        roundId,
        eatenOn,
        service,
        formula,
        useBy: limits[0] ?? null,
        without: withoutOf(meal),
        diet: meal.needs?.diet ?? 'normal',
        texture: meal.needs?.texture ?? 'normal',
        portion: meal.needs?.portion ?? 'normal',
        dishes: dishes.map(({ name, allergens }) => ({ name, allergens: [...(allergens ?? [])] })),
      }))
    })
}

/** The dishes that are served and of which nobody wrote down what is in them. */
export function withoutAllergens(meals: readonly Meal[]): readonly Dish[] {
  const served = meals
    .filter(({ order }) => isCooked(order))
    .flatMap(({ plates }) => plates.flatMap(({ dish }) => dish ?? []))
  return [...new Map(served.filter(({ allergens }) => allergens === null).map((dish) => [dish.dishId, dish])).values()]
}

export type LabelRefusal =
  | 'NOTHING_TO_PRINT'
  | 'MENU_MISSING'
  | 'NOTHING_SUITS'
  | 'ALLERGENS_MISSING'
  | 'DISH_TOO_SHORT'

/** Whether the labels can be printed: a label without its allergens or with a limit before the meal is none. */
export function checkLabels(meals: readonly Meal[], limitOf: LimitOf): Result<null, LabelRefusal> {
  const cooked = meals.filter(({ order }) => isCooked(order))
  if (cooked.length === 0) return refuse('NOTHING_TO_PRINT')
  const bare = cooked.find(({ plates }) => plates.length === 0)
  if (bare) return refuse('MENU_MISSING', { day: bare.order.eatenOn, service: bare.order.service })
  const unsuited = cooked.filter(({ plates }) => plates.some(({ dish }) => dish === undefined))
  if (unsuited.length > 0)
    return refuse('NOTHING_SUITS', { meals: unsuited.reduce((sum, { order }) => sum + order.quantity, 0) })
  const unknown = withoutAllergens(cooked)
  if (unknown.length > 0)
    return refuse('ALLERGENS_MISSING', { dishes: unknown.length, names: unknown.map(({ name }) => name).join(', ') })
  for (const meal of cooked) {
    for (const { dish } of meal.plates) {
      const useBy = dish && limitOf(dish, meal)
      if (dish && useBy && useBy < meal.order.eatenOn)
        return refuse('DISH_TOO_SHORT', { dish: dish.name, useBy, day: meal.order.eatenOn })
    }
  }
  return ok(null)
}
