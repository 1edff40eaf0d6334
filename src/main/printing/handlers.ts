import type { printing as printingContract, PrintState } from '../../shared/contracts/printing.ts'
import type { PrintJobId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { Tickets } from '../tickets/index.ts'
import type { Printing } from './printing.ts'
import type { PrintStore } from './store.ts'
import type { PrintWorker } from './worker.ts'

/** States in which a person may say what is to become of a job. */
const unsettled: ReadonlySet<PrintState> = new Set<PrintState>(['waiting', 'held-by-printer', 'unknown'])

type Parts = {
  readonly store: PrintStore
  readonly printing: Printing
  readonly worker: PrintWorker | undefined
  readonly tickets: Tickets
}

export function printingHandlers({ store, printing, worker, tickets }: Parts): Handlers<typeof printingContract> {
  /** A person settles a job that the till must not settle alone. */
  function settleJob(jobId: PrintJobId, state: 'waiting' | 'dismissed', context: CommandContext) {
    const job = store.job(jobId)
    // What came out is never sent again as it was: another paper is a DUPLICATA, which `printReceipt` makes.
    if (!job || !unsettled.has(job.state)) return refuse('JOB_UNKNOWN')
    store.setState(jobId, state, '')
    context.announce('printing.changed')
    context.afterCommit(() => worker?.poke())
    return ok(null)
  }

  return {
    printReceipt(input, context) {
      if (!printing.hasPrinter) return refuse('NO_PRINTER')
      const ticket = tickets.settled(input.ticketId)
      if (!ticket) return refuse('TICKET_UNKNOWN')
      const copyNumber = printing.printNumbered('receipt', ticket.number, context)
      context.announce('tickets.changed')
      return ok({ copyNumber })
    },
    retry: (input, context) => settleJob(input.jobId, 'waiting', context),
    dismiss: (input, context) => settleJob(input.jobId, 'dismissed', context),
    printTestPage(_input, context) {
      if (!printing.hasPrinter) return refuse('NO_PRINTER')
      printing.printOnce('test-page', '', context)
      return ok(null)
    },
    status() {
      const { health, drawerFailed } = worker?.status() ?? { health: 'unknown' as const, drawerFailed: false }
      return { configured: worker !== undefined, health, drawerFailed, jobs: [...store.unsettled()] }
    },
  }
}
