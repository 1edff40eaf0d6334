import { eanCheckDigit, type Symbology } from '../../../documents/barcode.ts'
import {
  ALIGNS,
  feed,
  flush,
  initialState,
  LEVELS,
  selectPage,
  styled,
  unknown,
  type Command,
  type Emit,
  type State,
} from './decoder-state.ts'

const RECORD_END = 0x1e
const SYMBOLOGIES: ReadonlyMap<number, Symbology> = new Map([
  [2, 'ean8'],
  [3, 'ean13'],
  [6, 'code128'],
])

/** The drawer's times, set once and kept: Star sends them apart from the pulse. */
const times = new WeakMap<State, { onMs: number; offMs: number }>()

/** Star's line mode, by prefix and letter (brief hardware §3.4). */
export const STAR: ReadonlyMap<number, Command> = new Map<number, Command>([
  [0x07, { length: 1, run: (_bytes, state, emit) => kick(2, state, emit) }],
  [0x1a, { length: 1, run: (_bytes, state, emit) => kick(5, state, emit) }],
  [
    0x1b07,
    {
      length: 4,
      run: ([, , on = 0, off = 0], state) => void times.set(state, { onMs: on * 10, offMs: off * 10 }),
    },
  ],
  [
    0x1b40,
    {
      length: 2,
      run(_bytes, state, emit) {
        Object.assign(state, initialState(state.pages))
        emit({ kind: 'init' })
      },
    },
  ],
  [0x1b45, { ...styled(() => ({ bold: true })), length: 2 }],
  [0x1b46, { ...styled(() => ({ bold: false })), length: 2 }],
  [0x1b34, { ...styled(() => ({ inverted: true })), length: 2 }],
  [0x1b35, { ...styled(() => ({ inverted: false })), length: 2 }],
  [
    0x1b69,
    {
      length: 4,
      run([, , tall = 0, wide = 0], state, emit) {
        flush(state, emit)
        state.style = { ...state.style, height: tall + 1, width: wide + 1 }
      },
    },
  ],
  [0x1b61, { length: 3, run: ([, , lines = 0], state, emit) => feed(lines, state, emit) }],
  [
    0x1b64,
    {
      length: 3,
      run(_bytes, state, emit) {
        flush(state, emit)
        emit({ kind: 'cut' })
      },
    },
  ],
  [0x1b62, { length: untilRecordEnd, run: barcode }],
  [0x1b1d, { length: extendedLength, run: extended }],
  [0x1b2a, { length: rasterLength, run: raster }],
])

function kick(pin: 2 | 5, state: State, emit: Emit): void {
  emit({ kind: 'kick', pin, ...(times.get(state) ?? { onMs: 200, offMs: 200 }) })
}

function untilRecordEnd(bytes: Uint8Array): number | undefined {
  const end = bytes.indexOf(RECORD_END, 6)
  return end < 0 ? undefined : end + 1
}

function barcode(bytes: Uint8Array, state: State, emit: Emit): void {
  const symbology = SYMBOLOGIES.get(bytes[2] ?? 0)
  if (symbology === undefined) return void unknown(bytes, state, emit)
  flush(state, emit)
  const text = new TextDecoder().decode(bytes.subarray(6, -1))
  const data = symbology === 'code128' ? text : text + eanCheckDigit(text)
  emit({ kind: 'barcode', symbology, data, moduleDots: 2, height: bytes[5] ?? 0, align: state.style.align })
}

/** ESC GS t page, ESC GS a align, ESC GS y the QR code in its steps. */
function extendedLength([, , letter, group, , , low, high]: Uint8Array): number | undefined {
  if (letter === undefined) return undefined
  if (letter !== 0x79) return 4
  if (group === undefined) return undefined
  if (group === 0x53) return 6
  if (group === 0x50) return 4
  return high === undefined ? undefined : 8 + (low ?? 0) + high * 256
}

function extended(bytes: Uint8Array, state: State, emit: Emit): void {
  const [, , letter, group, what, n = 0] = bytes
  if (letter === 0x74) selectPage(bytes, state, emit)
  else if (letter === 0x61) {
    flush(state, emit)
    state.style = { ...state.style, align: ALIGNS[(group ?? 0) % 0x30] ?? 'left' }
  } else if (letter === 0x79 && group === 0x53 && what === 0x30) {
    // Model 2 is the only one in use.
  } else if (letter === 0x79 && group === 0x53 && what === 0x31) {
    state.qr = { ...state.qr, level: LEVELS[n] ?? 'L' }
  } else if (letter === 0x79 && group === 0x53 && what === 0x32) {
    state.qr = { ...state.qr, moduleDots: n }
  } else if (letter === 0x79 && group === 0x44) {
    state.qr = { ...state.qr, stored: bytes.slice(8) }
  } else if (letter === 0x79 && group === 0x50) {
    flush(state, emit)
    const { stored, moduleDots, level } = state.qr
    emit({ kind: 'qr', data: new TextDecoder().decode(stored), moduleDots, level, align: state.style.align })
  } else unknown(bytes, state, emit)
}

/** Raster mode from ESC * r A to ESC * r B, rows between them: taken as one command. */
function rasterLength(bytes: Uint8Array): number | undefined {
  let at = 4
  for (;;) {
    const head = bytes[at]
    if (head === undefined) return undefined
    if (head === 0x1b) return bytes.length < at + 4 ? undefined : at + 4
    if (head !== 0x62) return at // not what it should be: `raster` says so
    const low = bytes[at + 1]
    const high = bytes[at + 2]
    if (low === undefined || high === undefined) return undefined
    at += 3 + low + high * 256
  }
}

function raster(bytes: Uint8Array, state: State, emit: Emit): void {
  const bytesPerRow = (bytes[5] ?? 0) + (bytes[6] ?? 0) * 256
  const stride = 3 + bytesPerRow
  const height = (bytes.length - 8) / stride
  if (bytes[2] !== 0x72 || bytes[3] !== 0x41 || bytes.at(-4) !== 0x1b || !Number.isInteger(height)) {
    return void unknown(bytes, state, emit)
  }
  flush(state, emit)
  const bits = new Uint8Array(bytesPerRow * height)
  for (let y = 0; y < height; y++) bits.set(bytes.subarray(7 + y * stride, 4 + (y + 1) * stride), y * bytesPerRow)
  emit({ kind: 'raster', bytesPerRow, height, bits, align: 'left' })
}
