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
    {
      step: 3,
      title: 'several drawers, cash that moves without a sale, counts, and who counted',
      sql: `
        ALTER TABLE cash_sessions ADD COLUMN drawer_id TEXT NOT NULL DEFAULT 'drw_1';
        ALTER TABLE cash_sessions ADD COLUMN after_ticket INTEGER NOT NULL DEFAULT 0;
        UPDATE cash_sessions SET after_ticket = coalesce(
          (SELECT max(json_extract(report, '$.reading.lastTicket')) FROM z_reports
           WHERE cash_sessions.z_number IS NULL OR number < cash_sessions.z_number), 0);
        DROP INDEX one_open_session;
        CREATE UNIQUE INDEX one_open_session ON cash_sessions (drawer_id) WHERE z_number IS NULL;
        ALTER TABLE z_reports ADD COLUMN operator_id TEXT NOT NULL DEFAULT '';
        UPDATE z_reports SET operator_id = coalesce(
          (SELECT json_extract(entry, '$.operator') FROM journal_entries
           WHERE chain = 'closures' AND json_extract(entry, '$.kind') = 'session-z'
             AND json_extract(entry, '$.payload.number') = z_reports.number), '');
        CREATE TABLE cash_movements (
          movement_id TEXT PRIMARY KEY,
          event_seq INTEGER NOT NULL UNIQUE,
          session_id TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          operator_id TEXT NOT NULL,
          reason TEXT NOT NULL,
          amount_cents INTEGER NOT NULL CHECK (amount_cents <> 0),
          note TEXT NOT NULL,
          undoes TEXT UNIQUE,
          safe_after_cents INTEGER NOT NULL CHECK (safe_after_cents >= 0),
          CHECK ((undoes IS NULL) = (amount_cents > 0))
        ) STRICT;
        CREATE INDEX cash_movements_by_session ON cash_movements (session_id, event_seq);
        CREATE TABLE drawer_openings (
          session_id TEXT NOT NULL,
          event_seq INTEGER NOT NULL,
          reason TEXT NOT NULL,
          PRIMARY KEY (session_id, event_seq)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE drawer_counts (
          session_id TEXT NOT NULL,
          attempt INTEGER NOT NULL,
          counted_cents INTEGER NOT NULL,
          PRIMARY KEY (session_id, attempt)
        ) STRICT, WITHOUT ROWID;`,
    },
  ],
}
