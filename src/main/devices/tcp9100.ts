import { createLinePrinter, type LineTiming } from './line-printer.ts'
import type { PrinterProfile, PrinterTransport } from './ports.ts'
import { tcpLine } from './tcp-line.ts'

const PORT = 9100

/** A printer on TCP 9100, the port that nearly all of them listen on. */
export function createTcp9100(options: {
  readonly host: string
  readonly port?: number
  readonly profile: PrinterProfile
  readonly timing?: Partial<LineTiming>
}): PrinterTransport {
  const { host, port = PORT, profile, timing } = options
  return createLinePrinter({ open: tcpLine({ host, port }), profile, timing })
}
