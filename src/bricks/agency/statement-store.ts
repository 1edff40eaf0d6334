import { z } from 'zod'
import type { WriteDb } from '../../main/db/open.ts'
import { createMonthRows } from '../../main/services/index.ts'
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
export const createStatementRows = (db: WriteDb) =>
  createMonthRows<ServiceCode, KeptStatement>(db, {
    table: 'agency_statements',
    of: 'service',
    schema: zKept,
    empty: () => ({ theirs: null, sold: [] }),
  })
export type StatementRows = ReturnType<typeof createStatementRows>
