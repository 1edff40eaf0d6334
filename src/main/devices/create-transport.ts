import type { PrinterConnection } from '../../shared/devices.ts'
import type { PrinterProfile, PrinterTransport } from './ports.ts'
import { createTcp9100 } from './tcp9100.ts'
import { createUnreachable } from './unreachable.ts'

/** The driver of one connection. Nothing is opened or loaded before the first job. */
export function createTransport(connection: PrinterConnection, profile: PrinterProfile): PrinterTransport {
  switch (connection.kind) {
    case 'tcp':
      return createTcp9100({ host: connection.host, port: connection.port, profile })
    case 'usb':
    case 'lp':
    case 'serial':
    case 'cups':
    case 'windows':
      return createUnreachable('no-driver')
  }
}
