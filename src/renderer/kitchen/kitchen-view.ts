import type { Board, Order, OrderLine } from '../../shared/contracts/kitchen.ts'
import type { PrepStationId } from '../../shared/ids.ts'
import { milli, type Milli } from '../../shared/money.ts'

const MINUTE_MS = 60_000
/** When a cook should look at an order, and when its guests do. */
const WAITING_FROM_MIN = 10
const LATE_FROM_MIN = 20

export type Age = { readonly minutes: number; readonly word: 'fresh' | 'waiting' | 'late' }

export function ageOf(sentAtMs: number, nowMs: number): Age {
  // The screen's clock may be a little behind the till's.
  const minutes = Math.max(0, Math.floor((nowMs - sentAtMs) / MINUTE_MS))
  return { minutes, word: minutes >= LATE_FROM_MIN ? 'late' : minutes >= WAITING_FROM_MIN ? 'waiting' : 'fresh' }
}

/** What is left of a line once what was called off is taken away. */
export function leftOf(line: Pick<OrderLine, 'quantityMilli' | 'cancelledMilli'>): Milli {
  return milli(line.quantityMilli - line.cancelledMilli)
}

export type LineState = 'open' | 'done' | 'cancelled'
export function stateOf(line: OrderLine): LineState {
  if (leftOf(line) === 0) return 'cancelled'
  return line.doneAtMs === null ? 'open' : 'done'
}

/** The orders of one prep station, or of all, the oldest first. */
export function ordersAt(board: Board, prepStationId: PrepStationId | undefined): readonly Order[] {
  return board.orders.filter((order) => prepStationId === undefined || order.prepStationId === prepStationId)
}

export type Count = { readonly label: string; readonly quantityMilli: Milli }

/** How many of each product are still to make in all: most first. What was called off is nobody's work. */
export function countsOf(orders: readonly Order[]): readonly Count[] {
  const open = orders
    .filter((order) => order.kind !== 'cancelled')
    .flatMap((order) => order.lines.filter((line) => stateOf(line) === 'open'))
  return [...Map.groupBy(open, (line) => line.label)]
    .map(([label, same]) => ({
      label,
      quantityMilli: milli(same.reduce((total, line) => total + leftOf(line), 0)),
    }))
    .toSorted((a, b) => b.quantityMilli - a.quantityMilli || a.label.localeCompare(b.label))
}

/** Lines under the course that they belong to; without courses there is one group. */
export function byCourse(lines: readonly OrderLine[]): readonly (readonly [number, readonly OrderLine[]])[] {
  return [...Map.groupBy(lines, (line) => line.course ?? 0)].toSorted(([a], [b]) => a - b)
}
