import { assert } from '../../shared/assert.ts'
import type { Place, VatClass } from '../../shared/catalogue.ts'
import type { LineId, TicketId } from '../../shared/ids.ts'
import { milli, ONE, type Cents, type Milli } from '../../shared/money.ts'
import type { Owed } from '../../shared/owed.ts'
import { refuse } from '../../shared/result.ts'
import { serviceProduct, type ServiceLine } from '../../shared/service-line.ts'
import { LINES_MAX, type OpenTicket } from '../../shared/ticket.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import { freshDraft, type DraftLine } from './draft.ts'
import { inHandOf } from './in-hand.ts'
import type { OpenTicketStore } from './open-store.ts'
import { owedLine } from './owed.ts'
import { withinBounds } from './rules.ts'
import type { OpenSession } from './ticket-parts.ts'
import type { Tickets } from './tickets.ts'

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly session: () => OpenSession | undefined
}
export type SpecialInput = { readonly ticketId: TicketId; readonly place: Place }
export type OwedInput = SpecialInput & { readonly lineId: LineId }
/** What a service asks for: one piece of something of its own at the normal rate, where it says nothing else. */
export type ServiceInput = {
  readonly lineId: LineId
  readonly label: string
  /** Of one piece, TTC. */
  readonly priceCents: Cents
  readonly quantityMilli?: Milli
  readonly vatClass?: VatClass
  readonly service: ServiceLine
}

/** Puts what is no product on the ticket in hand, or begins one with it, as a product would. */
export function createSpecialLines({ tickets, open, session }: Parts) {
  const { answer } = inHandOf(tickets)

  function add(input: SpecialInput, lines: readonly DraftLine[], context: CommandContext) {
    if (tickets.isTraining()) return refuse('TRAINING_ON')
    if (!session()) return refuse('DAY_NOT_OPEN')
    if (lines.some((line) => open.knowsLine(line.lineId))) return refuse('ID_REUSED')
    const { station } = context.caller
    const draft = tickets.draftInHand(station)
    if (draft && draft.ticketId !== input.ticketId) return refuse('ANOTHER_TICKET_OPEN')
    const fixed = draft && tickets.fixed(draft)
    if (fixed) return fixed
    if (draft && draft.lines.length + lines.length > LINES_MAX) return refuse('TICKET_FULL', { max: LINES_MAX })
    if (!draft) {
      if (tickets.settled(input.ticketId)) return refuse('TICKET_NOT_OPEN')
      if (tickets.find(input.ticketId)) return refuse('TICKET_ELSEWHERE')
      tickets.begin({ ticketId: input.ticketId, place: input.place, station }, context.nowMs)
    }
    for (const line of lines) open.addLine(input.ticketId, { ...line, round: draft?.round ?? 1 })
    const counter = answer(context)
    const bounded = counter.ok && counter.value.ticket ? withinBounds(counter.value.ticket) : counter
    return bounded.ok ? counter : bounded
  }

  return {
    addOwed: (input: OwedInput, owed: Owed, amountCents: Cents, context: CommandContext) =>
      add(input, [owedLine(input.lineId, owed, amountCents, 1)], context),
    addService: (input: SpecialInput, lines: readonly ServiceInput[], context: CommandContext) =>
      add(input, lines.map(serviceLine), context),
    /**
     * A ticket in nobody's hand, for what is paid in the same command: whatever is in hand stays as it is. One that pays
     * out for somebody else is never kept open: there a line below zero would be a mistake.
     */
    beginApart({ ticketId, place }: SpecialInput, lines: readonly ServiceInput[], nowMs: number): OpenTicket {
      if (lines.some(({ priceCents }) => priceCents < 0)) {
        assert(
          lines.every(({ priceCents, service }) => priceCents >= 0 || service.nature === 'agency'),
          'only what is somebody else’s is paid out',
        )
        const draft = freshDraft({ ticketId, place, station: null }, nowMs)
        return tickets.priced({ ...draft, lines: lines.map(serviceLine) }, nowMs)
      }
      tickets.begin({ ticketId, place, station: null }, nowMs)
      for (const line of lines) open.addLine(ticketId, serviceLine(line))
      const draft = tickets.find(ticketId)
      assert(draft, 'a ticket that was begun is open')
      return tickets.priced(draft, nowMs)
    },
  }
}
export type SpecialLines = ReturnType<typeof createSpecialLines>

/** What a service asks for, as a line at its own price, with nothing to choose. */
function serviceLine({ lineId, label, priceCents, quantityMilli, vatClass, service }: ServiceInput): DraftLine {
  return {
    lineId,
    rootLineId: lineId,
    productId: serviceProduct(service.service),
    label,
    note: '',
    options: [],
    quantityMilli: quantityMilli ?? ONE,
    priceCents,
    takeawayPriceCents: null,
    priceList: null,
    takeawayPriceList: null,
    vatClass: vatClass ?? 'standard',
    parts: [],
    discount: null,
    round: 1,
    sentMilli: milli(0),
    shared: null,
    owed: null,
    service,
  }
}
