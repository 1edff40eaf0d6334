import { assert } from '../../shared/assert.ts'
import { addDays, businessDay, daysBetween, wallTime, type BusinessDay } from '../../shared/business-day.ts'

/** The café's own clock: its zone, and the morning hour until which the night still belongs to the day before. */
export type Clock = { readonly zone: string; readonly cutOffHour: number }

const MINUTE_MS = 60_000
const DAY_MINUTES = 1440
const CHANGE_MINUTES_MAX = 180 // no zone in use moves its clocks by more than three hours in a night

/**
 * The instant at which the clock on the wall says so. `minute` counts from the midnight of `day` as the wall does, and
 * may lie outside it: 1500 is one in the morning after. An hour that March skips is read after the change; of an hour
 * that October has twice, the first is meant.
 */
export function instantOf(day: BusinessDay, minute: number, zone: string): number {
  assert(Number.isInteger(minute), `not a minute: ${minute}`)
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS
  const offsets = [-DAY_MINUTES, DAY_MINUTES].map((away) => offsetMs(wall + away * MINUTE_MS, zone))
  const [before = 0, after = 0] = offsets
  assert(Math.abs(after - before) <= CHANGE_MINUTES_MAX * MINUTE_MS, 'a clock does not jump that far')
  // Both readings, the earlier instant first: the offset of the day before is the right one until the change.
  const readings = [before, after].filter((offset) => offsetMs(wall - offset, zone) === offset)
  return wall - (readings[0] ?? before)
}

/** What the wall is ahead of UTC, in milliseconds. */
function offsetMs(atMs: number, zone: string): number {
  const { day, minute } = wallTime(atMs, zone)
  return Date.parse(`${day}T00:00:00Z`) + minute * MINUTE_MS - wholeMinute(atMs)
}

function wholeMinute(atMs: number): number {
  return Math.floor(atMs / MINUTE_MS) * MINUTE_MS
}

/** The same hour of the wall clock, days later; never by elapsed seconds (bikes.md §2.4.2). */
export function sameHourAfter(atMs: number, days: number, zone: string): number {
  const { day, minute } = wallTime(atMs, zone)
  return instantOf(addDays(day, days), minute, zone) + (atMs - wholeMinute(atMs))
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
