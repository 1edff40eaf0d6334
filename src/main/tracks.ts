import { accountingTrack } from './accounting/index.ts'
import { alcoholTrack } from './alcohol/index.ts'
import { archivesTrack } from './archives/index.ts'
import { cashSessionsTrack } from './cash-sessions/index.ts'
import { catalogueTrack } from './catalogue/index.ts'
import { closuresTrack } from './closures/index.ts'
import { customersTrack } from './customers/index.ts'
import { eventLogTrack } from './fiscal/event-log.ts'
import type { MigrationTrack } from './db/migrate.ts'
import { hostTrack } from './hosts/host.ts'
import { invoicesTrack } from './invoices/index.ts'
import { journalTrack } from './journal/index.ts'
import { peopleTrack } from './people/index.ts'
import { priceListsTrack } from './price-lists/index.ts'
import { printingTrack } from './printing/index.ts'
import { settingsTrack } from './settings/store.ts'
import { tabsTrack } from './tabs/index.ts'
import { ticketsTrack } from './tickets/index.ts'
import { trainingTrack } from './training/index.ts'

/** The one list of parts: whoever owns tables names them here. */
export const tracks: readonly MigrationTrack[] = [
  hostTrack,
  journalTrack,
  eventLogTrack,
  settingsTrack,
  peopleTrack,
  catalogueTrack,
  priceListsTrack,
  alcoholTrack,
  ticketsTrack,
  tabsTrack,
  cashSessionsTrack,
  closuresTrack,
  trainingTrack,
  printingTrack,
  customersTrack,
  invoicesTrack,
  archivesTrack,
  accountingTrack,
]
