import { createHash } from 'node:crypto'
import vatFile from '../../resources/vat/france.json' with { type: 'json' }
import type { TillEvent, Verification } from '../shared/contracts/till.ts'
import { accountingHandlers, createAccountsStore } from './accounting/index.ts'
import { alcoholHandlers, createAlcohol, createAlcoholStore } from './alcohol/index.ts'
import { archiveHandlers, createArchives, createArchiveStore, type ArchiveTools } from './archives/index.ts'
import {
  cashMovementHandlers,
  cashSessionHandlers,
  createCashSessionStore,
  createReadings,
} from './cash-sessions/index.ts'
import { catalogueHandlers, createCatalogueStore, zVatTable } from './catalogue/index.ts'
import type { WriteDb } from './db/open.ts'
import { closureHandlers, createClosures, createClosureStore } from './closures/index.ts'
import { correctionHandlers } from './corrections/index.ts'
import { createCustomerStore, customerHandlers, eraseCustomer } from './customers/index.ts'
import { customerDisplayHandlers } from './customer-display/index.ts'
import { createDeskPrinter, type PrinterAddress } from './desk-printer.ts'
import { eTicketHandlers } from './e-tickets/index.ts'
import { createEventLog } from './fiscal/event-log.ts'
import { setupDigests } from './fiscal/setup.ts'
import type { Progress } from './integrity.ts'
import { createInvoices, createInvoiceStore, invoiceHandlers } from './invoices/index.ts'
import { createJournal, type Journal, type Signer } from './journal/index.ts'
import { createKitchen, createKitchenStore, kitchenHandlers } from './kitchen/index.ts'
import { projectionsOf } from './ledger-parts.ts'
import { createNotes, noteHandlers } from './notes/index.ts'
import { createPapers } from './papers.ts'
import { createPeople, createPeopleStore, peopleHandlers, triesFrom } from './people/index.ts'
import { createPriceLists, createPriceListStore, priceListHandlers } from './price-lists/index.ts'
import { applyRetention, type RetentionParts } from './privacy/index.ts'
import { createPrinting, createPrintStore, printingHandlers } from './printing/index.ts'
import { createSettingsStore } from './settings/store.ts'
import { software } from './software.ts'
import { createRoomStore, createTabs, tabHandlers } from './tabs/index.ts'
import { taxControlHandlers } from './tax-control/index.ts'
import { tenderHandlers } from './tenders/index.ts'
import { createOpenTicketStore, createSettledStore, createTickets, ticketHandlers } from './tickets/index.ts'
import { createTrainings, trainingHandlers } from './training/index.ts'

/** Rates are data with dates: a version that brings others says so in the event log. */
export const vatRatesDigest = createHash('sha256').update(JSON.stringify(vatFile)).digest('hex')

export { projectionsOf, tracks } from './ledger-parts.ts'

/** How long before its last sign of life a till looks for wrong PINs: far longer than the longest wait. */
const TRIES_COUNT_MS = 24 * 3_600_000

export type PartsOptions = {
  readonly db: WriteDb
  readonly signer: Signer
  readonly printer: PrinterAddress | undefined
  readonly publish: (name: TillEvent['name']) => void
  readonly reportDefect: (error: unknown) => void
  readonly verify: (progress: Progress) => Promise<Verification>
  readonly archiveTools: Omit<ArchiveTools, 'changed' | 'reportDefect'>
  readonly dayEnded: (nowMs: number) => { readonly inTransaction: () => void; readonly afterCommit: () => void }
}

/** Puts the parts of an installed till together, each behind its door. */
export function assemble(options: PartsOptions) {
  const { db, signer } = options
  const settings = createSettingsStore(db)
  const catalogue = createCatalogueStore(db)
  const priceListStore = createPriceListStore(db)
  const alcoholStore = createAlcoholStore(db)
  const peopleStore = createPeopleStore(db)
  const open = createOpenTicketStore(db)
  const printStore = createPrintStore(db)
  const settled = createSettledStore(db, printStore.copiesOf)
  const sessions = createCashSessionStore(db)
  const closureStore = createClosureStore(db)
  const trainings = createTrainings(db)
  const customerStore = createCustomerStore(db)
  const invoiceStore = createInvoiceStore(db)
  const archiveStore = createArchiveStore(db)
  const kitchenStore = createKitchenStore(db)
  const eventLog = createEventLog(
    db,
    () => journal,
    () =>
      setupDigests({
        site: settings.stored('site'),
        settings: settings.stored('settings'),
        prices: catalogue.storedPrices(),
        roles: peopleStore.storedRoles(),
      }),
  )
  const journal: Journal = createJournal(db, {
    signer,
    till: () => (settings.installed() ? settings.current().till : ''),
    projections: [
      eventLog.projection,
      settled.projection,
      sessions.projection,
      closureStore.projection,
      trainings.projection,
      printStore.projection,
      invoiceStore.projection,
      archiveStore.projection,
    ],
  })
  const lastSignMs = Date.parse(journal.latest('events')?.at ?? '') || TRIES_COUNT_MS
  const people = createPeople(peopleStore, triesFrom(eventLog.pinsTried(lastSignMs - TRIES_COUNT_MS)))
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
    areaOfTable: (tableId) => rooms.areaOf(tableId),
    vatTable: zVatTable.parse(vatFile),
    journal,
    eventLog,
    software,
    session,
    training,
    handedOut: printStore.copiesOf,
    onSettled: (draft, facts) => tabs.onSettled(draft, facts),
    onAbandoned: (draft, facts) => tabs.onAbandoned(draft, facts),
    nextToClose: (nowMs) => closures.nextToClose(nowMs),
    cafe,
  })
  const rooms = createRoomStore(db)
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
  const invoiceParts = { store: invoiceStore, journal, tickets, cafe, customers: customerStore }
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
  const retention: RetentionParts = {
    eventLog,
    eraseCustomersNotSeenSince(atMs, facts) {
      const gone = customerStore.notSeenSince(atMs)
      for (const customerId of gone) eraseCustomer({ store: customerStore, eventLog }, customerId, facts)
      return gone.length
    },
    forgetInvoiceBuyersBefore: invoiceStore.forgetBuyers,
    forgetPrintContentBefore: printStore.forgetContent,
    forgetKitchenOrdersBefore: kitchenStore.forgetBefore,
  }
  const papers = createPapers({
    tickets,
    notes,
    kitchen: kitchenStore,
    invoices,
    sessions,
    closures: closureStore,
    settings,
    nameOf: people.nameOf,
    software,
  })
  const worker =
    options.printer &&
    createDeskPrinter(options.printer, {
      store: printStore,
      papers,
      changed: () => options.publish('printing.changed'),
      reportDefect: options.reportDefect,
    })
  const printing = createPrinting({
    store: printStore,
    journal,
    eventLog,
    worker,
    settings: () => cafe().settings,
    training: () => trainings.current() !== undefined,
  })
  const readings = createReadings({ store: sessions, tickets, eventLog, cafe, training })
  const kitchen = createKitchen({ store: kitchenStore, tickets, catalogue, rooms, printing, session })
  return {
    settings,
    catalogue,
    kitchen: kitchenStore,
    people: { ...people, store: peopleStore },
    journal,
    eventLog,
    closures,
    trainings,
    archives,
    retention,
    printStore,
    worker,
    handlers: {
      catalogue: catalogueHandlers(catalogue, eventLog),
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
      tenders: tenderHandlers({ tickets, printing, eventLog, session, tellKitchenAll: kitchen.tellAll }),
      notes: noteHandlers({ journal, tickets, software, session, cafe, printing, notes }),
      corrections: correctionHandlers({
        tickets,
        printing,
        eventLog,
        session,
        creditNote: invoices.takeBack,
      }),
      eTickets: eTicketHandlers({ tickets, printing, papers }),
      invoices: invoiceHandlers({ ...invoiceParts, invoices, printing }),
      customers: customerHandlers({ store: customerStore, eventLog, invoicesOf: invoices.ofCustomer }),
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
        isTrading: () => sessions.open().length > 0,
        dayEnded: options.dayEnded,
      }),
      training: trainingHandlers({ trainings, tickets, eventLog, wasTrading: sessions.knows }),
      cashMovements: cashMovementHandlers({ store: sessions, readings, tickets, printing, eventLog }),
      cashSessions: cashSessionHandlers({
        store: sessions,
        readings,
        tickets,
        printing,
        journal,
        eventLog,
        software,
        cafe,
        changeSettings(changed, context) {
          settings.change(changed)
          context.afterCommit(settings.reload)
          context.announce('settings.changed')
        },
        wasTraining: trainings.knows,
        daysWaiting: closures.daysWaiting,
        dayBegins(context) {
          if (closures.closeOver(context, true).length > 0) applyRetention(retention, context)
          kitchen.dayBegins(context)
        },
        dayEnded: options.dayEnded,
      }),
      customerDisplay: customerDisplayHandlers({ tickets, people, cafe }),
      people: peopleHandlers({ store: peopleStore, people, eventLog }),
      printing: printingHandlers({ store: printStore, printing, worker, tickets }),
    },
  }
}
export type Parts = ReturnType<typeof assemble>
