import type { Product } from '../../shared/catalogue.ts'
import { newPriceListId, type PriceListId, type ProductId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { Area, PriceList, Schedule } from '../../shared/price-list.ts'
import { amount, type Lang } from '../../shared/texts/format.ts'
import { hourOf } from '../../shared/texts/hours.ts'
import { readAmount } from '../control/search-view.ts'
import type { CatalogueView } from '../counter/catalogue-view.ts'

const EVENING: Schedule = {
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  fromMinute: 18 * 60,
  toMinute: 20 * 60,
  firstDay: null,
  lastDay: null,
}

/** A price list being written: hours and prices as they are typed. */
export type ListDraft = {
  readonly listId: PriceListId
  readonly label: string
  readonly timed: boolean
  readonly weekdays: readonly number[]
  readonly from: string
  readonly to: string
  readonly dates: Pick<Schedule, 'firstDay' | 'lastDay'>
  readonly areas: readonly Area[]
  readonly items: readonly { readonly productId: ProductId; readonly price: string }[]
}

export function draftOf(list: PriceList, lang: Lang): ListDraft {
  const { firstDay, lastDay, weekdays, fromMinute, toMinute } = list.schedule ?? EVENING
  return {
    listId: list.listId,
    label: list.label,
    timed: list.schedule !== null,
    weekdays,
    from: hourOf(fromMinute),
    to: hourOf(toMinute),
    dates: { firstDay, lastDay },
    areas: list.areas,
    items: list.items.map(({ productId, priceCents }) => ({ productId, price: amount(priceCents, lang) })),
  }
}

export function freshDraft(label: string): ListDraft {
  return draftOf({ listId: newPriceListId(), label, schedule: EVENING, areas: [], items: [] }, 'fr')
}

/** The list as it would be kept; nothing while an hour or a price cannot be read. */
export function listFrom(draft: ListDraft): PriceList | undefined {
  const [fromMinute, toMinute] = [minuteOf(draft.from), minuteOf(draft.to)]
  const items = draft.items.map(({ productId, price }) => ({ productId, priceCents: priceOf(price) }))
  const readable = items.filter((item): item is PriceList['items'][number] => item.priceCents !== undefined)
  const label = draft.label.trim()
  if (label === '' || readable.length < items.length) return undefined
  const plain = { listId: draft.listId, label, areas: [...draft.areas], items: readable }
  if (!draft.timed) return { ...plain, schedule: null }
  if (fromMinute === undefined || toMinute === undefined || draft.weekdays.length === 0) return undefined
  return { ...plain, schedule: { weekdays: [...draft.weekdays], fromMinute, toMinute, ...draft.dates } }
}

/** `18`, `18:30`, `18h30` and `1830` are hours of the wall; `24:00` ends a day. */
export function minuteOf(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:h ]?(\d{2}))?h?$/.exec(text.trim())
  const [hours, minutes] = [Number(found?.[1] ?? Number.NaN), Number(found?.[2] ?? 0)]
  const minute = hours * 60 + minutes
  return Number.isNaN(minute) || minutes > 59 || minute > 24 * 60 ? undefined : minute
}

export function priceOf(text: string): Cents | undefined {
  const price = readAmount(text)
  return price !== undefined && price >= 0 ? price : undefined
}

/** One more or one fewer of a few choices, kept in the order of them all. */
export function toggled<Value>(chosen: readonly Value[], value: Value, all: readonly Value[]): readonly Value[] {
  return all.filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)))
}

export function withItem(draft: ListDraft, product: Product, lang: Lang): ListDraft {
  if (draft.items.some(({ productId }) => productId === product.id)) return draft
  const item = { productId: product.id, price: amount(product.priceCents, lang) }
  return { ...draft, items: [...draft.items, item] }
}

/** What may still be added: with a price of its own, and not on the list. */
export function canAdd(draft: ListDraft, product: Product): boolean {
  return !product.openPrice && !draft.items.some(({ productId }) => productId === product.id)
}

export function labelOf(view: CatalogueView, productId: ProductId): string {
  return view.products.get(productId)?.label ?? productId
}
