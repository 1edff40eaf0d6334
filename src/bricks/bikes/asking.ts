import { ok, type RefusalDetail, type Result } from '../../shared/result.ts'
import { createAllotment, pinnedOnly, type Arrangement, type Need } from './allotment.ts'
import type { ASKED_REFUSALS } from './contract/refusals.ts'
import type { Model } from './fleet.ts'
import type { BikeId, ModelId, RentalId } from './ids.ts'
import { checkPeriod } from './opening.ts'
import type { BikesParts } from './parts.ts'
import { quoteOf, tariffsOf } from './quoting.ts'
import type { Asked, Quote } from './rental.ts'
import { createShelf } from './shelf.ts'
import type { Tariff } from './tariff.ts'
import { openingDay } from './wall-clock.ts'

export type AskedRefusal = (typeof ASKED_REFUSALS)[number]
/** What may still be changed of what is asked, and what it would cost. */
export type Answer = {
  readonly quote: Quote
  readonly arrangement: Arrangement
  /** What each model costs, as it is kept with the price. */
  readonly tariffs: { modelId: ModelId; tariff: Tariff }[]
}

/** Whether what is asked for can be had: hours, prices, bikes, accessories. Writes nothing. */
export function createAsking(parts: BikesParts) {
  const { fleet, rentals, setup, clock } = parts
  const allotment = createAllotment(parts)
  const shelf = createShelf(parts)

  /** A booking that leaves on the day it was made for keeps the prices that it was made at, whatever is changed of it. */
  function modelsFor({ startMs }: Asked, without: RentalId | undefined): readonly Model[] {
    const kept = without === undefined ? undefined : rentals.rental(without)
    const day = openingDay(startMs, clock())
    const promised =
      kept?.state === 'confirmed' && openingDay(kept.startMs, clock()) === day ? (kept.tariffs ?? []) : []
    return fleet.models().map((model) => {
      const known = promised.find(({ modelId }) => modelId === model.modelId)
      return known ? { ...model, tariffs: [{ validFrom: day, season: null, tariff: known.tariff }] } : model
    })
  }

  const priced = (asked: Asked, models: readonly Model[]) =>
    quoteOf(asked, { models, accessories: fleet.accessories(), setup: setup(), clock: clock() })

  function needsOf({ wishes, startMs, endMs }: Asked): readonly Need[] {
    const models = fleet.models()
    return wishes.flatMap(({ modelId, quantity, bikeIds }) => {
      const model = models.find((one) => one.modelId === modelId)
      return model ? [{ model, quantity, bikeIds, startMs, endMs }] : []
    })
  }

  /** A bike of each need; those that are liked where that moves nobody else and refuses nothing. */
  function arranged(asked: Asked, nowMs: number, without: RentalId | undefined, liked: readonly BikeId[]) {
    let needs = needsOf(asked)
    let best = allotment.arrange(needs, nowMs, without)
    for (const bikeId of liked) {
      if (!best.ok) break
      const wanted = withBike(needs, bikeId, fleet.bike(bikeId)?.modelId)
      const tried = wanted && allotment.arrange(wanted, nowMs, without)
      if (!tried?.ok || tried.value.moves.length > best.value.moves.length) continue
      needs = wanted ?? needs
      best = tried
    }
    return best.ok ? ok(pinnedOnly(best.value, asked)) : best
  }

  /** `without` is the rental that asks again, and gives up what it had. */
  function answer(
    asked: Asked,
    nowMs: number,
    without?: RentalId,
    liked: readonly BikeId[] = [],
  ): Result<Answer, AskedRefusal> {
    const open = checkPeriod(setup().opening, asked, clock())
    if (!open.ok) return open
    const models = modelsFor(asked, without)
    const quote = priced(asked, models)
    if (!quote.ok) return quote
    const arrangement = arranged(asked, nowMs, without, liked)
    if (!arrangement.ok) return arrangement
    const riders = (without === undefined ? undefined : rentals.rental(without)?.party.riders) ?? []
    const enough = shelf.enough(asked, { riders }, nowMs, without)
    if (!enough.ok) return enough
    return ok({
      quote: quote.value,
      arrangement: arrangement.value,
      tariffs: [...tariffsOf(asked, { models, clock: clock() })],
    })
  }

  return {
    allotment,
    shelf,
    answer,
    /** For a form that is being filled: price and what is free, also where it cannot be had. */
    lookedUp(asked: Asked, nowMs: number, without?: RentalId) {
      const whole = answer(asked, nowMs, without)
      const isPeriod = whole.ok || (whole.code !== 'END_BEFORE_START' && whole.code !== 'HIRE_TOO_LONG')
      const quote = isPeriod ? priced(asked, modelsFor(asked, without)) : undefined
      const problem: { code: string; detail: RefusalDetail } | null = whole.ok
        ? null
        : { code: whole.code, detail: whole.detail }
      const needs = isPeriod ? needsOf(asked) : []
      return {
        quote: quote?.ok ? quote.value : null,
        availability: needs.map((need) => allotment.available(need, nowMs, without)),
        problem,
      }
    },
  }
}
export type Asking = ReturnType<typeof createAsking>

/** The needs with this bike for one of its model; undefined where no more of it is needed. */
function withBike(needs: readonly Need[], bikeId: BikeId, modelId: ModelId | undefined): readonly Need[] | undefined {
  const at = needs.findIndex(
    ({ model, quantity, bikeIds }) =>
      model.modelId === modelId && bikeIds.length < quantity && !bikeIds.includes(bikeId),
  )
  return at < 0
    ? undefined
    : needs.map((need, n) => (n === at ? { ...need, bikeIds: [...need.bikeIds, bikeId] } : need))
}
