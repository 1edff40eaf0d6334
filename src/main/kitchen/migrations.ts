import type { MigrationTrack } from '../db/migrate.ts'

export const kitchenTrack: MigrationTrack = {
  part: 'kitchen',
  needs: ['tickets', 'catalogue'],
  steps: [
    {
      step: 1,
      title: 'orders to the kitchen and the bar, courses, what is sold out',
      sql: `
        CREATE TABLE kitchen_setup (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;
        CREATE TABLE kitchen_orders (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          session_id TEXT,
          training INTEGER NOT NULL CHECK (training IN (0, 1)),
          ticket_id TEXT NOT NULL,
          prep_station_id TEXT NOT NULL,
          station_label TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('new', 'more', 'changed', 'cancelled')),
          reason TEXT,
          place TEXT NOT NULL CHECK (place IN ('on-site', 'takeaway')),
          table_label TEXT,
          name TEXT NOT NULL,
          covers INTEGER,
          operator_id TEXT NOT NULL,
          sent_at_ms INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX kitchen_orders_by_session ON kitchen_orders (session_id, number);
        CREATE INDEX kitchen_orders_by_ticket ON kitchen_orders (ticket_id, prep_station_id);
        CREATE TABLE kitchen_order_lines (
          number INTEGER NOT NULL REFERENCES kitchen_orders,
          position INTEGER NOT NULL,
          root_line_id TEXT NOT NULL,
          product_id TEXT NOT NULL,
          label TEXT NOT NULL,
          options TEXT NOT NULL,
          note TEXT NOT NULL,
          allergens TEXT NOT NULL,
          course INTEGER,
          shown_milli INTEGER NOT NULL CHECK (shown_milli > 0),
          difference_milli INTEGER NOT NULL,
          cancelled_milli INTEGER NOT NULL DEFAULT 0 CHECK (cancelled_milli BETWEEN 0 AND shown_milli),
          tick INTEGER,
          done_at_ms INTEGER,
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX kitchen_order_lines_by_root ON kitchen_order_lines (root_line_id, number);
        CREATE INDEX kitchen_order_lines_by_tick ON kitchen_order_lines (tick) WHERE tick IS NOT NULL;
        CREATE TABLE kitchen_line_courses (
          root_line_id TEXT PRIMARY KEY, course INTEGER NOT NULL CHECK (course BETWEEN 1 AND 4)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE kitchen_courses_fired (
          ticket_id TEXT PRIMARY KEY, course INTEGER NOT NULL CHECK (course BETWEEN 1 AND 4)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE kitchen_sold_out (product_id TEXT PRIMARY KEY, since_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 2,
      title: 'the parts of a set menu, each where it is made',
      sql: `
        ALTER TABLE kitchen_order_lines ADD COLUMN part INTEGER;
        ALTER TABLE kitchen_order_lines ADD COLUMN menu TEXT;
        CREATE TABLE kitchen_parts_held (
          root_line_id TEXT NOT NULL,
          part INTEGER NOT NULL,
          held_milli INTEGER NOT NULL CHECK (held_milli > 0),
          PRIMARY KEY (root_line_id, part)
        ) STRICT, WITHOUT ROWID;`,
    },
  ],
}
