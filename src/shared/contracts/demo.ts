import { z } from 'zod'
import { tillStations } from '../stations.ts'
import { query, zInstantMs } from './procedure.ts'

/** What came out of the simulated printer, newest last: the demo's stand-in for paper. */
export const zPaper = z.array(
  z.strictObject({
    slip: z.int().positive(),
    atMs: zInstantMs,
    kind: z.enum(['paper', 'drawer']),
    svg: z.string(),
    text: z.string(),
  }),
)
export type Paper = z.infer<typeof zPaper>

export const paper = query({
  right: 'watch',
  input: { limit: z.int().min(1).max(50) },
  output: zPaper,
  stations: [...tillStations, 'demo'],
})

export const demo = { paper }
