import { z } from 'zod'
import type { BusinessDay } from '../../shared/business-day.ts'
import { zBusinessDay } from '../../shared/contracts/procedure.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import { zManifest } from './manifest.ts'

export const archivesTrack: MigrationTrack = {
  part: 'archives',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'archives and purges, as the journal tells them',
      sql: `
        CREATE TABLE archives (
          seq INTEGER PRIMARY KEY,
          from_day TEXT NOT NULL,
          to_day TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('year', 'intermediate')),
          name TEXT NOT NULL,
          sha256 TEXT NOT NULL,
          bytes INTEGER NOT NULL,
          entries INTEGER NOT NULL,
          made_at_ms INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE purges (seq INTEGER PRIMARY KEY, from_day TEXT NOT NULL, to_day TEXT NOT NULL) STRICT;`,
    },
  ],
}

/** What is sealed of an archive: enough to know its file again, and to prove what was in it. */
export const zSealedArchive = z.strictObject({
  from: zBusinessDay,
  to: zBusinessDay,
  kind: z.enum(['year', 'intermediate']),
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  manifestSha256: z.string(),
  entries: z.int(),
  chains: zManifest.shape.chains,
  totals: zManifest.shape.totals,
})
export type SealedArchive = z.infer<typeof zSealedArchive>

export type ArchiveRow = Pick<SealedArchive, 'from' | 'to' | 'kind' | 'name' | 'sha256' | 'bytes' | 'entries'> & {
  readonly seq: number
  readonly madeAtMs: number
}

export function createArchiveStore(db: WriteDb) {
  const insert = db.prepare('INSERT INTO archives VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertPurge = db.prepare<[number, string, string]>('INSERT INTO purges VALUES (?, ?, ?)')
  const COLUMNS = `seq, from_day AS "from", to_day AS "to", kind, name, sha256, bytes, entries, made_at_ms AS madeAtMs`
  const all = db.prepare<[], ArchiveRow>(`SELECT ${COLUMNS} FROM archives ORDER BY seq DESC LIMIT 400`)
  const bySeq = db.prepare<[number], ArchiveRow>(`SELECT ${COLUMNS} FROM archives WHERE seq = ?`)
  const ofYear = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM archives WHERE kind = 'year' AND from_day = ? AND to_day = ?`,
    )
    .pluck()
  const purgedUntil = db.prepare<[], BusinessDay | null>('SELECT max(to_day) FROM purges').pluck()

  const projection: Projection = {
    tables: ['archives', 'purges'],
    kinds: {
      'archives/archive': ({ seq, at, payload }: Entry) => {
        const { from, to, kind, name, sha256, bytes, entries } = zSealedArchive.parse(payload)
        insert.run(seq, from, to, kind, name, sha256, bytes, entries, Date.parse(at))
      },
      'archives/purge': ({ seq, payload }: Entry) => {
        const { from, to } = payload as { from: string; to: string } // this part sealed it
        insertPurge.run(seq, from, to)
      },
    },
  }

  return {
    projection,
    all: (): readonly ArchiveRow[] => all.all(),
    bySeq: (seq: number): ArchiveRow | undefined => bySeq.get(seq),
    hasYear: (from: BusinessDay, to: BusinessDay): boolean => (ofYear.get(from, to) ?? 0) > 0,
    /** The last day whose entries are gone. */
    purgedUntil: (): BusinessDay | undefined => purgedUntil.get() ?? undefined,
  }
}
export type ArchiveStore = ReturnType<typeof createArchiveStore>
