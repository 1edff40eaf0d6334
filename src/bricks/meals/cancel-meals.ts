import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import { cents, plus, ZERO } from '../../shared/money.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { Tally } from './contract/views.ts'
import type { MealsParts } from './parts.ts'
import type { Moment, Planner } from './planner.ts'
import { cancelling, lateCents, type CancelReason } from './rules/cancelling.ts'

/** Nobody plans so far ahead. */
const FAR_DAYS = 400

/** Cancels whatever somebody would eat from a day on, until another: each meal free, late or waived as the rule says. */
export function createCancelMeals({ orders, setups }: MealsParts, planner: Planner) {
  return (
    personId: CustomerId,
    span: { readonly from: BusinessDay; readonly until: BusinessDay | null },
    why: { readonly reason: CancelReason; readonly kept: string },
    { nowMs }: Moment,
  ): Tally => {
    const last = span.until === null ? addDays(span.from, FAR_DAYS) : addDays(span.until, -1)
    const calendar = planner.calendarAt(nowMs)
    const tally = { free: 0, late: 0, waived: 0, kept: 0, billedCents: ZERO }
    for (const order of orders.ofPerson(personId, span.from, last)) {
      const done = cancelling(order, calendar.isPast(order.deliveredOn), why.reason, setups.setup())
      if (!done.ok) {
        if (done.code === 'MEAL_ON_ITS_WAY') tally.kept += 1
        continue
      }
      const after = { ...order, ...done.value, reason: why.kept, changedAtMs: nowMs }
      orders.save(after)
      if (after.state === 'cancelled-free') tally.free += 1
      if (after.state === 'cancelled-waived') tally.waived += 1
      if (after.state === 'cancelled-late') {
        tally.late += 1
        tally.billedCents = cents(plus(tally.billedCents, lateCents(after)))
      }
    }
    return tally
  }
}
export type CancelMeals = ReturnType<typeof createCancelMeals>
