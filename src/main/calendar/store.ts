import { assert } from '../../shared/assert.ts'
import type { Block, BlockKind, BlockState } from '../../shared/calendar.ts'
import type { BlockId } from '../../shared/ids.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'

/** The states that take a resource. Written once: SQLite uses the partial index only where a query says the same. */
const ACTIVE = `state IN ('held', 'confirmed', 'out')`

/**
 * Which other blocks of its resource a new row must not meet: half-open intervals, with the larger buffer of the two
 * between them (`collide` of shared/calendar.ts). The first line of the bounds follows from the last two; it is what the
 * index can use.
 */
const noOverlap = (other: string) => `
  SELECT RAISE(ABORT, 'RESOURCE_BUSY') WHERE EXISTS (
    SELECT 1 FROM calendar_blocks b
    WHERE b.resource = NEW.resource AND b.${ACTIVE} AND b.block_id <> ${other}.block_id
      AND b.end_ms > NEW.start_ms - coalesce(NEW.buffer_ms, 0)
      AND NEW.start_ms < b.end_ms + max(0, coalesce(NEW.buffer_ms - b.buffer_ms, 0))
      AND b.start_ms < NEW.end_ms + max(0, coalesce(b.buffer_ms - NEW.buffer_ms, 0)));`

export const calendarTrack: MigrationTrack = {
  part: 'calendar',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'blocks of resources, never two at once',
      sql: `
        CREATE TABLE calendar_blocks (
          block_id TEXT PRIMARY KEY,
          resource TEXT NOT NULL CHECK (resource <> ''),
          kind TEXT NOT NULL CHECK (kind <> ''),
          state TEXT NOT NULL CHECK (state IN ('held', 'confirmed', 'out', 'done', 'void')),
          start_ms INTEGER NOT NULL,
          end_ms INTEGER NOT NULL,
          buffer_ms INTEGER CHECK (buffer_ms >= 0),
          ref TEXT NOT NULL,
          pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
          hold_until_ms INTEGER CHECK (hold_until_ms IS NULL OR state IN ('held', 'void')),
          CHECK (start_ms < end_ms - coalesce(buffer_ms, 0))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX calendar_blocks_active ON calendar_blocks
          (resource, end_ms, start_ms, buffer_ms, state, hold_until_ms) WHERE ${ACTIVE};
        CREATE INDEX calendar_blocks_by_end ON calendar_blocks (resource, end_ms) WHERE state <> 'void';
        CREATE INDEX calendar_blocks_by_ref ON calendar_blocks (ref);
        CREATE INDEX calendar_blocks_held ON calendar_blocks (hold_until_ms) WHERE state = 'held';
        CREATE TRIGGER calendar_blocks_no_overlap_insert BEFORE INSERT ON calendar_blocks
        WHEN NEW.${ACTIVE} BEGIN ${noOverlap('NEW')} END;
        CREATE TRIGGER calendar_blocks_no_overlap_update BEFORE UPDATE ON calendar_blocks
        WHEN NEW.${ACTIVE} BEGIN ${noOverlap('OLD')} END;`,
    },
  ],
}

type Row = {
  block_id: BlockId
  resource: string
  kind: BlockKind
  state: BlockState
  start_ms: number
  end_ms: number
  buffer_ms: number | null
  ref: string
  pinned: 0 | 1
  hold_until_ms: number | null
}
/** What is asked of many resources: their ids as one JSON list, so that it is one query. */
type OfResources = { resources: string }
type Window = OfResources & { from_ms: number; to_ms: number; now_ms: number }
/** Start, end, start, end of one resource's blocks. */
export type Taken = readonly [resource: string, instantsMs: readonly number[]]

const COLUMNS = 'block_id, resource, kind, state, start_ms, end_ms, buffer_ms, ref, pinned, hold_until_ms'
const OF_THESE = 'resource IN (SELECT value FROM json_each(@resources))'
const NOT_LAPSED = `(state <> 'held' OR hold_until_ms IS NULL OR hold_until_ms > @now_ms)`
const json = (resources: readonly string[]) => JSON.stringify(resources)

/** Every statement of the calendar. What may stand where is decided before; the triggers refuse whatever was not. */
export function createBlockStore(db: WriteDb) {
  const insert = db.prepare<[Row]>(
    `INSERT INTO calendar_blocks (${COLUMNS}) VALUES (@block_id, @resource, @kind, @state, @start_ms, @end_ms, @buffer_ms,
       @ref, @pinned, @hold_until_ms)`,
  )
  const update = db.prepare<[Row]>(
    `UPDATE calendar_blocks SET resource = @resource, kind = @kind, state = @state, start_ms = @start_ms, end_ms = @end_ms,
       buffer_ms = @buffer_ms, ref = @ref, pinned = @pinned, hold_until_ms = @hold_until_ms WHERE block_id = @block_id`,
  )
  const park = db.prepare<[BlockId]>(`UPDATE calendar_blocks SET state = 'void' WHERE block_id = ?`)
  const byId = db.prepare<[BlockId], Row>(`SELECT ${COLUMNS} FROM calendar_blocks WHERE block_id = ?`)
  const byRef = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM calendar_blocks WHERE ref = ? ORDER BY start_ms, block_id`,
  )
  const active = db.prepare<[OfResources], Row>(
    `SELECT ${COLUMNS} FROM calendar_blocks WHERE ${ACTIVE} AND ${OF_THESE} ORDER BY start_ms, block_id`,
  )
  // What is out and late is over by its times and still in the way: the second half finds it in the active ones alone.
  const between = db.prepare<[Window], Row>(
    `SELECT ${COLUMNS} FROM calendar_blocks
     WHERE state <> 'void' AND ${NOT_LAPSED} AND ${OF_THESE} AND end_ms > @from_ms AND start_ms < @to_ms
     UNION ALL
     SELECT ${COLUMNS} FROM calendar_blocks
     WHERE ${ACTIVE} AND state = 'out' AND ${OF_THESE} AND end_ms <= @from_ms AND @from_ms <= @now_ms
     ORDER BY start_ms, block_id`,
  )
  // Blocks of a resource follow one another, so the first that ends later is the only one that can be running.
  const serving = db.prepare<[OfResources & { now_ms: number }], Row>(
    `SELECT ${COLUMNS} FROM calendar_blocks WHERE ${ACTIVE} AND state = 'out' AND ${OF_THESE} AND end_ms <= @now_ms
     UNION ALL
     SELECT ${COLUMNS} FROM json_each(@resources) asked JOIN calendar_blocks ON block_id = (
       SELECT block_id FROM calendar_blocks WHERE ${ACTIVE} AND ${NOT_LAPSED} AND resource = asked.value AND end_ms > @now_ms
       ORDER BY end_ms LIMIT 1)
     WHERE start_ms <= @now_ms`,
  )
  // One text a resource: twenty thousand rows would be as many objects, and cost twice the time.
  const taken = db
    .prepare<[Window], readonly [resource: string, instants: string]>(
      `SELECT resource, group_concat(start_ms || ',' || CASE state WHEN 'out' THEN max(end_ms, @now_ms + 1) ELSE end_ms END)
       FROM calendar_blocks
       WHERE ${ACTIVE} AND ${NOT_LAPSED} AND ${OF_THESE} AND start_ms < @to_ms
         AND (end_ms > @from_ms OR (state = 'out' AND @from_ms <= @now_ms))
       GROUP BY resource`,
    )
    .raw()
  const lapsed = db.prepare<[number], Row>(
    `SELECT ${COLUMNS} FROM calendar_blocks WHERE state = 'held' AND hold_until_ms <= ? ORDER BY hold_until_ms, block_id`,
  )
  const forget = db.prepare<[OfResources & { before_ms: number }]>(
    `DELETE FROM calendar_blocks WHERE state IN ('done', 'void') AND ${OF_THESE} AND end_ms < @before_ms`,
  )
  const one = (changes: number) => assert(changes === 1, 'one block, one row')
  return {
    insert: (block: Block): void => one(insert.run(rowOf(block)).changes),
    update: (block: Block): void => one(update.run(rowOf(block)).changes),
    /** Takes a block off its resource until `update` puts it down again, in the same transaction. */
    park: (blockId: BlockId): void => one(park.run(blockId).changes),
    byId(blockId: BlockId): Block | undefined {
      const row = byId.get(blockId)
      return row && blockOf(row)
    },
    byRef: (ref: string): readonly Block[] => byRef.all(ref).map(blockOf),
    active: (resources: readonly string[]): readonly Block[] => active.all({ resources: json(resources) }).map(blockOf),
    between: (resources: readonly string[], from_ms: number, to_ms: number, now_ms: number): readonly Block[] =>
      between.all({ resources: json(resources), from_ms, to_ms, now_ms }).map(blockOf),
    serving: (resources: readonly string[], now_ms: number): readonly Block[] =>
      serving.all({ resources: json(resources), now_ms }).map(blockOf),
    taken: (resources: readonly string[], from_ms: number, to_ms: number, now_ms: number): readonly Taken[] =>
      taken
        .all({ resources: json(resources), from_ms, to_ms, now_ms })
        .map(([resource, instants]) => [resource, instants.split(',').map(Number)]),
    forget: (resources: readonly string[], before_ms: number): number =>
      forget.run({ resources: json(resources), before_ms }).changes,
    lapsed: (nowMs: number): readonly Block[] => lapsed.all(nowMs).map(blockOf),
  }
}

function rowOf(block: Block): Row {
  return {
    block_id: block.blockId,
    resource: block.resource,
    kind: block.kind,
    state: block.state,
    start_ms: block.startMs,
    end_ms: block.endMs,
    buffer_ms: block.bufferMs,
    ref: block.ref,
    pinned: block.pinned ? 1 : 0,
    hold_until_ms: block.holdUntilMs,
  }
}

function blockOf(row: Row): Block {
  return {
    blockId: row.block_id,
    resource: row.resource,
    kind: row.kind,
    state: row.state,
    startMs: row.start_ms,
    endMs: row.end_ms,
    bufferMs: row.buffer_ms,
    ref: row.ref,
    pinned: row.pinned === 1,
    holdUntilMs: row.hold_until_ms,
  }
}
