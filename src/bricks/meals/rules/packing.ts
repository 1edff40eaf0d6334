import { z } from 'zod'
import { zBusinessDay } from '../../../shared/contracts/procedure.ts'
import { zCustomerId, type CustomerId } from '../../../shared/ids.ts'
import { zMealOrderId, zRoundId, type RoundId } from '../ids.ts'
import { zMealService, zTexture } from './food.ts'
import { withoutOf, zWithout, type Meal } from './kitchen.ts'
import { isCooked } from './order.ts'

/** What goes into one person's bag for one day and service. */
export const zPackedMeal = z.strictObject({
  orderId: zMealOrderId,
  eatenOn: zBusinessDay,
  service: zMealService,
  formula: z.string(),
  quantity: z.int(),
  dishes: z.array(z.string()),
})
export const zBag = z.strictObject({
  personId: zCustomerId,
  name: z.string(),
  without: zWithout,
  texture: zTexture,
  meals: z.array(zPackedMeal),
})
/** The bags of one round, in the order of its stops; null for meals that no round brings. */
export const zPacking = z.strictObject({ roundId: zRoundId.nullable(), meals: z.int(), bags: z.array(zBag) })
export type Packing = z.infer<typeof zPacking>

/** `carrier` says which round takes the meals of one along today; `rank`, where somebody stands on their round. */
export function packingOf(
  meals: readonly Meal[],
  carrier: (roundId: RoundId | null) => RoundId | null,
  rank: (roundId: RoundId | null, personId: CustomerId) => number,
): Packing[] {
  const cooked = meals.filter(({ order }) => isCooked(order))
  return [...Map.groupBy(cooked, ({ order }) => carrier(order.roundId))].map(([roundId, same]) => ({
    roundId,
    meals: same.reduce((sum, { order }) => sum + order.quantity, 0),
    bags: [...Map.groupBy(same, ({ order }) => order.personId)]
      .toSorted(([a], [b]) => rank(roundId, a) - rank(roundId, b))
      .flatMap(([personId, own]) => bagOf(personId, own)),
  }))
}

function bagOf(personId: CustomerId, meals: readonly Meal[]): Packing['bags'] {
  const [first] = meals
  if (!first) return []
  const { name, needs } = first
  const packed = meals.map(({ order: { orderId, eatenOn, service, formula, quantity }, plates }) => ({
    orderId,
    eatenOn,
    service,
    formula,
    quantity,
    dishes: plates.flatMap(({ dish }) => dish?.name ?? []),
  }))
  return [{ personId, name, without: withoutOf(first), texture: needs?.texture ?? 'normal', meals: packed }]
}
