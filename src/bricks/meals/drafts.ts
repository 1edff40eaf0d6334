import type { Customer } from '../../shared/contracts/customers.ts'
import { zBuyer, type Buyer } from '../../shared/contracts/invoices.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import { refuse, type Refused } from '../../shared/result.ts'
import { sum, type Cents } from '../../shared/money.ts'
import type { draftRefusals } from './rules/draft-refusals.ts'
import type { MealsParts } from './parts.ts'
import { billedMeal, billLines, totalOf, type BilledMeal, type BillLine } from './rules/billing.ts'
import { lastDayOf, type Month } from './rules/month.ts'
import type { MealOrder } from './rules/order.ts'
import type { PersonFile } from './rules/person.ts'
import { partsOf, shareMonth, type MonthShares, type Part } from './rules/sharing.ts'

export type DraftProblem = Refused<(typeof draftRefusals)[number]>

/** A month that nobody has issued: what it would come to as things are. */
export type Draft = {
  readonly file: PersonFile
  readonly customer: Customer | undefined
  readonly buyer: Buyer | undefined
  readonly meals: readonly BilledMeal[]
  /** Of which nobody has told the end. */
  readonly running: readonly MealOrder[]
  readonly lines: readonly BillLine[]
  readonly month: MonthShares
  readonly parts: readonly Part[]
  readonly totalCents: Cents
  readonly problems: readonly DraftProblem[]
}

const ends: ReadonlySet<MealOrder['state']> = new Set([
  'delivered',
  'not-home',
  'cancelled-free',
  'cancelled-late',
  'cancelled-waived',
])
export const isEnded = ({ state }: Pick<MealOrder, 'state'>): boolean => ends.has(state)

/** Who an invoice is made out to; undefined while the file of the customer lacks an address. */
export function buyerOf(customer: Customer | undefined): Buyer | undefined {
  if (!customer) return undefined
  const { name, addressLines, postcode, city, country } = customer
  return zBuyer.safeParse({ name, addressLines, postcode, city, country, siren: '', vatNumber: '' }).data
}

/** The month of somebody with those of its meals that no invoice has yet; `orders` are all of the month. */
export function draftOf(
  { doors }: Pick<MealsParts, 'doors'>,
  file: PersonFile,
  month: Month,
  { orders, today }: { readonly orders: readonly MealOrder[]; readonly today: BusinessDay },
): Draft {
  const open = orders.filter(({ billedOn }) => billedOn === null)
  const meals = open.flatMap((order) => billedMeal(order) ?? [])
  const running = open.filter((order) => !isEnded(order))
  const customer = doors.customers.byId(file.personId)
  const buyer = buyerOf(customer)
  const shares = shareMonth(meals, file.payers)
  const stranger = shares.shares.find(({ payerId }) => !doors.customers.byId(payerId))
  const isOver = today >= lastDayOf(month) || (file.endedOn !== null && file.endedOn <= today)
  const { tooMuch } = shares
  const problems: readonly (DraftProblem | false | undefined)[] = [
    !isOver && refuse('MONTH_NOT_OVER', { lastDay: lastDayOf(month) }),
    running.length > 0 && refuse('MEALS_NOT_ENDED', { count: running.length, day: running[0]?.eatenOn ?? '' }),
    meals.length === 0 && refuse('NOTHING_TO_BILL'),
    !buyer && refuse('BUYER_INCOMPLETE', { name: customer?.name ?? '' }),
    stranger && refuse('PAYER_UNKNOWN', { name: customer?.name ?? '' }),
    tooMuch && refuse('AIDS_TOO_LARGE', { ...tooMuch }),
  ]
  return {
    file,
    customer,
    buyer,
    meals,
    running,
    lines: billLines(meals),
    month: shares,
    parts: partsOf(file.personId, shares),
    totalCents: totalOf(meals),
    problems: problems.flatMap((problem) => problem || []),
  }
}

export const totalOfParts = (parts: readonly Part[]): Cents => sum(parts.map((part) => part.amountCents))
