import { z } from 'zod'
import { zCashSessionId, zOperatorId } from '../ids.ts'
import { command, zInstantMs } from './procedure.ts'

/** A training that is going on: nothing it does is real, and somebody in charge answers for it. */
export const zTraining = z.strictObject({
  sessionId: zCashSessionId,
  startedAtMs: zInstantMs,
  responsible: zOperatorId,
})
export type Training = z.infer<typeof zTraining>

/** Begins a training. Whoever begins it, or approved it, is named on everything made in it (BOI-TVA-DECLA-30-10-30 § 150). */
export const start = command({
  right: 'training',
  input: { sessionId: zCashSessionId },
  output: zTraining,
  refusals: ['TRAINING_ON', 'CARD_PAYMENT_OPEN', 'ID_REUSED'],
})

/** Ends it: anybody may, since real customers may be waiting. */
export const end = command({ right: 'sell', input: {}, output: z.null(), refusals: ['TRAINING_OFF'] })

export const training = { start, end }
