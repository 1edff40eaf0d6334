import type { ItemNow } from '../../shared/contracts/stock.ts'
import type { Cents } from '../../shared/money.ts'
import { isLow, rateOf, valueOf, type MoveKind, type StockItemId } from '../../shared/stock.ts'
import type { CommandContext } from '../hosts/handlers.ts'
import type { ItemStore, KeptItem } from './item-store.ts'
import type { MoveStore } from './move-store.ts'

type Parts = {
  readonly items: ItemStore
  readonly moves: MoveStore
  /** The number of the last sealed ticket; zero where there is none. */
  readonly lastTicket: () => number
  readonly today: (nowMs: number) => MoveDay
}
type MoveDay = Parameters<MoveStore['add']>[0]['day']

/** What there is, what it is worth, and how it changes. */
export function createStock({ items, moves, lastTicket, today }: Parts) {
  /** Millionths of a cent a unit: what the last package cost, or the weighted average where the café wants it. */
  function rate(item: KeptItem): number {
    const usual = item.packages[0]
    const last = usual ? rateOf(usual.priceCents, usual.amount) : 0
    return items.costMethod() === 'average' ? (item.averageRate ?? last) : last
  }

  return {
    rate,
    lastTicket,
    today,
    /** What the counter may know; no prices. Items that are not kept any more are left out. */
    levels() {
      const now = moves.levels()
      return items.items().flatMap((item) => {
        const level = now.get(item.itemId) ?? 0
        const { itemId, label, unit, shelf, reorderAt } = item
        return item.active ? [{ itemId, label, unit, shelf, level, reorderAt, low: isLow(item, level) }] : []
      })
    },
    /** Every item with its level and value. */
    now(): readonly ItemNow[] {
      const levels = moves.levels()
      return items.items().map((kept) => {
        const { averageRate: _average, ...item } = kept
        const level = levels.get(item.itemId) ?? 0
        const itemRate = rate(kept)
        return {
          item,
          level,
          rate: itemRate,
          // What is the producer's is worth nothing to the café, and what is below nothing is not there.
          valueCents: valueOf(item.depositBp === null ? Math.max(0, level) : 0, itemRate),
          low: item.active && isLow(item, level),
        }
      })
    },
    /** Writes a movement; its value is what the amount costs, unless it is known. */
    write(
      context: CommandContext,
      item: KeptItem,
      move: {
        readonly kind: MoveKind
        readonly amount: number
        readonly counted?: number
        readonly valueCents?: Cents
        readonly note?: string
        readonly ref?: string
      },
    ): void {
      moves.add({
        itemId: item.itemId,
        kind: move.kind,
        amount: move.amount,
        counted: move.counted ?? null,
        afterNumber: lastTicket(),
        valueCents: move.valueCents ?? valueOf(move.amount, rate(item)),
        atMs: context.nowMs,
        day: today(context.nowMs),
        operator: context.operator,
        note: move.note ?? '',
        ref: move.ref ?? null,
      })
    },
    level: (itemId: StockItemId): number => moves.level(itemId).level,
  }
}
export type Stock = ReturnType<typeof createStock>
