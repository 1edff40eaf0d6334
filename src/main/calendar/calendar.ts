import { assert } from '../../shared/assert.ts'
import { collide, isActive, isLapsed, plainEndMs, spanAt, type Block } from '../../shared/calendar.ts'
import type { BlockId } from '../../shared/ids.ts'
import { ok, refuse, type Refused, type Result } from '../../shared/result.ts'
import { inTransaction, type WriteDb } from '../db/open.ts'
import { addTaken, givenBack, isNewClaim, mayBecome, patched, type Fleet, type Patch } from './rules.ts'
import { createBlockStore } from './store.ts'

/** A refusal that brings the block that is in the way, for whoever words it. */
export type Busy = Refused<'RESOURCE_BUSY'> & { readonly inTheWay: Block }
type Refusal = 'BLOCK_UNKNOWN' | 'BLOCK_OVER' | 'HOLD_EXPIRED' | 'ID_REUSED' | 'END_BEFORE_START'
export type Written<Value> = Result<Value, Refusal> | Busy
export type Change = { readonly blockId: BlockId } & Patch
/** All of it or nothing: what moves, also in a circle, and what is new. */
export type Plan = { readonly changes?: readonly Change[]; readonly puts?: readonly Block[] }

/** What a block was before, where it was, and what it is to become. */
type Step = { readonly before: Block | undefined; readonly after: Block }

/**
 * The resource calendar: who has which bike or room, from when until when. Every instant is UTC milliseconds; nothing here
 * knows a zone or a clock. A refusal has written nothing. It stands in the transaction of the command that asks, or in
 * one of its own.
 */
export function createCalendar(db: WriteDb) {
  const store = createBlockStore(db)

  function planned({ changes = [], puts = [] }: Plan, nowMs: number): Result<readonly Step[], Refusal> {
    const steps: Step[] = []
    for (const { blockId, ...patch } of changes) {
      assert(!steps.some(({ after }) => after.blockId === blockId), 'a plan changes a block once')
      const before = store.byId(blockId)
      if (!before) return refuse('BLOCK_UNKNOWN', { blockId })
      const after = patched(before, patch)
      if (isLapsed(before, nowMs) && isActive(after)) return refuse('HOLD_EXPIRED', { blockId })
      if (before.state === 'void' && before.holdUntilMs !== null) return refuse('HOLD_EXPIRED', { blockId })
      if (!mayBecome(before.state, after.state)) return refuse('BLOCK_OVER', { blockId, state: before.state })
      steps.push({ before, after })
    }
    for (const after of puts) {
      if (store.byId(after.blockId) || steps.some((step) => step.after.blockId === after.blockId))
        return refuse('ID_REUSED', { blockId: after.blockId })
      steps.push({ before: undefined, after })
    }
    for (const { after } of steps) {
      assert(Number.isSafeInteger(after.startMs) && Number.isSafeInteger(after.endMs), 'instants are whole')
      if (after.startMs >= plainEndMs(after))
        return refuse('END_BEFORE_START', { startMs: after.startMs, endMs: plainEndMs(after) })
    }
    return ok(steps)
  }

  /** Looks before it writes, so that the triggers have nothing to refuse; answers the lapsed holds that give way. */
  function looked(steps: readonly Step[], nowMs: number): Result<readonly Block[], never> | Busy {
    const claims = steps.filter(({ after }) => isActive(after))
    const own = new Set(steps.map(({ after }) => after.blockId))
    const others = store
      .active([...new Set(claims.map(({ after }) => after.resource))])
      .filter(({ blockId }) => !own.has(blockId))
    const giveWay = new Set<Block>()
    for (const [n, { before, after }] of claims.entries()) {
      const earlier = claims.slice(0, n).map((claim) => claim.after)
      for (const other of [...others, ...earlier].filter(({ resource }) => resource === after.resource)) {
        // What is late is in the way of whoever comes new, and not of the one who waits for it already.
        const span = isNewClaim(before, after) ? (spanAt(other, nowMs) ?? other) : other
        if (!collide(after, span)) continue
        if (!isLapsed(other, nowMs)) return busy(other)
        giveWay.add(other)
      }
    }
    return ok([...giveWay])
  }

  function write(steps: readonly Step[]): void {
    const moved = steps.filter(({ before, after }) => before && isActive(before) && isActive(after))
    // One by one they would meet each other: all of them leave their places before any takes its new one.
    if (moved.length > 1) for (const { after } of moved) store.park(after.blockId)
    // What leaves for good goes first: what takes its place may be a row of the same plan.
    const inOrder = steps.toSorted((a, b) => Number(isActive(a.after)) - Number(isActive(b.after)))
    for (const { before, after } of inOrder) {
      if (before) store.update(after)
      else store.insert(after)
    }
  }

  function apply(plan: Plan, nowMs: number): Written<readonly Block[]> {
    return inTransaction(db, () => {
      const steps = planned(plan, nowMs)
      if (!steps.ok) return steps
      const way = looked(steps.value, nowMs)
      if (!way.ok) return way
      for (const block of way.value) store.update({ ...block, state: 'void' })
      write(steps.value)
      return ok(steps.value.map(({ after }) => after))
    })
  }

  function first(done: Written<readonly Block[]>): Written<Block> {
    if (!done.ok) return done
    const [block] = done.value
    assert(block, 'a plan of one answers one')
    return ok(block)
  }
  const change = (blockId: BlockId, patch: Patch, nowMs: number): Written<Block> =>
    first(apply({ changes: [{ ...patch, blockId }] }, nowMs))

  return {
    apply,
    /** Takes a resource for a new block. Holds whose time is over do not stand in its way. */
    put: (block: Block, nowMs: number): Written<Block> => first(apply({ puts: [block] }, nowMs)),
    /** Moves, resizes, reassigns, pins or goes on to another state. */
    change,
    /** Nobody wants it any more: the resource is free at once. */
    release: (blockId: BlockId, nowMs: number): Written<Block> => change(blockId, { state: 'void' }, nowMs),
    /** What was out, or a room that was used, is back at `atMs`: its remaining time is free at once. */
    giveBack(blockId: BlockId, atMs: number, nowMs: number): Written<Block> {
      const block = store.byId(blockId)
      return block ? change(blockId, givenBack(block, atMs), nowMs) : refuse('BLOCK_UNKNOWN', { blockId })
    },
    /** Sweeps the holds whose time is over and answers them, for whoever waits for a place. */
    expireHolds: (nowMs: number): readonly Block[] =>
      inTransaction(db, () =>
        store.lapsed(nowMs).map((block) => {
          const gone: Block = { ...block, state: 'void' }
          store.update(gone)
          return gone
        }),
      ),
    /** Rows of what was over before an instant, done or never begun, are no use to anybody. Answers how many went. */
    forget: store.forget,
    byId: store.byId,
    /** Every block that is for this, void ones too, in the order of their starts. */
    ofRef: store.byRef,
    /** Everything that takes these resources, for the rules. One query. */
    fleet: (resources: readonly string[], nowMs: number): Fleet => ({
      resources,
      blocks: store.active(resources),
      nowMs,
    }),
    /** What a planning shows between two instants: done and running, late ones too; nothing void or lapsed. One query. */
    between: store.between,
    /** Whom each of these resources serves at this instant, and in its block until when; one that is late still does. */
    serving(resources: readonly string[], nowMs: number): ReadonlyMap<string, Block> {
      const now = new Map<string, Block>()
      for (const block of store.serving(resources, nowMs)) if (!now.has(block.resource)) now.set(block.resource, block)
      return now
    },
    /** Milliseconds taken of each slot between the bounds, by resource: a year of days is 366 bounds. One query. */
    availability(
      resources: readonly string[],
      boundsMs: readonly number[],
      nowMs: number,
    ): ReadonlyMap<string, readonly number[]> {
      const all = new Map(resources.map((resource) => [resource, boundsMs.slice(1).fill(0)]))
      const rows = store.taken(resources, boundsMs[0] ?? 0, boundsMs.at(-1) ?? 0, nowMs)
      for (const [resource, instants] of rows) {
        const taken = all.get(resource)
        for (let n = 0; taken && n < instants.length; n += 2)
          addTaken(taken, boundsMs, instants[n] ?? 0, instants[n + 1] ?? 0)
      }
      return all
    },
  }
}
export type Calendar = ReturnType<typeof createCalendar>

function busy(block: Block): Busy {
  const { blockId, resource, kind, ref, startMs, endMs } = block
  const detail = { blockId, resource, kind, ref, startMs, endMs, untilMs: plainEndMs(block) }
  return { ...refuse('RESOURCE_BUSY', detail), inTheWay: block }
}
