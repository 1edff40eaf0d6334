import type { catalogue } from '../../shared/contracts/catalogue.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { allergenPdf, meatPdf } from './papers.ts'
import type { CatalogueParts } from './parts.ts'
import { shelfLabelsPdf } from './shelf-labels.ts'

type Papers = Pick<Handlers<typeof catalogue>, 'shelfLabels' | 'allergenTable' | 'meatTable'>

/** What is printed of the catalogue on an office's printer. */
export function cataloguePapers({ store, cafe }: CatalogueParts): Papers {
  function stamp(lang: 'fr' | 'en', createdAtMs: number) {
    const { site, demo } = cafe()
    return { of: { name: site.name, demo }, createdAtMs, lang }
  }
  const file = (name: string, bytes: Uint8Array) => ({ name, base64: Buffer.from(bytes).toString('base64') })
  return {
    async shelfLabels({ productIds, lang }, { nowMs }) {
      const products = productIds.map((id) => store.product(id)).filter((product) => product !== undefined)
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
