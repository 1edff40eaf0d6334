import { addDays, daysBetween, type BusinessDay } from '../../../shared/business-day.ts'
import type { Parcel } from '../rules/parcel.ts'

export type Urgency = 'to-return' | 'last-day' | 'tomorrow' | undefined

/** What presses about a parcel on a day. */
export function urgencyOf({ state, deadline }: Pick<Parcel, 'state' | 'deadline'>, today: BusinessDay): Urgency {
  if (state === 'to-return') return 'to-return'
  if (deadline === null || state !== 'stored') return undefined
  if (deadline <= today) return 'last-day'
  return deadline === addDays(today, 1) ? 'tomorrow' : undefined
}

const order: readonly Urgency[] = ['to-return', 'last-day', 'tomorrow', undefined]

/** What has to leave first, first; of what presses as much, what came first. */
export function sorted(parcels: readonly Parcel[], today: BusinessDay): readonly Parcel[] {
  return parcels.toSorted(
    (a, b) =>
      order.indexOf(urgencyOf(a, today)) - order.indexOf(urgencyOf(b, today)) ||
      (a.deadline ?? '9').localeCompare(b.deadline ?? '9') ||
      (a.receivedAtMs ?? 0) - (b.receivedAtMs ?? 0),
  )
}

/** How many days it lies here, as a person counts them. */
export const daysHere = (received: BusinessDay, today: BusinessDay): number => Math.max(0, daysBetween(received, today))
