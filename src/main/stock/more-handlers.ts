import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { Bread, DepositReport } from '../../shared/contracts/stock-more.ts'
import type { stock as contract } from '../../shared/contracts/stock.ts'
import { cents, divideHalfUp, minus, negate, sum, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { takenBySales, valueOf } from '../../shared/stock.ts'
import type { Handlers } from '../hosts/handlers.ts'
import { breadFile } from './papers/bread-file.ts'
import { depositFile } from './papers/deposit-file.ts'
import type { StockParts } from './parts.ts'
import { judged, readPriceList } from './price-list.ts'

type Own = Pick<
  Handlers<typeof contract>,
  | 'prices'
  | 'importPrices'
  | 'deposits'
  | 'depositFile'
  | 'bread'
  | 'saveBread'
  | 'endBread'
  | 'handBread'
  | 'breadFile'
  | 'unsold'
  | 'containers'
  | 'moveContainers'
>
/** How long an order for one day is kept after it: it names somebody. */
const BREAD_KEPT_DAYS = 30

/** Monday is 1, Sunday is 7. */
const weekdayOf = (day: BusinessDay): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

/** The part of an amount; half a cent away from zero. */
const shareOf = (amount: Cents, bp: number): Cents =>
  cents(Number(divideHalfUp(BigInt(amount) * BigInt(bp), 10_000n)) + 0)

/** Price lists, what is on deposit, bread and empties. */
export function moreHandlers(parts: StockParts): Own {
  const { items, more, stock, catalogue, site } = parts

  function reports(from: BusinessDay, to: BusinessDay): DepositReport[] {
    const sold = new Map(more.soldOnDeposit(from, to).map((row) => [row.itemId, row]))
    const onDeposit = items.items().filter(({ depositBp }) => depositBp !== null)
    return items.suppliers().flatMap(({ supplierId, name }) => {
      const own = onDeposit.filter((item) => item.supplierId === supplierId)
      if (own.length === 0) return []
      const lines = own.flatMap(({ itemId, label, depositBp }) => {
        const row = sold.get(itemId)
        if (!row || depositBp === null) return []
        const commissionCents = shareOf(row.ttcCents, depositBp)
        const { ttcCents } = row
        const dueCents = minus(ttcCents, commissionCents)
        return [{ label, sold: takenBySales(row.thousandths), ttcCents, depositBp, commissionCents, dueCents }]
      })
      const of = (pick: (line: (typeof lines)[number]) => Cents) => sum(lines.map(pick))
      return [
        {
          supplierId,
          name,
          from,
          to,
          lines,
          ttcCents: of(({ ttcCents }) => ttcCents),
          commissionCents: of(({ commissionCents }) => commissionCents),
          dueCents: of(({ dueCents }) => dueCents),
        },
      ]
    })
  }

  function breadOf(day: BusinessDay): Bread[] {
    const handed = more.handed(day)
    return more.bread(day, weekdayOf(day)).map(({ day: once, weekdays, ...row }) => ({
      ...row,
      label: catalogue.product(row.productId)?.label ?? '',
      when:
        once === null
          ? { kind: 'weekly' as const, weekdays: [1, 2, 3, 4, 5, 6, 7].filter((n) => weekdays & (1 << (n - 1))) }
          : { kind: 'once' as const, day: once },
      handed: handed.has(row.breadId),
    }))
  }

  return {
    prices(_input, { nowMs }) {
      const labels = new Map(items.items().map(({ itemId, label }) => [itemId, label]))
      return judged(more.prices(), labels, stock.today(nowMs))
    },

    importPrices({ supplierId, list }, context) {
      if (!items.supplier(supplierId)) return refuse('STOCK_SUPPLIER_UNKNOWN')
      const { read, left } = readPriceList(list, items.items(), stock.today(context.nowMs))
      if (read.length === 0) return refuse('STOCK_LIST_EMPTY')
      for (const { negotiated, ...row } of read) more.addPrice({ ...row, supplierId, negotiated: negotiated ? 1 : 0 })
      context.announce('stock.changed')
      return ok({ taken: read.length, left: left.slice(0, 50) })
    },

    deposits: ({ from, to }) => reports(from, to),

    async depositFile({ from, to, supplierId, as }, { nowMs }) {
      const report = reports(from, to).find((one) => one.supplierId === supplierId)
      return report ? depositFile(as, { report, site: site(), nowMs }) : null
    },

    bread: ({ day }) => breadOf(day),

    saveBread({ breadId, name, productId, quantity, when }, context) {
      if (!catalogue.product(productId)) return refuse('PRODUCT_UNKNOWN')
      const weekdays = when.kind === 'weekly' ? when.weekdays.reduce((mask, n) => mask | (1 << (n - 1)), 0) : 0
      more.dropBreadBefore(addDays(stock.today(context.nowMs), -BREAD_KEPT_DAYS))
      more.saveBread({ breadId, name, productId, quantity, day: when.kind === 'once' ? when.day : null, weekdays })
      context.announce('stock.changed')
      return ok(null)
    },

    endBread({ breadId }, context) {
      if (!more.oneBread(breadId)) return refuse('STOCK_BREAD_UNKNOWN')
      more.endBread(breadId)
      context.announce('stock.changed')
      return ok(null)
    },

    handBread({ breadId, day, handed }, context) {
      if (!more.oneBread(breadId)) return refuse('STOCK_BREAD_UNKNOWN')
      more.hand(breadId, day, handed)
      context.announce('stock.changed')
      return ok(null)
    },

    breadFile: ({ day }, { nowMs }) => breadFile({ bread: breadOf(day), day, site: site(), nowMs }),

    unsold({ lines }, context) {
      if (new Set(lines.map(({ itemId }) => itemId)).size < lines.length) return refuse('STOCK_ITEM_TWICE')
      const known = lines.map(({ itemId, amount }) => ({ item: items.item(itemId), amount }))
      const values: Cents[] = []
      for (const { item } of known) if (!item) return refuse('STOCK_ITEM_UNKNOWN')
      for (const { item, amount } of known) {
        if (!item) continue // looked for above
        const valueCents = valueOf(amount, stock.rate(item))
        values.push(valueCents)
        stock.write(context, item, { kind: 'unsold', amount: -amount, valueCents: negate(valueCents) })
      }
      context.announce('stock.changed')
      return ok({ valueCents: sum(values) })
    },

    containers: () => more.containers(),

    moveContainers({ supplierId, container, came, went }, context) {
      if (!items.supplier(supplierId)) return refuse('STOCK_SUPPLIER_UNKNOWN')
      more.moveContainers(supplierId, container, { came, went, atMs: context.nowMs, operator: context.operator })
      context.announce('stock.changed')
      return ok(null)
    },
  }
}
