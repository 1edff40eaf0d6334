import { assert } from '../../shared/assert.ts'
import type { Customer, CustomerDetails } from '../../shared/contracts/customers.ts'
import type { CustomerId } from '../../shared/ids.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import { overwriting, scrub, type WriteDb } from '../db/open.ts'
import type { ErasedList } from './erased-list.ts'

export const customersTrack: MigrationTrack = {
  part: 'customers',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'people that the café knows by name',
      sql: `
        CREATE TABLE customers (
          customer_id TEXT PRIMARY KEY,
          details TEXT NOT NULL,
          searched TEXT NOT NULL,
          created_at_ms INTEGER NOT NULL,
          seen_at_ms INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX customers_by_seen ON customers (seen_at_ms);
        CREATE TABLE erased_customers (customer_id TEXT PRIMARY KEY, erased_at_ms INTEGER NOT NULL) STRICT;`,
    },
  ],
}

type Row = { customer_id: CustomerId; details: string; created_at_ms: number; seen_at_ms: number }
const COLUMNS = 'customer_id, details, created_at_ms, seen_at_ms'

export function createCustomerStore(db: WriteDb, erased: ErasedList) {
  const save = db.prepare<[string, string, string, number, number]>(
    `INSERT INTO customers VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (customer_id) DO UPDATE
     SET details = excluded.details, searched = excluded.searched, seen_at_ms = excluded.seen_at_ms`,
  )
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM customers WHERE customer_id = ?`)
  const search = db.prepare<[string, number], Row>(
    `SELECT ${COLUMNS} FROM customers WHERE searched LIKE ? ESCAPE '\\' ORDER BY seen_at_ms DESC LIMIT ?`,
  )
  const seen = db.prepare<[number, string]>('UPDATE customers SET seen_at_ms = ? WHERE customer_id = ?')
  const remove = db.prepare<[string]>('DELETE FROM customers WHERE customer_id = ?')
  const markErased = db.prepare<[string, number]>(
    'INSERT INTO erased_customers VALUES (?, ?) ON CONFLICT (customer_id) DO NOTHING',
  )
  const allErased = db.prepare<[], CustomerId>('SELECT customer_id FROM erased_customers').pluck()
  const isErased = db.prepare<[string], number>('SELECT 1 FROM erased_customers WHERE customer_id = ?').pluck()
  const unseen = db.prepare<[number], CustomerId>('SELECT customer_id FROM customers WHERE seen_at_ms < ?').pluck()

  return {
    save(customerId: CustomerId, details: CustomerDetails, nowMs: number): void {
      const { changes } = save.run(customerId, JSON.stringify(details), searchedText(details), nowMs, nowMs)
      assert(changes === 1, 'one customer, one row')
    },
    byId: (customerId: CustomerId): Customer | undefined => fromRow(byId.get(customerId)),
    search(text: string, limit: number): readonly Customer[] {
      const pattern = `%${plain(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
      return search.all(pattern, limit).flatMap((row) => fromRow(row) ?? [])
    },
    seen: (customerId: CustomerId, nowMs: number): void => void seen.run(nowMs, customerId),
    erase(customerId: CustomerId, nowMs: number): void {
      overwriting(db, () => assert(remove.run(customerId).changes === 1, 'one customer goes'))
      markErased.run(customerId, nowMs)
      erased.add(customerId)
    },
    /** Who came back with a copy of the ledger goes again; answers who. Both lists name the same people afterwards. */
    eraseAgain(nowMs: number): readonly CustomerId[] {
      const listed = new Set(erased.ids())
      for (const customerId of allErased.all()) if (!listed.has(customerId)) erased.add(customerId)
      for (const customerId of listed) markErased.run(customerId, nowMs)
      return overwriting(db, () => [...listed].filter((customerId) => remove.run(customerId).changes === 1))
    },
    /** After the commit: what was erased leaves the write-ahead file as well. */
    scrub: (): void => scrub(db),
    isErased: (customerId: CustomerId): boolean => isErased.get(customerId) !== undefined,
    standing(customerId: CustomerId): 'known' | 'unknown' | 'erased' {
      if (isErased.get(customerId) !== undefined) return 'erased'
      return byId.get(customerId) ? 'known' : 'unknown'
    },
    notSeenSince: (atMs: number): readonly CustomerId[] => unseen.all(atMs),
  }
}
export type CustomerStore = ReturnType<typeof createCustomerStore>

function fromRow(row: Row | undefined): Customer | undefined {
  return (
    row && {
      customerId: row.customer_id,
      ...(JSON.parse(row.details) as CustomerDetails), // `save` wrote it
      createdAtMs: row.created_at_ms,
      seenAtMs: row.seen_at_ms,
    }
  )
}

function searchedText({ name, phone, city, siren, email }: CustomerDetails): string {
  return plain([name, phone, city, siren, email].join(' '))
}

/** Without accents, capitals and the spaces of numbers: as a person types it. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<=\d)[ .](?=\d)/g, '')
}
