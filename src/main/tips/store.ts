import type { BusinessDay } from '../../shared/business-day.ts'
import type { TipDay } from '../../shared/contracts/tips.ts'
import type { OperatorId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import { addTips, tipShares } from '../../shared/owed.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Sale } from '../tickets/index.ts'

export const tipsTrack: MigrationTrack = {
  part: 'tips',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'tips, as the sealed tickets tell them',
      sql: `
        CREATE TABLE tips (
          number INTEGER NOT NULL,
          operator_id TEXT NOT NULL,
          tender_kind TEXT NOT NULL,
          business_day TEXT NOT NULL,
          amount_cents INTEGER NOT NULL,
          PRIMARY KEY (number, operator_id, tender_kind)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX tips_by_day ON tips (business_day);`,
    },
  ],
}

type Row = { business_day: BusinessDay; operator_id: OperatorId; tender_kind: TenderKind; amount_cents: number }

export function createTipStore(db: WriteDb) {
  const insert = db.prepare<[number, string, string, string, number]>('INSERT INTO tips VALUES (?, ?, ?, ?, ?)')
  const between = db.prepare<[string, string], Row>(
    `SELECT business_day, operator_id, tender_kind, sum(amount_cents) AS amount_cents FROM tips
     WHERE business_day BETWEEN ? AND ? GROUP BY business_day, operator_id, tender_kind
     ORDER BY business_day DESC, operator_id, tender_kind`,
  )
  function apply({ seq, payload }: Entry): void {
    const { lines, tenders, businessDay } = payload as unknown as Sale // its part sealed it
    for (const { operatorId, kind, amountCents } of addTips(tipShares(lines, tenders)))
      insert.run(seq, operatorId, kind, businessDay, amountCents)
  }
  const projection: Projection = { tables: ['tips'], kinds: { 'tickets/sale': apply, 'tickets/refund': apply } }
  return {
    projection,
    /** The newest day first. */
    between: (from: BusinessDay, to: BusinessDay): TipDay[] =>
      between.all(from, to).map((row) => ({
        day: row.business_day,
        operatorId: row.operator_id,
        kind: row.tender_kind,
        amountCents: cents(row.amount_cents),
      })),
  }
}
export type TipStore = ReturnType<typeof createTipStore>
