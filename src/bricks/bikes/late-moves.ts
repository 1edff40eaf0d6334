import { clearFor, isMovable } from '../../main/calendar/index.ts'
import type { Block } from '../../shared/calendar.ts'
import { createAllotment } from './allotment.ts'
import type { BikeId } from './ids.ts'
import type { BikesParts } from './parts.ts'
import { tariffOn } from './tariff.ts'
import { openingDay } from './wall-clock.ts'

const MINUTE_MS = 60_000

type Waited = { readonly bikeId: BikeId; readonly next: Block }

type Parts = Pick<BikesParts, 'rentals' | 'fleet' | 'calendar' | 'clock'>

/** Bikes that are out beyond their minutes of grace. */
function lateBikes({ rentals, fleet, clock }: Parts, nowMs: number): readonly BikeId[] {
  return rentals.during(['out'], nowMs, nowMs).flatMap(({ lines, startMs }) =>
    lines
      .filter(({ modelId, endMs, leftAtMs, backAtMs }) => {
        const dated = tariffOn(fleet.model(modelId)?.tariffs ?? [], openingDay(startMs, clock()))
        const graceMs = dated.ok ? dated.value.tariff.graceMinutes * MINUTE_MS : 0
        return leftAtMs !== null && backAtMs === null && endMs + graceMs <= nowMs
      })
      .map(({ bikeId }) => bikeId),
  )
}

/** Bikes that are late, with whoever waits for that very one today (B-09). */
export function waitedFor(parts: Parts, nowMs: number): readonly Waited[] {
  const { calendar, clock } = parts
  const today = openingDay(nowMs, clock())
  return lateBikes(parts, nowMs).flatMap((bikeId) => {
    const next = calendar
      .fleet([bikeId], nowMs)
      .blocks.find(({ kind, startMs }) => kind === 'booking' && startMs > nowMs)
    return next && openingDay(next.startMs, clock()) === today ? [{ bikeId, next }] : []
  })
}

/**
 * Whoever waits for a bike that is late gets another one, if there is one: a quarter of an hour after it was due, not when
 * they stand at the counter. Answers how many went elsewhere; the others are named beside what is overdue.
 */
export function moveFromLate(parts: BikesParts, nowMs: number): number {
  const { fleet, calendar } = parts
  const allotment = createAllotment(parts)
  const away = new Set<string>(lateBikes(parts, nowMs))
  let moved = 0
  for (const { bikeId, next } of waitedFor(parts, nowMs)) {
    const bike = fleet.bike(bikeId)
    const model = bike && fleet.model(bike.modelId)
    if (!model || !isMovable(next, nowMs)) continue
    // Another bike that is late is no help.
    const bikes = allotment.bikesOf(model).map((one) => one.bikeId)
    const at = calendar.fleet(
      bikes.filter((one) => one === bikeId || !away.has(one)),
      nowMs,
    )
    const out = at.blocks.find(({ resource, state }) => resource === bikeId && state === 'out')
    const until = { startMs: nowMs, endMs: next.startMs + 1, bufferMs: null }
    const room = clearFor(at, bikeId, until, out?.blockId)
    if (room.ok && allotment.moveAll(room.moves, nowMs).ok) moved += room.moves.length
  }
  return moved
}
