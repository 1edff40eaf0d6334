import { assert } from '../../shared/assert.ts'
import { fitsBarcode, type Symbology } from './barcode.ts'
import type { Grey } from './raster.ts'
import type { CodePage } from './transliterate.ts'

/**
 * What a paper says, before anybody knows which printer prints it. Laid out once (`layout.ts`), then rendered as
 * ESC/POS bytes, as text or as a picture. The cut is implied at the end.
 */
export type PaperDocument = { readonly title: string; readonly blocks: readonly Block[] }

export type Align = 'left' | 'center' | 'right'
/** `tall` doubles the height of a character, `double` its height and its width. */
export type TextSize = 'normal' | 'tall' | 'double'

/** Words, wrapped at ordinary spaces; a no-break space keeps « 12,50 € » together. `\n` begins a new line. */
export type TextBlock = {
  readonly kind: 'text'
  readonly text: string
  readonly align: Align
  readonly bold?: boolean
  readonly size?: TextSize
  /** Printed with this page instead of the printer's own: a test page asks which one is right. */
  readonly codePage?: PageNumber
}
/** A code page and the number that a printer has for it. */
export type PageNumber = { readonly name: CodePage; readonly page: number }

/** A label and its amount on one line. The label wraps; the amount is never broken. */
export type ColumnsBlock = {
  readonly kind: 'columns'
  readonly left: string
  readonly right: string
  readonly bold?: boolean
  readonly size?: TextSize
}

/** `width` is in characters and grows or shrinks with what is in the column; `flex` columns share what is left. */
export type TableColumn = { readonly header: string; readonly align: Align; readonly width: number | 'flex' }

/** A table with a header row. On a paper too narrow for it, each cell is printed beside its header instead. */
export type TableBlock = {
  readonly kind: 'table'
  readonly columns: readonly TableColumn[]
  readonly rows: readonly (readonly string[])[]
}

export type RuleBlock = { readonly kind: 'rule'; readonly style: 'dashed' | 'solid' }
export type QrBlock = { readonly kind: 'qr'; readonly data: string }
/** Bars with their characters below. */
export type BarcodeBlock = { readonly kind: 'barcode'; readonly symbology: Symbology; readonly data: string }
/** A logo, as wide as the paper at most. `words` stand for it where there are no pictures. */
export type ImageBlock = { readonly kind: 'image'; readonly picture: Grey; readonly words: string }
export type FeedBlock = { readonly kind: 'feed'; readonly lines: number }
/** White on black over the whole width, as large as one line allows: DUPLICATA, FACTICE. */
export type BannerBlock = { readonly kind: 'banner'; readonly text: string }

export type Block =
  | TextBlock
  | ColumnsBlock
  | TableBlock
  | RuleBlock
  | QrBlock
  | BarcodeBlock
  | ImageBlock
  | FeedBlock
  | BannerBlock

/** Longer codes would not fit the width of a 58 mm paper at a size a telephone reads (`escpos/commands.ts`). */
export const QR_BYTES_MAX = 500
const FEED_LINES_MAX = 20

type TextStyle = { readonly bold?: boolean; readonly size?: TextSize; readonly codePage?: PageNumber }

export function text(words: string, style: TextStyle & { readonly align?: Align } = {}): TextBlock {
  return { kind: 'text', text: words, align: 'left', ...style }
}

export function columns(left: string, right: string, style: Omit<TextStyle, 'codePage'> = {}): ColumnsBlock {
  return { kind: 'columns', left, right, ...style }
}

export function table(tableColumns: readonly TableColumn[], rows: readonly (readonly string[])[]): TableBlock {
  assert(tableColumns.length > 0, 'a table has a column')
  assert(
    rows.every((row) => row.length === tableColumns.length),
    'a row has one cell for each column',
  )
  return { kind: 'table', columns: tableColumns, rows }
}

export function rule(style: RuleBlock['style'] = 'dashed'): RuleBlock {
  return { kind: 'rule', style }
}

export function qr(data: string): QrBlock {
  const bytes = new TextEncoder().encode(data).length
  assert(bytes > 0 && bytes <= QR_BYTES_MAX, `a QR code of ${bytes} bytes cannot be printed`)
  return { kind: 'qr', data }
}

/** Whether a code can be printed as one; what a customer typed or a scanner read may be far too long. */
export function fitsQr(data: string): boolean {
  const bytes = new TextEncoder().encode(data).length
  return bytes > 0 && bytes <= QR_BYTES_MAX && !/\p{Cc}/u.test(data)
}

export function barcode(symbology: Symbology, data: string): BarcodeBlock {
  assert(fitsBarcode(symbology, data), `${symbology} cannot say ${data}`)
  return { kind: 'barcode', symbology, data }
}

export function image(picture: Grey, words: string): ImageBlock {
  return { kind: 'image', picture, words }
}

/** Blank lines. */
export function feed(lines = 1): FeedBlock {
  assert(Number.isInteger(lines) && lines > 0 && lines <= FEED_LINES_MAX, `not a number of blank lines: ${lines}`)
  return { kind: 'feed', lines }
}

export function banner(words: string): BannerBlock {
  return { kind: 'banner', text: words }
}
