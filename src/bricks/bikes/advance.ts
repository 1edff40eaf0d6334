import { z } from 'zod'

const HOUR_MS = 3_600_000

/** What becomes of an advance when nobody comes for the bikes. */
export const zAdvanceRules = z.strictObject({
  /** Called off so many hours before the start, or earlier, it is given back in full; never where null. */
  fullBackHours: z.int().min(0).max(720).nullable().default(24),
  noShow: z.enum(['keep', 'give-back']).default('keep'),
})
type AdvanceRules = Readonly<z.infer<typeof zAdvanceRules>>

/**
 * What the rule says of an advance at an instant: kept, it stays the sale that it was sealed as; given back, it is a refund of
 * its line. One published rule is free until 24 hours before (bikes.md §2.2).
 */
export function advanceFate(
  { fullBackHours, noShow }: AdvanceRules,
  { startMs, atMs, how }: { readonly startMs: number; readonly atMs: number; readonly how: 'called-off' | 'no-show' },
): 'keep' | 'give-back' {
  if (how === 'no-show') return noShow
  return fullBackHours !== null && startMs - atMs >= fullBackHours * HOUR_MS ? 'give-back' : 'keep'
}
