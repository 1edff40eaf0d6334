import { z } from 'zod'
import { zText } from '../free-text.ts'
import { zProductId } from '../ids.ts'
import {
  zAmount,
  zCostMethod,
  zHandMove,
  zMoveKind,
  zPositiveAmount,
  zRecipeLine,
  zSignedAmount,
  zSoldThing,
  zStockItem,
  zStockItemId,
  zStockUnit,
  zSupplier,
} from '../stock.ts'
import { command, query, zBusinessDay, zCents, zInstantMs } from './procedure.ts'
import { deliverProcedures } from './stock-deliveries.ts'
import { moreProcedures } from './stock-more.ts'
import { orderProcedures } from './stock-orders.ts'

/** What anybody at the counter may see of an item: how much there is. */
export const zLevel = z.strictObject({
  itemId: zStockItemId,
  label: z.string(),
  unit: zStockUnit,
  shelf: z.string(),
  level: zSignedAmount,
  reorderAt: zAmount,
  low: z.boolean(),
})
export type Level = z.infer<typeof zLevel>

/** An item with what there is of it and what that is worth, in cents without VAT. */
export const zItemNow = z.strictObject({
  item: zStockItem,
  level: zSignedAmount,
  valueCents: zCents,
  /** Millionths of a cent for one unit of amount, by the café's way to cost. */
  rate: z.int().min(0),
  low: z.boolean(),
})
export type ItemNow = z.infer<typeof zItemNow>

export const zMove = z.strictObject({
  move: z.int().positive(),
  kind: zMoveKind,
  /** Signed. */
  amount: zSignedAmount,
  /** What was counted, where it is a count. */
  counted: zAmount.nullable(),
  valueCents: zCents,
  atMs: zInstantMs,
  day: zBusinessDay,
  by: z.string(),
  note: z.string(),
})
export type Move = z.infer<typeof zMove>

/** What one piece of a product or option takes off the shelf now. */
export const zRecipe = z.strictObject({ thing: zSoldThing, lines: z.array(zRecipeLine).max(12) })
export type Recipe = z.infer<typeof zRecipe>

const levels = query({ right: 'look', output: z.array(zLevel) })
const items = query({ right: 'reports', output: z.array(zItemNow) })
const suppliers = query({ right: 'stock', output: z.array(zSupplier) })
const recipes = query({ right: 'look', output: z.array(zRecipe) })
/** The last movements of an item, newest first, and what sales took since the last count. */
const moves = query({
  right: 'reports',
  input: { itemId: zStockItemId },
  output: z.strictObject({ moves: z.array(zMove), soldSinceCount: zSignedAmount }),
})
const settings = query({ right: 'stock', output: z.strictObject({ cost: zCostMethod }) })

const saveItem = command({
  right: 'stock',
  input: { item: zStockItem },
  output: zStockItem,
  refusals: ['STOCK_SUPPLIER_UNKNOWN', 'STOCK_UNIT_FIXED', 'STOCK_BARCODE_TAKEN', 'STOCK_DEPOSIT_WITHOUT_SUPPLIER'],
})
const saveSupplier = command({ right: 'stock', input: { supplier: zSupplier }, output: zSupplier })
/** From the next sale on; what was sold before keeps the recipe of its time. */
const saveRecipe = command({
  right: 'stock',
  input: { thing: zSoldThing, lines: z.array(zRecipeLine).max(12) },
  output: zRecipe,
  refusals: ['STOCK_THING_UNKNOWN', 'STOCK_ITEM_UNKNOWN', 'STOCK_ITEM_TWICE'],
})
/** A product that is sold as it is bought: its item and its recipe at once. */
const keepAsSold = command({
  right: 'stock',
  input: { productId: zProductId, itemId: zStockItemId },
  output: zStockItem,
  refusals: ['PRODUCT_UNKNOWN', 'ID_REUSED', 'STOCK_RECIPE_EXISTS'],
})
const move = command({
  right: 'stock',
  input: { itemId: zStockItemId, kind: zHandMove, amount: zPositiveAmount, note: zText(80) },
  output: z.null(),
  refusals: ['STOCK_ITEM_UNKNOWN'],
})
const changeSettings = command({
  right: 'stock',
  input: { cost: zCostMethod },
  output: z.strictObject({ cost: zCostMethod }),
})

/** What lies in the cellar and on the shelves, and who delivers it. */
export const stock = {
  levels,
  items,
  suppliers,
  recipes,
  moves,
  settings,
  saveItem,
  saveSupplier,
  saveRecipe,
  keepAsSold,
  move,
  changeSettings,
  ...deliverProcedures,
  ...orderProcedures,
  ...moreProcedures,
}
