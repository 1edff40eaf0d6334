import { expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { openLivedDemo } from '../../../../test/support/lived-demo.ts'
import { parcelsOf, winter } from './parcels-shop.ts'

const SEED = 11

it(
  `the parcels of a past come, are fetched, left and sent back, and a month is invoiced (${SEED})`,
  { timeout: 60_000 },
  async () => {
    // Wednesday 28 October to Wednesday 4 November.
    const shop = await openLivedDemo({ days: 8, seed: SEED, nowMs: winter('2026-11-05 09:00') })
    expect([shop.faults, shop.refused]).toEqual([[], []])
    const parcels = parcelsOf(shop.ask)
    const days = await parcels.dayCounts({ from: '2026-10-28' as BusinessDay, to: '2026-11-04' as BusinessDay })
    const count = (what: 'received' | 'handedOver' | 'droppedOff' | 'returned') =>
      days.reduce((sum, day) => sum + day[what], 0)
    expect(count('received')).toBeGreaterThan(15)
    expect(count('handedOver')).toBeGreaterThan(10)
    expect(count('droppedOff')).toBeGreaterThan(2)
    expect(count('returned')).toBeGreaterThan(2)
    const { rows } = await parcels.statements({ month: '2026-10' })
    expect(rows.filter(({ totals }) => totals.htCents > 0).map(({ sold }) => sold.length)).toContain(1)
    expect(rows.every(({ totals, sold }) => totals.htCents === 0 || sold.length === 1)).toBe(true)
    const { open, recent } = await parcels.deliveries({})
    expect(open).toEqual([])
    expect(recent.length).toBeGreaterThan(5)
  },
)
