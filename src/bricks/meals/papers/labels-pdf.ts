import type { PdfDoc } from '../../../main/documents/pdf/pdf-file.ts'
import type { Style } from '../../../main/documents/pdf/letters.ts'
import { dishWords, eatenWords, type LabelFacts } from './labels-paper.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'
import { shortDay, variantWords, withoutWords } from './said.ts'

/** Eight labels of 99.1 × 67.7 mm on A4, as every stationer has them. In points. */
const MM = 72 / 25.4
const PAGE = { width: 210 * MM, height: 297 * MM }
const LABEL = { width: 99.1 * MM, height: 67.7 * MM, columns: 2, rows: 4, gap: 2.5 * MM }
const EDGE = { left: (PAGE.width - 2 * LABEL.width - LABEL.gap) / 2, top: (PAGE.height - 4 * LABEL.height) / 2 }
const PAD = 4.5 * MM
const LEADING = 1.28
/** Smaller than this nobody reads it at the fridge. */
const SIZES = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6] as const

type Stamp = {
  readonly of: Pick<PaperSite, 'name' | 'demo'>
  readonly createdAtMs: number
  readonly wordOfTheDay: string
}
type Place = { readonly x: number; readonly width: number }

/** One label a meal, on sheets; the word of the day stands at the foot of each where there is room. */
export async function labelsPdf(labels: readonly LabelFacts[], stamp: Stamp): Promise<Uint8Array> {
  const [{ openPdf, pdfBytes }, { drawWords, linesOf, widthOf }, { colors }] = await Promise.all([
    import('../../../main/documents/pdf/pdf-file.ts'),
    import('../../../main/documents/pdf/letters.ts'),
    import('../../../main/documents/pdf/a4.ts'),
  ])
  const doc: PdfDoc = openPdf({
    title: 'Étiquettes des repas',
    of: stamp.of,
    size: [PAGE.width, PAGE.height],
    createdAtMs: stamp.createdAtMs,
  })
  const strong = (size: number, color: string = colors.ink): Style => ({ face: 'strong', size, color })
  const regular = (size: number, color: string = colors.ink): Style => ({ face: 'regular', size, color })
  const perPage = LABEL.columns * LABEL.rows
  for (const [n, label] of labels.entries()) {
    if (n > 0 && n % perPage === 0) doc.addPage()
    const place = n % perPage
    const left = EDGE.left + (place % LABEL.columns) * (LABEL.width + LABEL.gap)
    draw(label, left, EDGE.top + Math.floor(place / LABEL.columns) * LABEL.height)
  }
  return pdfBytes(doc)

  function write(words: string, style: Style, { x, width }: Place, y: number): number {
    const lines = linesOf(doc, words, style, width)
    for (const [line, part] of lines.entries())
      drawWords(doc, part, { x, y: y + style.size + line * style.size * LEADING }, style)
    return y + lines.length * style.size * LEADING
  }

  function right(words: string, style: Style, { x, width }: Place, y: number): void {
    drawWords(doc, words, { x: x + width - widthOf(doc, words, style), y: y + style.size }, style)
  }

  function draw({ label, roundName, formulaName, reheating, cafe }: LabelFacts, left: number, top: number): void {
    const place = { x: left + PAD, width: LABEL.width - 2 * PAD }
    const bottom = top + LABEL.height - PAD
    const side = Math.max(widthOf(doc, roundName, regular(8)), widthOf(doc, formulaName, regular(8)))
    right(roundName, regular(8, colors.soft), place, top + PAD)
    right(formulaName, regular(8, colors.soft), place, top + PAD + 10)
    let y = write(label.name, strong(16), { x: place.x, width: place.width - side - 8 }, top + PAD - 1)
    y = write(eatenWords(label), strong(11.5, colors.accent), place, y + 1)
    if (label.useBy !== null) y = write(`À consommer jusqu’au ${shortDay(label.useBy)}`, strong(9.5), place, y + 1)
    const without = withoutWords(label.without)
    const variant = variantWords(label).toLocaleUpperCase('fr')
    if (without !== '') y = inBlack(without, place, y + 3)
    if (variant !== '') y = write(variant, strong(9.5), place, y + 2)
    const dishes = label.dishes.map(dishWords).join(' · ')
    const foot = [reheating, cafe].filter((one) => one !== '')
    const footHeight = heightOf(foot.join('\n'), regular(7), place.width)
    const word = stamp.wordOfTheDay
    const wordHeight = word === '' ? 0 : heightOf(word, regular(7.5), place.width) + 6
    const size = SIZES.find(
      (one) => y + 4 + heightOf(dishes, regular(one), place.width) <= bottom - footHeight - wordHeight - 3,
    )
    const small = size ?? SIZES.at(-1) ?? 6
    y = write(dishes, regular(small), place, y + 4)
    let foots = bottom - footHeight
    // What is eaten goes before what is told.
    if (word !== '' && size !== undefined) {
      foots -= wordHeight
      doc.moveTo(place.x, foots + footHeight + 2).lineTo(place.x + place.width, foots + footHeight + 2)
      doc.lineWidth(0.5).strokeColor(colors.line).stroke()
      write(word, regular(7.5, colors.accent), place, foots + footHeight + 4)
    }
    write(foot.join('\n'), regular(7, colors.soft), place, Math.max(y + 1, foots))
  }

  function heightOf(words: string, style: Style, width: number): number {
    return linesOf(doc, words, style, width).length * style.size * LEADING
  }

  /** White on black: nobody overlooks it. */
  function inBlack(words: string, { x, width }: Place, y: number): number {
    const style = strong(11, '#ffffff')
    const height = heightOf(words, style, width - 12) + 5
    doc.roundedRect(x, y, width, height, 3).fill(colors.ink)
    write(words, style, { x: x + 6, width: width - 12 }, y + 1.5)
    return y + height
  }
}
