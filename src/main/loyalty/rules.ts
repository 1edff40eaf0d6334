import { addMonths, type BusinessDay } from '../../shared/business-day.ts'
import type { Category, Product } from '../../shared/catalogue.ts'
import type { ProductId } from '../../shared/ids.ts'
import { isInSet, isKeptOut, isOfferable, type LoyaltyRules } from '../../shared/loyalty.ts'
import { ONE, type Milli } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import type { Line } from '../../shared/ticket.ts'

type Known = {
  readonly categories: readonly Pick<Category, 'id' | 'label'>[]
  readonly products: readonly Product[]
}

/** Whether the café may work by these rules: alcohol is in no set, and every product named can be offered by the piece. */
export function rulesRefused(
  rules: LoyaltyRules,
  { categories, products }: Known,
): Result<
  null,
  'LOYALTY_SET_EMPTY' | 'LOYALTY_ALCOHOL' | 'LOYALTY_NOT_OFFERABLE' | 'PRODUCT_UNKNOWN' | 'CATEGORY_UNKNOWN'
> {
  if (rules.categoryIds.some((id) => !categories.some((category) => category.id === id)))
    return refuse('CATEGORY_UNKNOWN')
  const known = new Map(products.map((product) => [product.id, product]))
  const named = rules.productIds.map((id) => known.get(id))
  if (named.some((product) => product === undefined)) return refuse('PRODUCT_UNKNOWN')
  const whole = products.filter((product) => rules.categoryIds.includes(product.categoryId))
  const alcohol = [...named, ...whole].find((product) => product && isKeptOut(product))
  if (alcohol) return refuse('LOYALTY_ALCOHOL', { product: alcohol.label })
  const fixed = named.find((product) => product && !isOfferable(product))
  if (fixed) return refuse('LOYALTY_NOT_OFFERABLE', { product: fixed.label })
  const empty = ![...named, ...whole].some((product) => product && isOfferable(product))
  return rules.on && empty ? refuse('LOYALTY_SET_EMPTY') : ok(null)
}

type Counted = Pick<Line, 'productId' | 'quantityMilli' | 'ttcCents' | 'nature' | 'owed' | 'shared' | 'parts'>

/**
 * Stamps that a line gives: one for each whole piece of the set that is paid. Nothing for what is offered, for a share of a
 * line that several pay, or for what is a part of a set menu.
 */
export function stampsOf(
  line: Counted,
  rules: LoyaltyRules,
  productOf: (productId: ProductId) => Product | undefined,
): number {
  const plain = line.nature === 'own' && line.owed === null && !line.shared && line.parts.length === 0
  const product = plain && line.ttcCents > 0 ? productOf(line.productId) : undefined
  return rules.on && product && isInSet(rules, product) ? wholePieces(line.quantityMilli) : 0
}

export const wholePieces = (quantityMilli: number): number => Math.floor(quantityMilli / ONE)

/** What of a sealed line was given back before one refund and after it, positive, of how much. */
export type GivenBack = { readonly ofMilli: Milli; readonly beforeMilli: number; readonly afterMilli: number }

/** What a refund takes back of the stamps that a line gave, and gives back of those that it cost: those when all of it is back. */
export function takenBack(
  { given, spent }: { readonly given: number; readonly spent: number },
  { ofMilli, beforeMilli, afterMilli }: GivenBack,
): { readonly given: number; readonly spent: number } {
  const left = (backMilli: number) => (given === 0 ? 0 : wholePieces(ofMilli - backMilli))
  const isOver = beforeMilli < ofMilli && afterMilli >= ofMilli
  return { given: left(beforeMilli) - left(afterMilli), spent: isOver ? spent : 0 }
}

/** The last day of a card on which it is not visited: its stamps lapse behind it. Null for never. */
export function lapseDay(lastVisit: BusinessDay, months: number): BusinessDay | null {
  return months === 0 ? null : addMonths(lastVisit, months)
}

/** How many pieces so many stamps pay for. */
export const rewardsFor = (stamps: number, goal: number): number => Math.max(0, Math.floor(stamps / goal))
