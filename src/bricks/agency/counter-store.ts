import type { BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId } from '../../shared/ids.ts'
import { cents, type Cents } from '../../shared/money.ts'
import type { WriteDb } from '../../main/db/open.ts'
import type { ArticleCode, CountId, ServiceCode } from './ids.ts'
import { zTypedDay, type TypedDay } from './rules/day.ts'

export type Counted = {
  readonly countId: CountId
  readonly service: ServiceCode
  readonly article: ArticleCode
  readonly day: BusinessDay
  readonly atMs: number
  readonly pieces: number
  readonly minutes: number
}
export type PayOut = {
  /** Of the sealed ticket. */
  readonly number: number
  readonly service: ServiceCode
  readonly article: ArticleCode
  readonly day: BusinessDay
  readonly customerId: CustomerId | null
  readonly paidCents: Cents
  readonly undoneBy: number | null
}
type PayOutRow = Omit<PayOut, 'paidCents'> & { readonly paidCents: number }
const PAYOUT =
  'number, service, article, day, customer_id AS customerId, paid_cents AS paidCents, undone_by AS undoneBy FROM agency_payouts'

/** What the counter keeps beside the ledger: services that cost nothing, who was paid out, days of a partner's terminal. */
export function createCounterRows(db: WriteDb) {
  const addCount = db.prepare('INSERT INTO agency_counts VALUES (?, ?, ?, ?, ?, ?, ?)')
  const oneCount = db.prepare<[CountId], Counted>(
    'SELECT count_id AS countId, service, article, day, at_ms AS atMs, pieces, minutes FROM agency_counts WHERE count_id = ?',
  )
  const dropCount = db.prepare<[CountId]>('DELETE FROM agency_counts WHERE count_id = ?')
  const counts = db.prepare<[BusinessDay, BusinessDay], Counted>(
    `SELECT count_id AS countId, service, article, day, at_ms AS atMs, pieces, minutes FROM agency_counts
     WHERE day BETWEEN ? AND ? ORDER BY at_ms`,
  )
  const addPayOut = db.prepare('INSERT INTO agency_payouts VALUES (?, ?, ?, ?, ?, ?, NULL)')
  const onePayOut = db.prepare<[number], PayOutRow>(`SELECT ${PAYOUT} WHERE number = ?`)
  const undo = db.prepare<[number, number]>('UPDATE agency_payouts SET undone_by = ? WHERE number = ?')
  const ofCustomer = db.prepare<[CustomerId], PayOutRow>(`SELECT ${PAYOUT} WHERE customer_id = ? ORDER BY number`)
  const onDay = db.prepare<[BusinessDay], PayOutRow>(`SELECT ${PAYOUT} WHERE day = ? ORDER BY number DESC`)
  const forget = db.prepare<[CustomerId]>('UPDATE agency_payouts SET customer_id = NULL WHERE customer_id = ?')
  const oneDay = db
    .prepare<[ServiceCode, BusinessDay], string>('SELECT value FROM agency_days WHERE service = ? AND day = ?')
    .pluck()
  const writeDay = db.prepare<[ServiceCode, BusinessDay, string]>(
    'INSERT INTO agency_days VALUES (?, ?, ?) ON CONFLICT (service, day) DO UPDATE SET value = excluded.value',
  )
  const typed = db
    .prepare<[ServiceCode, BusinessDay, BusinessDay], BusinessDay>(
      'SELECT day FROM agency_days WHERE service = ? AND day BETWEEN ? AND ?',
    )
    .pluck()
  const read = (row: PayOutRow): PayOut => ({ ...row, paidCents: cents(row.paidCents) })
  return {
    addCount: ({ countId, service, article, day, atMs, pieces, minutes }: Counted): void =>
      void addCount.run(countId, service, article, day, atMs, pieces, minutes),
    count: (countId: CountId) => oneCount.get(countId),
    dropCount: (countId: CountId): void => void dropCount.run(countId),
    countsBetween: (from: BusinessDay, to: BusinessDay): readonly Counted[] => counts.all(from, to),
    addPayOut: ({ number, service, article, day, customerId, paidCents }: Omit<PayOut, 'undoneBy'>): void =>
      void addPayOut.run(number, service, article, day, customerId, paidCents),
    payOut(number: number): PayOut | undefined {
      const row = onePayOut.get(number)
      return row && read(row)
    },
    undoPayOut: (number: number, by: number): void => void undo.run(by, number),
    /** Those that stand. */
    payOutsTo: (customerId: CustomerId) =>
      ofCustomer
        .all(customerId)
        .map(read)
        .filter(({ undoneBy }) => undoneBy === null),
    payOutsOn: (day: BusinessDay) => onDay.all(day).map(read),
    forget: (customerId: CustomerId): void => void forget.run(customerId),
    typedDay(service: ServiceCode, day: BusinessDay): TypedDay | undefined {
      const kept = oneDay.get(service, day)
      return kept === undefined ? undefined : zTypedDay.parse(JSON.parse(kept))
    },
    saveTypedDay: (service: ServiceCode, day: BusinessDay, value: TypedDay): void =>
      void writeDay.run(service, day, JSON.stringify(value)),
    typedDays: (service: ServiceCode, from: BusinessDay, to: BusinessDay): readonly BusinessDay[] =>
      typed.all(service, from, to),
  }
}
export type CounterRows = ReturnType<typeof createCounterRows>
