import { extend } from '../../main/calendar/index.ts'
import { assert } from '../../shared/assert.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { pinnedOnly, type Need } from './allotment.ts'
import type { Asking, AskedRefusal } from './asking.ts'
import type { BikeId } from './ids.ts'
import { checkPeriod } from './opening.ts'
import type { BikesParts, HireHandlers } from './parts.ts'
import type { Asked, Wish } from './rental.ts'
import type { KeptRental } from './store.ts'

const MINUTE_MS = 60_000

/**
 * Dragged on the planning. What has not begun goes where it is put, with its whole rental to the new time, and is priced
 * again; what is out only ends at another time, at the price that it has.
 */
export function moveHandler(parts: BikesParts, asking: Asking): HireHandlers['move'] {
  const { rentals, fleet, shown } = parts
  return ({ rentalId, bikeId, toBikeId, startMs, endMs }, { nowMs, announce }) => {
    const before = rentals.rental(rentalId)
    if (!before) return refuse('RENTAL_UNKNOWN')
    const { state } = before
    if (state !== 'held' && state !== 'confirmed' && state !== 'out') return refuse('RENTAL_GONE', { state })
    if (state === 'held' && before.heldUntilMs !== null && before.heldUntilMs <= nowMs) {
      return refuse('RENTAL_GONE', { state: 'expired' })
    }
    const line = before.lines.find((one) => one.bikeId === bikeId && one.backAtMs === null)
    if (!line) return refuse('BIKE_NOT_OF_RENTAL', { bike: fleet.bike(bikeId)?.number ?? '' })
    const to = fleet.bike(toBikeId)
    if (!to || to.gone !== null) return refuse('MODEL_UNKNOWN', { bikeId: toBikeId })
    if (to.modelId !== line.modelId) return refuse('OTHER_MODEL', { bike: to.number, model: line.modelName })
    if (state === 'out') {
      if (toBikeId !== bikeId) return refuse('RENTAL_GONE', { state })
      const kept = endMoved(parts, asking, before, bikeId, endMs, nowMs)
      if (!kept.ok) return kept
      rentals.save(kept.value)
      announce('services.changed')
      return ok(shown(kept.value))
    }
    const asked: Asked = { ...before.asked, startMs, endMs, wishes: wishesAfter(before, bikeId, toBikeId) }
    // Hours, prices and accessories first; which bikes is told below, for those that were not dragged stay if they can.
    const checked = asking.answer(asked, nowMs, rentalId)
    if (!checked.ok) return checked
    const arrangement = asking.allotment.arrange(needsAfter(parts, before, asked, bikeId, toBikeId), nowMs, rentalId)
    const fallback = arrangement.ok
      ? arrangement
      : asking.allotment.arrange(needsDragged(parts, before, asked, toBikeId), nowMs, rentalId)
    if (!fallback.ok) return fallback
    const pinned = pinnedOnly(fallback.value, asked)
    const become = { state, holdUntilMs: state === 'held' ? before.heldUntilMs : null } as const
    const lines = asking.allotment.take(rentalId, pinned, become, nowMs)
    if (!lines.ok) return lines
    const { quote, tariffs } = checked.value
    const kept: KeptRental = { ...before, startMs, endMs, asked, quote, tariffs, lines: [...lines.value] }
    rentals.save(kept)
    announce('services.changed')
    return ok(shown(kept))
  }
}

/** Whoever wanted this very bike wants the one that it was dragged to. */
function wishesAfter({ asked }: KeptRental, bikeId: BikeId, toBikeId: BikeId): Wish[] {
  return asked.wishes.map((wish) => ({
    ...wish,
    bikeIds: wish.bikeIds.map((one) => (one === bikeId ? toBikeId : one === toBikeId ? bikeId : one)),
  }))
}

/** Every line keeps its bike, but the one that was dragged; two of one rental change places. */
function needsAfter(parts: BikesParts, { lines }: KeptRental, asked: Asked, bikeId: BikeId, toBikeId: BikeId) {
  const bikeIds = lines.map((line) => {
    if (line.bikeId === bikeId) return toBikeId
    return line.bikeId === toBikeId ? bikeId : line.bikeId
  })
  return needsOf(parts, asked, (modelId) => bikeIds.filter((_, n) => lines[n]?.modelId === modelId))
}

/** Only the one that was dragged, and those that were asked for by their numbers, are certain. */
function needsDragged(parts: BikesParts, _before: KeptRental, asked: Asked, toBikeId: BikeId) {
  const to = parts.fleet.bike(toBikeId)
  return needsOf(parts, asked, (modelId) => {
    const very = asked.wishes.flatMap((wish) => (wish.modelId === modelId ? wish.bikeIds : []))
    return to?.modelId === modelId && !very.includes(toBikeId) ? [toBikeId, ...very] : very
  })
}

function needsOf(
  { fleet }: BikesParts,
  asked: Asked,
  bikeIdsOf: (modelId: string) => readonly BikeId[],
): readonly Need[] {
  const { startMs, endMs } = asked
  return [...Map.groupBy(asked.wishes, ({ modelId }) => modelId)].map(([modelId, wishes]) => {
    const model = fleet.model(modelId)
    assert(model, 'a rental is of a model')
    const quantity = wishes.reduce((count, wish) => count + Math.max(wish.quantity, wish.bikeIds.length), 0)
    return { model, quantity, bikeIds: bikeIdsOf(modelId), startMs, endMs }
  })
}

/** What is out comes back later, or sooner: others give way, the price stays. */
function endMoved(
  parts: BikesParts,
  { allotment }: Asking,
  before: KeptRental,
  bikeId: BikeId,
  endMs: number,
  nowMs: number,
): Result<KeptRental, AskedRefusal> {
  const { calendar, fleet, setup, clock } = parts
  const open = checkPeriod(setup().opening, { startMs: before.startMs, endMs }, clock())
  if (!open.ok) return open
  const block = calendar.ofRef(before.rentalId).find((one) => one.resource === bikeId && one.state === 'out')
  const bike = fleet.bike(bikeId)
  const model = bike && fleet.model(bike.modelId)
  assert(block && bike && model, 'what is out has its block')
  const bufferedMs = endMs + model.bufferMinutes * MINUTE_MS
  const at = allotment.standing(allotment.bikesOf(model), nowMs + 1, nowMs)
  const room = extend(at, block, bufferedMs)
  if (!room.ok) {
    return refuse('BIKE_BUSY', { bike: bike.number, ...allotment.holderOf(room.blockedBy[0]), free: '' })
  }
  const change = { blockId: block.blockId, endMs: bufferedMs, bufferMs: model.bufferMinutes * MINUTE_MS }
  const moved = allotment.moveAll(room.moves, nowMs, { changes: [change] })
  if (!moved.ok) return moved
  const lines = before.lines.map((line) => (line.bikeId === bikeId ? { ...line, endMs } : line))
  return ok({ ...before, lines, endMs: Math.max(...lines.map((line) => line.endMs)) })
}
