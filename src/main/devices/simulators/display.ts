import type { DisplayDialect } from '../display/commands.ts'
import { openPty } from './pty.ts'

export type DisplaySimulator = {
  readonly path: string
  /** What is to be read now. */
  readonly lines: () => readonly [string, string]
  /** Bytes that the display does not know. */
  readonly unknown: () => readonly number[]
  readonly onChange: (listener: () => void) => () => void
  readonly close: () => void
}

const ESC = 0x1b
const US = 0x1f
const CLR = 0x0c
const CR = 0x0d
/** As wide as nearly all of them are. */
const DISPLAY_COLUMNS = 20
const BLANK = ' '.repeat(DISPLAY_COLUMNS)

/** A display of two lines of twenty at the end of a serial line, as strict as the cheapest of them. */
export function startDisplaySimulator(dialect: DisplayDialect, link?: string): DisplaySimulator {
  const pty = openPty(link)
  const rows: [string, string] = [BLANK, BLANK]
  const strange: number[] = []
  const listeners = new Set<() => void>()
  let pending: number[] = []
  let at = { row: 0, column: 0 }

  function put(row: number, text: string): void {
    rows[row === 0 ? 0 : 1] = text.slice(0, DISPLAY_COLUMNS).padEnd(DISPLAY_COLUMNS)
  }
  function clear(): number {
    put(0, '')
    put(1, '')
    at = { row: 0, column: 0 }
    return 1
  }

  /** How many bytes were understood; 0 when more are needed. */
  function step(): number {
    const [first = 0, second, third, fourth] = pending
    if (first === CLR) return clear()
    if (first === ESC) return escape(second, third)
    if (first === US && dialect === 'epson-dm') {
      if (second === 0x43) return third === undefined ? 0 : 3
      if (second !== undefined && second !== 0x24) return refuse(2)
      if (third === undefined || fourth === undefined) return 0
      at = { row: fourth - 1, column: third - 1 }
      return 4
    }
    if (first >= 0x20 && first <= 0x7e && dialect === 'epson-dm') return write(first)
    return refuse(1)
  }

  function escape(second: number | undefined, third: number | undefined): number {
    if (second === undefined) return 0
    if (second === 0x40) return clear() + 1
    if (second === 0x51 && dialect === 'cd5220') {
      const end = pending.indexOf(CR)
      if (third === undefined || end < 0) return 0
      put(third === 0x41 ? 0 : 1, String.fromCharCode(...pending.slice(3, end)))
      if (end - 3 !== DISPLAY_COLUMNS) refuse(0)
      return end + 1
    }
    const known = dialect === 'cd5220' ? [0x66, 0x5f] : [0x74]
    if (!known.includes(second)) return refuse(2)
    return third === undefined ? 0 : 3
  }

  function write(byte: number): number {
    const row = rows[at.row === 0 ? 0 : 1]
    put(at.row, row.slice(0, at.column) + String.fromCharCode(byte) + row.slice(at.column + 1))
    at = { ...at, column: at.column + 1 }
    return 1
  }
  function refuse(bytes: number): number {
    strange.push(...pending.slice(0, Math.max(1, bytes)))
    return bytes
  }

  pty.onBytes((chunk) => {
    pending.push(...chunk)
    for (let used = step(); used > 0; used = pending.length > 0 ? step() : 0) pending = pending.slice(used)
    for (const listener of [...listeners]) listener()
  })
  return {
    path: pty.path,
    lines: () => [rows[0], rows[1]],
    unknown: () => strange,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: pty.close,
  }
}
