import type { printing as printingContract, PrintState } from '../../shared/contracts/printing.ts'
import type { PrintJobId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Tickets } from '../tickets/index.ts'
import type { Printing } from './printing.ts'
import type { PrintStore } from './store.ts'
import type { PrintCrew } from './crew.ts'

/** States in which a person may say what is to become of a job. */
const unsettled: ReadonlySet<PrintState> = new Set<PrintState>(['waiting', 'held-by-printer', 'unknown'])

type Parts = {
  readonly store: PrintStore
  readonly printing: Printing
  readonly crew: PrintCrew
  readonly tickets: Tickets
}

export function printingHandlers({ store, printing, crew, tickets }: Parts): Handlers<typeof printingContract> {
  /** A job that the till must not settle alone; what came out or was given up is nobody's job any more. */
  function unsettledJob(jobId: PrintJobId) {
    const job = store.job(jobId)
    return job && unsettled.has(job.state) ? job : undefined
  }

  return {
    printReceipt(input, context) {
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
      const ticket = tickets.settled(input.ticketId)
      if (!ticket) return refuse('TICKET_UNKNOWN')
      const copyNumber = printing.printNumbered(printing.receiptDocument(), ticket.number, context)
      context.announce('tickets.changed')
      return ok({ copyNumber })
    },
    retry(input, context) {
      const job = unsettledJob(input.jobId)
      if (!job) return refuse('JOB_UNKNOWN')
      if (job.state !== 'waiting') {
        store.setState(job.jobId, 'dismissed', '')
        printing.printAgain(job, context)
      }
      context.announce('printing.changed')
      context.afterCommit(crew.poke)
      return ok(null)
    },
    dismiss(input, context) {
      const job = unsettledJob(input.jobId)
      if (!job) return refuse('JOB_UNKNOWN')
      store.setState(job.jobId, 'dismissed', '')
      context.announce('printing.changed')
      return ok(null)
    },
    printOld(_input, context) {
      const count = store.wakeOld(context.nowMs)
      context.announce('printing.changed')
      context.afterCommit(crew.poke)
      return ok({ count })
    },
    dropOld(_input, context) {
      const count = store.dropOld()
      context.announce('printing.changed')
      return ok({ count })
    },
    printNotice(_input, context) {
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
      printing.printOnce('notice', '', context)
      return ok(null)
    },
    printTestPage({ printerId }, context) {
      if (!printing.hasPrinter()) return refuse('NO_PRINTER')
      if (printerId !== undefined && !crew.knows(printerId)) return refuse('PRINTER_UNKNOWN')
      printing.printOnce('test-page', '', context, { printerId })
      return ok(null)
    },
    status: () => ({ ...crew.status(), jobs: [...store.unsettled()], old: store.old() }),
  }
}
