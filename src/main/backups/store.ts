import { FIRST_RETENTION, type Retention } from '../../shared/contracts/backups.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'

/** Whom backups are sealed for, since when, and what goes into them. */
export type BackupSetup = {
  readonly recipient: string
  readonly sinceMs: number
  /** The till's sealing key goes along: on the manager's word alone. */
  readonly withKey: boolean
  readonly retention: Retention
}
export type StoredPlace = { readonly placeId: string; readonly path: string; readonly addedAtMs: number }

type SetupRow = {
  readonly recipient: string
  readonly sinceMs: number
  readonly withKey: 0 | 1
  readonly hourlyDays: number
  readonly dailyDays: number
}

/** As it lies in a ledger's file, read beside the till as well. Undefined before anybody set backups up. */
export function readSetup(db: ReadDb): BackupSetup | undefined {
  const row = db
    .prepare<[], SetupRow>(
      `SELECT recipient, since_ms AS sinceMs, with_key AS withKey, hourly_days AS hourlyDays, daily_days AS dailyDays
       FROM backup_setup`,
    )
    .get()
  if (!row) return undefined
  const { recipient, sinceMs, withKey, hourlyDays, dailyDays } = row
  return { recipient, sinceMs, withKey: withKey === 1, retention: { hourlyDays, dailyDays } }
}

export function readPlaces(db: ReadDb): readonly StoredPlace[] {
  return db
    .prepare<[], StoredPlace>(
      'SELECT place_id AS placeId, path, added_at_ms AS addedAtMs FROM backup_places ORDER BY added_at_ms',
    )
    .all()
}

export function createBackupStore(db: WriteDb) {
  const seal = db.prepare<[string, number, 0 | 1, number, number]>(
    `INSERT INTO backup_setup VALUES (1, ?, ?, ?, ?, ?) ON CONFLICT (only) DO UPDATE
     SET recipient = excluded.recipient, since_ms = excluded.since_ms, with_key = excluded.with_key`,
  )
  const keep = db.prepare<[number, number]>('UPDATE backup_setup SET hourly_days = ?, daily_days = ?')
  const add = db.prepare<[string, string, number]>('INSERT INTO backup_places VALUES (?, ?, ?)')
  const remove = db.prepare<[string]>('DELETE FROM backup_places WHERE place_id = ?')
  return {
    setup: () => readSetup(db),
    places: () => readPlaces(db),
    /** A new recovery key: what was kept for how long stays as it was. */
    setUp({ recipient, withKey }: Pick<BackupSetup, 'recipient' | 'withKey'>, nowMs: number): void {
      const { hourlyDays, dailyDays } = FIRST_RETENTION
      seal.run(recipient, nowMs, withKey ? 1 : 0, hourlyDays, dailyDays)
    },
    setRetention: ({ hourlyDays, dailyDays }: Retention): void => void keep.run(hourlyDays, dailyDays),
    addPlace: ({ placeId, path, addedAtMs }: StoredPlace): void => void add.run(placeId, path, addedAtMs),
    removePlace: (placeId: string): boolean => remove.run(placeId).changes === 1,
  }
}
export type BackupStore = ReturnType<typeof createBackupStore>
