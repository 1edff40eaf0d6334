import { z } from 'zod'
import { zMinute } from './price-list.ts'

/**
 * What the café's licence lets it sell (CSP L3331-1 to L3331-3). Group 3 is wine, beer, cider and what is fermented up to
 * 18°; groups 4 and 5 are spirits. A restaurant's licence is for what goes with a meal; one to take away, for nothing that
 * is drunk on the spot.
 */
export const licences = ['none', 'III', 'IV', 'small-restaurant', 'restaurant', 'small-takeaway', 'takeaway'] as const
export const zLicence = z.enum(licences)
export type Licence = z.infer<typeof zLicence>

export const zAlcoholRules = z.strictObject({
  licence: zLicence,
  /** Whether the first alcohol of a ticket asks if the customer is of age (CSP L3342-1). */
  agePrompt: z.enum(['off', 'every-ticket']),
  /** Hours of every day when no alcohol is sold to take away, as the mayor or the prefect decided; null for none. */
  takeawayBan: z.strictObject({ fromMinute: zMinute, toMinute: zMinute }).nullable(),
})
export type AlcoholRules = z.infer<typeof zAlcoholRules>
