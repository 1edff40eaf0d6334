import { z } from 'zod'
import { zAllergen } from '../../../shared/catalogue.ts'
import { zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zDishId, zMealOrderId, type DishId } from '../ids.ts'
import {
  zCourse,
  zDiet,
  zMealService,
  zPortion,
  zTexture,
  type Choice,
  type Course,
  type Dish,
  type Needs,
} from './food.ts'
import { isCooked, type MealOrder } from './order.ts'

/** One dish of one meal; none where nothing of the menu suits whoever eats it. */
export type ServedPlate = { readonly course: Course; readonly dish: Dish | undefined }
/** One order with whatever the kitchen must know to cook it. */
export type Meal = {
  readonly order: MealOrder
  readonly name: string
  readonly needs: Needs | undefined
  readonly plates: readonly ServedPlate[]
}

/**
 * What was chosen beyond a formula, a second dessert or a cheese that it has not: cooked as well, and counted with everything
 * else of its dish. It never stands apart: what stands apart is forgotten (meals.md §3.2).
 */
export function withExtras(
  plates: readonly ServedPlate[],
  choices: readonly Choice[],
  dishes: ReadonlyMap<DishId, Dish>,
): readonly ServedPlate[] {
  const isExtra = ({ course, dishId }: Choice, n: number) => {
    const first = choices.findIndex((choice) => choice.course === course)
    return !plates.some((plate) => plate.course === course) || (n > first && dishId !== choices[first]?.dishId)
  }
  const extras = choices.filter(isExtra).flatMap(({ course, dishId }) => {
    const dish = dishes.get(dishId)
    return dish ? [{ course, dish }] : []
  })
  return [...plates, ...extras].toSorted(
    (a, b) => zCourse.options.indexOf(a.course) - zCourse.options.indexOf(b.course),
  )
}

export const zVariant = z.strictObject({ diet: zDiet, texture: zTexture, portion: zPortion, count: z.int() })
export type Variant = Readonly<z.infer<typeof zVariant>>
export const zWithout = z.strictObject({ allergens: z.array(zAllergen), refused: z.array(z.string()) })
export type Without = Readonly<z.infer<typeof zWithout>>
export const zDishRow = z.strictObject({
  course: zCourse,
  /** Null for those whom nothing of the menu suits. */
  dishId: zDishId.nullable(),
  name: z.string(),
  count: z.int(),
  variants: z.array(zVariant),
})
export const zException = z.strictObject({
  personId: zCustomerId,
  name: z.string(),
  quantity: z.int(),
  without: zWithout,
  diet: zDiet,
  texture: zTexture,
  portion: zPortion,
  note: z.string(),
  /** Their main dish; and every course of which nothing suits them, without a name. */
  dishes: z.array(z.strictObject({ course: zCourse, name: z.string() })),
})
export type Exception = Readonly<z.infer<typeof zException>>
/** What is cooked for one meal of one day. */
export const zServiceSheet = z.strictObject({
  eatenOn: zBusinessDay,
  service: zMealService,
  meals: z.int(),
  formulas: z.array(z.strictObject({ formula: z.string(), count: z.int() })),
  /** The meals themselves, by what they are like. */
  variants: z.array(zVariant),
  dishes: z.array(zDishRow),
  exceptions: z.array(zException),
})
export type ServiceSheet = z.infer<typeof zServiceSheet>
export const zChange = z.strictObject({
  orderId: zMealOrderId,
  kind: z.enum(['added', 'cancelled', 'changed']),
  name: z.string(),
  eatenOn: zBusinessDay,
  service: zMealService,
  quantity: z.int(),
})
export type Change = Readonly<z.infer<typeof zChange>>

/** Everybody's needs, as whoever told nothing has them. */
const NO_NEEDS = { diet: 'normal', texture: 'normal', portion: 'normal', note: '' } as const
const needsOf = ({ needs }: Pick<Meal, 'needs'>) => needs ?? NO_NEEDS

export function withoutOf({ needs }: Pick<Meal, 'needs'>): Without {
  return { allergens: [...(needs?.allergens ?? [])], refused: [...(needs?.refused ?? [])] }
}
export const isWithout = ({ allergens, refused }: Without): boolean => allergens.length + refused.length > 0

/** Meals in the order in which they are eaten. */
const when = ({ order }: Meal) => `${order.eatenOn} ${order.service === 'lunch' ? 1 : 2}`

/** What a delivery day has to cook, for each day and service on which it is eaten; what was cancelled is not in it. */
export function kitchenSheet(meals: readonly Meal[]): ServiceSheet[] {
  const cooked = meals.filter(({ order }) => isCooked(order))
  return [...Map.groupBy(cooked, when)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => serviceSheet(same))
}

function serviceSheet(meals: readonly Meal[]): ServiceSheet {
  const [first] = meals
  const { eatenOn, service } = (first as Meal).order // a group is never empty
  return {
    eatenOn,
    service,
    meals: total(meals),
    formulas: [...Map.groupBy(meals, ({ order }) => order.formula)].map(([formula, same]) => ({
      formula,
      count: total(same),
    })),
    variants: variantsOf(meals),
    dishes: dishRows(meals),
    exceptions: meals.filter(isException).map(exceptionOf).toSorted(byName),
  }
}

const total = (meals: readonly Meal[]): number => meals.reduce((sum, { order }) => sum + order.quantity, 0)
const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, 'fr')

function variantsOf(meals: readonly Meal[]): Variant[] {
  const key = (meal: Meal) => {
    const { diet, texture, portion } = needsOf(meal)
    return [zDiet.options.indexOf(diet), zTexture.options.indexOf(texture), zPortion.options.indexOf(portion)].join(' ')
  }
  return [...Map.groupBy(meals, key)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, same]) => {
      const [one] = same
      if (!one) return []
      const { diet, texture, portion } = needsOf(one)
      return [{ diet, texture, portion, count: total(same) }]
    })
}

function dishRows(meals: readonly Meal[]): ServiceSheet['dishes'] {
  const served = meals.flatMap((meal) => meal.plates.map((plate) => ({ meal, plate })))
  const rows = [...Map.groupBy(served, ({ plate }) => `${plate.course} ${plate.dish?.dishId ?? ''}`)].flatMap(
    ([, same]) => {
      const [one] = same
      if (!one) return []
      const { course, dish } = one.plate
      const eaters = same.map(({ meal }) => meal)
      const name = dish?.name ?? ''
      return [{ course, dishId: dish?.dishId ?? null, name, count: total(eaters), variants: variantsOf(eaters) }]
    },
  )
  // As they are eaten, what most people have first.
  const at = ({ course }: (typeof rows)[number]) => zCourse.options.indexOf(course)
  return rows.toSorted((a, b) => at(a) - at(b) || b.count - a.count || byName(a, b))
}

function isException(meal: Meal): boolean {
  const { needs, plates } = meal
  return isWithout(withoutOf(meal)) || (needs?.note ?? '') !== '' || plates.some(({ dish }) => dish === undefined)
}

function exceptionOf(meal: Meal): Exception {
  const { diet, texture, portion, note } = needsOf(meal)
  const { personId, quantity } = meal.order
  return {
    personId,
    name: meal.name,
    quantity,
    without: withoutOf(meal),
    diet,
    texture,
    portion,
    note,
    dishes: meal.plates.flatMap(({ course, dish }) =>
      course === 'main' || dish === undefined ? [{ course, name: dish?.name ?? '' }] : [],
    ),
  }
}

/** What of a meal was on a paper: another one means that the paper is no longer true. It tells of needs: never kept as it is. */
export function signatureOf(meal: Meal): string {
  const { quantity, formula, roundId } = meal.order
  const { diet, texture, portion } = needsOf(meal)
  const { allergens, refused } = withoutOf(meal)
  const plates = meal.plates.map(({ dish }) => dish?.dishId ?? '-')
  return [quantity, formula, roundId, diet, texture, portion, ...allergens, ...refused, ...plates].join(' ')
}

/** What changed since a paper was printed, by what it said of each order; null where none was. */
export function changesSince(
  printed: Readonly<Record<string, string>> | null,
  meals: readonly Meal[],
  signed: (meal: Meal) => string,
): Change[] {
  if (printed === null) return []
  return meals.flatMap((meal): Change[] => {
    const { orderId, eatenOn, service, quantity } = meal.order
    const before = printed[orderId]
    const kind = changeOf(before, isCooked(meal.order) ? signed(meal) : undefined)
    return kind ? [{ orderId, kind, name: meal.name, eatenOn, service, quantity }] : []
  })
}

function changeOf(before: string | undefined, now: string | undefined): Change['kind'] | undefined {
  if (before === now) return undefined
  if (before === undefined) return 'added'
  return now === undefined ? 'cancelled' : 'changed'
}
