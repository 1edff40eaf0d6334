import { createRouterClient, implement } from '@orpc/server'
import type { LineTiming } from '../devices/line-printer.ts'
import { deviceContract } from './contract.ts'
import { discovery } from './discovery-shelf.ts'
import { createDisplayShelf } from './display-shelf.ts'
import type { DeviceHost } from './host.ts'
import { createPrinterShelf } from './printer-shelf.ts'
import { createScannerShelf } from './scanner-shelf.ts'
import { createTerminalShelf } from './terminal-shelf.ts'

/** What holds the devices. Whatever it is asked names its device; nothing is kept but what is open. */
export function createDevices(timing: Partial<LineTiming> = {}) {
  const printers = createPrinterShelf(timing)
  const terminals = createTerminalShelf()
  const displays = createDisplayShelf()
  const scanners = createScannerShelf()

  const os = implement(deviceContract)
  const router = os.router({
    ping: os.ping.handler(() => 'pong' as const),
    printers: {
      health: os.printers.health.handler(({ input, signal }) => printers.of(input).health(signal)),
      print: os.printers.print.handler(({ input, signal }) => printers.of(input).print(bytesOf(input), signal)),
      kick: os.printers.kick.handler(({ input, signal }) => printers.of(input).kick(bytesOf(input), signal)),
      drawerPin: os.printers.drawerPin.handler(
        async ({ input, signal }) => (await printers.of(input).drawerPin?.(signal)) ?? 'unknown',
      ),
    },
    terminals: {
      probe: os.terminals.probe.handler(({ input, signal }) => terminals.probe(input.terminal, signal)),
      pay: os.terminals.pay.handler(({ input, signal }) => terminals.pay(input.terminal, input.request, signal)),
    },
    discovery: {
      here: os.discovery.here.handler(({ signal }) => discovery.here(signal)),
      network: os.discovery.network.handler(({ signal }) => discovery.network(signal)),
    },
    displays: {
      show: os.displays.show.handler(({ input }) => displays.show(input.display, input.upper, input.lower)),
      clear: os.displays.clear.handler(({ input }) => displays.clear(input.display)),
    },
    scanners: {
      now: os.scanners.now.handler(() => scanners.now()),
      hear: os.scanners.hear.handler(({ input, signal }) => scanners.hear(input.serial, signal)),
    },
  })

  return {
    router,
    async close(): Promise<void> {
      await Promise.all([printers.close(), terminals.close(), displays.close(), scanners.close()])
    },
  }
}
export type Devices = ReturnType<typeof createDevices>

const bytesOf = ({ bytes }: { readonly bytes: string }): Uint8Array => Buffer.from(bytes, 'base64')

/** Devices in the till's own process: for a till that has no file to start another from, as in tests. */
export function devicesHere(): DeviceHost {
  const devices = createDevices()
  const client = createRouterClient(devices.router)
  return { ask: (question) => question(client), close: devices.close }
}
