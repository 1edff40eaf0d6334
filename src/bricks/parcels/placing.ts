import type { ParcelsParts } from './parts.ts'
import { UNITS } from './rules/carrier.ts'
import type { Parcel } from './rules/parcel.ts'
import { suggestPlace, type Suggestion } from './rules/suggest.ts'

/** Where a parcel is laid that nobody put anywhere: it counts in how full the shelves are. Undefined without any places. */
export function suggestedFor(
  { carriers, register, shelf }: Pick<ParcelsParts, 'carriers' | 'register' | 'shelf'>,
  { carrier, name, size }: Pick<Parcel, 'carrier' | 'name' | 'size'>,
): Suggestion | undefined {
  return suggestPlace({
    places: carriers.setup().places,
    taken: register.taken(),
    units: UNITS[size],
    ofRecipient: shelf.placeOf(name),
    ofCarrier: shelf.lastPlaceOf(carrier),
  })
}
