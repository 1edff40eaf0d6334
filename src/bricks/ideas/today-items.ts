import { addMonths } from '../../shared/business-day.ts'
import type { TodayItem } from '../../shared/contracts/today.ts'
import type { IdeasParts } from './parts.ts'

/** Each has a sentence of its own in `texts/today.ts`. */
export const ideaKinds = ['to-tell', 'no-answer'] as const
export type IdeaKind = (typeof ideaKinds)[number]

/** An idea that nobody answers for a season was not heard. */
const HEARD_MONTHS = 3

/** Who waits to be told what became of it, and what has no answer since a season; nobody's name. */
export function ideaItems({ doors, ideas }: IdeasParts) {
  return (nowMs: number): readonly TodayItem[] => {
    const toTell = ideas.countToTell()
    const unheard = ideas.countWaitingSince(addMonths(doors.today(nowMs), -HEARD_MONTHS))
    const item = (kind: IdeaKind, count: number, urgency: TodayItem['urgency'], wanted: string) =>
      count === 0 ? [] : [{ kind, count, urgency, values: {}, atMs: null, wanted }]
    return [...item('to-tell', toTell, 'now', 'show:to-tell'), ...item('no-answer', unheard, 'later', 'show:open')]
  }
}
