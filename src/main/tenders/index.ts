import type { tenders as tendersContract } from '../../shared/contracts/tenders.ts'
import { cents, plus, smaller, sum, ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { isCash, tenderRule } from '../../shared/tenders.ts'
import {
  AMOUNT_MAX_CENTS,
  CASH_MAX_CENTS,
  FOREIGN_CASH_MAX_CENTS,
  type Tender,
  type TenderKind,
} from '../../shared/ticket.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { OpenSession } from '../tickets/index.ts'
import { billOf } from './bills.ts'
import { mayPayMeal } from './meal.ts'
import { applyPieces } from './rules.ts'
import { createSettling, type SettlingParts } from './settling.ts'

export { createBills, type Bills } from './bills.ts'
export { mealRuleOf, zMealRules, type MealRules } from './meal.ts'
export { createBillStore, tendersTrack } from './store.ts'

export { createSettling } from './settling.ts'

type Parts = SettlingParts & {
  readonly eventLog: EventLog
  /** The forms of money that the café takes. */
  readonly used: () => readonly TenderKind[]
  readonly session: () => OpenSession | undefined
}

export function tenderHandlers(parts: Parts): Handlers<typeof tendersContract> {
  const { tickets, printing, eventLog, bills, session } = parts
  const settle = createSettling(parts)

  return {
    take(input, context) {
      const { nowMs } = context
      const { kind, offeredCents } = input
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(nowMs, context.caller.station)
      if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
      if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      if (ticket.lines.length === 0) return refuse('TICKET_EMPTY')
      if (ticket.askAge) return refuse('AGE_NOT_CHECKED')
      if (ticket.dueCents !== input.dueCents) return refuse('TICKET_CHANGED', { dueCents: ticket.dueCents })
      const tenderIds = [input.tenderId, ...(input.moreTenderIds ?? [])]
      if (new Set(tenderIds).size < tenderIds.length || tenderIds.some(tickets.knowsTender)) return refuse('ID_REUSED')
      if (!parts.used().includes(kind)) return refuse('TENDER_NOT_USED', { kind })

      const meal = tenderRule(kind).meal ? ticket.meal : undefined
      const most =
        meal &&
        mayPayMeal(meal, {
          kind,
          offeredCents: cents(smaller(offeredCents, cents(AMOUNT_MAX_CENTS)) * tenderIds.length),
          restDayConfirmed:
            input.restDayConfirmed === true || ticket.tenders.some((taken) => tenderRule(taken.kind).meal),
        })
      if (most && !most.ok) return most
      const bill = bills.of(ticket)
      const cash = ticket.tenders.filter((taken) => isCash(taken.kind)).map(({ amountCents }) => amountCents)
      const decision = applyPieces(
        {
          dueCents: ticket.dueCents,
          cashCents: plus(bill.cashCents, sum(cash)),
          cashMaxCents: cents(bill.foreignPayer ? FOREIGN_CASH_MAX_CENTS : CASH_MAX_CENTS),
          ...(most && { mostCents: most.value }),
        },
        kind,
        { faceCents: offeredCents, pieces: tenderIds.length, lostCents: input.lostCents ?? ZERO },
      )
      if (!decision.ok) return decision

      const taken = decision.value.map(({ amountCents, changeCents }, n): Tender => ({
        tenderId: tenderIds[n] ?? input.tenderId,
        kind,
        amountCents,
        tenderedCents: offeredCents,
        changeCents,
        takenAtMs: nowMs,
      }))
      const settled = decision.value.at(-1)?.stillDueCents === 0
      const changeCents = sum(taken.map((one) => one.changeCents))
      // The drawer's pulse is queued first: it never waits behind the receipt of its own sale.
      if (tenderRule(kind).opensDrawer) printing.kickDrawer(context)
      if (settled) {
        settle({ ...ticket, tenders: [...ticket.tenders, ...taken], dueCents: ZERO }, input.printReceipt, context)
      } else for (const one of taken) tickets.addTender(ticket.ticketId, one)
      context.announce('tickets.changed')
      return ok({ settled, changeCents, counter: tickets.counter(nowMs, context.caller.station) })
    },

    allowForeignCash({ ticketId, proof }, context) {
      if (!session()) return refuse('DAY_NOT_OPEN')
      const ticket = tickets.inHand(context.nowMs, context.caller.station)
      if (ticket?.ticketId !== ticketId) return refuse('TICKET_NOT_OPEN')
      bills.allowForeignCash(ticket)
      eventLog.record('foreign-cash-allowed', context, {
        ticketId: billOf(ticket),
        sessionId: session()?.sessionId ?? null,
        totalCents: ticket.totalCents,
        proof,
        approvedBy: context.approvedBy ?? null,
      })
      context.announce('tickets.changed')
      return ok(null)
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
