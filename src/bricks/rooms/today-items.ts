import type { TodayItem } from '../../shared/contracts/today.ts'
import type { RoomsParts } from './parts.ts'
import type { Booking } from './rules/booking.ts'

/** Each has a sentence of its own in `texts/today.ts`. */
export const roomKinds = ['key-late', 'key-out', 'event'] as const
export type RoomKind = (typeof roomKinds)[number]

const HOUR_MS = 3_600_000
/** Whoever ends at midnight brings the key the next morning: until then nobody is late. */
const GRACE_MS = HOUR_MS
/** So long before it begins, a key is wanted at the counter. */
const SOON_MS = 2 * HOUR_MS

/** Keys that are not back, keys that leave today, the café's own evenings; what an event is called is nobody's name. */
export function roomItems({ doors, rooms }: RoomsParts) {
  return (nowMs: number): readonly TodayItem[] => {
    const today = doors.today(nowMs)
    const late = rooms.keysOutSince(nowMs - GRACE_MS)
    const coming = rooms.during(today, today).filter(({ state, endMs }) => state === 'booked' && endMs > nowMs)
    const keys = coming.filter(({ kind }) => kind === 'hire')
    const events = coming.filter(({ kind }) => kind === 'event')
    const item = (
      kind: RoomKind,
      of: readonly Booking[],
      urgency: TodayItem['urgency'],
      values: TodayItem['values'] = {},
    ): readonly TodayItem[] => {
      const [first] = of
      if (!first) return []
      return [{ kind, count: of.length, urgency, values, atMs: first.startMs, wanted: `booking:${first.bookingId}` }]
    }
    const isSoon = (keys[0]?.startMs ?? Infinity) - nowMs <= SOON_MS
    return [
      ...item('key-late', late, 'late'),
      ...item('key-out', keys, isSoon ? 'now' : 'later'),
      ...item('event', events, 'later', { title: events[0]?.purpose ?? '' }),
    ]
  }
}
