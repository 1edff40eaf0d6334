import type { CatalogueStore } from './catalogue/index.ts'
import type { CustomerStore } from './customers/index.ts'
import type { WriteDb } from './db/open.ts'
import {
  createLoyalty,
  createLoyaltyRulesStore,
  createLoyaltyStore,
  loyaltyCardResolver,
  type LoyaltyParts,
} from './loyalty/index.ts'
import { createOfferPiece, type OpenTicketStore } from './tickets/index.ts'

type Parts = Pick<LoyaltyParts, 'tickets' | 'cafe'> & {
  readonly db: WriteDb
  readonly open: OpenTicketStore
  readonly catalogue: CatalogueStore
  readonly customers: CustomerStore
}

/** Stamps of customers, put together: the door, what its commands need, and what a scanned card means. */
export function createStamps({ db, open, ...parts }: Parts) {
  const store = createLoyaltyStore(db)
  const rulesStore = createLoyaltyRulesStore(db)
  return {
    store,
    rulesStore,
    loyalty: createLoyalty({ store, rulesStore, ...parts }),
    offerPiece: createOfferPiece(open),
    cardResolver: loyaltyCardResolver({
      holderOf: store.holderOf,
      nameOf: (customerId) => parts.customers.byId(customerId)?.name,
      isOn: () => rulesStore.rules().on,
    }),
  }
}
export type Stamps = ReturnType<typeof createStamps>
