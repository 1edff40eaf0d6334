import type { BusinessDay } from '../../shared/business-day.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import type { BreadId, Container, StockItemId, SupplierId } from '../../shared/stock.ts'
import type { WriteDb } from '../db/open.ts'

export type PriceRow = {
  readonly supplierId: SupplierId
  readonly itemId: StockItemId
  readonly packageAmount: number
  readonly priceCents: Cents
  readonly validFrom: BusinessDay
  readonly negotiated: 0 | 1
  readonly ref: string
}
export type BreadRow = {
  readonly breadId: BreadId
  readonly name: string
  readonly productId: ProductId
  readonly quantity: number
  /** On this one day; null where it is wanted every week. */
  readonly day: BusinessDay | null
  /** Bit 0 is Monday. */
  readonly weekdays: number
}
export type SoldOnDeposit = {
  readonly itemId: StockItemId
  readonly thousandths: number
  readonly ttcCents: Cents
}

/** Suppliers' price lists, bread that was ordered, empties, and what was sold for producers. */
export function createMoreStore(db: WriteDb) {
  const prices = db.prepare<[], PriceRow>(
    `SELECT supplier_id AS supplierId, item_id AS itemId, package_amount AS packageAmount, price_cents AS priceCents,
       valid_from AS validFrom, negotiated, ref FROM stock_prices ORDER BY item_id, valid_from DESC, supplier_id`,
  )
  const addPrice = db.prepare<PriceRow>(
    `INSERT INTO stock_prices VALUES (@supplierId, @itemId, @packageAmount, @validFrom, @priceCents, @negotiated, @ref)
     ON CONFLICT (supplier_id, item_id, package_amount, valid_from) DO UPDATE SET price_cents = excluded.price_cents,
       negotiated = excluded.negotiated, ref = excluded.ref`,
  )
  /** Where the item is all that a piece takes: its price is the item's. */
  const soldOnDeposit = db.prepare<[string, string], SoldOnDeposit>(
    `SELECT l.item_id AS itemId, sum(s.quantity_milli * l.amount) AS thousandths, sum(s.ttc_cents) AS ttcCents
     FROM stock_items i JOIN stock_recipe_lines l ON l.item_id = i.item_id
       JOIN stock_recipes r ON r.recipe = l.recipe
       JOIN stock_sales s ON s.thing = r.thing AND s.business_day BETWEEN ? AND ?
         AND s.sold_number > r.from_number AND (r.until_number IS NULL OR s.sold_number <= r.until_number)
     WHERE i.deposit_bp IS NOT NULL
       AND (SELECT count(*) FROM stock_recipe_lines o WHERE o.recipe = r.recipe) = 1
     GROUP BY l.item_id`,
  )
  const BREAD = `SELECT bread_id AS breadId, name, product_id AS productId, quantity, day, weekdays FROM stock_bread`
  const bread = db.prepare<[string, number], BreadRow>(
    `${BREAD} WHERE day = ? OR (day IS NULL AND weekdays & ? <> 0) ORDER BY name, bread_id`,
  )
  const oneBread = db.prepare<[string], BreadRow>(`${BREAD} WHERE bread_id = ?`)
  const saveBread = db.prepare<BreadRow>(
    `INSERT INTO stock_bread VALUES (@breadId, @name, @productId, @quantity, @day, @weekdays)
     ON CONFLICT (bread_id) DO UPDATE SET name = excluded.name, product_id = excluded.product_id,
       quantity = excluded.quantity, day = excluded.day, weekdays = excluded.weekdays`,
  )
  const endBread = db.prepare<[string]>('DELETE FROM stock_bread WHERE bread_id = ?')
  const dropOld = db.prepare<[string]>('DELETE FROM stock_bread WHERE day < ?')
  const handed = db.prepare<[string], BreadId>('SELECT bread_id FROM stock_bread_handed WHERE day = ?').pluck()
  const hand = db.prepare<[string, string]>('INSERT OR IGNORE INTO stock_bread_handed VALUES (?, ?)')
  const unhand = db.prepare<[string, string]>('DELETE FROM stock_bread_handed WHERE bread_id = ? AND day = ?')
  const containers = db.prepare<[], { supplierId: SupplierId; container: Container; here: number }>(
    `SELECT supplier_id AS supplierId, container, sum(came - went) AS here FROM stock_containers
     GROUP BY supplier_id, container ORDER BY supplier_id, container`,
  )
  const moveContainers = db.prepare<[string, string, number, number, number, string]>(
    `INSERT INTO stock_containers (supplier_id, container, came, went, at_ms, operator_id) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  return {
    /** By item, the latest first. */
    prices: (): readonly PriceRow[] => prices.all(),
    addPrice: (row: PriceRow): void => void addPrice.run(row),
    soldOnDeposit: (from: BusinessDay, to: BusinessDay): readonly SoldOnDeposit[] => soldOnDeposit.all(from, to),
    bread: (day: BusinessDay, weekday: number): readonly BreadRow[] => bread.all(day, 1 << (weekday - 1)),
    oneBread: (breadId: BreadId): BreadRow | undefined => oneBread.get(breadId),
    saveBread: (row: BreadRow): void => void saveBread.run(row),
    endBread: (breadId: BreadId): void => void endBread.run(breadId),
    /** What was wanted once and before this day is about people, and over. */
    dropBreadBefore: (day: BusinessDay): void => void dropOld.run(day),
    handed: (day: BusinessDay): ReadonlySet<BreadId> => new Set(handed.all(day)),
    hand: (breadId: BreadId, day: BusinessDay, isHanded: boolean): void =>
      void (isHanded ? hand : unhand).run(breadId, day),
    containers: () => containers.all(),
    moveContainers: (
      supplierId: SupplierId,
      container: Container,
      moved: { readonly came: number; readonly went: number; readonly atMs: number; readonly operator: string },
    ): void => void moveContainers.run(supplierId, container, moved.came, moved.went, moved.atMs, moved.operator),
  }
}
export type MoreStore = ReturnType<typeof createMoreStore>
