import type { MigrationTrack } from '../db/migrate.ts'

/** What a ticket sold of each product and option, added up: from the lines of a sealed sale or refund. */
const SOLD_SO_FAR = `
  INSERT INTO stock_sales
  SELECT thing, seq, max(sold_number), max(day), sum(quantity), sum(ttc), sum(ht) FROM (
    SELECT line.value ->> '$.productId' AS thing, e.seq,
      coalesce(e.entry ->> '$.payload.corrects.number', e.seq) AS sold_number,
      e.entry ->> '$.payload.businessDay' AS day,
      line.value ->> '$.quantityMilli' AS quantity, line.value ->> '$.ttcCents' AS ttc, line.value ->> '$.htCents' AS ht
    FROM journal_entries e, json_each(e.entry, '$.payload.lines') line
    WHERE e.chain = 'tickets' AND e.entry ->> '$.kind' IN ('sale', 'refund')
      AND line.value -> '$.service' IS NULL AND line.value -> '$.owed' IS NULL
    UNION ALL
    SELECT opt.value ->> '$.optionId', e.seq, coalesce(e.entry ->> '$.payload.corrects.number', e.seq),
      e.entry ->> '$.payload.businessDay', line.value ->> '$.quantityMilli', 0, 0
    FROM journal_entries e, json_each(e.entry, '$.payload.lines') line, json_each(line.value, '$.options') opt
    WHERE e.chain = 'tickets' AND e.entry ->> '$.kind' IN ('sale', 'refund')
      AND line.value -> '$.service' IS NULL AND line.value -> '$.owed' IS NULL)
  GROUP BY thing, seq;`

export const stockTrack: MigrationTrack = {
  part: 'stock',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'items, suppliers, recipes, movements; what sealed tickets took, as the journal tells it',
      sql: `
        CREATE TABLE stock_settings (one INTEGER PRIMARY KEY CHECK (one = 1), cost TEXT NOT NULL) STRICT;
        CREATE TABLE stock_suppliers (
          supplier_id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, our_number TEXT NOT NULL
        ) STRICT;
        CREATE TABLE stock_items (
          item_id TEXT PRIMARY KEY,
          label TEXT NOT NULL,
          unit TEXT NOT NULL CHECK (unit IN ('piece', 'ml', 'g')),
          supplier_id TEXT REFERENCES stock_suppliers,
          shelf TEXT NOT NULL,
          reorder_at INTEGER NOT NULL CHECK (reorder_at >= 0),
          target INTEGER NOT NULL CHECK (target >= 0),
          deposit_bp INTEGER,
          active INTEGER NOT NULL CHECK (active IN (0, 1)),
          average_rate INTEGER
        ) STRICT;
        CREATE TABLE stock_packages (
          item_id TEXT NOT NULL REFERENCES stock_items,
          position INTEGER NOT NULL,
          label TEXT NOT NULL,
          amount INTEGER NOT NULL CHECK (amount > 0),
          price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
          barcode TEXT UNIQUE,
          PRIMARY KEY (item_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_recipes (
          recipe INTEGER PRIMARY KEY,
          thing TEXT NOT NULL,
          from_number INTEGER NOT NULL,
          until_number INTEGER,
          at_ms INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX stock_recipes_by_thing ON stock_recipes (thing, from_number);
        CREATE TABLE stock_recipe_lines (
          recipe INTEGER NOT NULL REFERENCES stock_recipes,
          position INTEGER NOT NULL,
          item_id TEXT NOT NULL REFERENCES stock_items,
          amount INTEGER NOT NULL CHECK (amount > 0),
          PRIMARY KEY (recipe, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stock_recipe_lines_by_item ON stock_recipe_lines (item_id);
        CREATE TABLE stock_moves (
          move INTEGER PRIMARY KEY,
          item_id TEXT NOT NULL REFERENCES stock_items,
          kind TEXT NOT NULL,
          amount INTEGER NOT NULL,
          counted INTEGER CHECK (counted >= 0),
          after_number INTEGER NOT NULL,
          value_cents INTEGER NOT NULL,
          at_ms INTEGER NOT NULL,
          day TEXT NOT NULL,
          operator_id TEXT NOT NULL,
          note TEXT NOT NULL,
          ref TEXT,
          CHECK ((kind = 'count') = (counted IS NOT NULL))
        ) STRICT;
        CREATE INDEX stock_moves_by_item ON stock_moves (item_id, move);
        CREATE INDEX stock_moves_counts ON stock_moves (item_id, move) WHERE kind = 'count';
        CREATE INDEX stock_moves_by_ref ON stock_moves (ref) WHERE ref IS NOT NULL;
        CREATE TRIGGER stock_moves_frozen BEFORE UPDATE ON stock_moves BEGIN SELECT RAISE(ABORT, 'movements are append only'); END;
        CREATE TRIGGER stock_moves_kept BEFORE DELETE ON stock_moves BEGIN SELECT RAISE(ABORT, 'movements are append only'); END;
        CREATE TABLE stock_deliveries (
          delivery_id TEXT PRIMARY KEY,
          supplier_id TEXT NOT NULL REFERENCES stock_suppliers,
          note_number TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          day TEXT NOT NULL,
          operator_id TEXT NOT NULL,
          order_id TEXT
        ) STRICT;
        CREATE INDEX stock_deliveries_by_time ON stock_deliveries (at_ms);
        CREATE TABLE stock_delivery_lines (
          delivery_id TEXT NOT NULL REFERENCES stock_deliveries,
          position INTEGER NOT NULL,
          item_id TEXT NOT NULL REFERENCES stock_items,
          package_amount INTEGER NOT NULL,
          packages INTEGER NOT NULL CHECK (packages > 0),
          price_cents INTEGER NOT NULL,
          PRIMARY KEY (delivery_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_counts (
          count_id TEXT PRIMARY KEY, shelf TEXT NOT NULL, at_ms INTEGER NOT NULL, day TEXT NOT NULL, operator_id TEXT NOT NULL
        ) STRICT;
        CREATE INDEX stock_counts_by_time ON stock_counts (at_ms);
        CREATE TABLE stock_sales (
          thing TEXT NOT NULL,
          number INTEGER NOT NULL,
          sold_number INTEGER NOT NULL,
          business_day TEXT NOT NULL,
          quantity_milli INTEGER NOT NULL,
          ttc_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          PRIMARY KEY (thing, number)
        ) STRICT, WITHOUT ROWID;
        ${SOLD_SO_FAR}`,
    },
    {
      step: 2,
      title: 'orders to suppliers',
      sql: `
        CREATE TABLE stock_orders (
          order_id TEXT PRIMARY KEY,
          number TEXT NOT NULL UNIQUE,
          supplier_id TEXT NOT NULL REFERENCES stock_suppliers,
          state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'partly', 'received', 'cancelled')),
          made_at_ms INTEGER NOT NULL,
          day TEXT NOT NULL
        ) STRICT;
        CREATE TABLE stock_order_lines (
          order_id TEXT NOT NULL REFERENCES stock_orders,
          position INTEGER NOT NULL,
          item_id TEXT NOT NULL REFERENCES stock_items,
          package_amount INTEGER NOT NULL,
          packages INTEGER NOT NULL CHECK (packages > 0),
          price_cents INTEGER NOT NULL,
          received INTEGER NOT NULL CHECK (received >= 0),
          PRIMARY KEY (order_id, position)
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 3,
      title: 'price lists of suppliers, bread that was ordered, empties',
      sql: `
        CREATE TABLE stock_prices (
          supplier_id TEXT NOT NULL REFERENCES stock_suppliers,
          item_id TEXT NOT NULL REFERENCES stock_items,
          package_amount INTEGER NOT NULL CHECK (package_amount > 0),
          valid_from TEXT NOT NULL,
          price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
          negotiated INTEGER NOT NULL CHECK (negotiated IN (0, 1)),
          ref TEXT NOT NULL,
          PRIMARY KEY (supplier_id, item_id, package_amount, valid_from)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_bread (
          bread_id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          product_id TEXT NOT NULL,
          quantity INTEGER NOT NULL CHECK (quantity > 0),
          day TEXT,
          weekdays INTEGER NOT NULL,
          CHECK ((day IS NULL) = (weekdays > 0))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX stock_bread_by_day ON stock_bread (day);
        CREATE TABLE stock_bread_handed (
          bread_id TEXT NOT NULL REFERENCES stock_bread ON DELETE CASCADE, day TEXT NOT NULL, PRIMARY KEY (bread_id, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_containers (
          move INTEGER PRIMARY KEY,
          supplier_id TEXT NOT NULL REFERENCES stock_suppliers,
          container TEXT NOT NULL,
          came INTEGER NOT NULL CHECK (came >= 0),
          went INTEGER NOT NULL CHECK (went >= 0),
          at_ms INTEGER NOT NULL,
          operator_id TEXT NOT NULL
        ) STRICT;`,
    },
    {
      step: 4,
      title: 'what was sold of each thing, by day',
      sql: `
        CREATE TABLE stock_sold_days (
          thing TEXT NOT NULL,
          business_day TEXT NOT NULL,
          first_number INTEGER NOT NULL,
          last_number INTEGER NOT NULL,
          first_sold INTEGER NOT NULL,
          last_sold INTEGER NOT NULL,
          quantity_milli INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          PRIMARY KEY (thing, business_day)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO stock_sold_days
          SELECT thing, business_day, min(number), max(number), min(sold_number), max(sold_number),
            sum(quantity_milli), sum(ht_cents)
          FROM stock_sales GROUP BY 1, 2;`,
    },
  ],
}
