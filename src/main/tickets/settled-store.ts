import type { BusinessDay } from '../../shared/business-day.ts'
import type { TicketId } from '../../shared/ids.ts'
import { cents } from '../../shared/money.ts'
import type { SettledTicket, TenderKind } from '../../shared/ticket.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Sale } from './sale.ts'

type TicketRow = {
  number: number
  ticket_id: TicketId
  business_day: BusinessDay
  settled_at_ms: number
  total_cents: number
  change_cents: number
  line_count: number
  kinds: string
  printed: number
}

/** Settled tickets, as the journal tells them. */
export function createSettledStore(db: WriteDb) {
  const insertTicket = db.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertLine = db.prepare('INSERT INTO ticket_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertVat = db.prepare('INSERT INTO ticket_vat VALUES (?, ?, ?, ?, ?)')
  const insertTender = db.prepare('INSERT INTO ticket_tenders VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const SELECT = `
    SELECT t.number, t.ticket_id, t.business_day, t.settled_at_ms, t.total_cents, t.change_cents, t.line_count,
      (SELECT group_concat(DISTINCT kind) FROM ticket_tenders WHERE number = t.number) AS kinds,
      (SELECT count(*) FROM print_jobs WHERE document = 'receipt' AND number = t.number) AS printed
    FROM tickets t`
  const byId = db.prepare<[TicketId], TicketRow>(`${SELECT} WHERE t.ticket_id = ?`)
  const newest = db.prepare<[number], TicketRow>(`${SELECT} ORDER BY t.number DESC LIMIT ?`)

  function applySale(entry: Entry): void {
    const sale = entry.payload as unknown as Sale // `saleOf` made it; the journal keeps it to the byte
    const number = entry.seq
    insertTicket.run(
      number,
      sale.ticketId,
      sale.sessionId,
      sale.businessDay,
      sale.settledAtMs,
      entry.operator,
      sale.place,
      sale.totalCents,
      sale.turnoverCents,
      sale.htCents,
      sale.vatCents,
      sale.agencyCents,
      sale.tenders.reduce<number>((change, tender) => change + tender.changeCents, 0),
      sale.lines.length,
    )
    sale.lines.forEach((l, n) =>
      insertLine.run(
        number,
        n + 1,
        l.productId,
        l.label,
        l.category,
        l.quantityMilli,
        l.ttcCents,
        l.htCents,
        l.vatCents,
        l.vatRate,
        l.nature,
        l.supply,
      ),
    )
    for (const v of sale.vat) insertVat.run(number, v.rate, v.ttcCents, v.htCents, v.vatCents)
    sale.tenders.forEach((t, n) =>
      insertTender.run(number, n + 1, t.tenderId, t.kind, t.amountCents, t.tenderedCents, t.changeCents, t.takenAtMs),
    )
  }

  const projection: Projection = {
    tables: ['tickets', 'ticket_lines', 'ticket_vat', 'ticket_tenders'],
    kinds: { 'tickets/sale': applySale },
  }

  return {
    projection,
    latest: (): SettledTicket | undefined => fromRow(newest.get(1)),
    byId: (ticketId: TicketId): SettledTicket | undefined => fromRow(byId.get(ticketId)),
    newest: (limit: number): readonly SettledTicket[] => newest.all(limit).flatMap((row) => fromRow(row) ?? []),
  }
}
export type SettledStore = ReturnType<typeof createSettledStore>

function fromRow(row: TicketRow | undefined): SettledTicket | undefined {
  return (
    row && {
      ticketId: row.ticket_id,
      number: row.number,
      settledAtMs: row.settled_at_ms,
      businessDay: row.business_day,
      totalCents: cents(row.total_cents),
      changeCents: cents(row.change_cents),
      tenderKinds: row.kinds === null ? [] : (row.kinds.split(',') as TenderKind[]), // written from Tender.kind
      lineCount: row.line_count,
      printed: row.printed,
    }
  )
}
