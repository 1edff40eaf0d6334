import { ok, refuse, type RefusalDetail, type Result } from '../../shared/result.ts'
import { createAllotment, type Arrangement, type Need } from './allotment.ts'
import type { ASKED_REFUSALS } from './contract/refusals.ts'
import type { RentalId } from './ids.ts'
import { checkPeriod } from './opening.ts'
import type { BikesParts } from './parts.ts'
import type { Period } from './prices.ts'
import { quoteOf, tariffsOf } from './quoting.ts'
import type { Asked, Quote } from './rental.ts'
import { freeInStock } from './stock.ts'

export type AskedRefusal = (typeof ASKED_REFUSALS)[number]
/** What may still be changed of what is asked, and what it would cost. */
export type Answer = { readonly quote: Quote; readonly arrangement: Arrangement }

/** Whether what is asked for can be had: hours, prices, bikes, accessories. Writes nothing. */
export function createAsking(parts: BikesParts) {
  const { fleet, rentals, setup, clock } = parts
  const allotment = createAllotment(parts)

  const priced = (asked: Asked) =>
    quoteOf(asked, { models: fleet.models(), accessories: fleet.accessories(), setup: setup(), clock: clock() })

  function needsOf({ wishes, startMs, endMs }: Asked): readonly Need[] {
    const models = fleet.models()
    return wishes.flatMap(({ modelId, quantity, bikeIds }) => {
      const model = models.find((one) => one.modelId === modelId)
      return model ? [{ model, quantity, bikeIds, startMs, endMs }] : []
    })
  }

  /** How many of an accessory are there all along a period; what is out and late is not there yet. */
  function accessoriesFree(accessoryId: string, stock: number, period: Period, nowMs: number, without?: RentalId) {
    const taken = rentals
      .during(['held', 'confirmed', 'out'], period.startMs, period.endMs)
      .filter(({ rentalId, heldUntilMs }) => rentalId !== without && (heldUntilMs === null || heldUntilMs > nowMs))
      .flatMap(({ asked, state, startMs, endMs }) =>
        asked.accessories
          .filter((one) => one.accessoryId === accessoryId)
          .map(({ quantity }) => ({ quantity, startMs, endMs: state === 'out' ? Math.max(endMs, nowMs + 1) : endMs })),
      )
    return freeInStock(stock, taken, period)
  }

  function enoughAccessories(asked: Asked, nowMs: number, without?: RentalId): Result<null, 'TOO_FEW_ACCESSORIES'> {
    for (const [accessoryId, wishes] of Map.groupBy(asked.accessories, (one) => one.accessoryId)) {
      const accessory = fleet.accessories().find((one) => one.accessoryId === accessoryId)
      if (!accessory) continue // the quote refused it before
      const { name, stock } = accessory
      const wanted = wishes.reduce((count, { quantity }) => count + quantity, 0)
      const free = accessoriesFree(accessoryId, stock, asked, nowMs, without)
      if (wanted > free) return refuse('TOO_FEW_ACCESSORIES', { accessory: name, stock, free, asked: wanted })
    }
    return ok(null)
  }

  /** `without` is the rental that asks again, and gives up what it had. */
  function answer(asked: Asked, nowMs: number, without?: RentalId): Result<Answer, AskedRefusal> {
    const open = checkPeriod(setup().opening, asked, clock())
    if (!open.ok) return open
    const quote = priced(asked)
    if (!quote.ok) return quote
    const arrangement = allotment.arrange(needsOf(asked), nowMs, without)
    if (!arrangement.ok) return arrangement
    const enough = enoughAccessories(asked, nowMs, without)
    return enough.ok ? ok({ quote: quote.value, arrangement: arrangement.value }) : enough
  }

  return {
    allotment,
    priced,
    /** What each model costs, as it is kept with the price. */
    tariffs: (asked: Asked) => [...tariffsOf(asked, { models: fleet.models(), clock: clock() })],
    accessoriesFree,
    answer,
    /** For a form that is being filled: price and what is free, also where it cannot be had. */
    lookedUp(asked: Asked, nowMs: number, without?: RentalId) {
      const whole = answer(asked, nowMs, without)
      const isPeriod = whole.ok || (whole.code !== 'END_BEFORE_START' && whole.code !== 'HIRE_TOO_LONG')
      const quote = isPeriod ? priced(asked) : undefined
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
