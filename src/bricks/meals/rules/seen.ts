import { z } from 'zod'
import { zBusinessDay, zCents } from '../../../shared/contracts/procedure.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zMealOrderId } from '../ids.ts'
import { zMealService } from './food.ts'
import { zOrderState } from './order.ts'
import { zContact } from './person.ts'
import { zStop } from './round.ts'

/** One stop of a round as its sheet and its screen show it. */
export const zStopSeen = z.strictObject({
  personId: zCustomerId,
  name: z.string(),
  phone: z.string(),
  addressLines: z.array(z.string()),
  accessNote: z.string(),
  /** None: they keep their place, and nobody stops. */
  meals: z.array(
    z.strictObject({
      orderId: zMealOrderId,
      eatenOn: zBusinessDay,
      service: zMealService,
      formula: z.string(),
      quantity: z.int(),
      state: zOrderState,
    }),
  ),
  mayBeLeft: z.boolean(),
  /** Whom to call, the emergency contact first. */
  contacts: z.array(zContact),
  /** What they owe the café, to be collected at the door. */
  collectCents: zCents,
  /** The invoice that goes with the meal. */
  invoice: z.string().nullable(),
  /** Containers that are at their home. */
  containers: z.int(),
  /** How often nobody answered lately. */
  absences: z.int(),
  stop: zStop.nullable(),
})
export type StopSeen = z.infer<typeof zStopSeen>

/** Meals that would not arrive, and what is missing for it. */
export const zNobodyBrings = z.strictObject({
  personId: zCustomerId,
  name: z.string(),
  meals: z.int(),
  lacks: z.array(z.enum(['round', 'address'])),
})
export type NobodyBrings = z.infer<typeof zNobodyBrings>
