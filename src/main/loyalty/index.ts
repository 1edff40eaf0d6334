import { businessDay, type BusinessDay } from '../../shared/business-day.ts'
import type { NamedOnTicket, StampCard } from '../../shared/contracts/loyalty.ts'
import type { CustomerId, TicketId } from '../../shared/ids.ts'
import { isInSet, isReward, type LoyaltyRules } from '../../shared/loyalty.ts'
import type { Line, OpenTicket } from '../../shared/ticket.ts'
import type { CatalogueStore } from '../catalogue/index.ts'
import type { CustomerStore } from '../customers/index.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { DraftLine, Refund, Sale, Tickets } from '../tickets/index.ts'
import { lapseDay, rewardsFor, stampsOf, takenBack } from './rules.ts'
import type { LoyaltyRulesStore } from './rules-store.ts'
import type { KeptMove, LoyaltyStore, NewMove, StampedLine } from './store.ts'

export { loyaltyHandlers } from './handlers.ts'
export { loyaltyTrack } from './migrations.ts'
export { loyaltyCardResolver } from './resolver.ts'
export { createLoyaltyRulesStore, type LoyaltyRulesStore } from './rules-store.ts'
export { createLoyaltyStore, type LoyaltyStore } from './store.ts'

export type LoyaltyParts = {
  readonly store: LoyaltyStore
  readonly rulesStore: LoyaltyRulesStore
  readonly tickets: Tickets
  readonly catalogue: CatalogueStore
  readonly customers: Pick<CustomerStore, 'byId' | 'seen'>
  readonly cafe: () => { readonly settings: { readonly zone: string; readonly cutOffHour: number } }
}
/** What one ticket gave to a customer, and cost. */
type Counted = { given: number; spent: number }
type Settled = { readonly number: number; readonly nowMs: number }

/**
 * The door of stamps. They are no money, so no seal covers them: they lie beside the ledger with everything else about a
 * person, and what they pay for is sealed as the discount that it is.
 */
export function createLoyalty({ store, rulesStore, tickets, catalogue, customers, cafe }: LoyaltyParts) {
  const rules = (): LoyaltyRules => rulesStore.rules()
  const dayOf = (atMs: number): BusinessDay => {
    const { zone, cutOffHour } = cafe().settings
    return businessDay(atMs, zone, cutOffHour)
  }
  const lapseOf = (last: KeptMove): BusinessDay | null => lapseDay(dayOf(last.atMs), rules().months)

  function hasLapsed(last: KeptMove, nowMs: number): boolean {
    const until = lapseOf(last)
    return until !== null && dayOf(nowMs) > until
  }

  /** What counts now. A debt of stamps, after a refund, does not lapse. */
  function stampsNow(customerId: CustomerId, nowMs: number): number {
    const last = store.last(customerId)
    if (!last) return 0
    return last.balance > 0 && hasLapsed(last, nowMs) ? 0 : last.balance
  }

  /** Lapsed stamps go by a move of their own, before the next one. */
  function write(move: Omit<NewMove, 'balance' | 'goal' | 'label'>): void {
    const { customerId, atMs } = move
    const { goal, label } = rules()
    const last = store.last(customerId)
    const before = last?.balance ?? 0
    const now = stampsNow(customerId, atMs)
    const common = { customerId, atMs, goal, label }
    if (now !== before) {
      const lapse = { kind: 'lapse', number: null, given: 0, spent: 0, byHand: now - before, reason: null } as const
      store.add({ ...common, ...lapse, balance: now })
    }
    store.add({ ...common, ...move, balance: now + move.given - move.spent + move.byHand })
  }

  const isPaidByStamps = (line: Pick<Line, 'lineId' | 'discount'>): boolean =>
    isReward(line.discount) && store.reward(line.lineId) !== undefined

  /** Stamps that open tickets are about to spend of a customer, wherever their lines lie. */
  function heldOf(customerId: CustomerId): number {
    const rows = store.rewards().filter((row) => row.customerId === customerId)
    if (rows.length === 0) return 0
    const lying = new Set(
      tickets.allDrafts().flatMap(({ lines }) => lines.filter(isPaidByStamps).map((line) => line.lineId)),
    )
    return rows.filter(({ lineId }) => lying.has(lineId)).reduce((total, row) => total + row.goal, 0)
  }
  const stampsFree = (customerId: CustomerId, nowMs: number): number =>
    stampsNow(customerId, nowMs) - heldOf(customerId)

  function isOfSet({ productId, owed }: Pick<DraftLine, 'productId' | 'owed'>): boolean {
    const product = owed === null ? catalogue.product(productId) : undefined
    return product !== undefined && isInSet(rules(), product)
  }

  /** Lines of a ticket in the places that they will be sealed in: each part of a set menu has its own. */
  function stampedLines(ticket: OpenTicket, named: CustomerId | undefined): readonly StampedLine[] {
    let position = 0
    return ticket.lines.flatMap((line): StampedLine[] => {
      const at = position
      position += Math.max(1, line.parts.length)
      const reward = isReward(line.discount) ? store.reward(line.lineId) : undefined
      if (reward) return [{ position: at, customerId: reward.customerId, given: 0, spent: reward.goal }]
      const given = named === undefined ? 0 : stampsOf(line, rules(), catalogue.product)
      return named !== undefined && given > 0 ? [{ position: at, customerId: named, given, spent: 0 }] : []
    })
  }

  return {
    rules,
    stampsNow,
    stampsFree,
    write,
    isOfSet,
    isPaidByStamps,
    /**
     * What paying this ticket will do to stamps. Asked before it is sealed, since its open lines end with it; done behind
     * the seal, in the same transaction; says whether anybody's stamps changed. What is practised touches nobody's.
     */
    counting(ticket: OpenTicket): (settled: Settled) => boolean {
      const named = tickets.isTraining() ? undefined : store.named(ticket.ticketId)
      const rewards = tickets.isTraining() ? [] : store.rewards()
      if (named === undefined && rewards.length === 0) return () => false
      const lines = stampedLines(ticket, named)
      return ({ number, nowMs }) => {
        const counted = new Map<CustomerId, Counted>(named === undefined ? [] : [[named, { given: 0, spent: 0 }]])
        for (const line of lines) {
          const { given, spent } = counted.get(line.customerId) ?? { given: 0, spent: 0 }
          counted.set(line.customerId, { given: given + line.given, spent: spent + line.spent })
          store.addLine(number, line)
        }
        for (const [customerId, one] of counted)
          write({ customerId, kind: 'sale', number, atMs: nowMs, ...one, byHand: 0, reason: null })
        for (const { lineId } of ticket.lines) store.endReward(lineId)
        return counted.size > 0
      }
    },
    /** Behind a refund that was sealed: stamps of what came back go, those that an offered piece cost return. Says whether any. */
    takeBack(
      { number, sale }: { readonly number: number; readonly sale: Sale },
      refund: Settled & { readonly body: Refund },
    ): boolean {
      if (tickets.isTraining()) return false
      const back = tickets.refundedOf(number)
      const counted = new Map<CustomerId, Counted>()
      for (const line of store.linesOf(number)) {
        const ofMilli = sale.lines[line.position]?.quantityMilli
        const now = refund.body.lines.filter(({ ofLine }) => ofLine === line.position)
        if (ofMilli === undefined || now.length === 0) continue
        const afterMilli = back.get(line.position)?.quantityMilli ?? 0
        const beforeMilli = now.reduce((total, { quantityMilli }) => total + quantityMilli, afterMilli) // they are negative
        const taken = takenBack(line, { ofMilli, beforeMilli, afterMilli })
        const { given, spent } = counted.get(line.customerId) ?? { given: 0, spent: 0 }
        counted.set(line.customerId, { given: given - taken.given, spent: spent - taken.spent })
      }
      for (const [customerId, { given, spent }] of counted) {
        const last = store.last(customerId)
        const lapsed = store.lapsedSince(customerId, number) || (last && hasLapsed(last, refund.nowMs))
        const one = { given: lapsed ? 0 : given, spent }
        write({
          customerId,
          kind: 'refund',
          number: refund.number,
          atMs: refund.nowMs,
          ...one,
          byHand: 0,
          reason: null,
        })
      }
      return counted.size > 0
    },
    ofTicket(ticketId: TicketId, { nowMs, caller }: Pick<CommandContext, 'nowMs' | 'caller'>): NamedOnTicket | null {
      const customerId = store.named(ticketId)
      const customer = customerId && customers.byId(customerId)
      const draft = tickets.find(ticketId)
      if (!customer || !draft || draft.station !== caller.station) return null
      const { lines } = tickets.priced(draft, nowMs)
      const open = lines.filter((line) => isOfSet(line) && !line.shared && line.ttcCents > 0)
      return {
        customerId: customer.customerId,
        name: customer.name,
        stamps: stampsNow(customer.customerId, nowMs),
        rewards: lines.filter(isPaidByStamps).length,
        rewardsLeft: rewardsFor(stampsFree(customer.customerId, nowMs), rules().goal),
        offerable: open
          .toSorted((a, b) => a.unitPriceCents - b.unitPriceCents)
          .map(({ lineId, label }) => ({ lineId, label })),
        gives: lines.reduce((total, line) => total + stampsOf(line, rules(), catalogue.product), 0),
      }
    },
    /** Whoever never had a stamp or a card has none. */
    cardOf(customerId: CustomerId, nowMs: number): StampCard | null {
      const last = store.last(customerId)
      const cardNumber = store.cardOf(customerId) ?? null
      if (!last && cardNumber === null) return null
      const stamps = stampsNow(customerId, nowMs)
      return {
        stamps,
        lapseOn: last && stamps > 0 ? lapseOf(last) : null,
        cardNumber,
        moves: store
          .moves(customerId)
          .map(({ move: _m, customerId: _c, goal: _g, label: _l, ...move }) => move)
          .filter(({ given, spent, byHand }) => given !== 0 || spent !== 0 || byHand !== 0),
      }
    },
    /** What the paper of a sealed ticket says: as it was then, and nothing once the customer is forgotten. */
    onReceipt(number: number): { readonly stamps: number; readonly goal: number; readonly label: string } | undefined {
      const move = store.ofNumber(number)
      return move && { stamps: move.balance, goal: move.goal, label: move.label }
    },
    /** Lines that no open ticket has any more are no rewards. */
    forgetLostRewards(): void {
      const rows = store.rewards()
      if (rows.length === 0) return
      const lying = new Set(tickets.allDrafts().flatMap(({ lines }) => lines.map((line) => line.lineId)))
      for (const { lineId } of rows) if (!lying.has(lineId)) store.endReward(lineId)
    },
    seen: customers.seen,
    customer: customers.byId,
  }
}
export type Loyalty = ReturnType<typeof createLoyalty>
