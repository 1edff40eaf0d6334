import type { MigrationTrack } from '../db/migrate.ts'

export const priceListsTrack: MigrationTrack = {
  part: 'price-lists',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'other prices for some hours and some places',
      sql: `
        CREATE TABLE price_lists (
          list_id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL, schedule TEXT, areas TEXT NOT NULL
        ) STRICT;
        CREATE TABLE price_list_items (
          list_id TEXT NOT NULL REFERENCES price_lists, position INTEGER NOT NULL, product_id TEXT NOT NULL,
          price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
          PRIMARY KEY (list_id, position), UNIQUE (list_id, product_id)
        ) STRICT, WITHOUT ROWID;`,
    },
  ],
}
