import type { BusinessDay } from '../../shared/business-day.ts'
import type { OrderLine } from '../../shared/contracts/stock-orders.ts'
import type { OrderId, OrderState, StockItemId, SupplierId } from '../../shared/stock.ts'
import type { WriteDb } from '../db/open.ts'

export type OrderRow = {
  readonly orderId: OrderId
  readonly number: string
  readonly supplierId: SupplierId
  readonly state: OrderState
  readonly madeAtMs: number
  readonly day: BusinessDay
}
export type KeptOrderLine = OrderLine & { readonly received: number }

const ORDERS = `SELECT order_id AS orderId, number, supplier_id AS supplierId, state, made_at_ms AS madeAtMs, day
  FROM stock_orders`

/** Orders to suppliers, numbered year by year without a gap. */
export function createOrderStore(db: WriteDb) {
  const order = db.prepare<[string], OrderRow>(`${ORDERS} WHERE order_id = ?`)
  const orders = db.prepare<[], OrderRow>(`${ORDERS} ORDER BY made_at_ms DESC, number DESC LIMIT 200`)
  const lines = db.prepare<[string], KeptOrderLine>(
    `SELECT item_id AS itemId, package_amount AS packageAmount, packages, price_cents AS priceCents, received
     FROM stock_order_lines WHERE order_id = ? ORDER BY position`,
  )
  const inYear = db.prepare<[string], number>('SELECT count(*) FROM stock_orders WHERE number LIKE ?').pluck()
  const insert = db.prepare<OrderRow>(
    'INSERT INTO stock_orders VALUES (@orderId, @number, @supplierId, @state, @madeAtMs, @day)',
  )
  const setSupplier = db.prepare<[string, string]>('UPDATE stock_orders SET supplier_id = ? WHERE order_id = ?')
  const setState = db.prepare<[string, string]>('UPDATE stock_orders SET state = ? WHERE order_id = ?')
  const dropLines = db.prepare<[string]>('DELETE FROM stock_order_lines WHERE order_id = ?')
  const addLine = db.prepare<OrderLine & { orderId: string; position: number }>(
    'INSERT INTO stock_order_lines VALUES (@orderId, @position, @itemId, @packageAmount, @packages, @priceCents, 0)',
  )
  const receive = db.prepare<[number, string, string, number]>(
    'UPDATE stock_order_lines SET received = received + ? WHERE order_id = ? AND item_id = ? AND package_amount = ?',
  )
  const onOrder = db.prepare<[], { itemId: StockItemId; amount: number }>(
    `SELECT l.item_id AS itemId, sum(max(0, l.packages - l.received) * l.package_amount) AS amount
     FROM stock_order_lines l JOIN stock_orders o USING (order_id)
     WHERE o.state IN ('draft', 'sent', 'partly') GROUP BY l.item_id`,
  )
  return {
    order: (orderId: OrderId): OrderRow | undefined => order.get(orderId),
    orders: (): readonly OrderRow[] => orders.all(),
    lines: (orderId: OrderId): readonly KeptOrderLine[] => lines.all(orderId),
    nextNumber(day: BusinessDay): string {
      const series = `BC-${day.slice(0, 4)}-`
      return `${series}${String((inYear.get(`${series}%`) ?? 0) + 1).padStart(4, '0')}`
    },
    begin: (row: OrderRow): void => void insert.run(row),
    put(orderId: OrderId, supplierId: SupplierId, what: readonly OrderLine[]): void {
      setSupplier.run(supplierId, orderId)
      dropLines.run(orderId)
      what.forEach((line, position) => addLine.run({ ...line, orderId, position }))
    },
    setState: (orderId: OrderId, state: OrderState): void => void setState.run(state, orderId),
    receive: (orderId: OrderId, line: OrderLine): void =>
      void receive.run(line.packages, orderId, line.itemId, line.packageAmount),
    /** What is still to come of each item, drafts as well: they were thought of. */
    onOrder: (): ReadonlyMap<StockItemId, number> =>
      new Map(onOrder.all().map(({ itemId, amount }) => [itemId, amount])),
  }
}
export type OrderStore = ReturnType<typeof createOrderStore>
