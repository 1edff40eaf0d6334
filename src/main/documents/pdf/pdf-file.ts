import PDFDocument from 'pdfkit'
import { DEMO_MARK, type PaperSite } from '../demonstration.ts'
import { drawWords, registerFonts, widthOf, type Style } from './letters.ts'

export type PdfDoc = PDFKit.PDFDocument
export type PdfOptions = {
  readonly title: string
  /** Whose document it is: the café, whose demo each page says. Null for a paper, whose own words say both. */
  readonly of: Pick<PaperSite, 'name' | 'demo'> | null
  /** In points, 1/72 inch. */
  readonly size: readonly [width: number, height: number]
  /** UTC. The file says it and is otherwise made of its content alone: the same question gives the same bytes. */
  readonly createdAtMs: number
}

/**
 * Opens a PDF/A-3b: colours tied to sRGB, every font inside, metadata as XMP. Pages are kept until the end, so that a
 * foot may name their number. pdfkit makes the file's id from the metadata below, without chance or clock.
 */
export function openPdf({ title, of, size, createdAtMs }: PdfOptions): PdfDoc {
  const doc = new PDFDocument({
    size: [...size],
    margin: 0,
    font: '', // pdfkit would begin with Helvetica, which no PDF/A may use without carrying it.
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: 'fr-FR',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: infoText(title),
      ...(of && { Author: infoText(of.name) }),
      Creator: 'Zinc',
      CreationDate: new Date(createdAtMs),
    },
  })
  registerFonts(doc)
  if (of?.demo) {
    drawMark(doc)
    doc.on('pageAdded', () => drawMark(doc))
  }
  return doc
}

/** Pale enough to be read through, all across the page and under what is written on it. */
const MARK: Style = { face: 'strong', size: 40, color: '#e3c9b4' }

function drawMark(doc: PdfDoc): void {
  const { width, height } = doc.page
  const middle = { x: width / 2, y: height / 2 }
  doc.save().rotate((-Math.atan2(height, width) * 180) / Math.PI, { origin: [middle.x, middle.y] })
  drawWords(doc, DEMO_MARK, { x: middle.x - widthOf(doc, DEMO_MARK, MARK) / 2, y: middle.y + MARK.size / 3 }, MARK)
  doc.restore()
}

/** Ends the document and gives its bytes. */
export async function pdfBytes(doc: PdfDoc): Promise<Uint8Array> {
  doc.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of doc) {
    if (chunk instanceof Uint8Array) chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

/** Text for XML. */
export function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** pdfkit writes these texts twice: as they are, from a String, and into XML without escaping them, as a string. */
class InfoText extends String {
  override toString(): string {
    return escaped(this.valueOf())
  }
}

function infoText(words: string): string {
  // pdfkit turns strings into String itself and takes a String as it is; its types know the first alone.
  return new InfoText(words) as unknown as string
}
