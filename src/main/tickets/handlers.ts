import type { tickets as ticketsContract } from '../../shared/contracts/tickets.ts'
import type { ProductId } from '../../shared/ids.ts'
import { milli, type Milli } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { LINES_MAX, type Counter, type VoidReason } from '../../shared/ticket.ts'
import type { Alcohol } from '../alcohol/index.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { PriceLists } from '../price-lists/index.ts'
import { ageHandlers } from './age.ts'
import { createChoosing } from './choosing.ts'
import { discountHandlers } from './discounts.ts'
import type { DraftLine, DraftTicket } from './draft.ts'
import { inHandOf } from './in-hand.ts'
import type { OpenTicketStore } from './open-store.ts'
import { addQuantities, askedPrice, isProduct, lineToJoin, withinBounds } from './rules.ts'
import type { OpenSession } from './ticket-parts.ts'
import type { Tickets } from './tickets.ts'

type Parts = {
  readonly tickets: Tickets
  readonly open: OpenTicketStore
  readonly catalogue: CatalogueStore
  readonly priceLists: PriceLists
  readonly alcohol: Alcohol
  readonly eventLog: EventLog
  readonly session: () => OpenSession | undefined
  /** Told what of a line that the kitchen or the bar was asked for is not wanted any more. */
  readonly cancelSent: (
    draft: DraftTicket,
    gone: readonly { readonly line: DraftLine; readonly quantityMilli: Milli }[],
    reason: VoidReason | null,
    context: CommandContext,
  ) => void
  /** Whether there is none left of a product. */
  readonly isSoldOut: (productId: ProductId) => boolean
  /** One piece that a customer's stamps pay for: it stays one. */
  readonly isPaidByStamps: (line: DraftLine) => boolean
  /** The largest part of a price, in hundredths of a percent, that may be taken off without the right to discount freely. */
  readonly smallDiscountMax: () => number
}

export function ticketHandlers(parts: Parts): Handlers<typeof ticketsContract> {
  const { tickets, open, catalogue, eventLog } = parts

  const { editable, editableLine, answer } = inHandOf(tickets)
  const choosing = createChoosing(parts)

  function changed(context: CommandContext): Result<Counter, 'AMOUNT_TOO_LARGE'> {
    const counter = answer(context)
    const bounded = counter.ok && counter.value.ticket ? withinBounds(counter.value.ticket) : counter
    return bounded.ok ? counter : bounded
  }

  /**
   * A line taken off before payment leaves its trace, whoever took the money meanwhile (checklist F-08, F-40); what the
   * kitchen was told of it is called off, and then somebody says why.
   */
  function lineVoided(
    { draft, line }: { readonly draft: DraftTicket; readonly line: DraftLine },
    leftMilli: number,
    reason: VoidReason | undefined,
    context: CommandContext,
  ): Result<Milli, 'REASON_NEEDED'> {
    const quantityMilli = milli(line.quantityMilli - leftMilli)
    const calledOff = milli(Math.max(0, line.sentMilli - leftMilli))
    if (calledOff > 0 && reason === undefined) return refuse('REASON_NEEDED')
    const [priced] = tickets.priced({ ...draft, lines: [{ ...line, quantityMilli }], tenders: [] }, context.nowMs).lines
    eventLog.record('line-voided', context, {
      ticketId: draft.ticketId,
      sessionId: parts.session()?.sessionId ?? null,
      productId: line.productId,
      quantityMilli,
      amountCents: priced?.ttcCents ?? 0,
      afterNote: draft.noteNumber,
      ...(calledOff > 0 ? { sentMilli: calledOff } : {}),
      ...(reason === undefined ? {} : { reason }),
    })
    if (calledOff > 0) parts.cancelSent(draft, [{ line, quantityMilli: calledOff }], reason ?? null, context)
    return ok(milli(line.sentMilli - calledOff))
  }

  /** What makes a ticket cheaper without a void or a discount leaves a trace of its own (checklist F-08). */
  function lowered(before: DraftTicket, context: CommandContext): void {
    const after = tickets.find(before.ticketId)
    if (!after) return
    const beforeCents = tickets.priced(before, context.nowMs).totalCents
    const afterCents = tickets.priced(after, context.nowMs).totalCents
    if (afterCents >= beforeCents) return
    eventLog.record('ticket-lowered', context, {
      ticketId: before.ticketId,
      sessionId: parts.session()?.sessionId ?? null,
      beforeCents,
      afterCents,
      afterNote: before.noteNumber,
    })
  }

  /** The first of what would be served that there is none left of: a product, or a part of a set menu. */
  function soldOutOf<Served extends { readonly productId: ProductId }>(served: readonly Served[]): Served | undefined {
    return served.find(({ productId }) => parts.isSoldOut(productId))
  }

  return {
    addLine(input, context) {
      if (!parts.session()) return refuse('DAY_NOT_OPEN')
      const product = catalogue.product(input.productId)
      if (!product || product.withdrawn) return refuse('PRODUCT_UNKNOWN')
      if (parts.isSoldOut(product.id)) return refuse('SOLD_OUT', { product: product.label })
      const price = askedPrice(product, input.priceCents)
      if (!price.ok) return price
      const options = choosing.optionsFor(product, input.optionIds)
      if (!options.ok) return options
      if (open.knowsLine(input.lineId)) return refuse('ID_REUSED')
      const chosen = choosing.partsFor(product, input.parts ?? [])
      if (!chosen.ok) return chosen
      const gone = soldOutOf(chosen.value)
      if (gone) return refuse('SOLD_OUT', { product: gone.label })

      const { station } = context.caller
      const draft = tickets.draftInHand(station)
      if (draft && draft.ticketId !== input.ticketId) return refuse('ANOTHER_TICKET_OPEN')
      const fixed = draft && tickets.fixed(draft)
      if (fixed) return fixed
      if (!draft) {
        if (tickets.settled(input.ticketId)) return refuse('TICKET_NOT_OPEN')
        if (tickets.find(input.ticketId)) return refuse('TICKET_ELSEWHERE')
        tickets.begin({ ticketId: input.ticketId, place: input.place, station }, context.nowMs)
      }
      const { nowMs } = context
      const prices = parts.priceLists.pricesOf(product, tickets.areaAt(draft), nowMs)
      const line: DraftLine = {
        lineId: input.lineId,
        rootLineId: input.lineId,
        productId: product.id,
        label: product.label,
        note: '',
        options: options.value,
        quantityMilli: input.quantityMilli,
        ...prices,
        ...(product.openPrice ? { priceCents: price.value, takeawayPriceCents: null } : {}),
        vatClass: product.vatClass,
        parts: chosen.value,
        discount: null,
        round: draft?.round ?? 1,
        sentMilli: milli(0),
        shared: null,
        owed: null,
        service: null,
      }
      const allowed = choosing.mayServe([line], { place: draft?.place ?? input.place, draft, nowMs })
      if (!allowed.ok) return allowed
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
      const found = editableLine(input, context.caller.station)
      if (!found.ok) return found
      const { line } = found.value
      if (line.shared) return refuse('LINE_SHARED')
      if (!isProduct(line)) return refuse('LINE_OWED')
      if (input.quantityMilli > line.quantityMilli && parts.isPaidByStamps(line)) return refuse('LOYALTY_ONE_PIECE')
      const gone = input.quantityMilli > line.quantityMilli && soldOutOf([line, ...line.parts])
      if (gone) return refuse('SOLD_OUT', { product: gone.label })
      if (input.quantityMilli < line.quantityMilli) {
        const sent = lineVoided(found.value, input.quantityMilli, input.reason, context)
        if (!sent.ok) return sent
        open.setSent(line.lineId, sent.value)
      }
      open.setQuantity(line.lineId, input.quantityMilli)
      return changed(context)
    },

    removeLine(input, context) {
      const found = editableLine(input, context.caller.station)
      if (!found.ok) return found
      const voided = lineVoided(found.value, 0, input.reason, context)
      if (!voided.ok) return voided
      const { draft, line } = found.value
      open.removeLine(line.lineId)
      if (draft.lines.length === 1 && draft.tab === null) tickets.abandon(draft, context)
      return answer(context)
    },

    ...discountHandlers(parts),

    describeLine(input, context) {
      const found = editableLine(input, context.caller.station)
      if (!found.ok) return found
      const { line } = found.value
      if (!isProduct(line)) return refuse('LINE_OWED')
      const options = choosing.optionsOf(line.productId, input.optionIds)
      if (!options.ok) return options
      const before = line.options.map(({ optionId }) => optionId).toSorted()
      const isSame = before.join() === input.optionIds.toSorted().join()
      if (line.shared && !isSame) return refuse('LINE_SHARED')
      open.describe(line.lineId, input.note, options.value)
      lowered(found.value.draft, context)
      return changed(context)
    },

    setPlace(input, context) {
      const draft = editable(input.ticketId, context.caller.station)
      if (!draft.ok) return draft
      if (draft.value.lines.some((line) => line.shared)) return refuse('LINE_SHARED')
      const { lines } = draft.value
      const at = { place: input.place, draft: draft.value, nowMs: context.nowMs }
      const allowed = choosing.mayServe(lines, at)
      if (!allowed.ok) return allowed
      open.update({ ...draft.value, place: input.place })
      lowered(draft.value, context)
      return changed(context)
    },

    ...ageHandlers({ ...parts, choosing, lineVoided }),

    voidTicket(input, context) {
      const found = editable(input.ticketId, context.caller.station)
      if (!found.ok) return found
      const draft = found.value
      const { totalCents, lines } = tickets.priced(draft, context.nowMs)
      const sent = draft.lines.filter((line) => line.sentMilli > 0)
      if (sent.length > 0 && input.reason === undefined) return refuse('REASON_NEEDED')
      eventLog.record('ticket-voided', context, {
        ticketId: input.ticketId,
        sessionId: parts.session()?.sessionId ?? null,
        totalCents,
        lineCount: lines.length,
        afterNote: draft.noteNumber,
        ...(input.reason === undefined ? {} : { reason: input.reason }),
      })
      const gone = sent.map((line) => ({ line, quantityMilli: line.sentMilli }))
      parts.cancelSent(draft, gone, input.reason ?? null, context)
      tickets.abandon(draft, context)
      return answer(context)
    },

    counter: (_input, { nowMs, caller }) => tickets.counter(nowMs, caller.station),

    settled: ({ limit }) => [...tickets.newest(limit)],
  }
}
