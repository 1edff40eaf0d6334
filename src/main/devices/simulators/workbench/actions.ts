import { z } from 'zod'
import type { Asked, Decision } from '../terminal/behaviour.ts'
import type { Condition } from '../printer/state.ts'

const zDevice = z.enum(['printer', 'terminal', 'scanner', 'display'])
/** A code as a scanner reads it: printable, and no longer than the longest QR code of the field (3,000 characters). */
const zCode = z.string().regex(/^[\x20-\x7e]{1,3000}$/)

/** What a person does at the workbench. */
export const zAction = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cut-cable'), device: zDevice }),
  z.strictObject({ do: z.literal('plug-in'), device: zDevice }),
  z.strictObject({
    do: z.literal('printer'),
    part: z.enum(['paperOut', 'paperLow', 'coverOpen', 'cutterJam', 'stall']),
    on: z.boolean(),
  }),
  /** The cable is pulled in the middle of the next ticket. */
  z.strictObject({ do: z.literal('cut-in-ticket') }),
  z.strictObject({ do: z.literal('take-paper') }),
  z.strictObject({ do: z.literal('shut-drawer') }),
  z.strictObject({ do: z.literal('queue'), becomes: z.enum(['well', 'printerOff', 'queueBusy', 'stopped']) }),
  z.strictObject({ do: z.literal('scan'), code: zCode, times: z.int().min(1).max(9) }),
  z.strictObject({ do: z.literal('garbage') }),
  z.strictObject({ do: z.literal('pay'), answer: z.enum(['approve', 'less', 'refuse', 'abandon']) }),
  z.strictObject({
    do: z.literal('terminal-fault'),
    fault: z.enum(['none', 'silent', 'drop', 'other-amount', 'split']),
  }),
])
export type Action = z.infer<typeof zAction>

/** Everything that the page shows, as it is now. */
export type WorkbenchState = {
  readonly printer: Condition & {
    readonly stalled: boolean
    readonly address: string
    readonly plugged: boolean
    /** Slips that nobody has taken, the oldest first. */
    readonly slips: readonly number[]
    /** Lines that hang out of the slot. */
    readonly uncut: number
    readonly drawerOpen: boolean
  }
  readonly queue: {
    readonly host: string
    readonly mood: Extract<Action, { do: 'queue' }>['becomes']
    readonly waiting: number
  }
  /** Serial lines are made on Linux only. */
  readonly scanner: { readonly path: string; readonly plugged: boolean } | null
  readonly display: {
    readonly path: string
    readonly plugged: boolean
    readonly lines: readonly [string, string]
  } | null
  readonly terminal: {
    readonly address: string
    readonly plugged: boolean
    readonly waiting: Asked | null
    readonly last: { readonly asked: Asked; readonly decision: Decision } | null
    readonly fault: Extract<Action, { do: 'terminal-fault' }>['fault']
  }
}
