import Database from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { tracks } from '../../src/main/ledger-parts.ts'
import type { CommandId } from '../../src/shared/ids.ts'
import type { Cashier } from './cashier.ts'

/** Reads the ledger as a stranger with a SQLite tool would, while no till has it open. */
export function readLedger<T>(folder: string, read: (db: Database.Database) => T): T {
  const db = new Database(join(folder, 'ledger.db'), { readonly: true })
  try {
    return read(db)
  } finally {
    db.close()
  }
}

/** Every step of every part and service: a first start that was cut short leaves a file with some of them, or none. */
const STEPS = tracks.reduce((count, { steps }) => count + steps.length, 0)

/** Whether the first start came to its end: before, nothing could be sold. */
export function hasTables(folder: string): boolean {
  if (!existsSync(join(folder, 'ledger.db'))) return false
  return readLedger(folder, (db) => {
    const begun = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'migrations' AND type = 'table'`).get()
    return begun !== undefined && db.prepare('SELECT count(*) FROM migrations').pluck().get() === STEPS
  })
}

export function isCommitted(folder: string, commandId: CommandId): boolean {
  return readLedger(folder, (db) =>
    Boolean(db.prepare('SELECT 1 FROM command_log WHERE command_id = ?').get(commandId)),
  )
}

type StoredSale = { number: number; ticketId: string; total: number; turnover: number; agency: number; change: number }

/**
 * Every sale that was acknowledged is in the file once, with the number and the totals that were told, and nothing else
 * is, except one sale whose answer was lost.
 */
export function expectSalesStored(folder: string, cashier: Cashier, oneMoreMayBe: boolean): void {
  readLedger(folder, (db) => {
    const stored = db
      .prepare<[], StoredSale>(
        `SELECT number, ticket_id AS ticketId, total_cents AS total, turnover_cents AS turnover,
           agency_cents AS agency, change_cents AS change FROM tickets ORDER BY number`,
      )
      .all()
    const told = cashier.sales.map(({ cash: _cash, card: _card, ...sale }) => sale)
    expect(stored.slice(0, told.length)).toEqual(told)
    expect(stored.length - told.length).toBeLessThanOrEqual(oneMoreMayBe ? 1 : 0)
    const one = <T>(sql: string) => db.prepare(sql).pluck().get() as T
    expect(one('SELECT coalesce(max(number), 0) FROM tickets')).toBe(stored.length)
    expect(one(`SELECT count(*) FROM journal_entries WHERE chain = 'tickets'`)).toBe(stored.length)
    // The demo café always prints: the job is a row of the sale's own transaction.
    expect(one(`SELECT count(*) FROM print_jobs WHERE document = 'receipt' AND copy_number = 0`)).toBe(stored.length)
    expect(one(`SELECT count(DISTINCT number) FROM print_jobs WHERE document = 'receipt' AND copy_number = 0`)).toBe(
      stored.length,
    )
  })
}

/** What must hold of a folder after any number of kills. */
export function expectBooksToBalance(folder: string, cashier: Cashier): void {
  const sum = (of: (sale: Cashier['sales'][number]) => number) =>
    cashier.sales.reduce((total, sale) => total + of(sale), 0)
  const { copies, voids, drawerOpenings, takenBack } = cashier.counts()
  readLedger(folder, (db) => {
    const one = <T>(sql: string) => db.prepare(sql).pluck().get() as T
    const events = (kind: string) => one(`SELECT count(*) FROM event_log WHERE kind = '${kind}'`)
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(db.pragma('foreign_key_check')).toEqual([])

    expect(one('SELECT total(amount_cents) FROM ticket_tenders')).toBe(sum((sale) => sale.total))
    expect(one(`SELECT total(amount_cents) FROM ticket_tenders WHERE kind = 'cash'`)).toBe(sum((sale) => sale.cash))
    expect(one('SELECT total(total_cents) FROM tickets')).toBe(sum((sale) => sale.total))
    expect(one('SELECT total(ttc_cents) FROM ticket_lines')).toBe(sum((sale) => sale.total))
    expect(one('SELECT total(ttc_cents) FROM ticket_vat')).toBe(sum((sale) => sale.turnover))
    expect(one('SELECT total(ht_cents + vat_cents) FROM ticket_vat')).toBe(sum((sale) => sale.turnover))
    expect(
      one(
        `SELECT json_extract(entry, '$.payload.perpetual.algebraicCents') FROM journal_entries WHERE chain = 'tickets' ORDER BY seq DESC LIMIT 1`,
      ) ?? 0,
    ).toBe(sum((sale) => sale.turnover))
    expect(one('SELECT total(total_cents - agency_cents) FROM tickets')).toBe(sum((sale) => sale.turnover))

    expect(db.prepare('SELECT number FROM z_reports ORDER BY number').pluck().all()).toEqual(
      cashier.zs.map((z) => z.number),
    )
    expect(one('SELECT count(*) FROM cash_sessions WHERE z_number IS NOT NULL')).toBe(cashier.zs.length)

    expect(one(`SELECT count(*) FROM print_jobs WHERE document = 'z-report'`)).toBe(cashier.zs.length)
    expect(one(`SELECT count(*) FROM print_jobs WHERE document = 'receipt' AND copy_number > 0`)).toBe(copies)
    expect(one(`SELECT count(*) FROM journal_entries WHERE chain = 'copies'`)).toBe(copies)
    expect(events('ticket-voided')).toBe(voids)
    expect(events('drawer-opened')).toBe(drawerOpenings)
    expect(events('tender-taken-back')).toBe(takenBack)
    expect(events('till-installed')).toBe(1)
    expect(events('key-created')).toBe(1)
    expect(events('integrity-defect')).toBe(0)
  })
}
