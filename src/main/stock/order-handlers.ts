import type { Order, OrderLine, Proposal } from '../../shared/contracts/stock-orders.ts'
import type { stock as contract } from '../../shared/contracts/stock.ts'
import { cents, sum } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { packagesToOrder, type StockItem, type SupplierId } from '../../shared/stock.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { marginsOf } from './margins.ts'
import type { OrderRow } from './order-store.ts'
import { orderMail, orderPdf } from './papers/order-paper.ts'
import type { StockParts } from './parts.ts'

type Own = Pick<
  Handlers<typeof contract>,
  'proposals' | 'orders' | 'saveOrder' | 'sendOrder' | 'cancelOrder' | 'orderFile' | 'orderMail' | 'margins'
>

const totalOf = (lines: readonly OrderLine[]) => sum(lines.map((line) => cents(line.priceCents * line.packages)))
const packOf = (item: StockItem | undefined, amount: number) =>
  item?.packages.find((pack) => pack.amount === amount)?.label ?? ''

/** What is missing, and the orders that fetch it. */
export function orderHandlers(parts: StockParts): Own {
  const { items, orders, stock } = parts

  function told(row: OrderRow): Order {
    const lines = orders.lines(row.orderId).map((line) => {
      const item = items.item(line.itemId)
      return { ...line, label: item?.label ?? '', pack: packOf(item, line.packageAmount) }
    })
    return { ...row, lines, totalCents: totalOf(lines) }
  }

  function proposals(): Proposal[] {
    const coming = orders.onOrder()
    const lines = stock.now().flatMap(({ item, level }) => {
      const packages = item.active ? packagesToOrder(item, level, coming.get(item.itemId) ?? 0) : 0
      const usual = item.packages[0]
      if (packages === 0 || !usual) return []
      const { itemId, label, supplierId } = item
      const { amount: packageAmount, priceCents, label: pack } = usual
      return [{ supplierId, line: { itemId, label, pack, packageAmount, packages, priceCents, level } }]
    })
    const bySupplier = Map.groupBy(lines, ({ supplierId }) => supplierId)
    return [...bySupplier].map(([supplierId, group]) => {
      const own = group.map(({ line }) => line)
      return { supplierId, lines: own, totalCents: totalOf(own) }
    })
  }

  function problem(supplierId: SupplierId, lines: readonly OrderLine[]) {
    if (!items.supplier(supplierId)) return 'STOCK_SUPPLIER_UNKNOWN' as const
    if (new Set(lines.map(({ itemId }) => itemId)).size < lines.length) return 'STOCK_ITEM_TWICE' as const
    for (const { itemId, packageAmount } of lines) {
      const item = items.item(itemId)
      if (!item) return 'STOCK_ITEM_UNKNOWN' as const
      if (!item.packages.some(({ amount }) => amount === packageAmount)) return 'STOCK_PACKAGE_UNKNOWN' as const
    }
    return undefined
  }

  return {
    proposals,
    orders: () => orders.orders().map(told),

    saveOrder({ orderId, supplierId, lines }, context) {
      const before = orders.order(orderId)
      if (before && before.state !== 'draft') return refuse('STOCK_ORDER_NO_DRAFT')
      const wrong = problem(supplierId, lines)
      if (wrong) return refuse(wrong)
      const day = stock.today(context.nowMs)
      const row = before ?? {
        orderId,
        supplierId,
        number: orders.nextNumber(day),
        state: 'draft' as const,
        madeAtMs: context.nowMs,
        day,
      }
      if (!before) orders.begin(row)
      orders.put(orderId, supplierId, lines)
      context.announce('stock.changed')
      return ok(told({ ...row, supplierId }))
    },

    sendOrder({ orderId }, context) {
      const row = orders.order(orderId)
      if (!row) return refuse('STOCK_ORDER_UNKNOWN')
      if (row.state !== 'draft') return refuse('STOCK_ORDER_NO_DRAFT')
      orders.setState(orderId, 'sent')
      context.announce('stock.changed')
      return ok(told({ ...row, state: 'sent' }))
    },

    cancelOrder({ orderId }, context) {
      const row = orders.order(orderId)
      if (!row) return refuse('STOCK_ORDER_UNKNOWN')
      if (row.state === 'received' || row.state === 'cancelled') return refuse('STOCK_ORDER_ENDED')
      orders.setState(orderId, 'cancelled')
      context.announce('stock.changed')
      return ok(told({ ...row, state: 'cancelled' }))
    },

    async orderFile({ orderId }, { nowMs }) {
      const row = orders.order(orderId)
      const supplier = row && items.supplier(row.supplierId)
      return row && supplier ? orderPdf({ order: told(row), supplier, site: parts.site(), nowMs }) : null
    },

    orderMail({ orderId }) {
      const row = orders.order(orderId)
      const supplier = row && items.supplier(row.supplierId)
      return row && supplier ? orderMail({ order: told(row), supplier, site: parts.site() }) : null
    },

    margins: (_input, { nowMs }) => marginsOf(parts, stock.today(nowMs)),
  }
}
