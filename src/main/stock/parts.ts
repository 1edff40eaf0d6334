import type { CatalogueStore, VatTable } from '../catalogue/index.ts'
import type { DeliveryStore } from './delivery-store.ts'
import type { ItemStore } from './item-store.ts'
import type { MoveStore } from './move-store.ts'
import type { MoreStore } from './more-store.ts'
import type { OrderStore } from './order-store.ts'
import type { PaperSite } from '../documents/demonstration.ts'
import type { Stock } from './stock.ts'

/** What the handlers of the stock share. */
export type StockParts = {
  readonly items: ItemStore
  readonly moves: MoveStore
  readonly deliveries: DeliveryStore
  readonly orders: OrderStore
  readonly more: MoreStore
  readonly stock: Stock
  readonly catalogue: Pick<CatalogueStore, 'all' | 'product'>
  readonly vatTable: VatTable
  readonly nameOf: (operatorId: string) => string
  readonly site: () => PaperSite
  readonly zone: () => string
}
