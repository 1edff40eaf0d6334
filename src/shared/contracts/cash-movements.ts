import { z } from 'zod'
import { zText } from '../free-text.ts'
import { reasonsIn, reasonsOut, zCashReason } from '../cash.ts'
import { zCashMovementId, zCashSessionId, zOperatorId } from '../ids.ts'
import { AMOUNT_MAX_CENTS, NOTE_MAX } from '../ticket.ts'
import { command, query, zCents, zInstantMs, zPositiveCents } from './procedure.ts'

const zMovedCents = zPositiveCents.refine((amount) => amount <= AMOUNT_MAX_CENTS, 'not what a drawer holds')
/** A few words beside the reason. Sealed for good, so never about a person: the screen says so. */
const zNote = zText(NOTE_MAX).default('')

/** Cash that moved without a sale. Never edited: it is undone by its opposite, which bears a negative amount. */
export const zCashMovement = z.strictObject({
  movementId: zCashMovementId,
  sessionId: zCashSessionId,
  atMs: zInstantMs,
  operatorId: zOperatorId,
  reason: zCashReason,
  amountCents: zCents,
  note: z.string(),
  /** The movement that this one undoes. */
  undoes: zCashMovementId.nullable(),
  undone: z.boolean(),
  /** What the safe holds after it. */
  safeAfterCents: zCents,
})
export type CashMovement = z.infer<typeof zCashMovement>

const notNow = ['DAY_NOT_OPEN', 'TRAINING_ON'] as const
const moved = { movementId: zCashMovementId, amountCents: zMovedCents, note: zNote }

/** Cash comes into the drawer. */
export const bring = command({
  right: 'session',
  input: { ...moved, reason: z.enum(reasonsIn) },
  output: zCashMovement,
  refusals: [...notNow, 'SAFE_TOO_LITTLE'],
})

/** Cash leaves the drawer and the café. */
export const takeOut = command({
  right: 'drawer',
  input: { ...moved, reason: z.enum(reasonsOut) },
  output: zCashMovement,
  refusals: [...notNow, 'DRAWER_TOO_LITTLE'],
})

/** From the drawer to the safe. */
export const dropToSafe = command({
  right: 'session',
  input: moved,
  output: zCashMovement,
  refusals: [...notNow, 'DRAWER_TOO_LITTLE'],
})

/** From the safe to the bank. */
export const depositAtBank = command({
  right: 'drawer',
  input: moved,
  output: zCashMovement,
  refusals: [...notNow, 'SAFE_TOO_LITTLE'],
})

/** The opposite of a movement of the running session, once. */
export const undo = command({
  right: 'drawer',
  input: { movementId: zCashMovementId, undoes: zCashMovementId },
  output: zCashMovement,
  refusals: [...notNow, 'MOVEMENT_UNKNOWN', 'MOVEMENT_UNDONE', 'DRAWER_TOO_LITTLE', 'SAFE_TOO_LITTLE'],
})

/** The movements of the running session, the newest first, and what the safe holds. */
export const list = query({
  right: 'session',
  output: z.strictObject({ movements: z.array(zCashMovement), safeCents: zCents }),
})

export const cashMovements = { bring, takeOut, dropToSafe, depositAtBank, undo, list }
