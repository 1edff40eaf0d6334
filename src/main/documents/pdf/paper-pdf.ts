import { barcodeModules } from '../barcode.ts'
import { layOut, type PaperLine, type TextLine } from '../layout.ts'
import type { BarcodeBlock, ImageBlock, PaperDocument } from '../model.ts'
import { qrMatrix } from '../qr-matrix.ts'
import { isBlackAt, toBitmap } from '../raster.ts'
import { printableIn } from '../transliterate.ts'
import { drawWords } from './letters.ts'
import { openPdf, pdfBytes, type PdfDoc } from './pdf-file.ts'

/** An 80 mm paper prints 72 mm: 48 characters of 12 dots, 8 dots a millimetre; lines are 30 dots apart. */
const DOT = 72 / 25.4 / 8
const COLUMNS = 48
const CELL = 12 * DOT
const GLYPH = 24 * DOT
const LINE_GAP = 6 * DOT
const SIDE = 32 * DOT
const EDGE = 48 * DOT
const WIDTH = COLUMNS * CELL + 2 * SIDE
/** DejaVu Sans Mono advances by 1233/2048 em: at this size a character is exactly one cell wide. */
const FONT_SIZE = (CELL * 2048) / 1233
/** Where letters stand in their 24 dots. */
const BASELINE = 18.5 * DOT
const RULE_WEIGHT = 0.7
/** Of the ground that words stand on in a banner, above and below them. */
const BANNER_PAD = 2 * DOT

const INK = '#1d1915'
const PAPER = '#ffffff'
const GREY = '#8a8178'

const QR_SIDE_MAX = 300 * DOT
const QR_MARGIN = 14 * DOT
const BAR_HEIGHT = 80 * DOT
const PRINTABLE_DOTS = COLUMNS * 12

type Options = { /** When what the paper tells of happened, UTC. */ readonly createdAtMs: number }

/**
 * A paper as a file: the lines that the printer would print, on a roll 80 mm wide that is one page, as long as it needs
 * to be. This is the e-ticket that a customer takes home.
 */
export function paperPdf(document: PaperDocument, { createdAtMs }: Options): Promise<Uint8Array> {
  const lines = layOut(document, { columns: COLUMNS, printable: printableIn('windows1252') })
  const height = lines.reduce((sum, line) => sum + heightOf(line), 2 * EDGE)
  const doc = openPdf({ title: document.title, of: null, size: [WIDTH, height], createdAtMs })
  let y = EDGE
  for (const line of lines) {
    if (line.kind === 'line') drawLine(doc, line, y)
    else if (line.kind === 'qr') drawQr(doc, line.data, y)
    else if (line.kind === 'barcode') drawBarcode(doc, line, y)
    else if (line.kind === 'image') drawImage(doc, line, y)
    y += heightOf(line)
  }
  return pdfBytes(doc)
}

function heightOf(line: PaperLine): number {
  switch (line.kind) {
    case 'line':
      return (line.tall ? 2 : 1) * GLYPH + LINE_GAP
    case 'feed':
      return line.lines * (GLYPH + LINE_GAP)
    case 'qr':
      return qrSide(qrMatrix(line.data, 'M').length) + 2 * QR_MARGIN
    case 'barcode':
      return BAR_HEIGHT + GLYPH + 2 * LINE_GAP
    case 'image':
      return toBitmap(line.picture, PRINTABLE_DOTS).height * DOT + LINE_GAP
  }
}

function drawLine(doc: PdfDoc, line: TextLine, y: number): void {
  const width = line.wide ? 2 : 1
  const height = line.tall ? 2 : 1
  const words = line.text.trim()
  if (isRule(words)) {
    drawRule(doc, words, y + GLYPH / 2)
    return
  }
  if (line.inverted) {
    const ground = line.text.length * width * CELL
    doc.rect(SIDE, y - BANNER_PAD, ground, height * GLYPH + 2 * BANNER_PAD).fill(INK)
  }
  const indent = (line.text.length - line.text.trimStart().length) * width * CELL
  // Letters twice as high or wide are the same letters, stretched, as the printer does it.
  doc
    .save()
    .translate(SIDE + indent, y)
    .scale(width, height)
  drawWords(
    doc,
    words,
    { x: 0, y: BASELINE },
    { face: line.bold ? 'monoStrong' : 'mono', size: FONT_SIZE, color: line.inverted ? PAPER : INK },
  )
  doc.restore()
}

/** A line of dashes or underscores all along the paper: here it is a line. */
function isRule(words: string): boolean {
  return words.length === COLUMNS && /^(-+|_+)$/.test(words)
}

function drawRule(doc: PdfDoc, words: string, y: number): void {
  doc
    .save()
    .moveTo(SIDE, y)
    .lineTo(WIDTH - SIDE, y)
    .lineWidth(RULE_WEIGHT)
  if (words.startsWith('-')) doc.dash(2, { space: 2 }).strokeColor(GREY)
  else doc.strokeColor(INK)
  doc.stroke().restore()
}

function qrSide(modules: number): number {
  return Math.min(QR_SIDE_MAX, modules * 8 * DOT)
}

/** Squares, so that a telephone reads it from any screen at any size. */
function drawQr(doc: PdfDoc, data: string, y: number): void {
  const rows = qrMatrix(data, 'M')
  const side = qrSide(rows.length)
  const module = side / rows.length
  const left = (WIDTH - side) / 2
  for (const [row, modules] of rows.entries()) {
    for (const [column, dark] of modules.entries()) {
      if (dark) doc.rect(left + column * module, y + QR_MARGIN + row * module, module, module)
    }
  }
  doc.fill(INK)
}

function drawBarcode(doc: PdfDoc, { symbology, data }: BarcodeBlock, y: number): void {
  const modules = barcodeModules(symbology, data)
  const module = Math.min(3 * DOT, (WIDTH - 2 * SIDE) / modules.length)
  const left = (WIDTH - modules.length * module) / 2
  for (const [i, isBar] of modules.entries()) if (isBar) doc.rect(left + i * module, y, module, BAR_HEIGHT)
  doc.fill(INK)
  const x = (WIDTH - data.length * CELL) / 2
  drawWords(doc, data, { x, y: y + BAR_HEIGHT + BASELINE }, { face: 'mono', size: FONT_SIZE, color: INK })
}

function drawImage(doc: PdfDoc, { picture }: ImageBlock, y: number): void {
  const bitmap = toBitmap(picture, PRINTABLE_DOTS)
  const left = (WIDTH - bitmap.bytesPerRow * 8 * DOT) / 2
  for (let row = 0; row < bitmap.height; row++) {
    for (let x = 0; x < bitmap.bytesPerRow * 8; x++) {
      if (isBlackAt(bitmap, x, row)) doc.rect(left + x * DOT, y + row * DOT, DOT, DOT)
    }
  }
  doc.fill(INK)
}
