import { cents } from '../../shared/money.ts'
import { valueOf, rateOf, type BreadId, type SoldThing, type StockItemId, type SupplierId } from '../../shared/stock.ts'
import type { BusinessDay } from '../../shared/business-day.ts'
import type { WriteDb } from '../db/open.ts'
import { listed, rows, suppliers, weekly } from './demo-items.ts'
import { createItemStore } from './item-store.ts'
import { createMoreStore } from './more-store.ts'
import { createMoveStore } from './move-store.ts'

const id = <T extends string>(prefix: string, n: number) =>
  `${prefix}_00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as T
/** What a made-up café would have in its cellar on its first day: counted by whoever opens it. */
export function installDemoStock(
  db: WriteDb,
  { nowMs, day, operator }: { readonly nowMs: number; readonly day: BusinessDay; readonly operator: string },
): void {
  const items = createItemStore(db)
  const moves = createMoveStore(db)
  suppliers.forEach(([name, email, phone, ourNumber], n) =>
    items.saveSupplier({ supplierId: id<SupplierId>('sup', n + 1), name, email, phone, ourNumber }),
  )
  const recipes = new Map<string, { readonly itemId: StockItemId; readonly amount: number }[]>()
  rows.forEach(
    ([label, unit, [packLabel, amount, price], supplier, shelf, reorderAt, target, now, sold, deposit], n) => {
      const itemId = id<StockItemId>('sti', n + 1)
      const packages = [{ label: packLabel, amount, priceCents: cents(price), barcode: null }]
      const supplierId = id<SupplierId>('sup', supplier + 1)
      const depositBp = deposit ?? null
      items.save({ itemId, label, unit, packages, supplierId, shelf, reorderAt, target, depositBp, active: true })
      moves.add({
        itemId,
        kind: 'count',
        amount: now,
        counted: now,
        afterNumber: 0,
        valueCents: valueOf(now, rateOf(cents(price), amount)),
        atMs: nowMs,
        day,
        operator,
        note: '',
        ref: null,
      })
      for (const [thing, used] of Object.entries(sold))
        recipes.set(thing, [...(recipes.get(thing) ?? []), { itemId, amount: used }])
    },
  )
  for (const [thing, lines] of recipes) items.saveRecipe(thing as SoldThing, lines, 0, nowMs)
  const more = createMoreStore(db)
  weekly.forEach(([name, productId, quantity, weekdays], n) =>
    more.saveBread({ breadId: id<BreadId>('brd', n + 1), name, productId, quantity, day: null, weekdays }),
  )
  listed.forEach(([item, supplier, priceCents, negotiated]) => {
    const kept = rows[item]
    if (!kept) return
    more.addPrice({
      supplierId: id<SupplierId>('sup', supplier + 1),
      itemId: id<StockItemId>('sti', item + 1),
      packageAmount: kept[2][1],
      priceCents: cents(priceCents),
      validFrom: '2026-01-01' as BusinessDay,
      negotiated,
      ref: '',
    })
  })
  more.moveContainers(id<SupplierId>('sup', 1), 'keg', { came: 4, went: 1, atMs: nowMs, operator })
}
