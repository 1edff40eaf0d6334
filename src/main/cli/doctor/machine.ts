import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BARCODE_SCANNER_PAGE } from '../../devices/scanners/hid-pos.ts'
import { scannerMakers, terminalMakers } from '../../devices/known-makers.ts'
import { PRINTER_CLASS } from '../../devices/usb-port.ts'

/** Something that a till could use, with the node it would open. */
export type PluggedIn = {
  readonly kind: 'usb-printer' | 'kernel-printer' | 'scanner' | 'terminal' | 'serial'
  readonly name: string
  /** As the till opens it: `/dev/usb/lp0`. */
  readonly path: string
  /** Who may open it beside root. */
  readonly group: string
  readonly allowed: boolean
  /** As in a rule of udev, four hexadecimal digits; unknown for a serial port on the board. */
  readonly vendorId: string | undefined
}

export type Machine = {
  readonly user: string
  readonly hasUsb: boolean
  readonly devices: readonly PluggedIn[]
  readonly has: {
    readonly libusb: boolean
    readonly libudev: boolean
    readonly udevadm: boolean
    readonly cups: boolean
    readonly browser: boolean
    readonly brltty: boolean
  }
  /** The rules of udev as they lie on this machine. */
  readonly rules: string | undefined
}

export const RULES_NAME = '70-zinc.rules'
const RULES_FOLDERS = ['etc/udev/rules.d', 'lib/udev/rules.d', 'usr/lib/udev/rules.d']
const PROGRAM_FOLDERS = ['usr/bin', 'usr/sbin', 'bin', 'sbin', 'usr/local/bin', 'snap/bin']
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

export type LookOptions = {
  /** Where this machine's files are: `/`, or a copy of them. */
  readonly root: string
  readonly user: string
  /** Whether this process may read and write a file. */
  readonly isAllowed?: (path: string) => boolean
}

/** Looks at a Linux machine: only reads, opens no device, and never fails. */
export function lookAt({ root, user, isAllowed = mayOpen }: LookOptions): Machine {
  const at = (...path: readonly string[]) => join(root, ...path)
  const groups = groupNames(read(at('etc/group')))
  const plugged = (found: Omit<PluggedIn, 'group' | 'allowed'>): PluggedIn => ({
    ...found,
    group: groupOf(at(found.path), groups),
    allowed: isAllowed(at(found.path)),
  })
  const hasProgram = (...names: readonly string[]) =>
    PROGRAM_FOLDERS.some((folder) => names.some((name) => existsSync(at(folder, name))))
  return {
    user,
    hasUsb: existsSync(at('sys/bus/usb/devices')),
    devices: [...usbPrinters(root), ...kernelPrinters(root), ...scanners(root), ...serialPorts(root)].map(plugged),
    has: {
      libusb: hasLibrary(root, 'libusb-1.0.so.0'),
      libudev: hasLibrary(root, 'libudev.so.1'),
      udevadm: hasProgram('udevadm'),
      cups: hasProgram('cupsd'),
      browser: hasProgram(...BROWSERS),
      brltty: hasProgram('brltty'),
    },
    rules: RULES_FOLDERS.map((folder) => read(at(folder, RULES_NAME))).find((rules) => rules !== undefined),
  }
}

type Found = Omit<PluggedIn, 'group' | 'allowed'>

function usbPrinters(root: string): readonly Found[] {
  const bus = join(root, 'sys/bus/usb/devices')
  const interfaces = list(bus).filter((name) => name.includes(':'))
  const printing = interfaces.filter(
    (name) => Number.parseInt(read(join(bus, name, 'bInterfaceClass')) ?? '', 16) === PRINTER_CLASS,
  )
  return [...new Set(printing.map((name) => name.split(':')[0] ?? ''))].map((name) => {
    const device = join(bus, name)
    const number = (file: string) => (read(join(device, file)) ?? '').padStart(3, '0')
    return {
      kind: 'usb-printer' as const,
      ...identity(device),
      path: `/dev/bus/usb/${number('busnum')}/${number('devnum')}`,
    }
  })
}

function kernelPrinters(root: string): readonly Found[] {
  return list(join(root, 'sys/class/usbmisc'))
    .filter((name) => /^lp\d+$/.test(name))
    .map((name) => ({
      kind: 'kernel-printer' as const,
      ...identity(usbAbove(join(root, 'sys/class/usbmisc', name, 'device'), root)),
      path: `/dev/usb/${name}`,
    }))
}

function scanners(root: string): readonly Found[] {
  return list(join(root, 'sys/class/hidraw')).flatMap((name) => {
    const device = join(root, 'sys/class/hidraw', name, 'device')
    if (firstUsagePage(readBytes(join(device, 'report_descriptor'))) !== BARCODE_SCANNER_PAGE) return []
    const { vendorId } = identity(usbAbove(device, root))
    const hidName = /^HID_NAME=(.+)$/m.exec(read(join(device, 'uevent')) ?? '')?.[1]
    const maker = scannerMakers.get(Number.parseInt(vendorId ?? '', 16))
    return [{ kind: 'scanner' as const, name: hidName ?? maker ?? name, vendorId, path: `/dev/${name}` }]
  })
}

function serialPorts(root: string): readonly Found[] {
  return list(join(root, 'sys/class/tty'))
    .filter((name) => /^tty(ACM|USB)\d+$/.test(name))
    .map((name) => {
      const found = identity(usbAbove(join(root, 'sys/class/tty', name, 'device'), root))
      const isTerminal = terminalMakers.has(Number.parseInt(found.vendorId ?? '', 16))
      return { kind: isTerminal ? ('terminal' as const) : ('serial' as const), ...found, path: `/dev/${name}` }
    })
}

/** The usage page that a report descriptor begins with (HID 1.11, §6.2.2.7), in one byte or in two. */
export function firstUsagePage(descriptor: Uint8Array): number | undefined {
  const [item, low = 0, high = 0] = descriptor
  if (item === 0x05) return low
  return item === 0x06 ? low + high * 256 : undefined
}

/** What a device on USB calls itself. */
function identity(device: string | undefined): Pick<Found, 'name' | 'vendorId'> {
  if (device === undefined) return { name: '', vendorId: undefined }
  const said = (file: string) => read(join(device, file))
  const [vendorId, productId] = [said('idVendor'), said('idProduct')]
  const named = [said('manufacturer'), said('product')].filter(Boolean).join(' ')
  return { name: named === '' ? `${vendorId}:${productId}` : named, vendorId }
}

/** The USB device that something hangs on: the first above it that has a vendor. */
function usbAbove(path: string, root: string): string | undefined {
  if (!existsSync(path)) return undefined
  const top = realpathSync(root)
  for (let here = realpathSync(path); here !== top && here !== dirname(here); here = dirname(here)) {
    if (existsSync(join(here, 'idVendor'))) return here
  }
  return undefined
}

function hasLibrary(root: string, name: string): boolean {
  const folders = ['usr/lib', 'lib', 'usr/lib64', 'lib64'].map((folder) => join(root, folder))
  const below = folders.slice(0, 2).flatMap((folder) => list(folder).map((one) => join(folder, one)))
  return [...folders, ...below.filter((folder) => basename(folder).includes('-linux-'))].some((folder) =>
    existsSync(join(folder, name)),
  )
}

function groupNames(file = ''): ReadonlyMap<number, string> {
  return new Map(
    file.split('\n').flatMap((line) => {
      const [name, , id] = line.split(':')
      return name && id ? [[Number(id), name] as const] : []
    }),
  )
}

function groupOf(path: string, groups: ReadonlyMap<number, string>): string {
  const { gid } = statSync(path, { throwIfNoEntry: false }) ?? { gid: 0 }
  return groups.get(gid) ?? 'root'
}

function mayOpen(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted()
  } catch {
    return [] // a machine without such devices has no such folder
  }
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch {
    return new Uint8Array()
  }
}

function read(file: string): string | undefined {
  const bytes = readBytes(file)
  return bytes.length === 0 ? undefined : Buffer.from(bytes).toString('utf8').trim()
}
