import type { MigrationTrack } from '../db/migrate.ts'

export const backupsTrack: MigrationTrack = {
  part: 'backups',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'whom backups are sealed for, and the second places where they go',
      sql: `
        CREATE TABLE backup_setup (
          only INTEGER PRIMARY KEY CHECK (only = 1),
          recipient TEXT NOT NULL,
          since_ms INTEGER NOT NULL,
          with_key INTEGER NOT NULL CHECK (with_key IN (0, 1)),
          hourly_days INTEGER NOT NULL,
          daily_days INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE backup_places (
          place_id TEXT PRIMARY KEY,
          path TEXT NOT NULL UNIQUE,
          added_at_ms INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;`,
    },
  ],
}
