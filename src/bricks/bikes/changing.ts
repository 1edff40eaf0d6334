import { ok, refuse } from '../../shared/result.ts'
import type { Asking } from './asking.ts'
import { moneyOf } from './out-parts.ts'
import type { BikesParts, HireHandlers } from './parts.ts'
import type { KeptRental } from './store.ts'

/**
 * A booking that waits is asked for again, as a whole: an hour more by telephone, a bike more, a helmet at the counter. It
 * keeps the bikes that it has where it can, and its price is the one that was told.
 */
export function changeHandler(parts: BikesParts, { answer, allotment }: Asking): HireHandlers['change'] {
  const { rentals, shown } = parts
  return ({ rentalId, asked, agreedCents }, { nowMs, announce }) => {
    const before = rentals.rental(rentalId)
    if (!before) return refuse('RENTAL_UNKNOWN')
    if (before.state !== 'confirmed') return refuse('RENTAL_GONE', { state: before.state })
    const had = before.lines.map(({ bikeId }) => bikeId)
    const found = answer(asked, nowMs, rentalId, had)
    if (!found.ok) return found
    const { quote, arrangement, tariffs } = found.value
    const { totalCents } = quote
    if (totalCents !== agreedCents) return refuse('PRICE_NOT_AGREED', { totalCents })
    const { coveredCents: paidCents } = moneyOf(parts, before)
    if (totalCents < paidCents) return refuse('LESS_THAN_PAID', { paidCents, totalCents })
    const lines = allotment.take(rentalId, arrangement, { state: 'confirmed', holdUntilMs: null }, nowMs)
    if (!lines.ok) return lines
    const { startMs, endMs } = asked
    const kept: KeptRental = { ...before, startMs, endMs, asked, quote, tariffs, lines: [...lines.value] }
    rentals.save(kept)
    announce('services.changed')
    return ok(shown(kept))
  }
}
