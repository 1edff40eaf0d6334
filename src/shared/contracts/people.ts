import { z } from 'zod'
import { zText } from '../free-text.ts'
import { zCommandId, zOperatorId } from '../ids.ts'
import { zRole } from '../rights.ts'
import { heldStations } from '../stations.ts'
import { command, query } from './procedure.ts'

/** Four to eight digits: typed on a pad, several times a day. */
export const zPin = z.string().regex(/^\d{4,8}$/)
export const PIN_DIGITS_MAX = 8

/** A person at the till. Nobody is ever deleted: tickets name who sold them. */
export const zPerson = z.strictObject({
  operatorId: zOperatorId,
  name: zText(40, 1),
  initials: zText(3, 1),
  role: zRole,
  hasPin: z.boolean(),
  active: z.boolean(),
})
export type Person = z.infer<typeof zPerson>

/** Who may sign in, and who holds this station now: null while it is locked. */
export const zPeople = z.strictObject({ people: z.array(zPerson), signedIn: zOperatorId.nullable() })
export type People = z.infer<typeof zPeople>

const pinRefusals = ['PERSON_UNKNOWN', 'PIN_WRONG', 'PIN_WAIT'] as const

/** Takes the till in hand. Whoever has no PIN gives an empty one. */
export const signIn = command({
  right: 'watch',
  secret: true,
  input: { operatorId: zOperatorId, pin: zPin.or(z.literal('')) },
  output: zPeople,
  refusals: [...pinRefusals, 'MANAGER_NEEDS_PIN'],
  remembered: ['PIN_WRONG'],
  stations: heldStations,
})

/** Locks the till. Refused while it is open to everybody: nobody could unlock it with a code. */
export const signOut = command({
  right: 'watch',
  input: {},
  output: zPeople,
  refusals: ['NOBODY_HAS_PIN'],
  stations: heldStations,
})

/**
 * Somebody who may, allows the one command that was refused last at this station: asked again unchanged, under the same
 * id, it is done; any other is refused as before.
 */
export const approve = command({
  right: 'watch',
  secret: true,
  input: { operatorId: zOperatorId, pin: zPin, refusedId: zCommandId },
  output: z.null(),
  refusals: [...pinRefusals, 'APPROVER_MAY_NOT', 'NOTHING_TO_APPROVE', 'RIGHT_NOT_APPROVABLE'],
  remembered: ['PIN_WRONG'],
})

/** Adds somebody, or changes their name or role. */
export const save = command({
  right: 'people',
  input: {
    operatorId: zOperatorId,
    name: zPerson.shape.name,
    initials: zPerson.shape.initials,
    role: zRole,
    active: z.boolean(),
  },
  output: zPeople,
  refusals: ['LAST_MANAGER', 'TOO_MANY_PEOPLE', 'MANAGER_NEEDS_PIN'],
})

/** Gives a PIN, or takes it away with an empty one. */
export const setPin = command({
  right: 'people',
  secret: true,
  input: { operatorId: zOperatorId, pin: zPin.or(z.literal('')) },
  output: zPeople,
  refusals: ['PERSON_UNKNOWN', 'PIN_TAKEN', 'MANAGER_NEEDS_PIN'],
})

export const list = query({ right: 'watch', output: zPeople, stations: heldStations })

export const people = { signIn, signOut, approve, save, setPin, list }
