import { z } from 'zod'
import { zLineDisplay } from '../devices.ts'
import { query, zCents, zMilli } from './procedure.ts'

/** One line as its customer reads it: no note, which is for the kitchen, and no rate. */
const zShownLine = z.strictObject({
  label: z.string(),
  options: z.array(z.string()),
  quantityMilli: zMilli,
  amountCents: zCents,
})

/** All that a customer may see: nobody's name, no number of anybody's ticket. */
export const zShown = z.strictObject({
  cafe: z.string(),
  message: z.string(),
  zone: z.string(),
  /** Made-up sales are being practised: said on the customer's side too. */
  training: z.boolean(),
  now: z.discriminatedUnion('kind', [
    /** Nothing is being sold here, or nobody holds the counter. */
    z.strictObject({ kind: z.literal('welcome') }),
    z.strictObject({
      kind: z.literal('ticket'),
      lines: z.array(zShownLine),
      totalCents: zCents,
      paidCents: zCents,
      dueCents: zCents,
    }),
    /** What was just settled or given back, positive either way. */
    z.strictObject({
      kind: z.enum(['sale', 'refund']),
      totalCents: zCents,
      changeCents: zCents,
      /** For how long it may still be seen; whoever shows it then asks again. */
      leftMs: z.int().positive(),
    }),
  ]),
})
export type Shown = z.infer<typeof zShown>

/** The counter's customer display, as it is now. */
export const shown = query({ right: 'watch', output: zShown, stations: ['display', 'counter'] })

/**
 * Writes a trial on a display of two lines that is not set up yet. It never answers, so that it was sent is all that is
 * known: a person looks.
 */
export const tryLines = query({
  right: 'settings',
  input: { display: zLineDisplay },
  output: z.discriminatedUnion('sent', [
    z.strictObject({ sent: z.literal(true) }),
    z.strictObject({ sent: z.literal(false), why: z.string() }),
  ]),
})

export const customerDisplay = { shown, tryLines }
