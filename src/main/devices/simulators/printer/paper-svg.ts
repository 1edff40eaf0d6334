import { barcodeModules } from '../../../documents/barcode.ts'
import { qrMatrix } from '../../../documents/qr-matrix.ts'
import { isBlackAt } from '../../../documents/raster.ts'
import { PLAIN, type Align, type TextStyle } from './ops.ts'
import type { Run, Slip, SlipItem } from './paper.ts'

/** Dots of a 203 dpi head: font A is 12 × 24, and lines are 30 apart. One dot is one unit of the picture. */
const CELL = 12
const GLYPH = 24
const LINE_GAP = 6
/** DejaVu Sans Mono advances by 0.602 em; at this size a character is exactly one cell wide. */
const FONT_SIZE = CELL / 0.602
/** Where the letters stand in their 24 dots. */
const BASELINE = 18.5

/** Unprinted paper around the print: 80 mm paper is 640 dots wide and prints 576 of them. */
const SIDE = 30
const TOP = 34
const BOTTOM = 46
const TOOTH = 10
const SHADOW = 22
const QR_MARGIN = 12

const PAPER = '#fdfaf2'
const INK = '#26221f'

/** A slip as a picture: what the customer holds. `columns` is the printer's width in characters of font A. */
export function slipSvg(slip: Slip, columns = 48): string {
  const printable = columns * CELL
  const width = printable + 2 * SIDE
  let y = TOP
  const drawn = slip.items.map((item) => {
    const piece = draw(item, printable)
    const placed = `<g transform="translate(${SIDE} ${y})">${piece.svg}</g>`
    y += piece.height
    return piece.svg === '' ? '' : placed
  })
  const height = y + BOTTOM
  const outline = tornOutline(width, height)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 2 * SHADOW}" height="${height + 2 * SHADOW}"`,
    ` viewBox="${-SHADOW} ${-SHADOW} ${width + 2 * SHADOW} ${height + 2 * SHADOW}">`,
    '<defs><filter id="soft" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="7"/></filter>',
    '<linearGradient id="curl" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#efe8d8"/>',
    `<stop offset="0.06" stop-color="${PAPER}"/><stop offset="0.94" stop-color="${PAPER}"/>`,
    '<stop offset="1" stop-color="#f0e9da"/></linearGradient></defs>',
    `<path d="${outline}" transform="translate(0 5)" fill="#3b2f20" opacity="0.28" filter="url(#soft)"/>`,
    `<path d="${outline}" fill="url(#curl)"/>`,
    `<g font-family="DejaVu Sans Mono" font-size="${FONT_SIZE.toFixed(3)}" fill="${INK}">${drawn.join('')}</g></svg>`,
  ].join('')
}

type Piece = { readonly svg: string; readonly height: number }

function draw(item: SlipItem, printable: number): Piece {
  switch (item.kind) {
    case 'line':
      return drawLine(item.runs, item.align, printable)
    case 'qr':
      return drawQr(item, printable)
    case 'barcode':
      return drawBarcode(item, printable)
    case 'raster':
      return drawRaster(item, printable)
    case 'kick':
      return { svg: '', height: 0 }
  }
}

function drawLine(runs: readonly Run[], align: Align, printable: number): Piece {
  const tallest = Math.max(1, ...runs.map((run) => run.style.height))
  const length = runs.reduce((total, run) => total + runWidth(run), 0)
  let x = startOf(align, length, printable)
  const svg = runs.map((run) => {
    const drawn = drawRun(run, x, (tallest - run.style.height) * GLYPH)
    x += runWidth(run)
    return drawn
  })
  return { svg: svg.join(''), height: tallest * GLYPH + LINE_GAP }
}

function drawRun(run: Run, x: number, y: number): string {
  const { style } = run
  const ground = style.inverted
    ? `<rect x="${x}" y="${y - LINE_GAP / 2}" width="${runWidth(run)}" height="${style.height * GLYPH + LINE_GAP}"/>`
    : ''
  const line = style.underlined
    ? `<rect x="${x}" y="${y + style.height * GLYPH - 1}" width="${runWidth(run)}" height="2"/>`
    : ''
  // Each word is placed by itself: the cells of a printer do not drift as a font's advances might.
  const words = [...run.text.matchAll(/\S+/g)].map(({ 0: word, index }) =>
    drawWord(word, x + index * CELL * style.width, y, style),
  )
  return ground + line + words.join('')
}

function drawWord(word: string, x: number, y: number, style: TextStyle): string {
  const weight = style.bold ? ' font-weight="bold"' : ''
  const colour = style.inverted ? ` fill="${PAPER}"` : ''
  const at = `translate(${x} ${y}) scale(${style.width} ${style.height})`
  return `<text transform="${at}" x="0" y="${BASELINE}"${weight}${colour}>${escaped(word)}</text>`
}

function drawQr(qr: Extract<SlipItem, { kind: 'qr' }>, printable: number): Piece {
  const matrix = qrMatrix(qr.data, qr.level)
  const side = matrix.length * qr.moduleDots
  const left = startOf(qr.align, side, printable)
  const modules = matrix.flatMap((row, y) =>
    row.flatMap((dark, x) => {
      if (!dark) return []
      const n = qr.moduleDots
      return [`M${left + x * n} ${QR_MARGIN + y * n}h${n}v${n}h${-n}z`]
    }),
  )
  return { svg: `<path d="${modules.join('')}" shape-rendering="crispEdges"/>`, height: side + 2 * QR_MARGIN }
}

function drawBarcode(code: Extract<SlipItem, { kind: 'barcode' }>, printable: number): Piece {
  const modules = barcodeModules(code.symbology, code.data)
  const left = startOf(code.align, modules.length * code.moduleDots, printable)
  const bars = modules.flatMap((isBar, i) =>
    isBar ? [`M${left + i * code.moduleDots} ${LINE_GAP}h${code.moduleDots}v${code.height}h${-code.moduleDots}z`] : [],
  )
  const words = drawWord(
    code.data,
    startOf(code.align, code.data.length * CELL, printable),
    code.height + LINE_GAP,
    PLAIN,
  )
  return {
    svg: `<path d="${bars.join('')}" shape-rendering="crispEdges"/>${words}`,
    height: code.height + GLYPH + 2 * LINE_GAP,
  }
}

function drawRaster(raster: Extract<SlipItem, { kind: 'raster' }>, printable: number): Piece {
  const width = raster.bytesPerRow * 8
  const left = startOf(raster.align, width, printable)
  const dots: string[] = []
  for (let y = 0; y < raster.height; y++) {
    for (let x = 0; x < width; x++) {
      let run = 0
      while (x + run < width && isBlackAt(raster, x + run, y)) run += 1
      if (run > 0) dots.push(`M${left + x} ${y}h${run}v1h${-run}z`)
      x += run
    }
  }
  return { svg: `<path d="${dots.join('')}" shape-rendering="crispEdges"/>`, height: raster.height }
}

/** Straight where the knife of the printer cut, torn below. */
function tornOutline(width: number, height: number): string {
  const teeth = Math.round(width / (2 * TOOTH))
  const step = width / teeth
  const edge = Array.from({ length: teeth }, (_, i) => {
    const right = width - i * step
    return `L${(right - step / 2).toFixed(2)} ${height - TOOTH} L${(right - step).toFixed(2)} ${height}`
  })
  return `M0 0 H${width} V${height} ${edge.join(' ')} Z`
}

function startOf(align: Align, length: number, printable: number): number {
  const free = Math.max(0, printable - length)
  return align === 'left' ? 0 : align === 'right' ? free : Math.floor(free / 2)
}

function runWidth(run: Run): number {
  return run.text.length * CELL * run.style.width
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
