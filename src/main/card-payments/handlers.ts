import { zSettings } from '../../shared/contracts/till.ts'
import type { cardPayments as contract } from '../../shared/contracts/card-payments.ts'
import type { Settings } from '../../shared/contracts/till.ts'
import { tenderOfPayment } from '../../shared/ids.ts'
import { minus } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'
import type { Refunds } from '../corrections/index.ts'
import type { CommandContext, Handlers } from '../hosts/handlers.ts'
import type { CardPaymentParts, CardPaymentsDoor } from './payments.ts'

type Parts = Pick<CardPaymentParts, 'store' | 'tickets' | 'eventLog' | 'session' | 'settings'> & {
  readonly payments: CardPaymentsDoor
  readonly refunds: Pick<Refunds, 'plan'>
  readonly changeSettings: (after: Settings, context: CommandContext) => void
}

export function cardPaymentHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, tickets, payments } = parts
  return {
    state: () => payments.state(),

    ask(input, context) {
      if (!parts.session()) return refuse('DAY_NOT_OPEN')
      const setting = payments.linked()
      // What is practised costs nobody money.
      if (!setting || tickets.isTraining()) return refuse('NO_CARD_TERMINAL')
      const { station } = context.caller
      const ticket = tickets.inHand(context.nowMs, station)
      if (ticket?.ticketId !== input.ticketId) return refuse('TICKET_NOT_OPEN')
      if (tickets.payment(ticket.ticketId) !== 'none') return refuse('CARD_PAYMENT_OPEN')
      if (store.going()) return refuse('TERMINAL_BUSY')
      if (ticket.lines.length === 0) return refuse('TICKET_EMPTY')
      if (ticket.askAge) return refuse('AGE_NOT_CHECKED')
      if (ticket.dueCents !== input.dueCents) return refuse('TICKET_CHANGED', { dueCents: ticket.dueCents })
      if (ticket.dueCents <= 0) return refuse('NOTHING_DUE')
      if (input.cents > AMOUNT_MAX_CENTS) return refuse('AMOUNT_TOO_LARGE', { maxCents: AMOUNT_MAX_CENTS })
      if (minus(input.cents, ticket.dueCents) > 0) return refuse('CARD_OVER_DUE', { dueCents: ticket.dueCents })
      if (store.find(input.paymentId)) return refuse('ID_REUSED')
      const { paymentId, ticketId, cents, printReceipt } = input
      payments.begin(
        {
          paymentId,
          ticketId,
          kind: 'debit',
          cents,
          askedAtMs: context.nowMs,
          station,
          operator: context.operator,
          printReceipt,
        },
        setting,
        context,
      )
      return ok(payments.state())
    },

    askRefund({ paymentId, commandId: _, ...asked }, context) {
      const setting = payments.linked()
      if (!setting || tickets.isTraining()) return refuse('NO_CARD_TERMINAL')
      if (setting.refunds === 'by-hand') return refuse('REFUND_BY_HAND')
      if (store.going()) return refuse('TERMINAL_BUSY')
      if (store.find(paymentId)) return refuse('ID_REUSED')
      const plan = parts.refunds.plan({ ...asked, kind: 'card', tenderId: tenderOfPayment(paymentId) })
      if (!plan.ok) return plan
      const { totalCents } = plan.value
      if (totalCents <= 0) return refuse('NOTHING_DUE')
      if (totalCents > AMOUNT_MAX_CENTS) return refuse('AMOUNT_TOO_LARGE', { maxCents: AMOUNT_MAX_CENTS })
      const { ticketId, number, lines, reason, printReceipt } = asked
      payments.begin(
        {
          paymentId,
          ticketId,
          kind: 'refund',
          corrects: number,
          refund: { lines, reason, approvedBy: context.approvedBy ?? null },
          cents: totalCents,
          askedAtMs: context.nowMs,
          station: context.caller.station,
          operator: context.operator,
          printReceipt,
        },
        setting,
        context,
      )
      return ok(payments.state())
    },

    settle(input, context) {
      const payment = store.find(input.paymentId)
      if (payment?.now.state !== 'unknown') return refuse('PAYMENT_NOT_DOUBTFUL')
      const settled = payments.settle(payment, input.outcome, context)
      return settled.ok ? ok(payments.state()) : settled
    },

    configure({ terminal }, context) {
      if (store.going()) return refuse('TERMINAL_BUSY')
      const before = parts.settings()
      const after = zSettings.parse({ ...before, cardTerminal: terminal })
      parts.changeSettings(after, context)
      parts.eventLog.record('setting-changed', context, { before, after })
      return ok(after)
    },

    async probe({ terminal }) {
      if (terminal.link === 'manual') return { reachable: false, why: 'manual' }
      if (store.going()) return { reachable: false, why: 'busy' }
      return payments.probe(terminal)
    },
  }
}
