import type { MigrationTrack } from '../db/migrate.ts'

export const catalogueTrack: MigrationTrack = {
  part: 'catalogue',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'products, options, tile plans',
      sql: `
        CREATE TABLE categories (
          category_id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL,
          icon TEXT NOT NULL, accent TEXT NOT NULL
        ) STRICT;
        CREATE TABLE option_groups (
          group_id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL, max_options INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE options (
          option_id TEXT PRIMARY KEY, group_id TEXT NOT NULL REFERENCES option_groups, position INTEGER NOT NULL,
          label TEXT NOT NULL, price_cents INTEGER NOT NULL, UNIQUE (group_id, position)
        ) STRICT;
        CREATE TABLE products (
          product_id TEXT PRIMARY KEY, position INTEGER NOT NULL UNIQUE, label TEXT NOT NULL, short_label TEXT,
          category_id TEXT NOT NULL REFERENCES categories,
          price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
          takeaway_price_cents INTEGER CHECK (takeaway_price_cents >= 0),
          vat_class TEXT NOT NULL, accent TEXT, drink_group TEXT, open_price INTEGER NOT NULL CHECK (open_price IN (0, 1))
        ) STRICT;
        CREATE TABLE product_allergens (
          product_id TEXT NOT NULL REFERENCES products, position INTEGER NOT NULL, allergen TEXT NOT NULL,
          PRIMARY KEY (product_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE product_barcodes (
          barcode TEXT PRIMARY KEY, product_id TEXT NOT NULL REFERENCES products, position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE product_option_groups (
          product_id TEXT NOT NULL REFERENCES products, position INTEGER NOT NULL,
          group_id TEXT NOT NULL REFERENCES option_groups, PRIMARY KEY (product_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE tile_places (
          category_id TEXT NOT NULL REFERENCES categories, position INTEGER NOT NULL,
          product_id TEXT REFERENCES products, PRIMARY KEY (category_id, position)
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 2,
      title: 'options that must be chosen, options of a category, set menus',
      sql: `
        ALTER TABLE option_groups ADD COLUMN min_options INTEGER NOT NULL DEFAULT 0 CHECK (min_options >= 0);
        CREATE TABLE category_option_groups (
          category_id TEXT NOT NULL REFERENCES categories, position INTEGER NOT NULL,
          group_id TEXT NOT NULL REFERENCES option_groups, PRIMARY KEY (category_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE formule_slots (
          product_id TEXT NOT NULL REFERENCES products, position INTEGER NOT NULL, slot_id TEXT NOT NULL,
          label TEXT NOT NULL, min_choices INTEGER NOT NULL CHECK (min_choices IN (0, 1)),
          PRIMARY KEY (product_id, position), UNIQUE (product_id, slot_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE formule_choices (
          product_id TEXT NOT NULL, slot_id TEXT NOT NULL, position INTEGER NOT NULL,
          choice_id TEXT NOT NULL REFERENCES products, supplement_cents INTEGER NOT NULL CHECK (supplement_cents >= 0),
          PRIMARY KEY (product_id, slot_id, position),
          FOREIGN KEY (product_id, slot_id) REFERENCES formule_slots (product_id, slot_id)
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 3,
      title: 'origin of meat, products withdrawn, pictures, lists that are being imported',
      sql: `
        ALTER TABLE products ADD COLUMN meat_origin TEXT;
        ALTER TABLE products ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1));
        CREATE TABLE product_pictures (
          product_id TEXT PRIMARY KEY REFERENCES products, version INTEGER NOT NULL CHECK (version > 0), jpeg BLOB
        ) STRICT;
        CREATE TABLE catalogue_import_parts (
          import_id TEXT NOT NULL, part INTEGER NOT NULL CHECK (part >= 0), bytes BLOB NOT NULL,
          PRIMARY KEY (import_id, part)
        ) STRICT;`,
    },
    {
      step: 4,
      title: 'variants: products that stand on one tile',
      sql: 'ALTER TABLE products ADD COLUMN variant_of TEXT;',
    },
    {
      step: 5,
      title: 'the codes of a product are found by it: a list changes thousands',
      sql: 'CREATE INDEX product_barcodes_by_product ON product_barcodes (product_id);',
    },
  ],
}
