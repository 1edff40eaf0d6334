import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CustomerId, LineId, ProductId, TicketId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { defectsOf, expectBooksToBalance, expectProjectionsToRebuild, ticketsOf } from '../support/books.ts'
import { stampHands } from '../support/loyalty.ts'
import { command } from '../support/said.ts'
import { openShop, refusalOf, temporaryFolder, type Shop } from '../support/shop.ts'

const GOAL = 4
/** A coffee and a tea are in the set; a beer and a newspaper never are. */
const products = ['prd_cafe', 'prd_the', 'prd_demi', 'prd_le-monde'] as const
const counting: readonly string[] = ['prd_cafe', 'prd_the']
const bought = fc.array(fc.tuple(fc.constantFrom(...products), fc.integer({ min: 1, max: 4 })), {
  minLength: 1,
  maxLength: 3,
})
const who = fc.nat(1)
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('sell' as const),
      who: fc.option(who),
      bought,
      rewards: fc.nat(2),
      /** What is done to the ticket between the reward and its payment. */
      after: fc.constantFrom('nothing', 'unreward', 'off10', 'offered', 'split', 'void'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('refund' as const), which: fc.nat(20), all: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('correct' as const), who, by: fc.integer({ min: -3, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** What every run begins with, so that no gesture is left to chance. */
const always: readonly Step[] = [
  { do: 'sell', who: 0, bought: [['prd_cafe', 4]], rewards: 0, after: 'nothing' },
  { do: 'sell', who: 0, bought: [['prd_the', 2]], rewards: 1, after: 'nothing' },
  { do: 'refund', which: 1, all: true },
  { do: 'correct', who: 1, by: 5 },
  { do: 'sell', who: 1, bought: [['prd_cafe', 3]], rewards: 1, after: 'split' },
]

/**
 * Stamps counted by a stranger: from the sealed tickets, and from a note of who was named on which. Each whole piece of the
 * set that was paid and has not come back is one; each piece sealed with the reason of loyalty costs the goal.
 */
function counted(shop: Shop, namedOn: ReadonlyMap<number, CustomerId>, byHand: ReadonlyMap<CustomerId, number>) {
  const stamps = new Map(byHand)
  const sealed = ticketsOf(shop)
  for (const { number, kind, body } of sealed) {
    const customerId = namedOn.get(number)
    if (kind !== 'sale' || customerId === undefined) continue
    body.lines.forEach((line, position) => {
      const back = sealed
        .flatMap((ticket) =>
          ticket.kind === 'refund' && ticket.body.corrects?.number === number ? ticket.body.lines : [],
        )
        .filter(({ ofLine }) => ofLine === position)
        .reduce((total, { quantityMilli }) => total - quantityMilli, 0)
      const left = Math.floor((line.quantityMilli - back) / 1000)
      const isReward = line.discountReason === 'loyalty'
      const now = stamps.get(customerId) ?? 0
      if (isReward) stamps.set(customerId, now - (left > 0 ? GOAL : 0))
      else if (counting.includes(line.productId) && line.ttcCents > 0 && !line.shared)
        stamps.set(customerId, now + left)
    })
  }
  return stamps
}

it('whatever is sold, offered, taken off, split, given up, refunded and corrected: stamps given less those spent and taken back are what the sealed tickets say', async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const { folder, remove } = temporaryFolder()
      let shop = await openShop({ dataFolder: folder })
      try {
        let hands = stampHands(shop)
        await shop.openDay(90_000)
        await hands.use({ productIds: counting as ProductId[], goal: GOAL })
        const customers = [await hands.customer(), await hands.customer('Paul Rieu')] as const
        const namedOn = new Map<number, CustomerId>()
        const byHand = new Map<CustomerId, number>()
        const linesNow = async () => (await shop.ask.tickets.counter({})).ticket?.lines ?? []
        const rewardLine = async () => (await linesNow()).find(({ discount }) => discount?.reason === 'loyalty')
        const discounted = async (ticketId: TicketId, lineId: LineId | undefined, hundredths: number | null) => {
          if (lineId === undefined) return
          const discount = hundredths === null ? null : ({ kind: 'percent', hundredths, reason: 'offered' } as const)
          await shop.ask.tickets.discountLineFreely({ ...command(), ticketId, lineId, discount })
        }
        /** The ticket in hand and every payer's part after it, each paid by the one who is named. */
        const payAll = async (customerId: CustomerId | null) => {
          for (;;) {
            const { ticket } = await shop.ask.tickets.counter({})
            if (!ticket) return
            if (customerId !== null && !(await linesNow()).some(({ discount }) => discount?.reason === 'loyalty'))
              await hands.name(customerId, ticket.ticketId)
            const number = await hands.pay(ticket.ticketId)
            if (customerId !== null) namedOn.set(number, customerId)
          }
        }
        const act = async (one: Step): Promise<void> => {
          switch (one.do) {
            case 'sell': {
              const customerId = one.who === null ? null : customers[one.who]!
              const ticketId = await hands.ring(customerId, one.bought)
              for (let n = 0; n < one.rewards; n += 1) await refusalOf(hands.offerFirst(ticketId))
              const reward = await rewardLine()
              const [first] = await linesNow()
              if (one.after === 'unreward') await discounted(ticketId, reward?.lineId, null)
              if (one.after === 'offered' && first?.lineId !== reward?.lineId)
                await discounted(ticketId, first?.nature === 'own' ? first.lineId : undefined, 10_000)
              if (one.after === 'off10' && first?.lineId !== reward?.lineId)
                await discounted(ticketId, first?.nature === 'own' ? first.lineId : undefined, 1_000)
              if (one.after === 'void') {
                await shop.ask.tickets.voidTicket({ ...command(), ticketId })
                return
              }
              if (one.after === 'split' && reward && (await linesNow()).length > 1) {
                await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Bar' })
                await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
                const items = [{ lineId: reward.lineId, quantityMilli: milli(1000) }]
                await shop.ask.tabs.splitItems({ ...command(), ticketId, items })
              }
              return payAll(customerId)
            }
            case 'refund': {
              const sales = ticketsOf(shop).filter(({ kind }) => kind === 'sale')
              const sale = sales[one.which % Math.max(1, sales.length)]
              const ticket = sale && (await shop.ask.corrections.correctable({ number: sale.number }))
              const left = ticket?.lines.filter(({ leftMilli }) => leftMilli > 0) ?? []
              const lines = (one.all ? left : left.slice(0, 1)).map(({ position, leftMilli }) => ({
                position,
                quantityMilli: one.all ? leftMilli : 1000,
              }))
              if (sale && lines.length > 0) await hands.refund(sale.number, lines)
              return
            }
            case 'correct': {
              if (one.by === 0) return
              const customerId = customers[one.who]!
              await hands.correct(customerId, one.by)
              byHand.set(customerId, (byHand.get(customerId) ?? 0) + one.by)
              return
            }
            case 'restart':
              await shop.till.close()
              shop = await openShop({ dataFolder: folder })
              hands = stampHands(shop)
          }
        }
        for (const one of [...always, ...steps]) {
          const refusal = await refusalOf(act(one))
          if (refusal !== 'none') expect(refusal).toMatch(/^[A-Z_]+$/)
          const gesture = one.do === 'sell' ? `${one.do} ${one.after} ${refusal}` : `${one.do} ${refusal}`
          done.set(gesture, (done.get(gesture) ?? 0) + 1)
          const { ticket } = await shop.ask.tickets.counter({})
          if (ticket) await shop.ask.tickets.voidTicket({ ...command(), ticketId: ticket.ticketId })

          const expected = counted(shop, namedOn, byHand)
          for (const customerId of customers) {
            const card = await shop.ask.loyalty.card({ customerId })
            expect(card?.stamps ?? 0).toBe(expected.get(customerId) ?? 0)
            const moves = card?.moves ?? []
            expect(moves.reduce((total, { given, spent, byHand: by }) => total + given - spent + by, 0)).toBe(
              card?.stamps ?? 0,
            )
          }
        }
        expect(defectsOf(shop)).toEqual([])
        await expectBooksToBalance(shop)
        await shop.till.close()
        expectProjectionsToRebuild(shop.ledgerFile)
      } finally {
        await shop.close()
        remove()
      }
    }),
    { numRuns: 20 },
  )
  // The gestures that matter were really done.
  for (const gesture of ['sell nothing none', 'sell split none', 'refund none', 'correct none'])
    expect(done.get(gesture)).toBeGreaterThan(0)
}, 240_000)
