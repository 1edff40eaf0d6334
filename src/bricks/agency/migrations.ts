import type { MigrationTrack } from '../../main/db/migrate.ts'

export const agencyTrack: MigrationTrack = {
  part: 'agency',
  needs: ['journal', 'tickets', 'services', 'customers'],
  steps: [
    {
      step: 1,
      title: 'counter services as data, and what moved for them',
      sql: `
        CREATE TABLE agency_services (code TEXT PRIMARY KEY, position INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
        CREATE TABLE agency_terms (
          service TEXT NOT NULL REFERENCES agency_services, from_day TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (service, from_day)
        ) STRICT, WITHOUT ROWID;
        -- What the sealed tickets say, with the pieces that service_moves does not know.
        CREATE TABLE agency_moves (
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          service TEXT NOT NULL,
          way TEXT NOT NULL CHECK (way IN ('collected', 'paid-out', 'own', 'deposit', 'item', 'commission')),
          nature TEXT NOT NULL,
          ref TEXT NOT NULL,
          article TEXT,
          business_day TEXT NOT NULL,
          /* The day that it is for, where a total was typed later. */
          for_day TEXT NOT NULL,
          pieces INTEGER NOT NULL,
          ttc_cents INTEGER NOT NULL,
          ht_cents INTEGER NOT NULL,
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX agency_moves_by_day ON agency_moves (business_day, service);
        CREATE INDEX agency_moves_by_for ON agency_moves (for_day, service);
        CREATE INDEX agency_moves_by_ref ON agency_moves (ref);
        CREATE TABLE agency_counts (
          count_id TEXT PRIMARY KEY, service TEXT NOT NULL, article TEXT NOT NULL, day TEXT NOT NULL, at_ms INTEGER NOT NULL,
          pieces INTEGER NOT NULL CHECK (pieces > 0), minutes INTEGER NOT NULL CHECK (minutes >= 0)
        ) STRICT;
        CREATE INDEX agency_counts_by_day ON agency_counts (day, service);
        -- Who was handed how much, for limits by person; the person goes when they are erased, the sum stays.
        CREATE TABLE agency_payouts (
          number INTEGER PRIMARY KEY, service TEXT NOT NULL, article TEXT NOT NULL, day TEXT NOT NULL, customer_id TEXT,
          paid_cents INTEGER NOT NULL CHECK (paid_cents > 0), undone_by INTEGER
        ) STRICT;
        CREATE INDEX agency_payouts_by_customer ON agency_payouts (customer_id, day) WHERE customer_id IS NOT NULL;
        CREATE INDEX agency_payouts_by_day ON agency_payouts (day);
        -- A day of a partner's terminal, as it was typed; each change of it is a sealed ticket.
        CREATE TABLE agency_days (
          service TEXT NOT NULL, day TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (service, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE agency_bulletins (
          service TEXT NOT NULL, bulletin TEXT NOT NULL, at_ms INTEGER NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (service, bulletin)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE agency_series (year INTEGER PRIMARY KEY, last INTEGER NOT NULL) STRICT;
        CREATE TABLE agency_items (
          item_id TEXT PRIMARY KEY, service TEXT NOT NULL, number TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
          searched TEXT NOT NULL, deposited_at_ms INTEGER NOT NULL, ended_at_ms INTEGER, value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX agency_items_here ON agency_items (state) WHERE state IN ('deposited', 'sent', 'back');
        CREATE INDEX agency_items_ended ON agency_items (ended_at_ms) WHERE ended_at_ms IS NOT NULL;
        CREATE TABLE agency_notes (
          note_id TEXT PRIMARY KEY, service TEXT NOT NULL, day TEXT NOT NULL, at_ms INTEGER NOT NULL, value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX agency_notes_by_day ON agency_notes (service, day);
        CREATE TABLE agency_statements (
          service TEXT NOT NULL, month TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (service, month)
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 2,
      title: 'where a service goes in the network’s file, and what the town hall counts it among',
      // As the templates proposed them, whose names their codes are.
      sql: `
        UPDATE agency_services SET value = json_set(value,
          '$.activity', CASE
            WHEN code GLOB 'fdj-*' OR code GLOB 'pmu*' THEN 'games'
            WHEN code GLOB 'timbres*' OR code GLOB 'la-poste*' THEN 'post'
            WHEN code GLOB 'presse*' THEN 'press'
            WHEN code GLOB 'gaz*' THEN 'other'
            ELSE 'services' END,
          '$.countsAs', CASE
            WHEN code GLOB 'numerique*' THEN 'digital-help'
            WHEN code GLOB 'copies*' THEN 'copies'
            WHEN value ->> '$.kind' = 'count-only' THEN 'counter-services' END);`,
    },
  ],
}
