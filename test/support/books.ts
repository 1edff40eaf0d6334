import Database from 'better-sqlite3'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openLedger } from '../../src/main/db/open.ts'
import { chains, rebuild, type Entry } from '../../src/main/journal/index.ts'
import { projectionsOf } from '../../src/main/ledger-parts.ts'
import { zRefund, zSale, zTenderChange, type Refund, type Sale } from '../../src/main/tickets/index.ts'
import type { Reading, ZReport } from '../../src/shared/contracts/cash-sessions.ts'
import type { Closure, PeriodFigures } from '../../src/shared/contracts/closures.ts'
import { tenderRule } from '../../src/shared/tenders.ts'
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

export type Sealed = {
  readonly number: number
  readonly kind: string
  readonly hash: string
  readonly body: Sale & Partial<Refund>
}

/** Every sealed ticket, each exactly of the shape that the fiscal snapshot of its kind promises. */
export function ticketsOf(shop: { readonly ledgerFile: string }): readonly Sealed[] {
  const shapes = { sale: zSale, refund: zRefund, 'tender-change': zTenderChange }
  const hashes = reading(shop.ledgerFile, (db) =>
    db.prepare<[], string>(`SELECT hash FROM journal_entries WHERE chain = 'tickets' ORDER BY seq`).pluck().all(),
  )
  return entriesOf(shop, 'tickets').map(({ seq, kind, payload }, index) => {
    const body = shapes[kind as keyof typeof shapes].parse(payload) as Sealed['body']
    return { number: seq, kind, hash: hashes[index] ?? '', body }
  })
}

export function salesOf(shop: { readonly ledgerFile: string }): readonly Sale[] {
  return ticketsOf(shop).flatMap(({ kind, body }) => (kind === 'sale' ? [body] : []))
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

type ReadingSums = Pick<
  Reading,
  | 'ticketCount'
  | 'refundCount'
  | 'tenderChangeCount'
  | 'firstTicket'
  | 'lastTicket'
  | 'lineCount'
  | 'refundsCents'
  | 'turnoverCents'
  | 'htCents'
  | 'vatCents'
  | 'agencyCents'
  | 'vat'
  | 'tenders'
  | 'categories'
>
const at = <Row, Key>(rows: readonly Row[], key: (row: Row) => Key) => [...Map.groupBy(rows, key)]

/** The sums of a reading, made again from the sealed tickets alone, without a table or a function of the till. */
export function sumsOf(tickets: readonly Sealed[]): ReadingSums {
  const bodies = tickets.map(({ body }) => body)
  const of = (kind: string) => tickets.filter((ticket) => ticket.kind === kind)
  const numbers = tickets.map(({ number }) => number)
  const lines = bodies.flatMap((body) => body.lines)
  const own = lines.filter((line) => line.nature === 'own')
  const sums = {
    ticketCount: of('sale').length,
    refundCount: of('refund').length,
    tenderChangeCount: of('tender-change').length,
    firstTicket: numbers.length === 0 ? null : Math.min(...numbers),
    lastTicket: numbers.length === 0 ? null : Math.max(...numbers),
    lineCount: lines.length,
    refundsCents: 0 - total(of('refund').map(({ body }) => body.turnoverCents)),
    turnoverCents: total(own.map((line) => line.ttcCents)),
    htCents: total(own.map((line) => line.htCents)),
    vatCents: total(own.map((line) => line.vatCents)),
    agencyCents: total(lines.filter((line) => line.nature === 'agency').map((line) => line.ttcCents)),
    vat: ratesOf(bodies).map(({ rate, ttcCents, htCents, vatCents }) => ({
      rate,
      ttc: ttcCents,
      ht: htCents,
      vat: vatCents,
    })),
    tenders: tendersOf(bodies),
    categories: at(
      lines.filter((line) => !line.owed),
      (line) => line.category,
    )
      .map(([label, same]) => ({
        label,
        quantityMilli: total(same.map((line) => line.quantityMilli)),
        ttcCents: total(same.map((line) => line.ttcCents)),
      }))
      .sort((a, b) => b.ttcCents - a.ttcCents || Buffer.compare(Buffer.from(a.label), Buffer.from(b.label))),
  }
  return sums as unknown as ReadingSums // plain sums of cents
}

function ratesOf(bodies: readonly Sale[]) {
  return at(
    bodies.flatMap((body) => body.vat),
    (row) => row.rate as number,
  )
    .map(([rate, rows]) => ({
      rate,
      ttcCents: total(rows.map((row) => row.ttcCents)),
      htCents: total(rows.map((row) => row.htCents)),
      vatCents: total(rows.map((row) => row.vatCents)),
    }))
    .sort((a, b) => a.rate - b.rate)
}

function tendersOf(bodies: readonly Sale[]) {
  return at(
    bodies.flatMap((body) => body.tenders),
    (tender) => tender.kind,
  )
    .map(([kind, same]) => ({ kind, count: same.length, amountCents: total(same.map((tender) => tender.amountCents)) }))
    .sort((a, b) => (a.kind < b.kind ? -1 : 1))
}

/** One sealed ticket adds up in every direction, whatever it is. */
function expectTicketToAddUp({ kind, body }: Sealed): void {
  const own = body.lines.filter((line) => line.nature === 'own')
  expect(body.lines.length > 0).toBe(kind !== 'tender-change')
  expect(total(body.lines.map((line) => line.ttcCents))).toBe(body.totalCents)
  expect(total(body.tenders.map((tender) => tender.amountCents))).toBe(body.totalCents)
  expect(total(own.map((line) => line.ttcCents))).toBe(body.turnoverCents)
  const isOwed = (line: Sale['lines'][number]) => line.nature === 'liability'
  const owedCents = total(body.lines.filter(isOwed).map((line) => line.ttcCents))
  expect(body.turnoverCents + body.agencyCents + owedCents).toBe(body.totalCents)
  // What will be given back is a balance of somebody, or a deposit that a service took.
  expect(body.lines.filter((line) => line.owed && !isOwed(line))).toEqual([])
  expect(body.lines.filter((line) => isOwed(line) && !line.owed && !line.service)).toEqual([])
  expect(body.lines.filter((line) => isOwed(line) && line.vatCents !== 0)).toEqual([])
  expect(body.htCents + body.vatCents).toBe(body.turnoverCents)
  expect(body.lines.filter((line) => line.htCents + line.vatCents !== line.ttcCents)).toEqual([])
  const lost = (t: Sale['tenders'][number]) => t.tenderedCents - t.amountCents - t.changeCents
  expect(body.tenders.filter((t) => lost(t) !== 0 && (tenderRule(t.kind).over !== 'lost' || lost(t) < 0))).toEqual([])
  expect(body.tenders.filter((t) => tenderRule(t.kind).over !== 'change' && t.changeCents !== 0)).toEqual([])
  const rates = [...new Set(own.map((line) => line.vatRate))].sort(by)
  expect(body.vat).toEqual(
    rates.map((rate) => {
      const same = own.filter((line) => line.vatRate === rate)
      const sums = {
        ttcCents: total(same.map((line) => line.ttcCents)),
        htCents: total(same.map((line) => line.htCents)),
        vatCents: total(same.map((line) => line.vatCents)),
      }
      // A sale extracts VAT from the sum of a rate; a refund gives back shares of what was extracted.
      if (kind === 'sale') {
        const { ht, vat } = extractVat(sums.ttcCents as Sale['totalCents'], rate)
        expect([sums.htCents, sums.vatCents]).toEqual([ht, vat])
      }
      return { rate, ...sums }
    }),
  )
}

/** Corrections name the ticket they correct, and never take back more than it was, nor at another rate. */
function expectCorrectionsToFit(tickets: readonly Sealed[]): void {
  const original = (ticket: Sealed) => tickets.find(({ number }) => number === ticket.body.corrects?.number)
  const corrections = tickets.filter(({ kind }) => kind !== 'sale')
  for (const ticket of corrections) {
    const of = original(ticket)
    expect(of).toMatchObject({ kind: 'sale', hash: ticket.body.corrects?.hash })
    expect(of!.number).toBeLessThan(ticket.number)
  }
  for (const sale of tickets.filter(({ kind }) => kind === 'sale')) {
    const back = corrections
      .filter(({ kind, body }) => kind === 'refund' && body.corrects?.number === sale.number)
      .flatMap(({ body }) => body.lines as Refund['lines'])
    sale.body.lines.forEach((line, position) => {
      const mine = back.filter((share) => share.ofLine === position)
      const given = {
        quantity: 0 - total(mine.map((share) => share.quantityMilli)),
        ttc: 0 - total(mine.map((share) => share.ttcCents)),
        vat: 0 - total(mine.map((share) => share.vatCents)),
      }
      if (line.ttcCents < 0) {
        // Paid out for somebody else: no refund, its service undoes it.
        expect(mine).toEqual([])
        return
      }
      expect(mine.filter((share) => share.vatRate !== line.vatRate || share.nature !== line.nature)).toEqual([])
      expect(given.quantity).toBeLessThanOrEqual(line.quantityMilli)
      expect(given.ttc).toBeLessThanOrEqual(line.ttcCents)
      expect(given.vat).toBeLessThanOrEqual(line.vatCents)
      if (given.quantity === line.quantityMilli) {
        expect(given).toEqual({ quantity: line.quantityMilli, ttc: line.ttcCents, vat: line.vatCents })
      }
    })
  }
}

/** What a period must say, made again from its sealed tickets. */
export function figuresOf(tickets: readonly Sealed[]): Partial<PeriodFigures> {
  const bodies = tickets.map(({ body }) => body)
  const turnoverOf = (kind: string) =>
    total(tickets.filter((ticket) => ticket.kind === kind).map(({ body }) => body.turnoverCents))
  const lines = bodies.flatMap((body) => body.lines)
  const count = (kind: string) => tickets.filter((ticket) => ticket.kind === kind).length
  const figures = {
    saleCount: count('sale'),
    refundCount: count('refund'),
    tenderChangeCount: count('tender-change'),
    lineCount: lines.length,
    salesCents: turnoverOf('sale'),
    refundsCents: 0 - turnoverOf('refund'),
    turnoverCents: turnoverOf('sale') + turnoverOf('refund'),
    htCents: total(bodies.map((body) => body.htCents)),
    vatCents: total(bodies.map((body) => body.vatCents)),
    agencyCents: total(bodies.map((body) => body.agencyCents)),
    vat: ratesOf(bodies),
    tenders: tendersOf(bodies),
  }
  return figures as unknown as Partial<PeriodFigures> // plain sums of cents
}

/** Days are the sums of their tickets, months of their days, years of their months; nothing is left out or counted twice. */
function expectPeriodsToAddUp(shop: Shop, tickets: readonly Sealed[]): void {
  const closures = entriesOf(shop, 'closures').filter(({ kind }) => kind !== 'session-z')
  const of = (level: string) =>
    closures.filter(({ kind }) => kind === level).map(({ payload }) => payload as unknown as Closure)
  let covered = 0
  for (const [index, day] of of('day').entries()) {
    const mine = tickets.filter(({ number }) => number > covered && number <= day.upToTicket)
    expect(mine.filter(({ body }) => body.businessDay !== day.to)).toEqual([])
    expect(day.figures).toMatchObject(figuresOf(mine))
    expect(total(day.figures.families.map((row) => row.ttcCents))).toBe(total(mine.map(({ body }) => body.totalCents)))
    expect(day.number).toBe(index + 1)
    expect(day.perpetual.algebraicCents).toBe(
      total(tickets.filter(({ number }) => number <= day.upToTicket).map(({ body }) => body.turnoverCents)),
    )
    covered = day.upToTicket
  }
  const lastDay = of('day').at(-1)?.to ?? ''
  expect(tickets.filter(({ number, body }) => number > covered && body.businessDay <= lastDay)).toEqual([])
  for (const [level, below] of [
    ['month', 'day'],
    ['year', 'month'],
  ] as const) {
    for (const period of of(level)) {
      const parts = of(below).filter(({ from, to }) => from >= period.from && to <= period.to)
      const mine = tickets.filter(
        ({ number }) => number <= period.upToTicket && number >= (period.firstTicket ?? Infinity),
      )
      expect(period.figures).toMatchObject(figuresOf(mine))
      expect(period.figures.turnoverCents).toBe(total(parts.map(({ figures }) => figures.turnoverCents)))
      expect([period.from, period.to]).toEqual([parts[0]?.from, parts.at(-1)?.to])
    }
  }
}

/**
 * Whatever happened in a shop, this holds: every ticket adds up, corrections fit, perpetual totals are the sum of own
 * sales, every Z and every period is the sum of its tickets, numbers have no gap, seals and chains are whole, no ticket is paid beyond its total, no defect was
 * logged.
 */
export async function expectBooksToBalance(shop: Shop): Promise<void> {
  const tickets = ticketsOf(shop)
  tickets.forEach(expectTicketToAddUp)
  expectCorrectionsToFit(tickets)
  expectPeriodsToAddUp(shop, tickets)

  const turnover = total(tickets.map(({ body }) => body.turnoverCents))
  expect(tickets.map(({ body }) => body.perpetual)).toEqual(
    tickets.map((_, i) => {
      const until = tickets.slice(0, i + 1).map(({ body }) => body.turnoverCents)
      return { algebraicCents: total(until), absoluteCents: total(until.map((cents) => Math.abs(cents))) }
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
  const sealed = new Set<string>()
  let advancesBefore: Reading['advances'] = []
  const zs = entriesOf(shop, 'closures').filter(({ kind }) => kind === 'session-z')
  for (const [index, entry] of zs.entries()) {
    const z = entry.payload as unknown as ZReport
    expect(z.number).toBe(index + 1)
    sealed.add(z.reading.sessionId)
    const mine = tickets.filter(({ body }) => body.sessionId === z.reading.sessionId)
    expect(z.reading).toMatchObject(sumsOf(mine))
    // One session after the other: what this Z and those before it seal is all that was sold until then.
    const before = tickets.filter(({ body }) => sealed.has(body.sessionId))
    expect(z.perpetual.algebraicCents).toBe(total(before.map(({ body }) => body.turnoverCents)))
    const cashIn = (tenders: readonly { readonly kind: string; readonly amountCents: number }[]) =>
      total(tenders.filter((tender) => tender.kind === 'cash').map((tender) => tender.amountCents))
    const { floatCents, tenders, advances, expectedCents } = z.reading
    expect(z.reading.advancesBefore).toEqual(advancesBefore)
    const movedCents = total(movementsOf(shop, z.reading.sessionId).map(({ into, amountCents }) => into * amountCents))
    expect(expectedCents).toBe(floatCents + cashIn(tenders) + cashIn(advances) - cashIn(advancesBefore) + movedCents)
    expect(z.overShortCents).toBe(z.countedCents - expectedCents)
    advancesBefore = advances
  }

  const { ticket } = await shop.ask.tickets.counter({})
  if (ticket) {
    expect(ticket.paidCents).toBe(total(ticket.tenders.map((tender) => tender.amountCents)))
    expect(ticket.paidCents === 0 || ticket.paidCents < ticket.totalCents).toBe(true)
  }
  expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  expect(defectsOf(shop)).toEqual([])
}

const intoDrawer: Readonly<Record<string, number>> = {
  'cash-in': 1,
  'cash-out': -1,
  'safe-drop': -1,
  'bank-deposit': 0,
}

/** What moved in a session without a sale, as its events say; `into` is what it does to the drawer. */
function movementsOf(shop: { readonly ledgerFile: string }, sessionId: string) {
  return entriesOf(shop, 'events')
    .filter(({ kind, payload }) => Object.hasOwn(intoDrawer, kind) && payload['sessionId'] === sessionId)
    .map(({ kind, payload }) => ({ into: intoDrawer[kind] ?? NaN, amountCents: Number(payload['amountCents']) }))
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
