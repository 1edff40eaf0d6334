import { accountingHandlers, createAccountsStore } from './accounting/index.ts'
import { accountHandlers } from './accounts/index.ts'
import { alcoholHandlers } from './alcohol/index.ts'
import { archiveHandlers } from './archives/index.ts'
import { cardPaymentHandlers } from './card-payments/index.ts'
import { cashMovementHandlers, cashSessionHandlers } from './cash-sessions/index.ts'
import { catalogueHandlers, createImportParts, createPictureStore } from './catalogue/index.ts'
import { closureHandlers } from './closures/index.ts'
import { correctionHandlers } from './corrections/index.ts'
import { customerHandlers } from './customers/index.ts'
import { eTicketHandlers } from './e-tickets/index.ts'
import { invoiceHandlers } from './invoices/index.ts'
import { kitchenHandlers } from './kitchen/index.ts'
import { loyaltyHandlers } from './loyalty/index.ts'
import type { Settings } from '../shared/contracts/till.ts'
import type { CommandContext } from './hosts/handlers.ts'
import { projectionsOf } from './ledger-parts.ts'
import { noteHandlers } from './notes/index.ts'
import { officeOf } from './office.ts'
import { peopleHandlers } from './people/index.ts'
import { priceListHandlers } from './price-lists/index.ts'
import { applyRetention } from './privacy/index.ts'
import { printerHandlers } from './printers/index.ts'
import { createHandedOut, printingHandlers } from './printing/index.ts'
import { noScanners, scanHandlers } from './scans/index.ts'
import { setupFileHandlers } from './setup-file.ts'
import { software } from './software.ts'
import { tabHandlers } from './tabs/index.ts'
import { taxControlHandlers } from './tax-control/index.ts'
import { tenderHandlers } from './tenders/index.ts'
import { ticketHandlers } from './tickets/index.ts'
import { tipHandlers } from './tips/index.ts'
import { createToday, todayHandlers } from './today/index.ts'
import { trainingHandlers } from './training/index.ts'
import { voucherHandlers } from './vouchers/index.ts'
import type { PartsOptions } from './parts-options.ts'
import { createParts, type TillParts } from './till.ts'

/** What may be asked of the till: the handlers of every part, with what each needs of the others. */
export function handlersOf(parts: TillParts, options: PartsOptions) {
  const {
    accounts,
    addOwed,
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
    invoices,
    journal,
    invoiceParts,
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
    session,
    sessions,
    settings,
    signer,
    stamps,
    tabs,
    tickets,
    tipStore,
    trainings,
    tryPrinter,
  } = parts
  const handedOut = createHandedOut({ printing, papers })
  function changeSettings(changed: Settings, context: CommandContext): void {
    settings.change(changed)
    context.afterCommit(settings.reload)
    context.announce('settings.changed')
  }
  return {
    catalogue: catalogueHandlers({
      store: catalogue,
      pictures: createPictureStore(db),
      importParts: createImportParts(db),
      eventLog,
      printing,
      priceLists: priceListStore.read,
      cafe,
    }),
    priceLists: priceListHandlers({ store: priceListStore, catalogue, eventLog }),
    alcohol: alcoholHandlers(alcoholStore, eventLog),
    tickets: ticketHandlers({
      tickets,
      open,
      catalogue,
      priceLists,
      alcohol,
      eventLog,
      session,
      cancelSent: kitchen.cancelSent,
      isSoldOut: kitchen.isSoldOut,
      isPaidByStamps: stamps.loyalty.isPaidByStamps,
      smallDiscountMax: () => cafe().settings.smallDiscountMax,
    }),
    tabs: tabHandlers({
      tickets,
      open,
      tabs,
      rooms,
      catalogue,
      priceLists,
      eventLog,
      session,
      tellKitchen: (draft, context) => void kitchen.tell(draft, context),
      tellKitchenAll: kitchen.tellAll,
      isSoldOut: kitchen.isSoldOut,
    }),
    kitchen: kitchenHandlers({
      store: kitchenStore,
      kitchen,
      tickets,
      catalogue,
      printing,
      eventLog,
      session,
      nameOf: people.nameOf,
    }),
    tips: tipHandlers({ store: tipStore, tickets, open, isOn: () => cafe().settings.tips }),
    tenders: tenderHandlers({
      tickets,
      printing,
      eventLog,
      bills,
      used: () => cafe().settings.tenders,
      session,
      vouchers,
      accounts,
      stamps: stamps.loyalty,
      tellKitchenAll: kitchen.tellAll,
    }),
    accounts: accountHandlers({
      accounts,
      limits,
      owed,
      tickets,
      customers: customers.store,
      addOwed,
      eventLog,
      printing,
      cafe,
    }),
    vouchers: voucherHandlers({
      store: voucherStore,
      owed,
      printing,
      eventLog,
      vouchers,
      addOwed,
      used: () => cafe().settings.tenders,
    }),
    cardPayments: cardPaymentHandlers({
      store: cardPaymentStore,
      payments: cardPayments,
      refunds,
      tickets,
      eventLog,
      session,
      settings: () => cafe().settings,
      changeSettings,
    }),
    loyalty: loyaltyHandlers({ ...stamps, tickets, catalogue, printing, eventLog, session }),
    notes: noteHandlers({ journal, tickets, software, session, cafe, printing, notes }),
    corrections: correctionHandlers({
      tickets,
      printing,
      eventLog,
      refunds,
      mealOfSale: bills.mealOfSale,
      used: () => cafe().settings.tenders,
    }),
    eTickets: eTicketHandlers({ tickets, printing, papers, handedOut }),
    invoices: invoiceHandlers({ ...invoiceParts, invoices, printing }),
    customers: customerHandlers({
      customers,
      invoicesOf: invoices.ofCustomer,
      stampsOf: stamps.loyalty.cardOf,
    }),
    archives: archiveHandlers({
      db,
      store: archiveStore,
      archives,
      closureStore,
      closures,
      journal,
      eventLog,
      projections: () => projectionsOf(db),
    }),
    accounting: accountingHandlers({
      store: createAccountsStore(db),
      closures: closureStore,
      invoices,
      eventLog,
      cafe,
    }),
    taxControl: taxControlHandlers({
      tickets,
      journal,
      eventLog,
      software,
      key: signer.key,
      cafe,
      papers,
      verify: options.verify,
      moved: () => options.publish('verification.moved'),
      reportDefect: options.reportDefect,
    }),
    closures: closureHandlers({
      store: closureStore,
      closures,
      printing,
      handedOut,
      isTrading: () => sessions.open().length > 0,
      dayEnded: options.dayEnded,
    }),
    training: trainingHandlers({
      trainings,
      tickets,
      eventLog,
      wasTrading: sessions.knows,
      isBeingPaid: cardPaymentStore.anyOpen,
    }),
    cashMovements: cashMovementHandlers({ store: sessions, readings, tickets, printing, eventLog }),
    cashSessions: cashSessionHandlers({
      store: sessions,
      readings,
      tickets,
      printing,
      handedOut,
      journal,
      eventLog,
      software,
      cafe,
      changeSettings,
      wasTraining: trainings.knows,
      daysWaiting: closures.daysWaiting,
      dayBegins(context) {
        if (closures.closeOver(context, true).length > 0) applyRetention(retention, context)
        kitchen.dayBegins(context)
      },
      dayEnded: options.dayEnded,
    }),
    scans: scanHandlers(scanResolvers, options.scanners ?? noScanners),
    customerDisplay: customerDisplay.handlers,
    people: peopleHandlers({ store: peopleStore, people, eventLog }),
    printing: printingHandlers({ store: printStore, printing, crew, tickets }),
    printers: printerHandlers({ store: printerStore, eventLog, changed: crew.follow, tryPrinter }),
  }
}

/** Puts the till together: its parts, and what may be asked of them. */
export function assemble(options: PartsOptions) {
  const parts = createParts(options)
  const { services, cafe } = parts
  const today = createToday({ services, used: () => cafe().settings.services })
  const office = officeOf(parts, options)
  const doors = handlersOf(parts, options)
  const ofServices = services.flatMap(({ id, setup }) => (setup ? [{ name: id, ...setup }] : []))
  const setupFile = setupFileHandlers(parts, doors, [...office.setups, ...ofServices])
  const backups = { ...office.handlers.backups, ...setupFile }
  return {
    ...parts,
    office,
    today,
    handlers: { ...doors, ...office.handlers, backups, today: todayHandlers(today) },
  }
}
export type Parts = ReturnType<typeof assemble>
