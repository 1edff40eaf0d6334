import { assert } from '../../shared/assert.ts'
import type { Place, VatClass } from '../../shared/catalogue.ts'
import type { LineId, OptionId, ProductId, TenderId, TicketId } from '../../shared/ids.ts'
import { cents, milli, type Milli } from '../../shared/money.ts'
import type { Tender, TenderKind } from '../../shared/ticket.ts'
import type { WriteDb } from '../db/open.ts'
import type { ChosenOption, DraftLine, DraftTicket } from './rules.ts'

type LineRow = {
  line_id: LineId
  product_id: ProductId
  label: string
  note: string
  quantity_milli: number
  price_cents: number
  takeaway_price_cents: number | null
  vat_class: VatClass
}
type TicketRow = { ticket_id: TicketId; place: Place; opened_at_ms: number; note_number: number | null }
type OptionRow = { line_id: LineId; option_id: OptionId; label: string; price_cents: number }
type TenderRow = {
  tender_id: TenderId
  kind: TenderKind
  amount_cents: number
  tendered_cents: number
  change_cents: number
  taken_at_ms: number
}

const OPEN_MAX = 1000

/** Open tickets: free to change until they are settled, on disk after every gesture. */
export function createOpenTicketStore(db: WriteDb) {
  const all = db.prepare<[number, number], TicketRow>(
    `SELECT ticket_id, place, opened_at_ms, note_number FROM open_tickets WHERE training = ?
     ORDER BY opened_at_ms, ticket_id LIMIT ?`,
  )
  const setNoted = db.prepare<[number, TicketId]>('UPDATE open_tickets SET note_number = ? WHERE ticket_id = ?')
  const lines = db.prepare<[TicketId], LineRow>(
    `SELECT line_id, product_id, label, note, quantity_milli, price_cents, takeaway_price_cents, vat_class
     FROM open_lines WHERE ticket_id = ? ORDER BY position`,
  )
  const options = db.prepare<[TicketId], OptionRow>(
    `SELECT o.line_id, o.option_id, o.label, o.price_cents FROM open_lines l
     JOIN open_line_options o ON o.line_id = l.line_id WHERE l.ticket_id = ? ORDER BY o.line_id, o.position`,
  )
  const tenders = db.prepare<[TicketId], TenderRow>(
    `SELECT tender_id, kind, amount_cents, tendered_cents, change_cents, taken_at_ms
     FROM open_tenders WHERE ticket_id = ? ORDER BY position`,
  )
  const knowsLine = db.prepare<[LineId], 1>('SELECT 1 FROM open_lines WHERE line_id = ?')
  const knowsTender = db.prepare<[TenderId], 1>('SELECT 1 FROM open_tenders WHERE tender_id = ?')
  const insertTicket = db.prepare<[TicketId, Place, number, number]>(
    'INSERT INTO open_tickets VALUES (?, ?, ?, ?, NULL)',
  )
  const insertLine = db.prepare(
    `INSERT INTO open_lines VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM open_lines WHERE ticket_id = ?),
       ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const insertOption = db.prepare<[LineId, number, OptionId, string, number]>(
    'INSERT INTO open_line_options VALUES (?, ?, ?, ?, ?)',
  )
  const insertTender = db.prepare(
    `INSERT INTO open_tenders VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM open_tenders WHERE ticket_id = ?),
       ?, ?, ?, ?, ?, ?)`,
  )
  const setQuantity = db.prepare<[number, LineId]>('UPDATE open_lines SET quantity_milli = ? WHERE line_id = ?')
  const setNote = db.prepare<[string, LineId]>('UPDATE open_lines SET note = ? WHERE line_id = ?')
  const setPlace = db.prepare<[Place, TicketId]>('UPDATE open_tickets SET place = ? WHERE ticket_id = ?')
  const deleteOptions = db.prepare<[LineId]>('DELETE FROM open_line_options WHERE line_id = ?')
  const deleteLine = db.prepare<[LineId]>('DELETE FROM open_lines WHERE line_id = ?')
  const deleteTender = db.prepare<[TenderId]>('DELETE FROM open_tenders WHERE tender_id = ?')
  const deleteAllOptions = db.prepare<[TicketId]>(
    'DELETE FROM open_line_options WHERE line_id IN (SELECT line_id FROM open_lines WHERE ticket_id = ?)',
  )
  const deleteLines = db.prepare<[TicketId]>('DELETE FROM open_lines WHERE ticket_id = ?')
  const deleteTenders = db.prepare<[TicketId]>('DELETE FROM open_tenders WHERE ticket_id = ?')
  const deleteTicket = db.prepare<[TicketId]>('DELETE FROM open_tickets WHERE ticket_id = ?')
  const one = (changes: number) => assert(changes === 1, 'one row changes')

  function insertOptions(lineId: LineId, chosen: readonly ChosenOption[]): void {
    chosen.forEach((option, n) => insertOption.run(lineId, n + 1, option.optionId, option.label, option.priceCents))
  }

  function fromRow(row: TicketRow): DraftTicket {
    const optionsOf = Map.groupBy(options.all(row.ticket_id), (option) => option.line_id)
    return {
      ticketId: row.ticket_id,
      place: row.place,
      openedAtMs: row.opened_at_ms,
      noteNumber: row.note_number,
      lines: lines.all(row.ticket_id).map((line) => lineFromRow(line, optionsOf.get(line.line_id) ?? [])),
      tenders: tenders.all(row.ticket_id).map(tenderFromRow),
    }
  }

  return {
    knowsLine: (lineId: LineId): boolean => knowsLine.get(lineId) !== undefined,
    knowsTender: (tenderId: TenderId): boolean => knowsTender.get(tenderId) !== undefined,
    /** The counter's open ticket. Tabs will keep several; the counter has one at a time. */
    current: (training: boolean): DraftTicket | undefined => all.all(Number(training), 1).map(fromRow)[0],
    /** Of the café or of its training: the two never meet. */
    all: (training: boolean): readonly DraftTicket[] => all.all(Number(training), OPEN_MAX).map(fromRow),
    open(ticketId: TicketId, place: Place, openedAtMs: number, training: boolean): void {
      one(insertTicket.run(ticketId, place, openedAtMs, Number(training)).changes)
    },
    /** A provisional note of it was given to the customer. */
    setNoted: (ticketId: TicketId, number: number): void => one(setNoted.run(number, ticketId).changes),
    addLine(ticketId: TicketId, line: DraftLine): void {
      const { lineId, productId, label, note, quantityMilli, priceCents, takeawayPriceCents, vatClass } = line
      one(
        insertLine.run(
          ticketId,
          ticketId,
          lineId,
          productId,
          label,
          note,
          quantityMilli,
          priceCents,
          takeawayPriceCents,
          vatClass,
        ).changes,
      )
      insertOptions(lineId, line.options)
    },
    setQuantity: (lineId: LineId, quantity: Milli): void => one(setQuantity.run(quantity, lineId).changes),
    describe(lineId: LineId, note: string, chosen: readonly ChosenOption[]): void {
      one(setNote.run(note, lineId).changes)
      deleteOptions.run(lineId)
      insertOptions(lineId, chosen)
    },
    removeLine(lineId: LineId): void {
      deleteOptions.run(lineId)
      one(deleteLine.run(lineId).changes)
    },
    setPlace: (ticketId: TicketId, place: Place): void => one(setPlace.run(place, ticketId).changes),
    addTender(ticketId: TicketId, t: Tender): void {
      one(
        insertTender.run(
          ticketId,
          ticketId,
          t.tenderId,
          t.kind,
          t.amountCents,
          t.tenderedCents,
          t.changeCents,
          t.takenAtMs,
        ).changes,
      )
    },
    removeTender: (tenderId: TenderId): void => one(deleteTender.run(tenderId).changes),
    /** The ticket was settled or voided: it is no longer open. */
    forget(ticketId: TicketId): void {
      deleteAllOptions.run(ticketId)
      deleteLines.run(ticketId)
      deleteTenders.run(ticketId)
      one(deleteTicket.run(ticketId).changes)
    },
  }
}
export type OpenTicketStore = ReturnType<typeof createOpenTicketStore>

function lineFromRow(row: LineRow, options: readonly OptionRow[]): DraftLine {
  return {
    lineId: row.line_id,
    productId: row.product_id,
    label: row.label,
    note: row.note,
    options: options.map((o) => ({ optionId: o.option_id, label: o.label, priceCents: cents(o.price_cents) })),
    quantityMilli: milli(row.quantity_milli),
    priceCents: cents(row.price_cents),
    takeawayPriceCents: row.takeaway_price_cents === null ? null : cents(row.takeaway_price_cents),
    vatClass: row.vat_class,
  }
}

export function tenderFromRow(row: TenderRow): Tender {
  return {
    tenderId: row.tender_id,
    kind: row.kind,
    amountCents: cents(row.amount_cents),
    tenderedCents: cents(row.tendered_cents),
    changeCents: cents(row.change_cents),
    takenAtMs: row.taken_at_ms,
  }
}
