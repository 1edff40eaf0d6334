import type { FoundPrinter, FoundPrinters } from '../../shared/contracts/printers.ts'
import { announcedPrinters } from '../devices/discovery/announced.ts'
import { serialPorts, usbPrinters } from '../devices/discovery/local.ts'
import { neighbours, sweep } from '../devices/discovery/sweep.ts'

/** How long printers that announce themselves are listened to: they answer within a second or two. */
const LISTEN_MS = 3000
/** A program on this machine may listen as a printer does: a converter for a serial one, a test bench. */
const THIS_MACHINE = '127.0.0.1'

/** A serial port is shown at the speed that nearly every receipt printer is set to at the factory. */
const onPort = (path: string): FoundPrinter['connection'] => ({
  kind: 'serial',
  path,
  baudRate: 19_200,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
  flow: 'hardware',
})

/** Looks for printers; nothing is kept of it. */
export const discovery = {
  async here(signal?: AbortSignal): Promise<FoundPrinters> {
    const [usb, announced, ports] = await Promise.all([
      usbPrinters(),
      announcedPrinters({ listenMs: LISTEN_MS, ...(signal && { signal }) }),
      serialPorts(),
    ])
    const printers = [...usb.found, ...announced].map((one) => ({ ...one, is: 'printer' as const }))
    const unasked = ports.found.map(({ path, name }) => ({ connection: onPort(path), name, is: 'port' as const }))
    return { found: [...printers, ...unasked], whole: true, why: usb.why ?? null }
  },

  async network(signal?: AbortSignal): Promise<FoundPrinters> {
    const { found, whole } = await sweep({ hosts: [THIS_MACHINE, ...neighbours()], ...(signal && { signal }) })
    return {
      found: found.map(({ host, port, is }) => ({ connection: { kind: 'tcp', host, port }, name: '', is })),
      whole,
      why: null,
    }
  },
}
