import type { MigrationTrack } from '../db/migrate.ts'

export const tabsTrack: MigrationTrack = {
  part: 'tabs',
  needs: ['tickets'],
  steps: [
    {
      step: 1,
      title: 'rooms and tables as the owner drew them',
      sql: `
        CREATE TABLE rooms (
          room_id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL
        ) STRICT;
        CREATE TABLE room_tables (
          table_id TEXT PRIMARY KEY, room_id TEXT NOT NULL REFERENCES rooms, position INTEGER NOT NULL,
          label TEXT NOT NULL UNIQUE, shape TEXT NOT NULL CHECK (shape IN ('square', 'round')),
          x INTEGER NOT NULL, y INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, seats INTEGER NOT NULL,
          UNIQUE (room_id, position)
        ) STRICT;`,
    },
    {
      step: 2,
      title: 'rooms inside and outside',
      sql: `ALTER TABLE rooms ADD COLUMN area TEXT CHECK (area IN ('room', 'terrace'));`,
    },
  ],
}
