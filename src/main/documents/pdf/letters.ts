import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PdfDoc } from './pdf-file.ts'
import { unpackedFont } from './woff.ts'

export type Face = 'regular' | 'strong' | 'mono' | 'monoStrong'
export type Style = { readonly face: Face; /** In points. */ readonly size: number; readonly color: string }
type Run = { readonly font: string; readonly words: string }

const fontModules = createRequire(import.meta.url)
const inter = (weight: 400 | 600, part: 'latin' | 'latin-ext') =>
  `@fontsource/inter/files/inter-${part}-${weight}-normal.woff`
const dejaVu = (name: string) => `dejavu-fonts-ttf/ttf/DejaVu${name}.ttf`

/** Where a letter is looked for, in order: Inter comes in parts, and DejaVu has most of what a name may be written in. */
const FILES: Readonly<Record<Face, readonly string[]>> = {
  regular: [inter(400, 'latin'), inter(400, 'latin-ext'), dejaVu('Sans')],
  strong: [inter(600, 'latin'), inter(600, 'latin-ext'), dejaVu('Sans-Bold')],
  mono: [dejaVu('SansMono')],
  monoStrong: [dejaVu('SansMono-Bold')],
}
const bytesOf = new Map<string, Buffer>()
/** Figures of one width, so that amounts stand under one another; among words they would tear hyphens apart. */
const TABULAR: { features: PDFKit.Mixins.OpenTypeFeatures[] } = { features: ['tnum'] }
const FIGURES = /^[\d\s.,€%]+$/

/** Makes the fonts known to a document; one that no letter needs is neither parsed nor carried. */
export function registerFonts(doc: PdfDoc): void {
  for (const file of new Set(Object.values(FILES).flat())) {
    doc.registerFont(file, fontBytes(file))
  }
}

/** Read once: from beside the sources, or from beside the bundle, whose packages stay in node_modules. */
function fontBytes(file: string): Buffer {
  const known = bytesOf.get(file)
  if (known) return known
  const bytes = readFileSync(fontModules.resolve(file))
  const font = file.endsWith('.woff') ? unpackedFont(bytes) : bytes
  bytesOf.set(file, font)
  return font
}

/** Draws one line of words from a point of its baseline. */
export function drawWords(
  doc: PdfDoc,
  words: string,
  at: { readonly x: number; readonly y: number },
  style: Style,
): void {
  let { x } = at
  const runs = runsOf(doc, words, style.face)
  for (const [n, run] of runs.entries()) {
    doc.font(run.font, style.size).fillColor(style.color)
    doc.text(run.words, x, at.y, { lineBreak: false, baseline: 'alphabetic', ...featuresOf(run.words) })
    // Laying letters out is most of the work of a page: what nobody stands behind is not measured.
    if (n < runs.length - 1) x += doc.widthOfString(run.words, featuresOf(run.words))
  }
}

/** In points. */
export function widthOf(doc: PdfDoc, words: string, { face, size }: Pick<Style, 'face' | 'size'>): number {
  return once(measuredIn(doc).widths, `${face} ${size} ${words}`, () =>
    runsOf(doc, words, face).reduce(
      (width, run) => width + doc.font(run.font, size).widthOfString(run.words, featuresOf(run.words)),
      0,
    ),
  )
}

/** What was measured for a document: two hundred invoices in one file say mostly the same. */
type Measured = {
  readonly letters: Map<string, boolean>
  readonly runs: Map<string, readonly Run[]>
  readonly widths: Map<string, number>
  readonly lines: Map<string, readonly string[]>
}
/** Per document: fonts are named in the order in which they are opened, and that must not hang on documents before. */
const measured = new WeakMap<PdfDoc, Measured>()

function measuredIn(doc: PdfDoc): Measured {
  const known = measured.get(doc) ?? { letters: new Map(), runs: new Map(), widths: new Map(), lines: new Map() }
  measured.set(doc, known)
  return known
}

function once<Value>(known: Map<string, Value>, key: string, work: () => Value): Value {
  const before = known.get(key)
  if (before !== undefined) return before
  const value = work()
  known.set(key, value)
  return value
}

function featuresOf(words: string): typeof TABULAR | undefined {
  return FIGURES.test(words) ? TABULAR : undefined
}

/** Breaks words into lines at ordinary spaces; `\n` begins a new one, and a word too long for a line is cut. */
export function linesOf(doc: PdfDoc, words: string, style: Style, width: number): readonly string[] {
  const key = `${style.face} ${style.size} ${width} ${words}`
  return once(measuredIn(doc).lines, key, () => brokenLines(doc, words, style, width))
}

function brokenLines(doc: PdfDoc, words: string, style: Style, width: number): readonly string[] {
  const fits = (line: string) => widthOf(doc, line, style) <= width
  return words.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ').flatMap((whole) => piecesOf(whole, fits))) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && !fits(longer)) lines.push(line)
      line = line !== '' && !fits(longer) ? word : longer
    }
    return [...lines, line]
  })
}

function piecesOf(word: string, fits: (piece: string) => boolean): readonly string[] {
  if (fits(word)) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}

/** Letters that stand in one font, together. A letter that none of them has would be an empty box, which PDF/A forbids. */
function runsOf(doc: PdfDoc, words: string, face: Face): readonly Run[] {
  return once(measuredIn(doc).runs, `${face} ${words}`, () => foundRuns(doc, words, face))
}

function foundRuns(doc: PdfDoc, words: string, face: Face): readonly Run[] {
  const runs: { font: string; words: string }[] = []
  for (const letter of spelt(words)) {
    const font = FILES[face].find((file) => hasLetter(doc, file, letter))
    const run = { font: font ?? FILES[face][0] ?? '', words: font === undefined ? '?' : letter }
    const last = runs.at(-1)
    if (last?.font === run.font) last.words += run.words
    else runs.push(run)
  }
  return runs
}

function hasLetter(doc: PdfDoc, file: string, letter: string): boolean {
  return once(measuredIn(doc).letters, `${file} ${letter}`, () => {
    doc.font(file)
    // pdfkit keeps the font that fontkit opened for it here; only its types do not say so.
    const { _font: opened } = doc as unknown as { readonly _font: OpenedFont }
    rememberRuns(opened)
    return opened.font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  })
}

type OpenedFont = {
  readonly font: { readonly hasGlyphForCodePoint: (point: number) => boolean }
  layoutRun: (words: string, features?: readonly string[]) => object
}
const remembering = new WeakSet<OpenedFont>()

/** pdfkit remembers how letters lie only where no feature is asked for, and lays every figure out three times. */
function rememberRuns(opened: OpenedFont): void {
  if (remembering.has(opened)) return
  remembering.add(opened)
  const known = new Map<string, object>()
  const layoutRun = opened.layoutRun.bind(opened)
  opened.layoutRun = (words, features) =>
    once(known, `${features?.join(',') ?? ''} ${words}`, () => layoutRun(words, features))
}

/** `Intl` writes a narrow space that Inter lacks; what draws nothing is left out. */
function spelt(words: string): string {
  return words
    .normalize('NFC')
    .replaceAll(/[\u2007\u202f]/g, '\u00a0')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\ufe00-\ufe0f]/gu, '')
}
