import { z } from 'zod'
import type { WriteDb } from '../../main/db/open.ts'
import { createMonthRows } from '../../main/services/index.ts'
import { zCents, zInstantMs } from '../../shared/contracts/procedure.ts'
import { zText } from '../../shared/free-text.ts'
import type { CarrierCode } from './ids.ts'
import { zStatementLine, zTotals } from './rules/statement.ts'
import { zTheirRow } from './rules/theirs.ts'

/** Longer than any relay's month. */
export const THEIR_ROWS_MAX = 5000

/** What a carrier says that it owes for a month. */
export const zTheirs = z.strictObject({
  /** Of their statement or invoice, as it stands on it. */
  number: zText(40),
  htCents: zCents,
  rows: z.array(zTheirRow).max(THEIR_ROWS_MAX),
  savedAtMs: zInstantMs,
})
export type Theirs = Readonly<z.infer<typeof zTheirs>>

/** The sale of a month's commission, whether or not the ledger took it back since: ours with its invoice, theirs where the carrier writes the invoice for us. */
export const zSold = z.strictObject({
  ticket: z.int().positive(),
  whose: z.enum(['ours', 'theirs']),
  invoiceSeq: z.int().positive().nullable(),
  /** « F-000012 », or the number of the carrier's own. */
  number: zText(40),
  totals: zTotals,
  lines: z.array(zStatementLine),
  atMs: zInstantMs,
})
export type Sold = Readonly<z.infer<typeof zSold>>

const zKept = z.strictObject({ theirs: zTheirs.nullable(), sold: z.array(zSold) })
export type KeptStatement = Readonly<z.infer<typeof zKept>>

/** What was said and invoiced of each month of each carrier; counts and prices are read from the register. */
export const createStatementStore = (db: WriteDb) =>
  createMonthRows<CarrierCode, KeptStatement>(db, {
    table: 'parcel_statements',
    of: 'carrier',
    schema: zKept,
    empty: () => ({ theirs: null, sold: [] }),
  })
export type StatementStore = ReturnType<typeof createStatementStore>
