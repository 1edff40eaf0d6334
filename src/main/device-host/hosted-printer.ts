import type { PrinterConnection, PrinterMake } from '../../shared/devices.ts'
import type { JobOutcome, PrinterTransport } from '../devices/ports.ts'
import { DevicesGone, type DeviceHost } from './host.ts'

/**
 * A printer that another process holds. Where that process ends in the middle of a job, paper may have come out: `unknown`.
 * Where it never began, nothing left.
 */
export function hostedPrinter(devices: DeviceHost, connection: PrinterConnection, make: PrinterMake): PrinterTransport {
  const printer = { connection, make }

  async function send(what: 'print' | 'kick', bytes: Uint8Array, signal?: AbortSignal): Promise<JobOutcome> {
    try {
      const asked = { ...printer, bytes: Buffer.from(bytes).toString('base64') }
      return await devices.ask((client) => client.printers[what](asked, signal ? { signal } : {}))
    } catch (error) {
      if (!(error instanceof DevicesGone)) throw error
      return { outcome: error.started ? 'unknown' : 'not-sent', why: 'devices-gone', bytesSent: 0 }
    }
  }

  return {
    async health(signal) {
      try {
        return await devices.ask((client) => client.printers.health(printer, signal ? { signal } : {}))
      } catch (error) {
        if (error instanceof DevicesGone) return 'unknown'
        throw error
      }
    },
    print: (bytes, signal) => send('print', bytes, signal),
    kick: (bytes, signal) => send('kick', bytes, signal),
    async drawerPin(signal) {
      try {
        return await devices.ask((client) => client.printers.drawerPin(printer, signal ? { signal } : {}))
      } catch (error) {
        if (error instanceof DevicesGone) return 'unknown'
        throw error
      }
    },
    close: () => Promise.resolve(), // the process keeps it for the next till, or ends with this one
  }
}
