import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { broughtDay, nextPossible } from '../rules/brought.ts'
import { cutOffDay, cutOffOf, isHoliday, isPast, isWorkingDay } from '../rules/cut-off.ts'
import { daysFrom } from '../rules/planning.ts'
import { freshSetup } from '../rules/setup.ts'
import { winter } from './meals-shop.ts'
import { day, weekRound } from './people.ts'

const PARIS = 'Europe/Paris'
const setup = freshSetup()
const round = weekRound()

/** Written by hand, from the official lists: the days that move, of each year. */
const moving: Readonly<Record<number, readonly string[]>> = {
  2026: ['04-03', '04-06', '05-14', '05-25'],
  2027: ['03-26', '03-29', '05-06', '05-17'],
  2028: ['04-14', '04-17', '05-25', '06-05'],
  2029: ['03-30', '04-02', '05-10', '05-21'],
  2030: ['04-19', '04-22', '05-30', '06-10'],
  2031: ['04-11', '04-14', '05-22', '06-02'],
  2032: ['03-26', '03-29', '05-06', '05-17'],
  2033: ['04-15', '04-18', '05-26', '06-06'],
  2034: ['04-07', '04-10', '05-18', '05-29'],
  2035: ['03-23', '03-26', '05-03', '05-14'],
}
const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']

describe('public holidays 2026–2035', () => {
  it.each(Object.keys(moving).map(Number))('of %i, of the whole country and of Alsace-Moselle', (year) => {
    const [goodFriday = '', ...others] = moving[year] ?? []
    const all = daysFrom(day(`${year}-01-01`), day(`${year}-12-31`))
    const found = (alsaceMoselle: boolean) =>
      all.filter((one) => isHoliday(one, { alsaceMoselle })).map((one) => one.slice(5))
    const country = new Set([...fixed, ...others])
    expect(found(false)).toEqual([...country].toSorted())
    expect(found(true)).toEqual([...new Set([...country, goodFriday, '12-26'])].toSorted())
  })
})

const weekdays = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' })
const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: PARIS, dateStyle: 'short', timeStyle: 'short' })
/** Every working day from November 2026 to the end of 2027, as a calendar on the wall shows them. */
const working = daysFrom(day('2026-11-01'), day('2027-12-31')).filter((one) => {
  const holidays = [...fixed, ...(moving[Number(one.slice(0, 4))] ?? []).slice(1)]
  const weekday = weekdays.format(Date.parse(`${one}T12:00:00Z`))
  return !['Sat', 'Sun'].includes(weekday) && !holidays.includes(one.slice(5))
})
/** The cut-off as somebody with a calendar counts it: so many working days back. */
function counted(deliveredOn: BusinessDay, workingDays: number): BusinessDay | undefined {
  return workingDays === 0 ? deliveredOn : working.filter((one) => one < deliveredOn).at(-workingDays)
}
/** What the wall clock of Paris reads at an instant. */
const wall = (atMs: number) => clock.format(atMs)

describe('the cut-off', () => {
  it('of every day of 2027 is what somebody with a calendar counts, at 10:00 by the wall clock, winter and summer', () => {
    for (const workingDays of [0, 1, 2, 3, 5]) {
      const rules = { ...setup, cutOff: { workingDays, minute: 600 } }
      for (const deliveredOn of daysFrom(day('2027-01-01'), day('2027-12-31'))) {
        expect(cutOffDay(deliveredOn, rules), deliveredOn).toBe(counted(deliveredOn, workingDays))
        expect(wall(cutOffOf(deliveredOn, rules, PARIS))).toBe(`${counted(deliveredOn, workingDays)} 10:00`)
      }
    }
  })

  it.each([
    ['2026-11-26', '2026-11-24 10:00'],
    ['2026-11-27', '2026-11-25 10:00'],
    ['2026-11-30', '2026-11-26 10:00'],
    ['2026-11-12', '2026-11-09 10:00'], // the 11th is no working day
  ])('C-03 of %s is %s', (deliveredOn, limit) => {
    expect(cutOffOf(day(deliveredOn), setup, PARIS)).toBe(winter(limit))
  })

  it('is in time at that very instant, and late from the next on', () => {
    const limit = winter('2026-11-25 10:00')
    expect(isPast(day('2026-11-27'), setup, PARIS, limit)).toBe(false)
    expect(isPast(day('2026-11-27'), setup, PARIS, limit + 1)).toBe(true)
  })

  it('of a day that is not late, no later day is late either', () => {
    const any = fc.integer({ min: 0, max: 3600 }).map((n) => addDays(day('2026-01-01'), n))
    const at = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(any, fc.nat(30), fc.integer({ min: 0, max: 10 }), at, (first, later, workingDays, minute) => {
        const rules = { ...setup, cutOff: { workingDays, minute } }
        const second = addDays(first, later)
        expect(cutOffOf(second, rules, PARIS)).toBeGreaterThanOrEqual(cutOffOf(first, rules, PARIS))
      }),
    )
  })

  it('after the cut-off of Friday the next possible day is Monday 30 (§3.8)', () => {
    const nowMs = winter('2026-11-25 15:00')
    expect(nextPossible(round, day('2026-11-27'), setup, PARIS, nowMs)).toBe('2026-11-30')
  })
})

describe('the day that brings a meal', () => {
  it('C-01 Friday brings Friday, Saturday and Sunday', () => {
    const week = daysFrom(day('2026-11-23'), day('2026-11-29'))
    expect(week.map((eaten) => broughtDay(round, eaten, setup)?.slice(8))).toEqual([
      '23',
      '24',
      '25',
      '26',
      '27',
      '27',
      '27',
    ])
  })

  it('before a holiday is the last day on which the round goes', () => {
    expect(broughtDay(round, day('2026-12-25'), setup)).toBe('2026-12-24')
    expect(broughtDay(round, day('2026-12-26'), setup)).toBe('2026-12-24') // its Friday is Christmas
    expect(broughtDay(round, day('2026-12-27'), { ...setup, deliversOnHolidays: true })).toBe('2026-12-25')
    expect(broughtDay(round, day('2027-03-29'), setup)).toBe('2027-03-26') // Easter Monday: the Friday before
    expect(broughtDay(round, day('2027-03-29'), { ...setup, alsaceMoselle: true })).toBe('2027-03-25')
  })

  it('is none where no round brings that weekday', () => {
    const noSunday = weekRound({ broughtOn: [1, 2, 3, 4, 5, 6, null] })
    expect(broughtDay(noSunday, day('2026-11-29'), setup)).toBeUndefined()
    expect(broughtDay(noSunday, day('2026-11-28'), setup)).toBe('2026-11-28')
  })

  it('is never after the day it is eaten, and never a holiday', () => {
    const any = fc.integer({ min: 0, max: 3600 }).map((n) => addDays(day('2026-01-01'), n))
    fc.assert(
      fc.property(any, fc.boolean(), (eaten, alsaceMoselle) => {
        const brought = broughtDay(round, eaten, { ...setup, alsaceMoselle }) ?? day('9999-12-31')
        expect(brought <= eaten).toBe(true)
        expect(isWorkingDay(brought, { alsaceMoselle })).toBe(true)
      }),
    )
  })
})
