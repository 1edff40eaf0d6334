import { assert } from '../../shared/assert.ts'
import { businessDay, type BusinessDay } from '../../shared/business-day.ts'
import { zAnomaly, type Site, type Software } from '../../shared/contracts/till.ts'
import type { CashSessionId, TicketId } from '../../shared/ids.ts'
import type { Counter, OpenTicket } from '../../shared/ticket.ts'
import type { CatalogueStore, VatTable } from '../catalogue/index.ts'
import { taxationOf } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Entry, Journal } from '../journal/index.ts'
import type { OpenTicketStore } from './open-store.ts'
import { priceTicket, type DraftTicket } from './rules.ts'
import { saleOf, type Sale } from './sale.ts'
import type { SettledStore } from './settled-store.ts'

export type OpenSession = { readonly sessionId: CashSessionId; readonly businessDay: BusinessDay }

export type TicketParts = {
  readonly open: OpenTicketStore
  readonly settled: SettledStore
  readonly catalogue: CatalogueStore
  readonly vatTable: VatTable
  readonly journal: Journal
  readonly eventLog: EventLog
  readonly software: Software
  readonly session: () => OpenSession | undefined
  readonly cafe: () => {
    readonly site: Site
    readonly settings: { readonly zone: string; readonly cutOffHour: number }
  }
}

/** The door of tickets: what other parts may ask of them, inside the transaction of their own command. */
export function createTickets(parts: TicketParts) {
  const { open, settled, journal } = parts

  /** The trading day of an instant. A clock that jumped back never reaches into a day before the session's. */
  function dayOf(nowMs: number, session?: OpenSession): BusinessDay {
    const { zone, cutOffHour } = parts.cafe().settings
    const day = businessDay(nowMs, zone, cutOffHour)
    return session && session.businessDay > day ? session.businessDay : day
  }

  function priced(draft: DraftTicket, nowMs: number): OpenTicket {
    const day = dayOf(nowMs, parts.session())
    return priceTicket(draft, (vatClass, place) => taxationOf(parts.vatTable, vatClass, place, day))
  }

  function current(nowMs: number): OpenTicket | undefined {
    const draft = open.current()
    return draft && priced(draft, nowMs)
  }

  function counter(nowMs: number): Counter {
    return {
      ticket: current(nowMs) ?? null,
      nextNumber: (journal.tail('tickets')?.seq ?? 0) + 1,
      last: settled.latest() ?? null,
    }
  }

  function anomaliesSince(lastTicket: Entry | undefined): string[] {
    const told = lastTicket?.payload['afterEvent']
    return parts.eventLog
      .after('integrity-defect', typeof told === 'number' ? told : 0)
      .map((payload) => zAnomaly.parse({ kind: payload['kind'], where: payload['where'] }))
      .map(({ kind, where }) => `${kind} ${where}`)
  }

  return {
    priced,
    current,
    counter,
    /** Seals the open ticket as a sale: the journal, its projections and the open ticket's end are one. */
    settle(
      ticket: OpenTicket,
      facts: { readonly nowMs: number; readonly operator: string },
    ): { number: number; sale: Sale } {
      const session = parts.session()
      assert(session, 'a ticket is settled in an open session')
      const { site, settings } = parts.cafe()
      const lastTicket = journal.latest('tickets')
      const sale = saleOf(ticket, {
        sessionId: session.sessionId,
        businessDay: dayOf(facts.nowMs, session),
        zone: settings.zone,
        settledAtMs: facts.nowMs,
        site,
        software: parts.software,
        perpetualBefore: journal.perpetual(lastTicket),
        anomalies: anomaliesSince(lastTicket),
        afterEvent: journal.tail('events')?.seq ?? 0,
        categoryOf: (id) => {
          const product = parts.catalogue.product(id)
          return product ? parts.catalogue.categoryLabel(product.categoryId) : ''
        },
      })
      const { entry } = journal.append({
        chain: 'tickets',
        kind: 'sale',
        operator: facts.operator,
        nowMs: facts.nowMs,
        payload: sale,
      })
      open.forget(ticket.ticketId)
      return { number: entry.seq, sale }
    },
    /** The sealed sale behind a settled ticket's number. */
    sale(number: number): { sale: Sale; operator: string } | undefined {
      const entry = journal.entry('tickets', number)
      return entry && { sale: entry.payload as unknown as Sale, operator: entry.operator } // written by `settle`
    },
    /** The sealed sales of a session, newest first. Sessions follow each other, so the first stranger ends the search. */
    ofSession: (sessionId: CashSessionId): readonly (Sale & { readonly number: number })[] =>
      journal
        .backwards('tickets', (entry) => entry.payload['sessionId'] === sessionId)
        .map((entry) => ({ ...(entry.payload as unknown as Sale), number: entry.seq })), // written by `settle`
    settled: (ticketId: TicketId) => settled.byId(ticketId),
    addTender: open.addTender,
    removeTender: open.removeTender,
  }
}
export type Tickets = ReturnType<typeof createTickets>
