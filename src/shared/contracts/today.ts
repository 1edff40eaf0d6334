import { z } from 'zod'
import { zServiceId } from '../service-line.ts'
import { query, zInstantMs } from './procedure.ts'

/**
 * Something of a service that somebody has to see to on this day, told as one for all of its kind: three departures before
 * noon are one item. It names nobody: whoever only looks at the counter sees it.
 */
export const zTodayItem = z.strictObject({
  /** What it is, and the key of the service's own sentence for it: « overdue ». */
  kind: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  /** `late`: should be done by now. `now`: somebody is wanted. `later`: in the course of the day; no badge counts it. */
  urgency: z.enum(['late', 'now', 'later']),
  count: z.int().min(1),
  /** What the sentence shows besides the count: the number of a bike. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The first instant that it is about; null where it has no hour. */
  atMs: zInstantMs.nullable(),
  /** What the screen of the service opens for it, in the service's own words; null for its first page. */
  wanted: z.string().max(120).nullable(),
})
export type TodayItem = Readonly<z.infer<typeof zTodayItem>>

export const zTodayOf = z.strictObject({ service: zServiceId, items: z.array(zTodayItem) })
export type TodayOf = z.infer<typeof zTodayOf>

/** The items of the services that are switched on, in the order of the café, the most urgent of each first. */
const items = query({ right: 'look', output: z.array(zTodayOf) })

export const today = { items }

/** What a service says of its items, by their kind. */
export type TodaySentences = Readonly<Record<string, (item: Pick<TodayItem, 'count' | 'values'>) => string>>
