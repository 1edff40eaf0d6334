import { describe, expect, it } from 'vitest'
import { Defect } from '../../src/shared/assert.ts'
import { businessDay, isBusinessDay } from '../../src/shared/business-day.ts'

const PARIS = 'Europe/Paris'

describe('the business day', () => {
  it.each([
    // the cut-off hour
    { name: 'noon', at: '2026-11-23T11:00:00Z', cutOff: 5, is: '2026-11-23' },
    { name: 'the last second before the cut-off', at: '2026-11-23T03:59:59Z', cutOff: 5, is: '2026-11-22' },
    { name: 'the cut-off itself', at: '2026-11-23T04:00:00Z', cutOff: 5, is: '2026-11-23' },
    { name: 'a quarter to midnight', at: '2026-11-23T22:45:00Z', cutOff: 5, is: '2026-11-23' },
    { name: 'a quarter past midnight', at: '2026-11-23T23:15:00Z', cutOff: 5, is: '2026-11-23' },
    {
      name: 'a quarter past midnight where the day ends at midnight',
      at: '2026-11-23T23:15:00Z',
      cutOff: 0,
      is: '2026-11-24',
    },
    {
      name: 'the last second before midnight, cut-off at midnight',
      at: '2026-11-23T22:59:59Z',
      cutOff: 0,
      is: '2026-11-23',
    },
    { name: 'midnight, cut-off at midnight', at: '2026-11-23T23:00:00Z', cutOff: 0, is: '2026-11-24' },
    {
      name: 'eleven in the morning of a night club that counts until noon',
      at: '2026-11-23T10:59:59Z',
      cutOff: 12,
      is: '2026-11-22',
    },
    // the night clocks go forward: 02:00 becomes 03:00 on 29 March 2026
    { name: 'March, 01:59:59 before the change', at: '2026-03-29T00:59:59Z', cutOff: 5, is: '2026-03-28' },
    { name: 'March, 03:00 just after the change', at: '2026-03-29T01:00:00Z', cutOff: 5, is: '2026-03-28' },
    { name: 'March, 04:59:59 after the change', at: '2026-03-29T02:59:59Z', cutOff: 5, is: '2026-03-28' },
    { name: 'March, 05:00 after the change', at: '2026-03-29T03:00:00Z', cutOff: 5, is: '2026-03-29' },
    {
      name: 'March, a cut-off at 2, an hour that does not exist that night',
      at: '2026-03-29T01:00:00Z',
      cutOff: 2,
      is: '2026-03-29',
    },
    {
      name: 'March, the last instant before that missing hour',
      at: '2026-03-29T00:59:59Z',
      cutOff: 2,
      is: '2026-03-28',
    },
    // the night clocks go back: 03:00 becomes 02:00 on 25 October 2026
    { name: 'October, 02:30 the first time', at: '2026-10-25T00:30:00Z', cutOff: 3, is: '2026-10-24' },
    { name: 'October, 02:30 the second time', at: '2026-10-25T01:30:00Z', cutOff: 3, is: '2026-10-24' },
    { name: 'October, 03:00 after the change', at: '2026-10-25T02:00:00Z', cutOff: 3, is: '2026-10-25' },
    { name: 'October, 04:59:59 after the change', at: '2026-10-25T03:59:59Z', cutOff: 5, is: '2026-10-24' },
    { name: 'October, 05:00 after the change', at: '2026-10-25T04:00:00Z', cutOff: 5, is: '2026-10-25' },
    // the calendar
    { name: 'the night after a leap day', at: '2028-03-01T02:00:00Z', cutOff: 5, is: '2028-02-29' },
    { name: 'the morning of a leap day', at: '2028-02-29T08:00:00Z', cutOff: 5, is: '2028-02-29' },
    { name: 'the night after 28 February of a common year', at: '2026-03-01T02:00:00Z', cutOff: 5, is: '2026-02-28' },
    { name: 'the night after a month of thirty days', at: '2026-12-01T02:00:00Z', cutOff: 5, is: '2026-11-30' },
    { name: 'New Year’s Eve, two in the morning', at: '2027-01-01T01:00:00Z', cutOff: 5, is: '2026-12-31' },
    {
      name: 'the first second of the year by UTC, an hour late in Paris',
      at: '2027-01-01T00:00:00Z',
      cutOff: 0,
      is: '2027-01-01',
    },
  ])('of $name is $is', ({ at, cutOff, is }) => {
    expect(businessDay(Date.parse(at), PARIS, cutOff)).toBe(is)
  })

  it.each([
    { zone: 'America/Martinique', at: '2026-11-23T08:59:59Z', is: '2026-11-22' }, // 04:59:59
    { zone: 'America/Martinique', at: '2026-11-23T09:00:00Z', is: '2026-11-23' },
    { zone: 'Indian/Reunion', at: '2026-11-23T00:59:59Z', is: '2026-11-22' }, // 04:59:59
    { zone: 'Indian/Reunion', at: '2026-11-23T01:00:00Z', is: '2026-11-23' },
    { zone: 'Pacific/Tahiti', at: '2026-11-23T14:59:59Z', is: '2026-11-22' }, // 04:59:59
    { zone: 'Pacific/Noumea', at: '2026-11-22T18:00:00Z', is: '2026-11-23' }, // 05:00 the next day
    { zone: 'Asia/Kolkata', at: '2026-11-22T23:29:59Z', is: '2026-11-22' }, // 04:59:59, half an hour off
    { zone: 'Asia/Kolkata', at: '2026-11-22T23:30:00Z', is: '2026-11-23' },
    { zone: 'UTC', at: '2026-11-23T04:59:59.999Z', is: '2026-11-22' },
  ])('in $zone at $at is $is', ({ zone, at, is }) => {
    expect(businessDay(Date.parse(at), zone, 5)).toBe(is)
  })

  it('never goes back while time goes on, over a whole year by quarters of an hour', () => {
    const start = Date.parse('2026-01-01T00:00:00Z')
    const days = Array.from({ length: 366 * 96 }, (_, n) => businessDay(start + n * 900_000, PARIS, 5))
    expect(days).toEqual(days.toSorted())
    expect(new Set(days).size).toBe(367)
  })

  it.each([-1, 13, 4.5, NaN])('has no cut-off at %d', (cutOff) => {
    expect(() => businessDay(Date.parse('2026-11-23T12:00:00Z'), PARIS, cutOff)).toThrow(Defect)
  })
})

describe('a business day’s name', () => {
  it.each(['2026-11-23', '2028-02-29', '2000-12-31'])('may be %s', (day) => {
    expect(isBusinessDay(day)).toBe(true)
  })
  it.each([
    '2026-02-30',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '26-11-23',
    '2026-11-23T00:00',
    '',
    null,
    20_261_123,
  ])('is never %s', (day) => {
    expect(isBusinessDay(day)).toBe(false)
  })
})
