import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import {
  daysOf,
  inAll,
  linesOf,
  longMonth,
  monthStrip,
  moved,
  readEuros,
  share,
  shortMonth,
  spell,
} from '../screens/statement-view.ts'

const TODAY = '2026-11-28' as BusinessDay

describe('the strip of months', () => {
  it('ends with this one, and has the chosen one inside', () => {
    expect(monthStrip('2026-11', TODAY)).toEqual(['2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'])
    expect(monthStrip('2026-10', TODAY).at(-1)).toBe('2026-11')
    expect(monthStrip('2025-02', TODAY)).toEqual(['2024-11', '2024-12', '2025-01', '2025-02', '2025-03', '2025-04'])
    for (const month of ['2026-11', '2026-06', '2024-01']) expect(monthStrip(month, TODAY)).toContain(month)
  })
  it('goes back as far as one wants and never beyond today', () => {
    expect(moved('2026-01', -1, TODAY)).toBe('2025-12')
    expect(moved('2026-11', 1, TODAY)).toBe('2026-11')
  })
  it('says its names, and the year where one begins', () => {
    expect([shortMonth('2026-11', 'fr'), shortMonth('2026-01', 'fr')]).toEqual(['nov.', 'janv. 2026'])
    expect([shortMonth('2026-11', 'en'), longMonth('2026-11', 'fr')]).toEqual(['Nov', 'novembre 2026'])
  })
})

describe('figures', () => {
  it.each([
    [0, '0 min'],
    [20, '1 min'],
    [2700, '45 min'],
    [12_000, '3 h 20'],
    [3600, '1 h 00'],
  ])('%i seconds are « %s »', (seconds, text) => expect(spell(seconds)).toBe(text))
  it('are shares, also of nothing', () => {
    expect([share(38, 100, 'en'), share(0, 0, 'en')]).toEqual(['38%', '0%'])
  })
  it.each([
    ['28,50', 2850],
    ['28.5 €', 2850],
    ['1 280', 128_000],
    ['', null],
    ['28,505', undefined],
    ['-3', undefined],
    ['abc', undefined],
    ['1,2,3', undefined],
  ])('« %s » is %s', (text, amount) => expect(readEuros(text)).toBe(amount))
})

describe('a table', () => {
  it('that was pasted is its lines', () => {
    expect(linesOf('a\tb\r\n\r\n c ;d \n')).toEqual(['a;b', 'c ;d'])
  })
  it('adds up', () => {
    const counts = { received: 2, handedOver: 1, droppedOff: 3, returned: 0 }
    const row = { counts, totals: { htCents: cents(60) }, beside: { salesCents: cents(100) } }
    expect(inAll([row, row])).toEqual({
      received: 4,
      handedOver: 2,
      droppedOff: 6,
      returned: 0,
      htCents: 120,
      besideCents: 200,
    })
    expect(inAll([])).toMatchObject({ received: 0, htCents: 0 })
  })
  it('has a bar for every day of the month', () => {
    const one = { day: '2026-11-03' as BusinessDay, carrier: 'a', handedOver: 2, droppedOff: 1 }
    const days = daysOf('2026-11', [one, { ...one, carrier: 'b' }], undefined)
    expect(days).toHaveLength(30)
    expect(days[2]).toEqual({ day: '2026-11-03', handedOver: 4, droppedOff: 2 })
    expect(daysOf('2026-11', [one, { ...one, carrier: 'b' }], 'b')[2]?.handedOver).toBe(2)
  })
})
