import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { newCommandId, newTicketId, type TicketId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { defectsOf, expectBooksToBalance, salesOf } from '../support/books.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'

let shop: Shop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})

const MADE = ['prd_burger', 'prd_entree-du-jour', 'prd_dessert-du-jour', 'prd_frites'] as const
const POURED = ['prd_cafe', 'prd_demi'] as const
const command = () => ({ commandId: newCommandId() })

const aGesture = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constant('add' as const), product: fc.constantFrom(...MADE, ...POURED) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('quantity' as const),
      line: fc.nat(5),
      pieces: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('remove' as const), line: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('note' as const), line: fc.nat(5), note: fc.constantFrom('', 'a', 'b') }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('send' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('fire' as const), course: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('aside' as const) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('open' as const), tab: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('merge' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('again' as const), tab: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('shares' as const), of: fc.integer({ min: 2, max: 3 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('items' as const), line: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('back' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('pay' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('void' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('tick' as const), order: fc.integer({ min: 1, max: 20 }) }) },
)
/** Every evening begins with an order whose note changes once it was sent: the rest is chance. */
const BEGUN: readonly Gesture[] = [
  { does: 'add', product: 'prd_burger' },
  { does: 'send' },
  { does: 'note', line: 0, note: 'a' },
  { does: 'send' },
]
type Gesture = typeof aGesture extends fc.Arbitrary<infer One> ? One : never

/** Whatever somebody at the counter may do; a refusal is an answer. */
async function gesture(one: Gesture): Promise<unknown> {
  const { ask } = shop
  const { ticket } = await ask.tickets.counter({})
  const ticketId = ticket?.ticketId ?? newTicketId()
  const line = 'line' in one ? ticket?.lines[one.line % Math.max(1, ticket.lines.length)] : undefined
  const of = { ...command(), ticketId }
  const tabs = await ask.tabs.list({})
  const tab: TicketId = ('tab' in one ? tabs[one.tab % Math.max(1, tabs.length)]?.ticketId : undefined) ?? newTicketId()
  switch (one.does) {
    case 'add':
      return shop.add(ticketId, one.product)
    case 'quantity':
      return (
        line &&
        ask.tickets.changeQuantity({
          ...of,
          lineId: line.lineId,
          quantityMilli: milli(one.pieces * 1000),
          reason: 'mistake',
        })
      )
    case 'remove':
      return line && ask.tickets.removeLine({ ...of, lineId: line.lineId, reason: 'changed-mind' })
    case 'note':
      return line && ask.tickets.describeLine({ ...of, lineId: line.lineId, note: one.note, optionIds: [] })
    case 'send':
      return ask.kitchen.send(of)
    case 'fire':
      return ask.kitchen.fire({ ...of, course: one.course })
    case 'aside':
      return ask.tabs.setAside({ ...of, label: 'Jean' })
    case 'open':
      return ask.tabs.open({ ...command(), ticketId: tab, takeOver: true })
    case 'merge':
      return ask.tabs.merge({ ...of, from: [newTicketId(), ...tabs.map((other) => other.ticketId)].slice(-2) })
    case 'again':
      return ask.tabs.sameRound({ ...command(), ticketId: tab })
    case 'shares':
      return ask.tabs.splitInShares({ ...of, shares: one.of })
    case 'items':
      return line && ask.tabs.splitItems({ ...of, items: [{ lineId: line.lineId, quantityMilli: line.quantityMilli }] })
    case 'back':
      return ask.tabs.giveBack(of)
    case 'pay':
      return ticket && ticket.dueCents > 0 && shop.take(ticketId, 'card')
    case 'void':
      return ask.tickets.voidTicket({ ...of, reason: 'other' })
    case 'tick':
      return ask.kitchen.tick({ ...command(), number: one.order })
  }
}

type Sum = { readonly id: string; readonly milli: number }
const sums = (rows: readonly Sum[]): Readonly<Record<string, number>> =>
  Object.fromEntries(rows.filter((row) => row.milli !== 0).map((row) => [row.id, row.milli]))

/**
 * For every line that was ever on a ticket: what was sent less what was called off is what is told of it on the tickets
 * that are open, and of each product what is on open and settled tickets. Nothing is cooked twice, nothing is missing.
 */
function expectKitchenToAgree(): void {
  const db = new Database(shop.ledgerFile, { readonly: true })
  try {
    const rows = (sql: string) => sums(db.prepare<[], Sum>(sql).all())
    const differences = 'SELECT root_line_id AS id, sum(difference_milli) AS milli FROM kitchen_order_lines GROUP BY 1'
    const standing = `SELECT root_line_id AS id, sum(shown_milli - cancelled_milli) AS milli FROM kitchen_order_lines
      JOIN kitchen_orders USING (number) WHERE kind <> 'cancelled' GROUP BY 1`
    expect(rows(differences)).toEqual(rows(standing))

    const told = rows('SELECT root_line_id AS id, sum(sent_milli) AS milli FROM open_lines GROUP BY 1')
    const sent = rows(differences)
    const open = new Set(db.prepare<[], string>('SELECT root_line_id FROM open_lines').pluck().all())
    const partlyPaid = new Set(
      db
        .prepare<[], string>(
          'SELECT l.root_line_id FROM open_lines AS l JOIN open_tickets AS t USING (ticket_id) WHERE t.parts_paid > 0 OR t.part_of IS NOT NULL',
        )
        .pluck()
        .all(),
    )
    for (const id of open) if (!partlyPaid.has(id)) expect([id, sent[id] ?? 0]).toEqual([id, told[id] ?? 0])

    const ofProduct = rows(
      'SELECT product_id AS id, sum(difference_milli) AS milli FROM kitchen_order_lines GROUP BY 1',
    )
    const onTickets = rows('SELECT product_id AS id, sum(sent_milli) AS milli FROM open_lines GROUP BY 1')
    const sold = Map.groupBy(
      salesOf(shop).flatMap((sale) => sale.lines),
      (line) => line.productId as string,
    )
    for (const product of MADE) {
      const settled = (sold.get(product) ?? []).reduce((sum, line) => sum + line.quantityMilli, 0)
      expect([product, ofProduct[product] ?? 0]).toEqual([product, settled + (onTickets[product] ?? 0)])
    }
    for (const product of POURED) expect(ofProduct[product], 'nobody makes it').toBeUndefined()
  } finally {
    db.close()
  }
}

it('whatever is ordered, changed, shared and paid: the kitchen made what is on the tickets', async () => {
  const told = { orders: 0, cancelled: 0, changed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(aGesture, { minLength: 10, maxLength: 40 }), async (gestures) => {
      shop = await openShop()
      try {
        await shop.openDay()
        for (const one of [...BEGUN, ...gestures]) {
          const answer = await refusalOf(gesture(one))
          expect(answer).not.toMatch(/^not a refusal|INTERNAL|BAD_REQUEST/)
          expectKitchenToAgree()
        }
        const count = (where: string) => shop.one<number>(`SELECT count(*) FROM kitchen_orders WHERE ${where}`)
        told.orders += count('1')
        told.cancelled += count(`kind = 'cancelled'`)
        told.changed += count(`kind = 'changed'`)
        expect(defectsOf(shop)).toEqual([])
        await expectBooksToBalance(shop)
      } finally {
        await shop.close()
        shop = undefined as never
      }
    }),
    { numRuns: 25 },
  )
  expect(told.orders).toBeGreaterThan(20)
  expect(told.cancelled).toBeGreaterThan(3)
  expect(told.changed).toBeGreaterThan(0)
}, 240_000)
