import vatFile from '../../resources/vat/france.json' with { type: 'json' }
import type { TillEvent } from '../shared/contracts/till.ts'
import { cashSessionHandlers, cashSessionsTrack, createCashSessionStore } from './cash-sessions/index.ts'
import { catalogueHandlers, catalogueTrack, createCatalogueStore, zVatTable } from './catalogue/index.ts'
import type { MigrationTrack } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import { closureHandlers, closuresTrack, createClosures, createClosureStore } from './closures/index.ts'
import { correctionHandlers } from './corrections/index.ts'
import { createDeskPrinter, type PrinterAddress } from './desk-printer.ts'
import { createEventLog, eventLogTrack } from './fiscal/event-log.ts'
import { hostTrack } from './hosts/host.ts'
import { createJournal, journalTrack, type Journal, type Projection, type Signer } from './journal/index.ts'
import { createNotes, noteHandlers } from './notes/index.ts'
import { createPapers } from './papers.ts'
import { createPeople, createPeopleStore, peopleHandlers, peopleTrack } from './people/index.ts'
import { createPrinting, createPrintStore, printingHandlers, printingTrack } from './printing/index.ts'
import { createSettingsStore, settingsTrack } from './settings/store.ts'
import { software } from './software.ts'
import { tenderHandlers } from './tenders/index.ts'
import {
  createOpenTicketStore,
  createSettledStore,
  createTickets,
  ticketHandlers,
  ticketsTrack,
} from './tickets/index.ts'
import { createTrainings, trainingHandlers, trainingTrack } from './training/index.ts'

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
]

/** Every projection of the journal, for `zinc rebuild`. */
export function projectionsOf(db: WriteDb): readonly Projection[] {
  const eventLog = createEventLog(db, () => {
    throw new Error('a rebuild writes no events')
  })
  return [
    eventLog.projection,
    createSettledStore(db).projection,
    createCashSessionStore(db).projection,
    createClosureStore(db).projection,
    createTrainings(db).projection,
  ]
}

export type PartsOptions = {
  readonly db: WriteDb
  readonly signer: Signer
  readonly printer: PrinterAddress | undefined
  readonly publish: (name: TillEvent['name']) => void
  readonly reportDefect: (error: unknown) => void
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
  const settled = createSettledStore(db)
  const sessions = createCashSessionStore(db)
  const closureStore = createClosureStore(db)
  const trainings = createTrainings(db)
  const printStore = createPrintStore(db)
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
    ],
  })
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
    printed: printStore.copiesOf,
    closedUntil: closureStore.closedUntil,
    cafe,
  })
  const closures = createClosures({ store: closureStore, tickets, journal, eventLog, software, cafe })
  const notes = createNotes({ journal })
  const papers = createPapers({
    tickets,
    notes,
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
    printStore,
    worker,
    handlers: {
      catalogue: catalogueHandlers(catalogue),
      tickets: ticketHandlers({ tickets, open, catalogue, eventLog, session }),
      tenders: tenderHandlers({ tickets, printing, eventLog, session }),
      notes: noteHandlers({ journal, tickets, open, software, session, cafe, printing, notes }),
      corrections: correctionHandlers({ tickets, printing, eventLog, session }),
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
        dayBegins: (context) => void closures.closeOver(context, true),
        dayEnded: options.dayEnded,
      }),
      people: peopleHandlers({ store: peopleStore, people, eventLog }),
      printing: printingHandlers({ store: printStore, printing, worker, tickets }),
    },
  }
}
export type Parts = ReturnType<typeof assemble>
