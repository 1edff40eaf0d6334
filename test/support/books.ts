import Database from 'better-sqlite3'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openLedger } from '../../src/main/db/open.ts'
import { chains, rebuild, type Entry } from '../../src/main/journal/index.ts'
import { projectionsOf } from '../../src/main/till.ts'
import { zSale, type Sale } from '../../src/main/tickets/index.ts'
import type { Reading, ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import { extractVat } from '../../src/shared/vat.ts'
import type { Shop } from './shop.ts'

/** What is on disk, read by another connection, as a stranger would. */
function reading<T>(ledgerFile: string, work: (db: Database.Database) => T): T {
  const db = new Database(ledgerFile, { readonly: true })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Every entry of a chain, in the order of the journal. */
export function entriesOf(shop: { readonly ledgerFile: string }, chain: Entry['chain']): readonly Entry[] {
  return reading(shop.ledgerFile, (db) =>
    db
      .prepare<[string], string>('SELECT entry FROM journal_entries WHERE chain = ? ORDER BY seq')
      .pluck()
      .all(chain)
      .map((text) => JSON.parse(text) as Entry),
  )
}

/** The sealed sales, each exactly of the shape that the fiscal snapshot promises. */
export function salesOf(shop: { readonly ledgerFile: string }): readonly Sale[] {
  return entriesOf(shop, 'tickets').map((entry) => zSale.parse(entry.payload))
}

/** Every row of every table. Of a print job only that it is there: the printer's worker changes the rest meanwhile. */
export function everythingIn(ledgerFile: string): Readonly<Record<string, readonly unknown[]>> {
  return reading(ledgerFile, (db) => {
    const tables = db
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all()
    return Object.fromEntries(
      tables.map((table) => {
        const what = table === 'print_jobs' ? 'job_id, document, number, copy_number, content' : '*'
        return [table, db.prepare(`SELECT ${what} FROM ${table}`).raw().all()]
      }),
    )
  })
}

const total = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0)
const by = (left: number, right: number): number => left - right

/** The sums of a reading, made again from the sealed sales alone, without a table or a function of the till. */
export function sumsOf(
  numbered: readonly { readonly number: number; readonly sale: Sale }[],
): Pick<
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
> {
  const sales = numbered.map(({ sale }) => sale)
  const numbers = numbered.map(({ number }) => number)
  const lines = sales.flatMap((sale) => sale.lines)
  const rows = sales.flatMap((sale) => sale.vat)
  const taken = sales.flatMap((sale) => sale.tenders)
  const own = lines.filter((line) => line.nature === 'own')
  const sums = {
    ticketCount: sales.length,
    firstTicket: numbers.length === 0 ? null : Math.min(...numbers),
    lastTicket: numbers.length === 0 ? null : Math.max(...numbers),
    lineCount: lines.length,
    turnoverCents: total(own.map((line) => line.ttcCents)),
    htCents: total(own.map((line) => line.htCents)),
    vatCents: total(own.map((line) => line.vatCents)),
    agencyCents: total(lines.filter((line) => line.nature === 'agency').map((line) => line.ttcCents)),
    vat: [...new Set(rows.map((row) => row.rate))].sort(by).map((rate) => {
      const same = rows.filter((row) => row.rate === rate)
      return {
        rate,
        ttc: total(same.map((row) => row.ttcCents)),
        ht: total(same.map((row) => row.htCents)),
        vat: total(same.map((row) => row.vatCents)),
      }
    }),
    tenders: (['card', 'cash'] as const).flatMap((kind) => {
      const same = taken.filter((tender) => tender.kind === kind)
      return same.length === 0
        ? []
        : [{ kind, count: same.length, amountCents: total(same.map((tender) => tender.amountCents)) }]
    }),
    categories: [...new Set(lines.map((line) => line.category))]
      .map((label) => {
        const same = lines.filter((line) => line.category === label)
        return {
          label,
          quantityMilli: total(same.map((line) => line.quantityMilli)),
          ttcCents: total(same.map((line) => line.ttcCents)),
        }
      })
      .sort((a, b) => b.ttcCents - a.ttcCents || Buffer.compare(Buffer.from(a.label), Buffer.from(b.label))),
  }
  return sums as ReturnType<typeof sumsOf> // plain sums of cents
}

/** One sealed sale adds up in every direction. */
function expectSaleToAddUp(sale: Sale): void {
  const own = sale.lines.filter((line) => line.nature === 'own')
  expect(sale.lines.length).toBeGreaterThan(0)
  expect(total(sale.lines.map((line) => line.ttcCents))).toBe(sale.totalCents)
  expect(total(sale.tenders.map((tender) => tender.amountCents))).toBe(sale.totalCents)
  expect(total(own.map((line) => line.ttcCents))).toBe(sale.turnoverCents)
  expect(sale.turnoverCents + sale.agencyCents).toBe(sale.totalCents)
  expect(sale.htCents + sale.vatCents).toBe(sale.turnoverCents)
  expect(sale.lines.filter((line) => line.htCents + line.vatCents !== line.ttcCents)).toEqual([])
  expect(sale.tenders.filter((t) => t.amountCents + t.changeCents !== t.tenderedCents)).toEqual([])
  expect(sale.tenders.filter((t) => t.kind === 'card' && t.changeCents !== 0)).toEqual([])
  const rates = [...new Set(own.map((line) => line.vatRate))].sort(by)
  expect(sale.vat).toEqual(
    rates.map((rate) => {
      const same = own.filter((line) => line.vatRate === rate)
      const ttcCents = total(same.map((line) => line.ttcCents))
      const { ht, vat } = extractVat(ttcCents as Sale['totalCents'], rate)
      expect(total(same.map((line) => line.htCents))).toBe(ht)
      expect(total(same.map((line) => line.vatCents))).toBe(vat)
      return { rate, ttcCents, htCents: ht, vatCents: vat }
    }),
  )
}

/**
 * Whatever happened in a shop, this holds: every sale adds up, perpetual totals are the sum of own sales, every Z is the
 * sum of its tickets, numbers have no gap, seals and chains are whole, no ticket is paid beyond its total, no defect was
 * logged.
 */
export async function expectBooksToBalance(shop: Shop): Promise<void> {
  const sales = salesOf(shop)
  for (const sale of sales) expectSaleToAddUp(sale)

  const turnover = total(sales.map((sale) => sale.turnoverCents))
  expect(sales.map((sale) => sale.perpetual)).toEqual(
    sales.map((_, i) => {
      const until = sales.slice(0, i + 1)
      return {
        algebraicCents: total(until.map((sale) => sale.turnoverCents)),
        absoluteCents: total(until.map((sale) => Math.abs(sale.turnoverCents))),
      }
    }),
  )
  expect(
    shop.one(
      `SELECT json_extract(entry, '$.payload.perpetual.algebraicCents') FROM journal_entries WHERE chain = 'tickets' ORDER BY seq DESC LIMIT 1`,
    ) ?? 0,
  ).toBe(turnover)

  for (const chain of chains) {
    expect(entriesOf(shop, chain).map((entry) => entry.seq)).toEqual(entriesOf(shop, chain).map((_, i) => i + 1))
  }
  const numbered = sales.map((sale, i) => ({ number: i + 1, sale }))
  const sealed = new Set<string>()
  for (const entry of entriesOf(shop, 'closures')) {
    const z = entry.payload as unknown as ZReport
    sealed.add(z.reading.sessionId)
    const mine = numbered.filter(({ sale }) => sale.sessionId === z.reading.sessionId)
    expect(z.reading).toMatchObject(sumsOf(mine))
    // One session after the other: what this Z and those before it seal is all that was sold until then.
    const before = numbered.filter(({ sale }) => sealed.has(sale.sessionId))
    expect(z.perpetual.algebraicCents).toBe(total(before.map(({ sale }) => sale.turnoverCents)))
    const cash = z.reading.tenders.find((tender) => tender.kind === 'cash')?.amountCents ?? 0
    expect(z.reading.expectedCents).toBe(z.reading.floatCents + cash)
    expect(z.overShortCents).toBe(z.countedCents - z.reading.expectedCents)
  }

  const { ticket } = await shop.ask.tickets.counter({})
  if (ticket) {
    expect(ticket.paidCents).toBe(total(ticket.tenders.map((tender) => tender.amountCents)))
    expect(ticket.paidCents === 0 || ticket.paidCents < ticket.totalCents).toBe(true)
  }
  expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  expect(defectsOf(shop)).toEqual([])
}

/** What the till wrote in its log about errors of ours. */
export function defectsOf(shop: { readonly folder: string }): readonly string[] {
  const file = join(shop.folder, 'zinc.log')
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"defect"'))
    : []
}

/** After the till was closed: every projection is made again from the journal, to the same bytes. */
export function expectProjectionsToRebuild(ledgerFile: string): void {
  const db = openLedger(ledgerFile)
  try {
    expect(rebuild(db, projectionsOf(db), { checkOnly: true })).toEqual([])
  } finally {
    db.close()
  }
}
