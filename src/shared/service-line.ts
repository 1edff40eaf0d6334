import { z } from 'zod'
import { zText } from './free-text.ts'
import type { ProductId } from './ids.ts'

/** A service of the café, by the name of its folder in `src/bricks`. */
export const zServiceId = z.string().regex(/^[a-z]{2,20}$/)

/**
 * A line that a service puts on a ticket at a price of its own: what hire costs, a meal, a deposit. `own` is turnover;
 * `liability` will be given back and bears no VAT (brief bikes §2.2, checklist F-28); `agency` is collected for somebody
 * else, whose turnover it is: what a shop of the village asks for a bag that lies here.
 */
export const zServiceLine = z.strictObject({
  service: zServiceId,
  /** What it is for, as the service calls it: a rental. Never a name of somebody. */
  ref: z.string().regex(/^[a-z]{2,4}_[\w-]{1,60}$/),
  nature: z.enum(['own', 'agency', 'liability']),
  /** A meal that is brought is goods (brief fiscal §7, TLB1); where nothing is said it is a service. */
  supply: z.literal('goods').exactOptional(),
  /** What closings and the sales journal add it up under. */
  family: zText(40, 1),
})
export type ServiceLine = z.infer<typeof zServiceLine>

/** As it is sealed: its nature and its family are told by the line. */
export const zSealedService = zServiceLine.pick({ service: true, ref: true })
export type SealedService = z.infer<typeof zSealedService>

/** By what figures count a service: a brick (`bikes`), or one of the several that a brick is made of (`agency.timbres`). */
export const zServiceKey = z.string().regex(/^[a-z]{2,20}(\.[a-z][a-z0-9-]{1,19})?$/)
export const serviceKeyOf = (service: string, code: string): string => `${service}.${code}`

/** Made of several services: each of its refs says, behind the first word, which of them it is about. */
export const SEVERAL = 'agency'

export function serviceKey({ service, ref }: SealedService): string {
  return service === SEVERAL ? serviceKeyOf(service, ref.split('_')[1] ?? '') : service
}

/** How often a service did its work, and of how many of these somebody wrote the minutes down. */
export type Worked = { readonly times: number; readonly timed: number; readonly minutes: number }

/** No product of any catalogue: what stands in its place on such a line. */
export const serviceProduct = (service: string): ProductId => `prd_service-${service}` as ProductId
