import type { BusinessDay } from '../../shared/business-day.ts'
import type { TicketId } from '../../shared/ids.ts'
import { cents, type Cents, type Milli } from '../../shared/money.ts'
import type { SettledTicket, TenderKind, TicketKind } from '../../shared/ticket.ts'
import type { WriteDb } from '../db/open.ts'
import type { Entry, Projection } from '../journal/index.ts'
import type { Refund, Sale } from './sale.ts'

type TicketRow = {
  number: number
  ticket_id: TicketId
  business_day: BusinessDay
  settled_at_ms: number
  total_cents: number
  change_cents: number
  line_count: number
  kind: TicketKind
  corrects: number | null
  refunded: number
  kinds: string
}
/** What was already given back of one line, positive. */
export type Refunded = { readonly quantityMilli: Milli; readonly ttcCents: Cents; readonly vatCents: Cents }

export type TicketSearch = {
  readonly from?: BusinessDay | undefined
  readonly to?: BusinessDay | undefined
  readonly number?: number | undefined
  readonly totalCents?: Cents | undefined
  readonly beforeNumber?: number | undefined
  readonly limit: number
}

/** How often a document was handed out, on paper or otherwise. */
export type HandedOut = (document: 'receipt' | 'training-receipt', number: number) => number

/** Settled tickets, as the journal tells them. */
export function createSettledStore(db: WriteDb, handedOut: HandedOut) {
  const insertTicket = db.prepare('INSERT INTO tickets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertLine = db.prepare('INSERT INTO ticket_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const insertVat = db.prepare('INSERT INTO ticket_vat VALUES (?, ?, ?, ?, ?)')
  const insertTender = db.prepare('INSERT INTO ticket_tenders VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
  const insertRefunded = db.prepare('INSERT INTO refunded_lines VALUES (?, ?, ?, ?, ?, ?, ?)')
  const SELECT = `
    SELECT t.number, t.ticket_id, t.business_day, t.settled_at_ms, t.total_cents, t.change_cents, t.line_count, t.kind,
      t.corrects,
      (SELECT coalesce(sum(ttc_cents), 0) FROM refunded_lines WHERE original_number = t.number) AS refunded,
      (SELECT group_concat(DISTINCT kind) FROM ticket_tenders WHERE number = t.number) AS kinds
    FROM tickets t`
  const byId = db.prepare<[TicketId], TicketRow>(`${SELECT} WHERE t.ticket_id = ?`)
  const byNumber = db.prepare<[number], TicketRow>(`${SELECT} WHERE t.number = ?`)
  const newest = db.prepare<[number], TicketRow>(`${SELECT} ORDER BY t.number DESC LIMIT ?`)
  const found = db.prepare<
    { from: string; to: string; number: number | null; total: number | null; before: number; limit: number },
    TicketRow
  >(`${SELECT} WHERE t.business_day BETWEEN @from AND @to AND t.number < @before
       AND (@number IS NULL OR t.number = @number) AND (@total IS NULL OR t.total_cents = @total)
     ORDER BY t.number DESC LIMIT @limit`)

  function apply(entry: Entry): void {
    const body = entry.payload as unknown as Sale & Partial<Refund> // its part sealed it; the journal keeps it to the byte
    const number = entry.seq
    insertTicket.run(
      number,
      body.ticketId,
      body.sessionId,
      body.businessDay,
      body.settledAtMs,
      entry.operator,
      body.place,
      body.totalCents,
      body.turnoverCents,
      body.htCents,
      body.vatCents,
      body.agencyCents,
      body.tenders.reduce<number>((change, tender) => change + tender.changeCents, 0),
      body.lines.length,
      entry.kind,
      body.corrects?.number ?? null,
    )
    body.lines.forEach((l, n) =>
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
    for (const v of body.vat) insertVat.run(number, v.rate, v.ttcCents, v.htCents, v.vatCents)
    body.tenders.forEach((t, n) =>
      insertTender.run(number, n + 1, t.tenderId, t.kind, t.amountCents, t.tenderedCents, t.changeCents, t.takenAtMs),
    )
  }

  function applyRefund(entry: Entry): void {
    apply(entry)
    const refund = entry.payload as unknown as Refund // the corrections sealed it
    refund.lines.forEach((l, n) =>
      insertRefunded.run(
        entry.seq,
        n + 1,
        refund.corrects.number,
        l.ofLine,
        -l.quantityMilli,
        0 - l.ttcCents,
        0 - l.vatCents,
      ),
    )
  }

  const projection: Projection = {
    tables: ['tickets', 'ticket_lines', 'ticket_vat', 'ticket_tenders', 'refunded_lines'],
    kinds: { 'tickets/sale': apply, 'tickets/refund': applyRefund, 'tickets/tender-change': apply },
  }

  function fromRow(row: TicketRow | undefined): SettledTicket | undefined {
    return (
      row && {
        ticketId: row.ticket_id,
        number: row.number,
        kind: row.kind,
        corrects: row.corrects,
        settledAtMs: row.settled_at_ms,
        businessDay: row.business_day,
        totalCents: cents(row.total_cents),
        refundedCents: cents(row.refunded),
        changeCents: cents(row.change_cents),
        tenderKinds: row.kinds === null ? [] : (row.kinds.split(',') as TenderKind[]), // written from Tender.kind
        lineCount: row.line_count,
        printed: handedOut('receipt', row.number),
      }
    )
  }

  return {
    projection,
    latest: (): SettledTicket | undefined => fromRow(newest.get(1)),
    byId: (ticketId: TicketId): SettledTicket | undefined => fromRow(byId.get(ticketId)),
    byNumber: (number: number): SettledTicket | undefined => fromRow(byNumber.get(number)),
    newest: (limit: number): readonly SettledTicket[] => newest.all(limit).flatMap((row) => fromRow(row) ?? []),
    /** Newest first. Days are included on both sides; what is not named does not matter. */
    search({ from, to, number, totalCents, beforeNumber, limit }: TicketSearch): readonly SettledTicket[] {
      const rows = found.all({
        from: from ?? '0000-00-00',
        to: to ?? '9999-99-99',
        number: number ?? null,
        total: totalCents ?? null,
        before: beforeNumber ?? Number.MAX_SAFE_INTEGER,
        limit,
      })
      return rows.flatMap((row) => fromRow(row) ?? [])
    },
  }
}
export type SettledStore = ReturnType<typeof createSettledStore>
