import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { blocksStarted, daysSpanned, hourOf, instantOf, minutesBetween, sameHourAfter } from '../wall-clock.ts'
import { at, clock, wall } from './tariffs.ts'

const PARIS = 'Europe/Paris'
const iso = (atMs: number) => new Date(atMs).toISOString().slice(0, 16)

describe('the wall clock', () => {
  it.each([
    { name: 'winter', day: '2026-01-15', minute: 600, is: '2026-01-15T09:00' },
    { name: 'summer', day: '2026-07-15', minute: 600, is: '2026-07-15T08:00' },
    { name: 'one in the morning after', day: '2026-12-31', minute: 1500, is: '2027-01-01T00:00' },
    { name: 'the evening before', day: '2028-03-01', minute: -60, is: '2028-02-29T22:00' },
    { name: 'March, the last minute before the change', day: '2026-03-29', minute: 119, is: '2026-03-29T00:59' },
    { name: 'March, an hour that is skipped', day: '2026-03-29', minute: 150, is: '2026-03-29T01:30' },
    { name: 'March, after the change', day: '2026-03-29', minute: 180, is: '2026-03-29T01:00' },
    { name: 'October, before the change', day: '2026-10-25', minute: 119, is: '2026-10-24T23:59' },
    { name: 'October, an hour that comes twice', day: '2026-10-25', minute: 150, is: '2026-10-25T00:30' },
    { name: 'October, after the change', day: '2026-10-25', minute: 180, is: '2026-10-25T02:00' },
  ])('says $day + $minute min: $name', ({ day, minute, is }) => {
    expect(iso(instantOf(day as BusinessDay, minute, PARIS))).toBe(is)
  })

  it('is right in a zone west of Greenwich, and where no clock ever changes', () => {
    expect(iso(instantOf('2026-11-01' as BusinessDay, 90, 'America/New_York'))).toBe('2026-11-01T05:30')
    expect(iso(instantOf('2026-07-15' as BusinessDay, 600, 'Indian/Reunion'))).toBe('2026-07-15T06:00')
  })

  it('finds every quarter of an hour of the two nights again that the wall shows', () => {
    for (const from of ['2026-03-28T22:00Z', '2026-10-24T22:00Z'].map((text) => Date.parse(text))) {
      for (let quarter = 0; quarter < 24; quarter += 1) {
        const atMs = from + quarter * 900_000
        const [day = '', hour = ''] = wall(atMs).split(' ')
        const [hours = 0, minutes = 0] = hour.split(':').map(Number)
        const found = instantOf(day as BusinessDay, hours * 60 + minutes, PARIS)
        expect(wall(found)).toBe(wall(atMs))
        expect(found).toBeLessThanOrEqual(atMs)
      }
    }
  })

  it('keeps the hour over a change, and the seconds', () => {
    expect(wall(sameHourAfter(at('2026-03-28 10:00'), 1, PARIS))).toBe('2026-03-29 10:00')
    expect(sameHourAfter(at('2026-03-28 10:00'), 1, PARIS) - at('2026-03-28 10:00')).toBe(23 * 3_600_000)
    expect(sameHourAfter(at('2026-10-24 10:00'), 1, PARIS) - at('2026-10-24 10:00')).toBe(25 * 3_600_000)
    expect(sameHourAfter(at('2026-10-24 10:00') + 4321, 1, PARIS) - at('2026-10-25 10:00')).toBe(4321)
    expect(wall(sameHourAfter(at('2028-02-28 09:00'), 2, PARIS))).toBe('2028-03-01 09:00')
  })

  it.each([
    { start: '2026-03-28 10:00', end: '2026-03-29 10:00', blocks: 1, days: 2 },
    { start: '2026-03-28 10:00', end: '2026-03-29 10:01', blocks: 2, days: 2 },
    { start: '2026-10-24 10:00', end: '2026-10-25 10:00', blocks: 1, days: 2 },
    { start: '2026-10-24 10:00', end: '2026-10-25 10:01', blocks: 2, days: 2 },
    { start: '2026-12-31 18:00', end: '2027-01-01 09:00', blocks: 1, days: 2 },
    { start: '2028-02-28 09:00', end: '2028-03-01 09:00', blocks: 2, days: 3 },
    { start: '2027-02-28 09:00', end: '2027-03-01 09:00', blocks: 1, days: 2 },
    { start: '2027-07-10 09:00', end: '2027-07-10 18:00', blocks: 1, days: 1 },
    { start: '2027-07-10 18:00', end: '2027-07-11 01:00', blocks: 1, days: 1 },
  ])('counts $start → $end: $days days, $blocks blocks', ({ start, end, blocks, days }) => {
    expect(daysSpanned(at(start), at(end), clock)).toBe(days)
    expect(blocksStarted(at(start), at(end), PARIS)).toBe(blocks)
  })

  it('counts minutes as they passed and without their seconds', () => {
    expect(minutesBetween(at('2026-03-29 01:30'), at('2026-03-29 03:30'))).toBe(60)
    expect(minutesBetween(at('2026-10-25 01:30'), at('2026-10-25 03:30'))).toBe(180)
    expect(minutesBetween(at('2027-07-10 12:00') + 50_000, at('2027-07-10 13:15') + 10_000)).toBe(75)
    expect(hourOf(at('2027-07-10 09:05'), PARIS)).toBe('09:05')
  })
})
