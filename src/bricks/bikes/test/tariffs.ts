import type { BusinessDay } from '../../../shared/business-day.ts'
import { cents } from '../../../shared/money.ts'
import { zOpening, type Opening } from '../opening.ts'
import { zTariff, type HireRules, type Tariff } from '../tariff.ts'
import { instantOf, type Clock } from '../wall-clock.ts'

/** The café of bikes.md §2.9, in Paris. */
export const clock: Clock = { zone: 'Europe/Paris', cutOffHour: 4 }

const tariff = (hour: number, halfDay: number, tiers: Record<number, number>): Tariff =>
  zTariff.parse({
    hourCents: cents(hour * 100),
    halfDayCents: cents(halfDay * 100),
    tiers: Object.entries(tiers).map(([days, euros]) => ({ days: Number(days), cents: cents(euros * 100) })),
  })

/** The test tariff of bikes.md §2.9; nobody hires a child's bike by the hour there. */
export const vtc = tariff(5, 12, { 1: 18, 2: 32, 3: 45, 7: 90 })
export const vae = tariff(10, 25, { 1: 38, 2: 70, 3: 99, 7: 189 })
export const child: Tariff = { ...tariff(1, 8, { 1: 12, 7: 55 }), hourCents: null }

export const plain: HireRules = { daysBy: 'calendar', groupDiscount: null, longHireDiscounts: [] }

/** 08:00–19:00, every day. */
export const everyDay: Opening = openingOf('08:00-19:00')

/** The same hours on all days but those named. */
export function openingOf(hours: string, exceptions: Record<string, string> = {}): Opening {
  return zOpening.parse({
    week: Array.from({ length: 7 }, () => rangesOf(hours)),
    exceptions: Object.entries(exceptions).map(([day, text]) => ({ day, hours: rangesOf(text) })),
  })
}

function rangesOf(text: string) {
  return text
    .split(' ')
    .filter((range) => range !== '')
    .map((range) => {
      const [fromMinute = 0, toMinute = 0] = range.split('-').map(minuteOf)
      return { fromMinute, toMinute }
    })
}

function minuteOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number)
  return hours * 60 + minutes
}

/** `2027-07-10 10:30` on the wall in Paris. */
export function at(wall: string): number {
  const [day, hour = '00:00'] = wall.split(' ')
  return instantOf(day as BusinessDay, minuteOf(hour), clock.zone)
}

/** An instant as the wall in Paris shows it. */
export function wall(atMs: number): string {
  return new Date(atMs).toLocaleString('sv-SE', { timeZone: clock.zone }).slice(0, 16)
}
