import type { today as contract, TodayItem, TodayOf } from '../../shared/contracts/today.ts'
import type { Handlers } from '../hosts/handlers.ts'

const order: readonly TodayItem['urgency'][] = ['late', 'now', 'later']

type Parts = {
  readonly services: readonly { readonly id: string; readonly today: (nowMs: number) => readonly TodayItem[] }[]
  /** The services that the café has switched on, in its order. */
  readonly used: () => readonly string[]
}

/** What somebody has to see to today, asked of every service that is switched on. */
export function createToday({ services, used }: Parts) {
  let told = '[]'

  function items(nowMs: number): TodayOf[] {
    return used().flatMap((id) => {
      const service = services.find((one) => one.id === id)
      const own = service?.today(nowMs) ?? []
      const sorted = own.toSorted((a, b) => order.indexOf(a.urgency) - order.indexOf(b.urgency))
      return sorted.length > 0 ? [{ service: id, items: sorted }] : []
    })
  }

  return {
    items,
    /** Whether time alone, or a gesture, has made other items since the last look: screens are told by `today.changed`. */
    hasChanged(nowMs: number): boolean {
      const now = JSON.stringify(items(nowMs))
      const changed = now !== told
      told = now
      return changed
    },
  }
}
export type Today = ReturnType<typeof createToday>

export function todayHandlers(today: Pick<Today, 'items'>): Handlers<typeof contract> {
  return { items: (_input, { nowMs }) => today.items(nowMs) }
}
