import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents, sum } from '../../../shared/money.ts'
import { cheapestCover } from '../cover.ts'
import { priceHire, unitPrice, type Hire } from '../prices.ts'
import { modelKinds, zTariff, type DayTier, type HireRules } from '../tariff.ts'
import { at, clock } from './tariffs.ts'

/** Few prices and short tiers, so that equal prices and tiers that cover too much are common. */
const someTiers = fc
  .uniqueArray(fc.record({ days: fc.integer({ min: 1, max: 9 }), price: fc.integer({ min: 1, max: 12 }) }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ days }) => days,
  })
  .map((list): readonly DayTier[] =>
    list.toSorted((a, b) => a.days - b.days).map(({ days, price }) => ({ days, cents: cents(price * 500) })),
  )
const someDays = fc.integer({ min: 1, max: 16 })

/**
 * Every way to take tiers that leaves no day uncovered, written out one after another: as a list of days from the longest,
 * with what it costs. No table, no shortcut.
 */
function everyWay(
  tiers: readonly DayTier[],
  days: number,
): { readonly taken: readonly number[]; readonly cost: number }[] {
  if (days <= 0) return [{ taken: [], cost: 0 }]
  return tiers.flatMap((tier, i) =>
    // From this tier on only: each set is met once, in one order.
    everyWay(tiers.slice(i), days - tier.days).map(({ taken, cost }) => ({
      taken: [tier.days, ...taken],
      cost: cost + tier.cents,
    })),
  )
}

function cheapestOfAll(tiers: readonly DayTier[], days: number) {
  const longestFirst = [...tiers].reverse()
  const ways = everyWay(longestFirst, days)
  const lowest = Math.min(...ways.map(({ cost }) => cost))
  const cheap = ways.filter(({ cost }) => cost === lowest)
  const fewest = Math.min(...cheap.map(({ taken }) => taken.length))
  // A digit a tier: of as many, the largest number has the longest tiers first.
  const [best] = cheap
    .filter(({ taken }) => taken.length === fewest)
    .map(({ taken }) => taken.join(''))
    .sort()
    .reverse()
  return { cents: lowest, taken: best }
}

const someTariff = fc
  .record({
    hour: fc.option(fc.integer({ min: 1, max: 2000 })),
    halfDay: fc.option(fc.integer({ min: 1, max: 4000 })),
    tiers: someTiers,
  })
  .map(({ hour, halfDay, tiers }) => zTariff.parse({ hourCents: hour, halfDayCents: halfDay, tiers }))

const someHire = fc
  .record({
    startQuarter: fc.nat(40),
    minutes: fc.integer({ min: 1, max: 20 * 1440 }),
    lines: fc.array(
      fc.record({ kind: fc.constantFrom(...modelKinds), quantity: fc.integer({ min: 1, max: 9 }), tariff: someTariff }),
      { minLength: 1, maxLength: 5 },
    ),
    options: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 9 }),
        cents: fc.nat(1500).map(cents),
        per: fc.constantFrom('day' as const, 'hire' as const),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ startQuarter, minutes, lines, options }): Hire => {
    const startMs = at('2026-10-20 08:00') + startQuarter * 900_000
    return { period: { startMs, endMs: startMs + minutes * 60_000 }, lines, options }
  })
const percent = fc.nat(10_000)
const someRules = fc.record({
  daysBy: fc.constantFrom('calendar' as const, 'blocks' as const),
  groupDiscount: fc.option(fc.record({ fromBikes: fc.integer({ min: 2, max: 12 }), hundredths: percent })),
  longHireDiscounts: fc.array(fc.record({ fromDays: fc.integer({ min: 2, max: 12 }), hundredths: percent }), {
    maxLength: 3,
  }),
})

describe('the cheapest tiers', () => {
  it('are those of a search through every way to cover the days, ties and all', () => {
    fc.assert(
      fc.property(someTiers, someDays, (tiers, days) => {
        const cover = cheapestCover(tiers, days)
        const taken = cover.tiers.flatMap((tier) => Array<number>(tier.count).fill(tier.days)).join('')
        expect({ cents: cover.cents, taken }).toEqual(cheapestOfAll(tiers, days))
      }),
      { numRuns: 500 },
    )
  })

  it('do not depend on the order of the tariff', () => {
    fc.assert(
      fc.property(someTiers, fc.integer({ min: 1, max: 366 }), (tiers, days) => {
        expect(cheapestCover([...tiers].reverse(), days)).toEqual(cheapestCover(tiers, days))
      }),
    )
  })

  it('cost no less for a day more, and two hires no less than one as long', () => {
    fc.assert(
      fc.property(someTiers, someDays, someDays, (tiers, some, more) => {
        const cost = (days: number) => cheapestCover(tiers, days).cents
        expect(cost(some)).toBeLessThanOrEqual(cost(some + 1))
        expect(cost(some + more)).toBeLessThanOrEqual(cost(some) + cost(more))
      }),
    )
  })
})

describe('the price of a hire', () => {
  it('adds up: lines, discount, options, total; and its pieces make each line', () => {
    fc.assert(
      fc.property(someHire, someRules, (hire, rules) => {
        const { lines, options, discount, totalCents } = priceHire(hire, rules, clock)
        expect(sum([...lines, ...options].map(({ ttcCents }) => ttcCents))).toBe(totalCents)
        expect(sum(lines.map(({ discountCents }) => discountCents))).toBe(discount?.cents ?? 0)
        for (const { unit, quantity, grossCents, discountCents, ttcCents } of lines) {
          expect(unit.pieces.reduce((total, { count, cents: each }) => total + count * each, 0)).toBe(unit.cents)
          expect(unit.cents * quantity).toBe(grossCents)
          expect(ttcCents + discountCents).toBe(grossCents)
          expect(ttcCents >= 0 && discountCents >= 0).toBe(true)
        }
      }),
    )
  })

  it('never falls when the bike is kept longer, nor for one bike more, without discounts', () => {
    fc.assert(
      fc.property(someHire, someRules, fc.integer({ min: 1, max: 3000 }), (hire, { daysBy }, more) => {
        const rules: HireRules = { daysBy, groupDiscount: null, longHireDiscounts: [] }
        const { startMs, endMs } = hire.period
        const longer = { ...hire, period: { startMs, endMs: endMs + more * 60_000 } }
        const total = priceHire(hire, rules, clock).totalCents
        expect(priceHire(longer, rules, clock).totalCents).toBeGreaterThanOrEqual(total)
        const bigger = hire.lines.map((line) => ({ ...line, quantity: line.quantity + 1 }))
        expect(priceHire({ ...hire, lines: bigger }, rules, clock).totalCents).toBeGreaterThan(total)
      }),
    )
  })

  it('within a day is never above the day, nor above any of its offers', () => {
    fc.assert(
      fc.property(someTariff, fc.integer({ min: 0, max: 900 }), (tariff, minutes) => {
        const { cents: asked } = unitPrice(tariff, { within: 'day', minutes, days: 1 })
        expect(asked).toBeLessThanOrEqual(unitPrice(tariff, { within: 'days', days: 1 }).cents)
        const hours = Math.max(1, Math.ceil((minutes - 15) / 60))
        if (tariff.hourCents !== null) expect(asked).toBeLessThanOrEqual(tariff.hourCents * hours)
        if (tariff.halfDayCents !== null && minutes <= 240) expect(asked).toBeLessThanOrEqual(tariff.halfDayCents)
      }),
    )
  })
})
