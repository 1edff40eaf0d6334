import mealFile from '../../resources/meal-vouchers/france.json' with { type: 'json' }
import vatFile from '../../resources/vat/france.json' with { type: 'json' }
import type { CustomerId } from '../shared/ids.ts'
import { createAccounts, createLimitStore } from './accounts/index.ts'
import { createAlcohol, createAlcoholStore } from './alcohol/index.ts'
import { createArchives, createArchiveStore } from './archives/index.ts'
import { createCardPayments, createCardPaymentStore } from './card-payments/index.ts'
import { createCashSessionStore, createReadings } from './cash-sessions/index.ts'
import { createCatalogueStore, zVatTable } from './catalogue/index.ts'
import { createClosures, createClosureStore } from './closures/index.ts'
import { createRefunds } from './corrections/index.ts'
import { createCustomerDisplay } from './customer-display/index.ts'
import { createCustomers } from './customers/index.ts'
import { hostedDisplay, hostedTerminal } from './device-host/index.ts'
import { createEventLog } from './fiscal/event-log.ts'
import { createInvoices, createInvoiceStore } from './invoices/index.ts'
import { createJournal, type Journal } from './journal/index.ts'
import { createKitchen, createKitchenStore } from './kitchen/index.ts'
import { createNotes } from './notes/index.ts'
import { moreProjections } from './office.ts'
import { createOwedStore } from './owed/index.ts'
import type { PartsOptions } from './parts-options.ts'
import { filesOf, openServices } from './open-services.ts'
import { createPapers } from './papers.ts'
import { createPeople, createPeopleStore, triesFrom } from './people/index.ts'
import { createPrinterCrew, tellUnaskedOpening, tryPrinterOn } from './printer-crew.ts'
import { createPrinterStore } from './printers/index.ts'
import { createPriceLists, createPriceListStore } from './price-lists/index.ts'
import { createPrinting, createPrintStore } from './printing/index.ts'
import { retentionOf } from './retention.ts'
import { createServiceStore } from './services/index.ts'
import { scanResolversOf } from './scan-resolvers.ts'
import { createSettingsStore } from './settings/store.ts'
import { setupOf } from './setup-of.ts'
import { software } from './software.ts'
import { createStamps } from './stamps.ts'
import { createRoomStore, createTabs } from './tabs/index.ts'
import { createBills, createBillStore, createSellingApart, createSettling, zMealRules } from './tenders/index.ts'
import { createOpenTicketStore, createSettledStore, createSpecialLines, createTickets } from './tickets/index.ts'
import { createTipStore } from './tips/index.ts'
import { createTrainings } from './training/index.ts'
import { createVouchers, createVoucherStore } from './vouchers/index.ts'

/** How long before its last sign of life a till looks for wrong PINs: far longer than the longest wait. */
const TRIES_COUNT_MS = 24 * 3_600_000

/** The parts of an installed till, each behind its door. */
export function createParts(options: PartsOptions) {
  const { db, signer } = options
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
  const serviceStore = createServiceStore(db)
  const voucherStore = createVoucherStore(db)
  const limits = createLimitStore(db)
  const sessions = createCashSessionStore(db)
  const closureStore = createClosureStore(db)
  const trainings = createTrainings(db)
  const invoiceStore = createInvoiceStore(db)
  const archiveStore = createArchiveStore(db)
  const kitchenStore = createKitchenStore(db)
  const cardPaymentStore = createCardPaymentStore(db)
  const eventLog = createEventLog(
    db,
    () => journal,
    () => setupOf({ settings, catalogue, peopleStore }),
  )
  const journal: Journal = createJournal(db, {
    signer,
    till: () => (settings.installed() ? settings.current().till : ''),
    projections: [
      eventLog.projection,
      settled.projection,
      tipStore.projection,
      owed.projection,
      serviceStore.projection,
      sessions.projection,
      closureStore.projection,
      trainings.projection,
      printStore.projection,
      invoiceStore.projection,
      archiveStore.projection,
      ...moreProjections(db),
    ],
  })
  const lastSignMs = Date.parse(journal.latest('events')?.at ?? '') || TRIES_COUNT_MS
  const people = createPeople(peopleStore, triesFrom(eventLog.pinsTried(lastSignMs - TRIES_COUNT_MS)))
  const files = filesOf(() => services)
  const isNeeded = (customerId: CustomerId) => accounts.isOwing(customerId) || files.isRunning(customerId)
  const forgetStamps = (customerId: CustomerId) => stamps.store.forget(customerId)
  const alsoForget = [limits.forget, forgetStamps, files.forget]
  const customers = createCustomers(db, options.erased, eventLog, isNeeded, alsoForget)
  const cafe = () => settings.current()
  const zone = () => cafe().settings.zone
  const priceLists = createPriceLists(priceListStore, zone)
  const alcohol = createAlcohol(alcoholStore, zone)
  const training = () => {
    const going = trainings.current()
    return going && { ...going, businessDay: closures.today(going.startedAtMs) }
  }
  const session = () => training() ?? sessions.openIn(cafe().settings.counterDrawer)
  const tickets = createTickets({
    open,
    settled,
    catalogue,
    alcohol,
    mealAllowance: (draft, lines, day) => bills.mealAllowance(draft, lines, day),
    areaOfTable: (tableId) => rooms.areaOf(tableId),
    vatTable: zVatTable.parse(vatFile),
    journal,
    eventLog,
    software,
    session,
    training,
    handedOut: printStore.copiesOf,
    payment: cardPaymentStore.openOf,
    onSettled: (draft, facts) => tabs.onSettled(draft, facts),
    onAbandoned: (draft, facts) => tabs.onAbandoned(draft, facts),
    balanceOf: owed.balanceOf,
    nextToClose: (nowMs) => closures.nextToClose(nowMs),
    cafe,
  })
  const accounts = createAccounts({ limits, owed, tickets, customers: customers.store })
  const { addOwed, addService, beginApart } = createSpecialLines({ tickets, open, session })
  const stamps = createStamps({ db, open, tickets, catalogue, customers: customers.store, cafe })
  const rooms = createRoomStore(db)
  const bills = createBills({
    store: createBillStore(db),
    mealRules: zMealRules.parse(mealFile),
    used: () => cafe().settings.tenders,
    vatClassOf: (productId) => catalogue.product(productId)?.vatClass,
  })
  const tabs = createTabs({ open, rooms, tickets: () => tickets })
  const closures = createClosures({
    store: closureStore,
    tickets,
    journal,
    eventLog,
    software,
    sessionDays: sessions.days,
    cafe,
  })
  const notes = createNotes({ journal })
  const invoiceParts = { store: invoiceStore, journal, tickets, cafe, customers: customers.store }
  const invoices = createInvoices(invoiceParts)
  const archives = createArchives({
    ...options.archiveTools,
    store: archiveStore,
    closures: closureStore,
    journal,
    eventLog,
    till: () => cafe().till,
    changed: () => options.publish('archives.changed'),
    reportDefect: options.reportDefect,
  })
  const retention = retentionOf({ eventLog, customers, invoiceStore, printStore, kitchenStore, cardPaymentStore })
  const papers = createPapers({
    tickets,
    notes,
    kitchen: kitchenStore,
    invoices,
    sessions,
    closures: closureStore,
    settings,
    vouchers: () => vouchers,
    accounts: () => accounts,
    services: () => services,
    stamps,
    nameOf: people.nameOf,
    software,
  })
  const crew = createPrinterCrew({
    ...options,
    printers: printerStore,
    started: options.printer,
    store: printStore,
    papers,
    changed: () => options.publish('printing.changed'),
    drawerOpened: () => tellUnaskedOpening({ ...options, eventLog, people, session }),
  })
  const printing = createPrinting({
    store: printStore,
    journal,
    eventLog,
    crew,
    settings: () => cafe().settings,
    training: () => trainings.current() !== undefined,
  })
  const vouchers = createVouchers({
    store: voucherStore,
    owed,
    tickets,
    printing,
    eventLog,
    months: () => cafe().settings.voucherMonths,
    wrongBefore: () => eventLog.timesOf('voucher-code-wrong', lastSignMs - TRIES_COUNT_MS),
  })
  const readings = createReadings({ store: sessions, tickets, eventLog, cafe, training })
  const kitchen = createKitchen({ store: kitchenStore, tickets, catalogue, rooms, printing, session })
  const owing = { stamps, vouchers, accounts, invoices, cardPaymentStore }
  const refunds = createRefunds({ ...owing, tickets, printing, eventLog, session, used: () => cafe().settings.tenders })
  const { tellAll: tellKitchenAll } = kitchen
  const settle = createSettling({ tickets, printing, bills, vouchers, stamps: stamps.loyalty, tellKitchenAll })
  const cardPayments = createCardPayments({
    store: cardPaymentStore,
    tickets,
    printing,
    eventLog,
    session,
    settings: () => cafe().settings,
    settle,
    refunds,
    connect: (linked) => hostedTerminal(options.devices, linked, options.reportDefect),
    alone: options.alone,
    changed: () => options.publish('card-payments.changed'),
    reportDefect: options.reportDefect,
  })
  const known = { customers, accounts, invoices, eventLog }
  const services = openServices({
    cafe,
    closures,
    tickets,
    addService,
    sellApart: createSellingApart({ tickets, session, beginApart, settle }),
    ...known,
    serviceStore,
    refunds,
    printing,
    people,
    options,
  })
  const scanResolvers = scanResolversOf({ catalogue, tickets, stamps, services, cafe })
  const lineHands = hostedDisplay(options.devices)
  const customerDisplay = createCustomerDisplay({ ...options, tickets, people, cafe, lineHands })
  return {
    accounts,
    addOwed,
    addService,
    limits,
    owed,
    vouchers,
    voucherStore,
    alcohol,
    alcoholStore,
    archiveStore,
    archives,
    bills,
    cafe,
    cardPayments,
    cardPaymentStore,
    catalogue,
    closureStore,
    closures,
    crew,
    customerDisplay,
    customers,
    db,
    eventLog,
    invoiceParts,
    invoices,
    journal,
    kitchen,
    kitchenStore,
    notes,
    open,
    papers,
    people,
    peopleStore,
    priceListStore,
    priceLists,
    printerStore,
    printStore,
    printing,
    readings,
    refunds,
    retention,
    rooms,
    scanResolvers,
    services,
    session,
    sessions,
    settings,
    signer,
    stamps,
    tabs,
    tickets,
    tipStore,
    trainings,
    tryPrinter: tryPrinterOn(options.devices),
  }
}
export type TillParts = ReturnType<typeof createParts>
