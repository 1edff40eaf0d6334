import { addDays } from '../../shared/business-day.ts'
import type { TodayItem } from '../../shared/contracts/today.ts'
import { changesOf, mealsBrought, quantityOf } from './kitchen-facts.ts'
import type { MealsParts } from './parts.ts'

/** What the counter is told of the kitchen and the rounds, each with a sentence of its own in `texts/today.ts`. */
export const roundTodayKinds = ['meals-not-answered', 'round-on-its-way', 'kitchen-changed', 'welfare-urgent'] as const
export type RoundTodayKind = (typeof roundTodayKinds)[number]

/** So far back a meal is looked for of which nobody said what became of it: older ones are a matter of the invoice. */
const DAYS_BACK = 14

/** One item for all of a kind, and nobody's name. */
export function createRoundToday(parts: MealsParts): (nowMs: number) => readonly TodayItem[] {
  const { runs, orders, welfare } = parts
  return (nowMs) => {
    const today = parts.doors.today(nowMs)
    const tomorrow = addDays(today, 1)
    const soon = [today, tomorrow].map((day) => ({ day, meals: mealsBrought(parts, day) }))
    const late = quantityOf(orders.unanswered(addDays(today, -DAYS_BACK), addDays(today, -1)))
    const out = runs.loaded().filter(({ day }) => day === today).length
    const changed = soon.flatMap(({ day, meals }) => changesOf(parts, day, 'kitchen', meals)).length
    const [oldest] = welfare.toTell()
    return [
      item('meals-not-answered', 'late', late, { wanted: 'page:rounds' }),
      item('welfare-urgent', 'now', welfare.toTell().length, { wanted: 'page:rounds', atMs: oldest?.atMs ?? null }),
      item('kitchen-changed', 'now', changed, { wanted: 'page:kitchen' }),
      item('round-on-its-way', 'later', out, { wanted: 'page:rounds' }),
    ].filter(({ count }) => count > 0)
  }
}

function item(
  kind: RoundTodayKind,
  urgency: TodayItem['urgency'],
  count: number,
  { wanted, atMs = null }: { readonly wanted: string; readonly atMs?: number | null },
): TodayItem {
  return { kind, urgency, count, values: {}, atMs, wanted }
}
