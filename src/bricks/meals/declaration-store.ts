import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { WriteDb } from '../../main/db/open.ts'
import { zDeclaration, type Declaration } from './rules/declaration.ts'

/** What is still kept of people whose file has ended: what they had declared, and nothing else of their health. */
export function createDeclarationStore(db: WriteDb) {
  const read = db.prepare<[CustomerId], string>('SELECT value FROM meal_declarations WHERE person_id = ?').pluck()
  const write = db.prepare<[CustomerId, BusinessDay, string]>(
    `INSERT INTO meal_declarations VALUES (?, ?, ?) ON CONFLICT (person_id) DO UPDATE SET
       kept_until = excluded.kept_until, value = excluded.value`,
  )
  const due = db.prepare<[BusinessDay], number>('SELECT count(*) FROM meal_declarations WHERE kept_until <= ?').pluck()
  const removeDue = db.prepare<[BusinessDay]>('DELETE FROM meal_declarations WHERE kept_until <= ?')
  const remove = db.prepare<[CustomerId]>('DELETE FROM meal_declarations WHERE person_id = ?')
  return {
    of(personId: CustomerId): Declaration | undefined {
      const value = read.get(personId)
      return value === undefined ? undefined : zDeclaration.parse(JSON.parse(value))
    },
    save: (personId: CustomerId, declaration: Declaration): void =>
      void write.run(personId, declaration.keptUntil, JSON.stringify(declaration)),
    /** How many nobody needs to keep any more. */
    due: (today: BusinessDay): number => due.get(today) ?? 0,
    removeDue: (today: BusinessDay): void => void removeDue.run(today),
    forget: (personId: CustomerId): void => void remove.run(personId),
  }
}
export type DeclarationStore = ReturnType<typeof createDeclarationStore>
