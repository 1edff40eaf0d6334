import type { DemoMoment, LivesDemoDay } from '../../../main/demo/index.ts'
import { newRentalId, type RentalId } from '../ids.ts'
import { back, booking, called, someEnd, walkIn } from './hires.ts'
import { repairs } from './workshop.ts'
import { yardOf, type Yard } from './yard.ts'

const HOUR = 60
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** How many walk in at the most, from Sunday on. */
const WALK_INS = [3, 1, 1, 2, 1, 2, 4]
/** Which part of them does by month: few ride in the snow. */
const SEASON = [0.3, 0.4, 0.6, 0.9, 1, 1, 1.3, 1.3, 1, 0.8, 0.5, 0.4]
/** A quarter of an hour a hire, in tenths of a minute. */
const MINUTE_TENTHS = 150
/** How late bikes come back, in minutes; whoever booked them takes as long to come. */
const LATEST = 25
const OPENS = 8.5 * HOUR
const CLOSES = 19 * HOUR

/** The bench, those who come back, those who booked, those who walk in, and those who ring. */
export const liveBikesDay: LivesDemoDay = async (scene) => {
  const yard = await yardOf(scene)
  const { ask, command, isFirst } = yard
  if (isFirst) await ask.reports.setMinutes(command({ activity: 'bikes', tenths: MINUTE_TENTHS }))
  return [
    ...(await repairs(yard, 8.2 * HOUR)),
    ...(await expected(yard)),
    ...(await walkIns(yard)),
    ...(await bookings(yard)),
  ]
}

const dateOf = ({ day }: Yard): Date => new Date(`${day}T12:00:00Z`)
const minuteOf = ({ at }: Yard, atMs: number): number => (atMs - at(0)) / MINUTE_MS

/** Brought back a little before its end, or a little after; not today where its end is not. */
function comesBack(yard: Yard, rentalId: RentalId, startMs: number, endMs: number): readonly DemoMoment[] {
  const { random, at } = yard
  if (endMs > at(24 * HOUR)) return []
  const minute = minuteOf(yard, endMs) + (random.chance(0.1) ? random.whole(5, LATEST - 1) : -random.whole(0, 20))
  const earliest = Math.max(OPENS, minuteOf(yard, startMs) + HOUR / 3)
  return [back(yard, Math.min(CLOSES, Math.max(earliest, minute)), rentalId)]
}

/** Whose bikes are due today, and who booked for today: one of many never comes. */
async function expected(yard: Yard): Promise<readonly DemoMoment[]> {
  const { bikes, random, at } = yard
  const known = await bikes.rentals({ states: ['confirmed', 'out'], text: '', limit: 200 })
  const today = known
    .filter(({ state, startMs }) => state === 'out' || startMs < at(24 * HOUR))
    .toSorted((a, b) => a.startMs - b.startMs || (a.number < b.number ? -1 : 1))
  return today.flatMap(({ state, rentalId, startMs, endMs }) => {
    if (state === 'confirmed' && random.chance(0.06)) return []
    const leaves = state === 'confirmed' ? [called(yard, minuteOf(yard, startMs) + LATEST, rentalId)] : []
    return [...leaves, ...comesBack(yard, rentalId, startMs, endMs)]
  })
}

async function walkIns(yard: Yard): Promise<readonly DemoMoment[]> {
  const { random, at } = yard
  const weekday = dateOf(yard).getUTCDay()
  const most = Math.round((WALK_INS[weekday] ?? 1) * (SEASON[dateOf(yard).getUTCMonth()] ?? 1) + 0.5)
  const moments: DemoMoment[] = []
  for (let n = random.whole(0, most); n > 0; n -= 1) {
    // The café is shut in the afternoon of Sunday and Monday: whoever hires then comes before.
    const minute = Math.floor(9 * HOUR + random.next() * (weekday <= 1 ? 2 : 6) * HOUR)
    const endMs = await someEnd(yard, at(minute), ['hour', 'half-day', 'day', 'two-days'])
    if (endMs === undefined) continue
    const rentalId = newRentalId()
    moments.push(walkIn(yard, minute, endMs, rentalId), ...comesBack(yard, rentalId, at(minute), endMs))
  }
  return moments
}

/** Somebody may ring for one of the days to come. */
async function bookings(yard: Yard): Promise<readonly DemoMoment[]> {
  const { random, at } = yard
  if (!random.chance(0.5)) return []
  const startMs = at(10 * HOUR) + random.whole(1, 6) * DAY_MS + random.whole(0, 4) * HOUR * MINUTE_MS
  const endMs = await someEnd(yard, startMs, ['half-day', 'day', 'two-days', 'week'])
  return endMs === undefined ? [] : [booking(yard, (9 + random.next()) * HOUR, startMs, endMs)]
}
