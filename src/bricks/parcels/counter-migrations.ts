import type { MigrationTrack } from '../../main/db/migrate.ts'

/** What the counter keeps beside the register: numbers of papers, how often each was printed, when a code was tried. */
export const counterTrack: MigrationTrack = {
  part: 'parcels-counter',
  needs: ['parcels'],
  steps: [
    {
      step: 1,
      title: 'numbers of papers without gaps, their copies, tries of codes',
      sql: `
        CREATE TABLE parcel_series (
          kind TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (kind, year)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE parcel_copies (ref TEXT PRIMARY KEY, printed INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        ALTER TABLE parcel_codes ADD COLUMN tried_at_ms INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE parcel_codes ADD COLUMN opened_at_ms INTEGER;
        CREATE INDEX parcel_manifests_by_time ON parcel_manifests (at_ms);
        CREATE INDEX parcels_away ON parcels (carrier) WHERE state = 'handed-over' AND direction = 'out';`,
    },
  ],
}
