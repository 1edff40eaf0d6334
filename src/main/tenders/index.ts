import type { tenders as tendersContract } from '../../shared/contracts/tenders.ts'
import { sum, ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { OpenSession } from '../tickets/index.ts'
import { applyTender } from './rules.ts'
import { createSettling, type SettlingParts } from './settling.ts'

export { createSettling } from './settling.ts'

type Parts = SettlingParts & {
  readonly eventLog: EventLog
  /** The forms of money that the café takes. */
  readonly used: () => readonly TenderKind[]
  readonly session: () => OpenSession | undefined
}

export function tenderHandlers(parts: Parts): Handlers<typeof tendersContract> {
  const { tickets, printing, eventLog, session } = parts
  const settle = createSettling(parts)

  return {
    take(input, context) {
      const { nowMs } = context
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(nowMs, context.caller.station)
      if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
      if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      if (ticket.lines.length === 0) return refuse('TICKET_EMPTY')
      if (ticket.askAge) return refuse('AGE_NOT_CHECKED')
      if (ticket.dueCents !== input.dueCents) return refuse('TICKET_CHANGED', { dueCents: ticket.dueCents })
      if (tickets.knowsTender(input.tenderId)) return refuse('ID_REUSED')
      if (!parts.used().includes(input.kind)) return refuse('TENDER_NOT_USED', { kind: input.kind })
      const cash = ticket.tenders.filter((tender) => isCash(tender.kind))
      const decision = applyTender(
        { dueCents: ticket.dueCents, cashCents: sum(cash.map((tender) => tender.amountCents)) },
        input.kind,
        input.offeredCents,
      )
      if (!decision.ok) return decision

      const { amountCents, changeCents, stillDueCents } = decision.value
      const tender = {
        tenderId: input.tenderId,
        kind: input.kind,
        amountCents,
        tenderedCents: input.offeredCents,
        changeCents,
        takenAtMs: nowMs,
      }
      const settled = stillDueCents === 0
      // The drawer's pulse is queued first: it never waits behind the receipt of its own sale.
      if (tenderRule(input.kind).opensDrawer) printing.kickDrawer(context)
      if (settled) {
        settle({ ...ticket, tenders: [...ticket.tenders, tender], dueCents: ZERO }, input.printReceipt, context)
      } else tickets.addTender(ticket.ticketId, tender)
      context.announce('tickets.changed')
      return ok({ settled, changeCents, counter: tickets.counter(nowMs, context.caller.station) })
    },

    settleFree(input, context) {
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(context.nowMs, context.caller.station)
      if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
      if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      if (ticket.lines.length === 0) return refuse('TICKET_EMPTY')
      if (ticket.askAge) return refuse('AGE_NOT_CHECKED')
      if (ticket.dueCents !== 0) return refuse('SOMETHING_DUE', { dueCents: ticket.dueCents })
      settle(ticket, false, context)
      context.announce('tickets.changed')
      return ok(tickets.counter(context.nowMs, context.caller.station))
    },

    takeBack(input, context) {
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(context.nowMs, context.caller.station)
      if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
      if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      const tender = ticket.tenders.find((taken) => taken.tenderId === input.tenderId)
      if (!tender) return refuse('TENDER_UNKNOWN')
      tickets.removeTender(tender.tenderId)
      eventLog.record('tender-taken-back', context, {
        ticketId: ticket.ticketId,
        sessionId: session()?.sessionId ?? null,
        kind: tender.kind,
        amountCents: tender.amountCents,
      })
      if (tenderRule(tender.kind).opensDrawer) printing.kickDrawer(context)
      context.announce('tickets.changed')
      return ok(tickets.counter(context.nowMs, context.caller.station))
    },
  }
}
