import { z } from 'zod'
import type { WriteDb } from '../../main/db/open.ts'
import { zInstantMs } from '../../shared/contracts/procedure.ts'
import { zText } from '../../shared/free-text.ts'
import type { ServiceCode } from './ids.ts'
import { zStatementLine, zTotals } from './rules/commission.ts'
import { zTheirs } from './rules/statement.ts'

/** The sale of a month's commission, whether or not the ledger took it back since. */
export const zSold = z.strictObject({
  ticket: z.int().positive(),
  invoiceSeq: z.int().positive(),
  number: zText(40),
  totals: zTotals,
  lines: z.array(zStatementLine),
  atMs: zInstantMs,
})
export type Sold = Readonly<z.infer<typeof zSold>>

const zKept = z.strictObject({ theirs: zTheirs.nullable(), sold: z.array(zSold) })
export type KeptStatement = Readonly<z.infer<typeof zKept>>

/** What was said and invoiced of each month of each service; what moved is read from the sealed tickets. */
export function createStatementRows(db: WriteDb) {
  const one = db
    .prepare<[ServiceCode, string], string>('SELECT value FROM agency_statements WHERE service = ? AND month = ?')
    .pluck()
  const write = db.prepare<[ServiceCode, string, string]>(
    'INSERT INTO agency_statements VALUES (?, ?, ?) ON CONFLICT (service, month) DO UPDATE SET value = excluded.value',
  )
  return {
    of(service: ServiceCode, month: string): KeptStatement {
      const kept = one.get(service, month)
      return kept === undefined ? { theirs: null, sold: [] } : zKept.parse(JSON.parse(kept))
    },
    save: (service: ServiceCode, month: string, kept: KeptStatement): void =>
      void write.run(service, month, JSON.stringify(kept)),
  }
}
export type StatementRows = ReturnType<typeof createStatementRows>
