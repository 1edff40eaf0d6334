import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents, sum } from '../../../shared/money.ts'
import { ticketVat, vatRate } from '../../../shared/vat.ts'
import { accrueByMonth } from '../accrual.ts'
import { cheapestCover } from '../cover.ts'
import { depositDue } from '../damages.ts'
import { billedHours, hireLength, priceHire, unitPrice, type Hire, type HireLine, type PricePiece } from '../prices.ts'
import type { HireRules, Tariff } from '../tariff.ts'
import { at, child, clock, plain, vae, vtc } from './tariffs.ts'

const RATE = vatRate(2000)
const hire = (start: string, end: string, lines: readonly HireLine[], options: Hire['options'] = []): Hire => ({
  period: { startMs: at(start), endMs: at(end) },
  lines,
  options,
})
const one = (tariff: Tariff): readonly HireLine[] => [{ kind: 'bike', quantity: 1, tariff }]
const price = (asked: Hire, rules: HireRules = plain) => priceHire(asked, rules, clock)
/** A hire of a VTC over so many days of the calendar. */
const vtcDays = (days: number) => {
  const last = new Date(Date.UTC(2027, 6, 9 + days)).toISOString().slice(0, 10)
  return price(hire('2027-07-10 09:00', `${last} 18:00`, one(vtc)))
}
const shown = (pieces: readonly PricePiece[]) =>
  pieces.map(({ unit, days, count }) => `${unit === 'days' ? days : unit} ×${count}`).join(' + ')
const tax = (asked: Hire, rules: HireRules = plain) => {
  const { lines, options } = price(asked, rules)
  const { table } = ticketVat([...lines, ...options].map(({ ttcCents }) => ({ ttc: ttcCents, rate: RATE })))
  return table.map(({ ht, vat }) => ({ ht, vat }))
}

describe('B-01 a VTC within one day', () => {
  it.each([
    { end: '11:00', ttc: 1000, ht: 833, vat: 167, made: 'hour ×2' },
    { end: '12:00', ttc: 1200, ht: 1000, vat: 200, made: 'half-day ×1' },
    { end: '14:00', ttc: 1800, ht: 1500, vat: 300, made: '1 ×1' },
  ])('from 09:00 until $end costs $ttc: $made', ({ end, ttc, ht, vat, made }) => {
    const asked = hire('2027-07-10 09:00', `2027-07-10 ${end}`, one(vtc))
    expect(price(asked)).toMatchObject({ totalCents: ttc, days: 1, discount: null })
    expect(shown(price(asked).lines[0]?.unit.pieces ?? [])).toBe(made)
    expect(tax(asked)).toEqual([{ ht, vat }])
  })

  it.each([
    { minutes: 1, hours: 1 },
    { minutes: 75, hours: 1 },
    { minutes: 76, hours: 2 },
    { minutes: 135, hours: 2 },
    { minutes: 136, hours: 3 },
  ])('counts $minutes minutes as $hours h', ({ minutes, hours }) => {
    expect(billedHours(minutes, 15)).toBe(hours)
  })

  it('gives the half-day its minutes of grace too, and not one more', () => {
    const upTo = (minutes: number) => unitPrice(vtc, { within: 'day', minutes, days: 1 }).cents
    expect([240, 255, 256].map(upTo)).toEqual([1200, 1200, 1800])
  })

  it('says the longer of two equal prices, and does without hours and half-days', () => {
    const same = { ...vtc, hourCents: cents(1800), halfDayCents: cents(1800) }
    expect(shown(unitPrice(same, { within: 'day', minutes: 30, days: 1 }).pieces)).toBe('1 ×1')
    const byTheDay = { ...vtc, hourCents: null, halfDayCents: null }
    expect(unitPrice(byTheDay, { within: 'day', minutes: 30, days: 1 }).cents).toBe(1800)
  })
})

describe('B-02 a VTC over several days', () => {
  it('of 8 days is a week and a day: 108.00, HT 90.00, VAT 18.00', () => {
    expect(vtcDays(8)).toMatchObject({ totalCents: 10_800, days: 8 })
    expect(shown(vtcDays(8).lines[0]?.unit.pieces ?? [])).toBe('7 ×1 + 1 ×1')
    expect(tax(hire('2027-07-10 09:00', '2027-07-17 18:00', one(vtc)))).toEqual([{ ht: 9000, vat: 1800 }])
  })

  it.each([
    { days: 2, ttc: 3200, made: '2 ×1' },
    { days: 4, ttc: 6300, made: '3 ×1 + 1 ×1' },
    { days: 5, ttc: 7700, made: '3 ×1 + 2 ×1' },
    { days: 6, ttc: 9000, made: '7 ×1' },
    { days: 7, ttc: 9000, made: '7 ×1' },
    { days: 10, ttc: 13_500, made: '7 ×1 + 3 ×1' },
    { days: 14, ttc: 18_000, made: '7 ×2' },
  ])('of $days days costs $ttc: $made', ({ days, ttc, made }) => {
    expect(vtcDays(days).totalCents).toBe(ttc)
    expect(shown(vtcDays(days).lines[0]?.unit.pieces ?? [])).toBe(made)
  })

  it('takes more days where that is cheaper, fewer tiers of equal ones, and longer ones of as many', () => {
    const tiers = (...list: [number, number][]) => list.map(([days, each]) => ({ days, cents: cents(each) }))
    expect(cheapestCover(tiers([1, 1800], [7, 5000]), 3).tiers).toEqual([{ days: 7, count: 1, cents: 5000 }])
    expect(cheapestCover(tiers([1, 1000], [2, 2000]), 2).tiers).toEqual([{ days: 2, count: 1, cents: 2000 }])
    // 6 = 5 + 1 and 3 + 3, at the same price
    expect(cheapestCover(tiers([1, 1000], [3, 2500], [5, 4000]), 6).tiers.map(({ days }) => days)).toEqual([5, 1])
    expect(cheapestCover(tiers([3, 4500]), 1)).toEqual({ cents: 4500, tiers: [{ days: 3, count: 1, cents: 4500 }] })
  })
})

describe('days', () => {
  const blocks: HireRules = { ...plain, daysBy: 'blocks' }
  it.each([
    { name: 'one night', start: '2027-07-10 17:00', end: '2027-07-11 10:00', calendar: 2, byBlocks: 1 },
    { name: 'to the minute', start: '2027-07-10 10:00', end: '2027-07-12 10:00', calendar: 3, byBlocks: 2 },
    { name: 'a minute more', start: '2027-07-10 10:00', end: '2027-07-12 10:01', calendar: 3, byBlocks: 3 },
    { name: 'March', start: '2026-03-28 10:00', end: '2026-03-29 10:00', calendar: 2, byBlocks: 1 },
    { name: 'October', start: '2026-10-24 10:00', end: '2026-10-25 10:00', calendar: 2, byBlocks: 1 },
    { name: 'the new year', start: '2026-12-31 10:00', end: '2027-01-01 10:00', calendar: 2, byBlocks: 1 },
    { name: 'the leap day', start: '2028-02-28 10:00', end: '2028-03-01 10:00', calendar: 3, byBlocks: 2 },
    { name: 'no leap day', start: '2027-02-28 10:00', end: '2027-03-01 10:00', calendar: 2, byBlocks: 1 },
  ])('$name: $calendar of the calendar, $byBlocks of 24 hours', ({ start, end, calendar, byBlocks }) => {
    expect(price(hire(start, end, one(vtc))).days).toBe(calendar)
    expect(price(hire(start, end, one(vtc)), blocks).days).toBe(byBlocks)
  })

  it('do not end at midnight where the evening does not', () => {
    const evening = { startMs: at('2027-07-10 22:30'), endMs: at('2027-07-11 00:30') }
    expect(hireLength(evening, 'calendar', clock)).toEqual({ within: 'day', minutes: 120, days: 1 })
    expect(hireLength(evening, 'calendar', { ...clock, cutOffHour: 0 })).toEqual({ within: 'days', days: 2 })
  })
})

describe('B-04 a group over two days', () => {
  const group: HireRules = { ...plain, groupDiscount: { fromBikes: 6, hundredths: 1000 } }
  const lines: readonly HireLine[] = [
    { kind: 'bike', quantity: 4, tariff: vtc },
    { kind: 'ebike', quantity: 2, tariff: vae },
    { kind: 'child', quantity: 1, tariff: child },
  ]
  const helmets = [{ quantity: 2, cents: cents(200), per: 'day' as const }]
  const asked = hire('2027-07-10 09:00', '2027-07-11 18:00', lines, helmets)

  it('costs 292.00 − 29.20 + 8.00 = 270.80, and its lines add up', () => {
    const priced = price(asked, group)
    expect(priced.lines.map(({ grossCents }) => grossCents)).toEqual([12_800, 14_000, 2400])
    expect(priced.lines.map(({ discountCents }) => discountCents)).toEqual([1280, 1400, 240])
    expect(priced.discount).toEqual({ why: 'group', hundredths: 1000, cents: 2920 })
    expect(priced.options).toEqual([{ quantity: 2, times: 2, ttcCents: 800 }])
    expect(priced.totalCents).toBe(27_080)
    expect(sum([...priced.lines, ...priced.options].map(({ ttcCents }) => ttcCents))).toBe(27_080)
  })

  it('bears HT 225.67 and VAT 45.13, and a deposit of 1,280.00', () => {
    expect(tax(asked, group)).toEqual([{ ht: 22_567, vat: 4513 }])
    const deposits = [15_000, 30_000, 8000].map((each, i) => ({
      quantity: lines[i]?.quantity ?? 0,
      depositCents: cents(each),
    }))
    expect(depositDue(deposits)).toBe(128_000)
  })

  it('has no discount from five bikes and a trailer, and none on a trailer', () => {
    const trailer: HireLine = { kind: 'trailer', quantity: 1, tariff: child }
    const five = { kind: 'bike' as const, quantity: 5, tariff: vtc }
    const with5 = price(hire('2027-07-10 09:00', '2027-07-10 18:00', [five, trailer]), group)
    expect(with5).toMatchObject({ discount: null, totalCents: 5 * 1800 + 1200 })
    const with6 = price(hire('2027-07-10 09:00', '2027-07-10 18:00', [{ ...five, quantity: 6 }, trailer]), group)
    expect(with6.lines.map(({ discountCents }) => discountCents)).toEqual([1080, 0])
  })

  it('has the better of its two discounts, never both', () => {
    const both: HireRules = {
      ...group,
      longHireDiscounts: [
        { fromDays: 7, hundredths: 2000 },
        { fromDays: 3, hundredths: 500 },
      ],
    }
    const until = (day: string) => price(hire('2027-07-10 09:00', `2027-07-${day} 18:00`, lines), both).discount
    expect(until('11')).toMatchObject({ why: 'group', hundredths: 1000 })
    expect(until('12')).toMatchObject({ why: 'group', hundredths: 1000 })
    expect(until('16')).toMatchObject({ why: 'long-hire', hundredths: 2000 })
    const level = { ...both, longHireDiscounts: [{ fromDays: 2, hundredths: 1000 }] }
    expect(price(asked, level).discount).toEqual({ why: 'group', hundredths: 1000, cents: 2920 })
    const alone = price(hire('2027-07-10 09:00', '2027-07-12 18:00', one(vtc)), both)
    expect(alone).toMatchObject({ discount: { why: 'long-hire', hundredths: 500, cents: 225 }, totalCents: 4275 })
  })

  it('rounds its discount once: 33 % off three bikes at 9.99', () => {
    const odd = { ...vtc, tiers: [{ days: 1, cents: cents(999) }] }
    const rules = { ...plain, groupDiscount: { fromBikes: 2, hundredths: 3300 } }
    const three = [1, 2].map((quantity) => ({ kind: 'bike' as const, quantity, tariff: odd }))
    const priced = price(hire('2027-07-10 09:00', '2027-07-11 18:00', three), rules)
    // 3 × 19.98 = 59.94; what is left is 40.1598
    expect(priced.totalCents).toBe(4016)
    expect(sum(priced.lines.map(({ discountCents }) => discountCents))).toBe(1978)
  })

  it('counts a guarantee once, however long', () => {
    const guarantee = [{ quantity: 1, cents: cents(1500), per: 'hire' as const }]
    const priced = price(hire('2027-07-10 09:00', '2027-07-16 18:00', one(vtc), guarantee))
    expect(priced.totalCents).toBe(9000 + 1500)
  })
})

describe('what a month earned of a hire', () => {
  const accrued = (ht: number, day: string, days: number) =>
    accrueByMonth(cents(ht), day as BusinessDay, days).map(({ month, htCents }) => `${month} ${htCents}`)

  it('paid on 30 July for 7 days: 21.43 of 75.00 in July, 53.57 in August', () => {
    expect(accrued(7500, '2027-07-30', 7)).toEqual(['2027-07 2143', '2027-08 5357'])
  })

  it('follows months, the new year and the leap day', () => {
    expect(accrued(1000, '2027-07-01', 31)).toEqual(['2027-07 1000'])
    expect(accrued(1000, '2026-12-31', 2)).toEqual(['2026-12 500', '2027-01 500'])
    expect(accrued(3000, '2028-02-28', 3)).toEqual(['2028-02 2000', '2028-03 1000'])
    expect(accrued(3000, '2027-02-28', 3)).toEqual(['2027-02 1000', '2027-03 2000'])
    expect(accrued(100, '2027-01-31', 30)).toEqual(['2027-01 4', '2027-02 93', '2027-03 3'])
  })
})
