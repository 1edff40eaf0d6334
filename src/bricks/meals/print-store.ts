import type { BusinessDay } from '../../shared/business-day.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { RoundId } from './ids.ts'

/** A paper whose changes are told: the kitchen's, or the sheet of a round. */
export type PaperName = 'kitchen' | RoundId
/** For each order a digest of what the paper said of it. */
export type Printed = {
  readonly printId: number
  readonly atMs: number
  readonly said: Readonly<Record<string, string>>
}
type Row = { readonly printId: number; readonly atMs: number; readonly value: string }

/** What was on the papers, so that the next one says in bold what changed. */
export function createPrintLog(db: WriteDb) {
  const COLUMNS = 'print_id AS printId, at_ms AS atMs, value FROM meal_prints'
  const last = db.prepare<[BusinessDay, PaperName], Row>(
    `SELECT ${COLUMNS} WHERE day = ? AND paper = ? ORDER BY print_id DESC LIMIT 1`,
  )
  const byId = db.prepare<[number], Row>(`SELECT ${COLUMNS} WHERE print_id = ?`)
  const write = db.prepare<[PaperName, BusinessDay, number, string]>(
    'INSERT INTO meal_prints (paper, day, at_ms, value) VALUES (?, ?, ?, ?)',
  )
  const read = (row: Row | undefined): Printed | undefined =>
    row && { printId: row.printId, atMs: row.atMs, said: JSON.parse(row.value) as Printed['said'] } // `add` wrote it

  return {
    last: (day: BusinessDay, paper: PaperName): Printed | undefined => read(last.get(day, paper)),
    print: (printId: number): Printed | undefined => read(byId.get(printId)),
    add: (paper: PaperName, day: BusinessDay, atMs: number, said: Printed['said']): void =>
      void write.run(paper, day, atMs, JSON.stringify(said)),
  }
}
export type PrintLog = ReturnType<typeof createPrintLog>
