import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { startTill, type AskOverSocket } from '../support/serve-process.ts'
import { cents, ONE } from '../../src/shared/money.ts'
import { FIVE_PRODUCTS } from '../support/core-till.ts'
import { figure, percentile } from './figures.ts'

const SALES = 400
const WARM_UP = 40

export async function ring(ask: AskOverSocket, products: readonly string[]) {
  const ticketId: TicketId = newTicketId()
  let dueCents = cents(0)
  for (const product of products) {
    const { ticket } = await ask.tickets.addLine({
      commandId: newCommandId(),
      ticketId,
      lineId: newLineId(),
      productId: product as ProductId,
      quantityMilli: ONE,
      optionIds: [],
      place: 'on-site',
    })
    dueCents = ticket?.dueCents ?? dueCents
  }
  return { ticketId, dueCents }
}

export async function pay(ask: AskOverSocket, rung: Awaited<ReturnType<typeof ring>>): Promise<void> {
  const { ticketId, dueCents } = rung
  const tender = { ticketId, tenderId: newTenderId(), kind: 'cash' as const, printReceipt: false }
  await ask.tenders.take({ ...tender, commandId: newCommandId(), offeredCents: dueCents, dueCents })
}

export async function openDay(ask: AskOverSocket): Promise<void> {
  await ask.cashSessions.open({ commandId: newCommandId(), sessionId: newCashSessionId(), floatCents: cents(10_000) })
}

/** A paid sale through the real process and its socket, seen from the one who asks. */
export async function benchHost(folder: string): Promise<void> {
  const till = startTill({ dataFolder: folder })
  const { ask, close } = await till.connect()
  await openDay(ask)
  const sales: number[] = []
  for (let n = -WARM_UP; n < SALES; n += 1) {
    const rung = await ring(ask, FIVE_PRODUCTS)
    const startedMs = performance.now()
    await pay(ask, rung)
    if (n >= 0) sales.push(performance.now() - startedMs)
  }
  close()
  await till.stop()
  figure('sale.host.p50.ms', percentile(sales, 0.5), 'ms')
  figure('sale.host.p95.ms', percentile(sales, 0.95), 'ms', { atMost: 10 })
}
