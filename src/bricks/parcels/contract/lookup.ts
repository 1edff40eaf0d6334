import { z } from 'zod'
import { command, query, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { zParcelId } from '../ids.ts'

/** Okapi key of the café's account at developer.laposte.fr; empty switches the look-up off. It is never told again. */
export const saveSuiviKey = command({
  right: 'settings',
  secret: true,
  input: { key: zText(80) },
  output: z.strictObject({ hasKey: z.boolean() }),
  refusals: ['KEY_WRONG'],
})

/** What La Poste says of one parcel. What it said before is told with its age, also without a line. */
export const askCarrier = query({
  right: 'sell',
  input: { parcelId: zParcelId, lang: z.enum(['fr', 'en']), again: z.boolean() },
  output: z.strictObject({
    /** `not-theirs`: no number of La Poste's. `told` may be older than this answer where it could not be asked now. */
    kind: z.enum(['off', 'not-theirs', 'told', 'unknown', 'key-refused', 'too-many', 'unreachable', 'failed']),
    told: z
      .strictObject({
        askedAtMs: zInstantMs,
        product: z.string(),
        isFinal: z.boolean(),
        events: z.array(z.strictObject({ label: z.string(), at: z.string() })),
        steps: z.array(z.strictObject({ label: z.string(), at: z.string().nullable(), done: z.boolean() })),
      })
      .nullable(),
  }),
})
