import type { catalogue } from '../../shared/contracts/catalogue.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { CatalogueStore } from './store.ts'

export { catalogueTrack } from './migrations.ts'
export { createCatalogueStore, type CatalogueStore } from './store.ts'
export { taxationOf, zVatTable, type Taxation, type VatTable } from './vat-rates.ts'

export function catalogueHandlers(store: CatalogueStore): Handlers<typeof catalogue> {
  return { all: () => store.all() }
}
