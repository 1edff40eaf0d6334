import { assert } from '../../../shared/assert.ts'
import { fitsBarcode, type Symbology } from '../../documents/barcode.ts'
import type { Bitmap } from '../../documents/raster.ts'
import { concat } from '../escpos/commands.ts'
import type { DrawerPulse } from '../ports.ts'

/**
 * Star's line mode, byte for byte from brief hardware §3.4 and Star's manual. Most Star printers can be switched to
 * ESC/POS instead, which is better: they then say whether they have printed.
 */
const ESC = 0x1b
const GS = 0x1d
const RS = 0x1e
const BEL = 0x07
const SUB = 0x1a

export const INIT = bytes(ESC, 0x40)
/** Partial cut after feeding to the knife. */
export const CUT = bytes(ESC, 0x64, 0x03)
export const LF = bytes(0x0a)

export function codePage(page: number): Uint8Array {
  return bytes(ESC, GS, 0x74, page)
}

export function bold(on: boolean): Uint8Array {
  return bytes(ESC, on ? 0x45 : 0x46)
}

export function inverted(on: boolean): Uint8Array {
  return bytes(ESC, on ? 0x34 : 0x35)
}

/** How much higher and wider than normal; height comes first. */
export function size(of: { readonly wide: boolean; readonly tall: boolean }): Uint8Array {
  return bytes(ESC, 0x69, of.tall ? 1 : 0, of.wide ? 1 : 0)
}

export function align(to: 'left' | 'center'): Uint8Array {
  return bytes(ESC, GS, 0x61, to === 'left' ? 0 : 1)
}

export function feedLines(lines: number): Uint8Array {
  return bytes(ESC, 0x61, lines)
}

/** Sets the times, in hundredths of a second, and drives the first or the second drawer. */
export function kickDrawer({ pin, onMs, offMs }: DrawerPulse): Uint8Array {
  assert(onMs >= 10 && offMs >= 4 * onMs, `a pulse of ${onMs} ms on and ${offMs} ms off heats the drawer's coil`)
  return bytes(ESC, BEL, Math.round(onMs / 10), Math.round(offMs / 10), pin === 2 ? BEL : SUB)
}

/** A QR code of level M; lengths count bytes. */
export function qrCode(data: string, moduleDots: number): Uint8Array {
  assert(!/\p{Cc}/u.test(data), 'a QR code holds no control characters')
  const payload = new TextEncoder().encode(data)
  return concat([
    bytes(ESC, GS, 0x79, 0x53, 0x30, 2), // model 2
    bytes(ESC, GS, 0x79, 0x53, 0x31, 1), // level M
    bytes(ESC, GS, 0x79, 0x53, 0x32, moduleDots),
    bytes(ESC, GS, 0x79, 0x44, 0x31, 0, payload.length & 0xff, payload.length >> 8),
    payload,
    bytes(ESC, GS, 0x79, 0x50), // print it
  ])
}

const KINDS = { ean8: 2, ean13: 3, code128: 6 } as const

/** Bars 80 dots high with their characters below. */
export function barcode(symbology: Symbology, data: string): Uint8Array {
  assert(fitsBarcode(symbology, data), `${symbology} cannot say ${data}`)
  const text = new TextEncoder().encode(symbology === 'code128' ? data : data.slice(0, -1))
  const CHARACTERS_AND_FEED = 2
  const MODULE_OF_TWO_DOTS = 1
  return concat([bytes(ESC, 0x62, KINDS[symbology], CHARACTERS_AND_FEED, MODULE_OF_TWO_DOTS, 80), text, bytes(RS)])
}

/** Raster mode: entered, one row after the other, left. */
export function raster({ bytesPerRow, height, bits }: Bitmap): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) =>
    concat([bytes(0x62, bytesPerRow & 0xff, bytesPerRow >> 8), bits.subarray(y * bytesPerRow, (y + 1) * bytesPerRow)]),
  )
  return concat([bytes(ESC, 0x2a, 0x72, 0x41), ...rows, bytes(ESC, 0x2a, 0x72, 0x42)])
}

function bytes(...values: readonly number[]): Uint8Array {
  assert(
    values.every((v) => Number.isInteger(v) && v >= 0 && v <= 0xff),
    `not bytes: ${values.join(' ')}`,
  )
  return Uint8Array.from(values)
}
