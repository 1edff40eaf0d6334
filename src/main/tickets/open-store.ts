import { assert } from '../../shared/assert.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import type { LineId, OptionId, TableId, TenderId, TicketId } from '../../shared/ids.ts'
import { cents, type Cents, type Milli } from '../../shared/money.ts'
import type { TenderRef } from '../../shared/owed.ts'
import { zDiscount, zSplit, zTab, type Discount, type Tender } from '../../shared/ticket.ts'
import type { WriteDb } from '../db/open.ts'
import type { ChosenOption, DraftLine, DraftTicket } from './draft.ts'
import {
  lineFromRow,
  parsed,
  tenderFromRow,
  ticketRow,
  written,
  type LineRow,
  type OptionRow,
  type TenderRow,
  type TicketRow,
} from './open-rows.ts'

const OPEN_MAX = 1000
const TICKETS = `SELECT ticket_id, place, opened_at_ms, note_number, station, tab, split, part_of, parts_paid, discount, round,
  age_checked FROM open_tickets`

/** A ticket with its lines in their order. */
type Laid = Pick<DraftTicket, 'ticketId' | 'lines'>

function isSharedOtherwise(before: DraftLine, now: DraftLine): boolean {
  return (
    before.quantityMilli !== now.quantityMilli ||
    before.sentMilli !== now.sentMilli ||
    before.shared?.ttcCents !== now.shared?.ttcCents ||
    before.shared?.discountCents !== now.shared?.discountCents
  )
}

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
       discount, round, sent_milli, shared_ttc_cents, shared_discount_cents, parts, price_list, takeaway_price_list, owed,
       service
     FROM open_lines WHERE ticket_id = ? ORDER BY position`,
  )
  const options = db.prepare<[TicketId], OptionRow>(
    `SELECT o.line_id, o.option_id, o.label, o.price_cents FROM open_lines l
     JOIN open_line_options o ON o.line_id = l.line_id WHERE l.ticket_id = ? ORDER BY o.line_id, o.position`,
  )
  const tenders = db.prepare<[TicketId], TenderRow>(
    `SELECT tender_id, kind, amount_cents, tendered_cents, change_cents, taken_at_ms, ref
     FROM open_tenders WHERE ticket_id = ? ORDER BY position`,
  )
  const knowsLine = db.prepare<[LineId], 1>('SELECT 1 FROM open_lines WHERE line_id = ?')
  const knowsTender = db.prepare<[TenderId], 1>('SELECT 1 FROM open_tenders WHERE tender_id = ?')
  const insertTicket = db.prepare(
    `INSERT INTO open_tickets (ticket_id, place, opened_at_ms, training, note_number, station, tab, table_id, split, part_of,
       parts_paid, discount, round, age_checked)
     VALUES (@ticketId, @place, @openedAtMs, @training, @noteNumber, @station, @tab, @tableId, @split, @partOf, @partsPaid,
       @discount, @round, @ageChecked)`,
  )
  const updateTicket = db.prepare(
    `UPDATE open_tickets SET place = @place, note_number = @noteNumber, station = @station, tab = @tab, table_id = @tableId,
       split = @split, part_of = @partOf, parts_paid = @partsPaid, discount = @discount, round = @round,
       age_checked = @ageChecked
     WHERE ticket_id = @ticketId`,
  )
  const insertLine = db.prepare(
    `INSERT INTO open_lines (ticket_id, position, line_id, root_line_id, product_id, label, note, quantity_milli, price_cents,
       takeaway_price_cents, vat_class, discount, round, sent_milli, shared_ttc_cents, shared_discount_cents,
       parts, price_list, takeaway_price_list, owed, service)
     VALUES (@ticketId, @position, @lineId,
       @rootLineId, @productId, @label, @note, @quantityMilli, @priceCents, @takeawayPriceCents, @vatClass, @discount, @round,
       @sentMilli, @sharedTtcCents, @sharedDiscountCents, @parts, @priceList, @takeawayPriceList, @owed, @service)`,
  )
  const insertOption = db.prepare<[LineId, number, OptionId, string, number]>(
    'INSERT INTO open_line_options VALUES (?, ?, ?, ?, ?)',
  )
  const insertTender = db.prepare(
    `INSERT INTO open_tenders VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM open_tenders WHERE ticket_id = ?),
       ?, ?, ?, ?, ?, ?, ?)`,
  )
  // Asked beforehand: a statement that reads the table which it writes is five times as slow.
  const lastPosition = db
    .prepare<[TicketId], number | null>('SELECT max(position) FROM open_lines WHERE ticket_id = ?')
    .pluck()
  const moveLine = db.prepare<[TicketId, number, LineId]>(
    'UPDATE open_lines SET ticket_id = ?, position = ? WHERE line_id = ?',
  )
  const setShare = db.prepare<[number, number, number | null, number | null, LineId]>(
    `UPDATE open_lines SET quantity_milli = ?, sent_milli = ?, shared_ttc_cents = ?, shared_discount_cents = ?
     WHERE line_id = ?`,
  )
  const heldOn = db
    .prepare<[string], number>('SELECT coalesce(sum(amount_cents), 0) FROM open_tenders WHERE ref = ?')
    .pluck()
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
      ageChecked: row.age_checked === 1,
      noteNumber: row.note_number,
      lines: lines.all(row.ticket_id).map((line) => lineFromRow(line, optionsOf.get(line.line_id) ?? [])),
      tenders: tenders.all(row.ticket_id).map(tenderFromRow),
    }
  }
  const first = (row: TicketRow | undefined) => row && fromRow(row)

  const nextPosition = (ticketId: TicketId): number => (lastPosition.get(ticketId) ?? 0) + 1

  function addLine(ticketId: TicketId, line: DraftLine, position = nextPosition(ticketId)): void {
    const { options: chosen, discount, shared, parts, owed, service, ...plain } = line
    one(
      insertLine.run({
        ...plain,
        ticketId,
        position,
        discount: written(discount),
        owed: written(owed),
        service: written(service),
        parts: parts.length === 0 ? null : JSON.stringify(parts),
        sharedTtcCents: shared?.ttcCents ?? null,
        sharedDiscountCents: shared?.discountCents ?? null,
      }).changes,
    )
    insertOptions(line.lineId, chosen)
  }

  function removeLine(lineId: LineId): void {
    deleteOptions.run(lineId)
    one(deleteLine.run(lineId).changes)
  }

  function writeShare({ lineId, quantityMilli, sentMilli, shared }: DraftLine): void {
    const { ttcCents, discountCents } = shared ?? { ttcCents: null, discountCents: null }
    one(setShare.run(quantityMilli, sentMilli, ttcCents, discountCents, lineId).changes)
  }

  function forgetLines(ticketId: TicketId): void {
    deleteAllOptions.run(ticketId)
    deleteLines.run(ticketId)
  }

  return {
    knowsLine: (lineId: LineId): boolean => knowsLine.get(lineId) !== undefined,
    knowsTender: (tenderId: TenderId): boolean => knowsTender.get(tenderId) !== undefined,
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
    addLine: (ticketId: TicketId, line: DraftLine): void => addLine(ticketId, line),
    /**
     * Lays lines of open tickets out anew, where payers take some or a share of them: each keeps its place or comes last,
     * and what did not change is not written again. A line that goes on differs in its share alone.
     */
    deal(lying: readonly Laid[], wanted: readonly Laid[]): void {
      const before = new Map(
        lying.flatMap(({ ticketId, lines: own }) => own.map((line) => [line.lineId, { ticketId, line }])),
      )
      for (const { ticketId, lines: own } of wanted) {
        let position = nextPosition(ticketId)
        for (const line of own) {
          const known = before.get(line.lineId)
          before.delete(line.lineId)
          if (!known) addLine(ticketId, line, position++)
          else {
            if (known.ticketId !== ticketId) one(moveLine.run(ticketId, position++, line.lineId).changes)
            if (isSharedOtherwise(known.line, line)) writeShare(line)
          }
        }
      }
      for (const lineId of before.keys()) removeLine(lineId)
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
    removeLine,
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
          t.ref ?? null,
        ).changes,
      )
    },
    /** What tickets that are still open have taken against a balance. */
    heldOn: (ref: TenderRef): Cents => cents(heldOn.get(ref) ?? 0),
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
