import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { RoundId } from './ids.ts'
import { zNeeds, type Needs } from './rules/food.ts'
import { zPersonFile, type PersonFile } from './rules/person.ts'

/**
 * The files of those who are served; names and addresses lie with the café's customers, health data in a table apart.
 * Whoever erases does so `overwriting`.
 */
export function createPeopleStore(db: WriteDb) {
  const byId = db.prepare<[CustomerId], string>('SELECT value FROM meal_people WHERE person_id = ?').pluck()
  const all = db.prepare<[], string>('SELECT value FROM meal_people ORDER BY stop_rank, person_id').pluck()
  const ofRound = db
    .prepare<[RoundId], string>('SELECT value FROM meal_people WHERE round_id = ? ORDER BY stop_rank, person_id')
    .pluck()
  const write = db.prepare<[CustomerId, string, RoundId | null, number, string]>(
    `INSERT INTO meal_people VALUES (?, ?, ?, ?, ?) ON CONFLICT (person_id) DO UPDATE SET
       status = excluded.status, round_id = excluded.round_id, stop_rank = excluded.stop_rank, value = excluded.value`,
  )
  const remove = db.prepare<[CustomerId]>('DELETE FROM meal_people WHERE person_id = ?')
  const needs = db.prepare<[CustomerId], string>('SELECT value FROM meal_needs WHERE person_id = ?').pluck()
  const writeNeeds = db.prepare<[CustomerId, string]>(
    'INSERT INTO meal_needs VALUES (?, ?) ON CONFLICT (person_id) DO UPDATE SET value = excluded.value',
  )
  const removeNeeds = db.prepare<[CustomerId]>('DELETE FROM meal_needs WHERE person_id = ?')
  const history = db
    .prepare<[CustomerId, CustomerId], number>(
      `SELECT EXISTS (SELECT 1 FROM meal_invoices WHERE person_id = ?) OR EXISTS (SELECT 1 FROM meal_orders
       WHERE person_id = ? AND (billed_on IS NOT NULL OR state IN ('prepared', 'loaded', 'delivered', 'not-home', 'cancelled-late')))`,
    )
    .pluck()
  const removeOrders = db.prepare<[CustomerId]>('DELETE FROM meal_orders WHERE person_id = ?')
  const read = (value: string): PersonFile => zPersonFile.parse(JSON.parse(value))

  return {
    person(personId: CustomerId): PersonFile | undefined {
      const value = byId.get(personId)
      return value === undefined ? undefined : read(value)
    },
    /** In the order of their stops. */
    people: (): readonly PersonFile[] => all.all().map(read),
    /** In the round's own order, those without a meal as well. */
    ofRound: (roundId: RoundId): readonly PersonFile[] => ofRound.all(roundId).map(read),
    save: (file: PersonFile): void =>
      void write.run(file.personId, file.status, file.roundId, file.stopRank, JSON.stringify(file)),
    /** What somebody may and may not eat; undefined where they told nothing: whoever asks decides who may know. */
    needs(personId: CustomerId): Needs | undefined {
      const value = needs.get(personId)
      return value === undefined ? undefined : zNeeds.parse(JSON.parse(value))
    },
    saveNeeds: (personId: CustomerId, value: Needs): void => void writeNeeds.run(personId, JSON.stringify(value)),
    forgetNeeds: (personId: CustomerId): void => void removeNeeds.run(personId),
    /** Whether anything was cooked, brought or billed for them: what has to be kept. */
    hasHistory: (personId: CustomerId): boolean => history.get(personId, personId) === 1,
    /** A file that never came to anything goes, with its plans. */
    remove(personId: CustomerId): void {
      removeOrders.run(personId)
      removeNeeds.run(personId)
      remove.run(personId)
    },
    /** The whole file goes, with the needs. */
    forget(personId: CustomerId): void {
      removeNeeds.run(personId)
      remove.run(personId)
    },
  }
}
export type PeopleStore = ReturnType<typeof createPeopleStore>
