import { describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { endOn, endsOn, firstEnd, startingAt } from '../screens/change-view.ts'
import { at } from './tariffs.ts'

const zone = 'Europe/Paris'
const day = (text: string) => text as BusinessDay
const opening = { week: Array.from({ length: 7 }, () => [{ fromMinute: 480, toMinute: 1140 }]), exceptions: [] }

describe('the return of a hire', () => {
  const clock = { zone, cutOffHour: 5 }
  const ends = (text: string, from: string) => endsOn(day(text), opening, at(from), zone)

  it('is any half hour that the café is open after the departure, its closing too', () => {
    expect(ends('2027-07-12', '2027-07-12 17:40')).toEqual(
      ['18:00', '18:30', '19:00'].map((hour) => at(`2027-07-12 ${hour}`)),
    )
    expect(ends('2027-07-15', '2027-07-12 17:40')).toHaveLength(23)
    expect(ends('2027-07-11', '2027-07-12 17:40')).toEqual([])
  })

  it('keeps its hour on another day, and is as late as can be where it cannot', () => {
    const on = (text: string, like: string) => endOn(day(text), at(like), opening, at('2027-07-12 10:00'), zone)
    expect(on('2027-07-19', '2027-07-12 15:00')).toBe(at('2027-07-19 15:00'))
    expect(on('2027-07-19', '2027-07-12 15:10')).toBe(at('2027-07-19 19:00'))
    expect(firstEnd(at('2027-07-12 19:00'), opening, zone)).toBe(at('2027-07-13 19:00'))
  })

  it('stays when the departure changes, where it still can', () => {
    const chosen = { endMs: at('2027-07-14 15:00') }
    const later = startingAt(chosen, at('2027-07-13 09:00'), opening, clock)
    expect(later).toEqual({ startMs: at('2027-07-13 09:00'), endMs: chosen.endMs, duration: undefined })
    expect(startingAt(chosen, at('2027-07-14 15:00'), opening, clock).endMs).toBeUndefined()
  })
})
