import { z } from 'zod'
import { zText } from './free-text.ts'
import type { ProductId } from './ids.ts'

/** A service of the café, by the name of its folder in `src/bricks`. */
export const zServiceId = z.string().regex(/^[a-z]{2,20}$/)

/**
 * A line that a service puts on a ticket at a price of its own: what hire costs, a deposit. `own` is turnover, a service at
 * the normal rate; `liability` will be given back and bears no VAT (brief bikes §2.2, checklist F-28).
 */
export const zServiceLine = z.strictObject({
  service: zServiceId,
  /** What it is for, as the service calls it: a rental. Never a name of somebody. */
  ref: z.string().regex(/^[a-z]{2,4}_[\w-]{1,60}$/),
  nature: z.enum(['own', 'liability']),
  /** What closings and the sales journal add it up under. */
  family: zText(40, 1),
})
export type ServiceLine = z.infer<typeof zServiceLine>

/** As it is sealed: its nature and its family are told by the line. */
export const zSealedService = zServiceLine.pick({ service: true, ref: true })

/** No product of any catalogue: what stands in its place on such a line. */
export const serviceProduct = (service: string): ProductId => `prd_service-${service}` as ProductId
