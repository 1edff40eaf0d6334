import { assert } from '../../shared/assert.ts'
import type { tickets as ticketsContract } from '../../shared/contracts/tickets.ts'
import { milli, type Milli } from '../../shared/money.ts'
import type { LineId, OptionId, ProductId, TicketId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { LINES_MAX, type Counter } from '../../shared/ticket.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { OpenTicketStore } from './open-store.ts'
import {
  addQuantities,
  askedPrice,
  chooseOptions,
  lineToJoin,
  withinBounds,
  type DraftLine,
  type DraftTicket,
} from './rules.ts'
import type { OpenSession, Tickets } from './tickets.ts'

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly catalogue: CatalogueStore
  readonly eventLog: EventLog
  readonly session: () => OpenSession | undefined
}

export function ticketHandlers(parts: Parts): Handlers<typeof ticketsContract> {
  const { tickets, open, catalogue, eventLog } = parts

  /** The open ticket that may still change: once money was taken for it, its lines stand still. */
  function editable(ticketId: TicketId): Result<DraftTicket, 'TICKET_NOT_OPEN' | 'TICKET_PARTLY_PAID'> {
    const draft = open.current(tickets.isTraining())
    if (draft?.ticketId !== ticketId) return refuse('TICKET_NOT_OPEN')
    return draft.tenders.length > 0 ? refuse('TICKET_PARTLY_PAID') : ok(draft)
  }

  function editableLine(
    ticketId: TicketId,
    lineId: LineId,
  ): Result<DraftLine, 'TICKET_NOT_OPEN' | 'TICKET_PARTLY_PAID' | 'LINE_UNKNOWN'> {
    const draft = editable(ticketId)
    if (!draft.ok) return draft
    const line = draft.value.lines.find((known) => known.lineId === lineId)
    return line ? ok(line) : refuse('LINE_UNKNOWN')
  }

  function optionsFor(productId: ProductId, optionIds: readonly OptionId[]) {
    return chooseOptions(
      catalogue.product(productId)?.optionGroups ?? [],
      optionIds.map((id) => catalogue.option(id)),
    )
  }

  function changed({ announce, nowMs }: CommandContext): Result<Counter, 'AMOUNT_TOO_LARGE'> {
    announce('tickets.changed')
    const counter = tickets.counter(nowMs)
    if (!counter.ticket) return ok(counter)
    const bounded = withinBounds(counter.ticket)
    return bounded.ok ? ok(counter) : bounded
  }

  /** For gestures that can only make the total smaller. */
  function lessened({ announce, nowMs }: CommandContext) {
    announce('tickets.changed')
    return ok(tickets.counter(nowMs))
  }

  /** A line taken off before payment leaves its trace, whoever took the money meanwhile (checklist F-40). */
  function lineVoided(ticketId: TicketId, line: DraftLine, quantityMilli: Milli, context: CommandContext): void {
    const draft = open.current(tickets.isTraining())
    assert(draft?.ticketId === ticketId, 'the line belongs to the open ticket')
    const [priced] = tickets.priced({ ...draft, lines: [{ ...line, quantityMilli }], tenders: [] }, context.nowMs).lines
    eventLog.record('line-voided', context, {
      ticketId,
      sessionId: parts.session()?.sessionId ?? null,
      productId: line.productId,
      quantityMilli,
      amountCents: priced?.ttcCents ?? 0,
      afterNote: draft.noteNumber,
    })
  }

  return {
    addLine(input, context) {
      if (!parts.session()) return refuse('DAY_NOT_OPEN')
      const product = catalogue.product(input.productId)
      if (!product) return refuse('PRODUCT_UNKNOWN')
      const price = askedPrice(product, input.priceCents)
      if (!price.ok) return price
      const options = optionsFor(product.id, input.optionIds)
      if (!options.ok) return options
      if (open.knowsLine(input.lineId)) return refuse('ID_REUSED')

      const draft = open.current(tickets.isTraining())
      if (draft && draft.ticketId !== input.ticketId) return refuse('ANOTHER_TICKET_OPEN')
      if (draft && draft.tenders.length > 0) return refuse('TICKET_PARTLY_PAID')
      if (!draft) {
        if (tickets.settled(input.ticketId)) return refuse('TICKET_NOT_OPEN')
        open.open(input.ticketId, input.place, context.nowMs, tickets.isTraining())
      }
      const line: DraftLine = {
        lineId: input.lineId,
        productId: product.id,
        label: product.label,
        note: '',
        options: options.value,
        quantityMilli: input.quantityMilli,
        priceCents: price.value,
        takeawayPriceCents: product.openPrice ? null : (product.takeawayPriceCents ?? null),
        vatClass: product.vatClass,
      }
      const joined = draft && lineToJoin(draft, line)
      if (joined) {
        const quantity = addQuantities(joined.quantityMilli, line.quantityMilli)
        if (!quantity.ok) return quantity
        open.setQuantity(joined.lineId, quantity.value)
      } else if (draft && draft.lines.length >= LINES_MAX) return refuse('TICKET_FULL', { max: LINES_MAX })
      else open.addLine(input.ticketId, line)
      return changed(context)
    },

    changeQuantity(input, context) {
      const line = editableLine(input.ticketId, input.lineId)
      if (!line.ok) return line
      if (input.quantityMilli < line.value.quantityMilli) {
        lineVoided(input.ticketId, line.value, milli(line.value.quantityMilli - input.quantityMilli), context)
      }
      open.setQuantity(input.lineId, input.quantityMilli)
      return changed(context)
    },

    removeLine(input, context) {
      const line = editableLine(input.ticketId, input.lineId)
      if (!line.ok) return line
      lineVoided(input.ticketId, line.value, line.value.quantityMilli, context)
      open.removeLine(input.lineId)
      if (open.current(tickets.isTraining())?.lines.length === 0) open.forget(input.ticketId)
      return lessened(context)
    },

    describeLine(input, context) {
      const line = editableLine(input.ticketId, input.lineId)
      if (!line.ok) return line
      const options = optionsFor(line.value.productId, input.optionIds)
      if (!options.ok) return options
      open.describe(input.lineId, input.note, options.value)
      return changed(context)
    },

    setPlace(input, context) {
      const draft = editable(input.ticketId)
      if (!draft.ok) return draft
      open.setPlace(input.ticketId, input.place)
      return changed(context)
    },

    voidTicket(input, context) {
      const draft = editable(input.ticketId)
      if (!draft.ok) return draft
      const { totalCents, lines } = tickets.priced(draft.value, context.nowMs)
      eventLog.record('ticket-voided', context, {
        ticketId: input.ticketId,
        sessionId: parts.session()?.sessionId ?? null,
        totalCents,
        lineCount: lines.length,
        afterNote: draft.value.noteNumber,
      })
      open.forget(input.ticketId)
      return lessened(context)
    },

    counter: (_input, { nowMs }) => tickets.counter(nowMs),

    settled: ({ limit }) => [...tickets.newest(limit)],
  }
}
