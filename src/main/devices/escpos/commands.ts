import { assert } from '../../../shared/assert.ts'
import { fitsBarcode, type Symbology } from '../../documents/barcode.ts'
import type { Bitmap } from '../../documents/raster.ts'
import type { DrawerPulse } from '../ports.ts'

/**
 * The ESC/POS commands that `escpos` 2.5.2 gets wrong or does not have, byte for byte from brief hardware §3.1.
 * Every one has a golden test.
 */
const DLE = 0x10
const EOT = 0x04
const ESC = 0x1b
const FS = 0x1c
const GS = 0x1d

/** Asian clones start in Kanji mode and print Chinese for é. */
export const KANJI_OFF = bytes(FS, 0x2e)
/** Partial cut after feeding to the knife; without the feed the last lines stay under the head. */
export const CUT = bytes(GS, 0x56, 0x42, 0x00)
/** Paper status, answered in its turn: on a clone, the sign that all before it is printed. */
export const GS_R_PAPER = bytes(GS, 0x72, 0x01)

export function codePage(page: number): Uint8Array {
  return bytes(ESC, 0x74, page)
}

export function bold(on: boolean): Uint8Array {
  return bytes(ESC, 0x45, on ? 1 : 0)
}

export function inverted(on: boolean): Uint8Array {
  return bytes(GS, 0x42, on ? 1 : 0)
}

/** GS !, since ESC ! would also set the font and cancel bold. */
export function size(of: { readonly wide: boolean; readonly tall: boolean }): Uint8Array {
  return bytes(GS, 0x21, (of.wide ? 0x10 : 0) | (of.tall ? 0x01 : 0))
}

export function feedLines(lines: number): Uint8Array {
  return bytes(ESC, 0x64, lines)
}

/** Always five bytes: without its two times the pulse would eat the first two letters of the ticket. */
export function kickDrawer({ pin, onMs, offMs }: DrawerPulse): Uint8Array {
  assert(onMs >= 2 && offMs >= 4 * onMs, `a pulse of ${onMs} ms on and ${offMs} ms off heats the drawer's coil`)
  return bytes(ESC, 0x70, pin === 2 ? 0 : 1, Math.round(onMs / 2), Math.round(offMs / 2))
}

/** A QR code of level M. Lengths count bytes of UTF-8, not characters. */
export function qrCode(data: string, moduleDots: number): Uint8Array {
  // A printer obeys DLE EOT wherever it stands, even inside the data of another command.
  assert(!/\p{Cc}/u.test(data), 'a QR code holds no control characters')
  const payload = new TextEncoder().encode(data)
  const stored = payload.length + 3
  return concat([
    bytes(GS, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00), // model 2
    bytes(GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43, moduleDots),
    bytes(GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45, 0x31), // level M: 15 % may be soiled
    bytes(GS, 0x28, 0x6b, stored & 0xff, stored >> 8, 0x31, 0x50, 0x30),
    payload,
    bytes(GS, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30), // print it
  ])
}

/** Bars 2 dots wide where they fit, 80 dots high, their characters below. Form B of GS k: with a length byte. */
export function barcode(symbology: Symbology, data: string, paperDots: number): Uint8Array {
  assert(fitsBarcode(symbology, data), `${symbology} cannot say ${data}`)
  const modules = symbology === 'code128' ? 11 * (data.length + 3) + 2 : 95
  const width = modules * 3 <= paperDots ? 3 : 2 // 2 is the least that Epson knows
  const text = new TextEncoder().encode(symbology === 'code128' ? `{B${data.replaceAll('{', '{{')}` : data.slice(0, -1))
  const kind = symbology === 'ean13' ? 0x43 : symbology === 'ean8' ? 0x44 : 0x49
  return concat([
    bytes(GS, 0x68, 80),
    bytes(GS, 0x77, width),
    bytes(GS, 0x48, 2),
    bytes(GS, 0x6b, kind, text.length),
    text,
  ])
}

const BAND_ROWS = 256

/** GS v 0, in bands that a small buffer holds. A dot is left white where three bytes would be a question to the printer. */
export function raster({ bytesPerRow, height, bits }: Bitmap): Uint8Array {
  const harmless = withoutRealTime(bits)
  const bands = Array.from({ length: Math.ceil(height / BAND_ROWS) }, (_, band) => {
    const rows = Math.min(BAND_ROWS, height - band * BAND_ROWS)
    const start = band * BAND_ROWS * bytesPerRow
    return concat([
      bytes(GS, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, rows & 0xff, rows >> 8),
      harmless.subarray(start, start + rows * bytesPerRow),
    ])
  })
  return concat(bands)
}

/** A printer obeys DLE EOT, DLE ENQ and DLE DC4 also inside a picture. */
function withoutRealTime(bits: Uint8Array): Uint8Array {
  return bits.map((byte, i) => (byte === DLE && [EOT, 0x05, 0x14].includes(bits[i + 1] ?? 0) ? 0 : byte))
}

/** The buzzer of kitchen printers and many clones: so many times, each so many tenths of a second. */
export function buzz(times: number, tenths: number): Uint8Array {
  assert(times >= 1 && times <= 9 && tenths >= 1 && tenths <= 9, 'a buzzer is heard between one and nine times')
  return bytes(ESC, 0x42, times, tenths)
}

/**
 * Dots per module: as large as a telephone likes, as small as the paper demands. At level M 122 bytes are 45 modules
 * wide and `QR_BYTES_MAX` bytes are 85: 340 dots of the 384 that a 58 mm paper has.
 */
export function qrModuleDots(data: string, paperDots: number): number {
  const length = new TextEncoder().encode(data).length
  if (length > 122) return 4
  return paperDots >= 512 ? 6 : 5
}

/** GS ( H: the printer answers `37 22 id 00` once everything before it is printed. `id` is four characters. */
export function processId(id: string): Uint8Array {
  assert(/^[ -~]{4}$/.test(id), `not a process id: ${id}`)
  return bytes(GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...new TextEncoder().encode(id))
}

/** Which status to ask for: 1 printer, 2 why it is offline, 3 which error, 4 paper. */
export type StatusSubject = 1 | 2 | 3 | 4

/** DLE EOT: answered at once, even by a printer that is offline. */
export function statusRequest(subject: StatusSubject): Uint8Array {
  return bytes(DLE, EOT, subject)
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function bytes(...values: readonly number[]): Uint8Array {
  assert(
    values.every((v) => Number.isInteger(v) && v >= 0 && v <= 0xff),
    `not bytes: ${values.join(' ')}`,
  )
  return Uint8Array.from(values)
}
