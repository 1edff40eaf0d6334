import { z } from 'zod'
import type { Place, VatClass } from '../../shared/catalogue.ts'
import type { Station } from '../../shared/contracts/procedure.ts'
import type { LineId, OptionId, ProductId, TenderId, TicketId } from '../../shared/ids.ts'
import { cents, milli } from '../../shared/money.ts'
import { zOwed, type Owed, type TenderRef } from '../../shared/owed.ts'
import { zServiceLine, type ServiceLine } from '../../shared/service-line.ts'
import { zDiscount, type Discount, type Split, type Tab, type Tender, type TenderKind } from '../../shared/ticket.ts'
import { zDraftPart, type DraftLine, type DraftTicket } from './draft.ts'

/** How open tickets lie on the disk: rows, and what they are read as. */
export type LineRow = {
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
  parts: string | null
  price_list: string | null
  takeaway_price_list: string | null
  owed: string | null
  service: string | null
}
export type TicketRow = {
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
  age_checked: number
}
export type OptionRow = { line_id: LineId; option_id: OptionId; label: string; price_cents: number }
export type TenderRow = {
  tender_id: TenderId
  kind: TenderKind
  amount_cents: number
  tendered_cents: number
  change_cents: number
  taken_at_ms: number
  ref: TenderRef | null
}

const zParts = z.array(zDraftPart)

/** A ticket as its row is written. */
export function ticketRow(draft: Omit<DraftTicket, 'tenders' | 'lines' | 'openedAtMs'>) {
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
    ageChecked: Number(draft.ageChecked),
  }
}

export function written(value: Tab | Split | Discount | Owed | ServiceLine | null): string | null {
  return value === null ? null : JSON.stringify(value)
}

export function parsed<Shape extends z.ZodType>(shape: Shape, text: string | null): z.output<Shape> | null {
  return text === null ? null : shape.parse(JSON.parse(text))
}

export function lineFromRow(row: LineRow, options: readonly OptionRow[]): DraftLine {
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
    priceList: row.price_list,
    takeawayPriceList: row.takeaway_price_list,
    vatClass: row.vat_class,
    parts: parsed(zParts, row.parts) ?? [],
    discount: parsed(zDiscount, row.discount),
    round: row.round,
    sentMilli: milli(row.sent_milli),
    shared:
      row.shared_ttc_cents === null
        ? null
        : { ttcCents: cents(row.shared_ttc_cents), discountCents: cents(row.shared_discount_cents ?? 0) },
    owed: parsed(zOwed, row.owed),
    service: parsed(zServiceLine, row.service),
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
    ...(row.ref === null ? {} : { ref: row.ref }),
  }
}
