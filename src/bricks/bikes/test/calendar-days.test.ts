import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBikesShop, type BikesShop } from './bikes-shop.ts'
import { at, wall } from './tariffs.ts'

let shop: BikesShop
beforeEach(async () => {
  shop = await openBikesShop({ from: '2027-01-04 08:00' })
})
afterEach(() => shop.close())

const HOUR_MS = 3_600_000

describe('holds on days that are not like others', () => {
  it.each([
    {
      name: 'March, the night of the change',
      from: '2027-03-27 10:00',
      to: '2027-03-28 10:00',
      hours: 23,
      total: 3200,
    },
    {
      name: 'October, the night of the change',
      from: '2027-10-30 10:00',
      to: '2027-10-31 10:00',
      hours: 25,
      total: 3200,
    },
    { name: 'a change of month, four days', from: '2027-07-30 10:00', to: '2027-08-02 18:00', hours: 80, total: 6300 },
    { name: 'a change of year', from: '2027-12-31 10:00', to: '2028-01-01 18:00', hours: 32, total: 3200 },
    { name: 'the leap day', from: '2028-02-28 10:00', to: '2028-03-01 18:00', hours: 56, total: 4500 },
    { name: 'no leap day', from: '2027-02-28 10:00', to: '2027-03-01 18:00', hours: 32, total: 3200 },
  ])('$name', async ({ from, to, hours, total }) => {
    const held = await shop.hold(shop.asked(from, to, { VTC: 1 }))
    expect((held.endMs - held.startMs) / HOUR_MS).toBe(hours)
    expect(held.totalCents).toBe(total)
    expect([wall(held.startMs), wall(held.endMs)]).toEqual([from, to])
    expect(shop.one('SELECT end_ms - start_ms FROM calendar_blocks')).toBe(hours * HOUR_MS)
    expect(await shop.free('VTC', from, to)).toBe(3)
    // What touches is no conflict, whatever the clock did in between.
    const next = `${to.slice(0, 10)} 18:30`
    const after = await shop.book(to, next, { VTC: [held.lines[0]!.number] })
    expect(after.lines[0]?.number).toBe(held.lines[0]?.number)
  })

  it('blocks of 24 hours run to the same hour of the wall in both nights', async () => {
    const setup = await shop.bikes.setup({})
    await shop.bikes.saveSetup(shop.command({ setup: { ...setup, rules: { ...setup.rules, daysBy: 'blocks' } } }))
    for (const [from, to] of [
      ['2027-03-27 10:00', '2027-03-28 10:00'],
      ['2027-10-30 10:00', '2027-10-31 10:00'],
    ] as const) {
      expect((await shop.hold(shop.asked(from, to, { VTC: 1 }))).totalCents).toBe(1800)
      const chips = await shop.bikes.durations({ startMs: at(from) })
      expect(chips.map(({ duration, endMs, open }) => [duration, wall(endMs), open])).toContainEqual(['day', to, true])
    }
  })

  it('a fête until two in the morning is one day', async () => {
    const setup = await shop.bikes.setup({})
    const exceptions = [{ day: '2027-07-13' as never, hours: [{ fromMinute: 480, toMinute: 120 }] }]
    await shop.bikes.saveSetup(shop.command({ setup: { ...setup, opening: { ...setup.opening, exceptions } } }))
    const held = await shop.hold(shop.asked('2027-07-13 20:00', '2027-07-14 01:30', { VTC: 1 }))
    expect(held).toMatchObject({ totalCents: 1800, quote: { days: 1 } })
    const later = await shop.free('VTC', '2027-07-14 00:00', '2027-07-14 01:00')
    expect(later).toBe(3)
  })

  it('counts a year’s contracts from one', async () => {
    shop.set('2027-12-31 10:00')
    expect((await shop.book('2028-01-05 10:00', '2028-01-05 18:00', { VTC: 1 })).number).toBe('2027-001')
    shop.set('2028-01-01 10:00')
    expect((await shop.book('2028-01-05 10:00', '2028-01-05 18:00', { VTC: 1 })).number).toBe('2028-001')
    expect((await shop.book('2028-01-05 10:00', '2028-01-05 18:00', { VTC: 1 })).number).toBe('2028-002')
  })

  it('offers ends for a start, by the clock and the hours', async () => {
    const chips = await shop.bikes.durations({ startMs: at('2027-07-12 10:00') })
    expect(chips.map(({ duration, endMs, open }) => [duration, wall(endMs).slice(5), open])).toEqual([
      ['hour', '07-12 11:00', true],
      ['half-day', '07-12 14:00', true],
      ['day', '07-12 19:00', true],
      ['two-days', '07-13 19:00', true],
      ['week', '07-18 19:00', true],
      ['at-closing', '07-12 19:00', true],
    ])
  })
})
