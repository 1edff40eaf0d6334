import type { Product } from '../../shared/catalogue.ts'
import { euros } from '../../shared/texts/format.ts'
import { productsEn } from '../../shared/texts/products.en.ts'
import { productsFr } from '../../shared/texts/products.fr.ts'
import type { PaperSite } from '../documents/demonstration.ts'
import { barcodeModules, symbologyOfEan } from '../documents/barcode.ts'

/** A sheet of labels of 70 × 37 mm, three by eight on A4, as every stationer has them. In points. */
const MM = 72 / 25.4
const LABEL = { width: 70 * MM, height: 37.125 * MM, columns: 3, rows: 8, margin: 4.5 * MM }
const PAGE = { width: 210 * MM, height: 297 * MM }
/** GS1's own size at 80 %, the smallest that every scanner reads, with its quiet zones. */
const MODULE = 0.264 * MM
const BARS_HEIGHT = 12 * MM
const NAME_LINES = 2

type Stamp = { readonly of: Pick<PaperSite, 'name' | 'demo'>; readonly createdAtMs: number; readonly lang: 'fr' | 'en' }

/** Labels for the shelf: name, price, and the first barcode of those that have one. */
export async function shelfLabelsPdf(products: readonly Product[], stamp: Stamp): Promise<Uint8Array> {
  const [{ openPdf, pdfBytes }, { drawWords, linesOf, widthOf }, { colors }] = await Promise.all([
    import('../documents/pdf/pdf-file.ts'),
    import('../documents/pdf/letters.ts'),
    import('../documents/pdf/a4.ts'),
  ])
  const words = stamp.lang === 'fr' ? productsFr : productsEn
  const doc = openPdf({
    title: words.papers.labels,
    of: stamp.of,
    size: [PAGE.width, PAGE.height],
    createdAtMs: stamp.createdAtMs,
  })
  const inner = LABEL.width - 2 * LABEL.margin

  function barcode(code: string, left: number, top: number): void {
    const modules = barcodeModules(symbologyOfEan(code), code)
    for (const [n, dark] of modules.entries()) if (dark) doc.rect(left + n * MODULE, top, MODULE, BARS_HEIGHT)
    doc.fill('#000000') // a scanner wants the darkest there is
    const style = { face: 'regular', size: 7, color: colors.ink } as const
    const x = left + (modules.length * MODULE - widthOf(doc, code, style)) / 2
    drawWords(doc, code, { x, y: top + BARS_HEIGHT + 7.5 }, style)
  }

  const perPage = LABEL.columns * LABEL.rows
  for (const [n, product] of products.entries()) {
    if (n > 0 && n % perPage === 0) doc.addPage()
    const place = n % perPage
    const left = (place % LABEL.columns) * LABEL.width + LABEL.margin
    const top = Math.floor(place / LABEL.columns) * LABEL.height + LABEL.margin
    const name = { face: 'strong', size: 10.5, color: colors.ink } as const
    for (const [line, part] of linesOf(doc, product.label, name, inner).slice(0, NAME_LINES).entries())
      drawWords(doc, part, { x: left, y: top + 9 + line * 12.5 }, name)
    const price = product.openPrice
      ? { text: words.papers.openPrice, style: { face: 'regular', size: 9, color: colors.soft } as const }
      : {
          text: euros(product.priceCents, stamp.lang),
          style: { face: 'strong', size: 20, color: colors.ink } as const,
        }
    const y = top + LABEL.height - 2 * LABEL.margin - 4
    drawWords(doc, price.text, { x: left + inner - widthOf(doc, price.text, price.style), y }, price.style)
    const [code] = product.barcodes ?? []
    if (code) barcode(code, left + 2 * MM, top + LABEL.height - 2 * LABEL.margin - BARS_HEIGHT - 9)
  }
  return pdfBytes(doc)
}
