import { accountsTrack } from './accounts/index.ts'
import { accountingTrack } from './accounting/index.ts'
import { alcoholTrack } from './alcohol/index.ts'
import { archivesTrack, createArchiveStore } from './archives/index.ts'
import { bricks } from './bricks.ts'
import { moreProjections, officeTracks } from './office.ts'
import { calendarTrack } from './calendar/index.ts'
import { cardPaymentsTrack } from './card-payments/index.ts'
import { cashSessionsTrack, createCashSessionStore } from './cash-sessions/index.ts'
import { catalogueTrack } from './catalogue/index.ts'
import type { MigrationTrack } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import { closuresTrack, createClosureStore } from './closures/index.ts'
import { customersTrack } from './customers/index.ts'
import { createEventLog, eventLogTrack } from './fiscal/event-log.ts'
import { hostTrack } from './hosts/host.ts'
import { createInvoiceStore, invoicesTrack } from './invoices/index.ts'
import { journalTrack, purgeProjection, type Projection } from './journal/index.ts'
import { kitchenTrack } from './kitchen/index.ts'
import { loyaltyTrack } from './loyalty/index.ts'
import { createOwedStore, owedTrack } from './owed/index.ts'
import { peopleTrack } from './people/index.ts'
import { priceListsTrack } from './price-lists/index.ts'
import { printersTrack } from './printers/index.ts'
import { createPrintStore, printingTrack } from './printing/index.ts'
import { settingsTrack } from './settings/store.ts'
import { tabsTrack } from './tabs/index.ts'
import { createServiceStore, servicesTrack } from './services/index.ts'
import { createSettledStore, ticketsTrack } from './tickets/index.ts'
import { tendersTrack } from './tenders/index.ts'
import { createTipStore, tipsTrack } from './tips/index.ts'
import { createTrainings, trainingTrack } from './training/index.ts'
import { vouchersTrack } from './vouchers/index.ts'

/** The one list of parts, and the services behind them: whoever owns tables names them here. */
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
  tipsTrack,
  owedTrack,
  servicesTrack,
  vouchersTrack,
  cardPaymentsTrack,
  tabsTrack,
  kitchenTrack,
  cashSessionsTrack,
  closuresTrack,
  trainingTrack,
  printersTrack,
  printingTrack,
  customersTrack,
  accountsTrack,
  loyaltyTrack,
  invoicesTrack,
  archivesTrack,
  accountingTrack,
  tendersTrack,
  calendarTrack,
  ...officeTracks,
  ...bricks.flatMap((brick) => brick.tracks),
]

/** Every projection of the journal, for `zinc rebuild`. */
export function projectionsOf(db: WriteDb): readonly Projection[] {
  const eventLog = createEventLog(db, () => {
    throw new Error('a rebuild writes no events')
  })
  return [
    eventLog.projection,
    createSettledStore(db, () => 0).projection,
    createTipStore(db).projection,
    createOwedStore(db).projection,
    createServiceStore(db).projection,
    createCashSessionStore(db).projection,
    createClosureStore(db).projection,
    createTrainings(db).projection,
    createPrintStore(db).projection,
    createInvoiceStore(db).projection,
    createArchiveStore(db).projection,
    purgeProjection(db),
    ...moreProjections(db),
  ]
}
