import { afterEach, describe, expect, it } from 'vitest'
import { milli } from '../../src/shared/money.ts'
import { newLineId, newTicketId } from '../../src/shared/ids.ts'
import { entriesOf, expectBooksToBalance, expectProjectionsToRebuild, salesOf } from '../support/books.ts'
import { stampHands } from '../support/loyalty.ts'
import { command } from '../support/said.ts'
import { NOON_MS, openShop, refusalOf, type Shop } from '../support/shop.ts'

let shop: Shop
let hands: ReturnType<typeof stampHands>
afterEach(() => shop?.close())
async function opened() {
  shop = await openShop()
  hands = stampHands(shop)
  await shop.openDay()
  await hands.use()
}
const DAY_MS = 24 * 3_600_000
const linesInHand = async () => (await shop.ask.tickets.counter({})).ticket!.lines

describe('stamps', () => {
  it('are given for each piece of the set that is paid, once the ticket is sealed', async () => {
    await opened()
    const jeanne = await hands.customer()
    const ticketId = await hands.ring(jeanne, [
      ['prd_cafe', 3],
      ['prd_demi', 2],
    ])
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject({
      name: 'Jeanne Durand',
      stamps: 0,
      gives: 3,
      rewardsLeft: 0,
    })
    expect(await hands.stamps(jeanne)).toBe(0)
    await shop.take(ticketId, 'cash')
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
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject({
      stamps: 10,
      rewardsLeft: 1,
      offerable: [{ label: 'Café' }],
    })
    const { ticket } = await hands.offerFirst(ticketId)
    expect(ticket!.lines.map(({ quantityMilli, ttcCents }) => [quantityMilli, ttcCents])).toEqual([
      [2000, 320],
      [1000, 0],
    ])
    expect(await shop.ask.loyalty.ofTicket({ ticketId })).toMatchObject({
      stamps: 10,
      rewards: 1,
      rewardsLeft: 0,
      gives: 2,
    })
    expect(await hands.stamps(jeanne)).toBe(10)
    await shop.take(ticketId, 'cash')
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
})
