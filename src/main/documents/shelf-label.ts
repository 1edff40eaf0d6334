import type { Cents } from '../../shared/money.ts'
import { euros } from '../../shared/texts/format.ts'
import { productsEn } from '../../shared/texts/products.en.ts'
import { productsFr } from '../../shared/texts/products.fr.ts'
import { symbologyOfEan } from './barcode.ts'
import { barcode, feed, text, type PaperDocument } from './model.ts'

/** What stands on a label when it is asked for: a price that changes later wants a new one. */
export type ShelfLabel = {
  readonly label: string
  /** In cents, of one; null where it is weighed, or asked at the counter. */
  readonly priceCents: Cents | null
  /** Its first barcode. */
  readonly code: string | null
  readonly lang: 'fr' | 'en'
}

/** A label for the shelf, on a roll: name, price, barcode, cut off behind each. */
export function shelfLabel({ label, priceCents, code, lang }: ShelfLabel): PaperDocument {
  const words = lang === 'fr' ? productsFr : productsEn
  return {
    title: label,
    blocks: [
      text(label, { bold: true, size: 'tall' }),
      text(priceCents === null ? words.papers.openPrice : euros(priceCents, lang), {
        bold: true,
        size: 'double',
        align: 'right',
      }),
      ...(code === null ? [] : [feed(1), barcode(symbologyOfEan(code), code)]),
    ],
  }
}
