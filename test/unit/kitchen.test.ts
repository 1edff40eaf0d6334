import type { AnyContractProcedure } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import type { KitchenSetup } from '../../src/shared/contracts/kitchen.ts'
import { kitchen as contract } from '../../src/shared/contracts/kitchen.ts'
import { commonRefusals } from '../../src/shared/contracts/procedure.ts'
import { newLineId, newTicketId, type PrepStationId, type ProductId, type TicketId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { defectsOf, entriesOf, everythingIn, expectBooksToBalance } from '../support/books.ts'
import { command } from '../support/said.ts'
import { openShop, type Ask, type Shop } from '../support/shop.ts'

let shop: Shop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})

const BURGER = 'prd_burger' as ProductId
const STARTER = 'prd_entree-du-jour'
const DESSERT = 'prd_dessert-du-jour'
const CUISINE = 'pst_cuisine' as PrepStationId
const BAR = 'pst_bar' as PrepStationId

const kitchen = () => shop.ask.kitchen
const screen = (): Ask => createRouterClient(shop.till.router, { context: { caller: { station: 'kitchen' } } })
async function opened(): Promise<void> {
  shop = await openShop()
  await shop.openDay()
}
async function setUp(change: Partial<KitchenSetup>): Promise<void> {
  await kitchen().saveSetup({ ...command(), setup: { ...(await kitchen().setup({})), ...change } })
}
async function ticketOf(...products: readonly string[]): Promise<TicketId> {
  const ticketId = newTicketId()
  for (const product of products) await shop.add(ticketId, product)
  return ticketId
}
const linesOf = async () => (await shop.ask.tickets.counter({})).ticket?.lines ?? []
const send = (ticketId: TicketId) => kitchen().send({ ...command(), ticketId })
const fire = (ticketId: TicketId, course: number) => kitchen().fire({ ...command(), ticketId, course })
const aside = (ticketId: TicketId, label = 'Jean') => shop.ask.tabs.setAside({ ...command(), ticketId, label })
const orders = async () => (await screen().kitchen.board({})).orders
/** Every order of the board in a word: what it asks for. */
async function said(): Promise<readonly string[]> {
  return (await orders()).map(
    ({ kind, lines }) =>
      `${kind}: ${lines.map((line) => `${line.quantityMilli / 1000} ${line.label}${line.cancelledMilli > 0 ? ` (-${line.cancelledMilli / 1000})` : ''}`).join(', ')}`,
  )
}
const slips = () => shop.one<number>(`SELECT count(*) FROM print_jobs WHERE document = 'kitchen-order'`)
const describeLine = async (ticketId: TicketId, n: number, note: string) =>
  shop.ask.tickets.describeLine({ ...command(), ticketId, lineId: (await linesOf())[n]!.lineId, note, optionIds: [] })

describe('what is not kept', () => {
  it('is a month-old order, and with it the slip that never found a printer', async () => {
    await opened()
    await send(await ticketOf(BURGER))
    const slip = `SELECT state FROM print_jobs WHERE document = 'kitchen-order'`
    expect(shop.one(slip)).toBe('waiting')
    await shop.take((await shop.ask.tickets.counter({})).ticket!.ticketId, 'card')
    const state = await shop.ask.cashSessions.state({})
    if (state.state === 'open') {
      const { sessionId } = state
      await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: state.floatCents })
    }
    shop.advance(40 * 86_400_000)
    await shop.openDay()
    expect(shop.one('SELECT count(*) FROM kitchen_orders')).toBe(0)
    expect(shop.one(slip)).toBe('dismissed')
    expect((await shop.ask.printing.status({})).jobs.filter(({ document }) => document === 'kitchen-order')).toEqual([])
    await shop.ask.printing.printTestPage(command())
    await shop.till.close()
    expect(defectsOf(shop)).toEqual([])
  })
})

describe('what is sent', () => {
  it('is the difference, once, and the line says how much was sent', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER, BURGER, 'prd_cafe')
    await send(ticketId)
    expect((await linesOf()).map(({ sentMilli }) => sentMilli)).toEqual([2000, 0])
    await shop.add(ticketId, BURGER)
    await send(ticketId)
    expect(await said()).toEqual(['new: 2 Burger maison', 'more: 1 Burger maison'])
    expect((await linesOf()).map(({ sentMilli }) => sentMilli)).toEqual([3000, 0])
    expect(slips()).toBe(2)
  })

  it('goes by itself when the ticket is set aside, under the name that it gets then', async () => {
    await opened()
    await aside(await ticketOf(BURGER), 'Jean')
    expect(await orders()).toMatchObject([
      { kind: 'new', name: 'Jean', server: 'Léa', lines: [{ label: 'Burger maison' }] },
    ])
  })

  it('goes by itself when another tab is taken in hand, and with a round that is asked for while the tab lies aside', async () => {
    await opened()
    const first = await ticketOf(BURGER)
    await aside(first, 'Jean')
    const second = await ticketOf('prd_cafe')
    await aside(second, 'Anne')
    await shop.ask.tabs.open({ ...command(), ticketId: first, takeOver: false })
    await shop.add(first, 'prd_omelette')
    await shop.ask.tabs.open({ ...command(), ticketId: second, takeOver: false })
    await shop.ask.tabs.sameRound({ ...command(), ticketId: first })
    expect(await said()).toEqual(['new: 1 Burger maison', 'more: 1 Omelette', 'more: 1 Omelette'])
  })

  it('goes by itself when the ticket is settled, with every course that still waits', async () => {
    await opened()
    const ticketId = await ticketOf(STARTER, BURGER, DESSERT)
    await shop.take(ticketId, 'card')
    expect((await orders()).flatMap(({ lines }) => lines.map(({ course }) => course))).toEqual([1, 2, 3])
    await expectBooksToBalance(shop)
  })

  it('was sent whole before several pay it: half a dish is not cooked', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER, BURGER, BURGER, DESSERT)
    await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 2 })
    const part = (await shop.ask.tickets.counter({})).ticket!
    await shop.take(part.ticketId, 'card')
    await shop.take((await shop.ask.tickets.counter({})).ticket!.ticketId, 'card')
    expect(await said()).toEqual(['new: 3 Burger maison, 1 Dessert du jour'])
    await expectBooksToBalance(shop)
  })

  it('is nothing at all in a café without prep stations', async () => {
    await opened()
    await setUp({ prepStations: [], categories: [], products: [] })
    const ticketId = await ticketOf(BURGER)
    expect(await kitchen().ofTicket({ ticketId })).toEqual({ toSend: 0, held: [], courses: [] })
    await shop.take(ticketId, 'card')
    expect(shop.one('SELECT count(*) FROM kitchen_orders')).toBe(0)
    expect(slips()).toBe(0)
    expect(await screen().kitchen.board({})).toEqual({ prepStations: [], orders: [], undo: [] })
  })

  it('goes where its product goes, and otherwise where its category goes', async () => {
    await opened()
    const bar = { prepStationId: BAR, label: 'Bar', paper: false, screen: true }
    const { prepStations, categories, products } = await kitchen().setup({})
    await setUp({
      prepStations: [...prepStations, bar],
      categories: [...categories, { categoryId: 'cafe', prepStationId: BAR, course: null }],
      products: [...products, { productId: 'prd_petit-dejeuner' as ProductId, prepStationId: CUISINE }],
    })
    await send(await ticketOf('prd_cafe', 'prd_petit-dejeuner', BURGER, 'prd_demi'))
    expect(
      (await orders()).map(({ prepStationId, lines }) => [prepStationId, lines.map(({ label }) => label)]),
    ).toEqual([
      [BAR, ['Café']],
      [CUISINE, ['Petit-déjeuner complet', 'Burger maison']],
    ])
    expect(slips(), 'the bar has no paper').toBe(1)
  })

  it('says anew what was told otherwise before, and asks for nothing twice', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER, BURGER)
    await send(ticketId)
    await describeLine(ticketId, 0, 'sans oignon')
    expect(await kitchen().ofTicket({ ticketId })).toMatchObject({ toSend: 1 })
    await send(ticketId)
    expect(await orders()).toMatchObject([{ kind: 'changed', lines: [{ quantityMilli: 2000, note: 'sans oignon' }] }])
    expect(shop.one('SELECT sum(difference_milli) FROM kitchen_order_lines')).toBe(2000)
    expect(await kitchen().ofTicket({ ticketId })).toMatchObject({ toSend: 0 })
  })

  it('bears the allergens where the line has a note, or always where the café wants it', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER)
    await shop.add(ticketId, 'prd_omelette')
    await describeLine(ticketId, 0, 'allergie ?')
    await send(ticketId)
    await setUp({ allergens: 'always' })
    await shop.add(ticketId, 'prd_omelette')
    await send(ticketId)
    expect((await orders()).flatMap(({ lines }) => lines.map(({ allergens }) => allergens))).toEqual([
      ['gluten', 'eggs', 'milk', 'mustard', 'sesame'],
      [],
      ['eggs', 'milk'],
    ])
  })
})

describe('what is called off', () => {
  it('F-08 leaves its trace with its reason, and its cancel slip', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER, BURGER, BURGER)
    await send(ticketId)
    const { lineId } = (await linesOf())[0]!
    const less = { ticketId, lineId, quantityMilli: milli(1000) }
    await expect(shop.ask.tickets.changeQuantity({ ...command(), ...less })).rejects.toMatchObject({
      code: 'REASON_NEEDED',
    })
    await shop.ask.tickets.changeQuantity({ ...command(), ...less, reason: 'changed-mind' })
    expect(await said()).toEqual(['new: 3 Burger maison (-2)', 'cancelled: 2 Burger maison'])
    expect(await orders()).toMatchObject([{}, { reason: 'changed-mind' }])
    expect((await linesOf())[0]).toMatchObject({ quantityMilli: 1000, sentMilli: 1000 })
    expect(entriesOf(shop, 'events').filter(({ kind }) => kind === 'line-voided')).toMatchObject([
      { payload: { sentMilli: 2000, quantityMilli: 2000, reason: 'changed-mind' } },
    ])
    expect(slips()).toBe(2)
  })

  it('is one slip for a whole ticket, and nothing for what was never sent', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER, 'prd_omelette')
    await send(ticketId)
    await shop.add(ticketId, 'prd_tarte-pommes')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId, reason: 'too-slow' })
    expect(await said()).toEqual(['cancelled: 1 Burger maison, 1 Omelette'])
  })

  it('reaches the prep station that was told, wherever the product is made by now', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER)
    await send(ticketId)
    const bar = { prepStationId: BAR, label: 'Bar', paper: true, screen: true }
    const before = await kitchen().setup({})
    await setUp({
      prepStations: [...before.prepStations, bar],
      categories: [{ categoryId: 'midi', prepStationId: BAR, course: 2 }],
    })
    await shop.ask.tickets.removeLine({
      ...command(),
      ticketId,
      lineId: (await linesOf())[0]!.lineId,
      reason: 'mistake',
    })
    expect((await orders()).map(({ prepStationId, kind }) => [prepStationId, kind])).toEqual([[CUISINE, 'cancelled']])
  })
})

describe('courses', () => {
  it('wait until they are called for', async () => {
    await opened()
    const ticketId = await ticketOf(DESSERT, BURGER, STARTER)
    expect(await kitchen().ofTicket({ ticketId })).toMatchObject({ toSend: 1, held: [{ course: 2 }, { course: 3 }] })
    await aside(ticketId)
    expect(await said()).toEqual(['new: 1 Entrée du jour'])
    await fire(ticketId, 2)
    expect(await kitchen().ofTicket({ ticketId })).toMatchObject({ toSend: 0, held: [{ course: 3, lines: 1 }] })
    await fire(ticketId, 3)
    expect(await said()).toEqual(['new: 1 Entrée du jour', 'more: 1 Burger maison', 'more: 1 Dessert du jour'])
  })

  it('begin with the first that there is, and what comes late to a course goes at once', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER, DESSERT)
    await send(ticketId)
    await shop.add(ticketId, STARTER)
    await send(ticketId)
    expect(await said()).toEqual(['new: 1 Burger maison', 'more: 1 Entrée du jour'])
  })

  it('are set on the line where a guest wants it otherwise', async () => {
    await opened()
    const ticketId = await ticketOf(STARTER, DESSERT)
    const [, dessert] = await linesOf()
    expect(await kitchen().setCourse({ ...command(), ticketId, lineId: dessert!.lineId, course: 1 })).toMatchObject({
      toSend: 2,
      held: [],
    })
  })

  it('are nobody’s matter where everything goes at once', async () => {
    await opened()
    await setUp({ courses: false })
    const ticketId = await ticketOf(STARTER, BURGER, DESSERT)
    expect(await kitchen().ofTicket({ ticketId })).toEqual({ toSend: 3, held: [], courses: [] })
  })
})

describe('the kitchen’s screen', () => {
  it('ticks a line, the rest of an order, and takes the last tick back', async () => {
    await opened()
    await send(await ticketOf(BURGER, 'prd_omelette'))
    const [order] = await orders()
    const { number } = order!
    await screen().kitchen.tick({ ...command(), number, positions: [0] })
    expect(await orders()).toMatchObject([{ lines: [{ doneAtMs: expect.any(Number) }, { doneAtMs: null }] }])
    expect(await screen().kitchen.tick({ ...command(), number })).toMatchObject({ orders: [], undo: [CUISINE] })
    await screen().kitchen.undoTick({ ...command(), prepStationId: CUISINE })
    expect(await orders()).toMatchObject([{ lines: [{ doneAtMs: expect.any(Number) }, { doneAtMs: null }] }])
    expect(await screen().kitchen.undoTick({ ...command(), prepStationId: null })).toMatchObject({ undo: [] })
  })

  it('shows guests under the name that they have now', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER)
    await aside(ticketId, 'Jean')
    await shop.ask.tabs.describe({ ...command(), ticketId, label: 'Jeanne', tableId: null, covers: 2 })
    expect(await orders()).toMatchObject([{ name: 'Jeanne' }])
  })

  it('belongs to the day: what was left yesterday is not made today', async () => {
    await opened()
    await aside(await ticketOf(BURGER))
    const session = await shop.ask.cashSessions.state({})
    if (session.state !== 'open') throw new Error('open')
    await shop.ask.cashSessions.close({ ...command(), sessionId: session.sessionId, countedCents: session.floatCents })
    shop.advance(24 * 3_600_000)
    await shop.openDay()
    expect(await orders()).toEqual([])
  })

  it('prints an order again as a DUPLICATA', async () => {
    await opened()
    await send(await ticketOf(BURGER))
    const [order] = await orders()
    expect(await screen().kitchen.reprint({ ...command(), number: order!.number })).toEqual({ copyNumber: 1 })
    expect(entriesOf(shop, 'copies'), 'a slip is no document of the law').toEqual([])
  })

  it('shows nothing of a training once it is over', async () => {
    await opened()
    await shop.ask.training.start({ ...command(), sessionId: 'ses_00000000-0000-4000-8000-000000000001' as never })
    await send(await ticketOf(BURGER))
    expect(await orders()).toHaveLength(1)
    await shop.ask.training.end({ ...command() })
    expect(await orders()).toEqual([])
  })

  it('may tick, and may not sell', async () => {
    await opened()
    await expect(screen().tickets.counter({})).rejects.toMatchObject({ code: 'NOT_OFFERED_HERE' })
    await expect(screen().kitchen.soldOut({})).rejects.toMatchObject({ code: 'NOT_OFFERED_HERE' })
  })
})

describe('what is sold out', () => {
  it('is refused wherever more of it is asked for, until it is there again', async () => {
    await opened()
    const ticketId = await ticketOf(BURGER)
    const { lineId } = (await linesOf())[0]!
    await kitchen().setSoldOut({ ...command(), productId: BURGER, soldOut: true })
    const refusal = { code: 'SOLD_OUT', data: { product: 'Burger maison' } }
    await expect(shop.add(ticketId, BURGER)).rejects.toMatchObject(refusal)
    const more = { ticketId, lineId, quantityMilli: milli(2000) }
    await expect(shop.ask.tickets.changeQuantity({ ...command(), ...more })).rejects.toMatchObject(refusal)
    await kitchen().setSoldOut({ ...command(), productId: BURGER, soldOut: false })
    await shop.add(ticketId, BURGER)
  })

  it.each([
    [true, []],
    [false, [BURGER]],
  ])('is there again the next day where the café set it so: %s', async (soldOutForTheDay, left) => {
    shop = await openShop()
    await setUp({ soldOutForTheDay })
    await kitchen().setSoldOut({ ...command(), productId: BURGER, soldOut: true })
    await shop.openDay()
    expect((await kitchen().soldOut({})).map(({ productId }) => productId)).toEqual(left)
  })
})

type Case = readonly [path: string, code: string, reach: () => Promise<() => Promise<unknown>>]
const elsewhere = (ticketId: TicketId): void => {
  const db = new Database(shop.ledgerFile)
  db.prepare(`UPDATE open_tickets SET station = 'room' WHERE ticket_id = ?`).run(ticketId)
  db.close()
}
const sends = { send, fire: (ticketId: TicketId) => fire(ticketId, 4) }
const setCourse = (ticketId: TicketId, lineId = newLineId()) =>
  kitchen().setCourse({ ...command(), ticketId, lineId, course: 1 })
const onTicket = { ...sends, setCourse }

const cases: readonly Case[] = [
  ...Object.entries(sends).flatMap(([name, ask]): readonly Case[] => [
    [
      name,
      'DAY_NOT_OPEN',
      async () => {
        shop = await openShop()
        return () => ask(newTicketId())
      },
    ],
    [
      name,
      'NOTHING_TO_SEND',
      async () => {
        await opened()
        const ticketId = await ticketOf('prd_cafe')
        return () => ask(ticketId)
      },
    ],
  ]),
  ...Object.entries(onTicket).flatMap(([name, ask]): readonly Case[] => [
    [
      name,
      'TICKET_NOT_OPEN',
      async () => {
        await opened()
        return () => ask(newTicketId())
      },
    ],
    [
      name,
      'TICKET_ELSEWHERE',
      async () => {
        await opened()
        const ticketId = await ticketOf(BURGER)
        elsewhere(ticketId)
        return () => ask(ticketId)
      },
    ],
  ]),
  [
    'setCourse',
    'LINE_UNKNOWN',
    async () => {
      await opened()
      const ticketId = await ticketOf(BURGER)
      return () => setCourse(ticketId)
    },
  ],
  [
    'setCourse',
    'COURSES_OFF',
    async () => {
      await opened()
      await setUp({ courses: false })
      const ticketId = await ticketOf(BURGER)
      const [line] = await linesOf()
      return () => setCourse(ticketId, line!.lineId)
    },
  ],
  [
    'setCourse',
    'LINE_SENT',
    async () => {
      await opened()
      const ticketId = await ticketOf(BURGER)
      await send(ticketId)
      const [line] = await linesOf()
      return () => setCourse(ticketId, line!.lineId)
    },
  ],
  ['tick', 'ORDER_UNKNOWN', async () => (await opened(), () => kitchen().tick({ ...command(), number: 7 }))],
  ['reprint', 'ORDER_UNKNOWN', async () => (await opened(), () => kitchen().reprint({ ...command(), number: 7 }))],
  [
    'reprint',
    'NO_PRINTER',
    async () => {
      await opened()
      await send(await ticketOf(BURGER))
      await shop.till.close()
      const { folder } = shop
      shop = await openShop({ dataFolder: folder, printer: undefined, demo: false })
      notADemo(shop)
      await shop.till.close()
      shop = await openShop({ dataFolder: folder, printer: undefined, demo: false })
      return () => kitchen().reprint({ ...command(), number: 1 })
    },
  ],
  [
    'tick',
    'NOTHING_TO_TICK',
    async () => {
      await opened()
      await send(await ticketOf(BURGER))
      await kitchen().tick({ ...command(), number: 1 })
      return () => kitchen().tick({ ...command(), number: 1 })
    },
  ],
  [
    'undoTick',
    'NOTHING_TO_UNDO',
    async () => (await opened(), () => kitchen().undoTick({ ...command(), prepStationId: null })),
  ],
  [
    'setSoldOut',
    'PRODUCT_UNKNOWN',
    async () => {
      await opened()
      return () => kitchen().setSoldOut({ ...command(), productId: 'prd_absinthe' as ProductId, soldOut: true })
    },
  ],
  [
    'saveSetup',
    'PREP_STATION_UNKNOWN',
    async () => {
      await opened()
      return () => setUp({ categories: [{ categoryId: 'midi', prepStationId: BAR, course: null }] })
    },
  ],
  [
    'saveSetup',
    'PREP_STATION_LABEL_TWICE',
    async () => {
      await opened()
      const [cuisine] = (await kitchen().setup({})).prepStations
      return () => setUp({ prepStations: [cuisine!, { ...cuisine!, prepStationId: BAR, label: 'cuisine' }] })
    },
  ],
]

/** A café of its own has no simulated printer. */
function notADemo({ ledgerFile }: Shop): void {
  const db = new Database(ledgerFile)
  db.prepare(`UPDATE settings SET value = 'false' WHERE name = 'demo'`).run()
  db.close()
}

describe('every refusal', () => {
  it('that the contract declares is reached below, and nothing else is', () => {
    const declared = Object.entries(contract as Record<string, AnyContractProcedure>).flatMap(([name, procedure]) =>
      Object.keys(procedure['~orpc'].errorMap)
        .filter((code) => !commonRefusals.some((common) => common === code))
        .map((code) => `${name} ${code}`),
    )
    expect(declared.length).toBeGreaterThan(18)
    expect(cases.map(([name, code]) => `${name} ${code}`).toSorted()).toEqual(declared.toSorted())
  })

  it.each(cases)('%s says %s, and leaves nothing behind', async (_name, code, reach) => {
    const ask = await reach()
    const before = everythingIn(shop.ledgerFile)
    await expect(ask()).rejects.toMatchObject({ code, defined: true, status: 409 })
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
    expect(defectsOf(shop)).toEqual([])
  })
})
