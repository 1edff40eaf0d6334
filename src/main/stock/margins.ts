import type { BusinessDay } from '../../shared/business-day.ts'
import type { Margin } from '../../shared/contracts/stock-orders.ts'
import { cents, divideHalfUp, minus } from '../../shared/money.ts'
import { extractVat } from '../../shared/vat.ts'
import { taxationOf } from '../catalogue/index.ts'
import type { StockParts } from './parts.ts'

/**
 * What one piece of each product earns: its price on site without VAT, less what its recipe costs by the café's way to
 * cost. What is on deposit earns the café's share. Options are not in it: they are sold with something.
 */
export function marginsOf({ catalogue, items, stock, vatTable }: StockParts, day: BusinessDay): Margin[] {
  const byThing = new Map(items.recipes().map(({ thing, lines }) => [thing, lines]))
  const known = new Map(items.items().map((item) => [item.itemId, item]))
  const margins = catalogue.all().products.flatMap(({ id, label, priceCents, vatClass }): Margin[] => {
    const lines = byThing.get(id)
    if (!lines || priceCents === 0) return []
    const htCents = extractVat(priceCents, taxationOf(vatTable, vatClass, 'on-site', day).rate).ht
    // Added up in millionths of a cent, rounded once.
    const cost = lines.reduce((total, { itemId, amount }) => {
      const item = known.get(itemId)
      return item ? total + BigInt(amount) * BigInt(stock.rate(item)) : total
    }, 0n)
    const costCents = cents(Number(divideHalfUp(cost, 1_000_000n)))
    const marginCents = minus(htCents, costCents)
    const marginBp = htCents === 0 ? null : Number(divideHalfUp(BigInt(marginCents) * 10_000n, BigInt(htCents)))
    return [{ productId: id, label, priceCents, htCents, costCents, marginCents, marginBp }]
  })
  return margins.toSorted((a, b) => (a.marginBp ?? 0) - (b.marginBp ?? 0) || a.label.localeCompare(b.label, 'fr'))
}
