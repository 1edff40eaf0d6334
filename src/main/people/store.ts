import { assert } from '../../shared/assert.ts'
import type { Person } from '../../shared/contracts/people.ts'
import type { OperatorId } from '../../shared/ids.ts'
import type { Role } from '../../shared/rights.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'

export const peopleTrack: MigrationTrack = {
  part: 'people',
  needs: ['settings'],
  steps: [
    {
      step: 1,
      title: 'roles and PINs of the operators',
      sql: `
        ALTER TABLE operators ADD COLUMN role TEXT NOT NULL DEFAULT 'manager';
        ALTER TABLE operators ADD COLUMN pin TEXT;
        ALTER TABLE operators ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));`,
    },
  ],
}

type PersonRow = {
  operator_id: OperatorId
  name: string
  initials: string
  role: Role
  pin: string | null
  active: number
}
/** A person with what is kept of their PIN: it never leaves this part. */
export type KnownPerson = Person & { readonly pin: string | null }

export function createPeopleStore(db: WriteDb) {
  const all = db.prepare<[], PersonRow>(
    'SELECT operator_id, name, initials, role, pin, active FROM operators ORDER BY active DESC, rowid',
  )
  const save = db.prepare<[string, string, string, Role, number]>(
    `INSERT INTO operators (operator_id, name, initials, role, active) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (operator_id) DO UPDATE
     SET name = excluded.name, initials = excluded.initials, role = excluded.role, active = excluded.active`,
  )
  const roles = db.prepare('SELECT operator_id, role, active, pin FROM operators ORDER BY operator_id').raw()
  const setPin = db.prepare<[string | null, string]>('UPDATE operators SET pin = ? WHERE operator_id = ?')
  // Asked with every command and changed a few times a year: kept in memory, read again after a commit.
  let known = read()

  function read(): readonly KnownPerson[] {
    return all.all().map((row) => ({
      operatorId: row.operator_id,
      name: row.name,
      initials: row.initials,
      role: row.role,
      hasPin: row.pin !== null,
      active: row.active === 1,
      pin: row.pin,
    }))
  }

  return {
    /** As of the last commit. */
    all: (): readonly KnownPerson[] => known,
    person: (operatorId: string): KnownPerson | undefined => known.find((one) => one.operatorId === operatorId),
    /** With what this transaction wrote. */
    fresh: read,
    save({ operatorId, name, initials, role, active }: Omit<Person, 'hasPin'>): void {
      assert(save.run(operatorId, name, initials, role, active ? 1 : 0).changes === 1, 'one person, one row')
    },
    setPin(operatorId: OperatorId, sealed: string | null): void {
      assert(setPin.run(sealed, operatorId).changes === 1, 'one person has this PIN')
    },
    /** Who may do what, and the seals of their PINs, as it lies in the file now, for its digest. */
    storedRoles: (): string => JSON.stringify(roles.all()),
    reload(): void {
      known = read()
    },
  }
}
export type PeopleStore = ReturnType<typeof createPeopleStore>
