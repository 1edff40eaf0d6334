import type { BusinessDay } from '../../shared/business-day.ts'
import type { Cents } from '../../shared/money.ts'
import { takenBySales, type MoveKind, type StockItemId } from '../../shared/stock.ts'
import type { WriteDb } from '../db/open.ts'

export type MoveRow = {
  readonly move: number
  readonly itemId: StockItemId
  readonly kind: MoveKind
  readonly amount: number
  readonly counted: number | null
  readonly valueCents: Cents
  readonly atMs: number
  readonly day: BusinessDay
  readonly operator: string
  readonly note: string
  readonly ref: string | null
}
export type NewMove = Omit<MoveRow, 'move'> & {
  /** The last ticket that was sealed before it. */
  readonly afterNumber: number
}

const MOVES = `SELECT move, item_id AS itemId, kind, amount, counted, value_cents AS valueCents, at_ms AS atMs, day,
  operator_id AS operator, note, ref FROM stock_moves`

/**
 * From the last count on: what was counted, what was moved since, and what sales took by the recipe that was in force
 * when they were made (a refund puts back what its sale took). Tickets before the last count are of no more account.
 */
const LEVELS = `
  WITH last AS (SELECT item_id, max(move) AS move FROM stock_moves WHERE kind = 'count' GROUP BY item_id),
    base AS (
      SELECT i.item_id, coalesce(m.counted, 0) AS counted, coalesce(m.move, 0) AS move,
        coalesce(m.after_number, 0) AS number
      FROM stock_items i LEFT JOIN last l ON l.item_id = i.item_id LEFT JOIN stock_moves m ON m.move = l.move)
  SELECT b.item_id AS itemId,
    b.counted + coalesce((SELECT sum(amount) FROM stock_moves m WHERE m.item_id = b.item_id AND m.move > b.move), 0) AS moved,
    coalesce((
      SELECT sum(s.quantity_milli * l.amount) FROM stock_recipe_lines l
        JOIN stock_recipes r ON r.recipe = l.recipe
        JOIN stock_sales s ON s.thing = r.thing AND s.number > b.number
          AND s.sold_number > r.from_number AND (r.until_number IS NULL OR s.sold_number <= r.until_number)
      WHERE l.item_id = b.item_id), 0) AS sold
  FROM base b`

type LevelRow = { itemId: StockItemId; moved: number; sold: number }
export type LevelParts = { readonly level: number; readonly soldSinceCount: number }

/** Movements are only ever added: a level is their sum, less what was sold. */
export function createMoveStore(db: WriteDb) {
  const levels = db.prepare<[], LevelRow>(LEVELS)
  const level = db.prepare<[string], LevelRow>(`${LEVELS} WHERE b.item_id = ?`)
  const insert = db.prepare<NewMove>(
    `INSERT INTO stock_moves
       (item_id, kind, amount, counted, after_number, value_cents, at_ms, day, operator_id, note, ref)
     VALUES (@itemId, @kind, @amount, @counted, @afterNumber, @valueCents, @atMs, @day, @operator, @note, @ref)`,
  )
  const ofItem = db.prepare<[string, number], MoveRow>(`${MOVES} WHERE item_id = ? ORDER BY move DESC LIMIT ?`)
  const ofRef = db.prepare<[string], MoveRow>(`${MOVES} WHERE ref = ? ORDER BY move`)

  function read({ moved, sold }: LevelRow): LevelParts {
    const taken = takenBySales(sold)
    return { level: moved - taken, soldSinceCount: taken }
  }
  return {
    /** Of every item. */
    levels: (): ReadonlyMap<StockItemId, number> => new Map(levels.all().map((row) => [row.itemId, read(row).level])),
    level(itemId: StockItemId): LevelParts {
      const row = level.get(itemId)
      return row ? read(row) : { level: 0, soldSinceCount: 0 }
    },
    add: (move: NewMove): void => void insert.run(move),
    /** Newest first. */
    ofItem: (itemId: StockItemId, limit: number): readonly MoveRow[] => ofItem.all(itemId, limit),
    ofRef: (ref: string): readonly MoveRow[] => ofRef.all(ref),
  }
}
export type MoveStore = ReturnType<typeof createMoveStore>
