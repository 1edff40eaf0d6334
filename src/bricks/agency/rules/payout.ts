import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { minus, sum, ZERO, type Cents } from '../../../shared/money.ts'
import type { Terms } from './service.ts'

export type PaidOut = { readonly day: BusinessDay; readonly paidCents: Cents }

/** What somebody may still be handed on a day: a window of so many days, that day the last of it. Null without a limit. */
export function leftToPayOut(limit: Terms['limit'], before: readonly PaidOut[], day: BusinessDay): Cents | null {
  if (limit === null) return null
  const since = addDays(day, 1 - limit.days)
  const used = sum(before.flatMap((one) => (one.day >= since && one.day <= day ? [one.paidCents] : [])))
  return used >= limit.mostCents ? ZERO : minus(limit.mostCents, used)
}
