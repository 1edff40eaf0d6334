import {
  addDays,
  addMonths as monthsAfter,
  businessDay,
  daysBetween,
  wallTime,
  type BusinessDay,
} from '../../shared/business-day.ts'
import { instantOf, wholeMinute } from '../../shared/wall-clock.ts'

export { instantOf }

/** The café's own clock: its zone, and the morning hour until which the night still belongs to the day before. */
export type Clock = { readonly zone: string; readonly cutOffHour: number }

const MINUTE_MS = 60_000

/** The same hour of the wall clock, days later; never by elapsed seconds (bikes.md §2.4.2). */
export function sameHourAfter(atMs: number, days: number, zone: string): number {
  const { day, minute } = wallTime(atMs, zone)
  return instantOf(addDays(day, days), minute, zone) + (atMs - wholeMinute(atMs))
}

/** The same hour of the wall clock, calendar months later or earlier; of a day that a month has not, its last one. */
export function addMonths(atMs: number, months: number, zone: string): number {
  const { day, minute } = wallTime(atMs, zone)
  return instantOf(monthsAfter(day, months), minute, zone)
}

/** The trading day of an instant: what is taken out at six and comes back at one in the night is of one day. */
export function openingDay(atMs: number, { zone, cutOffHour }: Clock): BusinessDay {
  return businessDay(atMs, zone, cutOffHour)
}

/**
 * Minutes that passed between two instants, each read as the clock shows it, without its seconds. They are minutes of
 * time, not of the wall: an hour of hire is an hour, even in the night of a change.
 */
export function minutesBetween(fromMs: number, toMs: number): number {
  return (wholeMinute(toMs) - wholeMinute(fromMs)) / MINUTE_MS
}

/** Days of the calendar from the first to the last, both counted. */
export function daysSpanned(startMs: number, endMs: number, clock: Clock): number {
  return daysBetween(openingDay(startMs, clock), openingDay(endMs, clock)) + 1
}

/** How many blocks of 24 hours have started, each running to the same hour of the wall clock; one at the least. */
export function blocksStarted(startMs: number, endMs: number, zone: string): number {
  const days = Math.max(1, daysBetween(wallTime(startMs, zone).day, wallTime(endMs, zone).day))
  return sameHourAfter(startMs, days, zone) < endMs ? days + 1 : days
}

/** `19:00`, as the wall clock shows it. */
export function hourOf(atMs: number, zone: string): string {
  const { minute } = wallTime(atMs, zone)
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
