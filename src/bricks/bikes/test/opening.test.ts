import { describe, expect, it } from 'vitest'
import { durationChips } from '../durations.ts'
import { checkPeriod, closingOf, isOpenAt, nextOpening, zDayHours, zOpening, type Opening } from '../opening.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { at, clock, everyDay, openingOf, wall } from './tariffs.ts'

const check = (start: string, end: string, opening: Opening = everyDay) =>
  checkPeriod(opening, { startMs: at(start), endMs: at(end) }, clock)

describe('a hire is asked for', () => {
  it('within opening hours, to the minute of closing', () => {
    expect(check('2027-07-10 08:00', '2027-07-10 19:00').ok).toBe(true)
    expect(check('2027-07-10 18:59', '2027-07-12 08:00').ok).toBe(true)
  })

  it('§2.10 with a return before its departure, or at once: « Le retour (10:00) doit être après le départ (10:30). »', () => {
    expect(check('2027-07-10 10:30', '2027-07-10 10:00')).toEqual({
      ok: false,
      code: 'END_BEFORE_START',
      detail: { endDay: '2027-07-10', endTime: '10:00', startDay: '2027-07-10', startTime: '10:30' },
    })
    expect(check('2027-07-10 10:30', '2027-07-10 10:30')).toMatchObject({ code: 'END_BEFORE_START' })
  })

  it('§2.10 with a return at 20:00 on a Saturday: « Retour au plus tard 19:00, ou dimanche 08:00. »', () => {
    expect(check('2027-07-10 10:00', '2027-07-10 20:00')).toEqual({
      ok: false,
      code: 'CLOSED_THEN',
      detail: {
        what: 'end',
        askedDay: '2027-07-10',
        askedTime: '20:00',
        latestDay: '2027-07-10',
        latestTime: '19:00',
        nextDay: '2027-07-11',
        nextTime: '08:00',
      },
    })
  })

  it('with a return on closed days: the closing before them and the opening after them', () => {
    const closed = openingOf('08:00-19:00', { '2027-07-11': '', '2027-07-12': '', '2027-07-13': '10:00-12:00' })
    expect(check('2027-07-10 10:00', '2027-07-12 10:00', closed)).toMatchObject({
      detail: { latestDay: '2027-07-10', latestTime: '19:00', nextDay: '2027-07-13', nextTime: '10:00' },
    })
    expect(check('2027-07-10 10:00', '2027-07-13 13:00', closed)).toMatchObject({
      detail: { latestDay: '2027-07-13', latestTime: '12:00', nextDay: '2027-07-14', nextTime: '08:00' },
    })
  })

  it('during the midday break: back before it or after it', () => {
    const noon = openingOf('08:00-12:00 14:00-19:00')
    const refused = check('2027-07-10 09:00', '2027-07-10 13:00', noon)
    expect(refused).toMatchObject({ detail: { latestTime: '12:00', nextDay: '2027-07-10', nextTime: '14:00' } })
    const early = check('2027-07-10 14:30', '2027-07-11 07:00', noon)
    expect(early).toMatchObject({ detail: { latestDay: '2027-07-10', latestTime: '19:00', nextTime: '08:00' } })
  })

  it('with a departure while it is closed, or at the minute of closing: no latest return', () => {
    for (const time of ['07:00', '19:00']) {
      const refused = check(`2027-07-10 ${time}`, '2027-07-11 12:00')
      expect(refused).toMatchObject({
        code: 'CLOSED_THEN',
        detail: { what: 'start', askedTime: time, nextTime: '08:00' },
      })
      expect(refused.ok || 'latestTime' in refused.detail).toBe(false)
    }
  })

  it('of a café that never opens again: neither', () => {
    const shut = openingOf('', { '2027-07-10': '08:00-19:00' })
    const refused = check('2027-07-10 18:00', '2027-07-12 18:00', shut)
    expect(refused).toMatchObject({ code: 'CLOSED_THEN', detail: { latestTime: '19:00' } })
    expect(refused.ok || 'nextTime' in refused.detail).toBe(false)
  })

  it('for longer than a year', () => {
    expect(check('2028-01-01 10:00', '2028-12-31 18:00').ok).toBe(true)
    expect(check('2028-01-01 10:00', '2029-01-01 18:00')).toEqual({
      ok: false,
      code: 'HIRE_TOO_LONG',
      detail: { days: 367, mostDays: 366 },
    })
  })
})

describe('opening hours', () => {
  it('may run past midnight, until the next morning', () => {
    const late = openingOf('18:00-02:00')
    const open = (text: string) => isOpenAt(late, at(text), clock.zone, 'end')
    expect(['2027-07-10 23:00', '2027-07-11 01:59', '2027-07-11 02:00', '2027-07-10 18:00'].map(open)).not.toContain(
      false,
    )
    expect(['2027-07-11 02:01', '2027-07-10 17:59'].map(open)).not.toContain(true)
    expect(check('2026-12-31 23:00', '2027-01-01 01:00', late).ok).toBe(true)
    expect(wall(closingOf(late, '2026-12-31' as BusinessDay, clock.zone) ?? 0)).toBe('2027-01-01 02:00')
  })

  it('keep to the wall clock when it changes', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2028-02-29', '2026-12-31']) {
      expect(wall(closingOf(everyDay, day as BusinessDay, clock.zone) ?? 0)).toBe(`${day} 19:00`)
      expect(isOpenAt(everyDay, at(`${day} 08:00`), clock.zone, 'start')).toBe(true)
      expect(isOpenAt(everyDay, at(`${day} 08:00`) - 60_000, clock.zone, 'start')).toBe(false)
    }
    expect(wall(nextOpening(everyDay, at('2026-03-28 20:00'), clock.zone) ?? 0)).toBe('2026-03-29 08:00')
    expect(wall(nextOpening(everyDay, at('2026-10-24 20:00'), clock.zone) ?? 0)).toBe('2026-10-25 08:00')
    expect(wall(nextOpening(everyDay, at('2028-02-28 20:00'), clock.zone) ?? 0)).toBe('2028-02-29 08:00')
  })

  it('open next after an instant, not at it', () => {
    expect(wall(nextOpening(everyDay, at('2027-07-10 08:00'), clock.zone) ?? 0)).toBe('2027-07-11 08:00')
    expect(nextOpening(openingOf(''), at('2027-07-10 08:00'), clock.zone)).toBeUndefined()
  })

  it('follow one another, and the week has seven days from Monday', () => {
    const minutes = (...ranges: [number, number][]) =>
      ranges.map(([fromMinute, toMinute]) => ({ fromMinute, toMinute }))
    const isRight = (...ranges: [number, number][]) => zDayHours.safeParse(minutes(...ranges)).success
    expect(isRight([480, 720], [840, 1140])).toBe(true)
    expect(isRight([480, 1140], [840, 1200])).toBe(false)
    expect(isRight([1080, 120], [1200, 1300])).toBe(false)
    expect(isRight([1080, 800])).toBe(false)
    expect(zOpening.safeParse({ week: [[]], exceptions: [] }).success).toBe(false)
    const monday = { ...everyDay, week: [[], ...everyDay.week.slice(1)] }
    expect(closingOf(monday, '2027-07-12' as BusinessDay, clock.zone)).toBeUndefined()
    expect(closingOf(monday, '2027-07-11' as BusinessDay, clock.zone)).toBeDefined()
  })
})

describe('durations in one tap', () => {
  const chips = (start: string, daysBy: 'calendar' | 'blocks', opening: Opening = everyDay) =>
    Object.fromEntries(
      durationChips(opening, at(start), { daysBy, halfDayMinutes: 240 }, clock).map(({ duration, endMs, refusal }) => [
        duration,
        `${wall(endMs)}${refusal ? ` ${refusal.code}` : ''}`,
      ]),
    )

  it('by the calendar last until closing time of the last day that is paid', () => {
    expect(chips('2027-07-10 10:30', 'calendar')).toEqual({
      hour: '2027-07-10 11:30',
      'half-day': '2027-07-10 14:30',
      day: '2027-07-10 19:00',
      'two-days': '2027-07-11 19:00',
      week: '2027-07-16 19:00',
      'at-closing': '2027-07-10 19:00',
    })
  })

  it.each([
    { name: 'March', start: '2026-03-28 10:30', day: '2026-03-29', two: '2026-03-30', week: '2026-04-04' },
    { name: 'October', start: '2026-10-24 10:30', day: '2026-10-25', two: '2026-10-26', week: '2026-10-31' },
    { name: 'the new year', start: '2026-12-31 10:30', day: '2027-01-01', two: '2027-01-02', week: '2027-01-07' },
    { name: 'the leap day', start: '2028-02-28 10:30', day: '2028-02-29', two: '2028-03-01', week: '2028-03-06' },
    { name: 'the day after it', start: '2028-02-29 10:30', day: '2028-03-01', two: '2028-03-02', week: '2028-03-07' },
  ])('in blocks end at the same hour over $name', ({ start, day, two, week }) => {
    expect(chips(start, 'blocks')).toMatchObject({
      day: `${day} 10:30`,
      'two-days': `${two} 10:30`,
      week: `${week} 10:30`,
    })
  })

  it.each([
    { start: '2026-03-28 10:30', two: '2026-03-29 19:00', week: '2026-04-03 19:00' },
    { start: '2026-10-24 10:30', two: '2026-10-25 19:00', week: '2026-10-30 19:00' },
    { start: '2028-02-28 10:30', two: '2028-02-29 19:00', week: '2028-03-05 19:00' },
  ])('by the calendar from $start last until $two and $week', ({ start, two, week }) => {
    expect(chips(start, 'calendar')).toMatchObject({ 'two-days': two, week })
  })

  it('are hours of time in the nights of the changes', () => {
    const night = openingOf('18:00-06:00')
    expect(chips('2026-03-29 01:30', 'calendar', night)).toMatchObject({ hour: '2026-03-29 03:30' })
    expect(chips('2026-03-29 01:30', 'calendar', night)['half-day']).toBe('2026-03-29 06:30 CLOSED_THEN')
    const [hour] = durationChips(night, at('2026-10-25 02:30'), { daysBy: 'calendar', halfDayMinutes: 240 }, clock)
    expect(hour?.endMs).toBe(at('2026-10-25 02:30') + 3_600_000)
  })

  it('say where the café is closed then, and leave out a closing that has passed', () => {
    expect(chips('2027-07-10 18:30', 'calendar')).toMatchObject({ hour: '2027-07-10 19:30 CLOSED_THEN' })
    const closedSunday = openingOf('08:00-19:00', { '2027-07-11': '' })
    expect(chips('2027-07-10 10:30', 'calendar', closedSunday)).toMatchObject({
      'two-days': '2027-07-11 10:30 CLOSED_THEN',
      week: '2027-07-16 19:00',
    })
    expect(Object.keys(chips('2027-07-10 19:30', 'calendar'))).toEqual(['hour', 'half-day', 'two-days', 'week'])
  })

  it('of an evening end when the night does', () => {
    const late = openingOf('08:00-01:00')
    expect(chips('2027-07-10 23:30', 'calendar', late)).toMatchObject({
      day: '2027-07-11 01:00',
      'at-closing': '2027-07-11 01:00',
    })
    expect(chips('2027-07-11 00:30', 'calendar', late)).toMatchObject({
      'at-closing': '2027-07-11 01:00',
      'two-days': '2027-07-12 01:00',
    })
  })
})
