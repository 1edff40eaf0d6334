import { z } from 'zod'
import { zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zMealOrderId, zRoundId } from '../ids.ts'
import { zChoice, zMealService } from './food.ts'

/** Of meals.md §3.4. Past its cut-off a meal is locked; cancelled from then on it is late, or waived. */
export const zOrderState = z.enum([
  'planned',
  'locked',
  'prepared',
  'loaded',
  'delivered',
  'not-home',
  'cancelled-free',
  'cancelled-late',
  'cancelled-waived',
])
export type OrderState = z.infer<typeof zOrderState>
/** Where the bag went when nobody opened. */
export const zHanded = z.enum(['bag-back', 'neighbour', 'left'])
export type Handed = z.infer<typeof zHanded>

/** The price of the day on which the meal is eaten, as it was when it was ordered: TTC, for one. */
export const zMealPrice = z.strictObject({
  band: zText(12, 1),
  fullCents: zCents,
  /** Of the full price, what bringing it costs. */
  deliveryCents: zCents,
  /** What the band leaves to the beneficiary. */
  beneficiaryCents: zCents,
})
export type MealPrice = Readonly<z.infer<typeof zMealPrice>>

/** One meal of somebody: there is one at most for each person, day and service, whatever became of it. */
export const zMealOrder = z.strictObject({
  orderId: zMealOrderId,
  personId: zCustomerId,
  eatenOn: zBusinessDay,
  service: zMealService,
  /** The round's day that brings it: a Sunday's meal comes on Friday. */
  deliveredOn: zBusinessDay,
  roundId: zRoundId.nullable(),
  formula: zText(12, 1),
  quantity: z.int().min(1).max(9),
  state: zOrderState,
  handed: zHanded.nullable(),
  choices: z.array(zChoice).max(7),
  price: zMealPrice,
  /** Of a meal that was cancelled late: how much of the full price is billed, to the beneficiary alone. */
  billedPercent: z.int().min(0).max(100),
  /** Why it was cancelled, or taken after the cut-off. */
  reason: zText(80),
  /** Ordered or changed by a person: what is generated from standing orders never writes over it. */
  byHand: z.boolean(),
  /** The ticket that billed it; null while nothing did. */
  billedOn: z.int().positive().nullable(),
  /** Given back since, by a credit note. */
  credited: z.boolean(),
  changedAtMs: zInstantMs,
})
export type MealOrder = Readonly<z.infer<typeof zMealOrder>>

/** Whether the kitchen cooks it: everything that was not cancelled. */
export const isCooked = ({ state }: Pick<MealOrder, 'state'>): boolean => !state.startsWith('cancelled')
