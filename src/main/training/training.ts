import type { Training } from '../../shared/contracts/training.ts'
import type { CashSessionId, OperatorId } from '../../shared/ids.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'
import type { Projection } from '../journal/index.ts'

export const trainingTrack: MigrationTrack = {
  part: 'training',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'trainings, as the event log tells them',
      sql: `
        CREATE TABLE trainings (
          session_id TEXT PRIMARY KEY,
          started_at_ms INTEGER NOT NULL,
          responsible TEXT NOT NULL,
          ended_at_ms INTEGER
        ) STRICT;
        CREATE UNIQUE INDEX one_training ON trainings ((1)) WHERE ended_at_ms IS NULL;`,
    },
  ],
}

/** What training goes on. It survives a restart: a till never leaves its training unnoticed. */
export function createTrainings(db: WriteDb) {
  type Row = { session_id: CashSessionId; started_at_ms: number; responsible: OperatorId }
  const current = db.prepare<[], Row>(
    'SELECT session_id, started_at_ms, responsible FROM trainings WHERE ended_at_ms IS NULL',
  )
  const knows = db.prepare<[string], 1>('SELECT 1 FROM trainings WHERE session_id = ?')
  const start = db.prepare<[string, number, string]>('INSERT INTO trainings VALUES (?, ?, ?, NULL)')
  const end = db.prepare<[number, string]>('UPDATE trainings SET ended_at_ms = ? WHERE session_id = ?')

  const projection: Projection = {
    tables: ['trainings'],
    kinds: {
      'events/training-started': ({ at, payload }) => {
        const { sessionId, responsible } = payload as Pick<Training, 'sessionId' | 'responsible'> // this part recorded it
        start.run(sessionId, Date.parse(at), responsible)
      },
      'events/training-ended': ({ at, payload }) => {
        const { sessionId } = payload as Pick<Training, 'sessionId'> // this part recorded it
        end.run(Date.parse(at), sessionId)
      },
    },
  }
  return {
    projection,
    knows: (sessionId: CashSessionId): boolean => knows.get(sessionId) !== undefined,
    current(): Training | undefined {
      const row = current.get()
      return row && { sessionId: row.session_id, startedAtMs: row.started_at_ms, responsible: row.responsible }
    },
  }
}
export type Trainings = ReturnType<typeof createTrainings>
