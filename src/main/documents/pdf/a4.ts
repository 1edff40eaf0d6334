import { drawWords, linesOf, widthOf, type Style } from './letters.ts'
import { openPdf, pdfBytes, type PdfDoc, type PdfOptions } from './pdf-file.ts'

/** In points. The margins are wide enough to be punched and held. */
export const a4 = { width: 595.28, height: 841.89, left: 56, right: 539.28, top: 54, bottom: 772 } as const
export const a4Width = a4.right - a4.left

/** The till's own hand: warm ink on white, one accent. */
export const colors = {
  ink: '#241c15',
  soft: '#6b5f53',
  line: '#e0d7c8',
  ground: '#f7f3ec',
  accent: '#a8481f',
} as const

const text = (face: Style['face'], size: number, color: string): Style => ({ face, size, color })
export const styles = {
  title: text('strong', 24, colors.ink),
  name: text('strong', 15, colors.ink),
  heading: text('strong', 11, colors.ink),
  total: text('strong', 14, colors.ink),
  body: text('regular', 9.5, colors.ink),
  strong: text('strong', 9.5, colors.ink),
  accent: text('strong', 12, colors.accent),
  /** The name of a fact, beside it: as large as `body`, so that both stand on one line. */
  fact: text('regular', 9.5, colors.soft),
  soft: text('regular', 9, colors.soft),
  small: text('regular', 8, colors.soft),
  label: text('regular', 7.5, colors.soft),
} as const

/** A document in the making: what is written next stands at `y`, from the top of the page that is last. */
export type Sheet = {
  readonly doc: PdfDoc
  readonly continued: string
  /** False while heights are only tried out: `y` moves, nothing is drawn. */
  readonly inked: boolean
  y: number
}
export type Align = 'left' | 'right' | 'center'
type Place = { readonly x?: number; readonly width?: number; readonly align?: Align }

const LEADING = 1.45
/** From the top of a line to its baseline, in sizes: capitals stand in the middle of their line. */
const BASELINE = 1.09
const FOOT_GAP = 22

/** `continued` names the document on top of its further pages. */
export function openSheet(options: Omit<PdfOptions, 'size'>, continued: string): Sheet {
  const doc = openPdf({ ...options, size: [a4.width, a4.height] })
  return { doc, continued, inked: true, y: a4.top }
}

export function lineHeight(style: Style): number {
  return style.size * LEADING
}

/** How far below `y` a line's letters stand. */
export function baselineOf(style: Style): number {
  return style.size * BASELINE
}

/** Writes words at `y`, wrapped to their width, and goes on below them. */
export function write(sheet: Sheet, words: string, style: Style, place: Place = {}): void {
  const { x = a4.left, width = a4.right - x, align = 'left' } = place
  for (const line of linesOf(sheet.doc, words, style, width)) {
    const free = align === 'left' ? 0 : width - widthOf(sheet.doc, line, style)
    const left = x + (align === 'center' ? free / 2 : free)
    if (sheet.inked) drawWords(sheet.doc, line, { x: left, y: sheet.y + baselineOf(style) }, style)
    sheet.y += lineHeight(style)
  }
}

/** How high words would stand. */
export function heightOf(sheet: Sheet, words: string, style: Style, width: number = a4Width): number {
  return linesOf(sheet.doc, words, style, width).length * lineHeight(style)
}

/** How high something would stand that is drawn whole, on one page. */
export function heightOfDrawing(sheet: Sheet, draw: (trial: Sheet) => void): number {
  const trial = { ...sheet, inked: false, y: 0 }
  draw(trial)
  return trial.y
}

/** Runs `draw` from the present height and comes back to it; tells how far down it went. */
export function beside(sheet: Sheet, draw: () => void): number {
  const top = sheet.y
  draw()
  const bottom = sheet.y
  sheet.y = top
  return bottom
}

export function space(sheet: Sheet, points: number): void {
  sheet.y += points
}

export function hairline(
  sheet: Sheet,
  place: { readonly x?: number; readonly width?: number; color?: string } = {},
): void {
  const { x = a4.left, width = a4.right - x, color = colors.line } = place
  if (!sheet.inked) return
  sheet.doc
    .moveTo(x, sheet.y)
    .lineTo(x + width, sheet.y)
    .lineWidth(0.6)
    .strokeColor(color)
    .stroke()
}

/** A calm ground under what is written next. */
export function ground(
  sheet: Sheet,
  height: number,
  { x = a4.left, width = a4Width }: { readonly x?: number; readonly width?: number } = {},
): void {
  if (sheet.inked) sheet.doc.roundedRect(x, sheet.y, width, height, 6).fill(colors.ground)
}

/** Begins a page when so much is not left on this one; tells whether it did. */
export function makeRoom(sheet: Sheet, height: number): boolean {
  if (!sheet.inked || sheet.y + height <= a4.bottom) return false
  sheet.doc.addPage()
  sheet.y = a4.top
  write(sheet, sheet.continued, styles.small)
  space(sheet, 6)
  hairline(sheet)
  space(sheet, 14)
  return true
}

export type Foot = { readonly left: string; readonly center: string }

/** Puts the foot on every page, which says how many there are, and gives the file. */
export function finish(sheet: Sheet, foot: Foot): Promise<Uint8Array> {
  drawFeet(sheet, foot, 0)
  return pdfBytes(sheet.doc)
}

/** How many pages there are so far. */
export function pagesOf({ doc }: Sheet): number {
  return doc.bufferedPageRange().count
}

/** A page of its own for another document of the same file, which `continued` names on its further pages. */
export function nextDocument(sheet: Sheet, continued: string): Sheet {
  sheet.doc.addPage()
  return { ...sheet, continued, y: a4.top }
}

/** The foot of one document among several: of the pages from `first` on, counted from zero, up to the last so far. */
export function drawFeet(sheet: Sheet, foot: Foot, first: number): void {
  const { doc } = sheet
  const count = pagesOf(sheet) - first
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(first + page)
    sheet.y = a4.bottom + FOOT_GAP - 8
    hairline(sheet)
    space(sheet, 6)
    beside(sheet, () => write(sheet, foot.left, styles.label))
    beside(sheet, () => write(sheet, foot.center, styles.label, { align: 'center' }))
    write(sheet, `Page ${page + 1} / ${count}`, styles.label, { align: 'right' })
  }
}
