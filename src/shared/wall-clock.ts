import { assert } from './assert.ts'
import { wallTime, type BusinessDay } from './business-day.ts'

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

/** The instant at which its minute began. */
export function wholeMinute(atMs: number): number {
  return Math.floor(atMs / MINUTE_MS) * MINUTE_MS
}
