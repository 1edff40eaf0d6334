import { z } from 'zod'

/** Names of hosts, queues and devices come from people: no spaces, no control characters, bounded. */
const zHost = z.string().regex(/^[\p{L}\p{N}.:%_-]{1,253}$/u)
const zPath = z.string().regex(/^(\/|\\\\\.\\|COM\d)[^\p{Cc}]{0,199}$/u)
const zUsbId = z.int().min(0).max(0xffff)

export const zSerialLine = z.strictObject({
  path: zPath,
  baudRate: z.literal([1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200]),
  dataBits: z.literal([7, 8]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.literal([1, 2]),
  /** `hardware` is RTS/CTS, the DTR/DSR of most printers; `xon` is software. */
  flow: z.enum(['none', 'hardware', 'xon']),
})
export type SerialLine = z.infer<typeof zSerialLine>

/**
 * A display of two lines that the customer reads, on a serial line. What it speaks and how wide it is stand in its manual;
 * nearly all of them are twenty wide (brief hardware §3.7).
 */
export const zLineDisplay = z.strictObject({
  line: zSerialLine,
  dialect: z.enum(['cd5220', 'epson-dm']),
  columns: z.literal([16, 20]),
})
export type LineDisplay = z.infer<typeof zLineDisplay>

export const zTcpConnection = z.strictObject({
  kind: z.literal('tcp'),
  host: zHost,
  port: z.int().min(1).max(65_535),
})
/** A class-7 printer; `serial` tells two of the same kind apart. */
export const zUsbConnection = z.strictObject({
  kind: z.literal('usb'),
  vendorId: zUsbId,
  productId: zUsbId,
  serial: z.string().min(1).max(126).exactOptional(),
})
/** The kernel's own printer device: `/dev/usb/lp0`, or a name that udev gives it. */
export const zLpConnection = z.strictObject({ kind: z.literal('lp'), path: zPath })
export const zSerialConnection = zSerialLine.extend({ kind: z.literal('serial') })
/** A raw queue of CUPS, here or on `host[:port]`. */
export const zCupsConnection = z.strictObject({
  kind: z.literal('cups'),
  host: zHost.exactOptional(),
  queue: z.string().regex(/^[^\s/#\p{Cc}-][^\s/#\p{Cc}]{0,126}$/u),
})
/** A printer as Windows names it. */
export const zWindowsConnection = z.strictObject({
  kind: z.literal('windows'),
  printerName: z.string().regex(/^[^\p{Cc}]{1,220}$/u),
})

/** How a printer is reached. Two tills or two workers must never be given the same one (brief hardware §4). */
export const zPrinterConnection = z.discriminatedUnion('kind', [
  zTcpConnection,
  zUsbConnection,
  zLpConnection,
  zSerialConnection,
  zCupsConnection,
  zWindowsConnection,
])
export type PrinterConnection = z.infer<typeof zPrinterConnection>
export type PrinterConnectionKind = PrinterConnection['kind']
export type ConnectionOf<Kind extends PrinterConnectionKind> = Extract<PrinterConnection, { kind: Kind }>

/** The same physical printer has the same key: one worker for each. */
export function connectionKey(connection: PrinterConnection): string {
  switch (connection.kind) {
    case 'tcp':
      return `tcp:${connection.host.toLowerCase()}:${connection.port}`
    case 'usb':
      return `usb:${hex(connection.vendorId)}:${hex(connection.productId)}:${connection.serial ?? ''}`
    case 'lp':
      return `lp:${connection.path}`
    case 'serial':
      return `serial:${connection.path}`
    case 'cups':
      return `cups:${(connection.host ?? 'localhost').toLowerCase()}:${connection.queue}`
    case 'windows':
      return `windows:${connection.printerName.toLowerCase()}`
  }
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0')
}

/** Kinds of receipt printer that the till can drive (`main/devices/profiles.ts`). */
export const zPrinterProfileId = z.enum(['epson-80', 'epson-80-42', 'generic-80', 'generic-58', 'star-line'])
export type PrinterProfileId = z.infer<typeof zPrinterProfileId>

/**
 * The alphabets that a receipt printer may print French with, and the numbers that clones have for them; the test page
 * shows which one it has, each under its letter.
 */
export const zCodePage = z.enum([
  'windows1252',
  'cp858',
  'windows1252-11',
  'cp858-14',
  'windows1252-6',
  'windows1252-9',
  'windows1252-8',
  'cp858-6',
])
export type CodePageId = z.infer<typeof zCodePage>

export function codePageLetter(id: CodePageId): string {
  return String.fromCharCode('A'.charCodeAt(0) + zCodePage.options.indexOf(id))
}

/** How a printer is driven: what kind it is, and what its test page said. */
export const zPrinterMake = z.strictObject({
  profileId: zPrinterProfileId,
  /** `null` is the profile's own. */
  codePage: zCodePage.nullable(),
})
export type PrinterMake = z.infer<typeof zPrinterMake>

/** Why a job did not leave, or got lost on the way. The driver's own words; a system's code may stand there as well. */
export const deviceWhys = [
  'aborted',
  'connect-timeout',
  'closed-by-printer',
  'write-timeout',
  'no-answer',
  'devices-gone',
  'unplugged',
  'web-server',
  'not-a-printer',
  'garbled',
  'library-missing',
  'no-usb',
  'not-a-device',
  'not-windows',
  'queue-unknown',
  'queue-stopped',
  'queue-busy',
  'queue-refused',
  'qr-too-long',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'ENOENT',
  'ENODEV',
  'EACCES',
  'EBUSY',
  'EIO',
  'paper-out',
  'cover-open',
  'error',
  'offline',
  'mute',
] as const
export type DeviceWhy = (typeof deviceWhys)[number]
const known: ReadonlySet<string> = new Set(deviceWhys)

/** The same trouble under its other names. */
const aliases: Readonly<Record<string, DeviceWhy>> = {
  ETIMEDOUT: 'connect-timeout',
  ENETUNREACH: 'EHOSTUNREACH',
  EHOSTDOWN: 'EHOSTUNREACH',
  EAI_AGAIN: 'ENOTFOUND',
  EPIPE: 'ECONNRESET',
  ENXIO: 'ENODEV',
  EPERM: 'EACCES',
}

/** A driver's `why` as one of those that have a sentence; anything else is an error of its line. */
export function deviceWhy(why: string): DeviceWhy {
  return known.has(why) ? (why as DeviceWhy) : (aliases[why] ?? 'EIO')
}
