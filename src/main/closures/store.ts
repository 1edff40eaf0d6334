import type { BusinessDay } from '../../shared/business-day.ts'
import { zClosure, type Closure, type ClosureLevel, type SealedClosure } from '../../shared/contracts/closures.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { canonical, inEntry, type Entry, type Projection } from '../journal/index.ts'

export const closuresTrack: MigrationTrack = {
  part: 'closures',
  needs: ['journal', 'cash-sessions'],
  steps: [
    {
      step: 1,
      title: 'days, months and fiscal years, as the journal tells them',
      sql: `
        CREATE TABLE period_closures (
          seq INTEGER PRIMARY KEY,
          level TEXT NOT NULL CHECK (level IN ('day', 'month', 'year')),
          number INTEGER NOT NULL,
          from_day TEXT NOT NULL,
          to_day TEXT NOT NULL,
          closed_at_ms INTEGER NOT NULL,
          accounting_number INTEGER UNIQUE,
          report TEXT NOT NULL,
          UNIQUE (level, number),
          UNIQUE (level, to_day),
          CHECK (from_day <= to_day)
        ) STRICT;`,
    },
  ],
}

/**
 * What is sealed of periods, for whoever reads: the till, and the process that archives them. Read from the sealed entries
 * by an index over them: whoever edits `period_closures` changes no figure of a later closing or of a file for accountants.
 */
export function readClosures(db: ReadDb) {
  type Row = { seq: number; entry: string }
  const kind = inEntry('kind')
  const to = inEntry('payload.to')
  const FROM = `FROM journal_entries WHERE chain = 'closures' AND ${kind} =`
  const latest = db.prepare<[ClosureLevel], Row>(`SELECT seq, entry ${FROM} ? ORDER BY ${to} DESC LIMIT 1`)
  const latestDay = db.prepare<[], BusinessDay>(`SELECT ${to} ${FROM} 'day' ORDER BY ${to} DESC LIMIT 1`).pluck()
  const bySeq = db.prepare<[number], Row>(
    `SELECT seq, entry FROM journal_entries WHERE chain = 'closures' AND seq = ? AND ${kind} <> 'session-z'`,
  )
  const between = db.prepare<[ClosureLevel, string, string, string], Row>(
    `SELECT seq, entry ${FROM} ? AND ${to} BETWEEN ? AND ? AND ${inEntry('payload.from')} >= ? ORDER BY ${to}`,
  )
  const newest = db.prepare<[ClosureLevel, number], Row>(`SELECT seq, entry ${FROM} ? ORDER BY ${to} DESC LIMIT ?`)
  const since = db.prepare<[ClosureLevel, string], Row>(`SELECT seq, entry ${FROM} ? AND ${to} > ? ORDER BY ${to}`)
  const accounting = db
    .prepare<[], number>(
      `SELECT ${inEntry('payload.accountingNumber')} ${FROM} 'day' AND ${inEntry('payload.accountingNumber')} IS NOT NULL
       ORDER BY ${to} DESC LIMIT 1`,
    )
    .pluck()
  const latestTraded = db
    .prepare<[], BusinessDay>(
      `SELECT ${to} ${FROM} 'day' AND ${inEntry('payload.lastTicket')} IS NOT NULL ORDER BY ${to} DESC LIMIT 1`,
    )
    .pluck()
  const endingOn = db.prepare<[string], Row>(
    `SELECT seq, entry FROM journal_entries
     WHERE chain = 'closures' AND ${kind} IN ('day', 'month', 'year') AND ${to} = ? ORDER BY +seq DESC LIMIT 1`,
  )
  function parse({ seq, entry }: Row): SealedClosure {
    const { site: _site, software: _software, ...report } = (JSON.parse(entry) as Entry).payload // the journal wrote it
    return { seq, ...zClosure.parse(report) }
  }

  const maybe = (row: Row | undefined) => row && parse(row)

  return {
    latest: (level: ClosureLevel): SealedClosure | undefined => maybe(latest.get(level)),
    /** The last business day that is sealed. Asked with every price, so it reads no report. */
    closedUntil: (): BusinessDay | undefined => latestDay.get(),
    /** The last sealed business day on which a ticket was sealed. */
    lastTraded: (): BusinessDay | undefined => latestTraded.get(),
    bySeq: (seq: number): SealedClosure | undefined => maybe(bySeq.get(seq)),
    /** The closings of a level that lie wholly between two days, both included, in their order. */
    between: (level: ClosureLevel, from: BusinessDay, to: BusinessDay): readonly SealedClosure[] =>
      between.all(level, from, to, from).map(parse),
    /** The closings of a level after a day, in their order: all of them where there is no such day. */
    since: (level: ClosureLevel, day: BusinessDay | undefined): readonly SealedClosure[] =>
      since.all(level, day ?? '').map(parse),
    lastAccountingNumber: (): number => accounting.get() ?? 0,
    newest: (level: ClosureLevel, limit: number): readonly SealedClosure[] => newest.all(level, limit).map(parse),
    /** The last closing whose period ends on a day: the year's where one ends then, else the month's, else the day's. */
    endingOn: (day: BusinessDay): SealedClosure | undefined => maybe(endingOn.get(day)),
  }
}
export type ClosureReader = ReturnType<typeof readClosures>

export function createClosureStore(db: WriteDb) {
  const insert = db.prepare<[number, ClosureLevel, number, BusinessDay, BusinessDay, number, number | null, string]>(
    'INSERT INTO period_closures VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  function apply({ seq, payload }: Entry): void {
    const { site: _site, software: _software, ...report } = payload
    const closure = payload as unknown as Closure // `seal` wrote it
    const { level, number, from, to, closedAtMs, accountingNumber } = closure
    insert.run(seq, level, number, from, to, closedAtMs, accountingNumber, canonical(report))
  }
  const projection: Projection = {
    tables: ['period_closures'],
    kinds: { 'closures/day': apply, 'closures/month': apply, 'closures/year': apply },
  }

  return { projection, ...readClosures(db) }
}
export type ClosureStore = ReturnType<typeof createClosureStore>
