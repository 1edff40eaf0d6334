import { clearFor, extend as makeLonger, freeResources, type Move } from '../../main/calendar/index.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { assert } from '../../shared/assert.ts'
import { plainEndMs, spanOf, type Block } from '../../shared/calendar.ts'
import { newBlockId } from '../../shared/ids.ts'
import { cents, minus, ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { freeBike, lineOut, saved, tariffOf, withLine } from './back.ts'
import { newRepairId, type BikeId, type ModelId, type RentalId } from './ids.ts'
import { checkPeriod } from './opening.ts'
import { bikeBusy, blockOf, isOut } from './out-parts.ts'
import { instant } from './papers/said.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import { priceHire, type HireOption } from './prices.ts'
import type { RentalLine } from './rental.ts'
import type { KeptRental } from './store.ts'

const MINUTE_MS = 60_000
/** Until when a repair takes a bike of which nobody knows how long it will: a year. */
const OPEN_END_MS = 365 * 24 * 60 * MINUTE_MS
const SOME_REPAIR = 'Panne'

function fleetOf({ fleet, calendar }: BikesParts, modelId: ModelId, nowMs: number) {
  const bikes = fleet.bikes().filter((bike) => bike.modelId === modelId && bike.gone === null)
  return {
    bikes,
    now: calendar.fleet(
      bikes.map(({ bikeId }) => bikeId),
      nowMs,
    ),
  }
}

/** Numbers of the model's bikes that are free for a span and fit to leave. */
export function freeNumbers(parts: BikesParts, modelId: ModelId, want: Block, nowMs: number): readonly string[] {
  const { bikes, now } = fleetOf(parts, modelId, nowMs)
  const free = new Set(freeResources(now, want))
  return bikes.filter(({ bikeId, toInspect }) => free.has(bikeId) && !toInspect).map(({ number }) => number)
}

/** The bookings that were moved to other bikes hear of it. */
function rename({ rentals, fleet, calendar }: BikesParts, moves: readonly Move[]): void {
  for (const { blockId, resource } of moves) {
    const block = calendar.byId(blockId)
    const kept = block && rentals.rental(block.ref as RentalId) // a block that moves is a booking: its ref is a rental
    const bike = fleet.bike(resource as BikeId)
    if (!block || !kept || !bike) continue
    const line = kept.lines.find((one) => one.bikeId === block.resource && one.backAtMs === null)
    if (line) rentals.save(withLine(kept, line, { bikeId: bike.bikeId, number: bike.number }))
  }
}

/** They stay out longer: whoever wanted the bike after them gets another, and what the longer hire costs more is due. */
export function extendHandler(parts: BikesParts): OutHandlers['extend'] {
  const { rentals, calendar, setup, clock } = parts

  function longer(kept: KeptRental, line: RentalLine, endMs: number, nowMs: number) {
    const block = blockOf(parts, kept.rentalId, line.bikeId)
    assert(block, 'a bike that is out takes its time')
    const wanted = spanOf(block.startMs, endMs, block.bufferMs)
    const { now } = fleetOf(parts, line.modelId, nowMs)
    const room = makeLonger(now, block, wanted.endMs)
    if (!room.ok) {
      const [inTheWay] = room.blockedBy
      assert(inTheWay, 'something is in the way')
      return bikeBusy(
        parts,
        { inTheWay },
        freeNumbers(parts, line.modelId, { ...block, ...wanted, startMs: nowMs }, nowMs),
      )
    }
    rename(parts, room.moves)
    const moved = room.moves.map(({ blockId, resource }) => ({ blockId, resource }))
    const done = calendar.apply({ changes: [...moved, { blockId: block.blockId, endMs: wanted.endMs }] }, nowMs)
    if (!done.ok) return 'inTheWay' in done ? bikeBusy(parts, done, []) : refuse('END_BEFORE_START')
    return ok(null)
  }

  return ({ rentalId, endMs }, context) => {
    const { nowMs } = context
    const kept = rentals.rental(rentalId)
    if (!kept) return refuse('RENTAL_UNKNOWN')
    if (kept.state !== 'out') return refuse('RENTAL_GONE', { state: kept.state })
    const out = kept.lines.filter(isOut)
    const untilMs = Math.max(kept.startMs, ...out.map((line) => line.endMs))
    const period = checkPeriod(setup().opening, { startMs: kept.startMs, endMs }, clock())
    if (!period.ok) return period
    if (endMs <= untilMs) return checkPeriodAfter(untilMs, endMs)
    for (const line of out) {
      const room = longer(kept, line, endMs, nowMs)
      if (!room.ok) return room
    }
    const more = minus(priceOf(parts, kept, out, endMs), priceOf(parts, kept, out, untilMs))
    const label = `Prolongation jusqu’au ${instant(endMs, 'fr', clock().zone)}`
    const extended: KeptRental = {
      ...kept,
      endMs,
      lines: kept.lines.map((line) => (isOut(line) ? { ...line, endMs } : line)),
      extras: more > 0 ? [...kept.extras, { kind: 'extension', label, cents: more }] : kept.extras,
    }
    return saved(parts, extended, context)

    function checkPeriodAfter(startMs: number, asked: number) {
      const refused = checkPeriod(setup().opening, { startMs, endMs: asked }, clock())
      assert(!refused.ok, 'an end before its start is refused')
      return refused
    }
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
  // An option cost so much for one and one time; what is asked once for a hire is asked no second time.
  const options = kept.quote.options.flatMap(({ quantity, times, ttcCents }): readonly HireOption[] =>
    quantity > 0 && times > 1 && ttcCents > 0
      ? [{ quantity, cents: cents(Math.round(ttcCents / (quantity * times))), per: 'day' }]
      : [],
  )
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
      return bikeBusy(parts, put, freeNumbers(parts, line.modelId, taking, nowMs))
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
      endMs: untilMs,
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
    const repairId = newRepairId()
    const modelId = fleet.bike(bikeId)?.modelId
    assert(modelId, 'a bike that was out has a model')
    const { now } = fleetOf(parts, modelId, nowMs)
    const whole = spanOf(nowMs, nowMs + OPEN_END_MS, null)
    const room = clearFor(now, bikeId, whole)
    const firstMs = room.ok ? whole.endMs : Math.min(whole.endMs, ...room.blockedBy.map(({ startMs }) => startMs))
    const endMs = Math.max(firstMs, nowMs + 1)
    const cleared = room.ok ? room : clearFor(now, bikeId, spanOf(nowMs, endMs, null))
    if (cleared.ok) rename(parts, cleared.moves)
    const put: Block = {
      blockId: newBlockId(),
      resource: bikeId,
      kind: 'maintenance',
      state: 'confirmed',
      ...spanOf(nowMs, endMs, null),
      ref: repairId,
      pinned: true,
      holdUntilMs: null,
    }
    const moves = cleared.ok ? cleared.moves.map(({ blockId, resource }) => ({ blockId, resource })) : []
    const done = calendar.apply({ changes: moves, puts: [put] }, nowMs)
    assert(done.ok, 'a bike that has just come back can be mended until its next booking')
    fleet.saveRepair({
      repairId,
      bikeId,
      reason: reason.trim() === '' ? SOME_REPAIR : reason.trim(),
      parts: '',
      costCents: ZERO,
      fromMs: nowMs,
      untilMs: null,
      doneMs: null,
    })
  }
}
