import { describe, expect, it } from 'vitest'
import { zOrderState } from '../rules/order.ts'
import { stateAfter, type MealEvent } from '../rules/states.ts'

/** Each event in each state: what is not listed cannot happen. */
const moves: Readonly<Record<MealEvent, Readonly<Record<string, string>>>> = {
  prepare: { locked: 'prepared' },
  unprepare: { prepared: 'locked' },
  load: { prepared: 'loaded' },
  unload: { loaded: 'prepared' },
  deliver: { loaded: 'delivered', delivered: 'delivered', 'not-home': 'delivered' },
  'nobody-home': { loaded: 'not-home', delivered: 'not-home', 'not-home': 'not-home' },
}
describe('the states of a meal (§3.4)', () => {
  const table = zOrderState.options.flatMap((state) =>
    Object.entries(moves).map(([event, to]) => [event as MealEvent, state, to[state]] as const),
  )
  it.each(table)('%s on %s: %s', (event, state, to) => {
    expect(stateAfter(state, event)).toBe(to)
  })
  it('are all tried', () => expect(table).toHaveLength(54))
})
