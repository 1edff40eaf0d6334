import type { Settings, Site } from '../../shared/contracts/till.ts'
import type { PriceList } from '../../shared/price-list.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { ImportParts } from './import-parts.ts'
import type { Printing } from '../printing/index.ts'
import type { PictureStore } from './pictures.ts'
import type { CatalogueStore } from './store.ts'

/** What the handlers of the catalogue need. */
export type CatalogueParts = {
  readonly store: CatalogueStore
  readonly pictures: PictureStore
  readonly importParts: ImportParts
  readonly eventLog: EventLog
  readonly printing: Pick<Printing, 'hasPrinter' | 'printOnce'>
  readonly priceLists: () => readonly PriceList[]
  readonly cafe: () => {
    readonly site: Pick<Site, 'name'>
    readonly demo: boolean
    readonly settings: Pick<Settings, 'labelRules'>
  }
}
