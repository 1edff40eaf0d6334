import type { TodayItem } from '../../shared/contracts/today.ts'
import { addDays, daysBetween, wallTime } from '../../shared/business-day.ts'
import type { ParcelsParts } from './parts.ts'
import { clockBack } from './rules/deadline.ts'
import { fullness } from './shelf-handlers.ts'

/** What the counter is told of what lies here, each with a sentence of its own in `texts/today.ts`. */
export const shelfKinds = [
  'clock-back',
  'open-delivery',
  'to-return',
  'last-day',
  'expires-tomorrow',
  'nearly-full',
  'still-here',
  'missing',
] as const
export type ShelfKind = (typeof shelfKinds)[number]

/** « 4 à rendre aujourd'hui, 2 expirent demain, 93 % plein »: one item a kind, without anybody's name. */
export function shelfItems({ carriers, register, deliveries, shelf, doors, zone }: ParcelsParts) {
  return (nowMs: number): readonly TodayItem[] => {
    const today = doors.today(nowMs)
    const tomorrow = addDays(today, 1)
    const here = register.here(['stored', 'to-return'])
    const stored = here.filter(({ state }) => state === 'stored')
    const { places, nearlyFull, forgottenDays } = carriers.setup()
    const percent = fullness(places, register.taken())
    const back = clockBack(doors.latestMs() - nowMs)
    const forgotten = stored.filter(
      ({ receivedAtMs }) =>
        receivedAtMs !== null && daysBetween(wallTime(receivedAtMs, zone()).day, today) > forgottenDays,
    )
    const item = (kind: ShelfKind, count: number, more: Partial<TodayItem> = {}): readonly TodayItem[] =>
      count === 0 ? [] : [{ kind, count, urgency: 'later', values: {}, atMs: null, wanted: 'page:shelves', ...more }]
    return [
      ...item('clock-back', back?.count ?? 0, {
        urgency: 'now',
        values: back ? { unit: back.unit } : {},
        wanted: null,
      }),
      ...item('open-delivery', deliveries.open().length, { wanted: 'page:delivery' }),
      ...item('to-return', here.length - stored.length),
      ...item('last-day', stored.filter(({ deadline }) => deadline === today).length),
      ...item('expires-tomorrow', stored.filter(({ deadline }) => deadline === tomorrow).length),
      ...item('nearly-full', percent >= nearlyFull ? 1 : 0, { urgency: 'now', values: { percent } }),
      ...item('still-here', forgotten.length, { values: { days: forgottenDays } }),
      ...item('missing', shelf.missing().length, { urgency: 'now' }),
    ]
  }
}
