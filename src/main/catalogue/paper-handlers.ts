import type { catalogue } from '../../shared/contracts/catalogue.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { ShelfLabel } from '../documents/shelf-label.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { ProductId } from '../../shared/ids.ts'
import { allergenPdf, meatPdf } from './papers.ts'
import type { CatalogueParts } from './parts.ts'
import { shelfLabelsPdf } from './shelf-labels.ts'

type Papers = Pick<Handlers<typeof catalogue>, 'shelfLabels' | 'printShelfLabels' | 'allergenTable' | 'meatTable'>

/** What is printed of the catalogue: on an office's printer, and labels on the till's own. */
export function cataloguePapers({ store, printing, cafe }: CatalogueParts): Papers {
  function stamp(lang: 'fr' | 'en', createdAtMs: number) {
    const { site, demo } = cafe()
    return { of: { name: site.name, demo }, createdAtMs, lang }
  }
  const file = (name: string, bytes: Uint8Array) => ({ name, base64: Buffer.from(bytes).toString('base64') })
  const known = (productIds: readonly ProductId[]) => productIds.flatMap((id) => store.product(id) ?? [])
  return {
    printShelfLabels({ productIds, lang }, context) {
      if (!printing.hasPrinter('labels')) return refuse('NO_PRINTER')
      const products = known(productIds)
      for (const { label, openPrice, priceCents, barcodes } of products) {
        const shown: ShelfLabel = {
          label,
          priceCents: openPrice ? null : priceCents,
          code: barcodes?.[0] ?? null,
          lang,
        }
        printing.printOnce('shelf-label', JSON.stringify(shown), context, { purpose: 'labels' })
      }
      return ok({ count: products.length })
    },
    async shelfLabels({ productIds, lang }, { nowMs }) {
      const products = known(productIds)
      if (products.length === 0) return null
      return file(lang === 'fr' ? 'etiquettes.pdf' : 'labels.pdf', await shelfLabelsPdf(products, stamp(lang, nowMs)))
    },
    async allergenTable({ lang }, { nowMs }) {
      return file(
        lang === 'fr' ? 'allergenes.pdf' : 'allergens.pdf',
        await allergenPdf(store.all(), stamp(lang, nowMs)),
      )
    },
    async meatTable({ lang }, { nowMs }) {
      return file(
        lang === 'fr' ? 'origine-des-viandes.pdf' : 'meat-origins.pdf',
        await meatPdf(store.all(), stamp(lang, nowMs)),
      )
    },
  }
}
