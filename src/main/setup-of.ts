import type { CatalogueStore } from './catalogue/index.ts'
import { setupDigests } from './fiscal/setup.ts'
import type { createPeopleStore } from './people/index.ts'
import type { SettingsStore } from './settings/store.ts'

type Stores = {
  readonly settings: SettingsStore
  readonly catalogue: CatalogueStore
  readonly peopleStore: ReturnType<typeof createPeopleStore>
}

/** What the event log remembers of how the till is set up, as it lies in the file now. */
export function setupOf({ settings, catalogue, peopleStore }: Stores) {
  return setupDigests({
    site: settings.stored('site'),
    settings: settings.stored('settings'),
    prices: catalogue.storedPrices(),
    roles: peopleStore.storedRoles(),
  })
}
