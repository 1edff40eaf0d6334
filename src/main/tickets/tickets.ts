import { assert } from '../../shared/assert.ts'
import { businessDay, laterDay, type BusinessDay } from '../../shared/business-day.ts'
import { zAnomaly } from '../../shared/contracts/till.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import type { CashSessionId, LineId, TicketId } from '../../shared/ids.ts'
import { ZERO, type Cents, type Milli } from '../../shared/money.ts'
import type { TenderRef } from '../../shared/owed.ts'
import type { Area } from '../../shared/price-list.ts'
import { refuse, type Refused } from '../../shared/result.ts'
import { zTicketKind, type Counter, type OpenTicket, type SettledTicket } from '../../shared/ticket.ts'
import { vatRate } from '../../shared/vat.ts'
import { taxationOf } from '../catalogue/index.ts'
import type { Entry, Payload } from '../journal/index.ts'
import { realBook, sealedTicket, trainingBook, type TicketBook } from './books.ts'
import { settlingIn, withBalances } from './owed.ts'
import { createChoosing } from './choosing.ts'
import { freshDraft, type DraftTicket } from './draft.ts'
import { isPaidOut, priceTicket, type TaxationOf } from './pricing.ts'
import type { Facts, TicketParts } from './ticket-parts.ts'
import { saleOf, type Sale, type SealedTicket, type SealFacts, type TicketKind } from './sale.ts'
import type { Refunded, TicketSearch } from './settled-store.ts'

const NO_VAT = vatRate(0)

/** The door of tickets: what other parts may ask of them, inside the transaction of their own command. */
export function createTickets(parts: TicketParts) {
  const { open, settled, journal } = parts
  const choosing = createChoosing(parts)
  const real = realBook(settled, journal)
  const madeUp = trainingBook(journal, () => parts.training()?.sessionId, parts.handedOut)
  /** Where tickets are sealed and found now: training touches nothing of the café's own. */
  const book = (): TicketBook => (parts.training() ? madeUp : real)
  /** What each station sealed last, since the start; a roll-back leaves a name that no book knows. */
  const sealedAt = new Map<Station, TicketId>()
  const isTraining = () => parts.training() !== undefined

  function lastSealed(): Entry | undefined {
    const { chain } = book()
    const latest = journal.latest(chain)
    if (!latest || zTicketKind.safeParse(latest.kind).success) return latest
    const number = madeUp.latest()?.number
    return number === undefined ? undefined : journal.entry(chain, number)
  }

  /**
   * The trading day of an instant. Never a day before the session's, the last ticket's or the first one that is not
   * sealed yet, whatever the clock says (checklist F-25).
   */
  function dayOf(nowMs: number, lastTicket?: Entry): BusinessDay {
    const { zone, cutOffHour } = parts.cafe().settings
    const last = lastTicket?.payload['businessDay']
    return laterDay(
      businessDay(nowMs, zone, cutOffHour),
      parts.session()?.businessDay,
      parts.nextToClose(nowMs),
      last as BusinessDay | undefined, // `seal` wrote it
    )
  }

  function taxationAt(nowMs: number): TaxationOf {
    const day = dayOf(nowMs)
    // Without a VAT number the café sells without VAT (CGI art. 293 B), whatever the table says.
    const isFranchise = parts.cafe().site.vatNumber === ''
    return (vatClass, place) => {
      const taxation = taxationOf(parts.vatTable, vatClass, place, day)
      return isFranchise ? { ...taxation, rate: NO_VAT } : taxation
    }
  }

  function priced(draft: DraftTicket, nowMs: number): OpenTicket {
    const ticket = priceTicket(draft, taxationAt(nowMs))
    const meal = parts.mealAllowance(draft, ticket.lines, dayOf(nowMs))
    return {
      ...ticket,
      ...(meal && { meal }),
      area: draft.place === 'takeaway' ? 'takeaway' : areaAt(draft),
      askAge: !draft.ageChecked && parts.alcohol.asksAge() && draft.lines.some(choosing.holdsAlcohol),
    }
  }

  /** Where a ticket is served when nothing of it is taken away. */
  function areaAt(draft: DraftTicket | undefined): Area {
    const tableId = draft?.tab?.tableId ?? null
    return tableId === null ? 'counter' : parts.areaOfTable(tableId)
  }

  function draftInHand(station: Station): DraftTicket | undefined {
    return open.inHand(station, isTraining())
  }

  function inHand(nowMs: number, station: Station): OpenTicket | undefined {
    const draft = draftInHand(station)
    return draft && priced(draft, nowMs)
  }

  function counter(nowMs: number, station: Station): Counter {
    const ticket = inHand(nowMs, station) ?? null
    const rest = ticket?.partOf ? open.find(ticket.partOf, isTraining()) : undefined
    return {
      ticket,
      restCents: rest ? priced(rest, nowMs).dueCents : ZERO,
      restSplit: rest?.split ?? null,
      nextNumber: (journal.tail(book().chain)?.seq ?? 0) + 1,
      last: book().latest() ?? null,
    }
  }

  function anomaliesSince(lastTicket: Entry | undefined): string[] {
    const told = lastTicket?.payload['afterEvent']
    return parts.eventLog
      .after('integrity-defect', typeof told === 'number' ? told : 0)
      .map((payload) => zAnomaly.parse({ kind: payload['kind'], where: payload['where'] }))
      .map(({ kind, where }) => `${kind} ${where}`)
  }

  /** Numbers, chains and signs one ticket: the journal and its projections are one. */
  function seal<Body extends Payload & Pick<Sale, 'ticketId' | 'lines' | 'tenders'>>(
    kind: TicketKind,
    { nowMs, operator, caller }: Facts,
    make: (facts: SealFacts) => Body,
  ): { number: number; body: Body } {
    const session = parts.session()
    assert(session, 'a ticket is sealed in an open session')
    const { site, settings } = parts.cafe()
    const lastTicket = lastSealed()
    const made = make({
      sessionId: session.sessionId,
      businessDay: dayOf(nowMs, lastTicket),
      zone: settings.zone,
      settledAtMs: nowMs,
      site,
      software: parts.software,
      perpetualBefore: journal.perpetual(lastTicket),
      anomalies: anomaliesSince(lastTicket),
      afterEvent: journal.tail('events')?.seq ?? 0,
    })
    const body = withBalances(made, parts.balanceOf)
    const { entry } = journal.append({ chain: book().chain, kind, operator, nowMs, payload: body })
    sealedAt.set(caller.station, body.ticketId)
    return { number: entry.seq, body }
  }

  function sealedIn(chain: TicketBook['chain'], number: number): SealedTicket | undefined {
    const entry = journal.entry(chain, number)
    return entry && zTicketKind.safeParse(entry.kind).success ? sealedTicket(entry) : undefined
  }

  return {
    priced,
    areaAt,
    taxationAt,
    draftInHand,
    inHand,
    counter,
    /** Any ticket that is open, wherever it lies. */
    find: (ticketId: TicketId): DraftTicket | undefined => open.find(ticketId, isTraining()),
    allDrafts: (): readonly DraftTicket[] => open.all(isTraining()),
    dayOf: (nowMs: number): BusinessDay => dayOf(nowMs, lastSealed()),
    isTraining,
    payment: parts.payment,
    /** Why nothing of a ticket may change any more: money was taken for it, or is being taken. */
    fixed(draft: DraftTicket): Refused<'TICKET_PARTLY_PAID' | 'CARD_PAYMENT_OPEN'> | undefined {
      if (parts.payment(draft.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      return draft.tenders.length > 0 ? refuse('TICKET_PARTLY_PAID') : undefined
    },
    seal,
    /** Seals the open ticket as a sale, and ends it. What is paid out for somebody else never lay open. */
    settle(ticket: OpenTicket, facts: Facts): { number: number; sale: Sale } {
      const draft = open.find(ticket.ticketId, isTraining())
      assert(draft || ticket.lines.some(isPaidOut), 'an open ticket is settled')
      const { number, body } = seal('sale', facts, (sealFacts) =>
        saleOf(ticket, {
          ...sealFacts,
          categoryOf: (id) => {
            const product = parts.catalogue.product(id)
            return product ? parts.catalogue.categoryLabel(product.categoryId) : ''
          },
        }),
      )
      if (draft) {
        open.forget(ticket.ticketId)
        parts.onSettled(draft, facts)
      }
      return { number, sale: body }
    },
    /** What is sealed behind a ticket's number. */
    sealed: (number: number): SealedTicket | undefined => sealedIn(book().chain, number),
    sealedIn,
    hashOf: (number: number, chain: TicketBook['chain'] = book().chain): string => journal.hashAt(chain, number) ?? '',
    /** The tickets that correct this one, oldest first. */
    correctionsOf: (number: number): readonly SealedTicket[] =>
      book()
        .correctionsOf(number)
        .flatMap((found) => sealedIn(book().chain, found) ?? []),
    /** The sealed tickets of a session, newest first, among those after the last one when it began. */
    ofSession: (sessionId: CashSessionId, afterTicket: number): readonly SealedTicket[] =>
      journal
        .backwards(book().chain, ({ seq }) => seq > afterTicket)
        .filter(({ kind, payload }) => payload['sessionId'] === sessionId && zTicketKind.safeParse(kind).success)
        .map(sealedTicket),
    /** The sealed tickets after a number, up to the last one dated that day or before, in their order. */
    until: (day: BusinessDay, afterNumber: number): readonly SealedTicket[] =>
      journal
        .forwards('tickets', afterNumber, (entry) => (entry.payload['businessDay'] as BusinessDay) <= day)
        .map(sealedTicket),
    /** The last ticket that was sealed at a station: of this start, and of the mode that goes on now. */
    lastAt(station: Station): SettledTicket | undefined {
      const ticketId = sealedAt.get(station)
      return ticketId && book().byId(ticketId)
    },
    settled: (ticketId: TicketId): SettledTicket | undefined => book().byId(ticketId),
    byNumber: (number: number): SettledTicket | undefined => book().byNumber(number),
    newest: (limit: number): readonly SettledTicket[] => book().newest(limit),
    refundedOf: (number: number): ReadonlyMap<number, Refunded> => book().refundedOf(number),
    /** Among the café's own tickets, whatever the mode. */
    search: (search: TicketSearch): readonly SettledTicket[] => settled.search(search),
    /** Every open ticket, priced: of the café, or of its training. */
    allOpen: (nowMs: number, training: boolean): readonly OpenTicket[] =>
      open.all(training).map((draft) => priced(draft, nowMs)),
    /** What was made up ends with the training. */
    forgetTraining: (): void => open.all(true).forEach(({ ticketId }) => open.forget(ticketId)),
    /** A new ticket in the hand of whoever asks; lines follow. */
    begin(opened: Pick<DraftTicket, 'ticketId' | 'place' | 'station'>, nowMs: number): void {
      open.open(freshDraft(opened, nowMs), isTraining())
    },
    /** The ticket ends without being paid. */
    abandon(draft: DraftTicket, facts: Facts): void {
      open.forget(draft.ticketId)
      parts.onAbandoned(draft, facts)
    },
    /** A provisional note of it was given to the customer. */
    setNoted(ticketId: TicketId, number: number): void {
      const draft = open.find(ticketId, isTraining())
      assert(draft, 'a note is made of an open ticket')
      open.update({ ...draft, noteNumber: number })
    },
    /** What the kitchen or the bar was told of a line. */
    setSent: (lineId: LineId, sent: Milli): void => open.setSent(lineId, sent),
    /** What open tickets hold against a balance: taken of a voucher, put on an account. */
    heldOn: open.heldOn,
    /** What open tickets are about to settle of an account. */
    settlingOf: (ref: TenderRef): Cents => settlingIn(open.all(false), ref),
    knowsTender: open.knowsTender,
    addTender: open.addTender,
    removeTender: open.removeTender,
  }
}
export type Tickets = ReturnType<typeof createTickets>
