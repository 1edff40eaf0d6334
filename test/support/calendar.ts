import { join } from 'node:path'
import { calendarTrack, createCalendar } from '../../src/main/calendar/index.ts'
import { migrate } from '../../src/main/db/migrate.ts'
import { openLedger, type WriteDb } from '../../src/main/db/open.ts'
import type { Block, Span } from '../../src/shared/calendar.ts'
import { newBlockId } from '../../src/shared/ids.ts'

/** A booking of somebody, confirmed, without a buffer, unless it is said otherwise. */
export function booking(own: Partial<Block>): Block {
  return {
    blockId: newBlockId(),
    resource: 'bik_1',
    kind: 'booking',
    state: 'confirmed',
    startMs: 0,
    endMs: 1,
    bufferMs: 0,
    ref: 'rnt_1',
    pinned: false,
    holdUntilMs: null,
    ...own,
  }
}
export const maintenance = (own: Partial<Block>): Block =>
  booking({ kind: 'maintenance', bufferMs: null, ref: 'mnt_1', ...own })

/** A calendar in a file of its own, as the till's ledger has it. */
export function openCalendar(folder: string) {
  const file = join(folder, 'ledger.db')
  const db: WriteDb = openLedger(file)
  migrate(db, [calendarTrack], () => 0)
  return { file, db, calendar: createCalendar(db) }
}

/**
 * The oracle, in other words than the rule: of two blocks of a resource one comes first, and what must be free behind it
 * is what it has booked, or from its plain end on the larger of both buffers.
 */
export function clash(a: Span, b: Span): boolean {
  const [first, second] = a.startMs <= b.startMs ? [a, b] : [b, a]
  const behind = [first.endMs]
  if (first.bufferMs !== null && second.bufferMs !== null)
    behind.push(first.endMs - first.bufferMs + Math.max(first.bufferMs, second.bufferMs))
  return second.startMs < Math.max(...behind)
}
export const takes = ({ state }: Block): boolean => ['held', 'confirmed', 'out'].includes(state)
