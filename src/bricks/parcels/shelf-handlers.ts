import { ok, refuse, type Result } from '../../shared/result.ts'
import { createInventories, happened } from './inventories.ts'
import type { ParcelId } from './ids.ts'
import type { ParcelsParts, ShelfHandlers } from './parts.ts'
import type { Place } from './rules/carrier.ts'
import { clockBack } from './rules/deadline.ts'
import type { Parcel } from './rules/parcel.ts'
import { isHere } from './rules/states.ts'
import { percentFull } from './rules/suggest.ts'

type Taken = ReadonlyMap<string, { readonly units: number; readonly count: number }>

/** What lies where, what is known of it, and who looks whether it is still there. */
export function shelfHandlers(parts: ParcelsParts): ShelfHandlers {
  const { carriers, register, shelf, doors } = parts

  function here(parcelId: ParcelId): Result<Parcel, 'PARCEL_UNKNOWN' | 'PARCEL_NOT_HERE'> {
    const parcel = register.parcel(parcelId)
    if (!parcel) return refuse('PARCEL_UNKNOWN')
    return isHere(parcel.state) ? ok(parcel) : refuse('PARCEL_NOT_HERE', { state: parcel.state })
  }

  return {
    ...createInventories(parts),

    shelves(_input, { nowMs }) {
      const { places } = carriers.setup()
      const taken = register.taken()
      const { gap } = happened(parts)
      return {
        places: placesOf(places, taken),
        percent: fullness(places, taken),
        parcels: [...register.here()],
        missing: shelf.missing().map(gap),
        inventory: shelf.runningInventory() ?? null,
        clockBack: clockBack(doors.latestMs() - nowMs) ?? null,
      }
    },

    parcelFile({ parcelId }) {
      const parcel = register.parcel(parcelId)
      if (!parcel) return null
      const { told } = happened(parts)
      return { parcel, events: register.events(parcelId).map(told), incidents: [...shelf.incidents(parcelId)] }
    },

    amendParcel({ parcelId, size, place, name, phone, weightG }, { announce }) {
      const parcel = here(parcelId)
      if (!parcel.ok) return parcel
      const isKnown = place === parcel.value.place || carriers.setup().places.some(({ label }) => label === place)
      if (!isKnown) return refuse('PLACE_UNKNOWN', { place })
      const amended = { ...parcel.value, size, place, name, phone, weightG }
      register.amend(amended)
      announce('services.changed')
      return ok(amended)
    },

    declareLost({ parcelId }, context) {
      const parcel = register.parcel(parcelId)
      if (!parcel) return refuse('PARCEL_UNKNOWN')
      const lost = register.happen(parcel, 'lose', { place: parcel.place }, context)
      if (lost.ok) context.announce('services.changed')
      return lost
    },

    noteIncident({ incidentId, parcelId, kind, note, claimRef, amountCents }, { nowMs, operator, announce }) {
      if (!register.parcel(parcelId)) return refuse('PARCEL_UNKNOWN')
      const incident = { incidentId, parcelId, atMs: nowMs, by: operator, kind, note, claimRef, amountCents }
      shelf.saveIncident(incident)
      announce('services.changed')
      return ok(incident)
    },
  }
}

/** The places of the settings in their order, behind them those that were taken away while something lay there. */
function placesOf(places: readonly Place[], taken: Taken) {
  const gone = [...taken.keys()].filter((label) => !places.some((place) => place.label === label))
  return [...places.map(({ label, units }) => ({ label, units })), ...gone.map((label) => ({ label, units: 0 }))].map(
    ({ label, units }) => {
      const { units: used = 0, count = 0 } = taken.get(label) ?? {}
      return { label, units, taken: used, count, percent: percentFull(used, units), isGone: units === 0 }
    },
  )
}

/** How full the shelves are as a whole, in whole per cent. */
export function fullness(places: readonly Place[], taken: Taken): number {
  const units = places.reduce((sum, place) => sum + place.units, 0)
  return percentFull(
    [...taken.values()].reduce((sum, place) => sum + place.units, 0),
    units,
  )
}
