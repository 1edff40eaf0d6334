import { oc } from '@orpc/contract'
import { z } from 'zod'
import { zPrinterHealth } from '../../shared/contracts/printing.ts'
import { zPrinterConnection, zPrinterMake } from '../../shared/devices.ts'

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

/** What the till asks of the process that holds its devices. Every question names its device: that process keeps no settings. */
export const deviceContract = {
  /** It is there and its loop turns. */
  ping: oc.output(z.literal('pong')),
  printers: {
    health: oc.input(zPrinter).output(zPrinterHealth),
    print: oc.input(zSent).output(zJobOutcome),
    kick: oc.input(zSent).output(zJobOutcome),
  },
}
