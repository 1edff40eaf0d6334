import { charactersOf } from './code-pages.ts'
import { PLAIN, type Align, type Op, type Qr, type TextStyle } from './ops.ts'

/** Reads ESC/POS as a printer does, however TCP cuts it. The same bytes give the same ops, whatever the pieces. */
export type Decoder = {
  readonly push: (chunk: Uint8Array) => readonly Op[]
  /** The stream is over: what was begun and not finished comes out as text or as `incomplete`. */
  readonly end: () => readonly Op[]
}

/** The printer's modes. Mutated by commands, as in the printer itself. */
type State = {
  style: TextStyle
  characters: readonly string[]
  line: string
  qr: Pick<Qr, 'moduleDots' | 'level'> & { stored: Uint8Array }
}
type Emit = (op: Op) => void
/** `length`: all bytes of the command, given those that have come; undefined when it cannot be told yet. */
type Command = {
  readonly length: number | ((bytes: Uint8Array) => number | undefined)
  readonly run: (bytes: Uint8Array, state: State, emit: Emit) => void
}

const NUL = 0x00
const LF = 0x0a
const CR = 0x0d
const PREFIXES: ReadonlySet<number> = new Set([0x10, 0x1b, 0x1c, 0x1d])
const ALIGNS = ['left', 'center', 'right'] as const satisfies readonly Align[]
const LEVELS = ['L', 'M', 'Q', 'H'] as const
const DEFAULT_PAGE = 0

export function createDecoder(): Decoder {
  const state = initialState()
  let pending = new Uint8Array()

  function push(chunk: Uint8Array): readonly Op[] {
    const ops: Op[] = []
    const bytes = Uint8Array.from([...pending, ...chunk])
    let at = 0
    while (at < bytes.length) {
      const used = step(bytes.subarray(at), state, (op) => ops.push(op))
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
function step(bytes: Uint8Array, state: State, emit: Emit): number {
  const [first = 0, second] = bytes
  if (first >= 0x20) {
    state.line += state.characters[first] ?? '\ufffd'
    return 1
  }
  if (first === LF || first === CR || first === NUL) {
    if (first === LF) feed(1, state, emit)
    return 1
  }
  if (!PREFIXES.has(first)) return unknown(bytes.subarray(0, 1), state, emit)
  if (second === undefined) return 0
  const command = COMMANDS.get((first << 8) | second)
  if (command === undefined) return unknown(bytes.subarray(0, 2), state, emit)
  const length = typeof command.length === 'number' ? command.length : command.length(bytes)
  if (length === undefined || bytes.length < length) return 0
  command.run(bytes.subarray(0, length), state, emit)
  return length
}

/** By prefix and letter; each is explained in brief hardware §3.1. */
const COMMANDS: ReadonlyMap<number, Command> = new Map<number, Command>([
  [0x1004, { length: 3, run: ([, , subject = 0], _state, emit) => emit({ kind: 'status', subject }) }],
  [
    0x1b40,
    {
      length: 2,
      run(_bytes, state, emit) {
        Object.assign(state, initialState()) // what was not printed yet is lost, as in the printer
        emit({ kind: 'init' })
      },
    },
  ],
  [0x1c2e, { length: 2, run: () => {} }],
  [0x1b74, { length: 3, run: selectPage }],
  [0x1b45, styled((n) => ({ bold: (n & 1) === 1 }))],
  [0x1b2d, styled((n) => ({ underlined: [1, 2, 0x31, 0x32].includes(n) }))],
  [0x1b61, styled((n) => ({ align: ALIGNS[n % 0x30] ?? 'left' }))],
  [0x1d42, styled((n) => ({ inverted: (n & 1) === 1 }))],
  [0x1d21, styled((n) => ({ width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }))],
  [
    0x1b21, // sets everything at once: this is how ESC ! cancels bold
    styled((n) => ({
      bold: (n & 0x08) !== 0,
      height: (n & 0x10) === 0 ? 1 : 2,
      width: (n & 0x20) === 0 ? 1 : 2,
      underlined: (n & 0x80) !== 0,
    })),
  ],
  [0x1b64, { length: 3, run: ([, , lines = 0], state, emit) => feed(lines, state, emit) }],
  [
    0x1b70,
    {
      length: 5,
      run([, , m = 0, t1 = 0, t2 = 0], _state, emit) {
        emit({ kind: 'kick', pin: m === 0 || m === 0x30 ? 2 : 5, onMs: t1 * 2, offMs: Math.max(t1, t2) * 2 })
      },
    },
  ],
  [
    0x1d56,
    {
      // 41 and 42 carry how far to feed before the knife; the others cut where they are.
      length: ([, , m]) => (m === undefined ? undefined : m === 0x41 || m === 0x42 ? 4 : 3),
      run(_bytes, state, emit) {
        flush(state, emit)
        emit({ kind: 'cut' })
      },
    },
  ],
  [0x1d61, { length: 3, run: ([, , mask = 0], _state, emit) => emit({ kind: 'auto-status', mask }) }],
  [
    0x1d72,
    {
      length: 3,
      run(bytes, state, emit) {
        if (bytes[2] === 1 || bytes[2] === 0x31) emit({ kind: 'paper-status' })
        else unknown(bytes, state, emit)
      },
    },
  ],
  [
    0x1d28,
    { length: ([, , , low, high]) => (high === undefined ? undefined : 5 + (low ?? 0) + high * 256), run: extended },
  ],
])

/** A mode applies to what follows it, so the text before it comes out first. */
function styled(change: (n: number) => Partial<TextStyle>): Command {
  return {
    length: 3,
    run([, , n = 0], state, emit) {
      flush(state, emit)
      state.style = { ...state.style, ...change(n) }
    },
  }
}

function selectPage(bytes: Uint8Array, state: State, emit: Emit): void {
  const characters = charactersOf(bytes[2] ?? 0)
  if (characters === undefined) return void unknown(bytes, state, emit)
  flush(state, emit)
  state.characters = characters
}

/** GS ( k, the QR code, and GS ( H, the process id. Both say how long they are, so that others can be skipped. */
function extended(bytes: Uint8Array, state: State, emit: Emit): void {
  const [, , group, , , code, fn = 0, n = 0] = bytes
  if (group === 0x48 && code === 0x30 && fn === 0x30 && bytes.length === 11) {
    emit({ kind: 'process-id', id: [...bytes.subarray(7)] })
  } else if (group === 0x6b && code === 0x31 && fn === 0x41) {
    // Model 2 is the only one in use.
  } else if (group === 0x6b && code === 0x31 && fn === 0x43) {
    state.qr = { ...state.qr, moduleDots: n }
  } else if (group === 0x6b && code === 0x31 && fn === 0x45) {
    state.qr = { ...state.qr, level: LEVELS[n % 0x30] ?? 'L' }
  } else if (group === 0x6b && code === 0x31 && fn === 0x50) {
    state.qr = { ...state.qr, stored: bytes.slice(8) }
  } else if (group === 0x6b && code === 0x31 && fn === 0x51) {
    flush(state, emit)
    const { stored, moduleDots, level } = state.qr
    emit({ kind: 'qr', data: new TextDecoder().decode(stored), moduleDots, level, align: state.style.align })
  } else {
    unknown(bytes, state, emit)
  }
}

function feed(lines: number, state: State, emit: Emit): void {
  flush(state, emit)
  emit({ kind: 'feed', lines })
}

function flush(state: State, emit: Emit): void {
  if (state.line !== '') emit({ kind: 'text', text: state.line, style: state.style })
  state.line = ''
}

function unknown(bytes: Uint8Array, state: State, emit: Emit): number {
  flush(state, emit)
  emit({ kind: 'unknown', bytes: [...bytes] })
  return bytes.length
}

function initialState(): State {
  return {
    style: PLAIN,
    characters: charactersOf(DEFAULT_PAGE) ?? [],
    line: '',
    qr: { moduleDots: 3, level: 'L', stored: new Uint8Array() },
  }
}
