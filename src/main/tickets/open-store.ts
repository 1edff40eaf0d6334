import type { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import type { Place, VatClass } from '../../shared/catalogue.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import type { LineId, OptionId, ProductId, TableId, TenderId, TicketId } from '../../shared/ids.ts'
import { cents, milli, type Milli } from '../../shared/money.ts'
import {
  zDiscount,
  zSplit,
  zTab,
  type Discount,
  type Split,
  type Tab,
  type Tender,
  type TenderKind,
} from '../../shared/ticket.ts'
import type { WriteDb } from '../db/open.ts'
import type { ChosenOption, DraftLine, DraftTicket } from './draft.ts'

type LineRow = {
  line_id: LineId
  root_line_id: LineId
  product_id: ProductId
  label: string
  note: string
  quantity_milli: number
  price_cents: number
  takeaway_price_cents: number | null
  vat_class: VatClass
  discount: string | null
  round: number
  sent_milli: number
  shared_ttc_cents: number | null
  shared_discount_cents: number | null
}
type TicketRow = {
  ticket_id: TicketId
  place: Place
  opened_at_ms: number
  note_number: number | null
  station: Station | null
  tab: string | null
  split: string | null
  part_of: TicketId | null
  parts_paid: number
  discount: string | null
  round: number
}
type OptionRow = { line_id: LineId; option_id: OptionId; label: string; price_cents: number }
export type TenderRow = {
  tender_id: TenderId
  kind: TenderKind
  amount_cents: number
  tendered_cents: number
  change_cents: number
  taken_at_ms: number
}

const OPEN_MAX = 1000
const TICKETS = `SELECT ticket_id, place, opened_at_ms, note_number, station, tab, split, part_of, parts_paid, discount, round
  FROM open_tickets`

/** Open tickets: free to change until they are settled, on disk after every gesture. */
export function createOpenTicketStore(db: WriteDb) {
  const inHand = db.prepare<[Station, number], TicketRow>(`${TICKETS} WHERE station = ? AND training = ?`)
  const byId = db.prepare<[TicketId, number], TicketRow>(`${TICKETS} WHERE ticket_id = ? AND training = ?`)
  const atTable = db.prepare<[TableId, number], TicketRow>(
    `${TICKETS} WHERE table_id = ? AND training = ? AND part_of IS NULL`,
  )
  const all = db.prepare<[number, number], TicketRow>(
    `${TICKETS} WHERE training = ? ORDER BY opened_at_ms, ticket_id LIMIT ?`,
  )
  const lines = db.prepare<[TicketId], LineRow>(
    `SELECT line_id, root_line_id, product_id, label, note, quantity_milli, price_cents, takeaway_price_cents, vat_class,
       discount, round, sent_milli, shared_ttc_cents, shared_discount_cents
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
  const insertTicket = db.prepare(
    `INSERT INTO open_tickets (ticket_id, place, opened_at_ms, training, note_number, station, tab, table_id, split, part_of,
       parts_paid, discount, round)
     VALUES (@ticketId, @place, @openedAtMs, @training, @noteNumber, @station, @tab, @tableId, @split, @partOf, @partsPaid,
       @discount, @round)`,
  )
  const updateTicket = db.prepare(
    `UPDATE open_tickets SET place = @place, note_number = @noteNumber, station = @station, tab = @tab, table_id = @tableId,
       split = @split, part_of = @partOf, parts_paid = @partsPaid, discount = @discount, round = @round
     WHERE ticket_id = @ticketId`,
  )
  const insertLine = db.prepare(
    `INSERT INTO open_lines (ticket_id, position, line_id, root_line_id, product_id, label, note, quantity_milli, price_cents,
       takeaway_price_cents, vat_class, discount, round, sent_milli, shared_ttc_cents, shared_discount_cents)
     VALUES (@ticketId, (SELECT coalesce(max(position), 0) + 1 FROM open_lines WHERE ticket_id = @ticketId), @lineId,
       @rootLineId, @productId, @label, @note, @quantityMilli, @priceCents, @takeawayPriceCents, @vatClass, @discount, @round,
       @sentMilli, @sharedTtcCents, @sharedDiscountCents)`,
  )
  const insertOption = db.prepare<[LineId, number, OptionId, string, number]>(
    'INSERT INTO open_line_options VALUES (?, ?, ?, ?, ?)',
  )
  const insertTender = db.prepare(
    `INSERT INTO open_tenders VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM open_tenders WHERE ticket_id = ?),
       ?, ?, ?, ?, ?, ?)`,
  )
  const setQuantity = db.prepare<[number, LineId]>('UPDATE open_lines SET quantity_milli = ? WHERE line_id = ?')
  const setSent = db.prepare<[number, LineId]>('UPDATE open_lines SET sent_milli = ? WHERE line_id = ?')
  const setNote = db.prepare<[string, LineId]>('UPDATE open_lines SET note = ? WHERE line_id = ?')
  const setLineDiscount = db.prepare<[string | null, LineId]>('UPDATE open_lines SET discount = ? WHERE line_id = ?')
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
      station: row.station,
      tab: parsed(zTab, row.tab),
      split: parsed(zSplit, row.split),
      partOf: row.part_of,
      partsPaid: row.parts_paid,
      discount: parsed(zDiscount, row.discount),
      round: row.round,
      noteNumber: row.note_number,
      lines: lines.all(row.ticket_id).map((line) => lineFromRow(line, optionsOf.get(line.line_id) ?? [])),
      tenders: tenders.all(row.ticket_id).map(tenderFromRow),
    }
  }
  const first = (row: TicketRow | undefined) => row && fromRow(row)

  function addLine(ticketId: TicketId, line: DraftLine): void {
    const { options: chosen, discount, shared, ...plain } = line
    one(
      insertLine.run({
        ...plain,
        ticketId,
        discount: written(discount),
        sharedTtcCents: shared?.ttcCents ?? null,
        sharedDiscountCents: shared?.discountCents ?? null,
      }).changes,
    )
    insertOptions(line.lineId, chosen)
  }

  function forgetLines(ticketId: TicketId): void {
    deleteAllOptions.run(ticketId)
    deleteLines.run(ticketId)
  }

  return {
    /** The ticket that a screen has in hand, of the café or of its training: the two never meet. */
    inHand: (station: Station, training: boolean): DraftTicket | undefined =>
      first(inHand.get(station, Number(training))),
    find: (ticketId: TicketId, training: boolean): DraftTicket | undefined =>
      first(byId.get(ticketId, Number(training))),
    atTable: (tableId: TableId, training: boolean): DraftTicket | undefined =>
      first(atTable.get(tableId, Number(training))),
    all: (training: boolean): readonly DraftTicket[] => all.all(Number(training), OPEN_MAX).map(fromRow),
    /** Opens a ticket with the lines that it may already have. */
    open(draft: Omit<DraftTicket, 'tenders'>, training: boolean): void {
      one(insertTicket.run({ ...ticketRow(draft), openedAtMs: draft.openedAtMs, training: Number(training) }).changes)
      for (const line of draft.lines) addLine(draft.ticketId, line)
    },
    /** Everything of a ticket but its lines and tenders. */
    update: (draft: Omit<DraftTicket, 'tenders' | 'lines' | 'openedAtMs'>): void =>
      one(updateTicket.run(ticketRow(draft)).changes),
    addLine,
    /** Puts other lines in the place of those that there were. */
    replaceLines(ticketId: TicketId, now: readonly DraftLine[]): void {
      forgetLines(ticketId)
      for (const line of now) addLine(ticketId, line)
    },
    setQuantity: (lineId: LineId, quantity: Milli): void => one(setQuantity.run(quantity, lineId).changes),
    /** What the kitchen or the bar was told of a line. */
    setSent: (lineId: LineId, sent: Milli): void => one(setSent.run(sent, lineId).changes),
    setLineDiscount: (lineId: LineId, discount: Discount | null): void =>
      one(setLineDiscount.run(written(discount), lineId).changes),
    describe(lineId: LineId, note: string, chosen: readonly ChosenOption[]): void {
      one(setNote.run(note, lineId).changes)
      deleteOptions.run(lineId)
      insertOptions(lineId, chosen)
    },
    removeLine(lineId: LineId): void {
      deleteOptions.run(lineId)
      one(deleteLine.run(lineId).changes)
    },
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
      forgetLines(ticketId)
      deleteTenders.run(ticketId)
      one(deleteTicket.run(ticketId).changes)
    },
  }
}
export type OpenTicketStore = ReturnType<typeof createOpenTicketStore>

function ticketRow(draft: Omit<DraftTicket, 'tenders' | 'lines' | 'openedAtMs'>) {
  const { ticketId, place, noteNumber, station, partOf, partsPaid, round } = draft
  return {
    ticketId,
    place,
    noteNumber,
    station,
    partOf,
    partsPaid,
    round,
    tab: written(draft.tab),
    tableId: draft.tab?.tableId ?? null,
    split: written(draft.split),
    discount: written(draft.discount),
  }
}

function written(value: Tab | Split | Discount | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

function parsed<Shape extends z.ZodType>(shape: Shape, text: string | null): z.output<Shape> | null {
  return text === null ? null : shape.parse(JSON.parse(text))
}

function lineFromRow(row: LineRow, options: readonly OptionRow[]): DraftLine {
  return {
    lineId: row.line_id,
    rootLineId: row.root_line_id,
    productId: row.product_id,
    label: row.label,
    note: row.note,
    options: options.map((o) => ({ optionId: o.option_id, label: o.label, priceCents: cents(o.price_cents) })),
    quantityMilli: milli(row.quantity_milli),
    priceCents: cents(row.price_cents),
    takeawayPriceCents: row.takeaway_price_cents === null ? null : cents(row.takeaway_price_cents),
    vatClass: row.vat_class,
    discount: parsed(zDiscount, row.discount),
    round: row.round,
    sentMilli: milli(row.sent_milli),
    shared:
      row.shared_ttc_cents === null
        ? null
        : { ttcCents: cents(row.shared_ttc_cents), discountCents: cents(row.shared_discount_cents ?? 0) },
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
