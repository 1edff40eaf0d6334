import type { Catalogue } from '../../shared/catalogue.ts'
import type { stock as contract } from '../../shared/contracts/stock.ts'
import { ONE } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { SoldThing, StockItem, StockItemId } from '../../shared/stock.ts'
import { cents } from '../../shared/money.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { StockParts } from './parts.ts'

const MOVES_SHOWN = 60

type Own = Pick<
  Handlers<typeof contract>,
  | 'levels'
  | 'items'
  | 'suppliers'
  | 'recipes'
  | 'moves'
  | 'settings'
  | 'saveItem'
  | 'saveSupplier'
  | 'saveRecipe'
  | 'keepAsSold'
  | 'move'
  | 'changeSettings'
>

/** Items, recipes, suppliers, and what somebody takes or finds. */
export function itemHandlers({ items, moves, stock, catalogue, nameOf }: StockParts): Own {
  const takenBarcode = ({ itemId, packages }: StockItem): string | undefined => {
    const own = packages.flatMap(({ barcode }) => barcode ?? [])
    const twice = own.find((code, n) => own.indexOf(code) !== n)
    return twice ?? own.find((code) => (items.barcodeHolder(code) ?? itemId) !== itemId)
  }

  return {
    levels: () => stock.levels(),
    items: () => [...stock.now()],
    suppliers: () => [...items.suppliers()],
    recipes: () => [...items.recipes()],
    settings: () => ({ cost: items.costMethod() }),

    moves({ itemId }) {
      const rows = moves.ofItem(itemId, MOVES_SHOWN)
      return {
        moves: rows.map(({ itemId: _item, ref: _ref, operator, ...row }) => ({ ...row, by: nameOf(operator) })),
        soldSinceCount: moves.level(itemId).soldSinceCount,
      }
    },

    saveItem({ item }, context) {
      const before = items.item(item.itemId)
      if (item.supplierId !== null && !items.supplier(item.supplierId)) return refuse('STOCK_SUPPLIER_UNKNOWN')
      if (item.depositBp !== null && item.supplierId === null) return refuse('STOCK_DEPOSIT_WITHOUT_SUPPLIER')
      if (before && before.unit !== item.unit && items.isUsed(item.itemId)) return refuse('STOCK_UNIT_FIXED')
      if (takenBarcode(item) !== undefined) return refuse('STOCK_BARCODE_TAKEN')
      items.save(item)
      context.announce('stock.changed')
      return ok(item)
    },

    saveSupplier({ supplier }, context) {
      items.saveSupplier(supplier)
      context.announce('stock.changed')
      return ok(supplier)
    },

    saveRecipe({ thing, lines }, context) {
      if (!isSold(catalogue.all(), thing)) return refuse('STOCK_THING_UNKNOWN')
      if (new Set(lines.map(({ itemId }) => itemId)).size < lines.length) return refuse('STOCK_ITEM_TWICE')
      if (!lines.every(({ itemId }) => items.item(itemId))) return refuse('STOCK_ITEM_UNKNOWN')
      items.saveRecipe(thing, lines, stock.lastTicket(), context.nowMs)
      context.announce('stock.changed')
      return ok({ thing, lines })
    },

    keepAsSold({ productId, itemId }, context) {
      const product = catalogue.product(productId)
      if (!product) return refuse('PRODUCT_UNKNOWN')
      if (items.item(itemId)) return refuse('ID_REUSED')
      if (items.recipes().some(({ thing }) => thing === productId)) return refuse('STOCK_RECIPE_EXISTS')
      const item = asSold(itemId, product.label, freeBarcode(product.barcodes))
      items.save(item)
      items.saveRecipe(productId, [{ itemId, amount: ONE }], stock.lastTicket(), context.nowMs)
      context.announce('stock.changed')
      return ok(item)
    },

    move({ itemId, kind, amount, note }, context) {
      const item = items.item(itemId)
      if (!item) return refuse('STOCK_ITEM_UNKNOWN')
      stock.write(context, item, { kind, amount: kind === 'found' ? amount : -amount, note })
      context.announce('stock.changed')
      return ok(null)
    },

    changeSettings({ cost }, context) {
      items.saveCostMethod(cost)
      context.announce('stock.changed')
      return ok({ cost })
    },
  }

  function freeBarcode(barcodes: readonly string[] | undefined): string | null {
    return barcodes?.find((code) => items.barcodeHolder(code) === undefined) ?? null
  }
}

/** Whether the catalogue has it, as a product or as an option of one. */
export function isSold({ products, optionGroups }: Catalogue, thing: SoldThing): boolean {
  return (
    products.some(({ id }) => id === thing) ||
    optionGroups.some(({ options }) => options.some(({ id }) => id === thing))
  )
}

/** One piece of it is what is sold. */
function asSold(itemId: StockItemId, label: string, barcode: string | null): StockItem {
  return {
    itemId,
    label,
    unit: 'piece',
    packages: [{ label: 'Pièce', amount: ONE, priceCents: cents(0), barcode }],
    supplierId: null,
    shelf: '',
    reorderAt: 0,
    target: 0,
    depositBp: null,
    active: true,
  }
}
