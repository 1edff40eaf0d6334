import { readdirSync } from 'node:fs'
import type { Scanner, ScannerRead, ScannerState } from '../ports.ts'
import { createEchoes } from './echoes.ts'
import { createHidScanner, isBarcodeScanner, scannerIdOf, type HidLibrary } from './hid-pos.ts'
import type { createSerialScanner, SerialSettings } from './serial.ts'

/**
 * How the scanners of a machine are. What goes in and comes out of here is plain data and nothing of the till is imported,
 * so that all of it can run in a process of its own.
 */
export type ScannersNow = {
  readonly hid: 'ready' | 'library-missing'
  readonly ports: { path: string; name: string }[]
  readonly scanners: {
    scannerId: string
    kind: Scanner['kind']
    name: string
    state: ScannerState
    last: { text: string; atMs: number } | null
  }[]
}

export type DeskOptions = {
  readonly serial: () => readonly SerialSettings[]
  readonly onScan: (read: ScannerRead & { readonly source: string }) => void
  /** Something about them is another than before. */
  readonly onChange: () => void
  readonly everyMs?: number
  readonly loadHid?: () => Promise<HidLibrary>
}

const EVERY_MS = 1500
const PORTS_MAX = 32

/**
 * All scanners of this machine that need no keyboard. It looks for them every second and a half: hot-plug events need a
 * udev daemon that not every machine runs, and a poll finds the new path after each plugging anyway.
 */
export function createScannerDesk(options: DeskOptions) {
  const hid = new Map<string, ReturnType<typeof createHidScanner>>()
  const serial = new Map<string, ReturnType<typeof createSerialScanner>>()
  const last = new Map<string, { text: string; atMs: number }>()
  let library: HidLibrary | 'missing' | undefined
  let looking = false
  let stopped = false
  let timer: ReturnType<typeof setInterval> | undefined

  function listen(scanner: Scanner): void {
    const isEcho = createEchoes()
    scanner.onState(options.onChange)
    scanner.onScan((read) => {
      if (isEcho(read)) return
      const isFirst = !last.has(scanner.scannerId)
      last.set(scanner.scannerId, { text: read.text, atMs: read.atMs })
      options.onScan({ ...read, source: scanner.name })
      if (isFirst) options.onChange()
    })
  }

  async function lookForHid(): Promise<void> {
    library ??= await (options.loadHid ?? loadNodeHid)().catch(() => 'missing' as const)
    if (library === 'missing') return
    const found = (await library.devicesAsync()).filter(isBarcodeScanner)
    for (const device of found) {
      const id = scannerIdOf(device)
      if (hid.has(id)) continue
      const scanner = createHidScanner(library, device)
      hid.set(id, scanner)
      listen(scanner)
      options.onChange()
    }
    await Promise.all([...hid].map(([id, scanner]) => scanner.seen(found.find((device) => scannerIdOf(device) === id))))
  }

  async function lookForSerial(): Promise<void> {
    const wanted = options.serial()
    if (wanted.length === 0 && serial.size === 0) return
    const { createSerialScanner: create, serialIdOf } = await import('./serial.ts') // not before somebody has one
    for (const settings of wanted) {
      const id = serialIdOf(settings)
      if (!serial.has(id)) {
        const scanner = create(settings)
        serial.set(id, scanner)
        listen(scanner)
        options.onChange()
      }
      serial.get(id)?.retry()
    }
    for (const [id, scanner] of serial) {
      if (wanted.some((settings) => serialIdOf(settings) === id)) continue
      serial.delete(id)
      void scanner.close()
      options.onChange()
    }
  }

  async function look(): Promise<void> {
    if (looking || stopped) return
    looking = true
    try {
      await lookForSerial()
      await lookForHid()
    } catch {
      // A machine without USB says so by an error; the next look may find it.
    } finally {
      looking = false
    }
  }

  return {
    begin(): void {
      timer = setInterval(() => void look(), options.everyMs ?? EVERY_MS)
      timer.unref()
      void look()
    },
    /** At once rather than at the next turn: settings changed, or a person waits. */
    look,
    now: (): ScannersNow => ({
      hid: library === 'missing' ? 'library-missing' : 'ready',
      ports: serialPorts(),
      scanners: [...hid.values(), ...serial.values()].map((scanner) => ({
        scannerId: scanner.scannerId,
        kind: scanner.kind,
        name: scanner.name,
        state: scanner.state(),
        last: last.get(scanner.scannerId) ?? null,
      })),
    }),
    async stop(): Promise<void> {
      stopped = true
      clearInterval(timer)
      await Promise.all([...hid.values(), ...serial.values()].map((scanner) => scanner.close()))
    },
  }
}
export type ScannerDesk = ReturnType<typeof createScannerDesk>

async function loadNodeHid(): Promise<HidLibrary> {
  const { default: nodeHid } = await import('node-hid')
  return nodeHid
}

/** Serial ports by their files, on Linux and macOS: serialport's own list needs udevadm there. Elsewhere one is typed in. */
function serialPorts(): { path: string; name: string }[] {
  try {
    return readdirSync('/dev')
      .filter((name) => /^(tty(ACM|USB)\d+|cu\.usb.+)$/.test(name))
      .toSorted()
      .slice(0, PORTS_MAX)
      .map((name) => ({ path: `/dev/${name}`, name }))
  } catch {
    return []
  }
}
