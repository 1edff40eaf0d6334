import {
  collide,
  extraMs,
  isActive,
  isLapsed,
  spanAt,
  spanOf,
  type Block,
  type BlockState,
  type Span,
} from '../../shared/calendar.ts'

/**
 * Resources that can stand in for one another, and everything that takes them: no window, because what reaches into a
 * window begins before it. All instants in UTC milliseconds.
 */
export type Fleet = {
  readonly resources: readonly string[]
  readonly blocks: readonly Block[]
  readonly nowMs: number
}

/** What a block may become. A departure or a return that was typed by mistake is taken back; a void is for good. */
const next: Readonly<Record<BlockState, readonly BlockState[]>> = {
  held: ['held', 'confirmed', 'out', 'void'],
  confirmed: ['confirmed', 'out', 'done', 'void'],
  out: ['out', 'confirmed', 'done'],
  done: ['out'],
  void: [],
}
export const mayBecome = (from: BlockState, to: BlockState): boolean => next[from].includes(to)

export type Patch = Partial<
  Pick<Block, 'resource' | 'state' | 'startMs' | 'endMs' | 'bufferMs' | 'pinned' | 'holdUntilMs'>
>
/** What is changed of a block; what is not held any more has no time to be held until. */
export function patched(block: Block, patch: Patch): Block {
  const after = { ...block, ...patch }
  return after.state === 'held' ? after : { ...after, holdUntilMs: null }
}

/** Whether a change puts a block where it was not: then what is out and late stands in its way as well. */
export function isNewClaim(before: Block | undefined, after: Block): boolean {
  return before?.resource !== after.resource || (after.state === 'out' && before.state !== 'out')
}

/** Back at `atMs`: the rest is free from now on, its buffer included; a later check is a block of its own. */
export function givenBack({ startMs }: Span, atMs: number): Patch {
  return { state: 'done', endMs: Math.max(atMs, startMs + 1), bufferMs: null }
}

/** The blocks of the list that a span meets, on whichever resource they are, as they stand at `nowMs`. */
export function inTheWay(want: Span, blocks: readonly Block[], nowMs: number): readonly Block[] {
  return blocks.filter((block) => {
    const span = spanAt(block, nowMs)
    return span !== undefined && collide(want, span)
  })
}

function byResource({ resources, blocks }: Fleet): ReadonlyMap<string, readonly Block[]> {
  const lists = new Map<string, Block[]>(resources.map((resource) => [resource, []]))
  for (const block of blocks) lists.get(block.resource)?.push(block)
  return lists
}

/** Which resources can take this span as everything stands, in the order of the fleet: the first is the first fit. */
export function freeResources(fleet: Fleet, want: Span): readonly string[] {
  const lists = byResource(fleet)
  return fleet.resources.filter((resource) => inTheWay(want, lists.get(resource) ?? [], fleet.nowMs).length === 0)
}

export type FreeNow = {
  /** Who is free now, and until when a hire may last that begins now; null where nothing comes after it. */
  readonly free: readonly { readonly resource: string; readonly untilMs: number | null }[]
  /** From here on there are fewer: the tile's « 3 libres jusqu’à 14:00 ». Null: as many for good. */
  readonly fewerFromMs: number | null
  /** Where none is free: when the first is. Null where one is free, or where there are no resources. */
  readonly nextMs: number | null
}

/** What a tile says: how many are free at this moment, until when, or from when on. `bufferMs` as a hire would have it. */
export function freeNow(fleet: Fleet, bufferMs: number | null): FreeNow {
  const { nowMs } = fleet
  const moment = spanOf(nowMs, nowMs + 1, bufferMs)
  const lists = byResource(fleet)
  const free = freeResources(fleet, moment).map((resource) => ({
    resource,
    untilMs: freeUntil(moment, lists.get(resource) ?? [], nowMs),
  }))
  const ends = free.flatMap(({ untilMs }) => untilMs ?? [])
  return {
    free,
    fewerFromMs: ends.length > 0 ? Math.min(...ends) : null,
    nextMs: free.length > 0 ? null : (nextFree(fleet, { startMs: nowMs, durationMs: 1, bufferMs })?.startMs ?? null),
  }
}

/** Until when something that begins at `moment`'s start may itself last, its buffer still fitting before what comes. */
function freeUntil(moment: Span, blocks: readonly Block[], nowMs: number): number | null {
  const ends = blocks.flatMap((block) => {
    const span = spanAt(block, nowMs)
    if (!span || span.startMs < moment.startMs) return []
    return span.startMs - (moment.bufferMs ?? 0) - extraMs(moment, span)
  })
  return ends.length > 0 ? Math.min(...ends) : null
}

type Lasting = { readonly startMs: number; readonly durationMs: number; readonly bufferMs: number | null }

/** The earliest instant, from `startMs` on, at which some resource takes something of this length; the first fit of equals. */
export function nextFree(
  fleet: Fleet,
  { startMs, durationMs, bufferMs }: Lasting,
): { readonly resource: string; readonly startMs: number } | undefined {
  const lists = byResource(fleet)
  const each = fleet.resources.map((resource) => ({
    resource,
    startMs: firstStart(lists.get(resource) ?? [], startMs),
  }))
  return each.reduce<(typeof each)[number] | undefined>(
    (best, one) => (best && best.startMs <= one.startMs ? best : one),
    undefined,
  )

  /** Whatever is met is waited for: no instant before its end would do, so none is missed. */
  function firstStart(blocks: readonly Block[], fromMs: number): number {
    const spans = blocks.flatMap((block) => spanAt(block, fleet.nowMs) ?? [])
    let atMs = fromMs
    for (;;) {
      const want = spanOf(atMs, atMs + durationMs, bufferMs)
      const met = spans.find((span) => collide(want, span))
      if (!met) return atMs
      atMs = met.endMs + extraMs(met, want)
    }
  }
}

/** Whether a block may be moved without asking anybody: a booking that has not begun and wants no resource of its own. */
export function isMovable(block: Block, nowMs: number): boolean {
  return (
    block.kind === 'booking' &&
    (block.state === 'held' || block.state === 'confirmed') &&
    !block.pinned &&
    block.startMs > nowMs &&
    !isLapsed(block, nowMs)
  )
}

/** What takes a resource at all: the rest is history, or a hold that is over. */
export const standing = ({ blocks, nowMs }: Fleet): readonly Block[] =>
  blocks.filter((block) => isActive(block) && !isLapsed(block, nowMs))

/**
 * Adds what a span takes of each slot, in milliseconds. Slot n lies between bounds n and n + 1, which are instants: a day
 * of 23 or 25 hours is as long as its bounds say.
 */
export function addTaken(taken: number[], boundsMs: readonly number[], startMs: number, endMs: number): void {
  for (let slot = slotOf(boundsMs, startMs); slot < taken.length; slot += 1) {
    const from = Math.max(startMs, boundsMs[slot] ?? Infinity)
    const to = Math.min(endMs, boundsMs[slot + 1] ?? Infinity)
    if (from >= endMs) return
    taken[slot] = (taken[slot] ?? 0) + to - from
  }
}

/** The slot in which an instant lies, the first one for whatever is before: guessed as if all were equal, then put right. */
function slotOf(boundsMs: readonly number[], atMs: number): number {
  const first = boundsMs[0] ?? 0
  const last = boundsMs.at(-1) ?? 0
  if (atMs <= first) return 0
  let slot = Math.min(boundsMs.length - 1, Math.floor(((atMs - first) / (last - first)) * (boundsMs.length - 1)))
  while (slot > 0 && (boundsMs[slot] ?? Infinity) > atMs) slot -= 1
  while ((boundsMs[slot + 1] ?? Infinity) <= atMs) slot += 1
  return slot
}
