import type { CountResult, Delivery, DeliveryLine } from '../../shared/contracts/stock-deliveries.ts'
import type { stock as contract } from '../../shared/contracts/stock.ts'
import { cents, sum, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { averageAfter, stateAfterDelivery } from '../../shared/stock.ts'
import type { Handlers } from '../hosts/handlers.ts'
import type { CountRow, DeliveryRow } from './delivery-store.ts'
import { inventoryFile } from './papers/inventory-file.ts'
import type { StockParts } from './parts.ts'

type Own = Pick<Handlers<typeof contract>, 'receive' | 'deliveries' | 'count' | 'counts' | 'inventoryFile'>

const priceOf = ({ priceCents, packages }: DeliveryLine): Cents => cents(priceCents * packages)

/** What comes in, and what is found when it is counted. */
export function deliveryHandlers(parts: StockParts): Own {
  const { items, moves, deliveries, orders, stock, nameOf } = parts

  function told({ operator, orderId: _order, ...row }: DeliveryRow): Delivery {
    const lines = deliveries.lines(row.deliveryId)
    return { ...row, by: nameOf(operator), lines: [...lines], totalCents: sum(lines.map(priceOf)) }
  }

  function counted({ operator, ...row }: CountRow): CountResult {
    const labels = new Map(items.items().map(({ itemId, label }) => [itemId, label]))
    const lines = moves.ofRef(row.countId).map((move) => ({
      itemId: move.itemId,
      label: labels.get(move.itemId) ?? '',
      expected: (move.counted ?? 0) - move.amount,
      counted: move.counted ?? 0,
      valueCents: move.valueCents,
      reason: move.note,
    }))
    return { ...row, by: nameOf(operator), lines, valueCents: sum(lines.map(({ valueCents }) => valueCents)) }
  }

  return {
    receive({ deliveryId, supplierId, orderId, noteNumber, lines }, context) {
      if (deliveries.delivery(deliveryId)) return refuse('ID_REUSED')
      if (!items.supplier(supplierId)) return refuse('STOCK_SUPPLIER_UNKNOWN')
      const order = orderId === null ? undefined : orders.order(orderId)
      if (orderId !== null && order?.state !== 'sent' && order?.state !== 'partly')
        return refuse('STOCK_ORDER_NOT_SENT')
      for (const { itemId, packageAmount } of lines) {
        const item = items.item(itemId)
        if (!item) return refuse('STOCK_ITEM_UNKNOWN')
        if (!item.packages.some(({ amount }) => amount === packageAmount)) return refuse('STOCK_PACKAGE_UNKNOWN')
      }
      const { nowMs, operator } = context
      const row = { deliveryId, supplierId, noteNumber, atMs: nowMs, day: stock.today(nowMs), operator, orderId }
      deliveries.add(row, lines)
      for (const line of lines) {
        const item = items.item(line.itemId)
        if (!item) continue // looked for above
        const amount = line.packageAmount * line.packages
        const valueCents = priceOf(line)
        const before = { level: stock.level(item.itemId), rate: item.averageRate ?? stock.rate(item) }
        items.saveAverage(item.itemId, averageAfter(before, { amount, valueCents }))
        items.reprice(item.itemId, line.packageAmount, line.priceCents)
        if (orderId !== null) orders.receive(orderId, line)
        stock.write(context, item, { kind: 'delivery', amount, valueCents, note: noteNumber, ref: deliveryId })
      }
      if (orderId !== null) orders.setState(orderId, stateAfterDelivery(orders.lines(orderId)))
      context.announce('stock.changed')
      return ok(told(row))
    },

    deliveries: ({ limit }) => deliveries.newest(limit).map(told),

    count({ countId, shelf, lines }, context) {
      if (deliveries.count(countId)) return refuse('ID_REUSED')
      if (new Set(lines.map(({ itemId }) => itemId)).size < lines.length) return refuse('STOCK_ITEM_TWICE')
      if (!lines.every(({ itemId }) => items.item(itemId))) return refuse('STOCK_ITEM_UNKNOWN')
      const { nowMs, operator } = context
      const row = { countId, shelf, atMs: nowMs, day: stock.today(nowMs), operator }
      deliveries.addCount(row)
      for (const line of lines) {
        const item = items.item(line.itemId)
        if (!item) continue // looked for above
        const amount = line.counted - stock.level(line.itemId)
        stock.write(context, item, { kind: 'count', amount, counted: line.counted, note: line.reason, ref: countId })
      }
      context.announce('stock.changed')
      return ok(counted(row))
    },

    counts: ({ limit }) => deliveries.newestCounts(limit).map(counted),

    inventoryFile: ({ as, shelf, blind }, { nowMs }) =>
      inventoryFile(as, {
        items: stock.now().filter(({ item }) => item.active && (shelf === null || item.shelf === shelf)),
        blind,
        site: parts.site(),
        day: stock.today(nowMs),
        nowMs,
      }),
  }
}
