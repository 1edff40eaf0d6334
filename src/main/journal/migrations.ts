import type { MigrationTrack } from '../db/migrate.ts'

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
  ],
}
