import { z } from 'zod'
import { zText } from '../../shared/free-text.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

const AGE_MAX = 120

/** From which age one signs and until which age one wears a helmet, in years: 18, and 12 since decree 2016-1800. */
export const zRiderRules = z.strictObject({
  adultAge: z.int().min(0).max(AGE_MAX).default(18),
  /** Whoever is younger wears one, riding or riding along. */
  helmetUnderAge: z.int().min(0).max(AGE_MAX).default(12),
})
type RiderRules = Readonly<z.infer<typeof zRiderRules>>

export const helmets = ['none', 'own', 'lent'] as const
export const zHelmet = z.enum(helmets)

/** Who rides, or sits behind. Adults are not asked for their age; `helmet` is null until somebody asked. */
export const zRider = z.strictObject({
  name: zText(60),
  ageYears: z.int().min(0).max(AGE_MAX).nullable(),
  helmet: zHelmet.nullable(),
})
export type Rider = Readonly<z.infer<typeof zRider>>

/** Who signs: ticked as an adult from a paper that was seen, or an age that was said. */
const zRenter = z.strictObject({ isAdult: z.boolean(), ageYears: z.int().min(0).max(AGE_MAX).nullable() })
type Renter = Readonly<z.infer<typeof zRenter>>

type RiderRefusal = 'RENTER_NOT_ADULT' | 'HELMET_NEEDED'

/**
 * Whether a contract may be printed: an adult signs it, whoever rides; and every child under the age has a helmet, lent or
 * brought (bikes.md §§2.2, 2.10). The duty lies on the adult who rides along, so what was said is recorded.
 */
export function checkParty(renter: Renter, riders: readonly Rider[], rules: RiderRules): Result<null, RiderRefusal> {
  const isTooYoung = renter.ageYears !== null && renter.ageYears < rules.adultAge
  if (!renter.isAdult || isTooYoung) {
    const age = renter.ageYears === null ? {} : { ageYears: renter.ageYears }
    return refuse('RENTER_NOT_ADULT', { adultAge: rules.adultAge, ...age })
  }
  const at = riders.findIndex((rider) => needsHelmet(rider, rules) && rider.helmet !== 'own' && rider.helmet !== 'lent')
  const bare = riders[at]
  if (!bare || bare.ageYears === null) return ok(null)
  const { name, ageYears } = bare
  return refuse('HELMET_NEEDED', { rider: at + 1, name, ageYears, underAge: rules.helmetUnderAge })
}

function needsHelmet({ ageYears }: Rider, { helmetUnderAge }: RiderRules): boolean {
  return ageYears !== null && ageYears < helmetUnderAge
}

/** How many helmets leave the shelf with this party. */
export function helmetsLent(riders: readonly Rider[]): number {
  return riders.filter(({ helmet }) => helmet === 'lent').length
}
