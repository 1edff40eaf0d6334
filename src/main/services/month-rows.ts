import type { z } from 'zod'
import type { WriteDb } from '../db/open.ts'

/**
 * What a service keeps of a month of one partner, as one value: `table` has the columns `of`, month and value.
 * A month of which nothing was kept is `empty`.
 */
export function createMonthRows<Of extends string, Kept>(db: WriteDb, { table, of, schema, empty }: MonthTable<Kept>) {
  const one = db.prepare<[Of, string], string>(`SELECT value FROM ${table} WHERE ${of} = ? AND month = ?`).pluck()
  const write = db.prepare<[Of, string, string]>(
    `INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT (${of}, month) DO UPDATE SET value = excluded.value`,
  )
  return {
    of(partner: Of, month: string): Kept {
      const kept = one.get(partner, month)
      return kept === undefined ? empty() : schema.parse(JSON.parse(kept))
    },
    save: (partner: Of, month: string, kept: Kept): void => void write.run(partner, month, JSON.stringify(kept)),
  }
}

type MonthTable<Kept> = {
  readonly table: string
  readonly of: string
  readonly schema: z.ZodType<Kept>
  readonly empty: () => Kept
}
