import { goodsOf, isAlcoholic, type Product } from '../../shared/catalogue.ts'
import type { catalogue } from '../../shared/contracts/catalogue.ts'
import { priceRule } from '../../shared/price-list.ts'
import { ok, refuse } from '../../shared/result.ts'
import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { editingHandlers } from './editing.ts'
import { importingHandlers } from './importing.ts'
import { cataloguePapers } from './paper-handlers.ts'
import type { CatalogueParts } from './parts.ts'
import { shelvingHandlers } from './shelving.ts'

export { createImportParts } from './import-parts.ts'
export { catalogueTrack } from './migrations.ts'
export { createPictureStore } from './pictures.ts'
export { createCatalogueStore, type CatalogueStore } from './store.ts'
export { taxationOf, zVatTable, type Taxation, type VatTable } from './vat-rates.ts'

export function catalogueHandlers(parts: CatalogueParts): Handlers<typeof catalogue> {
  const { store, eventLog, priceLists } = parts
  return {
    ...editingHandlers(parts),
    ...shelvingHandlers(parts),
    ...importingHandlers(parts),
    ...cataloguePapers(parts),
    changePrice({ productId, priceCents, takeawayPriceCents }, context) {
      const product = store.product(productId)
      if (!product) return refuse('PRODUCT_UNKNOWN')
      if (product.openPrice) return refuse('PRICE_OPEN')
      if (Math.max(priceCents, takeawayPriceCents ?? 0) > AMOUNT_MAX_CENTS)
        return refuse('AMOUNT_TOO_LARGE', { maxCents: AMOUNT_MAX_CENTS })
      const { takeawayPriceCents: _, ...kept } = product
      const changed = { ...kept, priceCents, ...(takeawayPriceCents === null ? {} : { takeawayPriceCents }) }
      const allowed = priceRule(changed, priceLists(), store.product)
      if (!allowed.ok) return allowed
      store.changePrice(productId, priceCents, takeawayPriceCents)
      eventLog.record('price-changed', context, {
        productId,
        before: [product.priceCents, product.takeawayPriceCents ?? null],
        after: [priceCents, takeawayPriceCents],
      })
      context.afterCommit(store.reload)
      context.announce('catalogue.changed')
      return ok(changed)
    },
    addProduct({ productId, label, categoryId, kind, priceCents, barcode }, context) {
      if (store.product(productId)) return refuse('ID_REUSED')
      if (!store.all().categories.some(({ id }) => id === categoryId)) return refuse('CATEGORY_UNKNOWN')
      const taken = store.ownerOf(barcode)
      if (taken) return refuse('BARCODE_TAKEN', { product: taken.label })
      if (priceCents > AMOUNT_MAX_CENTS) return refuse('AMOUNT_TOO_LARGE', { maxCents: AMOUNT_MAX_CENTS })
      const of = goodsOf[kind]
      if (isAlcoholic(of) && priceCents === 0) return refuse('OPEN_BAR_FORBIDDEN')
      const product: Product = {
        id: productId,
        label,
        categoryId,
        priceCents,
        ...of,
        allergens: [],
        barcodes: [barcode],
      }
      store.add(product)
      eventLog.record('product-added', context, { productId, kind, priceCents })
      context.afterCommit(store.reload)
      context.announce('catalogue.changed')
      return ok(product)
    },
    all: () => store.all(),
  }
}
