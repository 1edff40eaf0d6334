import { createHash } from 'node:crypto'
import { inTransaction, type ReadDb, type WriteDb } from '../db/open.ts'
import type { Chain, Entry } from './entry.ts'

/**
 * Tables that only repeat what the journal says, in a shape that screens can query. `kinds` names the entries that
 * change them, as `chain/kind`; a projector reads nothing but the entry and its own tables.
 */
export type Projection = {
  readonly tables: readonly string[]
  readonly kinds: Readonly<Record<`${Chain}/${string}`, (entry: Entry) => void>>
}

export function projectorOf(projections: readonly Projection[]): (entry: Entry) => void {
  const byKind = new Map<string, ((entry: Entry) => void)[]>()
  for (const { kinds } of projections) {
    for (const [kind, apply] of Object.entries(kinds)) byKind.set(kind, [...(byKind.get(kind) ?? []), apply])
  }
  return (entry) => byKind.get(`${entry.chain}/${entry.kind}`)?.forEach((apply) => apply(entry))
}

export type RebuildDifference = { readonly table: string; readonly stored: string; readonly rebuilt: string }

class CheckOnly extends Error {}

/**
 * Drops the projections and makes them again from the journal. With `checkOnly` everything is put back as it was, and
 * the answer names the tables that the journal does not explain.
 */
export function rebuild(
  db: WriteDb,
  projections: readonly Projection[],
  options: { readonly checkOnly: boolean },
): readonly RebuildDifference[] {
  const tables = projections.flatMap((projection) => projection.tables)
  const project = projectorOf(projections)
  let differences: readonly RebuildDifference[] = []
  try {
    inTransaction(db, () => {
      db.pragma('defer_foreign_keys = ON')
      const before = tables.map((table) => digestOf(db, table))
      for (const table of tables.toReversed()) db.exec(`DELETE FROM ${table}`)
      for (const { entry } of entriesIn(db)) project(JSON.parse(entry) as Entry)
      differences = tables.flatMap((table, index) => {
        const stored = before[index] ?? ''
        const rebuilt = digestOf(db, table)
        return stored === rebuilt ? [] : [{ table, stored, rebuilt }]
      })
      if (options.checkOnly) throw new CheckOnly()
    })
  } catch (error) {
    if (!(error instanceof CheckOnly)) throw error
  }
  return differences
}

/**
 * The same comparison without a lock, beside a till that goes on selling: the projections are made from the journal that
 * `db` reads into `scratch`, a database of its own with the same empty tables. Answers with the tables that differ.
 */
export function compareProjections(
  db: ReadDb,
  scratch: WriteDb,
  projections: readonly Projection[],
): readonly string[] {
  const project = projectorOf(projections)
  inTransaction(scratch, () => {
    for (const { entry } of entriesIn(db)) project(JSON.parse(entry) as Entry)
  })
  const tables = projections.flatMap((projection) => projection.tables)
  return tables.filter((table) => digestOf(db, table) !== digestOf(scratch, table))
}

/**
 * In the order in which they were written, over all chains: a second day opens only after the first was sealed, and a clock
 * that jumped back reorders nothing. A page at a time, for a journal of many years.
 */
function* entriesIn(db: ReadDb): Generator<{ readonly entry: string }> {
  const page = db.prepare<[number], { rowid: number; entry: string }>(
    'SELECT rowid, entry FROM journal_entries WHERE rowid > ? ORDER BY rowid LIMIT 1000',
  )
  for (let rows = page.all(0); rows.length > 0; rows = page.all(rows.at(-1)?.rowid ?? 0)) yield* rows
}

/** One digest over every cell of a table, rows ordered by all their columns. */
function digestOf(db: ReadDb, table: string): string {
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name)
  const hash = createHash('sha256')
  const rows = db.prepare<[], unknown[]>(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${columns.join(', ')}`)
  for (const row of rows.raw().iterate()) hash.update(`${JSON.stringify(row)}\n`)
  return hash.digest('hex')
}
