import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../src/shared/business-day.ts'
import { easterSunday, isSunday, publicHoliday, publicHolidays } from '../../src/shared/holidays.ts'

const day = (text: string) => text as BusinessDay // a literal in the right form

describe('French public holidays', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ])('Easter of %i is %s', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday)
    expect(isSunday(day(sunday))).toBe(true)
  })

  it.each([
    ['2026-01-01', 'new-year'],
    ['2026-04-06', 'easter-monday'],
    ['2026-05-01', 'labour-day'],
    ['2026-05-08', 'victory-day'],
    ['2026-05-14', 'ascension'],
    ['2026-05-25', 'whit-monday'],
    ['2026-07-14', 'national-day'],
    ['2026-08-15', 'assumption'],
    ['2026-11-01', 'all-saints'],
    ['2026-11-11', 'armistice'],
    ['2026-12-25', 'christmas'],
    ['2027-03-29', 'easter-monday'],
    ['2027-05-06', 'ascension'],
    ['2027-05-17', 'whit-monday'],
    ['2026-04-03', undefined], // Good Friday: in Alsace and Moselle only
    ['2026-12-26', undefined],
    ['2026-11-23', undefined],
  ] as const)('%s is %s', (text, holiday) => {
    expect(publicHoliday(day(text))).toBe(holiday)
  })

  it('of a year are eleven, but where Ascension falls on one that has a date', () => {
    const inYear = (year: number) => {
      const days = Array.from({ length: 366 }, (_, n) => new Date(Date.UTC(year, 0, n + 1)).toISOString().slice(0, 10))
      return days.filter((text) => text.startsWith(String(year)) && publicHoliday(day(text)) !== undefined).length
    }
    expect(publicHolidays).toHaveLength(11)
    expect(inYear(2026)).toBe(11)
    expect(inYear(2008)).toBe(10) // Ascension on 1 May
  })
})
