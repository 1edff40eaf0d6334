import { assert } from '../../shared/assert.ts'
import {
  numberedDocuments,
  type PrintDocument,
  type PrintJob,
  type PrintState,
} from '../../shared/contracts/printing.ts'
import type { PrintPurpose } from '../../shared/contracts/printers.ts'
import { newPrintJobId, type PrinterId, type PrintJobId } from '../../shared/ids.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import { chainOfCopies, type SealedCopy } from './copies.ts'

export const printingTrack: MigrationTrack = {
  part: 'printing',
  needs: [],
  steps: [
    {
      step: 1,
      title: 'print jobs',
      sql: `
        CREATE TABLE print_jobs (
          job_no INTEGER PRIMARY KEY,
          job_id TEXT NOT NULL UNIQUE,
          document TEXT NOT NULL CHECK (document IN ('receipt', 'x-report', 'z-report', 'test-page')),
          number INTEGER,
          copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
          state TEXT NOT NULL,
          why TEXT NOT NULL,
          attempts INTEGER NOT NULL,
          content TEXT,
          bytes BLOB,
          created_at_ms INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX print_jobs_once ON print_jobs (document, number, copy_number);
        CREATE INDEX print_jobs_unsettled ON print_jobs (job_no) WHERE state IN ('waiting', 'sending', 'unknown', 'held-by-printer');`,
    },
    {
      step: 2,
      title: 'any document of the contract',
      sql: `
        CREATE TABLE print_jobs_2 (
          job_no INTEGER PRIMARY KEY,
          job_id TEXT NOT NULL UNIQUE,
          document TEXT NOT NULL,
          number INTEGER,
          copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
          state TEXT NOT NULL,
          why TEXT NOT NULL,
          attempts INTEGER NOT NULL,
          content TEXT,
          bytes BLOB,
          created_at_ms INTEGER NOT NULL
        ) STRICT;
        INSERT INTO print_jobs_2 SELECT * FROM print_jobs;
        DROP TABLE print_jobs;
        ALTER TABLE print_jobs_2 RENAME TO print_jobs;
        CREATE UNIQUE INDEX print_jobs_once ON print_jobs (document, number, copy_number);
        CREATE INDEX print_jobs_unsettled ON print_jobs (job_no) WHERE state IN ('waiting', 'sending', 'unknown', 'held-by-printer');
        CREATE TABLE document_copies (
          document TEXT NOT NULL,
          number INTEGER NOT NULL,
          copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
          medium TEXT NOT NULL,
          PRIMARY KEY (document, number, copy_number)
        ) STRICT, WITHOUT ROWID;`,
    },
    {
      step: 3,
      title: 'a queue for each printer',
      sql: `
        ALTER TABLE print_jobs ADD COLUMN purpose TEXT NOT NULL DEFAULT 'receipts';
        ALTER TABLE print_jobs ADD COLUMN printer_id TEXT NOT NULL DEFAULT '';
        CREATE INDEX print_jobs_waiting ON print_jobs (printer_id, job_no) WHERE state = 'waiting';`,
    },
    {
      step: 4,
      title: 'papers that waited too long',
      sql: `CREATE INDEX print_jobs_old ON print_jobs (job_no) WHERE state = 'old';`,
    },
  ],
}

type JobRow = {
  job_no: number
  job_id: PrintJobId
  document: PrintDocument
  purpose: PrintPurpose
  /** Empty in a job from before there were several. */
  printer_id: PrinterId | ''
  number: number | null
  copy_number: number
  state: PrintState
  why: string
  attempts: number
  content: string | null
  bytes: Buffer | null
  created_at_ms: number
}
/** A job as the worker sees it. `content` is for documents that no ledger entry can make again (an X). */
export type QueuedJob = PrintJob & {
  readonly purpose: PrintPurpose
  readonly content: string | null
  readonly bytes: Uint8Array | null
}

const COLUMNS =
  'job_no, job_id, document, purpose, printer_id, number, copy_number, state, why, attempts, content, bytes, created_at_ms'

export function createPrintStore(db: WriteDb) {
  const insert = db.prepare(
    `INSERT INTO print_jobs
       (job_id, document, purpose, printer_id, number, copy_number, state, why, attempts, content, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, 'waiting', '', 0, ?, ?)`,
  )
  const next = db.prepare<[PrinterId], JobRow>(
    `SELECT ${COLUMNS} FROM print_jobs WHERE printer_id = ? AND state = 'waiting' ORDER BY job_no LIMIT 1`,
  )
  const waiting = db.prepare<[], JobRow>(`SELECT ${COLUMNS} FROM print_jobs WHERE state = 'waiting' ORDER BY job_no`)
  const countWaiting = db
    .prepare<[PrinterId], number>(`SELECT count(*) FROM print_jobs WHERE printer_id = ? AND state = 'waiting'`)
    .pluck()
  const moveTo = db.prepare<[PrinterId, PrintJobId]>(
    `UPDATE print_jobs SET printer_id = ?, bytes = NULL WHERE job_id = ? AND state = 'waiting'`,
  )
  const unsettled = db.prepare<[], JobRow>(
    `SELECT ${COLUMNS} FROM print_jobs WHERE state IN ('waiting', 'sending', 'unknown', 'held-by-printer')
     ORDER BY job_no LIMIT 100`,
  )
  const byId = db.prepare<[PrintJobId], JobRow>(`SELECT ${COLUMNS} FROM print_jobs WHERE job_id = ?`)
  // Jobs know of originals, the journal of copies and of what was handed out without paper.
  const nextCopy = db
    .prepare<{ document: PrintDocument; number: number }, number>(
      `SELECT max(
         (SELECT count(*) FROM print_jobs WHERE document = @document AND number = @number),
         (SELECT coalesce(max(copy_number) + 1, 0) FROM document_copies WHERE document = @document AND number = @number))`,
    )
    .pluck()
  const insertCopy = db.prepare<[string, number, number, string]>('INSERT INTO document_copies VALUES (?, ?, ?, ?)')
  const startSending = db.prepare<[Uint8Array, PrintJobId]>(
    `UPDATE print_jobs SET state = 'sending', bytes = ?, attempts = attempts + 1 WHERE job_id = ? AND state = 'waiting'`,
  )
  const setState = db.prepare<[PrintState, string, PrintJobId]>(
    'UPDATE print_jobs SET state = ?, why = ? WHERE job_id = ?',
  )
  const old = db.prepare<[], { count: number; sinceMs: number | null }>(
    `SELECT count(*) AS count, min(created_at_ms) AS sinceMs FROM print_jobs WHERE state = 'old'`,
  )
  const wakeOld = db.prepare<[number]>(`UPDATE print_jobs SET state = 'waiting', created_at_ms = ? WHERE state = 'old'`)
  const dropOld = db.prepare(`UPDATE print_jobs SET state = 'dismissed', why = 'old' WHERE state = 'old'`)
  // Without its content an old paper can no longer be made: it is given up with it.
  const forgetContent = db.prepare<[number]>(
    `UPDATE print_jobs SET content = NULL, bytes = NULL, state = iif(state = 'old', 'dismissed', state)
     WHERE created_at_ms < ? AND (content IS NOT NULL OR bytes IS NOT NULL) AND state NOT IN ('waiting', 'sending')`,
  )
  const giveUp = db.prepare<[PrintDocument, number]>(
    `UPDATE print_jobs SET state = 'dismissed', why = 'forgotten', content = NULL, bytes = NULL
     WHERE document = ? AND number = ? AND state IN ('waiting', 'old', 'unknown', 'held-by-printer')`,
  )
  const interrupted = db.prepare(`UPDATE print_jobs SET state = 'unknown', why = 'interrupted' WHERE state = 'sending'`)

  function applyCopy({ kind, payload }: Entry): void {
    const copy = payload as unknown as SealedCopy // `printing` sealed it
    insertCopy.run(kind, copy.number, copy.copyNumber, copy.medium ?? 'paper')
  }
  const projection: Projection = {
    tables: ['document_copies'],
    kinds: Object.fromEntries(
      numberedDocuments.map((document) => [`${chainOfCopies(document)}/${document}`, applyCopy]),
    ),
  }

  return {
    projection,
    /** Queues a document in the transaction of what it prints. */
    add(job: {
      readonly document: PrintDocument
      readonly purpose: PrintPurpose
      readonly printerId: PrinterId
      readonly number: number | null
      readonly copyNumber: number
      readonly content: string | null
      readonly nowMs: number
    }): void {
      const { document, purpose, printerId, number, copyNumber, content, nowMs } = job
      const { changes } = insert.run(newPrintJobId(), document, purpose, printerId, number, copyNumber, content, nowMs)
      assert(changes === 1, 'one job, one row')
    },
    /** What its printer has to print next. */
    next: (printerId: PrinterId): QueuedJob | undefined => fromRow(next.get(printerId)),
    countWaiting: (printerId: PrinterId): number => countWaiting.get(printerId) ?? 0,
    /** Everything that waits, for whichever printer, the oldest first. */
    waiting: (): readonly QueuedJob[] => waiting.all().flatMap((row) => fromRow(row) ?? []),
    /** Gives what waits to another printer, which makes its own bytes of it. Nothing of it has come out. */
    moveTo(jobId: PrintJobId, printerId: PrinterId): void {
      assert(moveTo.run(printerId, jobId).changes === 1, 'only a waiting job goes to another printer')
    },
    job: (jobId: PrintJobId): QueuedJob | undefined => fromRow(byId.get(jobId)),
    unsettled: (): readonly PrintJob[] => unsettled.all().map(publicJob),
    old(): { readonly count: number; readonly sinceMs: number } | null {
      const { count, sinceMs } = old.get() ?? { count: 0, sinceMs: null }
      return sinceMs === null ? null : { count, sinceMs }
    },
    /** Back in the queue, wanted from now on. */
    wakeOld: (nowMs: number): number => wakeOld.run(nowMs).changes,
    dropOld: (): number => dropOld.run().changes,
    /** How often a document was already handed out: its next copy's number. */
    copiesOf: (document: PrintDocument, number: number): number => nextCopy.get({ document, number }) ?? 0,
    /** Before the first byte leaves: a till that dies now will not send it again by itself. */
    startSending(jobId: PrintJobId, bytes: Uint8Array): void {
      assert(startSending.run(bytes, jobId).changes === 1, 'only a waiting job is sent')
    },
    setState(jobId: PrintJobId, state: PrintState, why: string): void {
      assert(setState.run(state, why, jobId).changes === 1, 'one job changes')
    },
    /** Documents that cannot be made again: what still waited of them is not printed any more. */
    giveUp(document: PrintDocument, numbers: readonly number[]): void {
      for (const number of numbers) giveUp.run(document, number)
    },
    /** At start: what was being sent when the till stopped may have come out or not. */
    markInterrupted(): void {
      interrupted.run()
    },
    /** What was sent long ago is not kept; that it was sent stays, for the numbers of its copies. */
    forgetContent: (beforeMs: number): number => forgetContent.run(beforeMs).changes,
    markDoubtful: () => markDoubtful(db),
  }
}
export type PrintStore = ReturnType<typeof createPrintStore>

/** What waits in a ledger that was put back may have come out since: a person looks before it is printed again. */
export function markDoubtful(db: WriteDb): void {
  db.prepare(`UPDATE print_jobs SET state = 'unknown', why = 'restored' WHERE state = 'waiting'`).run()
}

function publicJob(row: JobRow): PrintJob {
  return {
    jobId: row.job_id,
    document: row.document,
    printerId: row.printer_id === '' ? null : row.printer_id,
    number: row.number,
    copyNumber: row.copy_number,
    state: row.state,
    createdAtMs: row.created_at_ms,
    why: row.why,
  }
}

function fromRow(row: JobRow | undefined): QueuedJob | undefined {
  return row && { ...publicJob(row), purpose: row.purpose, content: row.content, bytes: row.bytes }
}
