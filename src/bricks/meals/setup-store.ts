import type { WriteDb } from '../../main/db/open.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { freshSetup, zMealsSetup, type MealsSetup } from './rules/setup.ts'

export function createSetupStore(db: WriteDb) {
  const read = db.prepare<[], string>(`SELECT value FROM meal_setup WHERE name = 'setup'`).pluck()
  const write = db.prepare<[string]>(
    `INSERT INTO meal_setup VALUES ('setup', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  )
  return {
    setup(): MealsSetup {
      const kept = read.get()
      return kept === undefined ? freshSetup() : zMealsSetup.parse(JSON.parse(kept))
    },
    /** Whether anybody, or the demo, has set this café up. */
    isSetUp: (): boolean => read.get() !== undefined,
    save: (setup: MealsSetup): void => void write.run(JSON.stringify(setup)),
  }
}
export type SetupStore = ReturnType<typeof createSetupStore>

/** What was done for whom: ids, days and counts, never a name. */
export type TrailEntry = {
  readonly what:
    | 'file-saved'
    | 'needs-saved'
    | 'file-ended'
    | 'paused'
    | 'resumed'
    | 'ordered'
    | 'cancelled'
    | 'late-accepted'
    | 'prepared'
    | 'loaded'
    | 'validated'
    | 'unprepared'
    | 'unloaded'
    | 'stop-corrected'
    | 'batch-saved'
    | 'batch-served'
    | 'welfare-told'
    | 'billed'
    | 'credited'
  readonly ref: string
  readonly value?: Readonly<Record<string, string | number | null>>
}
export function createTrail(db: WriteDb) {
  const write = db.prepare<[number, string, string, string, string]>(
    'INSERT INTO meal_trail (at_ms, by_whom, what, ref, value) VALUES (?, ?, ?, ?, ?)',
  )
  const ofRef = db.prepare<[string], { at_ms: number; by_whom: string; what: TrailEntry['what']; value: string }>(
    'SELECT at_ms, by_whom, what, value FROM meal_trail WHERE ref = ? ORDER BY seq',
  )
  return {
    tell({ what, ref, value = {} }: TrailEntry, { nowMs, operator }: Pick<CommandContext, 'nowMs' | 'operator'>): void {
      write.run(nowMs, operator, what, ref, JSON.stringify(value))
    },
    of: (ref: string) =>
      ofRef.all(ref).map(({ at_ms, by_whom, what, value }) => ({
        atMs: at_ms,
        by: by_whom,
        what,
        value: JSON.parse(value) as NonNullable<TrailEntry['value']>, // `tell` wrote it
      })),
  }
}
export type Trail = ReturnType<typeof createTrail>
