import { zParcelsSetup, type ParcelsSetup } from './carrier.ts'

/** How a café keeps parcels until it says otherwise: twelve shelves; times and months of parcels.md §1.1. */
export function freshSetup(): ParcelsSetup {
  const shelves = ['A', 'B', 'C']
  return zParcelsSetup.parse({
    places: shelves.flatMap((shelf) => [1, 2, 3, 4].map((n) => ({ label: `${shelf}${n}`, units: 12 }))),
    keptMonths: 13,
    inducedMinutes: 10,
    seconds: { received: 20, handedOver: 60, droppedOff: 45 },
    codeTries: 5,
    nearlyFull: 90,
    forgottenDays: 3,
    suivi: { key: '', base: 'https://api.laposte.fr' },
  })
}
