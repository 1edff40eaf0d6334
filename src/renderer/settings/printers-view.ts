import type { PrepStation } from '../../shared/contracts/kitchen.ts'
import type { FoundPrinter, Printer, PrinterSetup, PrintPurpose } from '../../shared/contracts/printers.ts'
import {
  connectionKey,
  zPrinterConnection,
  type PrinterConnection,
  type PrinterConnectionKind,
  type PrinterMake,
} from '../../shared/devices.ts'
import type { PrinterId } from '../../shared/ids.ts'

/** What is being written of a printer. The address is one line, whatever its kind: people copy it from a label. */
export type PrinterDraft = PrinterMake & {
  readonly printerId: PrinterId
  readonly name: string
  readonly kind: PrinterConnectionKind
  readonly address: string
  readonly drawerPin: Printer['drawerPin']
  readonly drawerSensor?: NonNullable<Printer['drawerSensor']>
}

export const kinds: readonly PrinterConnectionKind[] = ['tcp', 'usb', 'lp', 'serial', 'cups', 'windows']

/** What nearly every serial receipt printer is set to at the factory; the speed may stand behind the path. */
const SERIAL = { dataBits: 8, parity: 'none', stopBits: 1, flow: 'hardware' } as const
const SERIAL_BAUD = 19_200
const RAW_PORT = 9100

/** The connection that an address means: `192.0.2.5`, `192.0.2.5:9100`, `04b8:0202`, `/dev/ttyS0 9600`, `queue@host`. */
export function connectionFrom(kind: PrinterConnectionKind, address: string): PrinterConnection | undefined {
  const text = address.trim()
  return zPrinterConnection.safeParse(asked(kind, text)).data
}

function asked(kind: PrinterConnectionKind, text: string): unknown {
  switch (kind) {
    case 'tcp': {
      const [, host, port] = /^(.*?)(?::(\d+))?$/.exec(text) ?? []
      return { kind, host, port: port === undefined ? RAW_PORT : Number(port) }
    }
    case 'usb': {
      const [vendor = '', product = '', serial] = text.split(':')
      const id = (hex: string) => (/^[0-9a-f]{1,4}$/i.test(hex) ? Number.parseInt(hex, 16) : undefined)
      return { kind, vendorId: id(vendor), productId: id(product), ...(serial ? { serial } : {}) }
    }
    case 'lp':
      return { kind, path: text }
    case 'serial': {
      const [path, baud] = text.split(/\s+/)
      return { kind, path, baudRate: baud === undefined ? SERIAL_BAUD : Number(baud), ...SERIAL }
    }
    case 'cups': {
      const [queue, host] = text.split('@')
      return { kind, queue, ...(host ? { host } : {}) }
    }
    case 'windows':
      return { kind, printerName: text }
  }
}

/** The address as a person would write it. */
export function addressOf(connection: PrinterConnection): string {
  const hex = (id: number) => id.toString(16).padStart(4, '0')
  switch (connection.kind) {
    case 'tcp':
      return connection.port === RAW_PORT ? connection.host : `${connection.host}:${connection.port}`
    case 'usb': {
      const { vendorId, productId, serial } = connection
      return [hex(vendorId), hex(productId), ...(serial === undefined ? [] : [serial])].join(':')
    }
    case 'lp':
      return connection.path
    case 'serial':
      return connection.baudRate === SERIAL_BAUD ? connection.path : `${connection.path} ${connection.baudRate}`
    case 'cups':
      return connection.host === undefined ? connection.queue : `${connection.queue}@${connection.host}`
    case 'windows':
      return connection.printerName
  }
}

export function draftOfPrinter({ connection, ...printer }: Printer): PrinterDraft {
  return { ...printer, kind: connection.kind, address: addressOf(connection) }
}

/** The printer that a draft means; nothing while it cannot be reached or has no name. */
export function printerFrom({ kind, address, name, ...draft }: PrinterDraft): Printer | undefined {
  const connection = connectionFrom(kind, address)
  return connection && name.trim() !== '' ? { ...draft, name: name.trim(), connection } : undefined
}

/** What was found, as a person reads it: those that may be printers first, and which of them the café has already. */
export type FoundRow = FoundPrinter & { readonly address: string; readonly known: Printer | undefined }

const ORDER: readonly FoundPrinter['is'][] = ['printer', 'silent', 'port', 'web-server', 'not-a-printer']

export function foundRows(found: readonly FoundPrinter[], { printers }: PrinterSetup): readonly FoundRow[] {
  const keys = found.map(({ connection }) => connectionKey(connection))
  return found
    .filter((_, n) => keys.indexOf(keys[n] ?? '') === n)
    .map((one) => ({
      ...one,
      address: addressOf(one.connection),
      known: printers.find(({ connection }) => connectionKey(connection) === connectionKey(one.connection)),
    }))
    .toSorted((a, b) => ORDER.indexOf(a.is) - ORDER.indexOf(b.is))
}

/** Whether it may be set up: what answers as something else is not offered, only named. */
export const mayBePrinter = ({ is }: FoundPrinter): boolean => is !== 'web-server' && is !== 'not-a-printer'

/** What is being written of a printer that was found. */
export function draftOfFound(fresh: PrinterDraft, { connection }: FoundPrinter): PrinterDraft {
  return { ...fresh, kind: connection.kind, address: addressOf(connection) }
}

/** A draft whose drawer has a switch that works so, or none. */
export function withSensor(draft: PrinterDraft, sensor: PrinterDraft['drawerSensor']): PrinterDraft {
  const { drawerSensor: _, ...plain } = draft
  return sensor === undefined ? plain : { ...plain, drawerSensor: sensor }
}

export function withPrinter(setup: PrinterSetup, printer: Printer): PrinterSetup {
  const known = setup.printers.some(({ printerId }) => printerId === printer.printerId)
  const printers = known
    ? setup.printers.map((one) => (one.printerId === printer.printerId ? printer : one))
    : [...setup.printers, printer]
  return { ...setup, printers }
}

/** Without a printer, and without it in any list; a list that only had it goes as well. */
export function withoutPrinter({ printers, routes }: PrinterSetup, printerId: PrinterId): PrinterSetup {
  return {
    printers: printers.filter((one) => one.printerId !== printerId),
    routes: routes
      .map((route) => ({ ...route, printerIds: route.printerIds.filter((id) => id !== printerId) }))
      .filter((route) => route.printerIds.length > 0),
  }
}

export function purposesOf(prepStations: readonly PrepStation[]): readonly PrintPurpose[] {
  const onPaper = prepStations.filter(({ paper }) => paper)
  return ['receipts', ...onPaper.map(({ prepStationId }) => prepStationId), 'labels']
}

/** The printer at one place of a purpose's list: the one that prints, or the one that stands in. */
export function printerAt(
  { printers, routes }: PrinterSetup,
  purpose: PrintPurpose,
  place: 0 | 1,
): Printer | undefined {
  const id = routes.find((route) => route.purpose === purpose)?.printerIds[place]
  return printers.find(({ printerId }) => printerId === id)
}

/** Puts another printer at a place of a purpose's list; `undefined` leaves it empty. */
export function withRoute(
  setup: PrinterSetup,
  purpose: PrintPurpose,
  place: 0 | 1,
  printerId: PrinterId | undefined,
): PrinterSetup {
  const now = [0, 1].map((at) => (at === place ? printerId : printerAt(setup, purpose, at === 0 ? 0 : 1)?.printerId))
  const printerIds = now.filter((id, n) => id !== undefined && now.indexOf(id) === n).flatMap((id) => id ?? [])
  const others = setup.routes.filter((route) => route.purpose !== purpose)
  return { ...setup, routes: printerIds.length === 0 ? others : [...others, { purpose, printerIds }] }
}
