import type { PrinterHealth } from '../ports.ts'
import type { StatusSubject } from './commands.ts'

/** One report out of the single stream in which a printer answers everything (brief hardware §3.2). */
export type StatusReport =
  | { readonly kind: 'dle-eot'; readonly bits: number }
  | { readonly kind: 'process-id'; readonly id: string }
  | { readonly kind: 'gs-r'; readonly bits: number }
  | { readonly kind: 'asb'; readonly bytes: readonly [number, number, number, number] }
  | { readonly kind: 'flow'; readonly on: boolean }
  | { readonly kind: 'stray'; readonly byte: number }

const BLOCK_HEAD = 0x37
const PROCESS_ID = 0x22
const PROCESS_ID_LENGTH = 7
const XON = 0x11
const XOFF = 0x13

/** Sorts incoming bytes, however the network cuts them. What is not yet complete waits for the next piece. */
export function createStatusClassifier(): { readonly push: (chunk: Uint8Array) => readonly StatusReport[] } {
  let pending: readonly number[] = []
  return {
    push(chunk) {
      const { reports, rest } = classify([...pending, ...chunk])
      pending = rest
      return reports
    },
  }
}

type Classified = { readonly reports: readonly StatusReport[]; readonly rest: readonly number[] }

export function classify(bytes: readonly number[]): Classified {
  const reports: StatusReport[] = []
  let at = 0
  while (at < bytes.length) {
    const next = reportAt(bytes.slice(at, at + PROCESS_ID_LENGTH))
    if (next === 'incomplete') break
    reports.push(next.report)
    at += next.length
  }
  return { reports, rest: bytes.slice(at) }
}

type Next = { readonly report: StatusReport; readonly length: number } | 'incomplete'

function reportAt(window: readonly number[]): Next {
  const [head = 0] = window
  if (head === BLOCK_HEAD) return processIdAt(window)
  if (head === XON || head === XOFF) return { report: { kind: 'flow', on: head === XON }, length: 1 }
  if ((head & 0x93) === 0x12) return { report: { kind: 'dle-eot', bits: head }, length: 1 }
  if ((head & 0x93) === 0x10) return asbAt(window)
  if ((head & 0x90) === 0) return { report: { kind: 'gs-r', bits: head }, length: 1 }
  return stray(head)
}

/** `37 22 d1 d2 d3 d4 00`, where each d is a printable character. */
function processIdAt(window: readonly number[]): Next {
  const fits = window.every((byte, i) => {
    if (i === 0) return true
    if (i === 1) return byte === PROCESS_ID
    return i === PROCESS_ID_LENGTH - 1 ? byte === 0 : byte >= 0x20 && byte <= 0x7e
  })
  if (!fits) return stray(BLOCK_HEAD)
  if (window.length < PROCESS_ID_LENGTH) return 'incomplete'
  return { report: { kind: 'process-id', id: String.fromCharCode(...window.slice(2, 6)) }, length: PROCESS_ID_LENGTH }
}

function asbAt(window: readonly number[]): Next {
  const [first = 0, second, third, fourth] = window
  if (window.slice(1, 4).some((byte) => (byte & 0x90) !== 0)) return stray(first)
  if (second === undefined || third === undefined || fourth === undefined) return 'incomplete'
  return { report: { kind: 'asb', bytes: [first, second, third, fourth] }, length: 4 }
}

function stray(byte: number): Next {
  return { report: { kind: 'stray', byte }, length: 1 }
}

/** Answers to DLE EOT by what was asked. */
export type StatusAnswers = Readonly<Partial<Record<StatusSubject, number>>>

/** What the answers mean, the reason before its consequence: a printer with its cover open is offline too. */
export function healthFrom(answers: StatusAnswers): PrinterHealth {
  const { 1: printer, 2: offline, 4: paper } = answers
  if (printer === undefined && offline === undefined && paper === undefined) return 'mute'
  if (has(offline, 0x04)) return 'cover-open'
  if (has(offline, 0x20) || has(paper, 0x60)) return 'paper-out'
  if (has(offline, 0x40)) return 'error'
  if (has(printer, 0x08)) return 'offline'
  if (has(paper, 0x0c)) return 'paper-low'
  return printer === undefined || offline === undefined || paper === undefined ? 'unknown' : 'ready'
}

function has(bits: number | undefined, mask: number): boolean {
  return ((bits ?? 0) & mask) !== 0
}
