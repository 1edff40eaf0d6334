import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { ok, refuse, type Result } from '../../../shared/result.ts'
import type { Batch, Dish } from './food.ts'

/** The last day on which something is eaten: made on the 26th with three days, the 29th (C-06). */
export function lastDayOf(producedOn: BusinessDay, { lifeDays }: Pick<Dish, 'lifeDays'>): BusinessDay {
  return addDays(producedOn, lifeDays)
}

/** Whether a batch may be served on a day: made by then, and not past its limit. */
export function checkBatch(
  { producedOn, useBy }: Pick<Batch, 'producedOn' | 'useBy'>,
  eatenOn: BusinessDay,
): Result<null, 'BATCH_NOT_MADE' | 'BATCH_TOO_OLD'> {
  if (producedOn > eatenOn) return refuse('BATCH_NOT_MADE', { producedOn, day: eatenOn })
  return useBy < eatenOn ? refuse('BATCH_TOO_OLD', { useBy, day: eatenOn }) : ok(null)
}

/** A batch that lies in the kitchen on a day, and may still be eaten then. */
export const isOnHand = ({ producedOn, useBy }: Pick<Batch, 'producedOn' | 'useBy'>, day: BusinessDay): boolean =>
  producedOn <= day && useBy >= day

/**
 * The date limit of a dish in a meal: of the batch that was served. Where nobody said which, the earliest of those on hand on
 * the day it is brought, since any of them may be in the bag: a limit before the meal is then for somebody to look at. Where
 * none was written down, the dish was made on that day.
 */
export function limitOf(
  dish: Pick<Dish, 'lifeDays'>,
  deliveredOn: BusinessDay,
  batches: readonly Pick<Batch, 'producedOn' | 'useBy'>[],
  served?: Pick<Batch, 'producedOn' | 'useBy'>,
): BusinessDay {
  // What was made after the round left is in no bag, whatever was said.
  if (served && served.producedOn <= deliveredOn) return served.useBy
  const limits = batches.filter((batch) => isOnHand(batch, deliveredOn)).map(({ useBy }) => useBy)
  return limits.toSorted().at(0) ?? lastDayOf(deliveredOn, dish)
}
