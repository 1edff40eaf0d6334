import { assert } from '../../shared/assert.ts'
import type { TicketId } from '../../shared/ids.ts'
import { cents, ZERO, type Cents } from '../../shared/money.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'

export const tendersTrack: MigrationTrack = {
  part: 'tenders',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'what the payers of one open bill gave so far, where the law counts them together',
      sql: `
        CREATE TABLE tender_bills (
          ticket_id TEXT PRIMARY KEY,
          cash_cents INTEGER NOT NULL CHECK (cash_cents >= 0),
          meal_cents INTEGER NOT NULL CHECK (meal_cents >= 0),
          foreign_payer INTEGER NOT NULL CHECK (foreign_payer IN (0, 1))
        ) STRICT, WITHOUT ROWID;`,
    },
  ],
}

/** What the law adds up over all payers of one bill: its parts that are sealed already. */
export type Bill = {
  readonly cashCents: Cents
  /** Titres-restaurant, by face value. */
  readonly mealCents: Cents
  /** Somebody made sure that the payer lives abroad: more cash is allowed. */
  readonly foreignPayer: boolean
}
const NOTHING: Bill = { cashCents: ZERO, mealCents: ZERO, foreignPayer: false }

export function createBillStore(db: WriteDb) {
  const select = db.prepare<[string], { cash_cents: number; meal_cents: number; foreign_payer: number }>(
    'SELECT cash_cents, meal_cents, foreign_payer FROM tender_bills WHERE ticket_id = ?',
  )
  const write = db.prepare<[string, number, number, number]>(
    `INSERT INTO tender_bills VALUES (?, ?, ?, ?) ON CONFLICT (ticket_id) DO UPDATE SET
       cash_cents = excluded.cash_cents, meal_cents = excluded.meal_cents, foreign_payer = excluded.foreign_payer`,
  )
  const remove = db.prepare<[string]>('DELETE FROM tender_bills WHERE ticket_id = ?')

  function of(billId: TicketId): Bill {
    const row = select.get(billId)
    if (!row) return NOTHING
    return {
      cashCents: cents(row.cash_cents),
      mealCents: cents(row.meal_cents),
      foreignPayer: row.foreign_payer === 1,
    }
  }
  return {
    of,
    change(billId: TicketId, to: Partial<Bill>): void {
      const { cashCents, mealCents, foreignPayer } = { ...of(billId), ...to }
      assert(write.run(billId, cashCents, mealCents, Number(foreignPayer)).changes === 1, 'the bill is written')
    },
    forget: (billId: TicketId): void => void remove.run(billId),
  }
}
export type BillStore = ReturnType<typeof createBillStore>
