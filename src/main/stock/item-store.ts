import type { Recipe } from '../../shared/contracts/stock.ts'
import type { Cents } from '../../shared/money.ts'
import type {
  CostMethod,
  Package,
  RecipeLine,
  SoldThing,
  StockItem,
  StockItemId,
  Supplier,
  SupplierId,
} from '../../shared/stock.ts'
import type { WriteDb } from '../db/open.ts'

type ItemRow = {
  item_id: StockItemId
  label: string
  unit: StockItem['unit']
  supplier_id: SupplierId | null
  shelf: string
  reorder_at: number
  target: number
  deposit_bp: number | null
  active: 0 | 1
  average_rate: number | null
}
type PackageRow = { item_id: StockItemId; label: string; amount: number; price_cents: Cents; barcode: string | null }
/** An item and its weighted average, which only its deliveries write. */
export type KeptItem = StockItem & { readonly averageRate: number | null }

const SUPPLIERS = 'SELECT supplier_id AS supplierId, name, email, phone, our_number AS ourNumber FROM stock_suppliers'

/** What is bought and kept, by whom it comes, and what a sale takes of it. */
export function createItemStore(db: WriteDb) {
  const settings = db.prepare<[], { cost: CostMethod }>('SELECT cost FROM stock_settings')
  const saveSettings = db.prepare<[string]>(
    'INSERT INTO stock_settings VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET cost = excluded.cost',
  )
  const suppliers = db.prepare<[], Supplier>(`${SUPPLIERS} ORDER BY name`)
  const supplier = db.prepare<[string], Supplier>(`${SUPPLIERS} WHERE supplier_id = ?`)
  const saveSupplier = db.prepare<Supplier>(
    `INSERT INTO stock_suppliers VALUES (@supplierId, @name, @email, @phone, @ourNumber)
     ON CONFLICT (supplier_id) DO UPDATE SET name = excluded.name, email = excluded.email, phone = excluded.phone,
       our_number = excluded.our_number`,
  )
  const items = db.prepare<[], ItemRow>('SELECT * FROM stock_items ORDER BY label, item_id')
  const item = db.prepare<[string], ItemRow>('SELECT * FROM stock_items WHERE item_id = ?')
  const saveItem = db.prepare(
    `INSERT INTO stock_items VALUES
       (@itemId, @label, @unit, @supplierId, @shelf, @reorderAt, @target, @depositBp, @active, NULL)
     ON CONFLICT (item_id) DO UPDATE SET label = excluded.label, unit = excluded.unit, supplier_id = excluded.supplier_id,
       shelf = excluded.shelf, reorder_at = excluded.reorder_at, target = excluded.target,
       deposit_bp = excluded.deposit_bp, active = excluded.active`,
  )
  const allPackages = db.prepare<[], PackageRow>(
    'SELECT item_id, label, amount, price_cents, barcode FROM stock_packages ORDER BY item_id, position',
  )
  const packages = db.prepare<[string], PackageRow>(
    'SELECT item_id, label, amount, price_cents, barcode FROM stock_packages WHERE item_id = ? ORDER BY position',
  )
  const dropPackages = db.prepare<[string]>('DELETE FROM stock_packages WHERE item_id = ?')
  const addPackage = db.prepare<[string, number, string, number, number, string | null]>(
    'INSERT INTO stock_packages VALUES (?, ?, ?, ?, ?, ?)',
  )
  const reprice = db.prepare<[number, string, number]>(
    'UPDATE stock_packages SET price_cents = ? WHERE item_id = ? AND amount = ?',
  )
  const saveAverage = db.prepare<[number, string]>('UPDATE stock_items SET average_rate = ? WHERE item_id = ?')
  const barcodeHolder = db
    .prepare<[string], StockItemId>('SELECT item_id FROM stock_packages WHERE barcode = ?')
    .pluck()
  const used = db
    .prepare<{ id: string }, number>(
      `SELECT EXISTS (SELECT 1 FROM stock_moves WHERE item_id = @id)
         OR EXISTS (SELECT 1 FROM stock_recipe_lines WHERE item_id = @id)`,
    )
    .pluck()
  const recipeLines = db.prepare<[], { thing: SoldThing } & RecipeLine>(
    `SELECT r.thing, l.item_id AS itemId, l.amount FROM stock_recipes r JOIN stock_recipe_lines l USING (recipe)
     WHERE r.until_number IS NULL ORDER BY r.thing, l.position`,
  )
  const endRecipe = db.prepare<[number, string]>(
    'UPDATE stock_recipes SET until_number = ? WHERE thing = ? AND until_number IS NULL',
  )
  const addRecipe = db
    .prepare<[string, number, number], number>(
      'INSERT INTO stock_recipes (thing, from_number, until_number, at_ms) VALUES (?, ?, NULL, ?) RETURNING recipe',
    )
    .pluck()
  const addRecipeLine = db.prepare<[number, number, string, number]>(
    'INSERT INTO stock_recipe_lines VALUES (?, ?, ?, ?)',
  )

  const itemOf = (row: ItemRow, rows: readonly PackageRow[]): KeptItem => ({
    itemId: row.item_id,
    label: row.label,
    unit: row.unit,
    packages: rows.map(packageOf),
    supplierId: row.supplier_id,
    shelf: row.shelf,
    reorderAt: row.reorder_at,
    target: row.target,
    depositBp: row.deposit_bp,
    active: row.active === 1,
    averageRate: row.average_rate,
  })

  return {
    costMethod: (): CostMethod => settings.get()?.cost ?? 'last',
    saveCostMethod: (cost: CostMethod): void => void saveSettings.run(cost),
    suppliers: (): readonly Supplier[] => suppliers.all(),
    supplier: (supplierId: SupplierId): Supplier | undefined => supplier.get(supplierId),
    saveSupplier: (one: Supplier): void => void saveSupplier.run(one),
    /** By name; those that are not kept any more as well. */
    items(): readonly KeptItem[] {
      const byItem = Map.groupBy(allPackages.all(), (row) => row.item_id)
      return items.all().map((row) => itemOf(row, byItem.get(row.item_id) ?? []))
    },
    item(itemId: StockItemId): KeptItem | undefined {
      const row = item.get(itemId)
      return row && itemOf(row, packages.all(itemId))
    },
    save(one: StockItem): void {
      saveItem.run({ ...one, active: one.active ? 1 : 0 })
      dropPackages.run(one.itemId)
      one.packages.forEach((p, n) => addPackage.run(one.itemId, n, p.label, p.amount, p.priceCents, p.barcode))
    },
    /** What a package of this size costs from now on. */
    reprice: (itemId: StockItemId, amount: number, priceCents: Cents): void =>
      void reprice.run(priceCents, itemId, amount),
    saveAverage: (itemId: StockItemId, rate: number): void => void saveAverage.run(rate, itemId),
    barcodeHolder: (barcode: string): StockItemId | undefined => barcodeHolder.get(barcode),
    /** It was moved or is part of a recipe of any time: its figures are in its unit. */
    isUsed: (itemId: StockItemId): boolean => used.get({ id: itemId }) === 1,
    /** The recipes in force. */
    recipes(): readonly Recipe[] {
      const byThing = Map.groupBy(recipeLines.all(), (row) => row.thing)
      return [...byThing].map(([thing, rows]) => ({
        thing,
        lines: rows.map(({ itemId, amount }) => ({ itemId, amount })),
      }))
    },
    /** What is sold after this ticket takes these lines, and nothing where there are none. */
    saveRecipe(thing: SoldThing, lines: readonly RecipeLine[], afterNumber: number, nowMs: number): void {
      endRecipe.run(afterNumber, thing)
      if (lines.length === 0) return
      const recipe = addRecipe.get(thing, afterNumber, nowMs) ?? 0
      lines.forEach(({ itemId, amount }, n) => addRecipeLine.run(recipe, n, itemId, amount))
    },
  }
}
export type ItemStore = ReturnType<typeof createItemStore>

function packageOf({ label, amount, price_cents, barcode }: PackageRow): Package {
  return { label, amount, priceCents: price_cents, barcode }
}
