import { createHash } from 'node:crypto'
import vatFile from '../../resources/vat/france.json' with { type: 'json' }
import type { TillEvent, Verification } from '../shared/contracts/till.ts'
import { accountingHandlers, accountingTrack, createAccountsStore } from './accounting/index.ts'
import {
  archiveHandlers,
  archivesTrack,
  createArchives,
  createArchiveStore,
  type ArchiveTools,
} from './archives/index.ts'
import { cashSessionHandlers, cashSessionsTrack, createCashSessionStore } from './cash-sessions/index.ts'
import { catalogueHandlers, catalogueTrack, createCatalogueStore, zVatTable } from './catalogue/index.ts'
import type { MigrationTrack } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import { closureHandlers, closuresTrack, createClosures, createClosureStore } from './closures/index.ts'
import { correctionHandlers } from './corrections/index.ts'
import { createCustomers, customerHandlers, customersTrack, type ErasedList } from './customers/index.ts'
import { createDeskPrinter, type PrinterAddress } from './desk-printer.ts'
import { eTicketHandlers } from './e-tickets/index.ts'
import { createEventLog, eventLogTrack } from './fiscal/event-log.ts'
import type { Progress } from './integrity.ts'
import { hostTrack } from './hosts/host.ts'
import { createInvoices, createInvoiceStore, invoiceHandlers, invoicesTrack } from './invoices/index.ts'
import {
  createJournal,
  journalTrack,
  purgeProjection,
  type Journal,
  type Projection,
  type Signer,
} from './journal/index.ts'
import { createNotes, noteHandlers } from './notes/index.ts'
import { createPapers } from './papers.ts'
import { createPeople, createPeopleStore, peopleHandlers, peopleTrack } from './people/index.ts'
import { applyRetention, type RetentionParts } from './privacy/index.ts'
import { createPrinting, createPrintStore, printingHandlers, printingTrack } from './printing/index.ts'
import { createSettingsStore, settingsTrack } from './settings/store.ts'
import { software } from './software.ts'
import { taxControlHandlers } from './tax-control/index.ts'
import { tenderHandlers } from './tenders/index.ts'
import {
  createOpenTicketStore,
  createSettledStore,
  createTickets,
  ticketHandlers,
  ticketsTrack,
} from './tickets/index.ts'
import { createTrainings, trainingHandlers, trainingTrack } from './training/index.ts'

/** Rates are data with dates: a version that brings others says so in the event log. */
export const vatRatesDigest = createHash('sha256').update(JSON.stringify(vatFile)).digest('hex')

/** The one list of parts: whoever owns tables names them here. */
export const tracks: readonly MigrationTrack[] = [
  hostTrack,
  journalTrack,
  eventLogTrack,
  settingsTrack,
  peopleTrack,
  catalogueTrack,
  ticketsTrack,
  cashSessionsTrack,
  closuresTrack,
  trainingTrack,
  printingTrack,
  customersTrack,
  invoicesTrack,
  archivesTrack,
  accountingTrack,
]

/** Every projection of the journal, for `zinc rebuild`. */
export function projectionsOf(db: WriteDb): readonly Projection[] {
  const eventLog = createEventLog(db, () => {
    throw new Error('a rebuild writes no events')
  })
  return [
    eventLog.projection,
    createSettledStore(db, () => 0).projection,
    createCashSessionStore(db).projection,
    createClosureStore(db).projection,
    createTrainings(db).projection,
    createPrintStore(db).projection,
    createInvoiceStore(db).projection,
    createArchiveStore(db).projection,
    purgeProjection(db),
  ]
}

export type PartsOptions = {
  readonly db: WriteDb
  readonly signer: Signer
  readonly erased: ErasedList
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
  const peopleStore = createPeopleStore(db)
  const people = createPeople(peopleStore)
  const open = createOpenTicketStore(db)
  const printStore = createPrintStore(db)
  const settled = createSettledStore(db, printStore.copiesOf)
  const sessions = createCashSessionStore(db)
  const closureStore = createClosureStore(db)
  const trainings = createTrainings(db)
  const invoiceStore = createInvoiceStore(db)
  const archiveStore = createArchiveStore(db)
  const eventLog = createEventLog(db, () => journal)
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
  const customers = createCustomers(db, options.erased, eventLog)
  const cafe = () => settings.current()
  const training = () => {
    const going = trainings.current()
    return going && { ...going, businessDay: closures.today(going.startedAtMs) }
  }
  const session = () => training() ?? sessions.open()
  const tickets = createTickets({
    open,
    settled,
    catalogue,
    vatTable: zVatTable.parse(vatFile),
    journal,
    eventLog,
    software,
    session,
    training,
    handedOut: printStore.copiesOf,
    nextToClose: (nowMs) => closures.nextToClose(nowMs),
    cafe,
  })
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
  const retention: RetentionParts = {
    eventLog,
    eraseCustomersNotSeenSince: customers.eraseNotSeenSince,
    forgetInvoiceBuyersBefore: invoiceStore.forgetBuyers,
    forgetPrintContentBefore: printStore.forgetContent,
  }
  const papers = createPapers({
    tickets,
    notes,
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
  return {
    settings,
    catalogue,
    people: { ...people, store: peopleStore },
    journal,
    eventLog,
    closures,
    trainings,
    archives,
    retention,
    customers,
    printStore,
    worker,
    handlers: {
      catalogue: catalogueHandlers(catalogue, eventLog),
      tickets: ticketHandlers({ tickets, open, catalogue, eventLog, session }),
      tenders: tenderHandlers({ tickets, printing, eventLog, session }),
      notes: noteHandlers({ journal, tickets, open, software, session, cafe, printing, notes }),
      corrections: correctionHandlers({
        tickets,
        printing,
        eventLog,
        session,
        creditNote: invoices.takeBack,
      }),
      eTickets: eTicketHandlers({ tickets, printing, papers }),
      invoices: invoiceHandlers({ ...invoiceParts, invoices, printing }),
      customers: customerHandlers({ customers, invoicesOf: invoices.ofCustomer }),
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
        session: sessions.open,
        dayEnded: options.dayEnded,
      }),
      training: trainingHandlers({ trainings, tickets, eventLog }),
      cashSessions: cashSessionHandlers({
        store: sessions,
        tickets,
        printing,
        journal,
        eventLog,
        software,
        cafe,
        training,
        daysWaiting: closures.daysWaiting,
        dayBegins(context) {
          if (closures.closeOver(context, true).length > 0) applyRetention(retention, context)
        },
        dayEnded: options.dayEnded,
      }),
      people: peopleHandlers({ store: peopleStore, people, eventLog }),
      printing: printingHandlers({ store: printStore, printing, worker, tickets }),
    },
  }
}
export type Parts = ReturnType<typeof assemble>
