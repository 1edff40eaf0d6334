import type { Symbology } from '../../../documents/barcode.ts'
import { eanCheckDigit } from '../../../documents/barcode.ts'
import {
  feed,
  flush,
  initialState,
  selectPage,
  styled,
  unknown,
  type Command,
  type Emit,
  type State,
} from './decoder-state.ts'
import { ALIGNS, LEVELS } from './decoder-state.ts'

/** By prefix and letter; each is explained in brief hardware §3.1. */
export const ESCPOS: ReadonlyMap<number, Command> = new Map<number, Command>([
  [0x1004, { length: 3, run: ([, , subject = 0], _state, emit) => emit({ kind: 'status', subject }) }],
  [
    0x1b40,
    {
      length: 2,
      run(_bytes, state, emit) {
        Object.assign(state, initialState(state.pages)) // what was not printed yet is lost, as in the printer
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
  [0x1d68, { length: 3, run: ([, , n = 0], state) => void (state.barcode.height = n) }],
  [0x1d77, { length: 3, run: ([, , n = 0], state) => void (state.barcode.moduleDots = n) }],
  [0x1d48, { length: 3, run: () => {} }],
  [0x1d6b, { length: ([, , , n]) => (n === undefined ? undefined : 4 + n), run: barcode }],
  [
    0x1d76,
    {
      length: ([, , , , xl, xh, yl, yh]) =>
        yh === undefined ? undefined : 8 + ((xl ?? 0) + (xh ?? 0) * 256) * ((yl ?? 0) + yh * 256),
      run(bytes, state, emit) {
        flush(state, emit)
        const [, , , , xl = 0, xh = 0, yl = 0, yh = 0] = bytes
        const { align } = state.style
        emit({ kind: 'raster', bytesPerRow: xl + xh * 256, height: yl + yh * 256, bits: bytes.slice(8), align })
      },
    },
  ],
  [0x1b42, { length: 4, run: ([, , times = 0], _state, emit) => emit({ kind: 'buzz', times }) }],
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

const SYMBOLOGIES: ReadonlyMap<number, Symbology> = new Map([
  [0x43, 'ean13'],
  [0x44, 'ean8'],
  [0x49, 'code128'],
])

/** Form B: kind, length, data. CODE128 names its set first and doubles its braces. */
function barcode(bytes: Uint8Array, state: State, emit: Emit): void {
  const symbology = SYMBOLOGIES.get(bytes[2] ?? 0)
  const text = new TextDecoder().decode(bytes.subarray(4))
  if (symbology === undefined || (symbology === 'code128' && !text.startsWith('{B'))) {
    unknown(bytes, state, emit)
    return
  }
  flush(state, emit)
  const data = symbology === 'code128' ? text.slice(2).replaceAll('{{', '{') : text + eanCheckDigit(text)
  emit({ kind: 'barcode', symbology, data, ...state.barcode, align: state.style.align })
}
