import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { zDeclineReason, zLinkedTerminal, zPaymentStage } from '../../shared/card-terminal.ts'
import { zPaymentKind } from '../../shared/contracts/card-payments.ts'
import { zPositiveCents } from '../../shared/contracts/procedure.ts'
import { zDrawerPin, zFoundPrinters } from '../../shared/contracts/printers.ts'
import { zPrinterHealth } from '../../shared/contracts/printing.ts'
import { zScanners, zScanRead } from '../../shared/contracts/scans.ts'
import { zSerialScanners } from '../../shared/contracts/till.ts'
import { zLineDisplay, zPrinterConnection, zPrinterMake } from '../../shared/devices.ts'

/** Bytes travel as base64: the line carries JSON. */
const zBytes = z.base64()
const zPrinter = z.strictObject({ connection: zPrinterConnection, make: zPrinterMake })
const zSent = z.strictObject({ ...zPrinter.shape, bytes: zBytes })

/** `JobOutcome` of `devices/ports.ts`, checked where it arrives. */
export const zJobOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal(['printed', 'held-by-printer', 'sent-unconfirmed', 'spooled']),
    health: zPrinterHealth,
  }),
  z.strictObject({ outcome: z.literal(['not-sent', 'unknown']), why: z.string(), bytesSent: z.int().min(0) }),
])

/** `PaymentRequest`, `PaymentOutcome` and `TerminalProbe` of `devices/ports.ts`, checked where they arrive. */
const zPaymentRequest = z.strictObject({ id: z.uuid(), cents: zPositiveCents, kind: zPaymentKind })
const zPaymentOutcome = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('approved'),
    cents: zPositiveCents,
    authorisation: z.string().exactOptional(),
    application: z.string().exactOptional(),
    ticket: z.string().exactOptional(),
  }),
  z.strictObject({ status: z.literal('declined'), reason: zDeclineReason }),
  z.strictObject({ status: z.literal(['not-sent', 'unreachable', 'unknown']), why: z.string() }),
])
const zTerminalProbe = z.discriminatedUnion('reachable', [
  z.strictObject({ reachable: z.literal(true) }),
  z.strictObject({ reachable: z.literal(false), why: z.string() }),
])

/** `DisplayOutcome` of `devices/ports.ts`. */
const zDisplayOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('sent') }),
  z.strictObject({ outcome: z.literal('not-sent'), why: z.string() }),
])
const zShownLine = z.string().max(200)

/** What a scanner read, or that something about the scanners is another than before. */
const zHeard = z.discriminatedUnion('told', [
  z.strictObject({ told: z.literal('read'), read: zScanRead }),
  z.strictObject({ told: z.literal('changed') }),
])
export type Heard = z.infer<typeof zHeard>

/** What the till asks of the process that holds its devices. Every question names its device: that process keeps no settings. */
export const deviceContract = {
  /** It is there and its loop turns. */
  ping: oc.output(z.literal('pong')),
  printers: {
    health: oc.input(zPrinter).output(zPrinterHealth),
    print: oc.input(zSent).output(zJobOutcome),
    kick: oc.input(zSent).output(zJobOutcome),
    drawerPin: oc.input(zPrinter).output(zDrawerPin),
  },
  terminals: {
    probe: oc.input(z.strictObject({ terminal: zLinkedTerminal })).output(zTerminalProbe),
    /** Tells its stages, and returns how it ended. Whoever stops listening lets go of the line. */
    pay: oc
      .input(z.strictObject({ terminal: zLinkedTerminal, request: zPaymentRequest }))
      .output(eventIterator(zPaymentStage, zPaymentOutcome)),
  },
  discovery: {
    /** What is plugged in, and what announces itself. */
    here: oc.output(zFoundPrinters),
    /** Knocks at every address of this machine's own networks. */
    network: oc.output(zFoundPrinters),
  },
  displays: {
    /** Two lines; an amount behind a tab stands at the right edge. */
    show: oc
      .input(z.strictObject({ display: zLineDisplay, upper: zShownLine, lower: zShownLine }))
      .output(zDisplayOutcome),
    /** Blanks it and lets go of its line. */
    clear: oc.input(z.strictObject({ display: zLineDisplay })).output(z.null()),
  },
  scanners: {
    now: oc.output(zScanners),
    /** Listens to the scanners of this machine for as long as somebody hears it. One listens: the last that asked. */
    hear: oc.input(z.strictObject({ serial: zSerialScanners })).output(eventIterator(zHeard)),
  },
}
