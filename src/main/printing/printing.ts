import type { Settings } from '../../shared/contracts/till.ts'
import type { PrintDocument } from '../../shared/contracts/printing.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import type { Sale } from '../tickets/index.ts'
import { printsByItself } from './policy.ts'
import type { PrintStore, QueuedJob } from './store.ts'
import type { PrintWorker } from './worker.ts'

type Parts = {
  readonly store: PrintStore
  readonly journal: Journal
  /** None: the shop has no printer, and nothing is queued for it. */
  readonly worker: PrintWorker | undefined
  readonly settings: () => Settings
}

/** The door of printing: jobs are rows of the command's own transaction, and leave after its commit. */
export function createPrinting({ store, journal, worker, settings }: Parts) {
  function queue(
    job: {
      readonly document: PrintDocument
      readonly number: number | null
      readonly copyNumber: number
      readonly content?: string
    },
    context: CommandContext,
  ): void {
    store.add({ ...job, content: job.content ?? null, nowMs: context.nowMs })
    context.announce('printing.changed')
    context.afterCommit(() => worker?.poke())
  }

  /** How many copies of a document the journal knows; -1 where it knows none, and the queue alone knows the original. */
  function sealedCopies(document: string, number: number): number {
    let copies = -1
    journal.backwards('copies', ({ kind, payload }) => {
      if (kind !== document || payload['number'] !== number) return true
      copies = Number(payload['copyNumber'])
      return false
    })
    return copies
  }

  /**
   * The original of a numbered document if it never went out, otherwise the next DUPLICATA, which is a signed event of
   * its own (checklist F-38). Returns the copy's number; 0 is the original.
   */
  function printNumbered(document: 'receipt' | 'z-report', number: number, context: CommandContext): number {
    const copyNumber = Math.max(store.copiesOf(document, number), sealedCopies(document, number) + 1)
    if (copyNumber > 0) {
      journal.append({
        chain: 'copies',
        kind: document,
        operator: context.operator,
        nowMs: context.nowMs,
        payload: { number, copyNumber, reason: 'asked' },
      })
    }
    queue({ document, number, copyNumber }, context)
    return copyNumber
  }

  /** A document that no ledger entry could make again: its content travels with the job. */
  function printOnce(document: 'x-report' | 'test-page', content: string, context: CommandContext): void {
    queue({ document, number: null, copyNumber: 0, content }, context)
  }

  return {
    hasPrinter: worker !== undefined,

    /** Queues the receipt of a sale where a rule or the customer wants it. */
    afterSale(
      sold: { readonly number: number; readonly sale: Sale; readonly receiptAsked: boolean },
      context: CommandContext,
    ): void {
      if (!worker || !printsByItself(settings().receiptPrinting, sold.sale, sold.receiptAsked)) return
      queue({ document: 'receipt', number: sold.number, copyNumber: 0 }, context)
    },

    /** After the commit and before any receipt. */
    kickDrawer(context: CommandContext): void {
      context.afterCommit(() => worker?.kick())
    },

    printNumbered,
    printOnce,

    /** A job that may have come out already is printed anew as what it then is: a DUPLICATA, if it bears a number. */
    printAgain({ document, number, content }: QueuedJob, context: CommandContext): void {
      if (document === 'receipt' || document === 'z-report') printNumbered(document, number ?? 0, context)
      else printOnce(document, content ?? '', context)
    },
  }
}
export type Printing = ReturnType<typeof createPrinting>
