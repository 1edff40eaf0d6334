import { z } from 'zod'
import { zBusinessDay, zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zCustomerId } from '../../../shared/ids.ts'
import { zRoundId } from '../ids.ts'
import { zHanded } from './order.ts'

export const zRound = z.strictObject({
  roundId: zRoundId,
  name: zText(30, 1),
  vehicle: zText(30),
  /** Minutes since midnight, by the wall clock. */
  startMinute: z.int().min(0).max(1439),
  /** For each weekday on which a meal is eaten (Monday first) the weekday that brings it, the same one or before it; null: none. */
  broughtOn: z.array(z.int().min(1).max(7).nullable()).length(7),
})
export type Round = Readonly<z.infer<typeof zRound>>

export const zTemperature = z.strictObject({
  where: z.enum(['kitchen', 'departure', 'last-stop', 'other']),
  tenthsC: z.int().min(-400).max(1200),
  atMs: zInstantMs,
  /** Why it was a little warm. */
  comment: zText(120),
  /** What was done where it was not conform. */
  action: z.enum(['thrown-away', 'checked', 'other']).nullable(),
})
export type Temperature = Readonly<z.infer<typeof zTemperature>>

export const zStopResult = z.enum(['delivered', ...zHanded.options])
export const zStop = z.strictObject({
  personId: zCustomerId,
  /** Null until somebody says how it went. */
  result: zStopResult.nullable(),
  containersOut: z.int().min(0).max(99),
  containersBack: z.int().min(0).max(99),
  /** Needed where nobody opened. */
  note: zText(200),
  /** Money that the driver was given, for an invoice that is due. */
  collectedCents: zCents,
  atMs: zInstantMs.nullable(),
})
export type Stop = Readonly<z.infer<typeof zStop>>

/** A round on a day: on its way once it was loaded, over once every stop has its result. */
export const zRun = z.strictObject({
  roundId: zRoundId,
  day: zBusinessDay,
  state: z.enum(['planned', 'loaded', 'validated']),
  driver: zText(40),
  /** The people in the order of that day, where somebody changed the round's own. */
  order: z.array(zCustomerId),
  temperatures: z.array(zTemperature),
  km: z.int().min(0).max(2000).nullable(),
  stops: z.array(zStop),
  /** Another round takes this one along today: one driver, one sheet. */
  carriedBy: zRoundId.nullable().default(null),
})
export type Run = Readonly<z.infer<typeof zRun>>
