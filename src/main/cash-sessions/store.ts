import type { BusinessDay } from '../../shared/business-day.ts'
import { zReading, zZReport, type Reading, type ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { CashSessionId } from '../../shared/ids.ts'
import { cents, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'
import { canonical, type Entry, type Projection } from '../journal/index.ts'

export type CashSession = {
  readonly sessionId: CashSessionId
  readonly businessDay: BusinessDay
  readonly openedAtMs: number
  readonly floatCents: Cents
  /** What tickets that were open at the last closing had already received. */
  readonly advancesBefore: Reading['advancesBefore']
}
type SessionRow = {
  session_id: CashSessionId
  business_day: BusinessDay
  opened_at_ms: number
  float_cents: number
  advances_before: string
}

export function createCashSessionStore(db: WriteDb) {
  const insertSession = db.prepare<[string, string, number, number, string]>(
    'INSERT INTO cash_sessions VALUES (?, ?, ?, ?, NULL, ?)',
  )
  const sealSession = db.prepare<[number, string]>('UPDATE cash_sessions SET z_number = ? WHERE session_id = ?')
  const insertZ = db.prepare<[number, string, number, number, number, string]>(
    'INSERT INTO z_reports VALUES (?, ?, ?, ?, ?, ?)',
  )
  const open = db.prepare<[], SessionRow>(
    'SELECT session_id, business_day, opened_at_ms, float_cents, advances_before FROM cash_sessions WHERE z_number IS NULL',
  )
  const days = db.prepare<[], { first: BusinessDay | null; last: BusinessDay | null }>(
    'SELECT min(business_day) AS first, max(business_day) AS last FROM cash_sessions',
  )
  const lastZ = db.prepare<[number], { report: string }>('SELECT report FROM z_reports ORDER BY number DESC LIMIT ?')
  const zByNumber = db.prepare<[number], { report: string }>('SELECT report FROM z_reports WHERE number = ?')
  const zOfSession = db.prepare<[string], { report: string }>('SELECT report FROM z_reports WHERE session_id = ?')
  const parse = (row: { report: string }): ZReport => zZReport.parse(JSON.parse(row.report))

  const projection: Projection = {
    tables: ['cash_sessions', 'z_reports'],
    kinds: {
      'events/session-opened': ({ payload }: Entry) => {
        const session = payload as unknown as CashSession // written by this part's `open`
        const { sessionId, openedAtMs, floatCents } = session
        insertSession.run(
          sessionId,
          session.businessDay,
          openedAtMs,
          floatCents,
          canonical(payload['advancesBefore'] ?? []),
        )
      },
      'closures/session-z': ({ payload }: Entry) => {
        const z = payload as unknown as ZReport // written by this part's `close`
        const { site: _site, software: _software, ...report } = payload
        insertZ.run(z.number, z.reading.sessionId, z.closedAtMs, z.countedCents, z.overShortCents, canonical(report))
        sealSession.run(z.number, z.reading.sessionId)
      },
    },
  }

  return {
    projection,
    /** The business days of the first session and of the last: none where nothing was ever opened. */
    days(): { readonly first: BusinessDay; readonly last: BusinessDay } | undefined {
      const { first, last } = days.get() ?? { first: null, last: null }
      return first && last ? { first, last } : undefined
    },
    open(): CashSession | undefined {
      const row = open.get()
      return (
        row && {
          sessionId: row.session_id,
          businessDay: row.business_day,
          openedAtMs: row.opened_at_ms,
          floatCents: cents(row.float_cents),
          advancesBefore: zReading.shape.advancesBefore.parse(JSON.parse(row.advances_before)),
        }
      )
    },
    zOfSession(sessionId: CashSessionId): ZReport | undefined {
      const row = zOfSession.get(sessionId)
      return row && parse(row)
    },
    lastZ: (limit: number): readonly ZReport[] => lastZ.all(limit).map(parse),
    z(number: number): ZReport | undefined {
      const row = zByNumber.get(number)
      return row && parse(row)
    },
  }
}
export type CashSessionStore = ReturnType<typeof createCashSessionStore>
