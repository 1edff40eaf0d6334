import { createRequire } from 'node:module'

/** How much of a code may be dirty and still be read: 7, 15, 25 or 30 %. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H'
type QrImage = { readonly matrix: (utf8: Buffer, level: QrLevel) => readonly (readonly (0 | 1)[])[] }

// `qr-image` comes with escpos, which pins it; it is looked up from there, since it is no dependency of ours.
const fromEscpos = createRequire(createRequire(import.meta.url).resolve('escpos/printer'))
const qrImage = fromEscpos('qr-image') as QrImage

/** The modules of a QR code, row by row; true is dark. */
export function qrMatrix(data: string, level: QrLevel): readonly (readonly boolean[])[] {
  return qrImage.matrix(Buffer.from(data), level).map((row) => Array.from(row, (module) => module === 1))
}
