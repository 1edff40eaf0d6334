import type { Symbology } from '../../../documents/barcode.ts'
import type { Bitmap } from '../../../documents/raster.ts'

/** What a printer was told to do, in order. Text is as it prints; times are in milliseconds. */
export type Op =
  | { readonly kind: 'text'; readonly text: string; readonly style: TextStyle }
  /** Ends the line that is being written and feeds: the first of `lines` is that line itself. */
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'init' }
  | { readonly kind: 'cut' }
  | ({ readonly kind: 'kick' } & Kick)
  | ({ readonly kind: 'qr' } & Qr)
  | ({ readonly kind: 'barcode' } & Barcode)
  | ({ readonly kind: 'raster' } & Raster)
  | { readonly kind: 'buzz'; readonly times: number }
  | { readonly kind: 'unknown' | 'incomplete'; readonly bytes: readonly number[] }
  | Request

/** A question that the printer answers: DLE EOT when it arrives, the others when their turn comes. */
export type Request =
  | { readonly kind: 'status'; readonly subject: number }
  | { readonly kind: 'paper-status' }
  | { readonly kind: 'process-id'; readonly id: readonly number[] }
  | { readonly kind: 'auto-status'; readonly mask: number }

export type Align = 'left' | 'center' | 'right'
export type TextStyle = {
  readonly bold: boolean
  readonly underlined: boolean
  readonly inverted: boolean
  /** 1 to 8 times the width and height of font A. */
  readonly width: number
  readonly height: number
  readonly align: Align
}
export type Kick = { readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number }
export type Qr = {
  readonly data: string
  readonly moduleDots: number
  readonly level: 'L' | 'M' | 'Q' | 'H'
  readonly align: Align
}

export type Barcode = {
  readonly symbology: Symbology
  readonly data: string
  readonly moduleDots: number
  readonly height: number
  readonly align: Align
}
export type Raster = Bitmap & { readonly align: Align }

export const PLAIN: TextStyle = {
  bold: false,
  underlined: false,
  inverted: false,
  width: 1,
  height: 1,
  align: 'left',
}
