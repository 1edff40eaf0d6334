import { createRequire } from 'node:module'
import type { Qr } from './ops.ts'

type Level = Qr['level']
type QrImage = { readonly matrix: (utf8: Buffer, level: Level) => readonly (readonly (0 | 1)[])[] }

// `qr-image` comes with escpos, which pins it; it is looked up from there, since it is no dependency of ours.
const require = createRequire(createRequire(import.meta.url).resolve('escpos/printer'))
const qrImage = require('qr-image') as QrImage

/** The modules of a QR code, row by row; true is dark. */
export function qrMatrix(data: string, level: Level): readonly (readonly boolean[])[] {
  return qrImage.matrix(Buffer.from(data), level).map((row) => Array.from(row, (module) => module === 1))
}
