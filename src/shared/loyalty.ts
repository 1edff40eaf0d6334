import { z } from 'zod'
import { isAlcoholic, type Product } from './catalogue.ts'
import { eanCheckDigit, isChecked } from './barcodes.ts'
import { zText } from './free-text.ts'
import { zProductId } from './ids.ts'
import type { Discount } from './ticket.ts'

/** How many stamps one offered piece may cost. */
export const GOAL_MIN = 2
export const GOAL_MAX = 50
export const STAMPS_LABEL_MAX = 20
export const LAPSE_MONTHS_MAX = 60

/** "Ten coffees, the eleventh is on the house", as the café decides it. */
export const zLoyaltyRules = z.strictObject({
  on: z.boolean(),
  /** The set: a stamp for each piece of it that is paid, and one piece of it is what is offered. */
  categoryIds: z.array(z.string().regex(/^[a-z0-9-]+$/)).max(8),
  productIds: z.array(zProductId).max(200),
  /** How many stamps one offered piece costs. */
  goal: z.int().min(GOAL_MIN).max(GOAL_MAX),
  /** What is counted, as receipts and screens say it behind a number: "cafés". */
  label: zText(STAMPS_LABEL_MAX, 1),
  /** After how many months without a visit the stamps of a card lapse; never where zero. */
  months: z.int().min(0).max(LAPSE_MONTHS_MAX),
})
export type LoyaltyRules = z.infer<typeof zLoyaltyRules>

/** Why a manager gives or takes stamps. `paper-card`: they were on a card of cardboard before. */
export const zStampReason = z.enum(['paper-card', 'forgotten', 'mistake', 'gesture'])
export type StampReason = z.infer<typeof zStampReason>

/** What the public-health code keeps out of the set: alcohol is never given (CSP L3322-9, L3323-1). */
export function isKeptOut(product: Pick<Product, 'drinkGroup' | 'vatClass'>): boolean {
  return isAlcoholic(product) || product.vatClass === 'alcohol'
}

/** One piece of it can be offered: no set menu, and no price that others set (books, press). */
export function isOfferable(product: Pick<Product, 'drinkGroup' | 'vatClass' | 'formule'>): boolean {
  const othersSet = product.vatClass === 'book' || product.vatClass === 'press-agency'
  return !isKeptOut(product) && product.formule === undefined && !othersSet
}

/** Whether a product belongs to the set now, whatever became of it since the set was chosen. */
export function isInSet(rules: LoyaltyRules, product: Product): boolean {
  const named = rules.productIds.includes(product.id) || rules.categoryIds.includes(product.categoryId)
  return named && isOfferable(product)
}

const WHOLE = 10_000
/** The reward: an ordinary discount of one whole piece. */
export const REWARD: Discount = { kind: 'percent', hundredths: WHOLE, reason: 'loyalty' }

export function isReward(discount: Discount | null): boolean {
  return discount?.kind === 'percent' && discount.hundredths === WHOLE && discount.reason === REWARD.reason
}

/** Cards bear an in-store EAN-13 beginning with 29: any wand reads it, and its check digit proves it. */
const CARD_PREFIX = '29'
export const CARD_DIGITS = 10

export function isCardNumber(ean: string): boolean {
  return ean.length === 13 && ean.startsWith(CARD_PREFIX) && isChecked(ean)
}

/** `digits` are ten, at random. */
export function cardNumber(digits: string): string {
  const body = `${CARD_PREFIX}${digits}`
  return `${body}${eanCheckDigit(body)}`
}
