import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { failureSentence, sortFailure } from '../../src/renderer/client/failures.ts'
import {
  newLineId,
  newRoomId,
  newTableId,
  newTenderId,
  newTicketId,
  type TableId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { defectsOf, everythingIn, expectBooksToBalance } from '../support/books.ts'
import { prd } from '../support/pricing.ts'
import { command } from '../support/said.ts'
import { openShop, type Ask, type Shop } from '../support/shop.ts'

let shop: Shop
let room: Ask
let tables: readonly [TableId, TableId]
beforeEach(async () => {
  shop = await openShop()
  room = createRouterClient(shop.till.router, { context: { caller: { station: 'room' } } })
  const square = { shape: 'square' as const, y: 0, width: 3, height: 3, seats: 4 }
  tables = [newTableId(), newTableId()]
  const drawn = tables.map((tableId, n) => ({ ...square, tableId, label: String(n + 1), x: 4 * n }))
  await shop.ask.tabs.saveRooms({ ...command(), rooms: [{ roomId: newRoomId(), label: 'Salle', tables: drawn }] })
  await shop.openDay()
})
afterEach(() => shop.close())

const tabs = () => shop.ask.tabs
async function inHand(...slugs: readonly string[]): Promise<TicketId> {
  const ticketId = newTicketId()
  for (const slug of slugs) await shop.add(ticketId, prd(slug))
  return ticketId
}
const lineOf = async () => (await shop.ask.tickets.counter({})).ticket!.lines[0]!.lineId
const offer = (ticketId: TicketId, dueCents = 160) => ({
  ...command(),
  ticketId,
  tenderId: newTenderId(),
  kind: 'cash' as const,
  offeredCents: cents(dueCents),
  dueCents: cents(dueCents),
  printReceipt: false,
})
const off = (hundredths: number) => ({ kind: 'percent' as const, hundredths, reason: 'gesture' as const })

/** What nobody should ask for, and how it comes to be asked: each is ready to be asked when it is called. */
type Case = readonly [what: string, code: string, ready: () => Promise<() => Promise<unknown>>]

const shares = (count: number) => async () => {
  const ticketId = await inHand('cafe', 'creme')
  return () => tabs().splitInShares({ ...command(), ticketId, shares: count })
}
const cases: readonly Case[] = [
  ['no share at all', 'BAD_REQUEST', shares(0)],
  ['one share', 'BAD_REQUEST', shares(1)],
  ['less than no share', 'BAD_REQUEST', shares(-3)],
  ['half a share', 'BAD_REQUEST', shares(2.5)],
  ['10,000 shares', 'BAD_REQUEST', shares(10_000)],
  [
    'more shares than there are cents',
    'TOO_MANY_SHARES',
    async () => {
      const ticketId = newTicketId()
      await shop.ask.tickets.addLine({ ...typed(ticketId), priceCents: cents(7) })
      return () => tabs().splitInShares({ ...command(), ticketId, shares: 8 })
    },
  ],
  [
    'shares of nothing',
    'NOTHING_TO_SHARE',
    async () => {
      const ticketId = await inHand('cafe')
      await shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount: off(10_000) })
      return () => tabs().splitInShares({ ...command(), ticketId, shares: 2 })
    },
  ],
  [
    'an amount below zero',
    'BAD_REQUEST',
    async () => {
      const ticketId = await inHand('cafe')
      return () => tabs().splitAmount({ ...command(), ticketId, amountCents: cents(-1) })
    },
  ],
  [
    'an amount of nothing',
    'BAD_REQUEST',
    async () => {
      const ticketId = await inHand('cafe')
      return () => tabs().splitAmount({ ...command(), ticketId, amountCents: cents(0) })
    },
  ],
  [
    'an amount above the rest',
    'SHARE_TOO_LARGE',
    async () => {
      const ticketId = await inHand('cafe')
      return () => tabs().splitAmount({ ...command(), ticketId, amountCents: cents(161) })
    },
  ],
  [
    'pieces below zero',
    'BAD_REQUEST',
    async () => {
      const ticketId = await inHand('cafe')
      const items = [{ lineId: await lineOf(), quantityMilli: milli(-1000) }]
      return () => tabs().splitItems({ ...command(), ticketId, items })
    },
  ],
  [
    'more pieces than there are',
    'SHARE_TOO_LARGE',
    async () => {
      const ticketId = await inHand('cafe')
      const items = [{ lineId: await lineOf(), quantityMilli: milli(2000) }]
      return () => tabs().splitItems({ ...command(), ticketId, items })
    },
  ],
  [
    'the same piece for two payers',
    'SHARE_TOO_LARGE',
    async () => {
      const ticketId = await inHand('cafe')
      const item = { lineId: await lineOf(), quantityMilli: milli(1000) }
      return () => tabs().splitItems({ ...command(), ticketId, items: [item, item] })
    },
  ],
  [
    'more than 100 % off a line',
    'BAD_REQUEST',
    async () => {
      const onLine = { ticketId: await inHand('cafe'), lineId: await lineOf() }
      return () => shop.ask.tickets.discountLineFreely({ ...command(), ...onLine, discount: off(10_001) })
    },
  ],
  [
    'more than 100 % off a ticket',
    'BAD_REQUEST',
    async () => {
      const ticketId = await inHand('cafe')
      return () => shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount: off(20_000) })
    },
  ],
  [
    'more cents off a ticket than it costs',
    'DISCOUNT_TOO_LARGE',
    async () => {
      const ticketId = await inHand('cafe')
      const discount = { kind: 'amount' as const, amountCents: cents(161), reason: 'gesture' as const }
      return () => shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount })
    },
  ],
  [
    'a price below zero',
    'BAD_REQUEST',
    async () => {
      const ticketId = newTicketId()
      return () => shop.ask.tickets.addLine({ ...typed(ticketId), priceCents: cents(-100) })
    },
  ],
  [
    'a price of nothing where one is typed',
    'PRICE_MISSING',
    async () => {
      const ticketId = newTicketId()
      return () => shop.ask.tickets.addLine({ ...typed(ticketId), priceCents: cents(0) })
    },
  ],
  [
    'a quantity below zero',
    'BAD_REQUEST',
    async () => {
      const onLine = { ticketId: await inHand('cafe'), lineId: await lineOf() }
      return () => shop.ask.tickets.changeQuantity({ ...command(), ...onLine, quantityMilli: milli(-1000) })
    },
  ],
  [
    'a move to an occupied table',
    'TABLE_OCCUPIED',
    async () => {
      await tabs().seat({ ...command(), ticketId: newTicketId(), tableId: tables[0], covers: 2 })
      const ticketId = newTicketId()
      await tabs().seat({ ...command(), ticketId, tableId: tables[1], covers: 2 })
      return () => tabs().describe({ ...command(), ticketId, label: '', tableId: tables[0], covers: 2 })
    },
  ],
  [
    'guests at an occupied table',
    'TABLE_OCCUPIED',
    async () => {
      await tabs().seat({ ...command(), ticketId: newTicketId(), tableId: tables[0], covers: 2 })
      return () => room.tabs.seat({ ...command(), ticketId: newTicketId(), tableId: tables[0], covers: 2 })
    },
  ],
  [
    'a tab set aside at an occupied table',
    'TABLE_OCCUPIED',
    async () => {
      const there = newTicketId()
      await tabs().seat({ ...command(), ticketId: there, tableId: tables[0], covers: 2 })
      await tabs().setAside({ ...command(), ticketId: there })
      const ticketId = await inHand('cafe')
      return () => tabs().setAside({ ...command(), ticketId, tableId: tables[0] })
    },
  ],
  [
    'a tab that is paid, paid again',
    'TICKET_NOT_OPEN',
    async () => {
      const ticketId = await inHand('cafe')
      await tabs().setAside({ ...command(), ticketId, label: 'Jean' })
      await tabs().open({ ...command(), ticketId, takeOver: false })
      await shop.take(ticketId, 'cash')
      return () => shop.ask.tenders.take(offer(ticketId))
    },
  ],
  [
    'a tab that is paid, opened again',
    'TICKET_NOT_OPEN',
    async () => {
      const ticketId = await inHand('cafe')
      await shop.take(ticketId, 'cash')
      return () => tabs().open({ ...command(), ticketId, takeOver: true })
    },
  ],
  [
    'the last tab, which a colleague took a second ago',
    'TICKET_ELSEWHERE',
    async () => {
      const ticketId = await inHand('cafe')
      await tabs().setAside({ ...command(), ticketId, label: 'Jean' })
      await room.tabs.open({ ...command(), ticketId, takeOver: false })
      shop.advance(1000)
      return () => tabs().open({ ...command(), ticketId, takeOver: false })
    },
  ],
  [
    'the last tab, which a colleague paid a second ago',
    'TICKET_NOT_OPEN',
    async () => {
      const ticketId = await inHand('cafe')
      await tabs().setAside({ ...command(), ticketId, label: 'Jean' })
      await room.tabs.open({ ...command(), ticketId, takeOver: false })
      await room.tenders.take(offer(ticketId))
      shop.advance(1000)
      return () => tabs().open({ ...command(), ticketId, takeOver: false })
    },
  ],
  [
    'a line on a ticket that a colleague took out of the hand',
    'TICKET_ELSEWHERE',
    async () => {
      const ticketId = await inHand('cafe')
      const lineId = await lineOf()
      await tabs().setAside({ ...command(), ticketId, label: 'Jean' })
      await tabs().open({ ...command(), ticketId, takeOver: false })
      await room.tabs.open({ ...command(), ticketId, takeOver: true })
      return () => shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(3000) })
    },
  ],
  [
    'money for a ticket that changed meanwhile',
    'TICKET_CHANGED',
    async () => {
      const ticketId = await inHand('cafe', 'creme')
      return () => shop.ask.tenders.take(offer(ticketId, 160))
    },
  ],
]

function typed(ticketId: TicketId) {
  const line = { ...command(), ticketId, lineId: newLineId(), optionIds: [], place: 'on-site' as const }
  return { ...line, productId: prd('tomme-coupe'), quantityMilli: milli(1000) }
}

describe('what nobody should ask for', () => {
  it.each(cases)('%s: %s, its sentence, and not a byte changes', async (_what, code, ready) => {
    const ask = await ready()
    const before = everythingIn(shop.ledgerFile)
    const seen = [await shop.ask.tickets.counter({}), await tabs().list({}), await room.tickets.counter({})]
    const error: unknown = await ask().then(
      () => undefined,
      (refused: unknown) => refused,
    )
    expect(error).toMatchObject({ code })
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
    expect([await shop.ask.tickets.counter({}), await tabs().list({}), await room.tickets.counter({})]).toEqual(seen)

    const failure = sortFailure(error)
    expect(failure.kind).toBe(code === 'BAD_REQUEST' ? 'bad-input' : 'refused')
    const [fr, en] = [failureSentence(failure, texts.fr), failureSentence(failure, texts.en)]
    for (const sentence of [fr, en]) expect(sentence).toMatch(/^\p{Lu}.{10,}[.?!]$/u)
    expect(fr).not.toBe(en)
    expect(`${fr} ${en}`).not.toMatch(/undefined|null|NaN|\[object/)
    expect(defectsOf(shop)).toEqual([])
    await expectBooksToBalance(shop)
  })
})
