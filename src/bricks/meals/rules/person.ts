import { z } from 'zod'
import { zBusinessDay, zCents } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zPauseId, zRoundId } from '../ids.ts'
import { zMealService } from './food.ts'

export const zContact = z.strictObject({
  role: z.enum(['emergency', 'referent', 'doctor', 'family']),
  name: zText(60, 1),
  phone: zText(24),
  note: zText(80),
})
export type Contact = Readonly<z.infer<typeof zContact>>

export const zPauseReason = z.enum(['hospital', 'family', 'holiday', 'other'])
export type PauseReason = z.infer<typeof zPauseReason>
/** Days without meals, half-open: the first without, and the first with again; null until further notice. */
export const zPause = z.strictObject({
  pauseId: zPauseId,
  from: zBusinessDay,
  until: zBusinessDay.nullable(),
  reason: zPauseReason,
})
export type Pause = Readonly<z.infer<typeof zPause>>

/** Who else pays, and how: a customer of the café with an account, so that what they owe is settled like any other. */
export const zPayer = z.strictObject({
  payerId: zCustomerId,
  kind: z.enum(['ccas', 'apa', 'fund', 'family']),
  share: z.discriminatedUnion('kind', [
    /** What the price band leaves of the full price (the commune, on meals that were delivered). */
    z.strictObject({ kind: z.literal('band-rest') }),
    z.strictObject({ kind: z.literal('per-meal'), amountCents: zCents }),
    /** Of what the beneficiary would pay, in hundredths of a percent. */
    z.strictObject({ kind: z.literal('percent'), hundredths: z.int().min(1).max(10_000) }),
    /** Everything up to so much a month. */
    z.strictObject({ kind: z.literal('up-to'), amountCents: zCents }),
  ]),
  maxMealsMonth: z.int().min(1).max(200).nullable(),
  /** Both included; null: until further notice. */
  from: zBusinessDay,
  to: zBusinessDay.nullable(),
})
export type Payer = Readonly<z.infer<typeof zPayer>>

/** One meal of every week: `weekday` is 1 for Monday to 7. */
export const zStanding = z.strictObject({
  weekday: z.int().min(1).max(7),
  service: zMealService,
  /** The code of a formula of the setup. */
  formula: zText(12, 1),
  quantity: z.int().min(1).max(9),
})
export type Standing = Readonly<z.infer<typeof zStanding>>

export const zPersonStatus = z.enum(['pending', 'active', 'ended'])
/** The file of somebody who is served. Name, address and telephone are the customer's; needs are health data, apart. */
export const zPersonFile = z.strictObject({
  personId: zCustomerId,
  status: zPersonStatus,
  endReason: z.enum(['stop', 'deceased']).nullable(),
  startedOn: zBusinessDay.nullable(),
  endedOn: zBusinessDay.nullable(),
  birthDate: zBusinessDay.nullable(),
  /** Floor, door code, key, dog. */
  accessNote: zText(200),
  contacts: z.array(zContact).max(8),
  roundId: zRoundId.nullable(),
  /** Their place in the default order of the round, from zero; whoever has no meal that day keeps theirs. */
  stopRank: z.int().min(0),
  /** The code of a price band of the setup. */
  band: zText(12, 1),
  payers: z.array(zPayer).max(6),
  standing: z.array(zStanding).max(28),
  pauses: z.array(zPause).max(60),
  /** Nobody opens: the bag may be left, as they agreed in writing. */
  mayBeLeft: z.boolean(),
  /** The paper invoice goes with a meal. */
  invoiceWithMeal: z.boolean(),
  /** When they consented to their needs being kept; without it none are. */
  consentOn: zBusinessDay.nullable(),
})
export type PersonFile = Readonly<z.infer<typeof zPersonFile>>
