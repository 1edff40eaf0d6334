import { cardOf } from './cards.ts'
import type { CounterHandlers, CounterParts } from './counter-parts.ts'
import { dropOffHandlers } from './drop-off.ts'
import { createFinding } from './finding.ts'
import { handOverHandlers } from './hand-over.ts'

/** What is done at the counter for whoever stands in front of it. */
export function counterHandlers(parts: CounterParts): CounterHandlers {
  const finding = createFinding(parts)
  return {
    ...handOverHandlers(parts),
    ...dropOffHandlers(parts),
    findAtCounter: ({ text, aim, how }, { nowMs }) => finding.find(text, aim, how, nowMs),
    readLabel: ({ text, aim }) => finding.read(text, aim),
    cards: ({ parcelIds }, { nowMs }) =>
      parcelIds.flatMap((parcelId) => {
        const parcel = parts.register.parcel(parcelId)
        return parcel ? [cardOf(parts, parcel, nowMs)] : []
      }),
  }
}
