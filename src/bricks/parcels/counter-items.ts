import type { TodayItem } from '../../shared/contracts/today.ts'
import type { CounterParts } from './counter-parts.ts'
import { toCall } from './calls.ts'

/** What the counter is told of parcels that leave, each with a sentence of its own in `texts/counter-today.ts`. */
export const counterKinds = ['for-driver', 'to-call'] as const
export type CounterKind = (typeof counterKinds)[number]

/** Dropped off and waiting for a driver; lying here without whoever it is for knowing. Nobody's name. */
export function counterItems(parts: CounterParts): (nowMs: number) => readonly TodayItem[] {
  return () => {
    const item = (kind: CounterKind, count: number, wanted: string, urgency: 'now' | 'later'): readonly TodayItem[] =>
      count === 0 ? [] : [{ kind, count, urgency, values: {}, atMs: null, wanted }]
    return [
      ...item('to-call', toCall(parts).length, 'page:counter', 'now'),
      ...item('for-driver', parts.register.here(['dropped-off']).length, 'page:driver', 'later'),
    ]
  }
}
