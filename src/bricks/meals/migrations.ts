import type { MigrationTrack } from '../../main/db/migrate.ts'

export const mealsTrack: MigrationTrack = {
  part: 'meals',
  needs: ['customers', 'services'],
  steps: [
    {
      step: 1,
      title: 'people, dishes, meals, rounds, invoices',
      sql: `
        CREATE TABLE meal_setup (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE meal_people (
          person_id TEXT PRIMARY KEY,
          status TEXT NOT NULL CHECK (status IN ('pending', 'active', 'ended')),
          round_id TEXT,
          stop_rank INTEGER NOT NULL,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX meal_people_by_round ON meal_people (round_id, stop_rank);
        -- Health data: apart, so that it is read by its own statements and erased by itself.
        CREATE TABLE meal_needs (person_id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE meal_dishes (
          dish_id TEXT PRIMARY KEY,
          value TEXT NOT NULL,
          removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
        ) STRICT;
        CREATE TABLE meal_menus (
          day TEXT NOT NULL, service TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (day, service)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE meal_batches (
          batch_id TEXT PRIMARY KEY,
          dish_id TEXT NOT NULL REFERENCES meal_dishes,
          produced_on TEXT NOT NULL,
          use_by TEXT NOT NULL,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX meal_batches_by_dish ON meal_batches (dish_id, produced_on);
        CREATE TABLE meal_orders (
          order_id TEXT PRIMARY KEY,
          person_id TEXT NOT NULL,
          eaten_on TEXT NOT NULL,
          service TEXT NOT NULL CHECK (service IN ('lunch', 'dinner')),
          delivered_on TEXT NOT NULL,
          round_id TEXT,
          state TEXT NOT NULL CHECK (state IN ('planned', 'locked', 'prepared', 'loaded', 'delivered', 'not-home',
            'cancelled-free', 'cancelled-late', 'cancelled-waived')),
          billed_on INTEGER,
          value TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX meal_orders_once ON meal_orders (person_id, eaten_on, service);
        CREATE INDEX meal_orders_by_delivery ON meal_orders (delivered_on, round_id);
        CREATE INDEX meal_orders_by_day ON meal_orders (eaten_on);
        CREATE INDEX meal_orders_open ON meal_orders (state, delivered_on) WHERE state IN ('planned', 'locked');
        CREATE TABLE meal_rounds (
          round_id TEXT PRIMARY KEY,
          value TEXT NOT NULL,
          removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
        ) STRICT;
        CREATE TABLE meal_runs (
          round_id TEXT NOT NULL REFERENCES meal_rounds,
          day TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('planned', 'loaded', 'validated')),
          value TEXT NOT NULL,
          PRIMARY KEY (day, round_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE meal_containers (
          person_id TEXT NOT NULL,
          round_id TEXT NOT NULL,
          day TEXT NOT NULL,
          out INTEGER NOT NULL,
          back INTEGER NOT NULL,
          PRIMARY KEY (person_id, day, round_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE meal_welfare (
          note_id TEXT PRIMARY KEY,
          person_id TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX meal_welfare_by_person ON meal_welfare (person_id, at_ms);
        -- One a person and month, and another after a credit note took the whole of it back.
        CREATE TABLE meal_invoices (
          ticket_number INTEGER PRIMARY KEY,
          person_id TEXT NOT NULL,
          month TEXT NOT NULL,
          credited INTEGER NOT NULL DEFAULT 0 CHECK (credited IN (0, 1)),
          value TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX meal_invoices_once ON meal_invoices (person_id, month) WHERE credited = 0;
        CREATE INDEX meal_invoices_by_month ON meal_invoices (month);
        -- What was done, when and by whom; ids and never names.
        CREATE TABLE meal_trail (
          seq INTEGER PRIMARY KEY,
          at_ms INTEGER NOT NULL,
          by_whom TEXT NOT NULL,
          what TEXT NOT NULL,
          ref TEXT NOT NULL,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX meal_trail_by_ref ON meal_trail (ref, seq);
        CREATE TRIGGER meal_trail_kept BEFORE UPDATE ON meal_trail BEGIN SELECT RAISE(ABORT, 'a trail is not rewritten'); END;`,
    },
    {
      step: 2,
      title: 'which batch was served when, and what was on the papers',
      sql: `
        CREATE TABLE meal_batch_uses (
          eaten_on TEXT NOT NULL,
          service TEXT NOT NULL,
          dish_id TEXT NOT NULL,
          batch_id TEXT NOT NULL REFERENCES meal_batches,
          PRIMARY KEY (eaten_on, service, dish_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX meal_batch_uses_by_batch ON meal_batch_uses (batch_id);
        -- Of each order a digest of what the paper said: enough to see that it is true no more, and tells nobody's needs.
        CREATE TABLE meal_prints (
          print_id INTEGER PRIMARY KEY,
          paper TEXT NOT NULL,
          day TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX meal_prints_by_day ON meal_prints (day, paper);`,
    },
    {
      step: 3,
      title: 'what was declared in writing, kept after a file has ended',
      sql: `
        CREATE TABLE meal_declarations (
          person_id TEXT PRIMARY KEY, kept_until TEXT NOT NULL, value TEXT NOT NULL
        ) STRICT;`,
    },
  ],
}
