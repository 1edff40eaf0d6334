import { createHash } from 'node:crypto'
import { assert } from '../../shared/assert.ts'
import { inTransaction, type WriteDb } from './open.ts'

export type Migration = { readonly step: number; readonly title: string; readonly sql: string }
/** The numbered steps of one part or brick; `needs` names the parts whose tables it refers to. */
export type MigrationTrack = {
  readonly part: string
  readonly needs: readonly string[]
  readonly steps: readonly Migration[]
}

/** The file was written by a newer till: this one must not touch it. */
export class LedgerFromNewerTill extends Error {
  override readonly name = 'LedgerFromNewerTill'
}

/** Which steps the file still lacks. Throws `LedgerFromNewerTill` where it has steps that this till does not know. */
export function pendingSteps(db: WriteDb, tracks: readonly MigrationTrack[]): number {
  const done = appliedSteps(db)
  for (const part of new Set(done.map((step) => step.part))) {
    const known = tracks.find((track) => track.part === part)?.steps.length ?? 0
    if (done.filter((step) => step.part === part).length > known) throw new LedgerFromNewerTill(part)
  }
  return tracks.reduce((count, track) => count + track.steps.length, 0) - done.length
}

/** Each part owns its own numbered track; tracks run in `needs` order, each step in its own transaction. */
export function migrate(db: WriteDb, tracks: readonly MigrationTrack[], nowMs: () => number): void {
  db.exec(`CREATE TABLE IF NOT EXISTS migrations (
    part TEXT NOT NULL, step INTEGER NOT NULL, title TEXT NOT NULL, digest TEXT NOT NULL,
    applied_at_ms INTEGER NOT NULL, PRIMARY KEY (part, step)) STRICT, WITHOUT ROWID`)
  if (pendingSteps(db, tracks) === 0) return checkDigests(db, tracks)
  checkDigests(db, tracks)
  const record = db.prepare('INSERT INTO migrations VALUES (?, ?, ?, ?, ?)')
  const done = appliedSteps(db)

  for (const track of inNeedsOrder(tracks)) {
    const applied = done.filter((step) => step.part === track.part).length
    for (const step of track.steps.slice(applied)) {
      inTransaction(db, () => {
        db.exec(step.sql)
        const dangling = db.pragma('foreign_key_check') as unknown[]
        assert(dangling.length === 0, `${track.part} step ${step.step} leaves a dangling reference`)
        record.run(track.part, step.step, step.title, digestOf(step), nowMs())
      })
    }
  }
}

function checkDigests(db: WriteDb, tracks: readonly MigrationTrack[]): void {
  const done = appliedSteps(db)
  for (const track of tracks) {
    track.steps.forEach((step, index) => {
      assert(step.step === index + 1, `${track.part}: steps are numbered 1, 2, 3 without a gap`)
      const before = done.find((applied) => applied.part === track.part && applied.step === step.step)
      assert(!before || before.digest === digestOf(step), `${track.part} step ${step.step} was edited after it shipped`)
    })
  }
}

type AppliedStep = { readonly part: string; readonly step: number; readonly digest: string }

function appliedSteps(db: WriteDb): readonly AppliedStep[] {
  const known = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`).get()
  if (!known) return []
  return db.prepare<[], AppliedStep>('SELECT part, step, digest FROM migrations ORDER BY part, step').all()
}

function digestOf(step: Migration): string {
  return createHash('sha256').update(step.sql).digest('hex')
}

function inNeedsOrder(tracks: readonly MigrationTrack[]): readonly MigrationTrack[] {
  const placed: MigrationTrack[] = []
  const rest = [...tracks]
  while (rest.length > 0) {
    const next = rest.findIndex((track) => track.needs.every((need) => placed.some((p) => p.part === need)))
    assert(next >= 0, `migration tracks wait for one another: ${rest.map((t) => t.part).join(', ')}`)
    placed.push(...rest.splice(next, 1))
  }
  return placed
}
