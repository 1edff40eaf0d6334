import { frameCode } from '../frame-code.ts'
import type { BikeId } from '../ids.ts'
import type { PaperSite } from '../../../main/documents/demonstration.ts'

/** A sheet of labels of 70 × 37 mm, three by eight on A4, as every stationer has them. In points. */
const MM = 72 / 25.4
const LABEL = { width: 70 * MM, height: 37.125 * MM, columns: 3, rows: 8 }
const QR = { side: 28 * MM, margin: 4.5 * MM }
const PAGE = { width: 210 * MM, height: 297 * MM }

export type Sticker = { readonly bikeId: BikeId; readonly number: string; readonly model: string }
type Stamp = { readonly site: PaperSite; readonly createdAtMs: number }

/** Codes for the frames, one label a bike. A quarter of a code may be scratched off and it is still read. */
export async function stickersPdf(stickers: readonly Sticker[], stamp: Stamp): Promise<Uint8Array> {
  const [{ openPdf, pdfBytes }, { drawWords, linesOf }, { colors }, { qrMatrix }] = await Promise.all([
    import('../../../main/documents/pdf/pdf-file.ts'),
    import('../../../main/documents/pdf/letters.ts'),
    import('../../../main/documents/pdf/a4.ts'),
    import('../../../main/documents/qr-matrix.ts'),
  ])
  const doc = openPdf({
    title: 'Étiquettes des vélos',
    of: stamp.site,
    size: [PAGE.width, PAGE.height],
    createdAtMs: stamp.createdAtMs,
  })
  const perPage = LABEL.columns * LABEL.rows
  for (const [n, sticker] of stickers.entries()) {
    if (n > 0 && n % perPage === 0) doc.addPage()
    const place = n % perPage
    const left = (place % LABEL.columns) * LABEL.width
    const top = Math.floor(place / LABEL.columns) * LABEL.height
    drawCode(frameCode(sticker.bikeId), left + QR.margin, top + QR.margin)
    const x = left + 2 * QR.margin + QR.side
    const width = LABEL.width - 3 * QR.margin - QR.side
    const words = (text: string, size: number, y: number, face: 'strong' | 'regular') => {
      for (const [line, part] of linesOf(doc, text, { face, size, color: colors.ink }, width).entries())
        drawWords(doc, part, { x, y: y + line * size * 1.2 }, { face, size, color: colors.ink })
    }
    words(sticker.number, 18, top + 13 * MM, 'strong')
    words(sticker.model, 8, top + 21 * MM, 'regular')
    words([stamp.site.name, stamp.site.phone].filter((part) => part !== '').join('\n'), 7, top + 27 * MM, 'regular')
  }
  return pdfBytes(doc)

  function drawCode(data: string, left: number, top: number): void {
    const rows = qrMatrix(data, 'Q')
    const module = QR.side / rows.length
    for (const [row, modules] of rows.entries())
      for (const [column, dark] of modules.entries())
        if (dark) doc.rect(left + column * module, top + row * module, module, module)
    doc.fill(colors.ink)
  }
}
