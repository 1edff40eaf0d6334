import { afterEach, describe, expect, it } from 'vitest'
import type { Drawer } from '../../src/shared/cash.ts'
import { zZReport, type ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import { FIRST_DRAWER } from '../../src/shared/contracts/till.ts'
import { newTicketId, type CashSessionId, type DrawerId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { entriesOf, expectProjectionsToRebuild, ticketsOf } from '../support/books.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'
import { command, day, LEA, moved, SAMI } from '../support/said.ts'

const FLOAT = 10_000
const COUNTER: Drawer = { drawerId: FIRST_DRAWER, name: 'Comptoir' }
const TERRACE: Drawer = { drawerId: 'drw_terrasse' as DrawerId, name: 'Terrasse' }

let shop: Shop
afterEach(() => shop?.close())
const opened = () => openShop().then(async (open) => ((shop = open), shop.openDay(FLOAT)))
const chooses = ({ drawerId }: Drawer) => shop.ask.cashSessions.chooseDrawer({ ...command(), drawerId })
const close = (sessionId: CashSessionId, countedCents: number, more: Partial<ZReport> = {}) => {
  const { pieces, explanation } = more
  const said = { ...(pieces && { pieces }), ...(explanation && { explanation }) }
  return shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(countedCents), ...said })
}

describe('two drawers', () => {
  const both = async () => {
    const first = await opened()
    await shop.ask.cashSessions.setDrawers({ ...command(), drawers: [COUNTER, TERRACE] })
    await chooses(TERRACE)
    return { first, second: await shop.openDay(5_000) }
  }

  it('are open side by side, and each has its own tickets, X and Z', async () => {
    const { first, second } = await both()
    await shop.sell(['prd_cafe']) // on the terrace
    await chooses(COUNTER)
    await shop.sell(['prd_demi'])
    await chooses(TERRACE)
    await shop.sell(['prd_cafe'], 'card')
    await shop.ask.cashMovements.dropToSafe(moved(1_000))
    expect(await shop.ask.cashSessions.drawers({})).toMatchObject([
      { name: 'Comptoir', inUse: false, openedAtMs: expect.any(Number) },
      { name: 'Terrasse', inUse: true, openedAtMs: expect.any(Number) },
    ])

    const x = await shop.ask.cashSessions.x({})
    const z = await close(second, 4_160)
    expect(z.reading).toEqual(x)
    expect(z).toMatchObject({ number: 1, overShortCents: 0 })
    expect(z.reading).toMatchObject({ drawer: TERRACE, ticketCount: 2, turnoverCents: 320, expectedCents: 4_160 })
    await chooses(COUNTER)
    const other = await close(first, FLOAT + 300)
    expect(other).toMatchObject({ number: 2, overShortCents: 0 })
    expect(other.reading).toMatchObject({ drawer: COUNTER, ticketCount: 1, movements: [], safeCents: 1_000 })
    expect(ticketsOf(shop).map(({ body }) => body.sessionId)).toEqual([second, first, second])
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  })

  it('each propose the float that was last counted in them', async () => {
    const { second } = await both()
    await close(second, 5_100)
    expect(await shop.ask.cashSessions.state({})).toEqual({ state: 'closed', lastCountedCents: 5_100 })
    await chooses(COUNTER)
    expect(await shop.ask.cashSessions.state({})).toMatchObject({ state: 'open', floatCents: FLOAT })
  })

  it('both hold the day open: it is closed after the last count', async () => {
    const { first, second } = await both()
    await close(second, 5_000)
    const closing = () => shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
    expect(await refusalOf(closing())).toBe('SESSION_OPEN')
    await chooses(COUNTER)
    await close(first, FLOAT)
    expect(await closing()).toMatchObject([{ figures: { zCount: 2 } }])
  })

  it('are told again by the journal alone', async () => {
    shop = await openShop({ dataFolder: folderOfTest() })
    await shop.openDay(FLOAT)
    await shop.ask.cashSessions.setDrawers({ ...command(), drawers: [COUNTER, TERRACE] })
    await chooses(TERRACE)
    await close(await shop.openDay(FLOAT), FLOAT)
    await shop.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })
})

describe('a count', () => {
  it('by notes and coins is sealed in the Z, with what explains its difference', async () => {
    const sessionId = await opened()
    const pieces = [
      { valueCents: cents(50_00), count: 1 },
      { valueCents: cents(2_00), count: 20 },
      { valueCents: cents(5), count: 60 },
    ]
    const z = await close(sessionId, 9_300, { pieces, explanation: 'giving-change' })
    expect(z).toMatchObject({ pieces, overShortCents: -700, explanation: 'giving-change' })
    const [sealed] = entriesOf(shop, 'closures')
    expect(sealed?.payload).toMatchObject({ pieces, explanation: 'giving-change' })
  })

  it('leaves a Z as it always was where there is nothing of the newer kind', async () => {
    const sessionId = await opened()
    const z = await close(sessionId, FLOAT - 500) // no more than the limit: nobody is asked
    const [sealed] = entriesOf(shop, 'closures')
    const { site: _site, software: _software, ...payload } = sealed!.payload
    expect(zZReport.parse(payload)).toEqual(z)
    const newer = ['movements', 'safeCents', 'openingReasons', 'drawer', 'pieces', 'explanation']
    expect(
      [...Object.keys(payload), ...Object.keys(payload['reading'] as object)].filter((key) => newer.includes(key)),
    ).toEqual([])
  })

  it('is asked for an explanation above the limit of the café', async () => {
    const sessionId = await opened()
    await shop.ask.till.changeSettings({ ...command(), explainAboveCents: cents(0) })
    expect(await refusalOf(close(sessionId, FLOAT + 1))).toBe('EXPLANATION_MISSING')
    expect(await close(sessionId, FLOAT + 1, { explanation: 'unknown' })).toMatchObject({ overShortCents: 1 })
  })

  it('no piece twice, none that the euro does not have', async () => {
    const sessionId = await opened()
    const refused = (pieces: ZReport['pieces']) => refusalOf(close(sessionId, FLOAT, pieces && { pieces }))
    expect(await refused([{ valueCents: cents(3), count: 1 }])).toBe('BAD_REQUEST')
    const fifty = { valueCents: cents(50_00), count: 1 }
    expect(await refused([fifty, fifty])).toBe('BAD_REQUEST')
    expect(await refused([{ ...fifty, count: 0 }])).toBe('BAD_REQUEST')
  })

  it('done blind is told afterwards, may be done once more, and leaves both counts', async () => {
    const sessionId = await opened()
    await shop.ask.till.changeSettings({ ...command(), blindCount: true })
    await shop.sell(['prd_cafe'])
    const count = (countedCents: number) =>
      shop.ask.cashSessions.count({ ...command(), sessionId, countedCents: cents(countedCents) })
    expect(await refusalOf(close(sessionId, FLOAT + 160))).toBe('COUNT_FIRST')
    expect(await count(FLOAT)).toEqual({ expectedCents: FLOAT + 160, differenceCents: -160, countsLeft: 1 })
    expect(await count(FLOAT)).toMatchObject({ countsLeft: 1 }) // the same again is not another count
    expect(await count(FLOAT + 160)).toEqual({ expectedCents: FLOAT + 160, differenceCents: 0, countsLeft: 0 })
    expect(await close(sessionId, FLOAT + 160)).toMatchObject({ overShortCents: 0 })
    const counts = entriesOf(shop, 'events').filter(({ kind }) => kind === 'drawer-counted')
    expect(
      counts.map(({ payload }) => [payload['attempt'], payload['countedCents'], payload['expectedCents']]),
    ).toEqual([
      [1, FLOAT, FLOAT + 160],
      [2, FLOAT + 160, FLOAT + 160],
    ])
  })
})

describe('an opening without a sale', () => {
  it('says why, in its event, on the X and on the Z', async () => {
    const sessionId = await opened()
    for (const reason of ['give-change', 'give-change', 'other'] as const) {
      await shop.ask.cashSessions.openDrawer({ ...command(), reason })
    }
    const openingReasons = [
      { reason: 'give-change', count: 2 },
      { reason: 'other', count: 1 },
    ]
    expect(await shop.ask.cashSessions.x({})).toMatchObject({ drawerOpenings: 3, openingReasons })
    expect((await close(sessionId, FLOAT)).reading).toMatchObject({ drawerOpenings: 3, openingReasons })
    const [event] = entriesOf(shop, 'events').filter(({ kind }) => kind === 'drawer-opened')
    expect(event?.payload).toMatchObject({ sessionId, reason: 'give-change' })
  })
})

describe('the history of differences', () => {
  it('lists each count with who counted, and adds them up, by person too', async () => {
    await close(await opened(), FLOAT + 200)
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    await close(await shop.openDay(FLOAT), FLOAT - 900, { explanation: 'unknown' })
    await close(await shop.openDay(FLOAT), FLOAT)
    const period = { from: day('2026-11-23'), to: day('2026-11-23') }
    expect(await refusalOf(shop.ask.cashSessions.differences(period))).toBe('RIGHT_MISSING')
    await shop.ask.people.signIn({ ...command(), operatorId: LEA, pin: '' })
    const { list, sums, people } = await shop.ask.cashSessions.differences(period)
    expect(
      list.map(({ number, operatorId, overShortCents, explanation }) => [
        number,
        operatorId,
        overShortCents,
        explanation,
      ]),
    ).toEqual([
      [3, SAMI, 0, null],
      [2, SAMI, -900, 'unknown'],
      [1, LEA, 200, null],
    ])
    expect(sums).toEqual({ count: 3, wrong: 2, overCents: 200, shortCents: 900, netCents: -700 })
    expect(people).toEqual([
      { operatorId: SAMI, count: 2, wrong: 1, overCents: 0, shortCents: 900, netCents: -900 },
      { operatorId: LEA, count: 1, wrong: 1, overCents: 200, shortCents: 0, netCents: 200 },
    ])
    const later = { from: day('2026-11-24'), to: day('2026-12-24') }
    expect(await shop.ask.cashSessions.differences(later)).toMatchObject({ list: [], people: [] })
  })
})

it('a ticket that is partly paid is settled in its drawer, which its Z carries over', async () => {
  const sessionId = await opened()
  await shop.ask.cashSessions.setDrawers({ ...command(), drawers: [COUNTER, TERRACE] })
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_demi')
  await shop.take(ticketId, 'cash', 100)
  expect(await refusalOf(chooses(TERRACE))).toBe('TICKET_PARTLY_PAID')
  await close(sessionId, FLOAT + 100)
  const second = await shop.openDay(FLOAT + 100)
  await shop.take(ticketId, 'cash')
  expect((await close(second, FLOAT + 300)).overShortCents).toBe(0)
  await chooses(TERRACE)
})
