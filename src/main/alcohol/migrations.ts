import type { MigrationTrack } from '../db/migrate.ts'

export const alcoholTrack: MigrationTrack = {
  part: 'alcohol',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'the licence, and what is asked before alcohol is sold',
      sql: `CREATE TABLE alcohol_rules (one INTEGER PRIMARY KEY CHECK (one = 1), rules TEXT NOT NULL) STRICT;`,
    },
  ],
}
