import { z } from 'zod'
import { command, query } from '../../../shared/contracts/procedure.ts'
import { zCarrier, zHabits, zParcelsSetup, zPlace, zTerms } from '../rules/carrier.ts'

/** The key of a look-up is a secret: screens are told whether there is one. */
const zShownSetup = zParcelsSetup.omit({ suivi: true }).extend({ hasSuiviKey: z.boolean() })

export const setup = query({
  right: 'look',
  output: z.strictObject({ setup: zShownSetup, carriers: z.array(zCarrier), terms: z.array(zTerms) }),
})
export const saveCarrier = command({
  right: 'settings',
  input: { carrier: zCarrier },
  output: zCarrier,
  refusals: ['NAME_TAKEN', 'CONTRACT_ENDS_FIRST'],
})
export const saveTerms = command({
  right: 'settings',
  input: {
    terms: zTerms,
    /** Somebody saw that what was done already would be paid otherwise. */
    confirmed: z.boolean().exactOptional(),
  },
  output: zTerms,
  refusals: ['CARRIER_UNKNOWN', 'PAST_REWRITTEN'], // detail: from, count
})
/** Months that are kept, minutes, guesses, thresholds: how this café does it (brief parcels: each a setting). */
export const saveHabits = command({
  right: 'settings',
  input: { habits: zHabits },
  output: zHabits,
  refusals: [],
})
/** The shelves, in the order of the walk; one that still holds parcels is not taken away. */
export const savePlaces = command({
  right: 'settings',
  input: { places: z.array(zPlace).max(200) },
  output: z.array(zPlace),
  refusals: ['PLACE_TWICE', 'PLACE_HOLDS'],
})
