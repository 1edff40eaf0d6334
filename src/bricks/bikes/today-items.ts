import type { TodayItem } from '../../shared/contracts/today.ts'
import { createAsking } from './asking.ts'
import type { RentalId } from './ids.ts'
import type { BikesParts } from './parts.ts'
import { todayRows } from './today.ts'
import { instantOf, openingDay } from './wall-clock.ts'

/** What the counter is told of, each with a sentence of its own in `texts-today.ts`. */
export const todayKinds = [
  'overdue',
  'expected',
  'leaves-before-noon',
  'leaves-after-noon',
  'back-before-noon',
  'back-after-noon',
  'hold-lapses',
  'advance-back',
  'to-inspect',
  'check-due',
  'waiting',
] as const
export type TodayKind = (typeof todayKinds)[number]

const HOUR_MS = 3_600_000
/** For so long somebody is reminded of money that is to be handed back. */
const ADVANCE_MS = 60 * 24 * HOUR_MS
const NOON_MINUTE = 720

type Thing = {
  readonly kind: TodayKind
  readonly rentalId: RentalId | null
  readonly atMs: number | null
  readonly bikes: readonly string[]
}

/** What the counter shows of the bikes: one item for all of a kind, without anybody's name. */
export function createTodayItems(parts: BikesParts): (nowMs: number) => readonly TodayItem[] {
  const asking = createAsking(parts)

  return (nowMs) => {
    const noonMs = instantOf(openingDay(nowMs, parts.clock()), NOON_MINUTE, parts.clock().zone)
    const rows = todayRows(parts, asking, nowMs).map((row): Thing => ({ ...row, kind: kindOf(row, nowMs, noonMs) }))
    const things = [...rows, ...toInspect(parts), ...advancesBack(parts, nowMs)]
    return [...Map.groupBy(things, ({ kind }) => kind)].map(([kind, same]) => itemOf(kind, same, nowMs))
  }
}

function kindOf(
  { kind, atMs }: { readonly kind: ReturnType<typeof todayRows>[number]['kind']; readonly atMs: number | null },
  nowMs: number,
  noonMs: number,
): TodayKind {
  const isBeforeNoon = (atMs ?? 0) < noonMs
  if (kind === 'comes-back') return isBeforeNoon ? 'back-before-noon' : 'back-after-noon'
  if (kind !== 'leaves') return kind
  if ((atMs ?? 0) <= nowMs) return 'expected'
  return isBeforeNoon ? 'leaves-before-noon' : 'leaves-after-noon'
}

/** Back, and not looked over: nobody leaves with it. */
function toInspect({ fleet }: BikesParts): readonly Thing[] {
  return fleet
    .bikes()
    .filter((bike) => bike.toInspect && bike.gone === null)
    .map(({ number }) => ({ kind: 'to-inspect', rentalId: null, atMs: null, bikes: [number] }))
}

/** Nobody came, and the café's rule gives back what they had paid. */
function advancesBack({ rentals, doors }: BikesParts, nowMs: number): readonly Thing[] {
  return rentals
    .during(['no-show'], nowMs - ADVANCE_MS, nowMs)
    .filter(({ rentalId, advance }) => !advance && doors.services.balanceOf(rentalId, 'own') > 0)
    .map(({ rentalId }) => ({ kind: 'advance-back', rentalId, atMs: null, bikes: [] }))
}

/** Late and lacking things are told by the bike; who comes and goes, by the hire. */
const byBike: ReadonlySet<TodayKind> = new Set(['overdue', 'to-inspect', 'check-due'])

function itemOf(kind: TodayKind, same: readonly Thing[], nowMs: number): TodayItem {
  const instants = same.flatMap(({ atMs }) => (atMs === null ? [] : [atMs]))
  const atMs = instants.length > 0 ? Math.min(...instants) : null
  const bikes = same.flatMap((thing) => thing.bikes)
  const only = same.length === 1 ? same[0] : undefined
  return {
    kind,
    urgency: urgencyOf(kind, atMs, nowMs),
    count: byBike.has(kind) ? bikes.length : same.length,
    values: bikes.length === 1 ? { bike: bikes[0] ?? '' } : {},
    atMs: kind === 'waiting' ? null : atMs,
    wanted: kind === 'check-due' ? 'page:workshop' : only?.rentalId ? `rental:${only.rentalId}` : null,
  }
}

function urgencyOf(kind: TodayKind, atMs: number | null, nowMs: number): TodayItem['urgency'] {
  if (kind === 'overdue') return 'late'
  if (kind === 'check-due') return 'later'
  return atMs === null || kind === 'waiting' || atMs - nowMs <= HOUR_MS ? 'now' : 'later'
}
