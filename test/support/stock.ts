import type { Ask } from './shop.ts'
import { newCommandId, type ProductId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { newStockItemId, newSupplierId, type StockItem, type StockItemId } from '../../src/shared/stock.ts'

/** A keg of 30 l at 85 €, on the shelf `Cave`. */
export function keg(over: Partial<StockItem> = {}): StockItem {
  return {
    itemId: newStockItemId(),
    label: 'Fût blonde 30 l',
    unit: 'ml',
    packages: [{ label: 'Fût 30 l', amount: 30_000, priceCents: cents(8500), barcode: null }],
    supplierId: null,
    shelf: 'Cave',
    reorderAt: 0,
    target: 0,
    depositBp: null,
    active: true,
    ...over,
  }
}

/** Puts an item there with what one piece of a product takes of it. */
export async function keep(
  ask: Ask,
  item: StockItem,
  recipe: Readonly<Record<string, number>> = {},
): Promise<StockItem> {
  await ask.stock.saveItem({ commandId: newCommandId(), item })
  for (const [thing, amount] of Object.entries(recipe)) {
    await ask.stock.saveRecipe({
      commandId: newCommandId(),
      thing: thing as ProductId,
      lines: [{ itemId: item.itemId, amount }],
    })
  }
  return item
}

export async function supplier(ask: Ask, name = 'Brasserie du Val') {
  const one = { supplierId: newSupplierId(), name, email: 'commandes@val.example', phone: '', ourNumber: 'C-118' }
  await ask.stock.saveSupplier({ commandId: newCommandId(), supplier: one })
  return one
}

export async function levelOf(ask: Ask, itemId: StockItemId): Promise<number | undefined> {
  return (await ask.stock.levels({})).find((level) => level.itemId === itemId)?.level
}
