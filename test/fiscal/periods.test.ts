import fc from 'fast-check'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { addFigures, endsFiscalYear, fiscalYearStart, NO_FIGURES } from '../../src/main/closures/rules.ts'
import { AlreadyRunning } from '../../src/main/db/single-instance.ts'
import { filePermissions } from '../../src/main/journal/index.ts'
import { openTill } from '../../src/main/open-till.ts'
import { newCashSessionId, newTicketId } from '../../src/shared/ids.ts'
import { addDays, daysBetween, lastDayOfMonth } from '../../src/shared/business-day.ts'
import type { Closure } from '../../src/shared/contracts/closures.ts'
import { cents } from '../../src/shared/money.ts'
import { entriesOf, expectBooksToBalance, expectProjectionsToRebuild, ticketsOf } from '../support/books.ts'
import { zincCli } from '../support/serve-process.ts'
import { NOON_MS, refusalOf } from '../support/shop.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import {
  archivesDone,
  DAY_MS,
  HOUR_MS,
  openClockedShop,
  refundOf,
  startTraining,
  trade,
  type ClockedShop,
} from '../support/years.ts'
import { command, day } from '../support/said.ts'

let shop: ClockedShop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})
const closures = (level: 'day' | 'month' | 'year') => shop.ask.closures.list({ level, limit: 400 })
const sumOf = (figures: readonly number[]) => figures.reduce((a, b) => a + b, 0)

/** The same folder under another clock: what a start does with the days between. */
async function reopen(atMs: number, folder: string): Promise<void> {
  await shop.close()
  shop = await openClockedShop(atMs, { dataFolder: folder })
}

describe('F-19 F-20 days', () => {
  it('F-19 are another thing than a session’s Z: two Z of a day, one closing of it, which is their sum', async () => {
    shop = await openClockedShop(NOON_MS)
    const morning = await trade(shop, [['prd_cafe']])
    const evening = await trade(shop, [['prd_demi'], ['prd_steak-frites']])
    expect(await closures('day')).toEqual([])
    shop.clockTo(NOON_MS + DAY_MS)
    await shop.openDay()
    const [closed] = await closures('day')
    expect([morning.number, evening.number, closed?.number]).toEqual([1, 2, 1])
    expect(closed?.figures).toMatchObject({
      zCount: 2,
      turnoverCents: morning.reading.turnoverCents + evening.reading.turnoverCents,
    })
    await expectBooksToBalance(shop)
  })

  it('F-20 that were missed are closed in order at the next start: five days off are five closings', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await trade(shop, [['prd_cafe']])
    await reopen(NOON_MS + 5 * DAY_MS, folder)
    const days = (await closures('day')).toReversed()
    expect(
      days.map(({ number, from, to, automatic, figures }) => [number, from, to, automatic, figures.saleCount]),
    ).toEqual([
      [1, '2026-11-23', '2026-11-23', true, 1],
      [2, '2026-11-24', '2026-11-24', true, 0],
      [3, '2026-11-25', '2026-11-25', true, 0],
      [4, '2026-11-26', '2026-11-26', true, 0],
      [5, '2026-11-27', '2026-11-27', true, 0],
    ])
    await expectBooksToBalance(shop)
  })

  it('F-20 end at the hour that the owner chose: the night belongs to the evening before', async () => {
    shop = await openClockedShop(Date.UTC(2026, 10, 23, 22))
    await shop.openDay()
    await shop.sell(['prd_demi'])
    shop.clockTo(Date.UTC(2026, 10, 24, 3, 30)) // 4:30 in the morning
    await shop.sell(['prd_demi'])
    shop.clockTo(Date.UTC(2026, 10, 24, 4, 30)) // 5:30
    await shop.sell(['prd_cafe'])
    expect(ticketsOf(shop).map(({ body }) => body.businessDay)).toEqual(['2026-11-23', '2026-11-23', '2026-11-24'])
  })

  it('F-20 wait for somebody to look at the clock when more than seven of them are over', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await trade(shop, [['prd_cafe']])
    await reopen(NOON_MS + 8 * DAY_MS, folder)
    expect(await closures('day')).toEqual([])
    expect(await shop.ask.closures.state({})).toMatchObject({ waitsForClock: true })
    const opening = { sessionId: newCashSessionId(), floatCents: cents(0) }
    expect(await refusalOf(shop.ask.cashSessions.open({ ...command(), ...opening }))).toBe('CLOCK_AHEAD')
    await shop.ask.cashSessions.open({ ...command(), ...opening, clockConfirmed: true })
    expect(await closures('day')).toHaveLength(8)
    await expectBooksToBalance(shop)
  })
})

describe('F-21 F-22 months and years', () => {
  it('F-21 F-22 are sealed with their last day, each the sum of what it holds, whichever month the fiscal year ends with', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(Date.UTC(2026, 4, 20, 12), { dataFolder: folder })
    await shop.ask.till.changeSettings({ ...command(), fiscalYearEndMonth: 6 })
    await trade(shop, [['prd_cafe'], ['prd_demi']])
    shop.clockTo(Date.UTC(2026, 5, 10, 12))
    await trade(shop, [['prd_steak-frites']])
    const sessionId = await shop.openDay()
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    await shop.sell(['prd_coca-33'])
    await reopen(Date.UTC(2026, 6, 2, 12), folder)
    expect(await closures('month')).toHaveLength(1) // nobody saw the end of June
    await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: cents(0), explanation: 'unknown' })
    await shop.openDay()
    const [june, may] = await closures('month')
    const [year] = await closures('year')
    expect(may).toMatchObject({ number: 1, from: '2026-05-20', to: '2026-05-31', figures: { turnoverCents: 460 } })
    expect(june).toMatchObject({ number: 2, from: '2026-06-01', to: '2026-06-30', figures: { refundsCents: 160 } })
    expect(year).toMatchObject({ number: 1, from: '2026-05-20', to: '2026-06-30' })
    expect(year?.figures).toEqual(addFigures([may!.figures, june!.figures]))
    expect(year?.fiscalYearCents).toBe(year?.figures.turnoverCents)
    const [firstOfJuly] = await closures('day')
    expect(firstOfJuly).toMatchObject({ to: '2026-07-01', fiscalYearCents: 0 })
    await archivesDone(shop)
    await expectBooksToBalance(shop)
    await shop.close()
    expectProjectionsToRebuild(join(folder, 'ledger.db'))
  })

  it('F-22 add up figure by figure, per rate and per tender, in any grouping', () => {
    const figures = fc
      .record({
        saleCount: fc.nat(50),
        turnoverCents: fc.integer({ min: -50_000, max: 500_000 }).map(cents),
        vat: fc.uniqueArray(
          fc.record({
            rate: fc.constantFrom(0, 550, 1000, 2000),
            ttcCents: fc.nat(9999),
            htCents: fc.nat(9999),
            vatCents: fc.nat(999),
          }),
          { selector: (row) => row.rate },
        ),
        tenders: fc.uniqueArray(
          fc.record({
            kind: fc.constantFrom('cash', 'card'),
            count: fc.nat(9),
            amountCents: fc.integer({ min: -999, max: 9999 }),
          }),
          { selector: (row) => row.kind },
        ),
      })
      .map((some) => ({ ...NO_FIGURES, ...some }) as Closure['figures'])
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 12 }), fc.nat(12), (all, cut) => {
        const whole = addFigures(all)
        expect(addFigures([addFigures(all.slice(0, cut)), addFigures(all.slice(cut))])).toEqual(whole)
        expect(whole.turnoverCents).toBe(sumOf(all.map((one) => one.turnoverCents)))
        for (const { rate, ttcCents } of whole.vat) {
          expect(ttcCents).toBe(
            sumOf(all.flatMap((one) => one.vat.filter((row) => row.rate === rate)).map((row) => row.ttcCents)),
          )
        }
        for (const { kind, amountCents } of whole.tenders) {
          expect(amountCents).toBe(
            sumOf(all.flatMap((one) => one.tenders.filter((row) => row.kind === kind)).map((row) => row.amountCents)),
          )
        }
      }),
    )
  })

  it.each([
    ['2026-12-31', 12, true],
    ['2026-06-30', 6, true],
    ['2028-02-29', 2, true],
    ['2027-02-28', 2, true],
    ['2028-02-28', 2, false],
    ['2026-12-30', 12, false],
  ])('F-21 a fiscal year ends on %s when it ends with month %i: %s', (last, month, ends) => {
    expect(endsFiscalYear(day(last), month)).toBe(ends)
    if (ends) expect(fiscalYearStart(addDays(day(last), 1), month)).toBe(addDays(day(last), 1))
  })

  it('F-21 days of the calendar add up over leap years and clock changes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 400 }), (from, length) => {
        const first = addDays(day('2024-01-01'), from)
        const last = addDays(first, length)
        expect(daysBetween(first, last)).toBe(length)
        const end = lastDayOfMonth(first)
        expect(end >= first && addDays(end, 1).endsWith('-01')).toBe(true)
      }),
    )
  })
})

it('F-23 stores with each closing the period’s totals, the year’s and both perpetual ones, counts, tickets, rates and tenders', async () => {
  const folder = folderOfTest()
  shop = await openClockedShop(NOON_MS, { dataFolder: folder })
  await shop.openDay()
  await shop.sell(['prd_cafe', 'prd_demi'], 'card')
  await shop.sell(['prd_ouest-france'])
  await shop.ask.corrections.refund(refundOf(1, [{ position: 1 }]))
  await reopen(NOON_MS + DAY_MS, folder)
  const [entry] = entriesOf(shop, 'closures').filter(({ kind }) => kind === 'day')
  expect(entry?.payload).toMatchObject({
    level: 'day',
    number: 1,
    from: '2026-11-23',
    to: '2026-11-23',
    zone: 'Europe/Paris',
    firstTicket: 1,
    lastTicket: 3,
    figures: { saleCount: 2, refundCount: 1, salesCents: 460, refundsCents: 300, turnoverCents: 160, lineCount: 4 },
    fiscalYearCents: 160,
    perpetual: { algebraicCents: 160, absoluteCents: 760 },
    headCode: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/),
    ends: { tickets: 3 },
    site: { name: 'Café de la Place' },
    software: { name: 'Zinc' },
  })
  const { figures } = entry!.payload as unknown as Closure
  expect(figures.vat.map(({ rate, ttcCents }) => [rate, ttcCents])).toEqual([
    [1000, 160],
    [2000, 0],
  ])
  expect(figures.tenders.map(({ kind, count }) => [kind, count])).toEqual([
    ['card', 1],
    ['cash', 2],
  ])
})

describe('F-24 perpetual totals', () => {
  it('F-24 go on over training, restarts, a new fiscal year and a new key', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(Date.UTC(2026, 11, 31, 12), { dataFolder: folder })
    await trade(shop, [['prd_cafe']])
    await reopen(Date.UTC(2027, 0, 1, 12), folder)
    await archivesDone(shop)
    await startTraining(shop)
    await shop.sell(['prd_steak-frites'])
    await shop.ask.training.end(command())
    await trade(shop, [['prd_demi']])
    await shop.close()
    expect(spawnSync(process.execPath, [zincCli, 'new-key', '--data', folder]).status).toBe(0)
    shop = await openClockedShop(Date.UTC(2027, 0, 2, 12), { dataFolder: folder })
    const z = await trade(shop, [['prd_coca-33']])
    expect(z.perpetual).toEqual({ algebraicCents: 160 + 300 + 330, absoluteCents: 790 })
    const [first] = await closures('day')
    expect(first).toMatchObject({ to: '2027-01-01', fiscalYearCents: 300, perpetual: { algebraicCents: 460 } })
  })
})

describe('F-25 F-26 F-27 a closed period', () => {
  it('F-25 takes nothing more, whatever the clock says: the next ticket is dated after it', async () => {
    shop = await openClockedShop(NOON_MS)
    await trade(shop, [['prd_cafe']])
    await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
    await shop.openDay()
    await shop.sell(['prd_demi'])
    shop.clockTo(NOON_MS - 40 * DAY_MS)
    await shop.sell(['prd_coca-33'])
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    expect(ticketsOf(shop).map(({ body }) => body.businessDay)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-24',
      '2026-11-24',
    ])
    await expectBooksToBalance(shop)
  })

  it('F-26 is closed once: asked twice it answers twice, asked anew it is refused, and a second till cannot even start', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await trade(shop, [['prd_cafe']])
    const asked = { ...command(), day: day('2026-11-23') }
    const [first, again] = await Promise.all([shop.ask.closures.closeDay(asked), shop.ask.closures.closeDay(asked)])
    expect(again).toEqual(first)
    expect(await refusalOf(shop.ask.closures.closeDay({ ...command(), day: asked.day }))).toBe('DAY_ALREADY_CLOSED')
    expect(entriesOf(shop, 'closures').filter(({ kind }) => kind === 'day')).toHaveLength(1)
    await expect(openTill({ dataFolder: folder, protector: filePermissions(), demo: false })).rejects.toThrow(
      AlreadyRunning,
    )
    await reopen(NOON_MS + HOUR_MS, folder)
    await reopen(NOON_MS + 2 * HOUR_MS, folder)
    expect(entriesOf(shop, 'closures').filter(({ kind }) => kind === 'day')).toHaveLength(1)
  })

  it('F-27 keeps its figures when one of its tickets is refunded later: the refund belongs to the day it is paid', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await trade(shop, [['prd_cafe']])
    await reopen(NOON_MS + 2 * DAY_MS, folder)
    await shop.openDay()
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    await reopen(NOON_MS + 3 * DAY_MS, folder)
    const [paidBack, , sold] = await closures('day')
    expect(sold).toMatchObject({ to: '2026-11-23', figures: { turnoverCents: 160, refundCount: 0 } })
    expect(paidBack).toMatchObject({ to: '2026-11-25', figures: { turnoverCents: -160, refundsCents: 160 } })
    expect(paidBack?.perpetual).toEqual({ algebraicCents: 0, absoluteCents: 320 })
  })
})

it('F-28 float and money collected for others are in no turnover and no perpetual total', async () => {
  shop = await openClockedShop(NOON_MS)
  const z = await trade(shop, [['prd_ouest-france'], ['prd_cafe']])
  expect(z.reading).toMatchObject({ floatCents: 10_000, turnoverCents: 160, agencyCents: expect.any(Number) })
  expect(z.reading.agencyCents).toBeGreaterThan(0)
  expect(z.perpetual.algebraicCents).toBe(160)
  expect(z.reading.expectedCents).toBe(10_000 + z.reading.agencyCents)
})

describe('F-29 the code on the paper', () => {
  it('F-29 is found again however it is typed, tells what bears it, and says whether the ledger still makes it', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    const z = await trade(shop, [['prd_cafe']])
    await reopen(NOON_MS + DAY_MS, folder)
    const [closed] = await closures('day')
    const typed = z.headCode.toLowerCase().replace('-', ' ')
    expect(await shop.ask.taxControl.checkCode({ code: typed })).toMatchObject({
      kind: 'session-z',
      number: 1,
      day: '2026-11-23',
      intact: true,
    })
    expect(await shop.ask.taxControl.checkCode({ code: closed!.headCode })).toMatchObject({
      kind: 'day',
      number: 1,
      intact: true,
    })
    expect(await shop.ask.taxControl.checkCode({ code: '0000-0000' })).toBeNull()
    expect(await shop.ask.taxControl.checkCode({ code: 'café' })).toBeNull()
  })
})

it('open tickets are listed by every closing, hold nothing up, and are still there afterwards', async () => {
  const folder = folderOfTest()
  shop = await openClockedShop(NOON_MS, { dataFolder: folder })
  await trade(shop, [['prd_cafe']])
  await shop.openDay()
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_steak-frites')
  await shop.take(ticketId, 'card', 500)
  await reopen(NOON_MS + 2 * DAY_MS, folder)
  const [, first] = await closures('day')
  expect(first?.carriedOver).toMatchObject([{ ticketId, totalCents: 1550, paidCents: 500, lineCount: 1 }])
  expect(first?.advances).toEqual([{ kind: 'card', amountCents: 500 }])
  expect((await shop.ask.tickets.counter({})).ticket).toMatchObject({ ticketId, dueCents: 1050 })
  await shop.take(ticketId, 'cash')
  await expectBooksToBalance(shop)
})
