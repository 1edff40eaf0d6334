import type { UsbPort } from '../../usb-port.ts'
import { createPrinterBody, type BodyFaults, type BodyOptions } from './body.ts'
import type { PaperRecord, TimelineEvent } from './mechanism.ts'

const BUSY = 'interface is busy (errno 16)'
const GONE = 'Fault'
const NOTHING = 'Cancelled'
const OUT = 1
const IN = 2
/** Of high speed: a packet may hold the answers to many questions. */
const PACKET = 512

export type UsbPrinterSimulator = {
  /** As `usb` gives its devices; none while the cable is out. */
  readonly devices: () => Promise<readonly UsbPort[]>
  readonly paper: PaperRecord
  readonly faults: BodyFaults & { readonly restore: () => void }
  readonly onChange: (listener: (event: TimelineEvent) => void) => () => void
  /** Whether the kernel's own driver holds the printer, as it does between two jobs. */
  readonly isKernels: () => boolean
  readonly close: () => void
}

/** The same printer behind a USB plug of class 7, with the manners of `usb` 3.1 and the kernel (brief hardware §1.6). */
export function startUsbPrinter(
  options: BodyOptions & { readonly vendorId?: number; readonly productId?: number; readonly serial?: string } = {},
): UsbPrinterSimulator {
  const body = createPrinterBody(options)
  let isKernels = true
  let isClaimed = false
  let isPlugged = true
  let takes = true
  let answers: number[] = []
  let awaken = () => {}

  const line = body.plug({
    write(bytes) {
      answers.push(...bytes)
      awaken()
    },
    break() {
      isPlugged = false
      awaken()
    },
    take(on) {
      takes = on
      awaken()
    },
  })

  /** Waits until something has changed, as long as a transfer may. */
  async function until(ready: () => boolean, withinMs: number): Promise<void> {
    const endMs = performance.now() + withinMs
    while (isPlugged && !ready()) {
      const leftMs = endMs - performance.now()
      if (leftMs <= 0) throw new Error(NOTHING)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs)
        const before = awaken
        awaken = () => {
          clearTimeout(timer)
          before()
          resolve()
        }
      })
    }
    if (!isPlugged) throw new Error(GONE)
  }

  const port: UsbPort = {
    vendorId: options.vendorId ?? 0x04b8,
    productId: options.productId ?? 0x0e15,
    serialNumber: options.serial ?? null,
    manufacturerName: 'EPSON',
    productName: 'TM-T20II',
    configurations: [
      {
        interfaces: [
          {
            interfaceNumber: 0,
            alternates: [
              {
                interfaceClass: 7,
                endpoints: [
                  { endpointNumber: OUT, direction: 'out', type: 'bulk', packetSize: PACKET },
                  { endpointNumber: IN, direction: 'in', type: 'bulk', packetSize: PACKET },
                ],
              },
            ],
          },
        ],
      },
    ],
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    async claimInterface() {
      if (isKernels || isClaimed) throw new Error(BUSY)
      isClaimed = true
    },
    async releaseInterface() {
      isClaimed = false
    },
    async detachKernelDriver() {
      isKernels = false
    },
    async attachKernelDriver() {
      isKernels = true
    },
    async transferOut(_endpoint, data, withinMs) {
      await until(() => takes, withinMs)
      line.receive(data)
      return { status: 'ok', bytesWritten: data.length }
    },
    async transferIn(_endpoint, length, withinMs) {
      await until(() => answers.length > 0, withinMs)
      const packet = answers.slice(0, PACKET)
      answers = answers.slice(PACKET)
      const bytes = Uint8Array.from(packet.slice(0, length)) // what is longer is forgotten, as `usb` does
      return { data: new DataView(bytes.buffer) }
    },
  }

  return {
    devices: () => Promise.resolve(isPlugged ? [port] : []),
    paper: body.paper,
    faults: {
      ...body.faults,
      restore() {
        isPlugged = true
        body.mend()
      },
    },
    onChange: body.onChange,
    isKernels: () => isKernels,
    close() {
      isPlugged = false
      awaken()
      body.halt()
    },
  }
}
