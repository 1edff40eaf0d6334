import type { CommandId, OperatorId } from '../../shared/ids.ts'
import type { Host } from './host.ts'

/** Nobody holds a till without a ledger. */
const NOBODY = 'opr_till' as OperatorId

/**
 * Runs the few commands of a till that has no ledger yet, or cannot open it: nothing is written down of them, and asked
 * twice they are refused by what they did.
 */
export function hostWithoutLedger(nowMs: () => number): Pick<Host, 'runCommand'> {
  return {
    runCommand: ({ input, caller }, handler) =>
      handler(input as never, {
        commandId: (input as { commandId: CommandId }).commandId, // the contract read it: every command bears one
        nowMs: nowMs(),
        caller,
        operator: NOBODY,
        approvedBy: undefined,
        announce: () => undefined,
        afterCommit: (work) => work(),
      }),
  }
}
