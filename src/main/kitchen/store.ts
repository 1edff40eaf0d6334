import { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import type { Place } from '../../shared/catalogue.ts'
import {
  NO_KITCHEN,
  zKitchenSetup,
  zOrderLine,
  type KitchenSetup,
  type OrderKind,
  type OrderLine,
} from '../../shared/contracts/kitchen.ts'
import type { CashSessionId, LineId, OperatorId, PrepStationId, ProductId, TicketId } from '../../shared/ids.ts'
import { milli, type Milli } from '../../shared/money.ts'
import type { VoidReason } from '../../shared/ticket.ts'
import type { WriteDb } from '../db/open.ts'
import type { Told } from './rules.ts'

/** One order as it was sent to one prep station; names are a snapshot of that moment. */
export type SentOrder = {
  /** None while the day is shut: what is called off then is on paper only. */
  readonly sessionId: CashSessionId | null
  readonly training: boolean
  readonly ticketId: TicketId
  readonly prepStationId: PrepStationId
  readonly stationLabel: string
  readonly kind: OrderKind
  readonly reason: VoidReason | null
  readonly place: Place
  readonly tableLabel: string | null
  /** What the tab is called. */
  readonly name: string
  readonly covers: number | null
  readonly operatorId: OperatorId
  readonly sentAtMs: number
}
export type NewLine = Omit<OrderLine, 'position' | 'cancelledMilli' | 'doneAtMs'> & {
  readonly rootLineId: LineId
  /** Which part of a set menu it is, by its place. */
  readonly part: number | null
  /** What the order changes: more, less, or nothing where it only says anew what was told. */
  readonly differenceMilli: number
}
export type KnownOrder = SentOrder & { readonly number: number; readonly lines: readonly KnownLine[] }
export type KnownLine = OrderLine & { readonly rootLineId: LineId }

type OrderRow = Omit<SentOrder, 'training'> & { readonly number: number; readonly training: number }
type LineRow = Omit<KnownLine, 'options' | 'allergens' | 'quantityMilli'> & {
  readonly options: string
  readonly allergens: string
  readonly shownMilli: number
}
type ToldRow = Pick<Told, 'number' | 'position' | 'prepStationId' | 'note'> & {
  readonly leftMilli: number
  readonly done: number
  readonly options: string
}

const ORDERS = `SELECT number, session_id AS sessionId, training, ticket_id AS ticketId, prep_station_id AS prepStationId,
  station_label AS stationLabel, kind, reason, place, table_label AS tableLabel, name, covers,
  operator_id AS operatorId, sent_at_ms AS sentAtMs
  FROM kitchen_orders`
const LINES = `SELECT position, root_line_id AS rootLineId, product_id AS productId, label, menu, options, note, allergens, course,
  shown_milli AS shownMilli, cancelled_milli AS cancelledMilli, done_at_ms AS doneAtMs
  FROM kitchen_order_lines WHERE number = ? ORDER BY position`
const ORDERS_SHOWN = 200

/** Orders that were sent, what was made of them, and the café's own setup. Beside the ledger: names may be forgotten. */
export function createKitchenStore(db: WriteDb) {
  const readSetup = db.prepare<[], string>('SELECT value FROM kitchen_setup').pluck()
  const writeSetup = db.prepare<[string]>(
    'INSERT INTO kitchen_setup VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET value = excluded.value',
  )
  const insertOrder = db.prepare(
    `INSERT INTO kitchen_orders (session_id, training, ticket_id, prep_station_id, station_label, kind, reason, place,
       table_label, name, covers, operator_id, sent_at_ms)
     VALUES (@sessionId, @training, @ticketId, @prepStationId, @stationLabel, @kind, @reason, @place,
       @tableLabel, @name, @covers, @operatorId, @sentAtMs)`,
  )
  const insertLine = db.prepare(
    `INSERT INTO kitchen_order_lines (number, position, root_line_id, part, product_id, label, menu, options, note,
       allergens, course, shown_milli, difference_milli)
     VALUES (@number, @position, @rootLineId, @part, @productId, @label, @menu, @options, @note, @allergens, @course,
       @quantityMilli, @differenceMilli)`,
  )
  const byNumber = db.prepare<[number], OrderRow>(`${ORDERS} WHERE number = ?`)
  const linesOf = db.prepare<[number], LineRow>(LINES)
  const waiting = db.prepare<[string, number], OrderRow>(
    `${ORDERS} AS o WHERE session_id = ? AND EXISTS (SELECT 1 FROM kitchen_order_lines AS l
       WHERE l.number = o.number AND l.done_at_ms IS NULL AND l.cancelled_milli < l.shown_milli)
     ORDER BY number LIMIT ?`,
  )
  const ofTicket = db
    .prepare<[TicketId, PrepStationId], number>(
      'SELECT count(*) FROM kitchen_orders WHERE ticket_id = ? AND prep_station_id = ?',
    )
    .pluck()
  const told = db.prepare<[LineId, number | null], ToldRow>(
    `SELECT l.number, l.position, o.prep_station_id AS prepStationId, l.shown_milli - l.cancelled_milli AS leftMilli,
       l.done_at_ms IS NOT NULL AS done, l.options, l.note
     FROM kitchen_order_lines AS l JOIN kitchen_orders AS o ON o.number = l.number
     WHERE l.root_line_id = ? AND l.part IS ? AND o.kind <> 'cancelled' AND l.cancelled_milli < l.shown_milli ORDER BY l.number`,
  )
  const callOff = db.prepare<[number, number, number]>(
    'UPDATE kitchen_order_lines SET cancelled_milli = cancelled_milli + ? WHERE number = ? AND position = ?',
  )
  const held = db
    .prepare<[LineId, number], number>('SELECT held_milli FROM kitchen_parts_held WHERE root_line_id = ? AND part = ?')
    .pluck()
  const setHeld = db.prepare<[LineId, number, number]>(
    `INSERT INTO kitchen_parts_held VALUES (?, ?, ?)
     ON CONFLICT (root_line_id, part) DO UPDATE SET held_milli = excluded.held_milli`,
  )
  const dropHeld = db.prepare<[LineId, number]>('DELETE FROM kitchen_parts_held WHERE root_line_id = ? AND part = ?')
  const allHeld = db.prepare<[], LineId>('SELECT DISTINCT root_line_id FROM kitchen_parts_held').pluck()
  const dropAllHeld = db.prepare<[LineId]>('DELETE FROM kitchen_parts_held WHERE root_line_id = ?')
  const nextTick = db.prepare<[], number>('SELECT coalesce(max(tick), 0) + 1 FROM kitchen_order_lines').pluck()
  const tickLine = db.prepare<[number, number, number, number]>(
    `UPDATE kitchen_order_lines SET tick = ?, done_at_ms = ?
     WHERE number = ? AND position = ? AND done_at_ms IS NULL AND cancelled_milli < shown_milli`,
  )
  const lastTick = db
    .prepare<[string, string], number | null>(
      `SELECT max(l.tick) FROM kitchen_order_lines AS l JOIN kitchen_orders AS o ON o.number = l.number
       WHERE l.tick IS NOT NULL AND o.session_id = ? AND o.prep_station_id = ?`,
    )
    .pluck()
  const undo = db.prepare<[number]>('UPDATE kitchen_order_lines SET tick = NULL, done_at_ms = NULL WHERE tick = ?')
  const courseOf = db
    .prepare<[LineId], number>('SELECT course FROM kitchen_line_courses WHERE root_line_id = ?')
    .pluck()
  const setCourse = db.prepare<[LineId, number]>(
    `INSERT INTO kitchen_line_courses VALUES (?, ?) ON CONFLICT (root_line_id) DO UPDATE SET course = excluded.course`,
  )
  const allCourses = db.prepare<[], LineId>('SELECT root_line_id FROM kitchen_line_courses').pluck()
  const dropCourse = db.prepare<[LineId]>('DELETE FROM kitchen_line_courses WHERE root_line_id = ?')
  const fired = db.prepare<[TicketId], number>('SELECT course FROM kitchen_courses_fired WHERE ticket_id = ?').pluck()
  const setFired = db.prepare<[TicketId, number]>(
    'INSERT INTO kitchen_courses_fired VALUES (?, ?) ON CONFLICT (ticket_id) DO UPDATE SET course = excluded.course',
  )
  const allFired = db.prepare<[], TicketId>('SELECT ticket_id FROM kitchen_courses_fired').pluck()
  const dropFired = db.prepare<[TicketId]>('DELETE FROM kitchen_courses_fired WHERE ticket_id = ?')
  const soldOut = db.prepare<[], { productId: ProductId; sinceMs: number }>(
    'SELECT product_id AS productId, since_ms AS sinceMs FROM kitchen_sold_out ORDER BY since_ms, product_id',
  )
  const isSoldOut = db.prepare<[ProductId], number>('SELECT 1 FROM kitchen_sold_out WHERE product_id = ?').pluck()
  const addSoldOut = db.prepare<[ProductId, number]>('INSERT OR IGNORE INTO kitchen_sold_out VALUES (?, ?)')
  const dropSoldOut = db.prepare<[ProductId]>('DELETE FROM kitchen_sold_out WHERE product_id = ?')
  const clearSoldOut = db.prepare('DELETE FROM kitchen_sold_out')
  const oldLines = db.prepare<[number]>(
    'DELETE FROM kitchen_order_lines WHERE number IN (SELECT number FROM kitchen_orders WHERE sent_at_ms < ?)',
  )
  const oldOrders = db
    .prepare<[number], number>('DELETE FROM kitchen_orders WHERE sent_at_ms < ? RETURNING number')
    .pluck()
  const one = (changes: number) => assert(changes === 1, 'one row changes')
  // Asked for at every sale and changed once a year: kept in memory, read again after a change.
  let known = read()

  function read(): KitchenSetup {
    const value = readSetup.get()
    return value === undefined ? NO_KITCHEN : zKitchenSetup.parse(JSON.parse(value))
  }

  function withLines(row: OrderRow): KnownOrder {
    return { ...row, training: row.training === 1, lines: linesOf.all(row.number).map(lineFromRow) }
  }

  return {
    setup: (): KitchenSetup => known,
    /** What is in memory follows after the commit, with `reload`. */
    saveSetup: (setup: KitchenSetup): void => one(writeSetup.run(JSON.stringify(setup)).changes),
    reload(): void {
      known = read()
    },

    add(order: SentOrder, lines: readonly NewLine[]): number {
      const { lastInsertRowid } = insertOrder.run({ ...order, training: order.training ? 1 : 0 })
      const number = Number(lastInsertRowid)
      lines.forEach((line, position) => {
        const written = { options: JSON.stringify(line.options), allergens: JSON.stringify(line.allergens) }
        one(insertLine.run({ ...line, ...written, number, position }).changes)
      })
      return number
    },
    order(number: number): KnownOrder | undefined {
      const row = byNumber.get(number)
      return row && withLines(row)
    },
    /** The orders of a session that are not made or seen yet, the oldest first. */
    waiting: (sessionId: CashSessionId): readonly KnownOrder[] => waiting.all(sessionId, ORDERS_SHOWN).map(withLines),
    /** Whether a prep station heard of a ticket before. */
    knows: (ticketId: TicketId, prepStationId: PrepStationId): boolean =>
      (ofTicket.get(ticketId, prepStationId) ?? 0) > 0,
    told: (rootLineId: LineId, part: number | null): readonly Told[] =>
      told.all(rootLineId, part).map((row) => ({
        ...row,
        leftMilli: milli(row.leftMilli),
        done: row.done === 1,
        options: words(row.options),
      })),
    callOff: ({ number, position }: Told, quantity: Milli): void =>
      one(callOff.run(quantity, number, position).changes),

    /** What of a set menu's part waits for its course although the menu was told. */
    held: (rootLineId: LineId, part: number): Milli => milli(held.get(rootLineId, part) ?? 0),
    setHeld: (rootLineId: LineId, part: number, heldMilli: Milli): void =>
      void (heldMilli > 0 ? setHeld.run(rootLineId, part, heldMilli) : dropHeld.run(rootLineId, part)),

    nextTick: (): number => nextTick.get() ?? 1,
    /** How many lines were ticked: one, or none where it was done or called off before. */
    tick: (tick: number, nowMs: number, number: number, position: number): number =>
      tickLine.run(tick, nowMs, number, position).changes,
    lastTick: (sessionId: CashSessionId, prepStationId: PrepStationId): number | undefined =>
      lastTick.get(sessionId, prepStationId) ?? undefined,
    undoTick: (tick: number): void => void undo.run(tick),

    courseOf: (rootLineId: LineId): number | undefined => courseOf.get(rootLineId),
    setCourse: (rootLineId: LineId, course: number): void => one(setCourse.run(rootLineId, course).changes),
    fired: (ticketId: TicketId): number | undefined => fired.get(ticketId),
    setFired: (ticketId: TicketId, course: number): void => one(setFired.run(ticketId, course).changes),
    /** Courses of tickets that are over are nobody's any more. */
    keepCoursesOf(tickets: ReadonlySet<TicketId>, rootLines: ReadonlySet<LineId>): void {
      for (const id of allFired.all()) if (!tickets.has(id)) dropFired.run(id)
      for (const id of allCourses.all()) if (!rootLines.has(id)) dropCourse.run(id)
      for (const id of allHeld.all()) if (!rootLines.has(id)) dropAllHeld.run(id)
    },

    soldOut: () => soldOut.all(),
    isSoldOut: (productId: ProductId): boolean => isSoldOut.get(productId) !== undefined,
    setSoldOut: (productId: ProductId, sinceMs: number | null): void =>
      void (sinceMs === null ? dropSoldOut.run(productId) : addSoldOut.run(productId, sinceMs)),
    forgetSoldOut: (): void => void clearSoldOut.run(),

    /** Orders bear first names and what guests asked for: they are not kept. Answers with the numbers that went. */
    forgetBefore(atMs: number): readonly number[] {
      oldLines.run(atMs)
      return oldOrders.all(atMs)
    },
  }
}
export type KitchenStore = ReturnType<typeof createKitchenStore>

const words = (text: string): readonly string[] => z.array(z.string()).parse(JSON.parse(text))

function lineFromRow({ rootLineId, shownMilli, ...row }: LineRow): KnownLine {
  const allergens: unknown = JSON.parse(row.allergens)
  const line = zOrderLine.parse({ ...row, options: words(row.options), allergens, quantityMilli: shownMilli })
  return { ...line, rootLineId }
}
