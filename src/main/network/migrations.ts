import type { MigrationTrack } from '../db/migrate.ts'

export const networkTrack: MigrationTrack = {
  part: 'network',
  needs: ['journal', 'tickets', 'cash-sessions', 'services'],
  steps: [
    {
      step: 1,
      title: 'what the network is told: settings by month, days that were shut, every file that was made',
      sql: `
        CREATE TABLE network_settings (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          from_month TEXT NOT NULL,
          value TEXT NOT NULL
        ) STRICT;
        CREATE TABLE network_shut_days (day TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
        CREATE TABLE network_files (
          sequence INTEGER PRIMARY KEY,
          month TEXT NOT NULL,
          made_at_ms INTEGER NOT NULL,
          content TEXT NOT NULL,
          hash TEXT NOT NULL,
          -- What was agreed when it was made: the fee of a file never changes afterwards.
          terms TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER network_files_kept BEFORE UPDATE ON network_files
          BEGIN SELECT RAISE(ABORT, 'a file that was made is not rewritten'); END;
        CREATE TRIGGER network_files_stay BEFORE DELETE ON network_files
          BEGIN SELECT RAISE(ABORT, 'a file that was made is not deleted'); END;`,
    },
  ],
}
