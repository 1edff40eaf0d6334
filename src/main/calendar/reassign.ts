import { assert } from '../../shared/assert.ts'
import { collide, spanAt, type Block, type Span } from '../../shared/calendar.ts'
import type { BlockId } from '../../shared/ids.ts'
import { inTheWay, isMovable, standing, type Fleet } from './rules.ts'

/** Something that wants a resource of the fleet, or one of these only: a size, or the very one of a maintenance. */
export type Want = Span & { readonly only?: readonly string[] }
export type Move = { readonly blockId: BlockId; readonly resource: string }
/** A fleet whose bookings may not all go everywhere: a small rider's stays on small bikes. */
export type MovableFleet = Fleet & { readonly suits?: (block: Block, resource: string) => boolean }

export type Room =
  /** `placed`: a resource for each want, in their order; `moves`: what goes elsewhere first, all at once. */
  | { readonly ok: true; readonly placed: readonly string[]; readonly moves: readonly Move[] }
  /** `blockedBy`: what meets the wants, first what nobody may move; empty where they are too many for one another. */
  | { readonly ok: false; readonly blockedBy: readonly Block[] }

/** Positions tried before the search settles for any arrangement, or for none. Some hundredths of a second. */
const POSITIONS_MAX = 30_000

type Piece = {
  readonly span: Span
  readonly block: Block | undefined
  /** Places of the fleet, by number. */
  readonly home: number
  readonly may: readonly number[]
  readonly movable: boolean
  at: number
  settled: boolean
}

/**
 * Finds a resource for each want, with the fewest moves of bookings that have not begun (brief bikes §2.6): each want, and
 * each booking that it pushes away, is tried on every resource; whoever is there must give way in turn. All arrangements
 * with no move are tried before those with one. Up to `POSITIONS_MAX` the answer is exact.
 */
export function makeRoom(fleet: MovableFleet, wants: readonly Want[]): Room {
  const pieces = standing(fleet).flatMap((block) => pieceOf(fleet, block) ?? [])
  const asked = wants.map((want) => wantedPiece(fleet, want))
  if (hasPlaces(fleet, pieces, asked)) {
    const search = createSearch(fleet.resources.length, pieces)
    const found = search.place(asked) || (search.gaveUp() && arrangeAnew(fleet.resources.length, pieces, asked))
    if (found) return { ok: true, placed: asked.map(({ at }) => resourceAt(fleet, at)), moves: movesOf(fleet, pieces) }
  }
  return { ok: false, blockedBy: blockers(fleet, wants) }
}

/**
 * Frees one resource for a span: a maintenance, or the added time of a hire that is `except`. What is there moves; if not
 * all of it can, the answer lists what cannot, and nothing else.
 */
export function clearFor(fleet: MovableFleet, resource: string, span: Span, except?: BlockId): Room {
  assert(fleet.resources.includes(resource), 'what is freed is one of the fleet')
  const others = { ...fleet, blocks: fleet.blocks.filter(({ blockId }) => blockId !== except) }
  const want: Want = { ...span, only: [resource] }
  const room = makeRoom(others, [want])
  if (room.ok) return room
  const there = others.blocks.filter((block) => block.resource === resource)
  const met = inTheWay(span, there, fleet.nowMs)
  const stuck = met.filter((block) => !isMovable(block, fleet.nowMs))
  const going: Block[] = []
  for (const block of met.filter((one) => isMovable(one, fleet.nowMs))) {
    const left = met.filter((other) => other !== block && !going.includes(other))
    const without = { ...others, blocks: others.blocks.filter((other) => !left.includes(other)) }
    if (makeRoom(without, [want]).ok) going.push(block)
    else stuck.push(block)
  }
  return { ok: false, blockedBy: stuck.toSorted((a, b) => a.startMs - b.startMs) }
}

/** The hire that is to end later asks for what it adds and keeps what it has. `endMs` with the buffer inside. */
export function extend(fleet: MovableFleet, block: Block, endMs: number): Room {
  return clearFor(fleet, block.resource, { ...block, endMs }, block.blockId)
}

function pieceOf({ resources, nowMs, suits }: MovableFleet, block: Block): Piece | undefined {
  const home = resources.indexOf(block.resource)
  const span = spanAt(block, nowMs)
  if (home < 0 || !span) return undefined
  const movable = isMovable(block, nowMs)
  const elsewhere = resources.flatMap((resource, n) => (n !== home && (suits?.(block, resource) ?? true) ? [n] : []))
  return { span, block, home, may: movable ? elsewhere : [], movable, at: home, settled: false }
}

function wantedPiece({ resources }: Fleet, want: Want): Piece {
  const may = resources.flatMap((resource, n) => (want.only?.includes(resource) === false ? [] : [n]))
  return { span: want, block: undefined, home: -1, may, movable: true, at: -1, settled: false }
}

/** False where more are booked for one instant than there are resources: no arrangement can help. */
function hasPlaces({ resources }: Fleet, pieces: readonly Piece[], asked: readonly Piece[]): boolean {
  // What is late counts as it was booked: it may lie over the next one without anything being wrong with tomorrow.
  const ends = [...pieces, ...asked].flatMap(({ span, block }) => [
    { atMs: (block ?? span).startMs, step: 1 },
    { atMs: (block ?? span).endMs, step: -1 },
  ])
  ends.sort((a, b) => a.atMs - b.atMs || a.step - b.step)
  let count = 0
  return ends.every(({ step }) => (count += step) <= resources.length)
}

function createSearch(places: number, pieces: readonly Piece[]) {
  const there: Piece[][] = Array.from({ length: places }, (_, n) => pieces.filter(({ at }) => at === n))
  let tried = 0
  let cutShort = false

  /** A piece pushed away never comes home: an arrangement in which it stays does not push it. */
  function settle(waiting: readonly Piece[], movesLeft: number): boolean {
    const [piece, ...rest] = waiting
    if (!piece) return true
    for (const place of piece.may) {
      if ((tried += 1) > POSITIONS_MAX) return false
      const list = there[place] ?? []
      const met = list.filter((other) => other.at === place && collide(piece.span, other.span))
      if (met.some((other) => !other.movable || other.settled)) continue
      if (met.length > movesLeft) {
        cutShort = true
        continue
      }
      for (const other of met) other.at = -1
      Object.assign(piece, { at: place, settled: true })
      list.push(piece)
      if (settle([...rest, ...met], movesLeft - met.length)) return true
      list.pop()
      Object.assign(piece, { at: -1, settled: false })
      for (const other of met) other.at = place
    }
    return false
  }
  return {
    /** Whether there is an arrangement; the pieces then stand in one with the fewest moves. */
    place(asked: readonly Piece[]): boolean {
      const movable = pieces.filter((piece) => piece.movable).length
      for (let moves = 0; moves <= movable; moves += 1) {
        cutShort = false
        if (settle(asked, moves)) return true
        if (!cutShort || tried > POSITIONS_MAX) return false
      }
      return false
    },
    gaveUp: (): boolean => tried > POSITIONS_MAX,
  }
}

/**
 * Arranges everything near the wants anew, by the starts, each at home or where it fits first; then more and more of what
 * is around them. Finds an arrangement of many moves quickly, not every one that there is.
 */
function arrangeAnew(places: number, pieces: readonly Piece[], asked: readonly Piece[]): boolean {
  const fromMs = Math.min(...asked.map(({ span }) => span.startMs))
  const toMs = Math.max(...asked.map(({ span }) => span.endMs))
  const distance = ({ span }: Piece) => Math.max(0, fromMs - span.endMs, span.startMs - toMs)
  const farthest = Math.max(...pieces.map(distance))
  for (let reachMs = Math.max(1, toMs - fromMs); reachMs < 2 * farthest + 2; reachMs *= 2) {
    const near = pieces.filter((piece) => piece.movable && distance(piece) < reachMs)
    const firm = pieces.filter((piece) => !near.includes(piece))
    const byStart = [...near, ...asked].toSorted((a, b) => a.span.startMs - b.span.startMs)
    if (arrange(places, firm, byStart)) return true
    if (arrange(places, firm, [...asked, ...byStart.filter((piece) => !asked.includes(piece))])) return true
  }
  return false
}

function arrange(places: number, firm: readonly Piece[], loose: readonly Piece[]): boolean {
  const there: Span[][] = Array.from({ length: places }, (_, n) =>
    firm.filter(({ home }) => home === n).map(({ span }) => span),
  )
  return loose.every((piece) => {
    const choices = piece.home < 0 ? piece.may : [piece.home, ...piece.may]
    const place = choices.find((n) => there[n]?.every((span) => !collide(span, piece.span)))
    if (place === undefined) {
      for (const one of loose) one.at = one.home
      return false
    }
    there[place]?.push(piece.span)
    piece.at = place
    return true
  })
}

function movesOf(fleet: Fleet, pieces: readonly Piece[]): readonly Move[] {
  return pieces.flatMap(({ block, home, at }) =>
    block && at !== home ? [{ blockId: block.blockId, resource: resourceAt(fleet, at) }] : [],
  )
}

const resourceAt = ({ resources }: Fleet, place: number): string => resources[place] ?? ''

/** What meets the wants where they might go: first what nobody may move, since that is what decides. */
function blockers(fleet: Fleet, wants: readonly Want[]): readonly Block[] {
  const here = fleet.blocks.filter(({ resource }) => fleet.resources.includes(resource))
  const met = here.filter((block) =>
    wants.some(
      (want) => want.only?.includes(block.resource) !== false && inTheWay(want, [block], fleet.nowMs).length > 0,
    ),
  )
  const rank = (block: Block) => (isMovable(block, fleet.nowMs) ? 1 : 0)
  return met.toSorted((a, b) => rank(a) - rank(b) || a.startMs - b.startMs)
}
