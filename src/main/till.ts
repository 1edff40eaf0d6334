import vatFile from '../../resources/vat/france.json' with { type: 'json' }
import type { TillEvent } from '../shared/contracts/till.ts'
import { cashSessionHandlers, cashSessionsTrack, createCashSessionStore } from './cash-sessions/index.ts'
import { catalogueHandlers, catalogueTrack, createCatalogueStore, zVatTable } from './catalogue/index.ts'
import type { MigrationTrack } from './db/migrate.ts'
import type { WriteDb } from './db/open.ts'
import { createDeskPrinter, type PrinterAddress } from './desk-printer.ts'
import { createEventLog, eventLogTrack } from './fiscal/event-log.ts'
import { hostTrack } from './hosts/host.ts'
import { createJournal, journalTrack, type Journal, type Projection, type Signer } from './journal/index.ts'
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

/** The one list of parts: whoever owns tables names them here. */
export const tracks: readonly MigrationTrack[] = [
  hostTrack,
  journalTrack,
  eventLogTrack,
  settingsTrack,
  catalogueTrack,
  ticketsTrack,
  cashSessionsTrack,
  printingTrack,
]

/** Every projection of the journal, for `zinc rebuild`. */
export function projectionsOf(db: WriteDb): readonly Projection[] {
  const eventLog = createEventLog(db, () => {
    throw new Error('a rebuild writes no events')
  })
  return [eventLog.projection, createSettledStore(db).projection, createCashSessionStore(db).projection]
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
  const open = createOpenTicketStore(db)
  const settled = createSettledStore(db)
  const sessions = createCashSessionStore(db)
  const printStore = createPrintStore(db)
  const eventLog = createEventLog(db, () => journal)
  const journal: Journal = createJournal(db, {
    signer,
    till: () => (settings.installed() ? settings.current().till : ''),
    projections: [eventLog.projection, settled.projection, sessions.projection],
  })
  const session = () => sessions.open()
  const cafe = () => settings.current()
  const tickets = createTickets({
    open,
    settled,
    catalogue,
    vatTable: zVatTable.parse(vatFile),
    journal,
    eventLog,
    software,
    session,
    cafe,
  })
  const worker =
    options.printer &&
    createDeskPrinter(options.printer, {
      store: printStore,
      tickets,
      sessions,
      settings,
      sealOf: (number) => journal.hashAt('tickets', number)?.slice(0, 8).toUpperCase() ?? '',
      software,
      changed: () => options.publish('printing.changed'),
      reportDefect: options.reportDefect,
    })
  const printing = createPrinting({ store: printStore, journal, worker, settings: () => cafe().settings })
  return {
    settings,
    catalogue,
    journal,
    eventLog,
    printStore,
    worker,
    handlers: {
      catalogue: catalogueHandlers(catalogue),
      tickets: ticketHandlers({ tickets, open, settled, catalogue, eventLog, session }),
      tenders: tenderHandlers({ tickets, printing, eventLog, session }),
      cashSessions: cashSessionHandlers({
        store: sessions,
        tickets,
        printing,
        journal,
        eventLog,
        software,
        cafe,
        dayEnded: options.dayEnded,
      }),
      printing: printingHandlers({ store: printStore, printing, worker, tickets }),
    },
  }
}
export type Parts = ReturnType<typeof assemble>
