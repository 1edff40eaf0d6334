import { createRouterClient, implement } from '@orpc/server'
import { connectionKey, type PrinterConnection, type PrinterMake } from '../../shared/devices.ts'
import { createTransport } from '../devices/create-transport.ts'
import type { LineTiming } from '../devices/line-printer.ts'
import type { PrinterTransport } from '../devices/ports.ts'
import { profileOf } from '../devices/profiles.ts'
import { deviceContract } from './contract.ts'
import type { DeviceHost } from './host.ts'

/** What holds the devices: one transport for each printer that was asked of, kept from one job to the next. */
export function createDevices(timing: Partial<LineTiming> = {}) {
  const printers = new Map<string, { readonly asked: string; readonly transport: PrinterTransport }>()

  function transportOf(connection: PrinterConnection, make: PrinterMake): PrinterTransport {
    const key = connectionKey(connection)
    const asked = JSON.stringify([connection, make])
    const known = printers.get(key)
    if (known?.asked === asked) return known.transport
    void known?.transport.close() // it was set up anew
    const transport = createTransport(connection, profileOf(make), timing)
    printers.set(key, { asked, transport })
    return transport
  }

  const os = implement(deviceContract)
  const router = os.router({
    ping: os.ping.handler(() => 'pong' as const),
    printers: {
      health: os.printers.health.handler(({ input, signal }) =>
        transportOf(input.connection, input.make).health(signal),
      ),
      print: os.printers.print.handler(({ input, signal }) =>
        transportOf(input.connection, input.make).print(Buffer.from(input.bytes, 'base64'), signal),
      ),
      kick: os.printers.kick.handler(({ input, signal }) =>
        transportOf(input.connection, input.make).kick(Buffer.from(input.bytes, 'base64'), signal),
      ),
    },
  })

  return {
    router,
    async close(): Promise<void> {
      await Promise.all([...printers.values()].map(({ transport }) => transport.close()))
    },
  }
}
export type Devices = ReturnType<typeof createDevices>

/** Devices in the till's own process: for a till that has no file to start another from, as in tests. */
export function devicesHere(): DeviceHost {
  const devices = createDevices()
  const client = createRouterClient(devices.router)
  return { ask: (question) => question(client), close: devices.close }
}
