import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, type BusinessDay } from '../../../shared/business-day.ts'
import { publicHoliday } from '../../../shared/holidays.ts'
import { clockBack, deadlineOf } from '../rules/deadline.ts'
import type { DayKind } from '../rules/carrier.ts'

const day = (text: string) => text as BusinessDay

describe('how long a parcel is kept', () => {
  it('A-06 five calendar days from Monday 16 November end on Saturday 21', () => {
    expect(deadlineOf(day('2026-11-16'), 5, 'calendar')).toBe('2026-11-21')
  })
  it.each([
    // Thursday 24 December 2026; the 25th is a holiday, the 27th a Sunday.
    ['2026-12-24', 1, 'calendar', '2026-12-25'],
    ['2026-12-24', 1, 'ouvrable', '2026-12-26'],
    ['2026-12-24', 1, 'ouvre', '2026-12-28'],
    ['2026-12-24', 10, 'ouvrable', '2027-01-07'],
    ['2026-12-24', 10, 'ouvre', '2027-01-11'],
    // Easter: Monday 6 April 2026; Friday 1 May; Ascension Thursday 14 May; Whit Monday 25 May.
    ['2026-04-03', 2, 'ouvrable', '2026-04-07'],
    ['2026-04-30', 1, 'ouvre', '2026-05-04'],
    ['2026-05-13', 2, 'ouvrable', '2026-05-16'],
    ['2026-05-22', 2, 'ouvrable', '2026-05-26'],
    ['2028-02-28', 1, 'calendar', '2028-02-29'],
    ['2026-11-16', 0, 'calendar', '2026-11-16'],
    ['2026-11-15', 0, 'ouvre', '2026-11-15'],
  ] as const)('from %s, %i days %s: %s', (from, days, kind, until) => {
    expect(deadlineOf(day(from), days, kind)).toBe(until)
  })

  const weekdays = new Intl.DateTimeFormat('fr-FR', { weekday: 'short', timeZone: 'UTC' })
  /** Said the other way round: of all days, in order, strike those that do not count, take the n-th. */
  function oracle(from: BusinessDay, days: number, kind: DayKind): BusinessDay {
    const after = Array.from({ length: 120 }, (_, n) => addDays(from, n + 1))
    const names = {
      calendar: 'lun mar mer jeu ven sam dim',
      ouvrable: 'lun mar mer jeu ven sam',
      ouvre: 'lun mar mer jeu ven',
    }
    const nameOf = (one: BusinessDay) => weekdays.format(new Date(`${one}T12:00:00Z`)).slice(0, 3)
    const left = after.filter(
      (one) => kind === 'calendar' || (names[kind].includes(nameOf(one)) && publicHoliday(one) === undefined),
    )
    return days === 0 ? from : (left[days - 1] ?? from)
  }
  it('is what striking days from a calendar gives', () => {
    const anyDay = fc.integer({ min: 0, max: 7300 }).map((n) => addDays(day('2025-01-01'), n))
    const kinds = fc.constantFrom<DayKind>('calendar', 'ouvrable', 'ouvre')
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), kinds, (from, days, kind) => {
        const until = deadlineOf(from, days, kind)
        expect(until).toBe(oracle(from, days, kind))
        expect(daysBetween(from, until)).toBeGreaterThanOrEqual(days)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a clock that went back', () => {
  it.each([
    [0, undefined],
    [59 * 60_000, undefined],
    [60 * 60_000, { unit: 'hours', count: 1 }],
    [23.9 * 3_600_000, { unit: 'hours', count: 23 }],
    [3 * 86_400_000, { unit: 'days', count: 3 }],
    [-5, undefined],
  ] as const)('of %d ms', (behind, told) => {
    expect(clockBack(behind)).toEqual(told)
  })
})
