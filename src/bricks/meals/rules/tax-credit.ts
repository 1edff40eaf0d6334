import { z } from 'zod'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { zCents } from '../../../shared/contracts/procedure.ts'
import { cents, divideHalfUp, minus, smaller, sum, ZERO, type Cents } from '../../../shared/money.ts'
import { isAided, type BilledMeal } from './billing.ts'
import type { Share } from './sharing.ts'

/** What the tax office gives back of services to persons, from a day on; another rate is another row. */
const terms = z
  .array(
    z.strictObject({
      from: z.string(),
      hundredths: z.int().min(1).max(10_000),
      /** Of expenses, a year; more for children, age and disability: the office adds that itself. */
      ceilingCents: zCents,
      source: z.string(),
    }),
  )
  .parse([{ from: '2017-01-01', hundredths: 5000, ceilingCents: 1_200_000, source: 'CGI art. 199 sexdecies, 3 et 4' }])

/** The delivery of meals that came, less the aids for them: the band's rest lowers the price of the meal, no aid to a person. */
export function creditedOfMonth(meals: readonly BilledMeal[], shares: readonly Share[]) {
  const deliveryCents = sum(meals.filter(isAided).map((meal) => cents(meal.deliveryCents * meal.quantity)))
  const aids = shares.filter(({ rule, kind }) => rule !== 'band-rest' && kind !== 'family')
  const aidsCents = smaller(sum(aids.map((share) => share.amountCents)), deliveryCents)
  return { deliveryCents, aidsCents, paidCents: minus(deliveryCents, aidsCents) }
}

/** What the credit of a year comes to, for information: the office decides. */
export function taxCredit(paidCents: Cents, day: BusinessDay) {
  const term = terms.findLast(({ from }) => from <= day)
  if (!term) return { creditCents: ZERO, ceilingCents: ZERO, source: '' }
  const countedCents = smaller(paidCents, term.ceilingCents)
  const creditCents = cents(Number(divideHalfUp(BigInt(countedCents) * BigInt(term.hundredths), 10_000n)))
  return { creditCents, ceilingCents: term.ceilingCents, source: term.source }
}
