import { onTestFinished } from 'vitest'
import { encode, kick } from '../../src/main/devices/encode.ts'
import { createLinePrinter, type LineTiming } from '../../src/main/devices/line-printer.ts'
import type { OpenLine } from '../../src/main/devices/line-session.ts'
import { lpLine } from '../../src/main/devices/lp-line.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import type { PrinterProfileId } from '../../src/shared/devices.ts'
import { msPerByte, serialLine } from '../../src/main/devices/serial-line.ts'
import type { BodyFaults, BodyOptions } from '../../src/main/devices/simulators/printer/body.ts'
import type { PaperRecord, TimelineEvent } from '../../src/main/devices/simulators/printer/mechanism.ts'
import { startSerialPrinter } from '../../src/main/devices/simulators/printer/serial.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { startUsbPrinter } from '../../src/main/devices/simulators/printer/usb.ts'
import { tcpLine } from '../../src/main/devices/tcp-line.ts'
import { usbLine } from '../../src/main/devices/usb-line.ts'
import { sampleReceipt } from './sample-documents.ts'

/** Patient where an answer is awaited, quick where silence is: no test waits for what will come. */
export const PATIENT: LineTiming = {
  connectMs: 5000,
  statusMs: 5000,
  completionMs: 10_000,
  completionMsPerLine: 10,
  pollMs: 15,
  unconfirmedMs: 30,
  closeMs: 1000,
  msPerByte: 0,
  settleMs: 0,
}

/** A printer at the end of some wire. */
export type Peer = {
  readonly paper: PaperRecord
  readonly faults: BodyFaults & { readonly restore: () => void | Promise<void> }
  readonly onChange: (listener: (event: TimelineEvent) => void) => () => void
  readonly close: () => void | Promise<void>
}
type Plugged = {
  readonly timing?: Partial<LineTiming>
  readonly peer: Peer
  readonly open: OpenLine
  readonly pullOut: () => void | Promise<void>
}

export const SERIAL_SETTINGS = {
  baudRate: 115_200,
  dataBits: 8,
  parity: 'none',
  stopBits: 1,
  flow: 'none',
} as const

const SERIAL_TIMING = { msPerByte: msPerByte(SERIAL_SETTINGS), settleMs: 20 }

/** Every wire that talks in both directions, with what its loss is called. */
export const wires: Readonly<
  Record<
    'tcp' | 'serial' | 'lp' | 'usb',
    {
      readonly broken: string | RegExp
      readonly absent: string
      readonly plug: (options: BodyOptions) => Promise<Plugged>
    }
  >
> = {
  tcp: {
    broken: 'ECONNRESET',
    absent: 'ECONNREFUSED',
    async plug(options) {
      const peer = await startPrinterSimulator(options)
      return { peer, open: tcpLine({ host: '127.0.0.1', port: peer.port }), pullOut: peer.faults.refuse }
    },
  },
  serial: {
    broken: /^(EIO|unplugged)$/, // whichever the kernel says first
    absent: 'ENOENT',
    async plug(options) {
      const peer = startSerialPrinter(options)
      return {
        peer,
        open: serialLine({ path: peer.path, ...SERIAL_SETTINGS }),
        pullOut: peer.close,
        timing: SERIAL_TIMING,
      }
    },
  },
  // The kernel's lp device is a character device that is read and written without blocking, and so is a pty.
  lp: {
    broken: 'EIO',
    absent: 'ENOENT',
    async plug(options) {
      const peer = startSerialPrinter(options)
      return { peer, open: lpLine(peer.path), pullOut: peer.close }
    },
  },
  usb: {
    broken: 'unplugged',
    absent: 'ENODEV',
    async plug(options) {
      const peer = startUsbPrinter(options)
      return { peer, open: usbLine({ vendorId: 0x04b8, productId: 0x0e15 }, peer.devices), pullOut: peer.close }
    },
  },
}
export type WireName = keyof typeof wires

type Setting = {
  readonly profile?: PrinterProfileId
  readonly timing?: Partial<LineTiming>
  readonly printer?: BodyOptions
}

/** A counter whose printer hangs on this wire. */
export async function counterOn(wire: WireName, { profile: id = 'epson-80', timing, printer = {} }: Setting = {}) {
  const { peer, open, pullOut, timing: ofWire } = await wires[wire].plug(printer)
  const profile = PRINTER_PROFILES[id]
  const transport = createLinePrinter({ open, profile, timing: { ...PATIENT, ...ofWire, ...timing } })
  onTestFinished(async () => {
    await transport.close()
    await peer.close()
  })
  return { peer, pullOut, profile, transport, receipt: encode(sampleReceipt(), profile), pulse: kick(profile) }
}

export function next(peer: Pick<Peer, 'onChange'>, kind: TimelineEvent['kind']): Promise<TimelineEvent> {
  return new Promise((resolve) => {
    const stop = peer.onChange((event) => {
      if (event.kind !== kind) return
      stop()
      resolve(event)
    })
  })
}

export const cutsOf = (peer: Pick<Peer, 'paper'>) => peer.paper.slips.length
export const linesOf = (peer: Pick<Peer, 'paper'>) =>
  peer.paper.timeline.flatMap((event) => (event.kind === 'line' ? [event.text] : []))
