import { assert } from './assert.ts'

declare const unit: unique symbol
/** A trading day, `YYYY-MM-DD`, as its owner names it. */
export type BusinessDay = string & { readonly [unit]: 'businessDay' }

const DAY_MS = 86_400_000
const formatters = new Map<string, Intl.DateTimeFormat>()

export function isBusinessDay(value: unknown): value is BusinessDay {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const atMs = Date.parse(`${value}T00:00:00Z`)
  // The parser turns 30 February into 2 March; a day that is not in the calendar is nobody's trading day.
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(value)
}

/**
 * The trading day that an instant belongs to. Decided once, when the fact is written, and stored beside the instant.
 * `cutOffHour` is the morning hour until which the night still belongs to the day before (design §6).
 */
export function businessDay(atMs: number, zone: string, cutOffHour: number): BusinessDay {
  assert(Number.isInteger(cutOffHour) && cutOffHour >= 0 && cutOffHour <= 12, 'the cut-off is a morning hour')
  const wall = wallClock(atMs, zone)
  // Compare the wall clock, not elapsed hours: on the night the clocks change the two differ by one.
  const backOneDay = wall.hour < cutOffHour ? DAY_MS : 0
  return new Date(Date.UTC(wall.year, wall.month - 1, wall.day) - backOneDay).toISOString().slice(0, 10) as BusinessDay
}

/** Days after a business day, or before it where `days` is negative. */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as BusinessDay
}

export function nextDay(day: BusinessDay): BusinessDay {
  return addDays(day, 1)
}

/** Whole days from one business day to another. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

export function lastDayOfMonth(day: BusinessDay): BusinessDay {
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10) as BusinessDay
}

/** The same day so many months later, or the last of a month that is too short for it. */
export function addMonths(from: BusinessDay, months: number): BusinessDay {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const at = year * 12 + (month - 1) + months
  const first = `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}-01`
  const last = lastDayOfMonth(first as BusinessDay) // built of its parts a line above
  const same = `${first.slice(0, 8)}${String(day).padStart(2, '0')}` as BusinessDay // as well
  return same > last ? last : same
}

/** The latest of the days that are there. */
export function laterDay(first: BusinessDay, ...others: readonly (BusinessDay | undefined)[]): BusinessDay {
  return others.reduce<BusinessDay>((latest, day) => (day !== undefined && day > latest ? day : latest), first)
}

/** What the calendar and the clock on the wall say: the day, 1 for Monday to 7, and the minute since midnight. */
export function wallTime(atMs: number, zone: string) {
  const { year, month, day, hour, minute } = wallClock(atMs, zone)
  const midnight = new Date(Date.UTC(year, month - 1, day))
  return {
    day: midnight.toISOString().slice(0, 10) as BusinessDay,
    weekday: midnight.getUTCDay() || 7,
    minute: hour * 60 + minute,
  }
}

function wallClock(atMs: number, zone: string) {
  const parts = formatter(zone).formatToParts(atMs)
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((p) => p.type === type)?.value)
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

/** Making a formatter costs more than a sale; a till knows one zone. */
function formatter(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(zone, made)
  return made
}
