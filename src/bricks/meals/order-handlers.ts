import type { CommandContext } from '../../main/hosts/handlers.ts'
import { ok, refuse } from '../../shared/result.ts'
import { createOrdering, type Asked } from './ordering.ts'
import type { MealsParts, OrderHandlers } from './parts.ts'
import type { PeopleViews } from './people-view.ts'
import type { Planner } from './planner.ts'
import { cancelling } from './rules/cancelling.ts'

/** Meals that somebody orders, changes or cancels by hand. */
export function orderHandlers(parts: MealsParts, planner: Planner, views: PeopleViews): OrderHandlers {
  const { orders, setups, doors, trail } = parts
  const ordering = createOrdering(parts, planner, views)

  function place(asked: Asked, accepted: string | null, context: CommandContext) {
    const { nowMs, announce, caller } = context
    const made = ordering(asked, { nowMs, accepted, mayKnowWhy: doors.may(caller.station, 'health') })
    if (!made.ok) return made
    orders.save(made.value)
    const { orderId, personId, eatenOn, state, quantity } = made.value
    const isLate = accepted !== null && state === 'locked'
    const value = { orderId, day: eatenOn, quantity, ...(isLate ? { reason: accepted } : {}) }
    trail.tell({ what: isLate ? 'late-accepted' : 'ordered', ref: personId, value }, context)
    announce('services.changed')
    return made
  }

  return {
    orderMeal: ({ commandId: _, ...asked }, context) => place(asked, null, context),
    acceptLate: ({ commandId: _, reason, ...asked }, context) => place(asked, reason, context),

    cancelMeal({ orderId, reason }, context) {
      const order = orders.order(orderId)
      if (!order) return refuse('MEAL_UNKNOWN')
      if (order.billedOn !== null) return refuse('MEAL_BILLED')
      const isPast = planner.calendarAt(context.nowMs).isPast(order.deliveredOn)
      const done = cancelling(order, isPast, reason, setups.setup())
      if (!done.ok) return done
      const after = { ...order, ...done.value, reason, byHand: true, changedAtMs: context.nowMs }
      orders.save(after)
      // The trail is never rewritten: what is erased with a file must not be in it.
      const why = reason === 'hospital' ? {} : { reason }
      const value = { orderId, day: order.eatenOn, state: after.state, ...why }
      trail.tell({ what: 'cancelled', ref: order.personId, value }, context)
      context.announce('services.changed')
      return ok(after)
    },

    planMeals(_, { nowMs, announce }) {
      const moment = { nowMs, today: doors.today(nowMs) }
      const answer = { planned: planner.generate(moment), locked: planner.lock(moment) }
      if (answer.planned + answer.locked > 0) announce('services.changed')
      return ok(answer)
    },
  }
}
