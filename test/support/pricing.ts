import { newPriceListId, type OptionId, type ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import type { PriceList } from '../../src/shared/price-list.ts'
import { zCatalogue, type Catalogue, type FormuleSlot, type GoodsKind } from '../../src/shared/catalogue.ts'
import demo from '../../resources/demo/catalogue.json' with { type: 'json' }

export const prd = (slug: string) => `prd_${slug}` as ProductId
export const opt = (slug: string) => `opt_${slug}` as OptionId

/** Every evening from 18:00 to 20:00: beer a third cheaper, and a soft drink as much. */
export function happyHour(more: Partial<PriceList> = {}): PriceList {
  return {
    listId: newPriceListId(),
    label: 'Happy hour',
    schedule: {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      fromMinute: 18 * 60,
      toMinute: 20 * 60,
      firstDay: null,
      lastDay: null,
    },
    areas: [],
    items: [item('demi', 200), item('limonade', 160)],
    ...more,
  }
}

export const item = (slug: string, priceCents: number) => ({ productId: prd(slug), priceCents: cents(priceCents) })

export const demoCatalogue = (): Catalogue => zCatalogue.parse(demo)

export const slot = (id: string, min: 0 | 1, choices: Readonly<Record<string, number>>): FormuleSlot => ({
  id,
  label: id,
  min,
  choices: Object.entries(choices).map(([slug, supplement]) => ({
    productId: prd(slug),
    supplementCents: cents(supplement),
  })),
})

/** A jar that was scanned and that nobody knew. */
export const newJam = (
  more: { readonly categoryId?: string; readonly kind?: GoodsKind; readonly priceCents?: number } = {},
) => ({
  productId: prd('3017620422003'),
  label: 'Confiture de Mirabelles',
  categoryId: more.categoryId ?? 'epicerie',
  kind: more.kind ?? ('grocery' as const),
  priceCents: cents(more.priceCents ?? 450),
  barcode: '3017620422003',
})
