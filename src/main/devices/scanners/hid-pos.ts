import type { Device, HIDAsync } from 'node-hid'
import type { Scanner } from '../ports.ts'
import { createHidReports } from './frames.ts'
import { createHearing, whyNot } from './hearing.ts'

export type HidLibrary = {
  readonly devicesAsync: () => Promise<readonly Device[]>
  readonly HIDAsync: { readonly open: (path: string) => Promise<HIDAsync> }
}

/** Bar code scanners in HID POS mode (USB HID point of sale usage tables). */
export const BARCODE_SCANNER_PAGE = 0x8c
/** Honeywell and Metrologic are silent until they are told to speak. */
const silentAtFirst: ReadonlySet<number> = new Set([0x0c2e, 0x23d0])

/** The same scanner in whichever socket it is plugged: its maker's numbers and its own. */
export function scannerIdOf({ vendorId, productId, serialNumber = '' }: Device): string {
  const hex = (id: number): string => id.toString(16).padStart(4, '0')
  return `hid ${hex(vendorId)}:${hex(productId)} ${serialNumber}`.trim()
}

export const isBarcodeScanner = ({ usagePage, path }: Device): boolean =>
  usagePage === BARCODE_SCANNER_PAGE && path !== undefined

/**
 * One HID POS scanner. `seen` is told, every second or two, where it is plugged now or that it is not: its path is another
 * one after each plugging. node-hid wants exactly one listener for data, and one for errors before anything can go wrong:
 * without it, pulling the plug ends the process (brief hardware §1.5).
 */
export function createHidScanner(
  library: HidLibrary,
  first: Device,
): Scanner & {
  readonly seen: (device: Device | undefined) => Promise<void>
} {
  const hearing = createHearing('lost')
  let open: { readonly device: HIDAsync; readonly path: string } | undefined
  let opening: Promise<void> | undefined
  let closed = false

  function lose(): void {
    const lost = open
    open = undefined
    hearing.become('lost')
    // What is gone cannot be closed properly; what is there must be, or the process never ends.
    lost?.device.close().catch(() => undefined)
  }

  async function connect({ path, vendorId }: Device): Promise<void> {
    if (path === undefined) return
    try {
      const device = await library.HIDAsync.open(path)
      if (closed) return await device.close() // before anybody listens: a listener reads, and nothing may read what is closed
      const read = createHidReports()
      device.on('error', () => {
        if (open?.device === device) lose()
      })
      device.on('data', (report: Buffer) => {
        const found = read(report)
        if (found) hearing.tell({ ...found, atMs: Date.now() })
      })
      open = { device, path }
      // Reading begins one turn after the listener came; only from then on may it be closed.
      await new Promise(setImmediate)
      if (silentAtFirst.has(vendorId)) await device.sendFeatureReport([254, 1]).catch(() => undefined)
      hearing.become('connected')
    } catch (error) {
      hearing.become(whyNot(error))
    }
  }

  return {
    scannerId: scannerIdOf(first),
    kind: 'hid',
    name: [first.manufacturer, first.product].filter(Boolean).join(' ').trim() || scannerIdOf(first),
    state: hearing.state,
    onScan: hearing.onScan,
    onState: hearing.onState,
    async seen(device) {
      if (open && device?.path !== open.path) lose()
      if (!device) return hearing.become('lost')
      if (open || opening || closed) return
      opening = connect(device)
      await opening
      opening = undefined
    },
    async close() {
      closed = true
      await opening
      const last = open
      open = undefined
      await last?.device.close().catch(() => undefined)
    },
  }
}
