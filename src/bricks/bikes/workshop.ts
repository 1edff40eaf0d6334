import { clearFor, isMovable } from '../../main/calendar/index.ts'
import { assert } from '../../shared/assert.ts'
import { spanOf, type Block } from '../../shared/calendar.ts'
import { ZERO } from '../../shared/money.ts'
import { newBlockId } from '../../shared/ids.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { createAllotment } from './allotment.ts'
import type { Repair } from './fleet.ts'
import type { RentalId } from './ids.ts'
import { said } from './opening.ts'
import type { BikesParts } from './parts.ts'
import { contractNumber } from './view.ts'
import { hourOf, sameHourAfter } from './wall-clock.ts'
import { wallTime } from '../../shared/business-day.ts'

/** « Until further notice » on a calendar that wants an end, in days; a repair that lasts longer is still seen as late. */
const OPEN_END_DAYS = 366
/** How many bookings a refusal names; it says how many there are. */
const NAMED_MAX = 5

/** Bikes in repair: a block of the calendar from which bookings are moved, and a line of the bike's log (B-08). */
export function createWorkshop(parts: BikesParts) {
  const { calendar, fleet, rentals, clock } = parts
  const allotment = createAllotment(parts)

  /** « 2027-014 Mme Petit 17/07 09:00 ». */
  function named({ ref, startMs }: Block): string {
    const rental = rentals.rental(ref as RentalId)
    const { zone } = clock()
    const [, month, day] = wallTime(startMs, zone).day.split('-')
    const who = rental ? [contractNumber(rental), rental.party.name].filter((part) => part !== '') : []
    return [...who, `${day}/${month}`, hourOf(startMs, zone)].join(' ')
  }

  return {
    /**
     * Takes a bike out of hire. Its bookings go to other bikes of its model; where one cannot, nothing is done and they
     * are listed. Until then somebody may have it out.
     */
    open(
      repair: Pick<Repair, 'repairId' | 'bikeId' | 'reason' | 'fromMs' | 'untilMs'>,
      nowMs: number,
    ): Result<Repair, 'BIKE_UNKNOWN' | 'BOOKINGS_IN_THE_WAY' | 'BIKE_OUT' | 'END_BEFORE_START' | 'ID_REUSED'> {
      const { repairId, bikeId, fromMs, untilMs } = repair
      const { zone } = clock()
      if (fleet.repair(repairId)) return refuse('ID_REUSED', { repairId })
      const bike = fleet.bike(bikeId)
      const model = bike && fleet.model(bike.modelId)
      if (!bike || !model || bike.gone !== null) return refuse('BIKE_UNKNOWN', { bikeId })
      if (untilMs !== null && untilMs <= fromMs) {
        return refuse('END_BEFORE_START', { ...said('end', untilMs, zone), ...said('start', fromMs, zone) })
      }
      const span = spanOf(fromMs, untilMs ?? sameHourAfter(fromMs, OPEN_END_DAYS, zone), null)
      const bikes = allotment.bikesOf(model).map((one) => one.bikeId)
      const room = clearFor(calendar.fleet(bikes, nowMs), bikeId, span)
      if (!room.ok) {
        const out = room.blockedBy.find(({ state, kind }) => state === 'out' && kind === 'booking')
        if (out) return refuse('BIKE_OUT', { bike: bike.number, ...allotment.holderOf(out) })
        const stuck = room.blockedBy.filter((block) => block.kind === 'booking' || !isMovable(block, nowMs))
        return refuse('BOOKINGS_IN_THE_WAY', {
          bike: bike.number,
          count: stuck.length,
          bookings: stuck.slice(0, NAMED_MAX).map(named).join(' ; '),
        })
      }
      const what = { blockId: newBlockId(), resource: bikeId, kind: 'maintenance', ref: repairId } as const
      // As one that is out: it is not back by itself when the day that was planned is over.
      const block: Block = { ...what, ...span, state: 'out', pinned: true, holdUntilMs: null }
      const moved = allotment.moveAll(room.moves, nowMs, { puts: [block] })
      if (!moved.ok) return refuse('BOOKINGS_IN_THE_WAY', { bike: bike.number, count: 1, bookings: '' })
      const kept: Repair = { ...repair, parts: '', costCents: ZERO, doneMs: null }
      fleet.saveRepair(kept)
      return ok(kept)
    },
    /** It is as good as before: free at once, and looked over. Asked again, it puts right what was written. */
    close(done: Pick<Repair, 'repairId' | 'parts' | 'costCents'>, nowMs: number): Result<Repair, 'REPAIR_UNKNOWN'> {
      const before = fleet.repair(done.repairId)
      if (!before) return refuse('REPAIR_UNKNOWN')
      const kept: Repair = { ...before, ...done, doneMs: before.doneMs ?? nowMs }
      fleet.saveRepair(kept)
      if (before.doneMs !== null) return ok(kept)
      for (const block of calendar.ofRef(done.repairId)) {
        if (block.state !== 'out') continue
        const back = calendar.giveBack(block.blockId, nowMs, nowMs)
        assert(back.ok, 'a repair that is open ends')
      }
      // One that was planned and never begun is called off: nobody looked.
      if (before.fromMs > nowMs) return ok(kept)
      fleet.markChecked(before.bikeId, nowMs)
      fleet.markToInspect(before.bikeId, false)
      return ok(kept)
    },
    /** What is booked on a bike from now on, earliest first. */
    bookingsOf: (bikeId: Repair['bikeId'], nowMs: number): readonly Block[] =>
      calendar
        .fleet([bikeId], nowMs)
        .blocks.filter(({ kind, endMs, state }) => kind === 'booking' && (endMs > nowMs || state === 'out')),
  }
}
export type Workshop = ReturnType<typeof createWorkshop>
