import type { BusinessDay } from '../../shared/business-day.ts'
import type { DeliveryLine } from '../../shared/contracts/stock-deliveries.ts'
import type { DeliveryId, StockCountId, SupplierId } from '../../shared/stock.ts'
import type { WriteDb } from '../db/open.ts'

export type DeliveryRow = {
  readonly deliveryId: DeliveryId
  readonly supplierId: SupplierId
  readonly noteNumber: string
  readonly atMs: number
  readonly day: BusinessDay
  readonly operator: string
  readonly orderId: string | null
}
export type CountRow = {
  readonly countId: StockCountId
  readonly shelf: string
  readonly atMs: number
  readonly day: BusinessDay
  readonly operator: string
}

const DELIVERIES = `SELECT delivery_id AS deliveryId, supplier_id AS supplierId, note_number AS noteNumber, at_ms AS atMs,
  day, operator_id AS operator, order_id AS orderId FROM stock_deliveries`

/** The papers behind movements: what came with which note, and what was counted when. */
export function createDeliveryStore(db: WriteDb) {
  const delivery = db.prepare<[string], DeliveryRow>(`${DELIVERIES} WHERE delivery_id = ?`)
  const newest = db.prepare<[number], DeliveryRow>(`${DELIVERIES} ORDER BY at_ms DESC, rowid DESC LIMIT ?`)
  const lines = db.prepare<[string], DeliveryLine>(
    `SELECT item_id AS itemId, package_amount AS packageAmount, packages, price_cents AS priceCents
     FROM stock_delivery_lines WHERE delivery_id = ? ORDER BY position`,
  )
  const add = db.prepare<DeliveryRow>(
    'INSERT INTO stock_deliveries VALUES (@deliveryId, @supplierId, @noteNumber, @atMs, @day, @operator, @orderId)',
  )
  const addLine = db.prepare<DeliveryLine & { deliveryId: string; position: number }>(
    'INSERT INTO stock_delivery_lines VALUES (@deliveryId, @position, @itemId, @packageAmount, @packages, @priceCents)',
  )
  const COUNTS = 'SELECT count_id AS countId, shelf, at_ms AS atMs, day, operator_id AS operator FROM stock_counts'
  const count = db.prepare<[string], CountRow>(`${COUNTS} WHERE count_id = ?`)
  const newestCounts = db.prepare<[number], CountRow>(`${COUNTS} ORDER BY at_ms DESC, rowid DESC LIMIT ?`)
  const addCount = db.prepare<CountRow>('INSERT INTO stock_counts VALUES (@countId, @shelf, @atMs, @day, @operator)')
  return {
    delivery: (deliveryId: DeliveryId): DeliveryRow | undefined => delivery.get(deliveryId),
    newest: (limit: number): readonly DeliveryRow[] => newest.all(limit),
    lines: (deliveryId: DeliveryId): readonly DeliveryLine[] => lines.all(deliveryId),
    add(row: DeliveryRow, what: readonly DeliveryLine[]): void {
      add.run(row)
      what.forEach((line, position) => addLine.run({ ...line, deliveryId: row.deliveryId, position }))
    },
    count: (countId: StockCountId): CountRow | undefined => count.get(countId),
    newestCounts: (limit: number): readonly CountRow[] => newestCounts.all(limit),
    addCount: (row: CountRow): void => void addCount.run(row),
  }
}
export type DeliveryStore = ReturnType<typeof createDeliveryStore>
