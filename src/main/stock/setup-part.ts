import { z } from 'zod'
import { zPriceCents } from '../../shared/catalogue.ts'
import { zBusinessDay } from '../../shared/contracts/procedure.ts'
import { zRecipe, type stock as contract } from '../../shared/contracts/stock.ts'
import { zText } from '../../shared/free-text.ts'
import { ok, refuse } from '../../shared/result.ts'
import { zCostMethod, zPositiveAmount, zStockItem, zStockItemId, zSupplier, zSupplierId } from '../../shared/stock.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { setupPart } from '../setup/index.ts'
import { isSold } from './item-handlers.ts'
import type { StockParts } from './parts.ts'

const MANY = 20_000
/** Their telephone and address are somebody's, and the number under which they know a café is that café's. */
const zNamedSupplier = zSupplier.pick({ supplierId: true, name: true })
const zListedPrice = z.strictObject({
  supplierId: zSupplierId,
  itemId: zStockItemId,
  packageAmount: zPositiveAmount,
  priceCents: zPriceCents,
  validFrom: zBusinessDay,
  negotiated: z.literal([0, 1]),
  ref: zText(40),
})
type ListedPrice = z.infer<typeof zListedPrice>
type Commands = Pick<Handlers<typeof contract>, 'changeSettings' | 'saveSupplier' | 'saveItem' | 'saveRecipe'>

/** What of the stock a set-up file carries: items, recipes, suppliers by name, their price lists; no quantity, no delivery. */
export function stockSetup({ items, more, catalogue }: StockParts, handlers: Commands) {
  /** As `importPrices` takes a line of a list: of a supplier and an item that are known. */
  function addPrice(price: ListedPrice) {
    if (!items.supplier(price.supplierId)) return refuse('STOCK_SUPPLIER_UNKNOWN')
    if (!items.item(price.itemId)) return refuse('STOCK_ITEM_UNKNOWN')
    more.addPrice(price)
    return ok(null)
  }

  return setupPart({
    schema: z.strictObject({
      cost: zCostMethod,
      suppliers: z.array(zNamedSupplier).max(MANY),
      items: z.array(zStockItem).max(MANY),
      recipes: z.array(zRecipe).max(MANY),
      prices: z.array(zListedPrice).max(MANY),
    }),
    read: () => ({
      cost: items.costMethod(),
      suppliers: items.suppliers().map(({ supplierId, name }) => ({ supplierId, name })),
      items: items.items().map(({ averageRate: _, ...item }) => item),
      // A product that the catalogue forgot may have left its recipe behind.
      recipes: items.recipes().filter(({ thing }) => isSold(catalogue.all(), thing)),
      prices: [...more.prices()],
    }),
    bring: (brought, context) => [
      () => handlers.changeSettings({ ...context, cost: brought.cost }, context),
      ...brought.suppliers.map((one) => () => {
        const known = items.supplier(one.supplierId) ?? { email: '', phone: '', ourNumber: '' }
        return handlers.saveSupplier({ ...context, supplier: { ...known, ...one } }, context)
      }),
      ...brought.items.map((item) => () => handlers.saveItem({ ...context, item }, context)),
      ...brought.recipes.map((recipe) => () => handlers.saveRecipe({ ...context, ...recipe }, context)),
      ...brought.prices.map((price) => () => addPrice(price)),
    ],
  })
}
