import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type OptionId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import type { AskOverSocket } from './serve-process.ts'

/** What a cashier does, over any line to a till. */
export function createSeller(ask: AskOverSocket) {
  async function openDay(floatCents = 10_000) {
    const sessionId = newCashSessionId()
    await ask.cashSessions.open({ commandId: newCommandId(), sessionId, floatCents: cents(floatCents) })
    return sessionId
  }

  function add(
    ticketId: TicketId,
    productId: string,
    more: {
      readonly quantity?: number
      readonly options?: readonly string[]
      readonly place?: 'on-site' | 'takeaway'
    } = {},
  ) {
    return ask.tickets.addLine({
      commandId: newCommandId(),
      ticketId,
      lineId: newLineId(),
      productId: productId as ProductId,
      quantityMilli: milli((more.quantity ?? 1) * 1000),
      optionIds: [...(more.options ?? [])] as OptionId[],
      place: more.place ?? 'on-site',
    })
  }

  /** The question that settles what is due, ready to be asked more than once. */
  async function tenderFor(ticketId: TicketId, kind: TenderKind, offeredCents?: number) {
    const { ticket } = await ask.tickets.counter({})
    const dueCents = ticket?.dueCents ?? cents(0)
    return {
      commandId: newCommandId(),
      ticketId,
      tenderId: newTenderId(),
      kind,
      offeredCents: offeredCents === undefined ? dueCents : cents(offeredCents),
      dueCents,
      printReceipt: false,
    }
  }

  const take = async (ticketId: TicketId, kind: TenderKind, offeredCents?: number) =>
    ask.tenders.take(await tenderFor(ticketId, kind, offeredCents))

  return {
    openDay,
    add,
    tenderFor,
    take,
    /** Sells what is named and settles it exactly; answers with the settled ticket. */
    async sell(products: readonly string[], kind: TenderKind = 'card') {
      const ticketId = newTicketId()
      for (const product of products) await add(ticketId, product)
      const { counter } = await take(ticketId, kind)
      return counter.last
    },
  }
}
export type Seller = ReturnType<typeof createSeller>
