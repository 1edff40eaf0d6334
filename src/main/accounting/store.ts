import { defaultAccounts, zAccounts, type Accounts } from '../../shared/contracts/accounting.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'

export const accountingTrack: MigrationTrack = {
  part: 'accounting',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'the accounts of the sales journal',
      sql: `CREATE TABLE accounts (id INTEGER PRIMARY KEY CHECK (id = 1), value TEXT NOT NULL) STRICT;`,
    },
  ],
}

export function createAccountsStore(db: WriteDb) {
  const read = db.prepare<[], string>('SELECT value FROM accounts').pluck()
  const write = db.prepare<[string]>(
    'INSERT INTO accounts VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
  )
  return {
    current(): Accounts {
      const kept = read.get()
      return kept === undefined ? defaultAccounts : zAccounts.parse(JSON.parse(kept))
    },
    change: (accounts: Accounts): void => void write.run(JSON.stringify(accounts)),
  }
}
export type AccountsStore = ReturnType<typeof createAccountsStore>
