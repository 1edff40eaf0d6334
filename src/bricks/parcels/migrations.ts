import type { MigrationTrack } from '../../main/db/migrate.ts'

export const parcelsTrack: MigrationTrack = {
  part: 'parcels',
  needs: ['customers', 'services'],
  steps: [
    {
      step: 1,
      title: 'carriers, the register of parcels, what happened to each',
      sql: `
        CREATE TABLE parcel_setup (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE parcel_carriers (code TEXT PRIMARY KEY, position INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
        CREATE TABLE parcel_terms (
          carrier TEXT NOT NULL REFERENCES parcel_carriers, from_day TEXT NOT NULL, value TEXT NOT NULL,
          PRIMARY KEY (carrier, from_day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE parcels (
          parcel_id TEXT PRIMARY KEY,
          direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
          carrier TEXT NOT NULL REFERENCES parcel_carriers,
          code TEXT NOT NULL,
          parcel_no INTEGER NOT NULL,
          /* The end of the code, as somebody reads it out. */
          ending TEXT NOT NULL GENERATED ALWAYS AS (substr(code, -4)) STORED,
          /* The name without accents and capitals; empty once it was erased. */
          searched TEXT NOT NULL,
          place TEXT,
          units INTEGER NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('announced', 'stored', 'to-return', 'picked-up', 'handed-over',
            'not-received', 'closed-missing', 'refused-at-dock', 'dropped-off', 'missing', 'lost')),
          received_at_ms INTEGER,
          deadline TEXT,
          left_at_ms INTEGER,
          delivery_id TEXT,
          value TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX parcels_once ON parcels (carrier, code, parcel_no)
          WHERE state NOT IN ('picked-up', 'handed-over', 'closed-missing', 'refused-at-dock', 'lost');
        CREATE INDEX parcels_by_code ON parcels (code);
        CREATE INDEX parcels_by_ending ON parcels (ending) WHERE state IN ('stored', 'to-return', 'dropped-off');
        CREATE INDEX parcels_here ON parcels (state, deadline) WHERE state IN ('stored', 'to-return', 'dropped-off');
        CREATE INDEX parcels_by_delivery ON parcels (delivery_id) WHERE delivery_id IS NOT NULL;
        CREATE INDEX parcels_received ON parcels (received_at_ms) WHERE received_at_ms IS NOT NULL;
        CREATE INDEX parcels_not_received ON parcels (parcel_id) WHERE state IN ('not-received', 'missing');
        CREATE INDEX parcels_left ON parcels (left_at_ms) WHERE left_at_ms IS NOT NULL;
        -- What happened, in the order it did, each bound to the one before it; ids and never names, so that nothing of it is ever erased.
        CREATE TABLE parcel_events (
          seq INTEGER PRIMARY KEY,
          parcel_id TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          by_whom TEXT NOT NULL,
          kind TEXT NOT NULL,
          value TEXT NOT NULL,
          prev TEXT NOT NULL,
          hash TEXT NOT NULL
        ) STRICT;
        CREATE INDEX parcel_events_by_parcel ON parcel_events (parcel_id, seq);
        CREATE TRIGGER parcel_events_kept BEFORE UPDATE ON parcel_events BEGIN SELECT RAISE(ABORT, 'an event is not rewritten'); END;
        CREATE TRIGGER parcel_events_stay BEFORE DELETE ON parcel_events BEGIN SELECT RAISE(ABORT, 'an event is not deleted'); END;
        CREATE TABLE parcel_deliveries (
          delivery_id TEXT PRIMARY KEY, carrier TEXT NOT NULL, opened_at_ms INTEGER NOT NULL, closed_at_ms INTEGER,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX parcel_deliveries_open ON parcel_deliveries (closed_at_ms);
        CREATE TABLE parcel_proofs (proof_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
        CREATE INDEX parcel_proofs_by_time ON parcel_proofs (at_ms);
        CREATE TABLE parcel_manifests (
          manifest_id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, carrier TEXT NOT NULL, at_ms INTEGER NOT NULL,
          value TEXT NOT NULL
        ) STRICT;
        CREATE TABLE parcel_inventories (inventory_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
        CREATE TABLE parcel_incidents (
          incident_id TEXT PRIMARY KEY, parcel_id TEXT NOT NULL, at_ms INTEGER NOT NULL, value TEXT NOT NULL
        ) STRICT;
        CREATE TABLE parcel_statements (
          carrier TEXT NOT NULL, month TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (carrier, month)
        ) STRICT, WITHOUT ROWID;
        -- A code of ours for somebody's local pick-up: its digest, and the wrong tries since the last right one.
        CREATE TABLE parcel_codes (parcel_id TEXT PRIMARY KEY, digest TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0) STRICT;`,
    },
    {
      step: 2,
      title: 'the events of a month and the claims of a parcel are found without reading them all',
      sql: `
        CREATE INDEX parcel_events_by_time ON parcel_events (at_ms);
        CREATE INDEX parcel_incidents_by_parcel ON parcel_incidents (parcel_id);`,
    },
    {
      step: 3,
      title: 'claims that are settled hold no name back any more',
      sql: `CREATE TABLE parcel_claims_closed (incident_id TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, by_whom TEXT NOT NULL) STRICT;`,
    },
    {
      step: 4,
      title: 'what never came, or was never found, is told without reading the register',
      sql: `
        CREATE INDEX parcels_unsettled ON parcels (parcel_id) WHERE state IN ('announced', 'not-received', 'missing');`,
    },
  ],
}
