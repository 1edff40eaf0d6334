import type { CustomerId } from '../../shared/ids.ts'
import { cents, ZERO, type Cents } from '../../shared/money.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'

export const accountsTrack: MigrationTrack = {
  part: 'accounts',
  needs: ['customers'],
  steps: [
    {
      step: 1,
      title: 'how far each customer may go',
      sql: `
        CREATE TABLE customer_accounts (
          customer_id TEXT PRIMARY KEY,
          limit_cents INTEGER NOT NULL CHECK (limit_cents >= 0)
        ) STRICT, WITHOUT ROWID;`,
    },
  ],
}

export function createLimitStore(db: WriteDb) {
  const read = db.prepare<[string], number>('SELECT limit_cents FROM customer_accounts WHERE customer_id = ?').pluck()
  const all = db.prepare<[], CustomerId>('SELECT customer_id FROM customer_accounts').pluck()
  const write = db.prepare<[string, number]>(
    'INSERT INTO customer_accounts VALUES (?, ?) ON CONFLICT (customer_id) DO UPDATE SET limit_cents = excluded.limit_cents',
  )
  const remove = db.prepare<[string]>('DELETE FROM customer_accounts WHERE customer_id = ?')
  return {
    limitOf: (customerId: CustomerId): Cents => cents(read.get(customerId) ?? ZERO),
    all: (): readonly CustomerId[] => all.all(),
    set: (customerId: CustomerId, limitCents: Cents): void => void write.run(customerId, limitCents),
    forget: (customerId: CustomerId): void => void remove.run(customerId),
  }
}
export type LimitStore = ReturnType<typeof createLimitStore>
