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
  for (const run of runsOf(doc, words, style.face)) {
    doc.font(run.font, style.size).fillColor(style.color)
    doc.text(run.words, x, at.y, { lineBreak: false, baseline: 'alphabetic', ...featuresOf(run.words) })
    x += doc.widthOfString(run.words, featuresOf(run.words))
  }
}

/** In points. */
export function widthOf(doc: PdfDoc, words: string, { face, size }: Pick<Style, 'face' | 'size'>): number {
  return runsOf(doc, words, face).reduce(
    (width, run) => width + doc.font(run.font, size).widthOfString(run.words, featuresOf(run.words)),
    0,
  )
}

function featuresOf(words: string): typeof TABULAR | undefined {
  return FIGURES.test(words) ? TABULAR : undefined
}

/** Breaks words into lines at ordinary spaces; `\n` begins a new one, and a word too long for a line is cut. */
export function linesOf(doc: PdfDoc, words: string, style: Style, width: number): readonly string[] {
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

/** Per document: fonts are named in the order in which they are opened, and that must not hang on documents before. */
const knownIn = new WeakMap<PdfDoc, Map<string, boolean>>()

function hasLetter(doc: PdfDoc, file: string, letter: string): boolean {
  const known = knownIn.get(doc) ?? new Map<string, boolean>()
  knownIn.set(doc, known)
  const key = `${file} ${letter}`
  const answer = known.get(key)
  if (answer !== undefined) return answer
  doc.font(file)
  // pdfkit keeps the font that fontkit opened for it here; only its types do not say so.
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint: (point: number) => boolean } } })._font
  const has = font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)
  known.set(key, has)
  return has
}

/** `Intl` writes a narrow space that Inter lacks; what draws nothing is left out. */
function spelt(words: string): string {
  return words
    .normalize('NFC')
    .replaceAll(/[\u2007\u202f]/g, '\u00a0')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\ufe00-\ufe0f]/gu, '')
}
