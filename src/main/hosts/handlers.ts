import type { z } from 'zod'
import type { Command, own, Query, Station } from '../../shared/contracts/procedure.ts'
import type { TillEvent } from '../../shared/contracts/till.ts'
import type { CommandId, OperatorId } from '../../shared/ids.ts'
import type { Result } from '../../shared/result.ts'

/** Who asks. Built by the transport, never read from a message. */
export type Caller = { readonly station: Station }
export type CallContext = { readonly caller: Caller }

/** What a command may know and announce besides its input. Times are UTC milliseconds. */
export type CommandContext = {
  readonly commandId: CommandId
  readonly nowMs: number
  readonly caller: Caller
  /** Whoever holds the station that asks. */
  readonly operator: OperatorId
  /** Who approved what the holder alone may not do. */
  readonly approvedBy: OperatorId | undefined
  /** Told to every screen after the commit. */
  readonly announce: (name: TillEvent['name']) => void
  /** Runs after the commit; what it throws is logged and changes nothing for the asker. */
  readonly afterCommit: (work: () => void) => void
}
export type QueryContext = { readonly nowMs: number; readonly caller: Caller }

type Stream = { readonly [own]?: { kind: 'stream' } }

/**
 * The handlers of one part, under the names of its contract: plain synchronous functions that know no transport. A
 * command answers with a value or with one of the refusals that its contract lists, and nothing else compiles.
 */
export type Handlers<Part> = {
  readonly [Name in keyof Part as Part[Name] extends Stream ? never : Name]: Part[Name] extends Command<
    infer In,
    infer Out,
    infer Codes
  >
    ? (input: z.output<In>, context: CommandContext) => Result<z.input<Out>, Codes>
    : Part[Name] extends Query<infer In, infer Out>
      ? (input: z.output<In>, context: QueryContext) => z.input<Out> | Promise<z.input<Out>>
      : never
}
