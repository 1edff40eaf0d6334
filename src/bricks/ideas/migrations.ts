import type { MigrationTrack } from '../../main/db/migrate.ts'

export const ideasTrack: MigrationTrack = {
  part: 'ideas',
  needs: ['customers'],
  steps: [
    {
      step: 1,
      title: 'what the village wishes for, and how many do',
      sql: `
        CREATE TABLE ideas_setup (only INTEGER PRIMARY KEY CHECK (only = 1), value TEXT NOT NULL) STRICT;
        CREATE TABLE ideas (
          idea_id TEXT PRIMARY KEY,
          theme TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('open', 'discussed', 'done', 'declined')),
          day TEXT NOT NULL,
          answered_on TEXT,
          customer_id TEXT,
          value TEXT NOT NULL
        ) STRICT;
        CREATE INDEX ideas_by_state ON ideas (state, answered_on);
        CREATE INDEX ideas_by_day ON ideas (day);
        CREATE INDEX ideas_of_somebody ON ideas (customer_id) WHERE customer_id IS NOT NULL;
        CREATE TABLE ideas_voices (
          voice_id TEXT PRIMARY KEY, idea_id TEXT NOT NULL REFERENCES ideas, day TEXT NOT NULL
        ) STRICT;
        CREATE INDEX ideas_voices_by_idea ON ideas_voices (idea_id, day);
        CREATE INDEX ideas_voices_by_day ON ideas_voices (day, idea_id);`,
    },
  ],
}
