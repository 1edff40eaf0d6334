import type { OrderState } from './order.ts'

/** What the kitchen and the round do to a meal; ordering and cancelling are told by whoever takes orders. */
export type MealEvent = 'prepare' | 'unprepare' | 'load' | 'unload' | 'deliver' | 'nobody-home'

/** Of meals.md §3.4. `deliver` and `nobody-home` also correct one another, as long as nothing was billed. */
const steps: Readonly<Record<MealEvent, Partial<Record<OrderState, OrderState>>>> = {
  prepare: { locked: 'prepared' },
  unprepare: { prepared: 'locked' },
  load: { prepared: 'loaded' },
  unload: { loaded: 'prepared' },
  deliver: { loaded: 'delivered', delivered: 'delivered', 'not-home': 'delivered' },
  'nobody-home': { loaded: 'not-home', delivered: 'not-home', 'not-home': 'not-home' },
}

/** The state after an event; undefined where it cannot happen in this one. */
export function stateAfter(state: OrderState, event: MealEvent): OrderState | undefined {
  return steps[event][state]
}
