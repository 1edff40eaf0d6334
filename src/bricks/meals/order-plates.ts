import type { DishId } from './ids.ts'
import type { MealsParts } from './parts.ts'
import type { Dish, Menu } from './rules/food.ts'
import type { MealOrder } from './rules/order.ts'
import { plates, type Plate } from './rules/suits.ts'

type Asked = Pick<MealOrder, 'personId' | 'eatenOn' | 'service' | 'formula' | 'choices'>
export type PlatesOf = (order: Asked) => readonly Plate[]

/**
 * What is on somebody's plates, as menus, dishes and needs are now: one reading for the screens, the kitchen and the labels.
 * Made for one answer and thrown away: every dish and menu is read once.
 */
export function platesReader({ people, menus, setups }: Pick<MealsParts, 'people' | 'menus' | 'setups'>): PlatesOf {
  const dishes: ReadonlyMap<DishId, Dish> = menus.everyDish()
  const { formulas } = setups.setup()
  const courses = new Map(formulas.map((formula) => [formula.code, formula.courses]))
  const known = new Map<string, Menu | undefined>()
  const needs = new Map<string, ReturnType<typeof people.needs>>()

  return ({ personId, eatenOn, service, formula, choices }) => {
    const day = `${eatenOn} ${service}`
    if (!known.has(day)) known.set(day, menus.menu(eatenOn, service))
    if (!needs.has(personId)) needs.set(personId, people.needs(personId))
    return plates(known.get(day), dishes, {
      needs: needs.get(personId),
      courses: courses.get(formula) ?? [],
      choices,
    })
  }
}
