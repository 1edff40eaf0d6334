import type { Product } from '../../shared/catalogue.ts'
import { LISTS_MAX } from '../../shared/contracts/price-lists.ts'
import type { ProductId } from '../../shared/ids.ts'
import { cents, type Cents } from '../../shared/money.ts'
import { alcoholRule, priceInForce, type Area, type PriceList } from '../../shared/price-list.ts'
import { refuse, type Result } from '../../shared/result.ts'
import { AMOUNT_MAX_CENTS } from '../../shared/ticket.ts'

/** The two prices of a line: what it costs where the ticket is, and what it would cost to take away. */
export type Prices = {
  readonly priceCents: Cents
  readonly takeawayPriceCents: Cents | null
  readonly priceList: string | null
  readonly takeawayPriceList: string | null
}

export function pricesOf(inForce: readonly PriceList[], product: Product, area: Area): Prices {
  const here = product.openPrice ? undefined : priceInForce(inForce, product.id, area)
  const away = product.openPrice ? undefined : priceInForce(inForce, product.id, 'takeaway')
  const own = product.takeawayPriceCents ?? null
  return {
    priceCents: here?.priceCents ?? product.priceCents,
    // A price of the terrace is no price to take away: the catalogue's own is named as soon as the two may differ.
    takeawayPriceCents: away?.priceCents ?? own ?? (here ? product.priceCents : null),
    priceList: here?.list.label ?? null,
    takeawayPriceList: away?.list.label ?? null,
  }
}

/** Whether a list may be kept beside the others. */
export function listRefused(
  list: PriceList,
  others: readonly PriceList[],
  productOf: (productId: ProductId) => Product | undefined,
): Result<
  null,
  | 'PRODUCT_UNKNOWN'
  | 'PRICE_OPEN'
  | 'AMOUNT_TOO_LARGE'
  | 'SCHEDULE_EMPTY'
  | 'TOO_MANY_LISTS'
  | 'HAPPY_HOUR_ALCOHOL_ONLY'
  | 'OPEN_BAR_FORBIDDEN'
> {
  if (others.length >= LISTS_MAX) return refuse('TOO_MANY_LISTS', { max: LISTS_MAX })
  const { schedule } = list
  const endsFirst = schedule?.firstDay && schedule.lastDay && schedule.lastDay < schedule.firstDay
  if (schedule && (schedule.fromMinute === schedule.toMinute || endsFirst)) return refuse('SCHEDULE_EMPTY')
  for (const { productId, priceCents } of list.items) {
    const product = productOf(productId)
    if (!product) return refuse('PRODUCT_UNKNOWN')
    if (product.openPrice) return refuse('PRICE_OPEN')
    if (priceCents > AMOUNT_MAX_CENTS) return refuse('AMOUNT_TOO_LARGE', { maxCents: cents(AMOUNT_MAX_CENTS) })
  }
  return alcoholRule(list, productOf)
}

/** One price for a product: the last one named counts. */
export function withoutRepeats(list: PriceList): PriceList {
  return { ...list, items: [...new Map(list.items.map((item) => [item.productId, item])).values()] }
}
