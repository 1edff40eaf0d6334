import type { Place } from './carrier.ts'

type Taken = ReadonlyMap<string, { readonly units: number }>
export type Suggestion = {
  readonly place: string
  /** Nowhere is there room for it: it is told, and laid down all the same. */
  readonly isFull: boolean
}

/**
 * Where a parcel is laid: with the others of the same person, else where this carrier's last one lies, else where there is
 * most room, the first of several. A place without room for it is passed over while another has some. Undefined where the
 * café has no places.
 */
export function suggestPlace(asked: {
  readonly places: readonly Place[]
  readonly taken: Taken
  readonly units: number
  readonly ofRecipient: string | undefined
  readonly ofCarrier: string | undefined
}): Suggestion | undefined {
  const roomOf = (place: Place) => place.units - (asked.taken.get(place.label)?.units ?? 0)
  const named = (label: string | undefined) => asked.places.filter((place) => place.label === label)
  const most = asked.places.toSorted((a, b) => roomOf(b) - roomOf(a))
  const wanted = [...named(asked.ofRecipient), ...named(asked.ofCarrier), ...most]
  const fit = wanted.find((place) => roomOf(place) >= asked.units)
  const place = fit ?? most[0]
  return place && { place: place.label, isFull: fit === undefined }
}

/** How full a place is, in whole per cent; above a hundred where more lies there than it holds. */
export const percentFull = (taken: number, units: number): number =>
  units === 0 ? 0 : Math.round((100 * taken) / units)
