import { ok } from '../../shared/result.ts'
import type { Asking } from './asking.ts'
import type { BikesParts, HireHandlers } from './parts.ts'

/** Who waits for bikes that others have: the list, and a name taken off it by hand. */
export function waitingHandlers(
  { fleet }: BikesParts,
  { answer }: Asking,
): Pick<HireHandlers, 'waiting' | 'stopWaiting'> {
  const listed = (nowMs: number) => {
    const names = new Map(fleet.models().map(({ modelId, name }) => [modelId, name]))
    return fleet.waiting().map(({ position, asked, name, phone }) => ({
      position,
      name,
      phone,
      asked,
      wishes: asked.wishes.map(({ quantity, modelId }) => `${quantity} ${names.get(modelId) ?? ''}`.trim()).join(', '),
      possible: asked.startMs > nowMs && answer(asked, nowMs).ok,
    }))
  }
  return {
    waiting: (_input, { nowMs }) => listed(nowMs),
    /** Whoever is not there any more is off the list all the same. */
    stopWaiting({ position }, { nowMs, announce }) {
      fleet.stopWaiting(position)
      announce('services.changed')
      return ok(listed(nowMs))
    },
  }
}
