import type { BusinessDay } from '../../shared/business-day.ts'
import { cents, sum, type Cents } from '../../shared/money.ts'
import { SEVERAL, type ServiceLine } from '../../shared/service-line.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Sale } from '../tickets/index.ts'

export { createMonthRows } from './month-rows.ts'
export { standingOf, takeMonthBack } from './month-sales.ts'

export const servicesTrack: MigrationTrack = {
  part: 'services',
  needs: ['journal', 'tickets'],
  steps: [
    {
      step: 1,
      title: 'what was paid and given back for services, as the sealed tickets tell it',
      sql: `
        CREATE TABLE service_moves (
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          service TEXT NOT NULL,
          ref TEXT NOT NULL,
          nature TEXT NOT NULL CHECK (nature IN ('own', 'liability')),
          business_day TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          label TEXT NOT NULL,
          ttc_cents INTEGER NOT NULL,
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX service_moves_by_ref ON service_moves (ref, number);
        CREATE INDEX service_moves_by_day ON service_moves (service, business_day);`,
    },
    {
      step: 2,
      title: 'what was taken off the price of a service',
      sql: 'ALTER TABLE service_moves ADD COLUMN discount_cents INTEGER NOT NULL DEFAULT 0;',
    },
    {
      step: 3,
      title: 'what a service collects for somebody else',
      sql: `
        ALTER TABLE service_moves RENAME TO service_moves_before;
        CREATE TABLE service_moves (
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          service TEXT NOT NULL,
          ref TEXT NOT NULL,
          nature TEXT NOT NULL CHECK (nature IN ('own', 'agency', 'liability')),
          business_day TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          label TEXT NOT NULL,
          ttc_cents INTEGER NOT NULL,
          discount_cents INTEGER NOT NULL,
          PRIMARY KEY (number, position)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO service_moves SELECT * FROM service_moves_before;
        DROP TABLE service_moves_before;
        CREATE INDEX service_moves_by_ref ON service_moves (ref, number);
        CREATE INDEX service_moves_by_day ON service_moves (service, business_day);`,
    },
  ],
}

/** `serviceKey` of two columns, for a statement. */
export const serviceKeySql = (service: string, ref: string): string => {
  const behind = `substr(${ref}, instr(${ref}, '_') + 1) || '_'`
  return `iif(${service} = '${SEVERAL}', ${service} || '.' || substr(${behind}, 1, instr(${behind}, '_') - 1), ${service})`
}

/** Finds the move of a ticket's line, for a statement: lines are counted from one, moves from zero. */
export const moveOfLineSql = (move: string, line: string): string =>
  `${move}.number = ${line}.number AND ${move}.position = ${line}.position - 1`

/** One line of a sealed ticket that a service had put there; negative where it was given back. */
export type ServiceMove = {
  /** Of the ticket, and of its line, from zero. */
  readonly number: number
  readonly position: number
  readonly ref: string
  readonly nature: ServiceLine['nature']
  readonly day: BusinessDay
  readonly atMs: number
  readonly label: string
  readonly ttcCents: Cents
  /** What the café took off when it was sold: paid by nobody and due by nobody. */
  readonly discountCents: Cents
}
/** One line that waits on a ticket which is not paid. */
export type OpenServiceLine = { readonly nature: ServiceMove['nature']; readonly priceCents: Cents }
type OpenRow = Omit<OpenServiceLine, 'priceCents'> & { readonly priceCents: number }
type Row = Omit<ServiceMove, 'ttcCents' | 'discountCents'> & {
  readonly ttcCents: number
  readonly discountCents: number
}

const COLUMNS =
  'number, position, ref, nature, business_day AS day, at_ms AS atMs, label, ttc_cents AS ttcCents, discount_cents AS discountCents FROM service_moves'

/** What the ledger knows of services: money that came in for them, and what went back. */
export function createServiceStore(db: WriteDb) {
  const insert = db.prepare('INSERT INTO service_moves VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const byRef = db.prepare<[string], Row>(`SELECT ${COLUMNS} WHERE ref = ? ORDER BY number, position`)
  const byDays = db.prepare<[string, BusinessDay, BusinessDay], Row>(
    `SELECT ${COLUMNS} WHERE service = ? AND business_day BETWEEN ? AND ? ORDER BY number, position`,
  )
  const openLines = db.prepare<[string], OpenRow>(
    `SELECT service ->> '$.nature' AS nature, price_cents AS priceCents FROM open_lines
     WHERE service IS NOT NULL AND service ->> '$.ref' = ?`,
  )

  function apply({ seq, kind, payload }: Entry): void {
    const { lines, businessDay, settledAtMs } = payload as unknown as Sale // its part sealed it
    for (const [position, { service, nature, label, ttcCents, discountCents }] of lines.entries()) {
      if (!service) continue
      const off = kind === 'sale' ? discountCents : 0
      insert.run(seq, position, service.service, service.ref, nature, businessDay, settledAtMs, label, ttcCents, off)
    }
  }
  const projection: Projection = {
    tables: ['service_moves'],
    kinds: { 'tickets/sale': apply, 'tickets/refund': apply },
  }
  const read = (rows: readonly Row[]): readonly ServiceMove[] =>
    rows.map((row) => ({ ...row, ttcCents: cents(row.ttcCents), discountCents: cents(row.discountCents) }))

  return {
    projection,
    /** Oldest first. */
    movesOf: (ref: string) => read(byRef.all(ref)),
    between: (service: string, from: BusinessDay, to: BusinessDay) => read(byDays.all(service, from, to)),
    /** What of one nature came in for it and did not go back. */
    balanceOf: (ref: string, nature: ServiceMove['nature']): Cents =>
      sum(read(byRef.all(ref)).flatMap((move) => (move.nature === nature ? [move.ttcCents] : []))),
    /** What nobody has to pay any more of what it cost: paid, or taken off. */
    coveredOf: (ref: string): Cents =>
      sum(read(byRef.all(ref)).flatMap((move) => (move.nature === 'own' ? [move.ttcCents, move.discountCents] : []))),
    /** Whether a ticket that is not paid holds a line of it. */
    isOnTicket: (ref: string): boolean => openLines.get(ref) !== undefined,
    openOf: (ref: string): readonly OpenServiceLine[] =>
      openLines.all(ref).map((line) => ({ ...line, priceCents: cents(line.priceCents) })),
  }
}
export type ServiceStore = ReturnType<typeof createServiceStore>
