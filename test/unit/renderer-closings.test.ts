import { describe, expect, test } from 'vitest'
import { closingOfPeriod, closingOfZ, dayStep } from '../../src/renderer/closings/closings-view.ts'
import type { ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import type { PeriodState } from '../../src/shared/contracts/closures.ts'
import { newCashSessionId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { duration, fileSize, monthEnd, monthName, periodName, shortPeriod } from '../../src/shared/texts/periods.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { sealedDays } from '../support/closure-samples.ts'
import { day } from '../support/said.ts'

const [sealed] = sealedDays([
  {
    day: '2026-11-23',
    closedAtMs: 1000,
    tickets: [
      {
        lines: [
          { family: 'Café', nature: 'own', supply: 'service', rate: 1000, ttc: 320 },
          { family: 'Café', nature: 'own', supply: 'goods', rate: 550, ttc: 160 },
          { family: 'Bières', nature: 'own', supply: 'service', rate: 2000, ttc: 600 },
          { family: 'Presse', nature: 'agency', supply: 'goods', rate: 0, ttc: 250 },
        ],
        tenders: [{ kind: 'cash', amount: 1330 }],
      },
    ],
    advances: [
      { kind: 'cash', amount: 500 },
      { kind: 'card', amount: 200 },
    ],
    over: 120,
    short: 0,
  },
])
const closure = { ...sealed!, seq: 7, automatic: true }

describe('a closed period', () => {
  const view = closingOfPeriod(closure)
  test('is printed by its place in the journal', () => {
    expect(view).toMatchObject({ level: 'day', number: 1, print: 7, automatic: true, turnoverCents: 1080 })
  })
  test('shows a family once, whatever its rates, the largest first', () => {
    expect(view.families).toEqual([
      { label: 'Bières', nature: 'own', ttcCents: 600 },
      { label: 'Café', nature: 'own', ttcCents: 480 },
      { label: 'Presse', nature: 'agency', ttcCents: 250 },
    ])
  })
  test('adds up the advances and keeps over and short apart', () => {
    expect(view.advancesCents).toBe(700)
    expect(view.drawer).toEqual({ kind: 'sum', overCents: 120, shortCents: 0, zCount: closure.figures.zCount })
  })
})

describe('a Z', () => {
  const z: ZReport = {
    number: 4,
    closedAtMs: 2000,
    countedCents: cents(15_550),
    overShortCents: cents(-50),
    perpetual: { algebraicCents: cents(9000), absoluteCents: cents(9400) },
    headCode: '3FA9-C071',
    ends: {},
    reading: {
      papers: [],
      sessionId: newCashSessionId(),
      businessDay: day('2026-11-23'),
      openedAtMs: 0,
      ticketCount: 3,
      refundCount: 1,
      tenderChangeCount: 0,
      firstTicket: 1,
      lastTicket: 4,
      lineCount: 5,
      refundsCents: cents(200),
      owed: [],
      tips: [],
      turnoverCents: cents(1000),
      htCents: cents(909),
      vatCents: cents(91),
      agencyCents: cents(0),
      vat: [{ rate: vatRate(1000), ttc: cents(1000), ht: cents(909), vat: cents(91) }],
      tenders: [{ kind: 'cash', count: 4, amountCents: cents(1000) }],
      categories: [{ label: 'Café', quantityMilli: 1000, ttcCents: cents(1000) }],
      voidedTickets: 0,
      voidedLines: 0,
      drawerOpenings: 0,
      openingReasons: [],
      movements: [],
      safeCents: cents(0),
      floatCents: cents(14_600),
      advances: [{ kind: 'cash', amountCents: cents(300) }],
      advancesBefore: [{ kind: 'cash', amountCents: cents(100) }],
      expectedCents: cents(15_600),
    },
  }
  test('is shown like a period, with its drawer', () => {
    expect(closingOfZ(z)).toMatchObject({
      level: 'z',
      print: 4,
      automatic: undefined,
      salesCents: 1200,
      refundsCents: 200,
      turnoverCents: 1000,
      vat: [{ rate: 1000, ttcCents: 1000, htCents: 909, vatCents: 91 }],
      drawer: {
        kind: 'counted',
        floatCents: 14_600,
        expectedCents: 15_600,
        countedCents: 15_550,
        differenceCents: -50,
      },
      advancesCents: 200,
      fiscalYearCents: undefined,
      carriedOver: [],
    })
  })
})

describe('the day that can be closed', () => {
  const state = (next: string, today: string, waitsForClock = false): PeriodState => ({
    next: day(next),
    today: day(today),
    waitsForClock,
  })
  test.each([
    ['today, nothing open', state('2026-11-24', '2026-11-24'), false, 'closable', '2026-11-24', '2026-11-25'],
    ['today, the drawer is open', state('2026-11-24', '2026-11-24'), true, 'count-first', '2026-11-24', '2026-11-25'],
    [
      'an older day, the drawer is open',
      state('2026-11-23', '2026-11-24'),
      true,
      'closable',
      '2026-11-23',
      '2026-11-24',
    ],
    ['closed already', state('2026-11-25', '2026-11-24'), false, 'done', '2026-11-24', '2026-11-25'],
    ['too long ago', state('2026-08-01', '2026-11-24', true), false, 'wait-clock', '2026-11-24', '2026-08-01'],
  ] as const)('%s', (_, known, sessionOpen, kind, which, next) => {
    expect(dayStep(known, sessionOpen)).toEqual({ kind, day: which, next })
  })
})

describe('periods in words', () => {
  test.each([
    ['2026-11-23', '2026-11-23', 'lundi 23 novembre 2026', 'Monday 23 November 2026'],
    ['2026-12-01', '2026-12-01', 'mardi 1er décembre 2026', 'Tuesday 1 December 2026'],
    ['2026-12-01', '2026-12-11', '1er déc. 2026 – 11 déc. 2026', '1 Dec 2026 – 11 Dec 2026'],
    ['2026-11-01', '2026-11-30', 'novembre 2026', 'November 2026'],
    ['2026-01-01', '2026-12-31', '2026', '2026'],
    ['2026-11-23', '2026-11-30', '23 nov. 2026 – 30 nov. 2026', '23 Nov 2026 – 30 Nov 2026'],
  ])('%s to %s', (from, to, french, english) => {
    expect(periodName(day(from), day(to), 'fr')).toBe(french)
    expect(periodName(day(from), day(to), 'en').replaceAll(',', '')).toBe(english)
  })
  test('a day is short in a column', () => {
    expect(shortPeriod(day('2026-11-23'), day('2026-11-23'), 'fr')).toBe('lun. 23 nov. 2026')
    expect(shortPeriod(day('2026-11-01'), day('2026-11-30'), 'fr')).toBe('novembre 2026')
  })
  test('months and their ends', () => {
    expect(monthName(3, 'fr')).toBe('mars')
    expect(monthEnd(2, 'fr')).toBe('28 février')
    expect(monthEnd(3, 'en')).toBe('31 March')
  })
  test.each([
    [0, '0\u202fo', '0 B'],
    [999, '999\u202fo', '999 B'],
    [1200, '1,2\u202fKo', '1.2 KB'],
    [168_400, '168\u202fKo', '168 KB'],
    [52_000_000, '52\u202fMo', '52 MB'],
  ])('%d bytes', (bytes, french, english) => {
    expect(fileSize(bytes, 'fr')).toBe(french)
    expect(fileSize(bytes, 'en')).toBe(english)
  })
  test.each([
    [3, '0,1 s'],
    [420, '0,4 s'],
    [12_400, '12 s'],
    [125_000, '2 min 05 s'],
  ])('%d ms', (ms, shown) => {
    expect(duration(ms, 'fr')).toBe(shown)
  })
})
