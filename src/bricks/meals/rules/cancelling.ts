import { cents, divideHalfUp, type Cents } from '../../../shared/money.ts'
import { ok, refuse, type Result } from '../../../shared/result.ts'
import type { MealOrder } from './order.ts'
import type { MealsSetup } from './setup.ts'

/** Who does without it: whoever eats, for a stay in hospital or not; the café itself; nobody any more. */
export type CancelReason = 'asked' | 'hospital' | 'cafe' | 'deceased'
export type Cancelled = {
  readonly state: 'cancelled-free' | 'cancelled-late' | 'cancelled-waived'
  readonly billedPercent: number
}
type Rules = Pick<MealsSetup, 'lateBilledPercent' | 'hospitalIsWaived'>

/**
 * What becomes of a meal that is cancelled: free before its cut-off, from then on billed by the setup's percentage, unless it
 * is waived — for the hospital where the setup says so (C-03), for a death, and where the café itself cannot bring it.
 */
export function cancelling(
  { state }: Pick<MealOrder, 'state'>,
  isPast: boolean,
  reason: CancelReason,
  rules: Rules,
): Result<Cancelled, 'MEAL_ON_ITS_WAY' | 'MEAL_NOT_THERE'> {
  if (state === 'loaded' || state === 'delivered' || state === 'not-home') return refuse('MEAL_ON_ITS_WAY')
  if (state !== 'planned' && state !== 'locked' && state !== 'prepared') return refuse('MEAL_NOT_THERE')
  if (state === 'planned' && !isPast) return ok({ state: 'cancelled-free', billedPercent: 0 })
  const isWaived = reason === 'cafe' || reason === 'deceased' || (reason === 'hospital' && rules.hospitalIsWaived)
  if (isWaived) return ok({ state: 'cancelled-waived', billedPercent: 0 })
  return ok({ state: 'cancelled-late', billedPercent: rules.lateBilledPercent })
}

/**
 * What a meal cancelled late costs the beneficiary: so many hundredths of its full price, half a cent up for each portion, as
 * the invoice has them on its lines (`billedMeal`).
 */
export function lateCents({
  price,
  quantity,
  billedPercent,
}: Pick<MealOrder, 'price' | 'quantity' | 'billedPercent'>): Cents {
  return cents(Number(divideHalfUp(BigInt(price.fullCents) * BigInt(billedPercent), 100n)) * quantity)
}
