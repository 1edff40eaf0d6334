import type { MigrationTrack } from '../db/migrate.ts'

export const cashSessionsTrack: MigrationTrack = {
  part: 'cash-sessions',
  needs: ['journal', 'tickets'],
  steps: [
    {
      step: 1,
      title: 'cash sessions and their Z',
      sql: `
        CREATE TABLE cash_sessions (
          session_id TEXT PRIMARY KEY,
          business_day TEXT NOT NULL,
          opened_at_ms INTEGER NOT NULL,
          float_cents INTEGER NOT NULL CHECK (float_cents >= 0),
          z_number INTEGER UNIQUE
        ) STRICT;
        CREATE UNIQUE INDEX one_open_session ON cash_sessions ((1)) WHERE z_number IS NULL;
        CREATE TABLE z_reports (
          number INTEGER PRIMARY KEY,
          session_id TEXT NOT NULL UNIQUE,
          closed_at_ms INTEGER NOT NULL,
          counted_cents INTEGER NOT NULL,
          over_short_cents INTEGER NOT NULL,
          report TEXT NOT NULL
        ) STRICT;`,
    },
    {
      step: 2,
      title: 'money on tickets that stay open over a closing',
      sql: `ALTER TABLE cash_sessions ADD COLUMN advances_before TEXT NOT NULL DEFAULT '[]';`,
    },
  ],
}
