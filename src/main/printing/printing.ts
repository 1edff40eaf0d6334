import type { Settings } from '../../shared/contracts/till.ts'
import {
  numberedDocuments,
  slipDocuments,
  type NumberedDocument,
  type PrintDocument,
  type SlipDocument,
} from '../../shared/contracts/printing.ts'
import type { PrintPurpose } from '../../shared/contracts/printers.ts'
import type { PrinterId } from '../../shared/ids.ts'
import { assert } from '../../shared/assert.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import type { Sale } from '../tickets/index.ts'
import { chainOfCopies, type CopyReason, type Medium, type SealedCopy } from './copies.ts'
import { printsByItself } from './policy.ts'
import type { PrintStore, QueuedJob } from './store.ts'
import type { PrintCrew } from './crew.ts'

const numbered: ReadonlySet<PrintDocument> = new Set<PrintDocument>(numberedDocuments)
const isNumbered = (document: PrintDocument): document is NumberedDocument => numbered.has(document)
const slips: ReadonlySet<PrintDocument> = new Set<PrintDocument>(slipDocuments)
const isSlip = (document: PrintDocument): document is SlipDocument => slips.has(document)

/** Which printer: the first that serves a purpose, or one by its name. */
type Where = { readonly purpose?: PrintPurpose; readonly printerId?: PrinterId | undefined }

type Parts = {
  readonly store: PrintStore
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly crew: PrintCrew
  readonly settings: () => Settings
  readonly training: () => boolean
}

/** The door of printing: jobs are rows of the command's own transaction, and leave after its commit. */
export function createPrinting({ store, journal, eventLog, crew, settings, training }: Parts) {
  function queue(
    job: {
      readonly document: PrintDocument
      readonly number: number | null
      readonly copyNumber: number
      readonly content?: string
    },
    context: CommandContext,
    purpose: PrintPurpose = 'receipts',
    printerId = crew.firstFor(purpose),
  ): void {
    assert(printerId, 'nothing is queued for a printer that is not there')
    store.add({ ...job, purpose, printerId, content: job.content ?? null, nowMs: context.nowMs })
    context.announce('printing.changed')
    context.afterCommit(crew.poke)
  }

  /** A copy is a signed event of its own (checklist F-38), and so is an original that leaves without paper. */
  function sealCopy(document: NumberedDocument, copy: SealedCopy, context: CommandContext): void {
    journal.append({
      chain: chainOfCopies(document),
      kind: document,
      operator: context.operator,
      nowMs: context.nowMs,
      payload: copy,
    })
    eventLog.record('document-copied', context, { document, ...copy })
  }

  /** The original of a numbered document if it never went out, otherwise the next DUPLICATA. Returns the copy's number. */
  function printNumbered(
    document: NumberedDocument,
    number: number,
    context: CommandContext,
    reason: CopyReason = 'asked',
  ): number {
    const copyNumber = store.copiesOf(document, number)
    if (copyNumber > 0) sealCopy(document, { number, copyNumber, reason }, context)
    queue({ document, number, copyNumber }, context)
    return copyNumber
  }

  /** A document that no ledger entry could make again: its content travels with the job. */
  function printOnce(
    document: Exclude<PrintDocument, NumberedDocument | SlipDocument>,
    content: string,
    context: CommandContext,
    { purpose = 'receipts', printerId }: Where = {},
  ): void {
    queue({ document, number: null, copyNumber: 0, content }, context, purpose, printerId)
  }

  /** A paper for the house: the first is the original, every later one a DUPLICATA that no ledger needs to know. */
  function printSlip(document: SlipDocument, number: number, context: CommandContext, purpose: PrintPurpose): number {
    const copyNumber = store.copiesOf(document, number)
    queue({ document, number, copyNumber }, context, purpose)
    return copyNumber
  }

  const receiptDocument = () => (training() ? ('training-receipt' as const) : ('receipt' as const))

  return {
    receiptDocument,
    /** Where the café has none for it, nothing is queued. */
    hasPrinter: (purpose: PrintPurpose = 'receipts'): boolean => crew.firstFor(purpose) !== undefined,

    /** Queues the receipt of a sale where a rule or the customer wants it. */
    afterSale(
      sold: { readonly number: number; readonly sale: Sale; readonly receiptAsked: boolean },
      context: CommandContext,
    ): void {
      if (!crew.firstFor('receipts') || !printsByItself(settings().receiptPrinting, sold.sale, sold.receiptAsked))
        return
      queue({ document: receiptDocument(), number: sold.number, copyNumber: 0 }, context)
    },

    /** After the commit and before any receipt. A training leaves the drawer shut. */
    kickDrawer(context: CommandContext): void {
      if (!training()) context.afterCommit(crew.kick)
    },

    printNumbered,
    printSlip,
    /** Hands a document out without paper: from then on every paper of it is a DUPLICATA. */
    handOut(
      document: NumberedDocument,
      given: { readonly number: number; readonly reason: CopyReason; readonly medium: Medium },
      context: CommandContext,
    ): number {
      const copyNumber = store.copiesOf(document, given.number)
      sealCopy(document, { number: given.number, copyNumber, reason: given.reason, medium: given.medium }, context)
      return copyNumber
    },
    /** Whether this very copy was handed out without paper since an instant: its sealed trace says so. */
    handedOutSince: (
      document: NumberedDocument,
      copy: Pick<SealedCopy, 'number' | 'copyNumber'>,
      sinceMs: number,
    ): boolean =>
      journal
        .backwards(chainOfCopies(document), ({ at }) => Date.parse(at) >= sinceMs)
        .some(({ kind, payload }) => {
          const sealed = payload as Partial<SealedCopy> // sealed above, or a ticket of a training
          const isIt = kind === document && sealed.number === copy.number && sealed.copyNumber === copy.copyNumber
          return isIt && sealed.medium !== undefined
        }),
    printOnce,

    /** A job that may have come out already is printed anew as what it then is: a DUPLICATA, if it bears a number. */
    printAgain({ document, number, content, purpose, printerId }: QueuedJob, context: CommandContext): void {
      if (number !== null && isNumbered(document)) printNumbered(document, number, context, 'may-have-come-out')
      else if (number !== null && isSlip(document)) printSlip(document, number, context, purpose)
      else if (!isNumbered(document) && !isSlip(document)) {
        const same = printerId !== null && crew.knows(printerId) ? printerId : undefined
        printOnce(document, content ?? '', context, { purpose, printerId: document === 'test-page' ? same : undefined })
      }
    },
  }
}
export type Printing = ReturnType<typeof createPrinting>
