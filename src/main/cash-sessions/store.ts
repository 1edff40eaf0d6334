import type { BusinessDay } from '../../shared/business-day.ts'
import { zZReport, type Reading, type ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { CashSessionId } from '../../shared/ids.ts'
import { cents, type Cents } from '../../shared/money.ts'
import type { TenderKind } from '../../shared/ticket.ts'
import { vatRate } from '../../shared/vat.ts'
import type { WriteDb } from '../db/open.ts'
import { canonical, type Entry, type Projection } from '../journal/index.ts'

export type CashSession = {
  readonly sessionId: CashSessionId
  readonly businessDay: BusinessDay
  readonly openedAtMs: number
  readonly floatCents: Cents
}
/** What the tickets of a session add up to: every figure is a sum of what the tickets themselves hold. */
export type SessionSums = Pick<
  Reading,
  | 'ticketCount'
  | 'firstTicket'
  | 'lastTicket'
  | 'lineCount'
  | 'turnoverCents'
  | 'htCents'
  | 'vatCents'
  | 'agencyCents'
  | 'vat'
  | 'tenders'
  | 'categories'
>

type SessionRow = { session_id: CashSessionId; business_day: BusinessDay; opened_at_ms: number; float_cents: number }
type TotalsRow = {
  tickets: number
  first: number | null
  last: number | null
  lines: number
  turnover: number
  ht: number
  vat: number
  agency: number
}

export function createCashSessionStore(db: WriteDb) {
  const insertSession = db.prepare<[string, string, number, number]>(
    'INSERT INTO cash_sessions VALUES (?, ?, ?, ?, NULL)',
  )
  const sealSession = db.prepare<[number, string]>('UPDATE cash_sessions SET z_number = ? WHERE session_id = ?')
  const insertZ = db.prepare<[number, string, number, number, number, string]>(
    'INSERT INTO z_reports VALUES (?, ?, ?, ?, ?, ?)',
  )
  const open = db.prepare<[], SessionRow>(
    'SELECT session_id, business_day, opened_at_ms, float_cents FROM cash_sessions WHERE z_number IS NULL',
  )
  const lastZ = db.prepare<[number], { report: string }>('SELECT report FROM z_reports ORDER BY number DESC LIMIT ?')
  const zByNumber = db.prepare<[number], { report: string }>('SELECT report FROM z_reports WHERE number = ?')
  const totals = db.prepare<[string], TotalsRow>(`
    SELECT count(*) AS tickets, min(number) AS first, max(number) AS last, total(line_count) AS lines,
      coalesce(sum(turnover_cents), 0) AS turnover, coalesce(sum(ht_cents), 0) AS ht,
      coalesce(sum(vat_cents), 0) AS vat, coalesce(sum(agency_cents), 0) AS agency
    FROM tickets WHERE session_id = ?`)
  const vat = db.prepare<[string], { rate: number; ttc: number; ht: number; vat: number }>(`
    SELECT v.vat_rate AS rate, sum(v.ttc_cents) AS ttc, sum(v.ht_cents) AS ht, sum(v.vat_cents) AS vat
    FROM tickets t JOIN ticket_vat v ON v.number = t.number WHERE t.session_id = ? GROUP BY v.vat_rate ORDER BY v.vat_rate`)
  const tenders = db.prepare<[string], { kind: TenderKind; count: number; amount: number }>(`
    SELECT p.kind, count(*) AS count, sum(p.amount_cents) AS amount
    FROM tickets t JOIN ticket_tenders p ON p.number = t.number WHERE t.session_id = ? GROUP BY p.kind ORDER BY p.kind`)
  const categories = db.prepare<[string], { label: string; quantity: number; ttc: number }>(`
    SELECT l.category AS label, sum(l.quantity_milli) AS quantity, sum(l.ttc_cents) AS ttc
    FROM tickets t JOIN ticket_lines l ON l.number = t.number WHERE t.session_id = ?
    GROUP BY l.category ORDER BY ttc DESC, label`)

  const parse = (row: { report: string }): ZReport => zZReport.parse(JSON.parse(row.report))

  const projection: Projection = {
    tables: ['cash_sessions', 'z_reports'],
    kinds: {
      'events/session-opened': ({ payload }: Entry) => {
        const session = payload as unknown as CashSession // written by this part's `open`
        insertSession.run(session.sessionId, session.businessDay, session.openedAtMs, session.floatCents)
      },
      'closures/session-z': ({ payload, seq }: Entry) => {
        const z = payload as unknown as ZReport // written by this part's `close`
        const { site: _site, software: _software, ...report } = payload
        insertZ.run(seq, z.reading.sessionId, z.closedAtMs, z.countedCents, z.overShortCents, canonical(report))
        sealSession.run(seq, z.reading.sessionId)
      },
    },
  }

  return {
    projection,
    open(): CashSession | undefined {
      const row = open.get()
      return (
        row && {
          sessionId: row.session_id,
          businessDay: row.business_day,
          openedAtMs: row.opened_at_ms,
          floatCents: cents(row.float_cents),
        }
      )
    },
    sums(sessionId: CashSessionId): SessionSums {
      const row = totals.get(sessionId)
      return {
        ticketCount: row?.tickets ?? 0,
        firstTicket: row?.first ?? null,
        lastTicket: row?.last ?? null,
        lineCount: row?.lines ?? 0,
        turnoverCents: cents(row?.turnover ?? 0),
        htCents: cents(row?.ht ?? 0),
        vatCents: cents(row?.vat ?? 0),
        agencyCents: cents(row?.agency ?? 0),
        vat: vat
          .all(sessionId)
          .map((v) => ({ rate: vatRate(v.rate), ttc: cents(v.ttc), ht: cents(v.ht), vat: cents(v.vat) })),
        tenders: tenders.all(sessionId).map((t) => ({ kind: t.kind, count: t.count, amountCents: cents(t.amount) })),
        categories: categories
          .all(sessionId)
          .map((c) => ({ label: c.label, quantityMilli: c.quantity, ttcCents: cents(c.ttc) })),
      }
    },
    lastZ: (limit: number): readonly ZReport[] => lastZ.all(limit).map(parse),
    z(number: number): ZReport | undefined {
      const row = zByNumber.get(number)
      return row && parse(row)
    },
  }
}
export type CashSessionStore = ReturnType<typeof createCashSessionStore>
