import { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import { zVatClass, type Place, type VatClass } from '../../shared/catalogue.ts'
import { zBusinessDay, zPositiveCents } from '../../shared/contracts/procedure.ts'
import { isSunday, publicHoliday } from '../../shared/holidays.ts'
import { cents, minus, plus, smaller, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { tenderRule } from '../../shared/tenders.ts'
import type { MealAllowance, Nature, RestDay, TenderKind } from '../../shared/ticket.ts'

/** What titres-restaurant may pay, from which day on: rules are data with dates, like rates of VAT (brief fiscal §5). */
export const zMealRules = z.strictObject({
  territory: z.string(),
  rules: z
    .array(
      z.strictObject({
        from: zBusinessDay,
        /** A day and person. */
        capCents: zPositiveCents,
        /** The classes of products that count as food: what is served is eaten as it is. */
        foods: z.strictObject({ 'on-site': z.array(zVatClass), takeaway: z.array(zVatClass) }),
        restDays: z.enum(['ask', 'free']),
        source: z.string(),
      }),
    )
    .min(1),
})
export type MealRules = z.infer<typeof zMealRules>
export type MealRule = MealRules['rules'][number]

export function mealRuleOf({ rules }: MealRules, day: BusinessDay): MealRule {
  const inOrder = rules.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  // A clock that is years behind must not stop a sale: the oldest rule that is known counts.
  const rule = inOrder.findLast(({ from }) => from <= day) ?? inOrder[0]
  assert(rule, 'there are rules on titres-restaurant')
  return rule
}

/** What of a ticket is food: lines, and the parts of set menus in the place of their menu. */
export type Eaten = {
  readonly place: Place
  readonly vatClass: VatClass | undefined
  readonly nature: Nature
  readonly ttcCents: Cents
}

/** Own sales of food only: what is collected for others and what is lent against a deposit are nobody's meal. */
export function foodOf(eaten: readonly Eaten[], { foods }: MealRule): Cents {
  const isFood = ({ vatClass, nature, place }: Eaten) =>
    nature === 'own' && vatClass !== undefined && foods[place].includes(vatClass)
  return sum(eaten.filter(isFood).map(({ ttcCents }) => ttcCents))
}

/** What was already paid in titres. */
export type MealPaid = {
  /** Of this ticket: what went on it. */
  readonly amountCents: Cents
  /** Of the whole bill, its other payers included: what was handed over, by face value. */
  readonly givenCents: Cents
}

export function mealAllowance(
  eaten: readonly Eaten[],
  paid: MealPaid,
  { rule, day, guests }: { readonly rule: MealRule; readonly day: BusinessDay; readonly guests: number },
): MealAllowance {
  const atLeastNothing = (amount: Cents) => (amount < 0 ? ZERO : amount)
  return {
    foodCents: atLeastNothing(minus(foodOf(eaten, rule), paid.amountCents)),
    capCents: atLeastNothing(minus(cents(rule.capCents * guests), paid.givenCents)),
    restDay: rule.restDays === 'ask' ? restDayOf(day) : null,
  }
}

/** Sundays and public holidays: titres count on them only where the employer says so on them. */
export function restDayOf(day: BusinessDay): RestDay | null {
  return publicHoliday(day) ?? (isSunday(day) ? 'sunday' : null)
}

type MealRefusal = 'MEAL_REST_DAY' | 'MEAL_NO_FOOD' | 'MEAL_OVER_FOOD' | 'MEAL_OVER_CAP'
export type MealAsked = {
  readonly kind: TenderKind
  /** All of it, by face value. */
  readonly offeredCents: Cents
  readonly restDayConfirmed: boolean
}

/**
 * Whether titres may pay it, and how much of it they may pay at the most. Paper of a higher face value than the food is
 * taken, and its excess is lost; a card is charged to the cent. What is handed over never exceeds the day's cap.
 */
export function mayPayMeal(allowance: MealAllowance, asked: MealAsked): Result<Cents, MealRefusal> {
  const { foodCents, capCents, restDay } = allowance
  const { kind, offeredCents } = asked
  if (foodCents === 0) return refuse('MEAL_NO_FOOD')
  if (offeredCents > capCents) return refuse('MEAL_OVER_CAP', { leftCents: capCents })
  if (tenderRule(kind).over === 'refused' && offeredCents > foodCents)
    return refuse('MEAL_OVER_FOOD', { leftCents: foodCents })
  if (restDay !== null && !asked.restDayConfirmed) return refuse('MEAL_REST_DAY', { day: restDay })
  return ok(smaller(offeredCents, foodCents))
}

/** The face values and the amounts of titres among tenders. */
export function mealPaidBy(
  tenders: readonly { readonly kind: TenderKind; readonly amountCents: Cents; readonly tenderedCents: Cents }[],
): MealPaid {
  const titres = tenders.filter(({ kind }) => tenderRule(kind).meal)
  return titres.reduce<MealPaid>(
    (paid, { amountCents, tenderedCents }) => ({
      amountCents: plus(paid.amountCents, amountCents),
      givenCents: plus(paid.givenCents, tenderedCents),
    }),
    { amountCents: ZERO, givenCents: ZERO },
  )
}
