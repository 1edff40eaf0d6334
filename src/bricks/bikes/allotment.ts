import { clearFor, makeRoom, type Change, type MovableFleet, type Move, type Want } from '../../main/calendar/index.ts'
import { freeResources } from '../../main/calendar/index.ts'
import { assert } from '../../shared/assert.ts'
import { plainEndMs, spanOf, type Block, type Span } from '../../shared/calendar.ts'
import { newBlockId } from '../../shared/ids.ts'
import { ok, refuse, type Refused, type RefusalDetail, type Result } from '../../shared/result.ts'
import type { Model } from './fleet.ts'
import type { KeptBike } from './fleet-store.ts'
import type { BikeId, RentalId } from './ids.ts'
import { said } from './opening.ts'
import type { BikesParts } from './parts.ts'
import type { Period } from './prices.ts'
import type { Asked, RentalLine } from './rental.ts'
import { nearestStart } from './nearest.ts'

const MINUTE_MS = 60_000

/** So many of a model for a time; of these, those in `bikeIds` are wanted by their very number. */
export type Need = Period & { readonly model: Model; readonly quantity: number; readonly bikeIds: readonly BikeId[] }
type Placed = { readonly bike: KeptBike; readonly model: Model; readonly pinned: boolean; readonly span: Span }
/** Where everything would go: nothing is written yet. */
export type Arrangement = { readonly placed: readonly Placed[]; readonly moves: readonly Move[] }
type Parts = Pick<BikesParts, 'calendar' | 'rentals' | 'fleet' | 'setup' | 'clock'>

/** Which bikes a hire gets: first fit, others are moved to make room, and why not where there is no room (bikes.md §2.6). */
export function createAllotment({ calendar, rentals, fleet, setup, clock }: Parts) {
  const bikesOf = (model: Pick<Model, 'modelId'>) =>
    fleet.bikes().filter((bike) => bike.modelId === model.modelId && bike.gone === null)

  /**
   * The bikes of a model as things stand without one rental. What came back and was not looked over goes last, and not at
   * all with somebody who leaves now (bikes.md §2.2, « return in two steps »).
   */
  function standing(bikes: readonly KeptBike[], startMs: number, nowMs: number, without?: RentalId): MovableFleet {
    const ready = bikes.filter(({ toInspect }) => !toInspect)
    const others = startMs > nowMs ? bikes.filter(({ toInspect }) => toInspect) : []
    const now = calendar.fleet(
      [...ready, ...others].map(({ bikeId }) => bikeId),
      nowMs,
    )
    return { ...now, blocks: now.blocks.filter(({ ref }) => ref !== without) }
  }
  const spanFor = ({ bufferMinutes }: Model, { startMs, endMs }: Period) =>
    spanOf(startMs, endMs, bufferMinutes * MINUTE_MS)

  function mostFree(at: MovableFleet, span: Span): number {
    let free = freeResources(at, span).length
    while (
      free < at.resources.length &&
      makeRoom(
        at,
        Array.from({ length: free + 1 }, () => span),
      ).ok
    )
      free += 1
    return free
  }

  /** How many of a model can be had all along a period, and when as many as are wanted can be had next. */
  function available({ model, quantity, startMs, endMs }: Omit<Need, 'bikeIds'>, nowMs: number, without?: RentalId) {
    const bikes = bikesOf(model)
    const free = mostFree(standing(bikes, startMs, nowMs, without), spanFor(model, { startMs, endMs }))
    const nextMs = free >= quantity ? null : next()
    return { modelId: model.modelId, count: bikes.length, free, nextMs }

    function next(): number | null {
      if (quantity > bikes.length) return null
      const later = standing(bikes, Math.max(startMs, nowMs + 1), nowMs, without)
      const ends = later.blocks.map((block) => block.endMs)
      return (
        nearestStart({ startMs, endMs }, ends, setup().opening, clock(), (period) => {
          const wants = Array.from({ length: quantity }, () => spanFor(model, period))
          return makeRoom(later, wants).ok
        }) ?? null
      )
    }
  }

  function busy(bike: KeptBike, block: Block | undefined, at: MovableFleet, span: Span): Refused<'BIKE_BUSY'> {
    const free = freeResources(at, span).flatMap((resource) => fleet.bike(resource as BikeId)?.number ?? [])
    return refuse('BIKE_BUSY', {
      bike: bike.number,
      ...said('from', span.startMs, clock().zone),
      ...holderOf(block),
      free: free.join(', '),
    })
  }

  const nameOf = ({ ref }: Block): string => rentals.rental(ref as RentalId)?.party.name ?? ''

  /** Who has it and until when, as the wall clock shows it; nothing where nobody in particular stands in the way. */
  function holderOf(block: Block | undefined): RefusalDetail {
    if (!block) return {}
    const who = nameOf(block)
    const bufferMinutes = Math.round((block.bufferMs ?? 0) / MINUTE_MS)
    return { who, kind: block.kind, bufferMinutes, ...said('until', plainEndMs(block), clock().zone) }
  }

  function place(
    { model, bikeIds, ...need }: Need,
    nowMs: number,
    without: RentalId | undefined,
  ): Result<Arrangement, 'TOO_FEW_BIKES' | 'BIKE_BUSY' | 'MODEL_UNKNOWN'> {
    const bikes = bikesOf(model)
    const quantity = Math.max(need.quantity, bikeIds.length)
    const span = spanFor(model, need)
    const at = standing(bikes, need.startMs, nowMs, without)
    for (const [n, bikeId] of bikeIds.entries()) {
      const bike = bikes.find((one) => one.bikeId === bikeId)
      if (!bike) return refuse('MODEL_UNKNOWN', { bikeId })
      if (bikeIds.indexOf(bikeId) < n || !at.resources.includes(bikeId)) return busy(bike, undefined, at, span)
      const cleared = clearFor(at, bikeId, span)
      if (!cleared.ok) return busy(bike, cleared.blockedBy[0], at, span)
    }
    const wants: Want[] = Array.from({ length: quantity }, (_, n) => {
      const very = bikeIds[n]
      return very === undefined ? span : { ...span, only: [very] }
    })
    const room = makeRoom(at, wants)
    if (!room.ok) {
      const { count, free, nextMs } = available({ ...need, model, quantity }, nowMs, without)
      const { zone } = clock()
      return refuse('TOO_FEW_BIKES', {
        model: model.name,
        count,
        free,
        asked: quantity,
        ...said('from', need.startMs, zone),
        ...said('to', need.endMs, zone),
        // Of several that end together, whoever has a name says more than a form that is being filled.
        ...holderOf(room.blockedBy.find((block) => nameOf(block) !== '') ?? room.blockedBy[0]),
        ...(nextMs === null ? {} : said('next', nextMs, zone)),
      })
    }
    const placed = room.placed.flatMap((resource, n) => {
      const bike = bikes.find(({ bikeId }) => bikeId === resource)
      return bike ? [{ bike, model, pinned: n < bikeIds.length, span }] : []
    })
    return ok({ placed, moves: room.moves })
  }

  return {
    bikesOf,
    standing,
    available,
    holderOf,
    /** A bike of each need, without writing anything; `without` is the rental that changes, or asks. */
    arrange(
      needs: readonly Need[],
      nowMs: number,
      without?: RentalId,
    ): Result<Arrangement, 'TOO_FEW_BIKES' | 'BIKE_BUSY' | 'MODEL_UNKNOWN'> {
      const all: Arrangement[] = []
      for (const need of merged(needs)) {
        const placed = place(need, nowMs, without)
        if (!placed.ok) return placed
        all.push(placed.value)
      }
      return ok({ placed: all.flatMap((one) => one.placed), moves: all.flatMap((one) => one.moves) })
    },
    /** Takes the bikes for a rental in place of those it had, and moves what gives way; the lines of all of them follow. */
    take(
      rentalId: RentalId,
      { placed, moves }: Arrangement,
      become: Pick<Block, 'state' | 'holdUntilMs'>,
      nowMs: number,
    ): Result<readonly RentalLine[], 'BIKE_BUSY'> {
      const own = calendar.ofRef(rentalId).filter(({ state }) => state === 'held' || state === 'confirmed')
      const leave = own.map(({ blockId }): Change => ({ blockId, state: 'void' }))
      const puts = placed.map(({ bike, span, pinned }): Block => {
        const { startMs, endMs, bufferMs } = span
        const what = { blockId: newBlockId(), resource: bike.bikeId, kind: 'booking', ref: rentalId } as const
        return { ...what, startMs, endMs, bufferMs, pinned, ...become }
      })
      const done = moveAll(moves, nowMs, { changes: leave, puts })
      if (!done.ok) return done
      return ok(placed.map(({ bike, model, span }) => lineOf(bike, model, span)))
    },
    moveAll,
  }

  /** Bookings that have not begun go to other bikes, all at once, and their contracts name them. */
  function moveAll(
    moves: readonly Move[],
    nowMs: number,
    plan: { readonly changes?: readonly Change[]; readonly puts?: readonly Block[] } = {},
  ): Result<null, 'BIKE_BUSY'> {
    const before = moves.flatMap(({ blockId }) => calendar.byId(blockId) ?? [])
    const done = calendar.apply({ ...plan, changes: [...(plan.changes ?? []), ...moves] }, nowMs)
    if (!done.ok) {
      assert('inTheWay' in done, `an arrangement that cannot be: ${done.code}`)
      const bike = fleet.bike(done.inTheWay.resource as BikeId)
      return refuse('BIKE_BUSY', { bike: bike?.number ?? '', ...holderOf(done.inTheWay), free: '' })
    }
    for (const [ref, blocks] of Map.groupBy(before, (block) => block.ref)) {
      const rental = rentals.rental(ref as RentalId)
      assert(rental, 'whoever is booked has a rental')
      const lines = rental.lines.map((line) => {
        const block = blocks.find(({ resource }) => resource === line.bikeId)
        const move = moves.find(({ blockId }) => blockId === block?.blockId)
        const bike = move && fleet.bike(move.resource as BikeId)
        return bike ? { ...line, bikeId: bike.bikeId, number: bike.number } : line
      })
      rentals.save({ ...rental, lines })
    }
    return ok(null)
  }
}

/** What was put there by hand may give way again; only what was asked for by its number may not. */
export function pinnedOnly(arrangement: Arrangement, { wishes }: Pick<Asked, 'wishes'>): Arrangement {
  const very = new Set(wishes.flatMap(({ bikeIds }) => bikeIds))
  return { ...arrangement, placed: arrangement.placed.map((one) => ({ ...one, pinned: very.has(one.bike.bikeId) })) }
}

/** Twice the same model is one need: what one takes the other cannot have. */
function merged(needs: readonly Need[]): readonly Need[] {
  return [...Map.groupBy(needs, ({ model }) => model.modelId).values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const bikeIds = same.flatMap((need) => need.bikeIds)
    const quantity = same.reduce((count, need) => count + Math.max(need.quantity, need.bikeIds.length), 0)
    return [{ ...first, quantity, bikeIds }]
  })
}

function lineOf({ bikeId, number }: KeptBike, { modelId, name }: Model, span: Span): RentalLine {
  return {
    bikeId,
    modelId,
    number,
    modelName: name,
    startMs: span.startMs,
    endMs: plainEndMs(span),
    leftAtMs: null,
    backAtMs: null,
    replacedBy: null,
    goingOut: null,
    comingIn: null,
    damages: [],
  }
}
