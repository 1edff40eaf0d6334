import { z } from 'zod'
import type { Block } from '../calendar.ts'
import { zBlockId } from '../ids.ts'

/** A block as the contracts of whoever has resources show it; the calendar has no procedures of its own. */
export const zBlock = z.strictObject({
  blockId: zBlockId,
  resource: z.string().min(1).max(80),
  kind: z.enum(['booking', 'maintenance']),
  state: z.enum(['held', 'confirmed', 'out', 'done', 'void']),
  startMs: z.int(),
  endMs: z.int(),
  bufferMs: z.int().min(0).nullable(),
  ref: z.string().max(80),
  pinned: z.boolean(),
  holdUntilMs: z.int().nullable(),
}) satisfies z.ZodType<Block>
