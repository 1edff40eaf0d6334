import { assert, unreachable } from '../../shared/assert.ts'
import { barcodeModules } from './barcode.ts'
import type {
  BannerBlock,
  BarcodeBlock,
  Block,
  ColumnsBlock,
  ImageBlock,
  PageNumber,
  PaperDocument,
  TableBlock,
  TextBlock,
  TextSize,
} from './model.ts'
import { padded, tableLines } from './table-layout.ts'
import { printableIn } from './transliterate.ts'
import { chunksOf, wrap } from './wrap.ts'

/** `columns`: characters of normal width in one line. `printable`: see `transliterate.ts`. */
export type Paper = { readonly columns: number; readonly printable: (text: string) => string }

/** A line of text is padded and aligned: at most `columns` characters, or half as many when it is `wide`. */
export type TextLine = {
  readonly kind: 'line'
  readonly text: string
  readonly bold: boolean
  readonly wide: boolean
  readonly tall: boolean
  readonly inverted: boolean
  /** Not the printer's own. */
  readonly codePage?: PageNumber
}
export type PaperLine =
  | TextLine
  | { readonly kind: 'qr'; readonly data: string }
  | BarcodeBlock
  | ImageBlock
  | { readonly kind: 'feed'; readonly lines: number }

const COLUMNS_MIN = 16
/** A label squeezed into fewer cells than this is harder to read than one above its amount. */
const LABEL_MIN = 12
const LABEL_INDENT = 2
/** The thinnest bar of a printer, and the width of a character, in dots. */
const BAR_DOTS_MIN = 2
const CELL_DOTS = 12

/** Lays a document out, once for every way of rendering it. No line can overflow, whatever it says. */
export function layOut(document: PaperDocument, paper: Paper): readonly PaperLine[] {
  assert(paper.columns >= COLUMNS_MIN, `a paper of ${paper.columns} columns is too narrow`)
  const lines = document.blocks.flatMap((block) => blockLines(block, paper))
  assert(
    lines.every((line) => line.kind !== 'line' || line.text.length <= cellsFor(line.wide, paper)),
    'a line overflows its paper',
  )
  return lines
}

function blockLines(block: Block, paper: Paper): readonly PaperLine[] {
  switch (block.kind) {
    case 'text':
      return textLines(block, paper)
    case 'columns':
      return columnsLines(block, paper)
    case 'table':
      return tableBlockLines(block, paper)
    case 'rule':
      return [line((block.style === 'solid' ? '_' : '-').repeat(paper.columns))]
    case 'banner':
      return bannerLines(block, paper)
    case 'qr':
      return [{ kind: 'qr', data: block.data }]
    case 'barcode':
      return barcodeLines(block, paper)
    case 'image':
      return [block]
    case 'feed':
      return [{ kind: 'feed', lines: block.lines }]
    default:
      return unreachable(block)
  }
}

function textLines(block: TextBlock, paper: Paper): readonly TextLine[] {
  const style = { ...styleOf(block), ...(block.codePage && { codePage: block.codePage }) }
  const width = cellsFor(style.wide, paper)
  const printable = block.codePage ? printableIn(block.codePage.name) : paper.printable
  return wrap(block.text, width, printable).map((words) => line(padded(words, block.align, width).trimEnd(), style))
}

function columnsLines(block: ColumnsBlock, paper: Paper): readonly TextLine[] {
  const style = styleOf(block)
  const width = cellsFor(style.wide, paper)
  return sideBySide(block.left, block.right, width, paper.printable).map((words) => line(words, style))
}

/** The amount stands on the first line of its label, or alone under it when the two are too long for one another. */
function sideBySide(left: string, right: string, width: number, printable: Paper['printable']): readonly string[] {
  const amount = printable(right).trim()
  const label = printable(left).trimEnd()
  if (amount === '') return wrap(left, width, printable)
  if (!/[\r\n]/.test(left) && label.length + 1 + amount.length <= width) {
    return [label + amount.padStart(width - label.length)]
  }
  const room = width - amount.length - 1
  if (room < LABEL_MIN) {
    const amounts = chunksOf(amount, width).map((part) => part.padStart(width))
    return [...(label === '' ? [] : wrap(left, width, printable)), ...amounts]
  }
  // The label is wrapped to one width, less the indent, so that its lines below the first can be set in.
  const [first = '', ...rest] = wrap(left, room - LABEL_INDENT, printable)
  return [first + amount.padStart(width - first.length), ...rest.map((words) => ' '.repeat(LABEL_INDENT) + words)]
}

function tableBlockLines(block: TableBlock, paper: Paper): readonly TextLine[] {
  const lines = tableLines(block, paper.columns, paper.printable)
  if (lines !== undefined) {
    return [
      ...lines.header.map((words) => line(words, { bold: true })),
      ...lines.rows.flat().map((words) => line(words)),
    ]
  }
  return block.rows.flatMap((row) =>
    block.columns.flatMap((column, i) =>
      sideBySide(column.header, row[i] ?? '', paper.columns, paper.printable).map((words) => line(words)),
    ),
  )
}

/** Bars that are wider than the paper would not be printed at all: then their characters are. */
function barcodeLines(block: BarcodeBlock, paper: Paper): readonly PaperLine[] {
  const dots = barcodeModules(block.symbology, block.data).length * BAR_DOTS_MIN
  if (dots <= paper.columns * CELL_DOTS) return [block]
  return wrap(block.data, paper.columns, paper.printable).map((words) => line(words))
}

function bannerLines(block: BannerBlock, paper: Paper): readonly TextLine[] {
  const double = cellsFor(true, paper)
  const wide = paper.printable(block.text).length <= double
  const width = wide ? double : paper.columns
  return wrap(block.text, width, paper.printable).map((words) =>
    line(padded(words, 'center', width), { bold: true, wide, tall: true, inverted: true }),
  )
}

type LineStyle = Partial<Pick<TextLine, 'bold' | 'wide' | 'tall' | 'inverted' | 'codePage'>>

function line(words: string, style: LineStyle = {}): TextLine {
  return { kind: 'line', text: words, bold: false, wide: false, tall: false, inverted: false, ...style }
}

function styleOf(block: { readonly bold?: boolean; readonly size?: TextSize }) {
  const size = block.size ?? 'normal'
  return { bold: block.bold ?? false, wide: size === 'double', tall: size !== 'normal' }
}

function cellsFor(wide: boolean, paper: Paper): number {
  return wide ? Math.floor(paper.columns / 2) : paper.columns
}
