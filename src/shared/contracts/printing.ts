import { z } from 'zod'
import { zPrinterId, zPrintJobId, zTicketId } from '../ids.ts'
import { command, query, zInstantMs } from './procedure.ts'

export const numberedDocuments = [
  'receipt',
  'z-report',
  'closure',
  'note',
  'invoice',
  'training-receipt',
  'training-note',
] as const
/** Documents that the journal can make again from a number: the first is the original, every later one a copy. */
export type NumberedDocument = (typeof numberedDocuments)[number]
/** Documents with a number of their own that no ledger knows: their copies are marked, and not sealed. */
export const slipDocuments = ['kitchen-order'] as const
export type SlipDocument = (typeof slipDocuments)[number]
export const zPrintDocument = z.enum([
  ...numberedDocuments,
  ...slipDocuments,
  'x-report',
  'cash-slip',
  'voucher',
  'shelf-label',
  'loyalty-card',
  'statement',
  'card-slip',
  'service',
  'notice',
  'test-page',
])
export type PrintDocument = z.infer<typeof zPrintDocument>

/** What became of a job (brief hardware §4): only `waiting` goes out by itself, and only while somebody may still want it. */
export const zPrintState = z.enum([
  'waiting',
  'old',
  'sending',
  'printed',
  'held-by-printer',
  'sent-unconfirmed',
  'unknown',
  'dismissed',
])
export type PrintState = z.infer<typeof zPrintState>

/** What a printer says of itself (brief hardware §5). `mute`: it is connected and does not answer. */
export const zPrinterHealth = z.enum([
  'ready',
  'paper-low',
  'paper-out',
  'cover-open',
  'error',
  'offline',
  'mute',
  'unknown',
])
export type PrinterHealth = z.infer<typeof zPrinterHealth>

export const zPrintJob = z.strictObject({
  jobId: zPrintJobId,
  document: zPrintDocument,
  /** The printer whose queue it is in. */
  printerId: zPrinterId.nullable(),
  /** Ticket or Z number, for a person. */
  number: z.int().nullable(),
  copyNumber: z.int().min(0),
  state: zPrintState,
  createdAtMs: zInstantMs,
  why: z.string(),
})
export type PrintJob = z.infer<typeof zPrintJob>

export const zPrinterState = z.strictObject({
  printerId: zPrinterId,
  name: z.string(),
  health: zPrinterHealth,
  /** How many papers wait in its queue. */
  waiting: z.int().min(0),
  /** Printers that do not answer, in whose place it prints. */
  standsInFor: z.array(z.string()),
  /** It prints the receipts. */
  receipts: z.boolean(),
})
export type PrinterState = z.infer<typeof zPrinterState>

/**
 * The drawer, where a switch says how it is. `unasked`: it was opened, with its key or by force, and not by the till;
 * `left-open`: for so long that nobody is giving change any more.
 */
export const zDrawerState = z.enum(['unwatched', 'closed', 'open', 'unasked', 'left-open'])
export type DrawerState = z.infer<typeof zDrawerState>

export const zPrintingStatus = z.strictObject({
  configured: z.boolean(),
  /** Of the printer of receipts. */
  health: zPrinterHealth,
  /** The last drawer pulse did not reach the printer: open it with the key. */
  drawerFailed: z.boolean(),
  drawer: zDrawerState,
  printers: z.array(zPrinterState),
  /** Jobs that still wait or that a person must settle, oldest first. */
  jobs: z.array(zPrintJob),
  /** What never found a printer while it was wanted: a person prints all of it or drops it. */
  old: z.strictObject({ count: z.int().positive(), sinceMs: zInstantMs }).nullable(),
})
export type PrintingStatus = z.infer<typeof zPrintingStatus>

/** Prints a settled ticket: the original if it never went out, a DUPLICATA afterwards. */
export const printReceipt = command({
  right: 'sell',
  input: { ticketId: zTicketId },
  output: z.strictObject({ copyNumber: z.int().min(0) }),
  refusals: ['TICKET_UNKNOWN', 'NO_PRINTER'],
})

export const retry = command({
  right: 'sell',
  input: { jobId: zPrintJobId },
  output: z.null(),
  refusals: ['JOB_UNKNOWN'],
})
/** The paper did come out, or nobody wants it any more. */
export const dismiss = command({
  right: 'sell',
  input: { jobId: zPrintJobId },
  output: z.null(),
  refusals: ['JOB_UNKNOWN'],
})
/** On the printer of receipts, or on the one that is named; no other prints in its place. */
export const printTestPage = command({
  right: 'sell',
  input: { printerId: zPrinterId.optional() },
  output: z.null(),
  refusals: ['NO_PRINTER', 'PRINTER_UNKNOWN'],
})
/** Prints the papers that waited too long, each as the original that it still is. */
export const printOld = command({ right: 'sell', input: {}, output: z.strictObject({ count: z.int().min(0) }) })
/** Gives them up; the ledger makes any of them again on demand. */
export const dropOld = command({ right: 'sell', input: {}, output: z.strictObject({ count: z.int().min(0) }) })
/** The notice that hangs at the pay point: receipts are printed on request. */
export const printNotice = command({ right: 'sell', input: {}, output: z.null(), refusals: ['NO_PRINTER'] })
export const status = query({ right: 'look', output: zPrintingStatus })

export const printing = { printReceipt, retry, dismiss, printOld, dropOld, printTestPage, printNotice, status }
