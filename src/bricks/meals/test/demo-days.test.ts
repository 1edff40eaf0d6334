import { expect, it } from 'vitest'
import { openLivedDemo } from '../../../../test/support/lived-demo.ts'
import { mealsOf, winter } from './meals-shop.ts'
import { day } from './people.ts'

const SEED = 13

it(
  `the meals of a past were brought every working day, and its month is invoiced to everybody (${SEED})`,
  { timeout: 60_000 },
  async () => {
    // Wednesday 28 October to Wednesday 4 November, over All Saints' Sunday.
    const shop = await openLivedDemo({ days: 8, seed: SEED, nowMs: winter('2026-11-05 09:00') })
    expect([shop.faults, shop.refused]).toEqual([[], []])
    const meals = mealsOf(shop.ask)
    for (const worked of ['2026-10-28', '2026-10-29', '2026-10-30', '2026-11-02', '2026-11-03', '2026-11-04']) {
      const { rounds, nobodyBrings } = await meals.roundsOfDay({ day: day(worked) })
      expect(rounds.map(({ state }) => state)).toEqual(['validated', 'validated'])
      expect(nobodyBrings).toEqual([])
    }
    const { rows, check } = await meals.billsOf({ month: '2026-10' })
    expect(rows.length).toBeGreaterThan(8)
    expect(rows.every(({ number }) => number !== null)).toBe(true)
    expect(check.agrees).toBe(true)
    expect((await meals.gaps({})).blocked).toEqual([])
    expect((await meals.kitchenDay({ day: day('2026-11-05') })).meals.locked).toBeGreaterThan(8)
  },
)
