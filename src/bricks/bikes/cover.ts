import { assert } from '../../shared/assert.ts'
import { cents, type Cents } from '../../shared/money.ts'
import { HIRE_DAYS_MAX, type DayTier } from './tariff.ts'

/** How often each tier is taken, the longest first, and what they cost together. */
export type Cover = {
  readonly cents: Cents
  readonly tiers: readonly { readonly days: number; readonly count: number; readonly cents: Cents }[]
}

/** Counts of each tier, the longest tier first. */
type Way = { readonly cost: number; readonly pieces: number; readonly counts: readonly number[] }

/**
 * The cheapest tiers that cover so many days, by dynamic programming. They may cover more where that costs less: six days
 * are a week at 90.00 rather than 3 + 3 at 90.00, or 3 + 2 + 1 at 95.00. Of equal prices, fewer tiers; of as many, longer
 * ones (bikes.md §2.4.2). Covering more days therefore never costs less.
 */
export function cheapestCover(tiers: readonly DayTier[], days: number): Cover {
  assert(tiers.length > 0, 'a tariff has a tier at least')
  assert(Number.isInteger(days) && days >= 1 && days <= HIRE_DAYS_MAX, `not a number of hire days: ${days}`)
  const byLength = tiers.toSorted((a, b) => b.days - a.days)
  const ways: Way[] = [{ cost: 0, pieces: 0, counts: byLength.map(() => 0) }]
  for (let covered = 1; covered <= days; covered += 1) {
    const best = byLength
      .map((tier, i) => withTier(ways[Math.max(0, covered - tier.days)], tier, i))
      .reduce((kept, way) => (isBetter(way, kept) ? way : kept))
    ways.push(best)
  }
  const way = ways[days]
  assert(way, 'each number of days has its cheapest way')
  return {
    cents: cents(way.cost),
    tiers: byLength.flatMap((tier, i) => {
      const count = way.counts[i] ?? 0
      return count > 0 ? [{ days: tier.days, count, cents: tier.cents }] : []
    }),
  }
}

function withTier(way: Way | undefined, tier: DayTier, at: number): Way {
  assert(way, 'fewer days were covered before')
  const counts = way.counts.map((count, i) => (i === at ? count + 1 : count))
  return { cost: way.cost + tier.cents, pieces: way.pieces + 1, counts }
}

/** The order holds when the same tier is added to both sides, so the best way for a day is made of best ways. */
function isBetter(way: Way, kept: Way): boolean {
  if (way.cost !== kept.cost) return way.cost < kept.cost
  if (way.pieces !== kept.pieces) return way.pieces < kept.pieces
  const differs = way.counts.findIndex((count, i) => count !== kept.counts[i])
  return differs >= 0 && (way.counts[differs] ?? 0) > (kept.counts[differs] ?? 0)
}
