import type { MigrationTrack } from '../db/migrate.ts'

export const printersTrack: MigrationTrack = {
  part: 'printers',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'printers of the café and what each is for',
      sql: `CREATE TABLE printers_setup (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;`,
    },
  ],
}
