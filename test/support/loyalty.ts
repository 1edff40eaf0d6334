import {
  newLineId,
  newTicketId,
  type CustomerId,
  type LineId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import type { LoyaltyRules } from '../../src/shared/loyalty.ts'
import { milli } from '../../src/shared/money.ts'
import type { RefundReason } from '../../src/shared/ticket.ts'
import { newCustomerId, newTenderId } from '../../src/shared/ids.ts'
import { durand } from './customers.ts'
import { command } from './said.ts'
import type { Shop } from './shop.ts'

export const tenCoffees: LoyaltyRules = {
  on: true,
  categoryIds: [],
  productIds: ['prd_cafe' as ProductId],
  goal: 10,
  label: 'cafés',
  months: 0,
}

/** What a hand does with stamps. */
export function stampHands(shop: Pick<Shop, 'ask' | 'add' | 'take'>) {
  const { ask } = shop
  const name = (customerId: CustomerId | null, ticketId: TicketId = newTicketId()) =>
    ask.loyalty.nameCustomer({ ...command(), ticketId, place: 'on-site', customerId })
  return {
    name,
    use: (rules: Partial<LoyaltyRules> = {}) =>
      ask.loyalty.changeRules({ ...command(), rules: { ...tenCoffees, ...rules } }),
    async customer(called = durand.name): Promise<CustomerId> {
      const customerId = newCustomerId()
      await ask.customers.save({ ...command(), customerId, ...durand, name: called })
      return customerId
    },
    /** Products on a ticket of somebody, not paid yet. */
    async ring(customerId: CustomerId | null, products: readonly (readonly [string, number])[]): Promise<TicketId> {
      const ticketId = newTicketId()
      for (const [product, quantity] of products) await shop.add(ticketId, product, quantity)
      if (customerId !== null) await name(customerId, ticketId)
      return ticketId
    },
    /** Coffees of somebody, paid; answers with the number of the ticket. */
    async drink(customerId: CustomerId, count: number): Promise<number> {
      const ticketId = await this.ring(customerId, [['prd_cafe', count]])
      return this.pay(ticketId)
    },
    /** Pays what is due in cash, or nothing where nothing is; answers with the number of the ticket. */
    async pay(ticketId: TicketId): Promise<number> {
      const { ticket } = await ask.tickets.counter({})
      const counter =
        ticket?.dueCents === 0
          ? await ask.tenders.settleFree({ ...command(), ticketId })
          : (await shop.take(ticketId, 'cash')).counter
      return counter.last!.number
    },
    correct: (customerId: CustomerId, by: number) =>
      ask.loyalty.correct({ ...command(), customerId, by, reason: 'paper-card' }),
    offer: (ticketId: TicketId, lineId: LineId) => ask.loyalty.offer({ ...command(), ticketId, lineId }),
    /** Offers a piece of the first line that may be. */
    async offerFirst(ticketId: TicketId) {
      const [line] = (await ask.loyalty.ofTicket({ ticketId }))?.offerable ?? []
      return ask.loyalty.offer({ ...command(), ticketId, lineId: line?.lineId ?? newLineId() })
    },
    stamps: async (customerId: CustomerId) => (await ask.loyalty.card({ customerId }))?.stamps ?? 0,
    refund: (
      number: number,
      lines: readonly { position: number; quantityMilli: number }[],
      reason: RefundReason = 'mistake',
    ) =>
      ask.corrections.refund({
        ...command(),
        ticketId: newTicketId(),
        tenderId: newTenderId(),
        number,
        lines: lines.map((line) => ({ ...line, quantityMilli: milli(line.quantityMilli) })),
        kind: 'cash',
        reason,
        printReceipt: false,
      }),
  }
}
