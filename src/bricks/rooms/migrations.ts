import type { MigrationTrack } from '../../main/db/migrate.ts'

export const roomsTrack: MigrationTrack = {
  part: 'rooms',
  needs: ['calendar', 'customers', 'services'],
  steps: [
    {
      step: 1,
      title: 'spaces that are let, and their bookings; who has which when is in the calendar',
      sql: `
        CREATE TABLE rooms_setup (only INTEGER PRIMARY KEY CHECK (only = 1), value TEXT NOT NULL) STRICT;
        CREATE TABLE rooms_spaces (space_id TEXT PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL) STRICT;
        CREATE TABLE rooms_bookings (
          booking_id TEXT PRIMARY KEY,
          space_id TEXT NOT NULL REFERENCES rooms_spaces,
          series_id TEXT,
          day TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('booked', 'key-out', 'back', 'cancelled')),
          start_ms INTEGER NOT NULL,
          end_ms INTEGER NOT NULL CHECK (end_ms > start_ms),
          customer_id TEXT,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX rooms_bookings_by_day ON rooms_bookings (day, start_ms);
        CREATE INDEX rooms_bookings_by_series ON rooms_bookings (series_id) WHERE series_id IS NOT NULL;
        CREATE INDEX rooms_bookings_of_somebody ON rooms_bookings (customer_id) WHERE customer_id IS NOT NULL;
        CREATE INDEX rooms_bookings_keys ON rooms_bookings (end_ms) WHERE state = 'key-out';`,
    },
  ],
}
