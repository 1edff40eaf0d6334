import { expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { openLivedDemo } from '../../../../test/support/lived-demo.ts'
import { bikesOf } from './bikes-shop.ts'
import { at } from './tariffs.ts'

const SEED = 13

it(
  `the bikes of a past were hired by whoever came by and whoever had booked, and are back (${SEED})`,
  { timeout: 60_000 },
  async () => {
    const nowMs = at('2027-07-19 09:00')
    const shop = await openLivedDemo({ days: 8, seed: SEED, nowMs })
    expect([shop.faults, shop.refused]).toEqual([[], []])
    const bikes = bikesOf(shop.ask)
    const rentals = await bikes.rentals({ states: [], text: '', limit: 200 })
    const closed = rentals.filter(({ state }) => state === 'closed')
    expect(closed.length).toBeGreaterThan(6)
    expect(new Set(rentals.map(({ channel }) => channel))).toEqual(new Set(['counter', 'phone']))
    // Nothing is out whose time is over, and nobody's deposit was forgotten.
    expect(rentals.filter(({ state, endMs }) => state === 'held' || (state === 'out' && endMs < nowMs))).toEqual([])
    expect(closed.filter(({ deposit }) => deposit?.state === 'held')).toEqual([])
    const report = await bikes.report({ from: '2027-07-11' as BusinessDay, to: '2027-07-18' as BusinessDay })
    expect(report.reduce((sum, { incomeCents }) => sum + incomeCents, 0)).toBeGreaterThan(100_00)
  },
)
