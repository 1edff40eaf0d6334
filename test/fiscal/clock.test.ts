import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { checkLedger } from '../../src/main/integrity.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { entriesOf, expectBooksToBalance, ticketsOf } from '../support/books.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { addDays } from '../../src/shared/business-day.ts'
import { newCashSessionId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { command, day } from '../support/said.ts'
import { NOON_MS, refusalOf, temporaryFolder } from '../support/shop.ts'
import {
  archivesDone,
  DAY_MS,
  HOUR_MS,
  openClockedShop,
  startTraining,
  trade,
  type ClockedShop,
} from '../support/years.ts'

let shop: ClockedShop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})
const closures = (level: 'day' | 'month' | 'year') => shop.ask.closures.list({ level, limit: 400 })
const faultsOf = (folder: string) => checkLedger(dataFolder(folder)).faults

/** The same folder under another clock: what a start does with the days between. */
async function reopen(atMs: number, folder: string): Promise<void> {
  await shop.close()
  shop = await openClockedShop(atMs, { dataFolder: folder })
}

/** Opens the day where none is open, saying that the clock is right; counts and seals the one that is. */
async function turnSession(): Promise<void> {
  const session = await shop.ask.cashSessions.state({})
  if (session.state === 'open') {
    const { sessionId } = session
    await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(0), explanation: 'unknown' })
  } else {
    const opening = { sessionId: newCashSessionId(), floatCents: cents(0), clockConfirmed: true }
    await shop.ask.cashSessions.open({ ...command(), ...opening })
  }
}

describe('F-20 F-25 before the first closing', () => {
  it('F-25 a new till whose clock was a day ahead dates no sale before the first day that it can close', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS + DAY_MS, { dataFolder: folder })
    shop.clockTo(NOON_MS)
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    shop.clockTo(NOON_MS + 2 * DAY_MS)
    const { next } = await shop.ask.closures.state({})
    const [closed] = await shop.ask.closures.closeDay({ ...command(), day: next })
    expect([closed?.to, closed?.figures.saleCount]).toEqual([ticketsOf(shop)[0]?.body.businessDay, 1])
    expect(faultsOf(folder)).toEqual([])
  })

  it('F-25 whatever the clock does before the first closing, every sale is in the closing of its day', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.constant('sell' as const) },
      { weight: 2, arbitrary: fc.constantFrom('session' as const, 'restart' as const, 'training' as const) },
      { weight: 3, arbitrary: fc.integer({ min: -72, max: 72 }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const { folder, remove } = temporaryFolder()
        shop = await openClockedShop(NOON_MS, { dataFolder: folder })
        try {
          for (const one of [...steps, 'session' as const, 'sell' as const]) {
            const { state } = await shop.ask.cashSessions.state({})
            if (typeof one === 'number') shop.clockTo(shop.nowMs() + one * HOUR_MS)
            else if (one === 'restart') await reopen(shop.nowMs(), folder)
            else if (one === 'session') await turnSession()
            else if (one === 'training') {
              await startTraining(shop)
              await shop.sell(['prd_demi'])
              await shop.ask.training.end(command())
            } else if (state === 'open') await shop.sell(['prd_cafe'])
          }
          shop.clockTo(NOON_MS + 40 * DAY_MS)
          if ((await shop.ask.cashSessions.state({})).state === 'open') await turnSession()
          await turnSession()
          const days = await closures('day')
          const sold = ticketsOf(shop).map(({ body }) => body.businessDay)
          for (const { to, figures } of days)
            expect(figures.saleCount).toBe(sold.filter((soldOn) => soldOn === to).length)
          expect(days.reduce((count, { figures }) => count + figures.saleCount, 0)).toBe(sold.length)
          expect(faultsOf(folder)).toEqual([])
        } finally {
          await shop.close()
          remove()
        }
      }),
      { numRuns: 25, examples: [[[-24]], [[24, 'session', -24]], [['training', -48]]] },
    )
  }, 60_000)

  it('F-20 a first start with a dead clock seals nothing of the years before the till was used', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(Date.UTC(2000, 0, 1, 12), { dataFolder: folder })
    await reopen(NOON_MS, folder)
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    await reopen(NOON_MS + 2 * DAY_MS, folder)
    expect((await closures('day')).map(({ to }) => to)).toEqual(['2026-11-24', '2026-11-23'])
    await expectBooksToBalance(shop)
  })
})

describe('F-20 F-25 a clock that is ahead', () => {
  const events = (kind: string) => entriesOf(shop, 'events').filter((entry) => entry.kind === kind)

  it.each([8, 50, 60])(
    'F-20 F-25 by %i days at one start seals nothing: the next sale bears its own day',
    async (ahead) => {
      const folder = folderOfTest()
      shop = await openClockedShop(NOON_MS, { dataFolder: folder })
      await shop.openDay()
      await shop.sell(['prd_demi'])
      await reopen(NOON_MS + ahead * DAY_MS, folder)
      expect(await shop.ask.closures.state({})).toMatchObject({ waitsForClock: true })
      expect(events('clock-forward')).toMatchObject([{ payload: { toMs: expect.any(Number) } }])
      await reopen(NOON_MS + HOUR_MS, folder)
      await shop.sell(['prd_demi'])
      expect(await closures('day')).toEqual([])
      expect(ticketsOf(shop).map(({ body }) => body.businessDay)).toEqual(['2026-11-23', '2026-11-23'])
      await expectBooksToBalance(shop)
    },
  )

  it('F-21 closes no month whose end nobody saw, and no other one waits', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS + 6 * DAY_MS, { dataFolder: folder })
    await trade(shop, [['prd_cafe']]) // on Sunday the 29th
    await reopen(NOON_MS + 8 * DAY_MS, folder)
    expect([await closures('day'), await closures('month')]).toEqual([[], []])
    await turnSession() // on Tuesday the 1st, by somebody who looked at the clock
    expect(await closures('month')).toMatchObject([{ to: '2026-11-30' }])
    shop.clockTo(NOON_MS + 37 * DAY_MS)
    await turnSession()
    await trade(shop, [['prd_cafe']])
    shop.clockTo(NOON_MS + 38 * DAY_MS)
    await trade(shop, [['prd_cafe']]) // on the 31st
    await reopen(NOON_MS + 39 * DAY_MS, folder)
    expect(await closures('year')).toMatchObject([{ to: '2026-12-31', automatic: true }])
    await archivesDone(shop)
    await expectBooksToBalance(shop)
  })

  it('F-20 after two weeks of holidays asks one question at the opening, and everything is sealed in order', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await trade(shop, [['prd_cafe']])
    await reopen(NOON_MS + 15 * DAY_MS, folder)
    const opening = { sessionId: newCashSessionId(), floatCents: cents(0) }
    expect(await refusalOf(shop.ask.cashSessions.open({ ...command(), ...opening }))).toBe('CLOCK_AHEAD')
    await shop.ask.cashSessions.open({ ...command(), ...opening, clockConfirmed: true })
    expect((await closures('day')).toReversed().map(({ to }) => to.slice(5))).toEqual(
      Array.from({ length: 15 }, (_, index) => addDays(day('2026-11-23'), index).slice(5)),
    )
    expect(await shop.ask.closures.state({})).toMatchObject({ waitsForClock: false })
    await expectBooksToBalance(shop)
  })

  it('F-40 is recorded once when it leaps while the till runs, and a day of rest is no leap', async () => {
    shop = await openClockedShop(NOON_MS)
    await shop.openDay()
    shop.clockTo(NOON_MS + 35 * HOUR_MS)
    await shop.sell(['prd_cafe'])
    expect(events('clock-forward')).toEqual([])
    const fromMs = shop.nowMs()
    shop.clockTo(NOON_MS + 20 * DAY_MS)
    await shop.sell(['prd_cafe'])
    await shop.sell(['prd_cafe'])
    expect(events('clock-forward')).toMatchObject([{ payload: { fromMs } }])
  })
})

it('F-37 a day that is sealed during a training lists the café’s own open tickets, and none of the training’s', async () => {
  const folder = folderOfTest()
  shop = await openClockedShop(NOON_MS, { dataFolder: folder })
  await shop.openDay()
  const own = newTicketId()
  await shop.add(own, 'prd_demi', 3)
  await shop.take(own, 'cash', 700)
  await startTraining(shop)
  const madeUp = newTicketId()
  await shop.add(madeUp, 'prd_croissant', 2)
  await shop.take(madeUp, 'card', 50)
  await reopen(NOON_MS + DAY_MS, folder)
  const [closed] = await closures('day')
  expect(closed?.carriedOver.map(({ ticketId }) => ticketId)).toEqual([own])
  expect(closed?.advances).toEqual([{ kind: 'cash', amountCents: 700 }])
  await shop.ask.training.end(command())
  await shop.take(own, 'card')
  await expectBooksToBalance(shop)
})
