import type { ReasonRow } from '../../shared/contracts/reports.ts'
import { cents } from '../../shared/money.ts'
import type { DayRange } from '../../shared/reports.ts'
import type { WriteDb } from '../db/open.ts'

type Reason = Omit<ReasonRow, 'name'>
type Row = Omit<Reason, 'cents'> & { readonly cents: number }

/** What was taken off, given back and called off, by whom and why. Voids are events: they are of the day of their drawer. */
export function createReasons(db: WriteDb) {
  const sealed = db.prepare<DayRange, Row>(`
    SELECT what, reason, operator_id AS operatorId, sum(times) AS times, sum(cents) AS cents
    FROM report_reasons WHERE business_day BETWEEN @from AND @to GROUP BY 1, 2, 3`)
  const voided = db.prepare<DayRange, Row>(`
    SELECT iif(e.kind = 'line-voided', 'line-void', 'ticket-void') AS what,
      coalesce(j.entry ->> '$.payload.reason', '') AS reason, e.operator_id AS operatorId, count(*) AS times,
      sum(coalesce(j.entry ->> '$.payload.amountCents', j.entry ->> '$.payload.totalCents')) AS cents
    FROM cash_sessions s JOIN event_log e ON e.session_id = s.session_id AND e.kind IN ('line-voided', 'ticket-voided')
    JOIN journal_entries j ON j.chain = 'events' AND j.seq = e.seq
    WHERE s.business_day BETWEEN @from AND @to GROUP BY 1, 2, 3`)
  const order = ['discount', 'refund', 'line-void', 'ticket-void']
  return (range: DayRange): readonly Reason[] =>
    [...sealed.all(range), ...voided.all(range)]
      .map((row) => ({ ...row, cents: cents(row.cents) }))
      .toSorted((a, b) => order.indexOf(a.what) - order.indexOf(b.what) || b.cents - a.cents || b.times - a.times)
}
