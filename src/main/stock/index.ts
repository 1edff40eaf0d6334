import type { stock as contract } from '../../shared/contracts/stock.ts'
import type { Site } from '../../shared/contracts/till.ts'
import type { CatalogueStore, VatTable } from '../catalogue/index.ts'
import type { Closures } from '../closures/index.ts'
import type { WriteDb } from '../db/open.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Journal } from '../journal/index.ts'
import { deliveryHandlers } from './delivery-handlers.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { itemHandlers } from './item-handlers.ts'
import { createItemStore } from './item-store.ts'
import { moreHandlers } from './more-handlers.ts'
import { createMoreStore } from './more-store.ts'
import { createMoveStore } from './move-store.ts'
import { orderHandlers } from './order-handlers.ts'
import { createOrderStore } from './order-store.ts'
import type { StockParts } from './parts.ts'
import { siteOnPaper } from '../documents/demonstration.ts'
import { createStock } from './stock.ts'

export { installDemoStock } from './demo-stock.ts'
export { stockSetup } from './setup-part.ts'
export { stockTrack } from './migrations.ts'
export { salesProjection } from './sales.ts'
export { COST_SCALE, createSoldCosts, type SoldCost, type SoldCosts } from './sold-costs.ts'

type Needs = {
  readonly db: WriteDb
  readonly catalogue: CatalogueStore
  readonly closures: Pick<Closures, 'today'>
  readonly vatTable: VatTable
  readonly journal: Pick<Journal, 'latest'>
  readonly nameOf: (operatorId: string) => string
  readonly cafe: () => { readonly site: Site; readonly demo: boolean; readonly settings: { readonly zone: string } }
}

/** What lies in the cellar and on the shelves. */
export function openStock(needs: Needs): StockParts {
  const { db, catalogue, closures, journal, vatTable, nameOf, cafe } = needs
  const items = createItemStore(db)
  const moves = createMoveStore(db)
  const stock = createStock({
    items,
    moves,
    lastTicket: () => journal.latest('tickets')?.seq ?? 0,
    today: closures.today,
  })
  return {
    items,
    moves,
    deliveries: createDeliveryStore(db),
    orders: createOrderStore(db),
    more: createMoreStore(db),
    stock,
    catalogue,
    vatTable,
    nameOf,
    site: () => siteOnPaper(cafe()),
    zone: () => cafe().settings.zone,
  }
}

/** It reads what was sold, and no sale ever waits for it. */
export function stockHandlers(parts: StockParts): Handlers<typeof contract> {
  return { ...itemHandlers(parts), ...deliveryHandlers(parts), ...orderHandlers(parts), ...moreHandlers(parts) }
}
