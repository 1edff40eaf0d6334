import { EPSON_PAGES, STAR_PAGES, type PageNumbers } from './code-pages.ts'
import { feed, flush, initialState, unknown, type Command, type Emit, type State } from './decoder-state.ts'
import { ESCPOS } from './escpos-table.ts'
import type { Op } from './ops.ts'
import { STAR } from './star-table.ts'

/** Reads ESC/POS as a printer does, however TCP cuts it. The same bytes give the same ops, whatever the pieces. */
export type Decoder = {
  readonly push: (chunk: Uint8Array) => readonly Op[]
  /** The stream is over: what was begun and not finished comes out as text or as `incomplete`. */
  readonly end: () => readonly Op[]
}

const NUL = 0x00
const LF = 0x0a
const CR = 0x0d
const PREFIXES: ReadonlySet<number> = new Set([0x10, 0x1b, 0x1c, 0x1d])

/** What a printer speaks, and under which numbers it has its alphabets. */
export type Speech = { readonly language: 'escpos' | 'star-line'; readonly pages?: PageNumbers }

export function createDecoder({ language, pages }: Speech = { language: 'escpos' }): Decoder {
  const state = initialState(pages ?? (language === 'escpos' ? EPSON_PAGES : STAR_PAGES))
  const commands = language === 'escpos' ? ESCPOS : STAR
  let pending = new Uint8Array()

  function push(chunk: Uint8Array): readonly Op[] {
    const ops: Op[] = []
    const bytes = new Uint8Array(pending.length + chunk.length)
    bytes.set(pending)
    bytes.set(chunk, pending.length)
    let at = 0
    while (at < bytes.length) {
      const used = step(bytes.subarray(at), commands, state, (op) => ops.push(op))
      if (used === 0) break
      at += used
    }
    pending = bytes.slice(at)
    return ops
  }

  return {
    push,
    end() {
      const ops: Op[] = []
      if (pending.length > 0) ops.push({ kind: 'incomplete', bytes: [...pending] })
      pending = new Uint8Array()
      flush(state, (op) => ops.push(op))
      return ops
    },
  }
}

/** Executes one byte of text or one command; 0 when more bytes are needed. */
function step(bytes: Uint8Array, commands: ReadonlyMap<number, Command>, state: State, emit: Emit): number {
  const [first = 0, second] = bytes
  if (first >= 0x20) {
    state.line += state.characters[first] ?? '\ufffd'
    return 1
  }
  if (first === LF || first === CR || first === NUL) {
    if (first === LF) feed(1, state, emit)
    return 1
  }
  const alone = commands.get(first)
  if (alone !== undefined) {
    alone.run(bytes.subarray(0, 1), state, emit)
    return 1
  }
  if (!PREFIXES.has(first)) return unknown(bytes.subarray(0, 1), state, emit)
  if (second === undefined) return 0
  const command = commands.get((first << 8) | second)
  if (command === undefined) return unknown(bytes.subarray(0, 2), state, emit)
  const length = typeof command.length === 'number' ? command.length : command.length(bytes)
  if (length === undefined || bytes.length < length) return 0
  command.run(bytes.subarray(0, length), state, emit)
  return length
}
