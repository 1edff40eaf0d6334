import type { AnyContractProcedure } from '@orpc/contract'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { contract } from '../../src/shared/contracts/index.ts'
import { commonRefusals, type ProcedureMeta } from '../../src/shared/contracts/procedure.ts'
import type { Room } from '../../src/shared/contracts/tabs.ts'
import {
  newLineId,
  newRoomId,
  newTableId,
  newTicketId,
  type LineId,
  type ProductId,
  type TableId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { defectsOf, entriesOf, everythingIn, expectBooksToBalance, salesOf } from '../support/books.ts'
import { command } from '../support/said.ts'
import { leaveTicketInDoubt } from '../support/linked-terminal.ts'
import { openShop, type Shop } from '../support/shop.ts'

let shop: Shop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})

const opened = async () => {
  shop = await openShop()
  await shop.openDay()
}
const TOMME = 'prd_tomme-coupe'
const tabs = () => shop.ask.tabs

/** A ticket in hand with these products, each on a line of its own or joined. */
async function ticketOf(...products: readonly string[]): Promise<TicketId> {
  const ticketId = newTicketId()
  for (const product of products) await shop.add(ticketId, product)
  return ticketId
}
async function tabOf(label: string, ...products: readonly string[]): Promise<TicketId> {
  const ticketId = await ticketOf(...products)
  await tabs().setAside({ ...command(), ticketId, label })
  return ticketId
}
async function priced(ticketId: TicketId, priceCents: number, quantityMilli = 1000) {
  return shop.ask.tickets.addLine({
    ...command(),
    ticketId,
    lineId: newLineId(),
    productId: TOMME as ProductId,
    quantityMilli: milli(quantityMilli),
    optionIds: [],
    priceCents: cents(priceCents),
    place: 'on-site',
  })
}
const table = (label: string, tableId = newTableId()) => ({
  tableId,
  label,
  shape: 'square' as const,
  x: 0,
  y: 0,
  width: 3,
  height: 3,
  seats: 4,
})
const room = (...tables: readonly ReturnType<typeof table>[]): Room => ({
  roomId: newRoomId(),
  label: 'Salle',
  tables: [...tables],
})
async function tablesNamed(...labels: readonly string[]): Promise<readonly TableId[]> {
  const drawn = labels.map((label) => table(label))
  await tabs().saveRooms({ ...command(), rooms: [room(...drawn)] })
  return drawn.map(({ tableId }) => tableId)
}
/** Another screen has it in hand. */
function elsewhere(ticketId: TicketId): void {
  const db = new Database(shop.ledgerFile)
  db.prepare(`UPDATE open_tickets SET station = 'room' WHERE ticket_id = ?`).run(ticketId)
  db.close()
}
const due = (amountCents: number) => ({ amountCents: cents(amountCents) })
const inHand = async () => (await shop.ask.tickets.counter({})).ticket

type Case = readonly [path: string, code: string, when: string, reach: () => Promise<() => Promise<unknown>>]
type Asked = (ticketId: TicketId) => Promise<unknown>

/** What may be asked of a ticket that was set aside or is in hand. */
const ofTicket: Readonly<Record<string, Asked>> = {
  setAside: (ticketId) => tabs().setAside({ ...command(), ticketId, label: 'Jean' }),
  open: (ticketId) => tabs().open({ ...command(), ticketId, takeOver: false }),
  describe: (ticketId) => tabs().describe({ ...command(), ticketId, label: 'Jean', tableId: null, covers: 2 }),
  merge: (ticketId) => tabs().merge({ ...command(), ticketId, from: [newTicketId()] }),
  sameRound: (ticketId) => tabs().sameRound({ ...command(), ticketId }),
  splitInShares: (ticketId) => tabs().splitInShares({ ...command(), ticketId, shares: 3 }),
  splitItems: (ticketId) =>
    tabs().splitItems({ ...command(), ticketId, items: [{ lineId: newLineId(), quantityMilli: milli(1000) }] }),
  splitAmount: (ticketId) => tabs().splitAmount({ ...command(), ticketId, ...due(100) }),
  giveBack: (ticketId) => tabs().giveBack({ ...command(), ticketId }),
}
const names = Object.keys(ofTicket)
const splits = ['splitInShares', 'splitItems', 'splitAmount']
const of = (some: readonly string[], code: string, when: string, reach: () => Promise<TicketId>): readonly Case[] =>
  some.map((name) => [
    `tabs.${name}`,
    code,
    when,
    async () => {
      await opened()
      const ticketId = await reach()
      return () => ofTicket[name]!(ticketId)
    },
  ])

async function partlyPaid(): Promise<TicketId> {
  const ticketId = await ticketOf('prd_demi')
  await shop.take(ticketId, 'cash', 100)
  return ticketId
}
/** Nobody heard how its card payment ended. */
async function inDoubt(): Promise<TicketId> {
  const ticketId = await ticketOf('prd_demi')
  await leaveTicketInDoubt(shop.ask, ticketId)
  return ticketId
}
async function partInHand(): Promise<TicketId> {
  const ticketId = await tabOf('Jean', 'prd_demi', 'prd_cafe')
  await tabs().open({ ...command(), ticketId, takeOver: false })
  const { ticket } = await tabs().splitInShares({ ...command(), ticketId, shares: 2 })
  return ticket!.ticketId
}
async function partPartlyPaid(): Promise<TicketId> {
  const ticketId = await partInHand()
  await shop.take(ticketId, 'cash', 10)
  return ticketId
}
async function free(): Promise<TicketId> {
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_cafe')
  const lineId = (await inHand())!.lines[0]!.lineId
  const discount = { kind: 'percent' as const, hundredths: 10_000, reason: 'offered' as const }
  await shop.ask.tickets.discountLineFreely({ ...command(), ticketId, lineId, discount })
  return ticketId
}
async function atTables(): Promise<{ free: TableId; taken: TableId; ticketId: TicketId }> {
  const [taken, other] = await tablesNamed('1', '2')
  const ticketId = newTicketId()
  await tabs().seat({ ...command(), ticketId, tableId: taken!, covers: 2 })
  await shop.add(ticketId, 'prd_cafe')
  await tabs().setAside({ ...command(), ticketId })
  return { taken: taken!, free: other!, ticketId }
}

const cases: readonly Case[] = [
  ...of(names, 'TICKET_NOT_OPEN', 'it was paid a second ago', async () => {
    const ticketId = await tabOf('Jean', 'prd_cafe')
    await tabs().open({ ...command(), ticketId, takeOver: false })
    await shop.take(ticketId, 'cash')
    return ticketId
  }),
  ...of(names, 'TICKET_ELSEWHERE', 'a colleague has it in hand', async () => {
    const ticketId = await tabOf('Jean', 'prd_cafe')
    elsewhere(ticketId)
    return ticketId
  }),
  ...of(['sameRound', ...splits], 'TICKET_PARTLY_PAID', 'money was taken for it', partlyPaid),
  ...of(['setAside', 'giveBack'], 'TICKET_PARTLY_PAID', 'somebody pays his part just now', partPartlyPaid),
  ...of(['setAside', 'sameRound', ...splits, 'giveBack'], 'CARD_PAYMENT_OPEN', 'its payment is in doubt', inDoubt),
  [
    'tabs.merge',
    'CARD_PAYMENT_OPEN',
    'the payment of one of them is in doubt',
    async () => {
      await opened()
      const from = await tabOf('Jean', 'prd_cafe')
      const ticketId = await inDoubt()
      return () => tabs().merge({ ...command(), ticketId, from: [from] })
    },
  ],
  ...of(['splitInShares'], 'NOTHING_TO_SHARE', 'it costs nothing', free),
  ...of(['sameRound'], 'TICKET_BEING_SPLIT', 'it is a payer’s part', partInHand),
  [
    'tabs.merge',
    'TICKET_PARTLY_PAID',
    'money was taken for one of them',
    async () => {
      await opened()
      const from = await tabOf('Jean', 'prd_cafe')
      const ticketId = await partlyPaid()
      return () => tabs().merge({ ...command(), ticketId, from: [from] })
    },
  ],
  [
    'tabs.merge',
    'TICKET_BEING_SPLIT',
    'one of them bears a discount of its own',
    async () => {
      await opened()
      const from = await tabOf('Jean', 'prd_cafe')
      const ticketId = await ticketOf('prd_demi')
      const discount = { kind: 'percent' as const, hundredths: 500, reason: 'gesture' as const }
      await shop.ask.tickets.discountTicket({ ...command(), ticketId, discount })
      return () => tabs().merge({ ...command(), ticketId, from: [from] })
    },
  ],
  ...(['merge', 'sameRound'] as const).flatMap((name): readonly Case[] => [
    [
      `tabs.${name}`,
      'TICKET_FULL',
      'it would have more than two hundred lines',
      async () => {
        await opened()
        const from = newTicketId()
        for (let n = 1; n <= 101; n += 1) await priced(from, n)
        await tabs().setAside({ ...command(), ticketId: from, label: 'Jean' })
        const ticketId = newTicketId()
        if (name === 'sameRound') return () => tabs().sameRound({ ...command(), ticketId: from })
        for (let n = 1; n <= 100; n += 1) await priced(ticketId, n)
        return () => tabs().merge({ ...command(), ticketId, from: [from] })
      },
    ],
    [
      `tabs.${name}`,
      'AMOUNT_TOO_LARGE',
      'it would cost more than a ticket may',
      async () => {
        await opened()
        const from = newTicketId()
        await priced(from, 6_000_000)
        await tabs().setAside({ ...command(), ticketId: from, label: 'Jean' })
        if (name === 'sameRound') return () => tabs().sameRound({ ...command(), ticketId: from })
        const ticketId = newTicketId()
        await priced(ticketId, 6_000_000)
        return () => tabs().merge({ ...command(), ticketId, from: [from] })
      },
    ],
  ]),
  ...of(['sameRound'], 'SOLD_OUT', 'there is none left of something of the round', async () => {
    const ticketId = await ticketOf('prd_demi')
    await shop.ask.kitchen.setSoldOut({ ...command(), productId: 'prd_demi' as ProductId, soldOut: true })
    return ticketId
  }),
  ...of(['sameRound'], 'DAY_NOT_OPEN', 'the day is closed', async () => {
    const ticketId = await tabOf('Jean', 'prd_cafe')
    const session = await shop.ask.cashSessions.state({})
    if (session.state === 'open') {
      await shop.ask.cashSessions.close({ ...command(), sessionId: session.sessionId, countedCents: cents(10_000) })
    }
    return ticketId
  }),
  ...of(['sameRound', 'setAside'], 'TICKET_EMPTY', 'nothing is on it', async () => {
    const [tableId] = await tablesNamed('1')
    const ticketId = newTicketId()
    await tabs().seat({ ...command(), ticketId, tableId: tableId!, covers: null })
    await tabs().describe({ ...command(), ticketId, label: 'Jean', tableId: null, covers: null })
    return ticketId
  }),
  ...of(['giveBack'], 'NOT_A_PART', 'it is a whole ticket', () => ticketOf('prd_cafe')),
  [
    'tabs.setAside',
    'TAB_NEEDS_NAME',
    'it has neither name nor table',
    async () => {
      await opened()
      const ticketId = await ticketOf('prd_cafe')
      return () => tabs().setAside({ ...command(), ticketId, label: '   ' })
    },
  ],
  [
    'tabs.describe',
    'TAB_NEEDS_NAME',
    'its name is taken away',
    async () => {
      await opened()
      const ticketId = await tabOf('Jean', 'prd_cafe')
      return () => tabs().describe({ ...command(), ticketId, label: '', tableId: null, covers: null })
    },
  ],
  ...(['TABLE_UNKNOWN', 'TABLE_OCCUPIED'] as const).flatMap((code): readonly Case[] => {
    const when = code === 'TABLE_UNKNOWN' ? 'nobody drew that table' : 'somebody sits there'
    const at = async () => {
      const { taken } = await atTables()
      return code === 'TABLE_UNKNOWN' ? newTableId() : taken
    }
    return [
      [
        'tabs.setAside',
        code,
        when,
        async () => {
          await opened()
          const tableId = await at()
          const ticketId = await ticketOf('prd_cafe')
          return () => tabs().setAside({ ...command(), ticketId, tableId })
        },
      ],
      [
        'tabs.describe',
        code,
        when,
        async () => {
          await opened()
          const tableId = await at()
          const ticketId = await tabOf('Jean', 'prd_cafe')
          return () => tabs().describe({ ...command(), ticketId, label: '', tableId, covers: null })
        },
      ],
      [
        'tabs.seat',
        code,
        when,
        async () => {
          await opened()
          const tableId = await at()
          return () => tabs().seat({ ...command(), ticketId: newTicketId(), tableId, covers: 2 })
        },
      ],
    ]
  }),
  [
    'tabs.saveRooms',
    'TABLE_OCCUPIED',
    'a table with guests is taken off the plan',
    async () => {
      await opened()
      await atTables()
      return () => tabs().saveRooms({ ...command(), rooms: [room(table('3'))] })
    },
  ],
  [
    'tabs.saveRooms',
    'TABLE_LABEL_TWICE',
    'two tables bear one name',
    async () => {
      await opened()
      return () => tabs().saveRooms({ ...command(), rooms: [room(table('3')), room(table('3'))] })
    },
  ],
  [
    'tabs.seat',
    'DAY_NOT_OPEN',
    'the day is not open',
    async () => {
      shop = await openShop()
      const [tableId] = await tablesNamed('1')
      return () => tabs().seat({ ...command(), ticketId: newTicketId(), tableId: tableId!, covers: 2 })
    },
  ],
  [
    'tabs.seat',
    'TICKET_NOT_OPEN',
    'the ticket was open before',
    async () => {
      await opened()
      const { free: tableId, ticketId } = await atTables()
      return () => tabs().seat({ ...command(), ticketId, tableId, covers: 2 })
    },
  ],
  [
    'tabs.seat',
    'ANOTHER_TICKET_OPEN',
    'something without a name is in hand',
    async () => {
      await opened()
      const { free: tableId } = await atTables()
      await ticketOf('prd_cafe')
      return () => tabs().seat({ ...command(), ticketId: newTicketId(), tableId, covers: 2 })
    },
  ],
  [
    'tabs.open',
    'ANOTHER_TICKET_OPEN',
    'something without a name is in hand',
    async () => {
      await opened()
      const ticketId = await tabOf('Jean', 'prd_cafe')
      await ticketOf('prd_cafe')
      return () => tabs().open({ ...command(), ticketId, takeOver: false })
    },
  ],
  [
    'tabs.splitInShares',
    'TOO_MANY_SHARES',
    'there is no cent for each',
    async () => {
      await opened()
      const ticketId = newTicketId()
      await priced(ticketId, 2)
      return () => tabs().splitInShares({ ...command(), ticketId, shares: 3 })
    },
  ],
  [
    'tabs.splitAmount',
    'SHARE_TOO_LARGE',
    'it is more than the ticket',
    async () => {
      await opened()
      const ticketId = await ticketOf('prd_cafe')
      return () => tabs().splitAmount({ ...command(), ticketId, ...due(161) })
    },
  ],
  [
    'tabs.splitItems',
    'SHARE_TOO_LARGE',
    'it is more than the line holds',
    async () => {
      await opened()
      const ticketId = await ticketOf('prd_cafe')
      const lineId = (await inHand())!.lines[0]!.lineId
      return () => tabs().splitItems({ ...command(), ticketId, items: [{ lineId, quantityMilli: milli(1001) }] })
    },
  ],
  [
    'tabs.splitItems',
    'LINE_UNKNOWN',
    'no line is called so',
    async () => {
      await opened()
      const ticketId = await ticketOf('prd_cafe')
      return () =>
        tabs().splitItems({ ...command(), ticketId, items: [{ lineId: newLineId(), quantityMilli: milli(1) }] })
    },
  ],
]

const commands = Object.entries(contract.tabs as Record<string, AnyContractProcedure>)
  .map(([name, procedure]) => ({
    path: `tabs.${name}`,
    kind: (procedure['~orpc'].meta as ProcedureMeta).kind,
    refusals: Object.keys(procedure['~orpc'].errorMap),
  }))
  .filter(({ kind }) => kind === 'command')
const common: readonly string[] = commonRefusals

describe('every refusal of tabs', () => {
  it('that the contract declares is reached below, and nothing else is', () => {
    const declared = commands.flatMap(({ path, refusals }) =>
      refusals.filter((code) => !common.includes(code)).map((code) => `${path} ${code}`),
    )
    expect([...new Set(cases.map(([path, code]) => `${path} ${code}`))].toSorted()).toEqual(declared.toSorted())
  })

  it.each(cases)('%s says %s when %s, and leaves nothing behind', async (_path, code, _when, reach) => {
    const ask = await reach()
    const before = everythingIn(shop.ledgerFile)
    await expect(ask()).rejects.toMatchObject({ code, defined: true, status: 409 })
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
    expect(defectsOf(shop)).toEqual([])
  })
})

describe('a tab', () => {
  it('lies aside under its name, is taken in hand again, and pays like any ticket', async () => {
    await opened()
    const ticketId = await tabOf('Jean', 'prd_demi', 'prd_cafe')
    expect(await inHand()).toBeNull()
    const [listed] = await tabs().list({})
    expect(listed).toMatchObject({ ticketId, tab: { label: 'Jean' }, lineCount: 2, inHand: null, dueCents: 460 })
    await tabs().open({ ...command(), ticketId, takeOver: false })
    expect(await inHand()).toMatchObject({ ticketId, tab: { label: 'Jean' } })
    await shop.take(ticketId, 'card')
    expect(await tabs().list({})).toEqual([])
    expect(JSON.stringify(entriesOf(shop, 'tickets'))).not.toContain('Jean')
    await expectBooksToBalance(shop)
  })

  it('goes aside by itself when another one is taken in hand', async () => {
    await opened()
    const jean = await tabOf('Jean', 'prd_demi')
    const paul = await tabOf('Paul', 'prd_cafe')
    await tabs().open({ ...command(), ticketId: jean, takeOver: false })
    await tabs().open({ ...command(), ticketId: paul, takeOver: false })
    expect(await inHand()).toMatchObject({ ticketId: paul })
    expect((await tabs().list({})).map((tab) => [tab.tab?.label, tab.inHand])).toEqual([
      ['Jean', null],
      ['Paul', 'here'],
    ])
  })

  it('is taken over from another screen only when somebody says so', async () => {
    await opened()
    const ticketId = await tabOf('Jean', 'prd_demi')
    elsewhere(ticketId)
    expect((await tabs().list({}))[0]).toMatchObject({ inHand: 'elsewhere' })
    await tabs().open({ ...command(), ticketId, takeOver: true })
    expect(await inHand()).toMatchObject({ ticketId })
  })

  it('survives the end of the day, and its round is asked for again at today’s price', async () => {
    await opened()
    const ticketId = await tabOf('Jean', 'prd_demi', 'prd_demi', 'prd_cafe')
    await tabs().sameRound({ ...command(), ticketId })
    const productId = 'prd_cafe' as ProductId
    await shop.ask.catalogue.changePrice({ ...command(), productId, priceCents: cents(200), takeawayPriceCents: null })
    await tabs().sameRound({ ...command(), ticketId })
    await tabs().open({ ...command(), ticketId, takeOver: false })
    const { lines, totalCents } = (await inHand())!
    expect(lines.map((line) => [line.round, line.label, line.quantityMilli, line.unitPriceCents])).toEqual([
      [1, 'Demi', 2000, 300],
      [1, 'Café', 1000, 160],
      [2, 'Demi', 2000, 300],
      [2, 'Café', 1000, 160],
      [3, 'Demi', 2000, 300],
      [3, 'Café', 1000, 200],
    ])
    expect(totalCents).toBe(3 * 600 + 160 + 160 + 200)
    expect((await tabs().list({}))[0]?.lastRound).toEqual([
      { label: 'Demi', quantityMilli: 2000 },
      { label: 'Café', quantityMilli: 1000 },
    ])
  })

  it('joins another: every line is there once, covers add up, and the event log tells', async () => {
    await opened()
    const [one, two] = await tablesNamed('1', '2')
    const at = async (tableId: TableId, covers: number, product: string) => {
      const ticketId = newTicketId()
      await tabs().seat({ ...command(), ticketId, tableId, covers })
      await shop.add(ticketId, product)
      await tabs().setAside({ ...command(), ticketId })
      return ticketId
    }
    const first = await at(one!, 2, 'prd_cafe')
    const second = await at(two!, 3, 'prd_demi')
    const third = await tabOf('Jean', 'prd_cafe')
    await tabs().merge({ ...command(), ticketId: first, from: [second, third] })
    const all = await tabs().list({})
    expect(all).toHaveLength(1)
    expect(all[0]).toMatchObject({ ticketId: first, tableLabel: '1', tab: { covers: 5 }, dueCents: 160 + 300 + 160 })
    expect(entriesOf(shop, 'events').filter((entry) => entry.kind === 'tickets-merged')).toMatchObject([
      { payload: { ticketId: first, from: [second, third] } },
    ])
    // The table that was left is free again.
    await tabs().describe({ ...command(), ticketId: first, label: '', tableId: two!, covers: 5 })
    expect((await tabs().list({}))[0]).toMatchObject({ tableLabel: '2' })
  })

  it('has its covers sealed for the note of a meal, and nothing else of it', async () => {
    await opened()
    const { ticketId } = await atTables()
    await tabs().open({ ...command(), ticketId, takeOver: false })
    await shop.take(ticketId, 'cash')
    expect(salesOf(shop)[0]).toMatchObject({ covers: 2 })
    expect(salesOf(shop)[0]).not.toHaveProperty('tab')
  })
})

describe('a ticket that several pay', () => {
  it('is paid in three shares, each by one tender, and the next share comes by itself', async () => {
    await opened()
    const ticketId = newTicketId()
    await priced(ticketId, 6000)
    await priced(ticketId, 4000)
    let counter = await tabs().splitInShares({ ...command(), ticketId, shares: 3 })
    const seen: [number, number][] = []
    for (const kind of ['cash', 'card', 'card'] as const) {
      seen.push([counter.ticket!.dueCents, counter.restCents])
      counter = (await shop.take(counter.ticket!.ticketId, kind)).counter
    }
    expect(seen).toEqual([
      [3334, 6666],
      [3333, 3333],
      [3333, 0],
    ])
    expect(counter.ticket).toBeNull()
    expect(await tabs().list({})).toEqual([])
    const sales = salesOf(shop)
    expect(sales.map((sale) => sale.totalCents)).toEqual([3334, 3333, 3333])
    expect(sales.flatMap((sale) => sale.lines).reduce((all, line) => all + line.quantityMilli, 0)).toBe(2000)
    expect(sales.every((sale) => sale.lines.every((line) => line.shared))).toBe(true)
    await expectBooksToBalance(shop)
  })

  it('keeps its plan when it is left, and goes on with as many payers as were left', async () => {
    await opened()
    const ticketId = await tabOf('Table ronde', 'prd_demi', 'prd_demi', 'prd_cafe')
    await tabs().open({ ...command(), ticketId, takeOver: false })
    const first = await tabs().splitInShares({ ...command(), ticketId, shares: 3 })
    const { counter } = await shop.take(first.ticket!.ticketId, 'cash')
    await tabs().setAside({ ...command(), ticketId: counter.ticket!.ticketId })
    const [left] = await tabs().list({})
    expect(left).toMatchObject({ ticketId, dueCents: 506, split: { kind: 'shares', of: 3, left: 2 } })
    await tabs().open({ ...command(), ticketId, takeOver: false })
    const again = await tabs().splitInShares({ ...command(), ticketId, shares: 2 })
    expect([again.ticket?.dueCents, again.restCents]).toEqual([253, 253])
  })

  it('is whole again, line by line, when a part is given back before anybody paid', async () => {
    await opened()
    const ticketId = await ticketOf('prd_demi', 'prd_cafe', 'prd_cafe')
    const before = await inHand()
    const { ticket } = await tabs().splitAmount({ ...command(), ticketId, ...due(123) })
    await tabs().giveBack({ ...command(), ticketId: ticket!.ticketId })
    const after = await inHand()
    expect({ ...after, lines: new Set(after!.lines) }).toEqual({ ...before, lines: new Set(before!.lines) })
  })

  it('is paid by item, each payer with his own paper, and the rest stays in hand', async () => {
    await opened()
    const ticketId = await ticketOf('prd_demi', 'prd_cafe', 'prd_cafe', 'prd_croissant')
    const lineOf = (label: string): LineId => lines.find((line) => line.label === label)!.lineId
    let { lines } = (await inHand())!
    const items = [
      { lineId: lineOf('Demi'), quantityMilli: milli(1000) },
      { lineId: lineOf('Café'), quantityMilli: milli(1000) },
    ]
    const first = await tabs().splitItems({ ...command(), ticketId, items })
    expect(first).toMatchObject({ ticket: { partOf: ticketId, dueCents: 460 }, restCents: 160 + 120 })
    const { counter } = await shop.take(first.ticket!.ticketId, 'card')
    expect(counter.ticket).toMatchObject({ ticketId, split: { kind: 'items' }, dueCents: 280 })
    ;({ lines } = (await inHand())!)
    await shop.take(ticketId, 'cash')
    expect(salesOf(shop).map((sale) => sale.totalCents)).toEqual([460, 280])
    expect(await tabs().list({})).toEqual([])
    await expectBooksToBalance(shop)
  })

  it('bears the discount of the whole in every part, once', async () => {
    await opened()
    const ticketId = await ticketOf('prd_demi', 'prd_demi', 'prd_cafe')
    const discount = { kind: 'amount' as const, amountCents: cents(60), reason: 'gesture' as const }
    await shop.ask.tickets.discountTicket({ ...command(), ticketId, discount })
    const { ticket, restCents } = await tabs().splitAmount({ ...command(), ticketId, ...due(300) })
    expect([ticket?.totalCents, restCents]).toEqual([300, 400])
    const { counter } = await shop.take(ticket!.ticketId, 'cash')
    await shop.take(counter.ticket!.ticketId, 'cash')
    const sales = salesOf(shop)
    expect(sales.map((sale) => sale.totalCents)).toEqual([300, 400])
    expect(sales.flatMap((sale) => sale.lines).reduce((off, line) => off + line.discountCents, 0)).toBe(60)
    await expectBooksToBalance(shop)
  })

  it('can have a provisional note of a part before it is paid', async () => {
    await opened()
    const ticketId = await ticketOf('prd_demi', 'prd_cafe')
    const { ticket } = await tabs().splitInShares({ ...command(), ticketId, shares: 2 })
    await shop.ask.notes.print({ ...command(), ticketId: ticket!.ticketId })
    expect(entriesOf(shop, 'notes')).toMatchObject([{ payload: { ticketId: ticket!.ticketId, totalCents: 230 } }])
  })

  it('comes in hand again when the part in hand is voided to nothing', async () => {
    await opened()
    const ticketId = await ticketOf('prd_demi', 'prd_cafe')
    const lineId = (await inHand())!.lines[1]!.lineId
    const { ticket } = await tabs().splitItems({
      ...command(),
      ticketId,
      items: [{ lineId, quantityMilli: milli(1000) }],
    })
    await shop.ask.tickets.removeLine({ ...command(), ticketId: ticket!.ticketId, lineId: ticket!.lines[0]!.lineId })
    expect(await inHand()).toMatchObject({ ticketId, dueCents: 300 })
  })
})

describe('a discount', () => {
  const percent = (hundredths: number) => ({ kind: 'percent' as const, hundredths, reason: 'staff' as const })

  it('of a line is sealed with its reason, and VAT is that of what was paid', async () => {
    await opened()
    const ticketId = await ticketOf('prd_demi', 'prd_cafe')
    const lineId = (await inHand())!.lines[0]!.lineId
    await shop.ask.tickets.discountLineFreely({ ...command(), ticketId, lineId, discount: percent(5000) })
    await shop.take(ticketId, 'cash')
    expect(salesOf(shop)[0]).toMatchObject({
      totalCents: 310,
      lines: [
        { ttcCents: 150, discountCents: 150, discountReason: 'staff' },
        { ttcCents: 160, discountCents: 0 },
      ],
    })
    expect(salesOf(shop)[0]?.lines[1]).not.toHaveProperty('discountReason')
    await expectBooksToBalance(shop)
  })

  it('of a ticket is taken back with null, and never touches a newspaper', async () => {
    await opened()
    const ticketId = await ticketOf('prd_demi', 'prd_ouest-france')
    await shop.ask.tickets.discountTicket({ ...command(), ticketId, discount: percent(1000) })
    expect((await inHand())?.lines.map((line) => line.discountCents)).toEqual([30, 0])
    await shop.ask.tickets.discountTicket({ ...command(), ticketId, discount: null })
    expect((await inHand())?.lines.map((line) => line.discountCents)).toEqual([0, 0])
  })
})
