import { z } from 'zod'
import { setupPart } from '../../main/setup/index.ts'
import type { ParcelsParts, SetupHandlers } from './parts.ts'
import { zCarrier, zHabits, zPlace, zTerms } from './rules/carrier.ts'

/**
 * What of the parcels a set-up file carries: carriers and what was agreed with each, the shelves, the café's figures. Who is
 * invoiced and the key of the look-up stay with the till.
 */
export const parcelsSetup = ({ carriers }: ParcelsParts, handlers: SetupHandlers) =>
  setupPart({
    schema: z.strictObject({
      habits: zHabits,
      places: z.array(zPlace).max(200),
      carriers: z.array(zCarrier.omit({ payerId: true })).max(500),
      terms: z.array(zTerms).max(5000),
    }),
    read() {
      const { places, suivi: _, ...habits } = carriers.setup()
      return {
        habits,
        places,
        carriers: carriers.carriers().map(({ payerId: __, ...carrier }) => carrier),
        terms: [...carriers.terms()],
      }
    },
    bring: ({ habits, places, terms, ...brought }, context) => [
      () => handlers.saveHabits({ ...context, habits }, context),
      () => handlers.savePlaces({ ...context, places }, context),
      ...brought.carriers.map((one) => () => {
        const carrier = { ...one, payerId: carriers.carrier(one.code)?.payerId ?? null }
        return handlers.saveCarrier({ ...context, carrier }, context)
      }),
      ...terms.map((one) => () => handlers.saveTerms({ ...context, terms: one }, context)),
    ],
  })
