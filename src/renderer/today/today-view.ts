import type { TodayOf } from '../../shared/contracts/today.ts'

const NOT_YET = 'later'

/** How much of a day wants somebody now, or has wanted somebody for a while: what a badge counts. */
export function wantedNow(items: TodayOf['items']): number {
  return items.filter(({ urgency }) => urgency !== NOT_YET).reduce((all, { count }) => all + count, 0)
}
