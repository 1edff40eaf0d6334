import type { Category, Place, Product } from '../../shared/catalogue.ts'
import type { Cents } from '../../shared/money.ts'
import { searchProducts, type CatalogueView } from '../counter/catalogue-view.ts'
import { typedAmount, withAmountDigit } from '../counter/pay-view.ts'

const FOUND_MAX = 60
/** As many rows as a screen draws at once; the search finds the others. */
export const ROWS_MAX = 400

export type PriceGroup = { readonly category: Category | undefined; readonly products: readonly Product[] }

/** The whole menu by category, or what answers to a text, the best first. */
export function priceGroups(view: CatalogueView, text: string): readonly PriceGroup[] {
  if (text.trim()) {
    const products = searchProducts(view, text, FOUND_MAX)
    return products.length > 0 ? [{ category: undefined, products }] : []
  }
  const of = Map.groupBy(
    [...view.products.values()].filter((product) => !product.withdrawn),
    (product) => product.categoryId,
  )
  let room = ROWS_MAX
  return view.categories
    .map(({ category }) => {
      const products = (of.get(category.id) ?? []).slice(0, room)
      room -= products.length
      return { category, products }
    })
    .filter(({ products }) => products.length > 0)
}

/** A price being changed; `fresh` is one whose next digit begins it anew. */
export type PriceDraft = {
  readonly onSite: Cents
  /** Null where it costs the same. */
  readonly takeaway: Cents | null
  readonly place: Place
  readonly fresh: boolean
}

export function priceDraft(product: Product): PriceDraft {
  return {
    onSite: product.priceCents,
    takeaway: product.takeawayPriceCents ?? null,
    place: 'on-site',
    fresh: true,
  }
}

export function draftPrice(draft: PriceDraft, place: Place): Cents {
  return place === 'takeaway' ? (draft.takeaway ?? draft.onSite) : draft.onSite
}

/** A place is taken in hand: what is typed next is its whole price. */
export function withPlace(draft: PriceDraft, place: Place): PriceDraft {
  return { ...draft, place, fresh: true }
}

export function withOwnTakeaway(draft: PriceDraft, own: boolean): PriceDraft {
  return own
    ? { ...draft, takeaway: draft.takeaway ?? draft.onSite, place: 'takeaway', fresh: true }
    : { ...draft, takeaway: null, place: 'on-site', fresh: true }
}

export function withPriceKey(draft: PriceDraft, key: string): PriceDraft {
  const digits = draft.fresh && key !== 'back' ? '' : String(draftPrice(draft, draft.place))
  const price = typedAmount(withAmountDigit(digits, key))
  const typed = draft.place === 'takeaway' ? { takeaway: price } : { onSite: price }
  return { ...draft, ...typed, fresh: false }
}

export function isNewPrice(product: Product, draft: PriceDraft): boolean {
  return draft.onSite !== product.priceCents || draft.takeaway !== (product.takeawayPriceCents ?? null)
}
