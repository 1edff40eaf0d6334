import type { MigrationTrack } from '../../main/db/migrate.ts'

export const bikesTrack: MigrationTrack = {
  part: 'bikes',
  needs: ['calendar', 'services'],
  steps: [
    {
      step: 1,
      title: 'models, bikes, accessories, rentals and repairs',
      sql: `
        CREATE TABLE bike_setup (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE bike_models (
          model_id TEXT PRIMARY KEY,
          position INTEGER NOT NULL,
          value TEXT NOT NULL,
          removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
        ) STRICT;
        CREATE TABLE bikes (
          bike_id TEXT PRIMARY KEY,
          model_id TEXT NOT NULL REFERENCES bike_models,
          number TEXT NOT NULL,
          position INTEGER NOT NULL,
          value TEXT NOT NULL,
          to_inspect INTEGER NOT NULL DEFAULT 0 CHECK (to_inspect IN (0, 1)),
          gone TEXT CHECK (gone IN ('retired', 'stolen')),
          checked_at_ms INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX bikes_by_number ON bikes (number COLLATE NOCASE) WHERE gone IS NULL;
        CREATE TABLE bike_accessories (
          accessory_id TEXT PRIMARY KEY, position INTEGER NOT NULL, value TEXT NOT NULL
        ) STRICT;
        CREATE TABLE bike_rentals (
          rental_id TEXT PRIMARY KEY,
          year INTEGER,
          number INTEGER,
          state TEXT NOT NULL CHECK (state IN
            ('held', 'confirmed', 'out', 'returned', 'closed', 'expired', 'cancelled', 'no-show', 'stolen')),
          start_ms INTEGER NOT NULL,
          end_ms INTEGER NOT NULL,
          held_until_ms INTEGER,
          name TEXT NOT NULL,
          phone TEXT NOT NULL,
          value TEXT NOT NULL,
          signature TEXT NOT NULL DEFAULT '',
          created_at_ms INTEGER NOT NULL,
          CHECK (start_ms < end_ms)
        ) STRICT;
        CREATE UNIQUE INDEX bike_rentals_by_number ON bike_rentals (year, number) WHERE number IS NOT NULL;
        CREATE INDEX bike_rentals_by_state ON bike_rentals (state, start_ms);
        CREATE TABLE bike_rental_lines (
          rental_id TEXT NOT NULL REFERENCES bike_rentals,
          position INTEGER NOT NULL,
          bike_id TEXT NOT NULL REFERENCES bikes,
          value TEXT NOT NULL,
          PRIMARY KEY (rental_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX bike_rental_lines_by_bike ON bike_rental_lines (bike_id);
        CREATE TABLE bike_repairs (
          repair_id TEXT PRIMARY KEY,
          bike_id TEXT NOT NULL REFERENCES bikes,
          from_ms INTEGER NOT NULL,
          done_ms INTEGER,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX bike_repairs_by_bike ON bike_repairs (bike_id, from_ms);
        CREATE TABLE bike_waiting (
          position INTEGER PRIMARY KEY, asked_at_ms INTEGER NOT NULL, start_ms INTEGER NOT NULL, value TEXT NOT NULL
        ) STRICT;`,
    },
    {
      step: 2,
      title: 'pictures, apart from the hires and the models that they show',
      sql: `
        CREATE TABLE bike_photos (
          photo_id TEXT PRIMARY KEY,
          rental_id TEXT NOT NULL REFERENCES bike_rentals ON DELETE CASCADE,
          bike_id TEXT NOT NULL,
          moment TEXT NOT NULL CHECK (moment IN ('out', 'in')),
          at_ms INTEGER NOT NULL,
          jpeg BLOB NOT NULL
        ) STRICT;
        CREATE INDEX bike_photos_by_rental ON bike_photos (rental_id, at_ms);
        CREATE TABLE bike_model_pictures (
          model_id TEXT PRIMARY KEY REFERENCES bike_models, at_ms INTEGER NOT NULL, jpeg BLOB NOT NULL
        ) STRICT;
        UPDATE bike_rental_lines SET value = json_remove(value, '$.goingOut.photos', '$.comingIn.photos');`,
    },
    {
      step: 3,
      title: 'a place on the waiting list is never given twice: another window may still show who had it',
      sql: `
        CREATE TABLE bike_waiting_kept (
          position INTEGER PRIMARY KEY AUTOINCREMENT, asked_at_ms INTEGER NOT NULL, start_ms INTEGER NOT NULL,
          value TEXT NOT NULL
        ) STRICT;
        INSERT INTO bike_waiting_kept SELECT position, asked_at_ms, start_ms, value FROM bike_waiting;
        DROP TABLE bike_waiting;
        ALTER TABLE bike_waiting_kept RENAME TO bike_waiting;`,
    },
  ],
}
