import { createSettingsStore } from './settings/store.ts'
import { createCatalogueStore } from './catalogue/index.ts'
import { createPriceListStore } from './price-lists/index.ts'
import { createAlcoholStore } from './alcohol/index.ts'
import { createPeopleStore } from './people/index.ts'
import { createOpenTicketStore, createSettledStore } from './tickets/index.ts'
import { createPrintStore } from './printing/index.ts'
import { createPrinterStore } from './printers/index.ts'
import { createTipStore } from './tips/index.ts'
import { createOwedStore } from './owed/index.ts'
import { createVoucherStore } from './vouchers/index.ts'
import { createLimitStore } from './accounts/index.ts'
import { createCashSessionStore } from './cash-sessions/index.ts'
import { createClosureStore } from './closures/index.ts'
import { createTrainings } from './training/index.ts'
import { createInvoiceStore } from './invoices/index.ts'
import { createArchiveStore } from './archives/index.ts'
import { createKitchenStore } from './kitchen/index.ts'
import { createCardPaymentStore } from './card-payments/index.ts'
import type { WriteDb } from './db/open.ts'

/** Whatever the parts of a till keep in the ledger's file. */
export function createStores(db: WriteDb) {
  const settings = createSettingsStore(db)
  const catalogue = createCatalogueStore(db)
  const priceListStore = createPriceListStore(db)
  const alcoholStore = createAlcoholStore(db)
  const peopleStore = createPeopleStore(db)
  const open = createOpenTicketStore(db)
  const printStore = createPrintStore(db)
  const printerStore = createPrinterStore(db)
  const settled = createSettledStore(db, printStore.copiesOf)
  const tipStore = createTipStore(db)
  const owed = createOwedStore(db)
  const voucherStore = createVoucherStore(db)
  const limits = createLimitStore(db)
  const sessions = createCashSessionStore(db)
  const closureStore = createClosureStore(db)
  const trainings = createTrainings(db)
  const invoiceStore = createInvoiceStore(db)
  const archiveStore = createArchiveStore(db)
  const kitchenStore = createKitchenStore(db)
  const cardPaymentStore = createCardPaymentStore(db)
  return {
    settings,
    catalogue,
    priceListStore,
    alcoholStore,
    peopleStore,
    open,
    printStore,
    printerStore,
    settled,
    tipStore,
    owed,
    voucherStore,
    limits,
    sessions,
    closureStore,
    trainings,
    invoiceStore,
    archiveStore,
    kitchenStore,
    cardPaymentStore,
  }
}
export type Stores = ReturnType<typeof createStores>
