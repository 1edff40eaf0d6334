import type { BusinessDay } from '../../shared/business-day.ts'
import {
  zReading,
  zZReport,
  type CashDifference,
  type Reading,
  type ZReport,
} from '../../shared/contracts/cash-sessions.ts'
import { FIRST_DRAWER } from '../../shared/contracts/till.ts'
import type { CashSessionId, DrawerId, OperatorId } from '../../shared/ids.ts'
import { cents, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../db/open.ts'
import { canonical, type Entry, type Projection } from '../journal/index.ts'
import { createDrawerStore } from './drawer-store.ts'

export type CashSession = {
  readonly sessionId: CashSessionId
  readonly drawerId: DrawerId
  /** The last ticket when it began: sessions may run side by side, and each finds its own tickets after it. */
  readonly afterTicket: number
  readonly businessDay: BusinessDay
  readonly openedAtMs: number
  readonly floatCents: Cents
  /** What tickets that were open at the last closing had already received. */
  readonly advancesBefore: Reading['advancesBefore']
}
/** What the event of an opening says. Before there were several drawers it named none, and each session ran alone. */
type SealedOpening = Omit<CashSession, 'drawerId' | 'afterTicket' | 'advancesBefore'> & Partial<CashSession>
type SessionRow = {
  session_id: CashSessionId
  drawer_id: DrawerId
  after_ticket: number
  business_day: BusinessDay
  opened_at_ms: number
  float_cents: number
  advances_before: string
}

const OPEN_SESSIONS = `SELECT session_id, drawer_id, after_ticket, business_day, opened_at_ms, float_cents, advances_before
  FROM cash_sessions WHERE z_number IS NULL`

export function createCashSessionStore(db: WriteDb) {
  const drawer = createDrawerStore(db)
  const insertSession = db.prepare<[string, string, number, number, string, string, number]>(
    'INSERT INTO cash_sessions VALUES (?, ?, ?, ?, NULL, ?, ?, ?)',
  )
  const sealSession = db.prepare<[number, string]>('UPDATE cash_sessions SET z_number = ? WHERE session_id = ?')
  const insertZ = db.prepare<[number, string, number, number, number, string, string]>(
    'INSERT INTO z_reports VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const knows = db.prepare<[string], 1>('SELECT 1 FROM cash_sessions WHERE session_id = ?')
  const open = db.prepare<[], SessionRow>(`${OPEN_SESSIONS} ORDER BY opened_at_ms`)
  const openIn = db.prepare<[string], SessionRow>(`${OPEN_SESSIONS} AND drawer_id = ?`)
  const days = db.prepare<[], { first: BusinessDay | null; last: BusinessDay | null }>(
    'SELECT min(business_day) AS first, max(business_day) AS last FROM cash_sessions',
  )
  const lastZ = db.prepare<[number], { report: string }>('SELECT report FROM z_reports ORDER BY number DESC LIMIT ?')
  const lastZOf = db.prepare<[string], { report: string }>(
    `SELECT z.report FROM z_reports z JOIN cash_sessions s ON s.z_number = z.number
     WHERE s.drawer_id = ? ORDER BY z.number DESC LIMIT 1`,
  )
  const counted = db.prepare<[string, string], { report: string; operator_id: OperatorId }>(
    `SELECT report, operator_id FROM z_reports
     WHERE json_extract(report, '$.reading.businessDay') BETWEEN ? AND ? ORDER BY number DESC`,
  )
  const lastCounted = db
    .prepare<[], number | null>(`SELECT max(json_extract(report, '$.reading.lastTicket')) FROM z_reports`)
    .pluck()
  const zByNumber = db.prepare<[number], { report: string }>('SELECT report FROM z_reports WHERE number = ?')
  const zOfSession = db.prepare<[string], { report: string }>('SELECT report FROM z_reports WHERE session_id = ?')
  const parse = (row: { report: string }): ZReport => zZReport.parse(JSON.parse(row.report))

  const projection: Projection = {
    tables: ['cash_sessions', 'z_reports', ...drawer.projection.tables],
    kinds: {
      ...drawer.projection.kinds,
      'events/session-opened': ({ payload }: Entry) => {
        const session = payload as unknown as SealedOpening // written by this part's `open`
        insertSession.run(
          session.sessionId,
          session.businessDay,
          session.openedAtMs,
          session.floatCents,
          canonical(payload['advancesBefore'] ?? []),
          session.drawerId ?? FIRST_DRAWER,
          session.afterTicket ?? lastCounted.get() ?? 0,
        )
      },
      'closures/session-z': ({ operator, payload }: Entry) => {
        const z = payload as unknown as ZReport // written by this part's `close`
        const { site: _site, software: _software, ...report } = payload
        const { number, closedAtMs, countedCents, overShortCents } = z
        const { sessionId } = z.reading
        insertZ.run(number, sessionId, closedAtMs, countedCents, overShortCents, canonical(report), operator)
        sealSession.run(number, sessionId)
      },
    },
  }

  return {
    knows: (sessionId: CashSessionId): boolean => knows.get(sessionId) !== undefined,
    projection,
    /** The business days of the first session and of the last: none where nothing was ever opened. */
    days(): { readonly first: BusinessDay; readonly last: BusinessDay } | undefined {
      const { first, last } = days.get() ?? { first: null, last: null }
      return first && last ? { first, last } : undefined
    },
    /** What happens to a drawer besides its sales. */
    drawer,
    /** Every open session: one a drawer. */
    open: (): readonly CashSession[] => open.all().map(sessionFromRow),
    openIn(drawerId: DrawerId): CashSession | undefined {
      const row = openIn.get(drawerId)
      return row && sessionFromRow(row)
    },
    zOfSession(sessionId: CashSessionId): ZReport | undefined {
      const row = zOfSession.get(sessionId)
      return row && parse(row)
    },
    lastZ: (limit: number): readonly ZReport[] => lastZ.all(limit).map(parse),
    /** The last Z of one drawer. */
    lastZOf(drawerId: DrawerId): ZReport | undefined {
      const row = lastZOf.get(drawerId)
      return row && parse(row)
    },
    /** What the counts of these days found, both included, the newest first. */
    differences: (from: BusinessDay, to: BusinessDay): readonly CashDifference[] =>
      counted.all(from, to).map((row) => {
        const { number, closedAtMs, reading, countedCents, overShortCents, explanation } = parse(row)
        return {
          number,
          businessDay: reading.businessDay,
          closedAtMs,
          operatorId: row.operator_id,
          drawer: reading.drawer ?? null,
          countedCents,
          overShortCents,
          explanation: explanation ?? null,
        }
      }),
    z(number: number): ZReport | undefined {
      const row = zByNumber.get(number)
      return row && parse(row)
    },
  }
}
export type CashSessionStore = ReturnType<typeof createCashSessionStore>

function sessionFromRow(row: SessionRow): CashSession {
  return {
    sessionId: row.session_id,
    drawerId: row.drawer_id,
    afterTicket: row.after_ticket,
    businessDay: row.business_day,
    openedAtMs: row.opened_at_ms,
    floatCents: cents(row.float_cents),
    advancesBefore: zReading.shape.advancesBefore.parse(JSON.parse(row.advances_before)),
  }
}

/** A Z as its entry bears it, read with what was not written in its time. */
export function zOfPayload({ site: _site, software: _software, ...report }: Entry['payload']): ZReport {
  return zZReport.parse(report)
}
