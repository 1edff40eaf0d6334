import type { MigrationTrack } from '../db/migrate.ts'

/** A part of an entry as SQL reads it; nothing where the text is no JSON any more, which the verifier tells. */
export const inEntry = (path: string): string => `CASE WHEN json_valid(entry) THEN json_extract(entry, '$.${path}') END`

export const journalTrack: MigrationTrack = {
  part: 'journal',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'journal, append only',
      sql: `
        CREATE TABLE journal_keys (
          key TEXT PRIMARY KEY CHECK (length(key) = 64),
          public_pem TEXT NOT NULL
        ) STRICT;
        CREATE TABLE journal_entries (
          chain TEXT NOT NULL,
          seq INTEGER NOT NULL CHECK (seq > 0),
          entry TEXT NOT NULL,
          prev TEXT NOT NULL,
          hash TEXT NOT NULL CHECK (length(hash) = 64),
          key TEXT NOT NULL REFERENCES journal_keys,
          signature TEXT NOT NULL,
          PRIMARY KEY (chain, seq)
        ) STRICT;
        CREATE TRIGGER journal_entries_frozen BEFORE UPDATE ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
        CREATE TRIGGER journal_entries_kept BEFORE DELETE ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;
        CREATE TRIGGER journal_keys_frozen BEFORE UPDATE ON journal_keys BEGIN SELECT RAISE(ABORT, 'keys are append only'); END;
        CREATE TRIGGER journal_keys_kept BEFORE DELETE ON journal_keys BEGIN SELECT RAISE(ABORT, 'keys are append only'); END;`,
    },
    {
      step: 2,
      title: 'archived entries that were purged',
      sql: `
        CREATE TABLE journal_purged (
          chain TEXT PRIMARY KEY,
          upto_seq INTEGER NOT NULL,
          last_hash TEXT NOT NULL CHECK (length(last_hash) = 64)
        ) STRICT;
        DROP TRIGGER journal_entries_kept;
        CREATE TRIGGER journal_entries_kept BEFORE DELETE ON journal_entries
          WHEN OLD.seq > coalesce((SELECT upto_seq FROM journal_purged WHERE chain = OLD.chain), 0)
          BEGIN SELECT RAISE(ABORT, 'the journal is append only'); END;`,
    },
    {
      step: 3,
      title: 'corrections and closings, found in the sealed entries themselves',
      sql: `
        CREATE INDEX journal_corrections ON journal_entries (${inEntry('payload.corrects.number')}, seq)
          WHERE chain = 'tickets' AND ${inEntry('kind')} <> 'sale';
        CREATE INDEX journal_closings ON journal_entries (${inEntry('kind')}, ${inEntry('payload.to')})
          WHERE chain = 'closures';`,
    },
  ],
}
