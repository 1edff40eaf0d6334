import type { BlockId } from './ids.ts'

/**
 * A stretch of a resource's time, half-open `[startMs, endMs)`, in UTC milliseconds: what touches does not overlap, and a
 * clock that changes moves nothing (brief bikes §2.6). `endMs` has the buffer already inside: the thing itself ends at
 * `endMs - bufferMs`. A buffer of null is a block that needs no time after it and grants none: a workshop gives back
 * what is ready.
 */
export type Span = { readonly startMs: number; readonly endMs: number; readonly bufferMs: number | null }

export type BlockState = 'held' | 'confirmed' | 'out' | 'done' | 'void'
export type BlockKind = 'booking' | 'maintenance'
export type Block = Span & {
  readonly blockId: BlockId
  /** The id of a bike or a room, as its part writes it. */
  readonly resource: string
  readonly kind: BlockKind
  readonly state: BlockState
  /** The id of whom or what it is for; never a name, so that nobody needs to be erased from here. */
  readonly ref: string
  /** This very resource was asked for: nothing moves it by itself. */
  readonly pinned: boolean
  /** From this instant on, a held block holds nothing; null holds until somebody says otherwise. */
  readonly holdUntilMs: number | null
}

/** Where the thing itself ends, without what is kept free after it. */
export const plainEndMs = ({ endMs, bufferMs }: Span): number => endMs - (bufferMs ?? 0)

/** A span of something that takes until `untilMs` and wants this long after it. */
export const spanOf = (startMs: number, untilMs: number, bufferMs: number | null): Span => ({
  startMs,
  endMs: untilMs + (bufferMs ?? 0),
  bufferMs,
})

/**
 * What `before` must leave free behind its own end where `after` wants more than it does: of two different buffers the
 * larger wins, whichever of the two comes first (brief bikes §2.3).
 */
export function extraMs(before: Span, after: Span): number {
  return before.bufferMs === null || after.bufferMs === null ? 0 : Math.max(0, after.bufferMs - before.bufferMs)
}

/** Whether two spans cannot both be on one resource. The triggers of `calendar_blocks` say the same in SQL. */
export function collide(a: Span, b: Span): boolean {
  return a.startMs < b.endMs + extraMs(b, a) && b.startMs < a.endMs + extraMs(a, b)
}

/** Whether a block takes its resource at all, as the tables know it. */
export function isActive({ state }: Pick<Block, 'state'>): boolean {
  return state === 'held' || state === 'confirmed' || state === 'out'
}

/** A hold whose time is over holds nothing, also before anybody has swept it away. */
export function isLapsed({ state, holdUntilMs }: Pick<Block, 'state' | 'holdUntilMs'>, nowMs: number): boolean {
  return state === 'held' && holdUntilMs !== null && holdUntilMs <= nowMs
}

/** What is out and late is still out: it reaches to this instant, however early it should have been back. */
export function isLate({ state, endMs }: Pick<Block, 'state' | 'endMs'>, nowMs: number): boolean {
  return state === 'out' && endMs <= nowMs
}

/** What a block takes of its resource, as it stands now; undefined where it takes nothing. */
export function spanAt(block: Block, nowMs: number): Span | undefined {
  if (!isActive(block) || isLapsed(block, nowMs)) return undefined
  return isLate(block, nowMs) ? { ...block, endMs: nowMs + 1 } : block
}
