import type { MigrationTrack } from '../db/migrate.ts'

export const ticketsTrack: MigrationTrack = {
  part: 'tickets',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'open tickets, and settled ones as the journal tells them',
      sql: `
        CREATE TABLE open_tickets (
          ticket_id TEXT PRIMARY KEY,
          place TEXT NOT NULL CHECK (place IN ('on-site', 'takeaway')),
          opened_at_ms INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE open_lines (
          ticket_id TEXT NOT NULL REFERENCES open_tickets,
          position INTEGER NOT NULL,
          line_id TEXT NOT NULL UNIQUE,
          product_id TEXT NOT NULL,
          label TEXT NOT NULL,
          note TEXT NOT NULL,
          quantity_milli INTEGER NOT NULL CHECK (quantity_milli > 0),
          price_cents INTEGER NOT NULL CHECK (price_cents >= 0),
          takeaway_price_cents INTEGER CHECK (takeaway_price_cents >= 0),
          vat_class TEXT NOT NULL,
          PRIMARY KEY (ticket_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE open_line_options (
          line_id TEXT NOT NULL REFERENCES open_lines (line_id),
          position INTEGER NOT NULL,
          option_id TEXT NOT NULL,
          label TEXT NOT NULL,
          price_cents INTEGER NOT NULL,
          PRIMARY KEY (line_id, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE open_tenders (
          ticket_id TEXT NOT NULL REFERENCES open_tickets,
          position INTEGER NOT NULL,
          tender_id TEXT NOT NULL UNIQUE,
          kind TEXT NOT NULL,
          amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
          tendered_cents INTEGER NOT NULL,
          change_cents INTEGER NOT NULL CHECK (change_cents >= 0),
          taken_at_ms INTEGER NOT NULL,
          PRIMARY KEY (ticket_id, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE tickets (
          number INTEGER PRIMARY KEY,
          ticket_id TEXT NOT NULL UNIQUE,
          session_id TEXT NOT NULL,
          business_day TEXT NOT NULL,
          settled_at_ms INTEGER NOT NULL,
          operator_id TEXT NOT NULL,
          place TEXT NOT NULL,
          total_cents INTEGER NOT NULL,
          turnover_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          vat_cents INTEGER NOT NULL,
          agency_cents INTEGER NOT NULL,
          change_cents INTEGER NOT NULL,
          line_count INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX tickets_by_session ON tickets (session_id, number);
        CREATE TABLE ticket_lines (
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          product_id TEXT NOT NULL,
          label TEXT NOT NULL,
          category TEXT NOT NULL,
          quantity_milli INTEGER NOT NULL,
          ttc_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          vat_cents INTEGER NOT NULL,
          vat_rate INTEGER NOT NULL,
          nature TEXT NOT NULL,
          supply TEXT NOT NULL,
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticket_vat (
          number INTEGER NOT NULL,
          vat_rate INTEGER NOT NULL,
          ttc_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          vat_cents INTEGER NOT NULL,
          PRIMARY KEY (number, vat_rate)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE ticket_tenders (
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          tender_id TEXT NOT NULL,
          kind TEXT NOT NULL,
          amount_cents INTEGER NOT NULL,
          tendered_cents INTEGER NOT NULL,
          change_cents INTEGER NOT NULL,
          taken_at_ms INTEGER NOT NULL,
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 2,
      title: 'refunds, changes of tenders, training, notes',
      sql: `
        ALTER TABLE open_tickets ADD COLUMN training INTEGER NOT NULL DEFAULT 0 CHECK (training IN (0, 1));
        ALTER TABLE open_tickets ADD COLUMN note_number INTEGER;
        ALTER TABLE tickets ADD COLUMN kind TEXT NOT NULL DEFAULT 'sale' CHECK (kind IN ('sale', 'refund', 'tender-change'));
        ALTER TABLE tickets ADD COLUMN corrects INTEGER;
        CREATE INDEX tickets_by_corrected ON tickets (corrects) WHERE corrects IS NOT NULL;
        CREATE INDEX tickets_by_day ON tickets (business_day, number);
        CREATE INDEX tickets_by_total ON tickets (total_cents, number);
        CREATE TABLE refunded_lines (
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          original_number INTEGER NOT NULL,
          original_position INTEGER NOT NULL,
          quantity_milli INTEGER NOT NULL CHECK (quantity_milli > 0),
          ttc_cents INTEGER NOT NULL,
          vat_cents INTEGER NOT NULL,
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX refunded_lines_by_original ON refunded_lines (original_number, original_position);`,
    },
    {
      step: 3,
      title: 'tabs, rounds, discounts, tickets that several pay',
      sql: `
        ALTER TABLE open_tickets ADD COLUMN station TEXT;
        UPDATE open_tickets SET station = 'counter';
        CREATE UNIQUE INDEX open_tickets_in_hand ON open_tickets (station, training) WHERE station IS NOT NULL;
        ALTER TABLE open_tickets ADD COLUMN tab TEXT;
        ALTER TABLE open_tickets ADD COLUMN table_id TEXT;
        ALTER TABLE open_tickets ADD COLUMN split TEXT;
        ALTER TABLE open_tickets ADD COLUMN part_of TEXT;
        CREATE UNIQUE INDEX open_tickets_by_table ON open_tickets (table_id, training)
          WHERE table_id IS NOT NULL AND part_of IS NULL;
        ALTER TABLE open_tickets ADD COLUMN parts_paid INTEGER NOT NULL DEFAULT 0 CHECK (parts_paid >= 0);
        ALTER TABLE open_tickets ADD COLUMN discount TEXT;
        ALTER TABLE open_tickets ADD COLUMN round INTEGER NOT NULL DEFAULT 1 CHECK (round > 0);
        ALTER TABLE open_lines ADD COLUMN root_line_id TEXT NOT NULL DEFAULT '';
        UPDATE open_lines SET root_line_id = line_id;
        ALTER TABLE open_lines ADD COLUMN discount TEXT;
        ALTER TABLE open_lines ADD COLUMN round INTEGER NOT NULL DEFAULT 1 CHECK (round > 0);
        ALTER TABLE open_lines ADD COLUMN sent_milli INTEGER NOT NULL DEFAULT 0 CHECK (sent_milli >= 0 AND sent_milli <= quantity_milli);
        ALTER TABLE open_lines ADD COLUMN shared_ttc_cents INTEGER;
        ALTER TABLE open_lines ADD COLUMN shared_discount_cents INTEGER;`,
    },
    {
      step: 4,
      title: 'set menus, price lists, proof of age',
      sql: `
        ALTER TABLE open_lines ADD COLUMN parts TEXT;
        ALTER TABLE open_lines ADD COLUMN price_list TEXT;
        ALTER TABLE open_lines ADD COLUMN takeaway_price_list TEXT;
        ALTER TABLE open_tickets ADD COLUMN age_checked INTEGER NOT NULL DEFAULT 0 CHECK (age_checked IN (0, 1));`,
    },
    {
      step: 5,
      title: 'lines that are owed',
      sql: `ALTER TABLE open_lines ADD COLUMN owed TEXT;`,
    },
    {
      step: 6,
      title: 'tenders that move a balance',
      sql: `
        ALTER TABLE open_tenders ADD COLUMN ref TEXT;
        CREATE INDEX open_tenders_by_ref ON open_tenders (ref) WHERE ref IS NOT NULL;`,
    },
    {
      step: 7,
      title: 'lines that a service puts on a ticket',
      sql: `ALTER TABLE open_lines ADD COLUMN service TEXT;`,
    },
  ],
}
