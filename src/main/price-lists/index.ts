import type { Product } from '../../shared/catalogue.ts'
import { listsInForce, type Area } from '../../shared/price-list.ts'
import { pricesOf, type Prices } from './rules.ts'
import type { PriceListStore } from './store.ts'

export { priceListHandlers } from './handlers.ts'
export { priceListsTrack } from './migrations.ts'
export type { Prices } from './rules.ts'
export { createPriceListStore, type PriceListStore } from './store.ts'

/** The door of price lists: what a product costs in an area now. */
export function createPriceLists(store: PriceListStore, zone: () => string) {
  return {
    pricesOf: (product: Product, area: Area, nowMs: number): Prices =>
      pricesOf(listsInForce(store.all(), nowMs, zone()), product, area),
  }
}
export type PriceLists = ReturnType<typeof createPriceLists>
