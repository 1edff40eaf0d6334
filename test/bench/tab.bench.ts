import { newCommandId, newLineId, newTicketId, type LineId, type TicketId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { LINES_MAX, type Counter } from '../../src/shared/ticket.ts'
import { prd } from '../support/pricing.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { figure, percentile } from './figures.ts'

const TURNS = 60
const WARM_UP = 10
/** What a display shows in: at 60 pictures a second. */
const FRAME_MS = 16

/**
 * A tab of two hundred lines under somebody's hand: one line more, another quantity, what one payer had and back, a
 * third. Asked over
 * the contract as screens ask, its answer checked by it.
 */
export async function benchTab(folder: string): Promise<void> {
  const shop = await openShop({ dataFolder: folder, printer: undefined, nowMs: Date.now })
  const { ask } = shop
  await shop.openDay()
  const ticketId = newTicketId()
  let counter = await add(shop, ticketId, 1)
  for (let n = 2; n < LINES_MAX; n += 1) counter = await add(shop, ticketId, n)
  const lineIds = linesOf(counter)
  const taps = { add: [], quantity: [], split: [], back: [], shares: [] } as Record<string, number[]>
  const on = () => ({ commandId: newCommandId(), ticketId })
  for (let n = -WARM_UP; n < TURNS; n += 1) {
    const lineId = lineIds[(n + WARM_UP) % lineIds.length] as LineId // there are as many as lines
    const tap = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      const startedMs = performance.now()
      const answer = await work()
      if (n >= 0) taps[name]?.push(performance.now() - startedMs)
      return answer
    }
    const more = await tap('add', () => add(shop, ticketId, 10_000 + n))
    await ask.tickets.removeLine({ ...on(), lineId: linesOf(more).at(-1) ?? lineId })
    await tap('quantity', () => ask.tickets.changeQuantity({ ...on(), lineId, quantityMilli: milli(2000) }))
    await ask.tickets.changeQuantity({ ...on(), lineId, quantityMilli: milli(1000) })
    const items = lineIds.slice(0, 100).map((id) => ({ lineId: id, quantityMilli: milli(1000) }))
    const part = await tap('split', () => ask.tabs.splitItems({ ...on(), items }))
    await tap('back', () => ask.tabs.giveBack({ ...on(), ticketId: part.ticket?.ticketId ?? ticketId }))
    const share = await tap('shares', () => ask.tabs.splitInShares({ ...on(), shares: 3 }))
    await ask.tabs.giveBack({ ...on(), ticketId: share.ticket?.ticketId ?? ticketId })
  }
  await shop.close()
  for (const [name, measures] of Object.entries(taps)) {
    figure(`tab.200.${name}.p50.ms`, percentile(measures, 0.5), 'ms')
    figure(`tab.200.${name}.p95.ms`, percentile(measures, 0.95), 'ms', { atMost: FRAME_MS })
  }
}

const linesOf = ({ ticket }: Counter): readonly LineId[] => ticket?.lines.map(({ lineId }) => lineId) ?? []

/** Something loose, at a price of its own, so that it joins no other line. */
const add = ({ ask }: Shop, ticketId: TicketId, price: number): Promise<Counter> =>
  ask.tickets.addLine({
    commandId: newCommandId(),
    ticketId,
    lineId: newLineId(),
    productId: prd('tomme-coupe'),
    quantityMilli: milli(1000),
    optionIds: [],
    priceCents: cents(price + WARM_UP),
    place: 'on-site',
  })
