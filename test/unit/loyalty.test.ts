import { afterEach, describe, expect, it } from 'vitest'
import {
  newCommandId,
  newLineId,
  newTenderId,
  newTicketId,
  type ProductId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { isCardNumber } from '../../src/shared/loyalty.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { newJam } from '../support/pricing.ts'
import {
  defectsOf,
  entriesOf,
  everythingIn,
  expectBooksToBalance,
  expectProjectionsToRebuild,
  salesOf,
} from '../support/books.ts'
import { stampHands } from '../support/loyalty.ts'
import { command } from '../support/said.ts'
import { openShop, temporaryFolder, type Shop } from '../support/shop.ts'
import { startTraining } from '../support/years.ts'

let shop: Shop
let hands: ReturnType<typeof stampHands>
afterEach(() => shop?.close())
async function opened(options: Parameters<typeof openShop>[0] = {}) {
  shop = await openShop(options)
  hands = stampHands(shop)
  await shop.openDay()
  await hands.use()
}
const DAY_MS = 24 * 3_600_000
const inHand = async () => (await shop.ask.tickets.counter({})).ticket
const linesInHand = async () => (await inHand())!.lines
const pay = (ticketId: TicketId) => hands.pay(ticketId)
/** A ticket of Jeanne with ten stamps behind her: so many coffees, one of them offered. */
async function withReward(coffees = 3) {
  const customerId = await hands.customer()
  await hands.drink(customerId, 10)
  const ticketId = await hands.ring(customerId, [['prd_cafe', coffees]])
  await hands.offerFirst(ticketId)
  return { customerId, ticketId }
}

describe('stamps', () => {
  it('are given for each piece of the set that is paid, once the ticket is sealed', async () => {
    await opened()
    const jeanne = await hands.customer()
    const ticketId = await hands.ring(jeanne, [
      ['prd_cafe', 3],
      ['prd_demi', 2],
    ])
    const named = { name: 'Jeanne Durand', stamps: 0, gives: 3, rewardsLeft: 0 }
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject(named)
    expect(await hands.stamps(jeanne)).toBe(0)
    await pay(ticketId)
    expect(await shop.ask.loyalty.card({ customerId: jeanne })).toMatchObject({
      stamps: 3,
      moves: [{ kind: 'sale', number: 1, given: 3, spent: 0, balance: 3 }],
    })
  })

  it('pay for one piece by one gesture: a discount that is sealed as any other, and ten stamps less when it is paid', async () => {
    await opened()
    const jeanne = await hands.customer()
    await hands.drink(jeanne, 10)
    const ticketId = await hands.ring(jeanne, [['prd_cafe', 3]])
    const before = { stamps: 10, rewardsLeft: 1, offerable: [{ label: 'Café' }] }
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject(before)
    const { ticket } = await hands.offerFirst(ticketId)
    expect(ticket!.lines.map(({ quantityMilli, ttcCents }) => [quantityMilli, ttcCents])).toEqual([
      [2000, 320],
      [1000, 0],
    ])
    const after = { stamps: 10, rewards: 1, rewardsLeft: 0, gives: 2 }
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject(after)
    expect(await hands.stamps(jeanne)).toBe(10)
    await pay(ticketId)
    expect(await hands.stamps(jeanne)).toBe(2)
    expect(salesOf(shop).at(-1)).toMatchObject({
      totalCents: 320,
      lines: [
        { quantityMilli: 2000 },
        { quantityMilli: 1000, discountCents: 160, discountReason: 'loyalty', ttcCents: 0, vatCents: 0 },
      ],
    })
    await expectBooksToBalance(shop)
    await shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('are no business of the ledger: no seal names the customer', async () => {
    await opened()
    const { customerId, ticketId } = await withReward()
    await pay(ticketId)
    expect(JSON.stringify(entriesOf(shop, 'tickets'))).not.toContain(customerId)
  })

  it('are not given for what is offered, shared, or outside the set', async () => {
    await opened()
    await hands.use({ categoryIds: ['cafe', 'midi'], productIds: [] })
    const jeanne = await hands.customer()
    const ticketId = await hands.ring(jeanne, [
      ['prd_cafe', 1],
      ['prd_the', 2],
      ['prd_coca-33', 4],
    ])
    const [coffee] = await linesInHand()
    const discount = { kind: 'percent', hundredths: 10_000, reason: 'offered' } as const
    await shop.ask.tickets.discountLineFreely({ ...command(), ticketId, lineId: coffee!.lineId, discount })
    await pay(ticketId)
    expect(await hands.stamps(jeanne)).toBe(2)
    const whole = await hands.ring(jeanne, [['prd_cafe', 2]])
    await shop.ask.tabs.setAside({ ...command(), ticketId: whole, label: 'Jean' })
    await shop.ask.tabs.open({ ...command(), ticketId: whole, takeOver: false })
    await shop.ask.tabs.splitInShares({ ...command(), ticketId: whole, shares: 3 })
    for (let payer = 0; payer < 3; payer += 1) {
      const ticket = await inHand()
      if (ticket) await pay(ticket.ticketId)
    }
    expect(await hands.stamps(jeanne)).toBe(2)
  })

  it('are given once for one sale, however often it is asked', async () => {
    await opened()
    const jeanne = await hands.customer()
    const ticketId = await hands.ring(jeanne, [['prd_cafe', 2]])
    const take = {
      commandId: newCommandId(),
      ticketId,
      tenderId: newTenderId(),
      kind: 'cash' as const,
      offeredCents: cents(320),
      dueCents: cents(320),
      printReceipt: false,
    }
    await shop.ask.tenders.take(take)
    await shop.ask.tenders.take(take)
    expect(await hands.stamps(jeanne)).toBe(2)
  })

  it('lapse so many months after the last visit, by a move that says so', async () => {
    await opened()
    await hands.use({ months: 6 })
    const jeanne = await hands.customer()
    await hands.drink(jeanne, 4)
    expect(await shop.ask.loyalty.card({ customerId: jeanne })).toMatchObject({ stamps: 4, lapseOn: '2027-05-23' })
    shop.advance(181 * DAY_MS)
    expect(await hands.stamps(jeanne)).toBe(4)
    shop.advance(DAY_MS)
    expect(await hands.stamps(jeanne)).toBe(0)
    const ticketId = await hands.ring(jeanne, [['prd_cafe', 1]])
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject({ stamps: 0, rewardsLeft: 0 })
    await pay(ticketId)
    expect(await shop.ask.loyalty.card({ customerId: jeanne })).toMatchObject({
      stamps: 1,
      moves: [
        { kind: 'sale', given: 1, balance: 1 },
        { kind: 'lapse', byHand: -4, balance: 0 },
        { kind: 'sale', given: 4, balance: 4 },
      ],
    })
    // What lapsed is not taken back a second time.
    await hands.refund(1, [{ position: 0, quantityMilli: 4000 }])
    expect(await hands.stamps(jeanne)).toBe(1)
  })

  it('stay out of training, whose tickets name nobody', async () => {
    await opened()
    const jeanne = await hands.customer()
    await hands.drink(jeanne, 2)
    await startTraining(shop)
    await shop.sell(['prd_cafe'])
    await hands.refund(1, [{ position: 0, quantityMilli: 1000 }])
    expect(await hands.stamps(jeanne)).toBe(2)
    expect(shop.one('SELECT count(*) FROM loyalty_moves')).toBe(1)
  })
})

describe('a reward', () => {
  it('that is taken off again spends nothing', async () => {
    await opened()
    const { customerId, ticketId } = await withReward()
    const offered = (await linesInHand()).find(({ discount }) => discount !== null)!
    await shop.ask.tickets.discountLine({ ...command(), ticketId, lineId: offered.lineId, discount: null })
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject({ rewards: 0, rewardsLeft: 1, gives: 3 })
    await pay(ticketId)
    expect(await hands.stamps(customerId)).toBe(13)
    expect(salesOf(shop).at(-1)!.totalCents).toBe(480)
  })

  it('is the cheapest piece first, or a piece of the line that is chosen', async () => {
    await opened()
    await hands.use({ categoryIds: ['cafe'], productIds: [] })
    const jeanne = await hands.customer()
    await hands.correct(jeanne, 20)
    const ticketId = await hands.ring(jeanne, [
      ['prd_creme', 1],
      ['prd_cafe', 1],
    ])
    const { offerable } = (await shop.ask.loyalty.ofTicket({ ticketId }))!
    expect(offerable.map(({ label }) => label)).toEqual(['Café', 'Crème'])
    const { ticket } = await hands.offer(ticketId, offerable[1]!.lineId)
    expect(ticket!.totalCents).toBe(160)
    await hands.offerFirst(ticketId)
    expect((await inHand())!.totalCents).toBe(0)
  })

  it('is not promised on two tickets at once', async () => {
    await opened()
    const { customerId, ticketId } = await withReward()
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Jean' })
    const other = await hands.ring(customerId, [['prd_cafe', 1]])
    expect(await shop.ask.loyalty.ofTicket({ ticketId: other })).toMatchObject({ stamps: 10, rewardsLeft: 0 })
    await expect(hands.offerFirst(other)).rejects.toMatchObject({ code: 'LOYALTY_NOT_ENOUGH' })
  })

  it('is spent once wherever its line is paid, by another payer or on another tab, and survives both', async () => {
    await opened()
    const { customerId, ticketId } = await withReward()
    const [rest, offered] = await linesInHand()
    const one = [{ lineId: offered!.lineId, quantityMilli: milli(1000) }]
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Jean' })
    await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
    await shop.ask.tabs.splitItems({ ...command(), ticketId, items: one })
    await shop.ask.tabs.giveBack({ ...command(), ticketId: (await inHand())!.ticketId })
    expect((await linesInHand()).map(({ ttcCents }) => ttcCents)).toEqual([rest!.ttcCents, 0])
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Jean' })
    const into = await hands.ring(null, [['prd_the', 1]])
    await shop.ask.tabs.setAside({ ...command(), ticketId: into, label: 'Paul' })
    await shop.ask.tabs.open({ ...command(), ticketId: into, takeOver: false })
    await shop.ask.tabs.merge({ ...command(), ticketId: into, from: [ticketId] })
    expect((await inHand())!.totalCents).toBe(320 + 260)
    await pay(into)
    expect(await hands.stamps(customerId)).toBe(0)
    expect(shop.one('SELECT count(*) FROM loyalty_rewards')).toBe(0)
  })

  it('leaves with its ticket when that is given up', async () => {
    await opened()
    const { customerId, ticketId } = await withReward()
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    const again = await hands.ring(customerId, [['prd_cafe', 1]])
    expect(await shop.ask.loyalty.ofTicket({ ticketId: again })).toMatchObject({ stamps: 10, rewardsLeft: 1 })
    await hands.offerFirst(again)
    expect(shop.one('SELECT count(*) FROM loyalty_rewards')).toBe(1)
  })

  it('is told to the kitchen once, whichever of the two lines it was sent with', async () => {
    await opened()
    await hands.use({ productIds: ['prd_burger' as ProductId] })
    const jeanne = await hands.customer()
    await hands.correct(jeanne, 10)
    const ticketId = await hands.ring(jeanne, [['prd_burger', 2]])
    await shop.ask.kitchen.send({ ...command(), ticketId })
    await hands.offerFirst(ticketId)
    expect((await linesInHand()).map(({ sentMilli }) => sentMilli)).toEqual([1000, 1000])
    const slips = `SELECT count(*) FROM kitchen_orders`
    const before = shop.one(slips)
    await pay(ticketId)
    expect(shop.one(slips)).toBe(before)
    expect(defectsOf(shop)).toEqual([])
  })
})

describe('a refund', () => {
  it('takes back the stamps of what comes back, piece by piece', async () => {
    await opened()
    const jeanne = await hands.customer()
    const number = await hands.drink(jeanne, 3)
    await hands.refund(number, [{ position: 0, quantityMilli: 1000 }])
    expect(await hands.stamps(jeanne)).toBe(2)
    await hands.refund(number, [{ position: 0, quantityMilli: 2000 }])
    expect(await shop.ask.loyalty.card({ customerId: jeanne })).toMatchObject({
      stamps: 0,
      moves: [
        { kind: 'refund', given: -2 },
        { kind: 'refund', given: -1 },
        { kind: 'sale', given: 3 },
      ],
    })
  })

  it('finds the pieces behind a set menu, whose parts are sealed as lines of their own and give no stamp', async () => {
    await opened()
    await hands.use({ categoryIds: ['midi'] })
    const jeanne = await hands.customer()
    await hands.correct(jeanne, 10)
    const ticketId = newTicketId()
    await shop.ask.tickets.addLine({
      ...command(),
      ticketId,
      lineId: newLineId(),
      productId: 'prd_formule-midi' as ProductId,
      quantityMilli: milli(1000),
      optionIds: [],
      parts: [
        { slotId: 'plat', productId: 'prd_omelette' as ProductId, optionIds: [] },
        { slotId: 'autour', productId: 'prd_tarte-pommes' as ProductId, optionIds: [] },
      ],
      place: 'on-site',
    })
    await shop.add(ticketId, 'prd_cafe', 3)
    await hands.name(jeanne, ticketId)
    const named = await shop.ask.loyalty.ofTicket({ ticketId })
    expect(named).toMatchObject({ gives: 3, offerable: [{ label: 'Café' }] })
    await hands.offerFirst(ticketId)
    const number = await pay(ticketId)
    expect(await hands.stamps(jeanne)).toBe(2)
    // Two parts of the menu, two coffees, and the one that was offered.
    await hands.refund(number, [{ position: 0, quantityMilli: 1000 }])
    expect(await hands.stamps(jeanne)).toBe(2)
    await hands.refund(number, [{ position: 3, quantityMilli: 1000 }])
    expect(await hands.stamps(jeanne)).toBe(12)
    await hands.refund(number, [{ position: 2, quantityMilli: 2000 }])
    expect(await hands.stamps(jeanne)).toBe(10)
  })

  it('gives the stamps of an offered piece back with the piece, and may leave a debt of stamps', async () => {
    await opened()
    const { customerId, ticketId } = await withReward()
    const number = await pay(ticketId)
    await hands.refund(number, [
      { position: 0, quantityMilli: 2000 },
      { position: 1, quantityMilli: 1000 },
    ])
    expect(await hands.stamps(customerId)).toBe(10)
    const again = await hands.ring(customerId, [['prd_cafe', 1]])
    await hands.offerFirst(again)
    await pay(again)
    await hands.refund(1, [{ position: 0, quantityMilli: 10_000 }])
    expect(await hands.stamps(customerId)).toBe(-10)
    await expectBooksToBalance(shop)
  })
})

describe('a customer', () => {
  it('is named before anything is rung up, and the ticket ends with the name where nothing was', async () => {
    await opened()
    const jeanne = await hands.customer()
    const ticketId = newTicketId()
    expect((await hands.name(jeanne, ticketId)).ticket).toMatchObject({ ticketId, lines: [] })
    expect((await hands.name(null, ticketId)).ticket).toBeNull()
    await hands.name(jeanne, ticketId)
    await shop.add(ticketId, 'prd_cafe', 2)
    await pay(ticketId)
    expect(await hands.stamps(jeanne)).toBe(2)
  })

  it('is still named after a restart', async () => {
    const { folder, remove } = temporaryFolder()
    await opened({ dataFolder: folder })
    const { customerId, ticketId } = await withReward()
    await shop.close()
    shop = await openShop({ dataFolder: folder })
    hands = stampHands(shop)
    await pay(ticketId)
    expect(await hands.stamps(customerId)).toBe(2)
    await shop.close()
    remove()
  })

  it('has a card whose number a wand reads, always the same', async () => {
    await opened()
    const jeanne = await hands.customer()
    await shop.ask.loyalty.printCard({ ...command(), customerId: jeanne })
    const { cardNumber } = (await shop.ask.loyalty.card({ customerId: jeanne }))!
    expect(isCardNumber(cardNumber!)).toBe(true)
    await shop.ask.loyalty.printCard({ ...command(), customerId: jeanne })
    expect(await shop.ask.loyalty.card({ customerId: jeanne })).toMatchObject({ cardNumber, stamps: 0 })
    const acts = { kind: 'customer', customerId: jeanne, name: 'Jeanne Durand' }
    expect(await shop.ask.scans.resolve({ text: cardNumber! })).toMatchObject({ acts })
    await hands.use({ on: false })
    expect(await shop.ask.scans.resolve({ text: cardNumber! })).toMatchObject({ acts: null, asks: [] })
  })

  it('is handed all of it, and is forgotten with all of it', async () => {
    await opened()
    const { customerId, ticketId } = await withReward()
    await shop.ask.loyalty.printCard({ ...command(), customerId })
    const { cardNumber } = (await shop.ask.loyalty.card({ customerId }))!
    expect(await shop.ask.customers.disclose({ customerId })).toMatchObject({
      stamps: { stamps: 10, cardNumber, moves: [{ kind: 'sale', given: 10 }] },
    })
    await shop.ask.customers.erase({ ...command(), customerId })
    const kept = everythingIn(shop.ledgerFile)
    const about = Object.entries(kept).filter(([name, rows]) => name.startsWith('loyalty_') && rows.length > 0)
    expect(about.map(([name]) => name)).toEqual(['loyalty_rules'])
    await pay(ticketId)
    expect(shop.one('SELECT count(*) FROM loyalty_moves')).toBe(0)
    expect(defectsOf(shop)).toEqual([])
  })
})

describe('the rules of loyalty', () => {
  it('are off at first; a change of them is in the journal', async () => {
    shop = await openShop()
    hands = stampHands(shop)
    const before = await shop.ask.loyalty.rules({})
    expect(before).toMatchObject({ on: false, goal: 10 })
    const after = await hands.use()
    const payload = { name: 'loyalty', before, after }
    expect(entriesOf(shop, 'events').at(-1)).toMatchObject({ kind: 'setting-changed', payload })
  })

  it('never count alcohol, although it came into a category of the set later', async () => {
    await opened()
    await hands.use({ categoryIds: ['epicerie'], productIds: [] })
    const beer = { ...newJam(), label: 'Bière du village', kind: 'beer-wine' as const }
    await shop.ask.catalogue.addProduct({ ...command(), ...beer })
    const jeanne = await hands.customer()
    await hands.correct(jeanne, 10)
    const ticketId = await hands.ring(jeanne, [[beer.productId, 2]])
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject({ gives: 0, offerable: [] })
    await expect(hands.offer(ticketId, (await linesInHand())[0]!.lineId)).rejects.toMatchObject({
      code: 'LOYALTY_NOT_IN_SET',
    })
  })

  it('are corrected by hand with a reason, which the event log bears without a name', async () => {
    await opened()
    const jeanne = await hands.customer()
    await hands.correct(jeanne, 7)
    await hands.correct(jeanne, -2)
    expect(await shop.ask.loyalty.card({ customerId: jeanne })).toMatchObject({
      stamps: 5,
      moves: [{ byHand: -2 }, { byHand: 7, reason: 'paper-card' }],
    })
    expect(entriesOf(shop, 'events').at(-1)).toMatchObject({
      kind: 'stamps-corrected',
      payload: { customerId: jeanne, by: -2, reason: 'paper-card' },
    })
    await expect(hands.offer(newTicketId(), newLineId())).rejects.toMatchObject({ code: 'TICKET_NOT_OPEN' })
  })
})
