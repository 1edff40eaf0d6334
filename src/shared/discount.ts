import { cents, divideHalfUp, minus, smaller, ZERO, type Cents } from './money.ts'
import type { Discount } from './ticket.ts'

/**
 * What a discount takes off, never more than there is. A percentage leaves its rest half up: 2.30 less 5 % is 2.19
 * (brief counter §4.2, D1, D13).
 */
export function discountOf(amount: Cents, discount: Discount | null): Cents {
  if (discount === null) return ZERO
  if (discount.kind === 'amount') return smaller(discount.amountCents, amount)
  const rest = divideHalfUp(BigInt(amount) * BigInt(10_000 - discount.hundredths), 10_000n)
  return minus(amount, cents(Number(rest)))
}
