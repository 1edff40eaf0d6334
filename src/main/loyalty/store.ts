import { assert } from '../../shared/assert.ts'
import type { StampMove } from '../../shared/contracts/loyalty.ts'
import type { CustomerId, LineId, TicketId } from '../../shared/ids.ts'
import type { StampReason } from '../../shared/loyalty.ts'
import { overwriting, type WriteDb } from '../db/open.ts'

type MoveRow = {
  move: number
  customer_id: CustomerId
  kind: StampMove['kind']
  number: number | null
  at_ms: number
  given: number
  spent: number
  by_hand: number
  reason: StampReason | null
  balance: number
  goal: number
  label: string
}
/** A move with what its paper says of it, and who it is about. */
export type KeptMove = StampMove & {
  /** Rising: what was first has the smaller one. */
  readonly move: number
  readonly customerId: CustomerId
  readonly goal: number
  readonly label: string
}
export type NewMove = Omit<KeptMove, 'move'>
/** What one sealed line gave, and what it cost where it was offered. */
export type StampedLine = {
  readonly position: number
  readonly customerId: CustomerId
  readonly given: number
  readonly spent: number
}
/** A line that stamps pay for, and how many. */
export type RewardRow = { readonly lineId: LineId; readonly customerId: CustomerId; readonly goal: number }

const MOVES = `SELECT move, customer_id, kind, number, at_ms, given, spent, by_hand, reason, balance, goal, label
  FROM loyalty_moves`
const REWARDS = 'SELECT line_id AS lineId, customer_id AS customerId, goal FROM loyalty_rewards'

/** Stamps: the last move of a customer says how many there are. */
export function createLoyaltyStore(db: WriteDb) {
  const insertMove = db.prepare(
    `INSERT INTO loyalty_moves (customer_id, kind, number, at_ms, given, spent, by_hand, reason, balance, goal, label)
     VALUES (@customerId, @kind, @number, @atMs, @given, @spent, @byHand, @reason, @balance, @goal, @label)`,
  )
  const insertLine = db.prepare<[number, number, string, number, number]>(
    'INSERT INTO loyalty_lines VALUES (?, ?, ?, ?, ?)',
  )
  const moves = db.prepare<[string], MoveRow>(`${MOVES} WHERE customer_id = ? ORDER BY move DESC`)
  const last = db.prepare<[string], MoveRow>(`${MOVES} WHERE customer_id = ? ORDER BY move DESC LIMIT 1`)
  const byNumber = db.prepare<[number], MoveRow>(`${MOVES} WHERE number = ? ORDER BY move LIMIT 1`)
  const lastLapse = db
    .prepare<[string], number | null>("SELECT max(move) FROM loyalty_moves WHERE customer_id = ? AND kind = 'lapse'")
    .pluck()
  const saleMove = db
    .prepare<[string, number], number>(
      "SELECT move FROM loyalty_moves WHERE customer_id = ? AND kind = 'sale' AND number = ?",
    )
    .pluck()
  const lines = db.prepare<[number], StampedLine>(
    'SELECT position, customer_id AS customerId, given, spent FROM loyalty_lines WHERE number = ? ORDER BY position',
  )
  const name = db.prepare<[string, string]>(
    `INSERT INTO loyalty_tickets VALUES (?, ?)
     ON CONFLICT (ticket_id) DO UPDATE SET customer_id = excluded.customer_id`,
  )
  const unname = db.prepare<[string]>('DELETE FROM loyalty_tickets WHERE ticket_id = ?')
  const named = db.prepare<[string], CustomerId>('SELECT customer_id FROM loyalty_tickets WHERE ticket_id = ?').pluck()
  const saveReward = db.prepare<[string, string, number]>(
    `INSERT INTO loyalty_rewards VALUES (?, ?, ?)
     ON CONFLICT (line_id) DO UPDATE SET customer_id = excluded.customer_id, goal = excluded.goal`,
  )
  const reward = db.prepare<[string], RewardRow>(`${REWARDS} WHERE line_id = ?`)
  const rewards = db.prepare<[], RewardRow>(REWARDS)
  const endReward = db.prepare<[string]>('DELETE FROM loyalty_rewards WHERE line_id = ?')
  const cardOf = db.prepare<[string], string>('SELECT card_number FROM loyalty_cards WHERE customer_id = ?').pluck()
  const holder = db.prepare<[string], CustomerId>('SELECT customer_id FROM loyalty_cards WHERE card_number = ?').pluck()
  const issue = db.prepare<[string, string]>('INSERT INTO loyalty_cards VALUES (?, ?)')
  const forgetting = ['cards', 'tickets', 'rewards', 'moves', 'lines'].map((table) =>
    db.prepare<[string]>(`DELETE FROM loyalty_${table} WHERE customer_id = ?`),
  )

  return {
    add: (move: NewMove): void => assert(insertMove.run(move).changes === 1, 'one move, one row'),
    addLine: (number: number, { position, customerId, given, spent }: StampedLine): void =>
      void insertLine.run(number, position, customerId, given, spent),
    /** Newest first. */
    moves: (customerId: CustomerId): readonly KeptMove[] => moves.all(customerId).map(fromRow),
    last(customerId: CustomerId): KeptMove | undefined {
      const row = last.get(customerId)
      return row && fromRow(row)
    },
    /** What the paper of a ticket says. */
    ofNumber(number: number): KeptMove | undefined {
      const row = byNumber.get(number)
      return row && fromRow(row)
    },
    /** The stamps of a sale lapsed since: nothing is left of them that could be taken back. */
    lapsedSince: (customerId: CustomerId, number: number): boolean =>
      (lastLapse.get(customerId) ?? 0) > (saleMove.get(customerId, number) ?? 0),
    linesOf: (number: number): readonly StampedLine[] => lines.all(number),
    name: (ticketId: TicketId, customerId: CustomerId | null): void =>
      void (customerId === null ? unname.run(ticketId) : name.run(ticketId, customerId)),
    named: (ticketId: TicketId): CustomerId | undefined => named.get(ticketId),
    saveReward: (lineId: LineId, customerId: CustomerId, goal: number): void =>
      void saveReward.run(lineId, customerId, goal),
    reward: (lineId: LineId): RewardRow | undefined => reward.get(lineId),
    rewards: (): readonly RewardRow[] => rewards.all(),
    endReward: (lineId: LineId): void => void endReward.run(lineId),
    cardOf: (customerId: CustomerId): string | undefined => cardOf.get(customerId),
    holderOf: (cardNumber: string): CustomerId | undefined => holder.get(cardNumber),
    issueCard: (customerId: CustomerId, cardNumber: string): void =>
      assert(issue.run(customerId, cardNumber).changes === 1, 'one customer, one card'),
    /** All of it, written over: who was erased leaves nothing behind in the file. */
    forget(customerId: CustomerId): void {
      overwriting(db, () => forgetting.forEach((statement) => statement.run(customerId)))
    },
  }
}
export type LoyaltyStore = ReturnType<typeof createLoyaltyStore>

function fromRow(row: MoveRow): KeptMove {
  return {
    move: row.move,
    customerId: row.customer_id,
    kind: row.kind,
    number: row.number,
    atMs: row.at_ms,
    given: row.given,
    spent: row.spent,
    byHand: row.by_hand,
    reason: row.reason,
    balance: row.balance,
    goal: row.goal,
    label: row.label,
  }
}
