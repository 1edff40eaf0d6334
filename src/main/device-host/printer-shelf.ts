import { connectionKey, type PrinterConnection, type PrinterMake } from '../../shared/devices.ts'
import { createTransport } from '../devices/create-transport.ts'
import type { LineTiming } from '../devices/line-printer.ts'
import type { PrinterTransport } from '../devices/ports.ts'
import { profileOf } from '../devices/profiles.ts'

type Asked = { readonly connection: PrinterConnection; readonly make: PrinterMake }

/** One transport for each printer that was asked of, kept from one job to the next. */
export function createPrinterShelf(timing: Partial<LineTiming> = {}) {
  const printers = new Map<string, { readonly asked: string; readonly transport: PrinterTransport }>()
  return {
    of({ connection, make }: Asked): PrinterTransport {
      const key = connectionKey(connection)
      const asked = JSON.stringify([connection, make])
      const known = printers.get(key)
      if (known?.asked === asked) return known.transport
      void known?.transport.close() // it was set up anew
      const transport = createTransport(connection, profileOf(make), timing)
      printers.set(key, { asked, transport })
      return transport
    },
    async close(): Promise<void> {
      await Promise.all([...printers.values()].map(({ transport }) => transport.close()))
    },
  }
}
