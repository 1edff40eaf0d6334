import type { PrinterConnection } from '../../shared/devices.ts'
import { createLinePrinter, type LineTiming } from './line-printer.ts'
import { lpLine } from './lp-line.ts'
import type { PrinterProfile, PrinterTransport } from './ports.ts'
import { msPerByte, serialLine } from './serial-line.ts'
import { tcpLine } from './tcp-line.ts'
import { createCupsPrinter } from './spooler/cups.ts'
import { createWindowsPrinter } from './spooler/windows.ts'
import { usbLine } from './usb-line.ts'

/** These lines outlive a session, and with them the answers that came too late for it. */
const SETTLE_MS = 40
const CLAIM_MS = 4000

/**
 * The driver of one connection. Nothing is opened and no native library loaded before the first job; one that cannot be
 * loaded makes the job `not-sent`. There must be one transport for each physical printer, since it takes turns by itself.
 */
export function createTransport(
  connection: PrinterConnection,
  profile: PrinterProfile,
  timing: Partial<LineTiming> = {},
): PrinterTransport {
  switch (connection.kind) {
    case 'tcp':
      return createLinePrinter({ open: tcpLine(connection), profile, timing })
    case 'usb':
      return createLinePrinter({
        open: usbLine(connection),
        profile,
        timing: { settleMs: SETTLE_MS, connectMs: CLAIM_MS, ...timing },
      })
    case 'lp':
      return createLinePrinter({ open: lpLine(connection.path), profile, timing: { settleMs: SETTLE_MS, ...timing } })
    case 'serial':
      return createLinePrinter({
        open: serialLine(connection),
        profile,
        timing: { settleMs: SETTLE_MS, msPerByte: msPerByte(connection), ...timing },
      })
    case 'cups':
      return createCupsPrinter(connection)
    case 'windows':
      return createWindowsPrinter(connection.printerName)
  }
}
