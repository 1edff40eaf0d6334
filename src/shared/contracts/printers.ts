import { z } from 'zod'
import { zPrinterConnection, zPrinterMake } from '../devices.ts'
import { zText } from '../free-text.ts'
import { zPrepStationId, zPrinterId } from '../ids.ts'
import { command, query } from './procedure.ts'
import { zPrinterHealth } from './printing.ts'

export const PRINTERS_MAX = 8
/** How many printers may stand in for one another. */
export const ROUTE_MAX = 3

/** A printer of the café. */
export const zPrinter = z.strictObject({
  printerId: zPrinterId,
  /** As people call it: Comptoir, Cuisine. */
  name: zText(20, 1),
  connection: zPrinterConnection,
  ...zPrinterMake.shape,
  /** The pin of its socket that the cash drawer is wired to; `null` without one. */
  drawerPin: z.literal([2, 5]).nullable(),
  /** What the switch of an open drawer does to the pin that the printer reads; without it nobody watches the drawer. */
  drawerSensor: z.enum(['high-is-open', 'low-is-open']).exactOptional(),
})
export type Printer = z.infer<typeof zPrinter>

/** What papers are for: the customer and the office, labels, or a prep station. */
export const zPrintPurpose = z.union([z.literal('receipts'), z.literal('labels'), zPrepStationId])
export type PrintPurpose = z.infer<typeof zPrintPurpose>

/** Which printers serve a purpose: the first one does, the next stand in for it, loudly. */
export const zPrintRoute = z.strictObject({
  purpose: zPrintPurpose,
  printerIds: z.array(zPrinterId).min(1).max(ROUTE_MAX),
})
export const zPrinterSetup = z.strictObject({
  printers: z.array(zPrinter).max(PRINTERS_MAX),
  routes: z.array(zPrintRoute).max(10),
})
export type PrinterSetup = z.infer<typeof zPrinterSetup>

export const NO_PRINTERS: PrinterSetup = { printers: [], routes: [] }

export const setup = query({ right: 'look', output: zPrinterSetup })

/** Sets up the printers and what each is for. What waits for one that is gone goes to whichever serves its purpose then. */
export const saveSetup = command({
  right: 'settings',
  input: { setup: zPrinterSetup },
  output: zPrinterSetup,
  refusals: ['PRINTER_NAME_TAKEN', 'PRINTER_TWICE', 'PRINTER_UNKNOWN', 'PURPOSE_TWICE'],
})

/** What a printer that is not set up yet says of itself. */
export const probe = query({
  right: 'settings',
  input: { connection: zPrinterConnection, make: zPrinterMake },
  output: zPrinterHealth,
})

/** Pin 3 of the drawer's socket, as the printer reads it. `unknown`: it does not say. */
export const zDrawerPin = z.enum(['high', 'low', 'unknown'])

/** How the drawer's switch is now, so that whoever sets it up can say that the drawer is shut. */
export const drawerPin = query({
  right: 'settings',
  input: { connection: zPrinterConnection, make: zPrinterMake },
  output: zDrawerPin,
})

/**
 * Prints the test page on a printer that is not set up yet: accents in each alphabet, the width, a code, the cut. Nothing
 * is recorded of it. `why` says what went wrong.
 */
export const tryOut = query({
  right: 'settings',
  input: { connection: zPrinterConnection, make: zPrinterMake },
  output: z.strictObject({ cameOut: z.enum(['yes', 'maybe', 'no']), why: z.string() }),
})

/**
 * Something that may be a printer, with how it is reached and what it calls itself. `silent`: somebody listens there and
 * says nothing, as printers do that another till holds. `port`: a serial port, on which anything may hang.
 */
export const zFoundPrinter = z.strictObject({
  connection: zPrinterConnection,
  name: z.string().max(100),
  is: z.enum(['printer', 'silent', 'web-server', 'not-a-printer', 'port']),
})
export type FoundPrinter = z.infer<typeof zFoundPrinter>
export const zFoundPrinters = z.strictObject({
  found: z.array(zFoundPrinter).max(600),
  /** Everybody was asked: the search was not out of time. */
  whole: z.boolean(),
  /** Why printers on USB cannot be seen. */
  why: z.string().nullable(),
})
export type FoundPrinters = z.infer<typeof zFoundPrinters>

/**
 * Looks for printers: `here` on this machine's sockets and among those that announce themselves on the network, which asks
 * nobody anything; `network` knocks at every address of the café's own network, only ever because somebody wants it.
 */
export const find = query({
  right: 'settings',
  input: { where: z.enum(['here', 'network']) },
  output: zFoundPrinters,
})

export const printers = { setup, saveSetup, probe, drawerPin, tryOut, find }
