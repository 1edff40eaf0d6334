import { randomInt } from 'node:crypto'
import type { loyalty as contract } from '../../shared/contracts/loyalty.ts'
import { CARD_DIGITS, cardNumber } from '../../shared/loyalty.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { EventLog } from '../fiscal/event-log.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { Printing } from '../printing/index.ts'
import { inHandOf, type OfferPiece, type OpenSession, type Tickets } from '../tickets/index.ts'
import type { Loyalty } from './index.ts'
import { rewardsFor, rulesRefused } from './rules.ts'
import type { LoyaltyRulesStore } from './rules-store.ts'
import type { LoyaltyStore } from './store.ts'

type Parts = {
  readonly store: LoyaltyStore
  readonly rulesStore: LoyaltyRulesStore
  readonly loyalty: Loyalty
  readonly tickets: Tickets
  readonly catalogue: CatalogueStore
  readonly printing: Printing
  readonly eventLog: EventLog
  readonly session: () => OpenSession | undefined
  readonly offerPiece: OfferPiece
}

export function loyaltyHandlers(parts: Parts): Handlers<typeof contract> {
  const { store, rulesStore, loyalty, tickets, eventLog } = parts
  const { held, editableLine, answer } = inHandOf(tickets)

  /** Ten digits, never those of another card. */
  function freshCardNumber(): string {
    for (;;) {
      const number = cardNumber(Array.from({ length: CARD_DIGITS }, () => randomInt(10)).join(''))
      if (store.holderOf(number) === undefined) return number
    }
  }

  return {
    rules: () => rulesStore.rules(),

    changeRules({ rules: asked }, context) {
      const rules = {
        ...asked,
        categoryIds: [...new Set(asked.categoryIds)],
        productIds: [...new Set(asked.productIds)],
      }
      const allowed = rulesRefused(rules, parts.catalogue.all())
      if (!allowed.ok) return allowed
      eventLog.record('setting-changed', context, { name: 'loyalty', before: rulesStore.rules(), after: rules })
      rulesStore.change(rules)
      context.afterCommit(rulesStore.reload)
      context.announce('loyalty.changed')
      return ok(rules)
    },

    nameCustomer({ ticketId, place, customerId }, context) {
      if (!rulesStore.rules().on) return refuse('LOYALTY_OFF')
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      if (!parts.session()) return refuse('DAY_NOT_OPEN')
      if (customerId !== null && !loyalty.customer(customerId)) return refuse('CUSTOMER_UNKNOWN')
      const { station } = context.caller
      const inHand = tickets.draftInHand(station)
      if (inHand && inHand.ticketId !== ticketId) return refuse('ANOTHER_TICKET_OPEN')
      if (inHand) {
        const draft = held(ticketId, station)
        if (!draft.ok) return draft
        if (customerId !== store.named(ticketId) && draft.value.lines.some(loyalty.isPaidByStamps))
          return refuse('LOYALTY_REWARD_TAKEN')
        // Nothing was rung up, and nobody is named any more: there is no ticket.
        if (customerId === null && draft.value.lines.length === 0 && draft.value.tab === null)
          tickets.abandon(draft.value, context)
        else store.name(ticketId, customerId)
      } else if (customerId !== null) {
        if (tickets.settled(ticketId)) return refuse('TICKET_NOT_OPEN')
        if (tickets.find(ticketId)) return refuse('TICKET_ELSEWHERE')
        tickets.begin({ ticketId, place, station }, context.nowMs)
        store.name(ticketId, customerId)
      }
      if (customerId !== null) loyalty.seen(customerId, context.nowMs)
      return answer(context)
    },

    offer(input, context) {
      if (!rulesStore.rules().on) return refuse('LOYALTY_OFF')
      if (tickets.isTraining()) return refuse('TRAINING_ON')
      const found = editableLine(input, context.caller.station)
      if (!found.ok) return found
      const { line } = found.value
      const customerId = store.named(input.ticketId)
      if (customerId === undefined || !loyalty.customer(customerId)) return refuse('LOYALTY_NOBODY_NAMED')
      if (!loyalty.isOfSet(line)) return refuse('LOYALTY_NOT_IN_SET', { product: line.label })
      if (loyalty.isPaidByStamps(line)) return refuse('LOYALTY_OFFERED_ALREADY')
      loyalty.forgetLostRewards()
      const { goal } = rulesStore.rules()
      const stamps = loyalty.stampsFree(customerId, context.nowMs)
      if (rewardsFor(stamps, goal) === 0) return refuse('LOYALTY_NOT_ENOUGH', { stamps, goal })
      const offered = parts.offerPiece(found.value)
      if (!offered.ok) return offered
      store.saveReward(offered.value, customerId, goal)
      return answer(context)
    },

    ofTicket: ({ ticketId }, context) => loyalty.ofTicket(ticketId, context),

    correct({ customerId, by, reason }, context) {
      if (!loyalty.customer(customerId)) return refuse('CUSTOMER_UNKNOWN')
      const stamps = loyalty.stampsNow(customerId, context.nowMs)
      if (by < 0 && stamps + by < 0) return refuse('LOYALTY_TOO_FEW', { stamps })
      const move = { customerId, kind: 'correction', number: null, given: 0, spent: 0, byHand: by, reason } as const
      loyalty.write({ ...move, atMs: context.nowMs })
      eventLog.record('stamps-corrected', context, { customerId, by, reason })
      loyalty.seen(customerId, context.nowMs)
      context.announce('customers.changed')
      return ok(null)
    },

    card: ({ customerId }, { nowMs }) => loyalty.cardOf(customerId, nowMs),

    printCard({ customerId }, context) {
      if (!rulesStore.rules().on) return refuse('LOYALTY_OFF')
      if (!loyalty.customer(customerId)) return refuse('CUSTOMER_UNKNOWN')
      if (!parts.printing.hasPrinter()) return refuse('NO_PRINTER')
      if (store.cardOf(customerId) === undefined) store.issueCard(customerId, freshCardNumber())
      parts.printing.printOnce('loyalty-card', JSON.stringify({ customerId }), context)
      context.announce('customers.changed')
      return ok(null)
    },
  }
}
