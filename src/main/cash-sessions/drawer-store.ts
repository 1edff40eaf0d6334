import { zCashReason, zOpeningReason, type CashReason, type OpeningReason } from '../../shared/cash.ts'
import type { CashMovement } from '../../shared/contracts/cash-movements.ts'
import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import type { CashMovementId, CashSessionId, OperatorId } from '../../shared/ids.ts'
import { cents, ZERO, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'

/** What an event of a movement says; who and when are the entry's own. */
export type SealedMovement = Omit<CashMovement, 'operatorId' | 'undone'>
export type SealedCount = {
  readonly sessionId: CashSessionId
  readonly attempt: number
  readonly countedCents: Cents
  readonly expectedCents: Cents
}

/** Before reasons were asked, there is none. */
type SealedDrawerOpening = { readonly sessionId: CashSessionId; readonly reason?: OpeningReason }

type MovementRow = {
  movement_id: CashMovementId
  session_id: CashSessionId
  at_ms: number
  operator_id: OperatorId
  reason: CashReason
  amount_cents: number
  note: string
  undoes: CashMovementId | null
  undone: number
  safe_after_cents: number
}

/** What happened to a drawer besides its sales: cash that moved, openings, counts. As the events tell it. */
export function createDrawerStore(db: WriteDb) {
  const insertMovement = db.prepare('INSERT INTO cash_movements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertOpening = db.prepare<[string, number, string]>('INSERT INTO drawer_openings VALUES (?, ?, ?)')
  const insertCount = db.prepare<[string, number, number]>('INSERT INTO drawer_counts VALUES (?, ?, ?)')
  const ofSession = db.prepare<[string], MovementRow>(
    `SELECT m.*, EXISTS (SELECT 1 FROM cash_movements u WHERE u.undoes = m.movement_id) AS undone
     FROM cash_movements m WHERE m.session_id = ? ORDER BY m.event_seq DESC`,
  )
  const safe = db
    .prepare<[], number>('SELECT safe_after_cents FROM cash_movements ORDER BY event_seq DESC LIMIT 1')
    .pluck()
  const openings = db.prepare<[string], { reason: OpeningReason; count: number }>(
    'SELECT reason, count(*) AS count FROM drawer_openings WHERE session_id = ? GROUP BY reason',
  )
  const lastCount = db.prepare<[string], { attempt: number; counted_cents: number }>(
    'SELECT attempt, counted_cents FROM drawer_counts WHERE session_id = ? ORDER BY attempt DESC LIMIT 1',
  )

  function applyMovement({ seq, operator, payload }: Entry): void {
    const moved = payload as unknown as SealedMovement // this part recorded it
    insertMovement.run(
      moved.movementId,
      seq,
      moved.sessionId,
      moved.atMs,
      operator,
      moved.reason,
      moved.amountCents,
      moved.note,
      moved.undoes,
      moved.safeAfterCents,
    )
  }
  const projection: Projection = {
    tables: ['cash_movements', 'drawer_openings', 'drawer_counts'],
    kinds: {
      'events/cash-in': applyMovement,
      'events/cash-out': applyMovement,
      'events/safe-drop': applyMovement,
      'events/bank-deposit': applyMovement,
      'events/drawer-opened': ({ seq, payload }: Entry) => {
        const { sessionId, reason } = payload as unknown as SealedDrawerOpening // this part recorded it
        if (reason) insertOpening.run(sessionId, seq, reason)
      },
      'events/drawer-counted': ({ payload }: Entry) => {
        const counted = payload as unknown as SealedCount // this part recorded it
        insertCount.run(counted.sessionId, counted.attempt, counted.countedCents)
      },
    },
  }

  return {
    projection,
    /** The newest first. */
    movements: (sessionId: CashSessionId): readonly CashMovement[] => ofSession.all(sessionId).map(fromRow),
    /** What the safe holds, over all sessions. */
    safeCents: (): Cents => cents(safe.get() ?? ZERO),
    openings: (sessionId: CashSessionId): Reading['openingReasons'] => {
      const found = openings.all(sessionId)
      return zOpeningReason.options.flatMap((reason) => found.filter((row) => row.reason === reason))
    },
    lastCount(sessionId: CashSessionId): { readonly attempt: number; readonly countedCents: Cents } | undefined {
      const row = lastCount.get(sessionId)
      return row && { attempt: row.attempt, countedCents: cents(row.counted_cents) }
    },
  }
}

function fromRow(row: MovementRow): CashMovement {
  return {
    movementId: row.movement_id,
    sessionId: row.session_id,
    atMs: row.at_ms,
    operatorId: row.operator_id,
    reason: zCashReason.parse(row.reason),
    amountCents: cents(row.amount_cents),
    note: row.note,
    undoes: row.undoes,
    undone: row.undone === 1,
    safeAfterCents: cents(row.safe_after_cents),
  }
}
