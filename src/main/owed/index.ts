import type { BusinessDay } from '../../shared/business-day.ts'
import type { OwedMove } from '../../shared/contracts/accounts.ts'
import { cents, negate, ZERO, type Cents } from '../../shared/money.ts'
import type { BalanceKind, TenderRef } from '../../shared/owed.ts'
import { tenderRule } from '../../shared/tenders.ts'
import type { MigrationTrack } from '../db/migrate.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Sale } from '../tickets/index.ts'

export const owedTrack: MigrationTrack = {
  part: 'owed',
  needs: ['journal'],
  steps: [
    {
      step: 1,
      title: 'what moved the balances of vouchers and accounts, as the sealed tickets tell it',
      sql: `
        CREATE TABLE owed_moves (
          number INTEGER NOT NULL,
          part INTEGER NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('voucher', 'account')),
          ref TEXT NOT NULL,
          business_day TEXT NOT NULL,
          at_ms INTEGER NOT NULL,
          amount_cents INTEGER NOT NULL,
          balance_cents INTEGER NOT NULL CHECK (balance_cents >= 0),
          PRIMARY KEY (number, part)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX owed_moves_by_ref ON owed_moves (ref, number, part);`,
    },
  ],
}

type Row = { number: number; business_day: BusinessDay; at_ms: number; amount_cents: number; balance_cents: number }
type RefRow = { ref: string; balance_cents: number; first_ms: number; last_ms: number }
export type Balance = {
  readonly ref: string
  readonly balanceCents: Cents
  readonly firstMs: number
  readonly lastMs: number
}

/** Balances: the last move of each says what it is, so nothing is ever added up that a purge could have taken. */
export function createOwedStore(db: WriteDb) {
  const insert = db.prepare<[number, number, string, string, string, number, number, number]>(
    'INSERT INTO owed_moves VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const balance = db
    .prepare<[string], number>(
      'SELECT balance_cents FROM owed_moves WHERE ref = ? ORDER BY number DESC, part DESC LIMIT 1',
    )
    .pluck()
  const moves = db.prepare<[string], Row>(
    `SELECT number, business_day, at_ms, amount_cents, balance_cents FROM owed_moves WHERE ref = ? ORDER BY number, part`,
  )
  const all = db.prepare<[string], RefRow>(
    `SELECT m.ref, m.balance_cents, f.first_ms, m.at_ms AS last_ms FROM owed_moves m
     JOIN (SELECT ref, max(number * 1000 + part) AS last, min(at_ms) AS first_ms FROM owed_moves WHERE kind = ? GROUP BY ref) f
       ON f.ref = m.ref AND f.last = m.number * 1000 + m.part`,
  )

  function apply({ seq, payload }: Entry): void {
    const { lines, tenders, businessDay, settledAtMs } = payload as unknown as Sale // its part sealed it
    let part = 0
    const add = (kind: BalanceKind, ref: string, amount: Cents, balanceCents: Cents = ZERO) =>
      insert.run(seq, (part += 1), kind, ref, businessDay, settledAtMs, amount, balanceCents)
    for (const { owed, ttcCents } of lines) {
      if (!owed || owed.kind === 'tip') continue
      add(owed.kind, owed.ref, owed.kind === 'voucher' ? ttcCents : negate(ttcCents), owed.balanceCents)
    }
    for (const { kind, ref, amountCents, balanceCents } of tenders) {
      const of = tenderRule(kind).owed
      if (of && ref) add(of, ref, of === 'voucher' ? negate(amountCents) : amountCents, balanceCents)
    }
  }
  const projection: Projection = { tables: ['owed_moves'], kinds: { 'tickets/sale': apply, 'tickets/refund': apply } }

  return {
    projection,
    balanceOf: (_kind: BalanceKind, ref: TenderRef): Cents => cents(balance.get(ref) ?? 0),
    /** Oldest first. An amount adds to the balance, a negative one takes from it. */
    moves: (ref: TenderRef): readonly OwedMove[] =>
      moves.all(ref).map((row) => ({
        number: row.number,
        day: row.business_day,
        atMs: row.at_ms,
        amountCents: cents(row.amount_cents),
        balanceCents: cents(row.balance_cents),
      })),
    all: (kind: BalanceKind): readonly Balance[] =>
      all.all(kind).map((row) => ({
        ref: row.ref,
        balanceCents: cents(row.balance_cents),
        firstMs: row.first_ms,
        lastMs: row.last_ms,
      })),
  }
}
export type OwedStore = ReturnType<typeof createOwedStore>
