import { z } from 'zod'
import { zText } from '../free-text.ts'
import { zSettledTicket } from '../ticket.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'
import { zVerification } from './till.ts'

/** A sealed ticket to the last byte: its paper, its entry and its seal. */
export const zSealedView = z.strictObject({
  ticket: zSettledTicket,
  paper: z.string(),
  entry: z.string(),
  prev: z.string(),
  hash: z.string(),
  key: z.string(),
  signature: z.string(),
})
export type SealedView = z.infer<typeof zSealedView>

/** A reading of the whole ledger, as far as it has come. */
export const zVerificationState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  z.strictObject({ state: z.literal('running'), done: z.int().min(0), of: z.int().min(0) }),
  z.strictObject({ state: z.literal('done'), atMs: zInstantMs, result: zVerification }),
  z.strictObject({ state: z.literal('failed') }),
])
export type VerificationState = z.infer<typeof zVerificationState>

/** What a code typed from paper belongs to, and whether the ledger still makes the same code of what it held then. */
export const zCodeFound = z.strictObject({
  kind: z.enum(['session-z', 'day', 'month', 'year']),
  number: z.int().positive(),
  day: zBusinessDay,
  closedAtMs: zInstantMs,
  intact: z.boolean(),
})
export type CodeFound = z.infer<typeof zCodeFound>

/** Somebody opens the screen of the tax control: it leaves its trace (checklist F-40). */
export const open = command({ right: 'tax-control', input: {}, output: z.null() })
export const startVerification = command({
  right: 'tax-control',
  input: {},
  output: zVerificationState,
  refusals: ['VERIFICATION_RUNS'],
})
export const verification = query({ right: 'tax-control', output: zVerificationState })

/** Tickets by day, number or amount, newest first; what is not named does not matter. */
export const search = query({
  right: 'tax-control',
  input: {
    from: zBusinessDay.optional(),
    to: zBusinessDay.optional(),
    number: z.int().positive().optional(),
    totalCents: zCents.optional(),
    /** Goes on below this number. */
    beforeNumber: z.int().positive().optional(),
    limit: z.int().min(1).max(200),
  },
  output: z.array(zSettledTicket),
})

export const sealed = query({
  right: 'tax-control',
  input: { number: z.int().positive() },
  output: zSealedView.nullable(),
})

/** A code from the paper of a Z or of a closing, however it is typed. */
export const checkCode = query({
  right: 'tax-control',
  input: { code: zText(40) },
  output: zCodeFound.nullable(),
})

/** The publisher's attestation, filled with what the till knows of itself; worth nothing until it is signed. */
export const attestation = query({
  right: 'tax-control',
  output: z.strictObject({ name: z.string(), base64: z.string() }),
})

/** What an inspector wants to know of this till, in plain French; and the key whose fingerprint the archives name. */
export const guide = query({
  right: 'tax-control',
  output: z.strictObject({ text: z.string(), key: z.string() }),
})

export const taxControl = { open, startVerification, verification, search, sealed, checkCode, attestation, guide }
