import { extend as makeLonger } from '../../main/calendar/index.ts'
import { assert } from '../../shared/assert.ts'
import { spanOf } from '../../shared/calendar.ts'
import { cents, minus, ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { createAllotment } from './allotment.ts'
import { saved, tariffOf } from './back.ts'
import { checkPeriod, said } from './opening.ts'
import { bikeBusy, blockOf, isOut } from './out-parts.ts'
import { instant } from './papers/said.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import { priceHire, type HireOption } from './prices.ts'
import type { RentalLine } from './rental.ts'
import { createShelf } from './shelf.ts'
import type { KeptRental } from './store.ts'

/** They stay out longer: whoever wanted the bike after them gets another, and what the longer hire costs more is due. */
export function extendHandlers(parts: BikesParts): Pick<OutHandlers, 'extend' | 'extensions'> {
  const { rentals, fleet, setup, clock } = parts
  const allotment = createAllotment(parts)
  const shelf = createShelf(parts)

  /** What has to give way for one bike to stay out until then. */
  function roomFor(kept: KeptRental, line: RentalLine, endMs: number, nowMs: number) {
    const block = blockOf(parts, kept.rentalId, line.bikeId)
    const bike = fleet.bike(line.bikeId)
    assert(block && bike, 'a bike that is out takes its time')
    const wanted = spanOf(block.startMs, endMs, block.bufferMs)
    const at = allotment.standing(allotment.bikesOf(bike), nowMs + 1, nowMs)
    const room = makeLonger(at, block, wanted.endMs)
    if (room.ok) return ok({ moves: room.moves, change: { blockId: block.blockId, endMs: wanted.endMs } })
    const [inTheWay] = room.blockedBy
    assert(inTheWay, 'something is in the way')
    return bikeBusy(parts, inTheWay, { ...wanted, startMs: nowMs }, nowMs)
  }

  /** Whether they may stay out until then, and what it costs more. Writes nothing. */
  function looked(kept: KeptRental | undefined, endMs: number, nowMs: number) {
    if (!kept) return refuse('RENTAL_UNKNOWN')
    if (kept.state !== 'out') return refuse('RENTAL_GONE', { state: kept.state })
    const out = kept.lines.filter(isOut)
    const untilMs = Math.max(kept.startMs, ...out.map((line) => line.endMs))
    const { zone } = clock()
    if (endMs <= untilMs)
      return refuse('END_BEFORE_START', { ...said('end', endMs, zone), ...said('start', untilMs, zone) })
    const period = checkPeriod(setup().opening, { startMs: kept.startMs, endMs }, clock())
    if (!period.ok) return period
    for (const line of out) {
      const room = roomFor(kept, line, endMs, nowMs)
      if (!room.ok) return room
    }
    // What goes along is theirs until now; from then on somebody else may have booked it.
    const along = shelf.enough({ ...kept.asked, startMs: untilMs, endMs }, kept.party, nowMs, kept.rentalId)
    if (!along.ok) return along
    const moreCents = minus(priceOf(parts, kept, out, endMs), priceOf(parts, kept, out, untilMs))
    return ok({ kept, out, moreCents })
  }

  return {
    extensions: ({ rentalId, ends }, { nowMs }) =>
      ends.map((endMs) => {
        const found = looked(rentals.rental(rentalId), endMs, nowMs)
        return found.ok
          ? { endMs, moreCents: found.value.moreCents > 0 ? found.value.moreCents : ZERO, problem: null }
          : { endMs, moreCents: null, problem: { code: found.code, detail: found.detail } }
      }),
    extend({ rentalId, endMs }, context) {
      const { nowMs } = context
      const found = looked(rentals.rental(rentalId), endMs, nowMs)
      if (!found.ok) return found
      const { kept, out, moreCents } = found.value
      for (const line of out) {
        // Bikes of one model may want the same room: each is looked at when those before it have theirs.
        const room = roomFor(kept, line, endMs, nowMs)
        if (!room.ok) return room
        const moved = allotment.moveAll(room.value.moves, nowMs, { changes: [room.value.change] })
        if (!moved.ok) return moved
      }
      const label = `Prolongation jusqu’au ${instant(endMs, 'fr', clock().zone)}`
      const extended: KeptRental = {
        ...kept,
        endMs,
        lines: kept.lines.map((line) => (isOut(line) ? { ...line, endMs } : line)),
        extras: moreCents > 0 ? [...kept.extras, { kind: 'extension', label, cents: moreCents }] : kept.extras,
      }
      return saved(parts, extended, context)
    },
  }
}

/** What the bikes that are still out, and what goes along, cost until then: by the tariff of the day they left. */
function priceOf({ setup, clock, fleet }: BikesParts, kept: KeptRental, out: readonly RentalLine[], endMs: number) {
  const lines = [...Map.groupBy(out, ({ modelId }) => modelId)].flatMap(([modelId, same]) => {
    const [line] = same
    const tariff = line && tariffOf(kept, line)
    const kind = fleet.model(modelId)?.kind
    return tariff && kind ? [{ kind, quantity: same.length, tariff }] : []
  })
  if (lines.length === 0) return ZERO
  // Options are the accessories in the order they were asked for, then the guarantee.
  const perOf = (n: number) => {
    const asked = kept.asked.accessories[n]
    return fleet.accessories().find(({ accessoryId }) => accessoryId === asked?.accessoryId)?.per ?? 'day'
  }
  const options = kept.quote.options.map(({ quantity, times, ttcCents }, n): HireOption => ({
    quantity,
    cents: cents(Math.round(ttcCents / Math.max(1, quantity * times))),
    per: perOf(n),
  }))
  return priceHire({ period: { startMs: kept.startMs, endMs }, lines, options }, setup().rules, clock()).totalCents
}
