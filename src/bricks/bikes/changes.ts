import { extend as makeLonger } from '../../main/calendar/index.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { assert } from '../../shared/assert.ts'
import { plainEndMs, spanOf, type Block } from '../../shared/calendar.ts'
import { newBlockId } from '../../shared/ids.ts'
import { cents, minus, ZERO } from '../../shared/money.ts'
import { refuse } from '../../shared/result.ts'
import { createAllotment } from './allotment.ts'
import { freeBike, lineOut, saved, tariffOf, withLine } from './back.ts'
import { newRepairId, type BikeId } from './ids.ts'
import { checkPeriod, said } from './opening.ts'
import { bikeBusy, blockOf, isOut } from './out-parts.ts'
import { instant } from './papers/said.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import { priceHire, type HireOption } from './prices.ts'
import type { RentalLine } from './rental.ts'
import type { KeptRental } from './store.ts'
import { createWorkshop } from './workshop.ts'

const MINUTE_MS = 60_000
const SOME_REPAIR = 'Panne'

/** They stay out longer: whoever wanted the bike after them gets another, and what the longer hire costs more is due. */
export function extendHandler(parts: BikesParts): OutHandlers['extend'] {
  const { rentals, fleet, setup, clock } = parts
  const allotment = createAllotment(parts)

  function longer(kept: KeptRental, line: RentalLine, endMs: number, nowMs: number) {
    const block = blockOf(parts, kept.rentalId, line.bikeId)
    const bike = fleet.bike(line.bikeId)
    assert(block && bike, 'a bike that is out takes its time')
    const wanted = spanOf(block.startMs, endMs, block.bufferMs)
    const at = allotment.standing(allotment.bikesOf(bike), nowMs + 1, nowMs)
    const room = makeLonger(at, block, wanted.endMs)
    if (!room.ok) {
      const [inTheWay] = room.blockedBy
      assert(inTheWay, 'something is in the way')
      return bikeBusy(parts, inTheWay, { ...wanted, startMs: nowMs }, nowMs)
    }
    return allotment.moveAll(room.moves, nowMs, { changes: [{ blockId: block.blockId, endMs: wanted.endMs }] })
  }

  return ({ rentalId, endMs }, context) => {
    const { nowMs } = context
    const kept = rentals.rental(rentalId)
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
      const room = longer(kept, line, endMs, nowMs)
      if (!room.ok) return room
    }
    const more = minus(priceOf(parts, kept, out, endMs), priceOf(parts, kept, out, untilMs))
    const label = `Prolongation jusqu’au ${instant(endMs, 'fr', zone)}`
    const extended: KeptRental = {
      ...kept,
      endMs,
      lines: kept.lines.map((line) => (isOut(line) ? { ...line, endMs } : line)),
      extras: more > 0 ? [...kept.extras, { kind: 'extension', label, cents: more }] : kept.extras,
    }
    return saved(parts, extended, context)
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

/** After a puncture: the one bike stays for repair, the other goes on in its place; nothing is due for it. */
export function swapHandler(parts: BikesParts): OutHandlers['swap'] {
  const { rentals, calendar, fleet } = parts

  return (input, context) => {
    const { nowMs } = context
    const kept = rentals.rental(input.rentalId)
    if (!kept) return refuse('RENTAL_UNKNOWN')
    const found = lineOut(parts, kept, input.bikeId)
    if (!found.ok) return refuse('BIKE_NOT_OUT', found.detail)
    const line = found.value
    const other = fleet.bike(input.toBikeId)
    if (!other || other.gone !== null) return refuse('BIKE_UNKNOWN')
    if (other.toInspect) return refuse('BIKE_BUSY', { bike: other.number })
    const block = blockOf(parts, kept.rentalId, line.bikeId)
    assert(block, 'a bike that is out takes its time')
    const untilMs = Math.max(plainEndMs(block), nowMs + MINUTE_MS)
    const taking: Block = {
      ...block,
      ...spanOf(nowMs, untilMs, block.bufferMs),
      blockId: newBlockId(),
      resource: other.bikeId,
      state: 'out',
      holdUntilMs: null,
    }
    const put = calendar.put(taking, nowMs)
    if (!put.ok) {
      assert('inTheWay' in put, 'a new block is only refused for another')
      return bikeBusy(parts, put.inTheWay, taking, nowMs)
    }
    freeBike(parts, kept, line.bikeId, nowMs)
    toWorkshop(input.bikeId, input.repair, context)
    const model = fleet.model(other.modelId)
    const next: RentalLine = {
      ...line,
      bikeId: other.bikeId,
      number: other.number,
      modelId: line.modelId,
      modelName: model?.name ?? line.modelName,
      startMs: nowMs,
      leftAtMs: nowMs,
      goingOut: null,
      comingIn: null,
      damages: [],
    }
    const swapped = withLine(kept, line, { backAtMs: nowMs, replacedBy: other.bikeId })
    return saved(parts, { ...swapped, lines: [...swapped.lines, next] }, context)
  }

  /** Its later bookings go to other bikes; where one cannot, the bike must be ready for it. */
  function toWorkshop(bikeId: BikeId, reason: string, { nowMs }: CommandContext): void {
    const workshop = createWorkshop(parts)
    const [next] = workshop.bookingsOf(bikeId, nowMs)
    const repair = { repairId: newRepairId(), bikeId, reason: reason.trim() || SOME_REPAIR, fromMs: nowMs }
    const opened = workshop.open({ ...repair, untilMs: null }, nowMs)
    if (opened.ok || !next) return
    const shorter = workshop.open({ ...repair, untilMs: Math.max(nowMs + 1, next.startMs) }, nowMs)
    assert(shorter.ok, 'a bike that has just come back can be mended until its next booking')
  }
}
