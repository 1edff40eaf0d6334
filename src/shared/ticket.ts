import { z } from 'zod'
import { zPlace } from './catalogue.ts'
import { zBusinessDay, zCents, zInstantMs, zMilli, zVatRate } from './contracts/procedure.ts'
import { zLineId, zOptionId, zProductId, zTenderId, zTicketId } from './ids.ts'

/** What a line is to the books: only `own` is turnover (design §5, checklist F-28 and F-55). */
export const zNature = z.enum(['own', 'agency', 'liability', 'non-money'])
export type Nature = z.infer<typeof zNature>

/** Goods or services, for e-reporting (TLB1 / TPS1; brief fiscal §7.3). */
export const zSupply = z.enum(['goods', 'service'])
export type Supply = z.infer<typeof zSupply>

/** A tender in use at this counter. Card amounts are typed in by the cashier. */
export const zTenderKind = z.enum(['cash', 'card'])
export type TenderKind = z.infer<typeof zTenderKind>

export const zLine = z.strictObject({
  lineId: zLineId,
  productId: zProductId,
  label: z.string(),
  note: z.string(),
  options: z.array(z.strictObject({ optionId: zOptionId, label: z.string(), priceCents: zCents })),
  quantityMilli: zMilli,
  /** TTC, options included. */
  unitPriceCents: zCents,
  ttcCents: zCents,
  vatRate: zVatRate,
  nature: zNature,
  supply: zSupply,
})
export type Line = z.infer<typeof zLine>

export const zTender = z.strictObject({
  tenderId: zTenderId,
  kind: zTenderKind,
  /** What went on the ticket. */
  amountCents: zCents,
  /** What the customer gave. */
  tenderedCents: zCents,
  changeCents: zCents,
  takenAtMs: zInstantMs,
})
export type Tender = z.infer<typeof zTender>

/** A ticket from its first line until its tenders cover its total. */
export const zOpenTicket = z.strictObject({
  ticketId: zTicketId,
  place: zPlace,
  openedAtMs: zInstantMs,
  /** The last provisional note that the customer holds. */
  noteNumber: z.int().positive().nullable(),
  lines: z.array(zLine),
  tenders: z.array(zTender),
  totalCents: zCents,
  paidCents: zCents,
  dueCents: zCents,
})
export type OpenTicket = z.infer<typeof zOpenTicket>

/** What a sealed ticket is: a sale, money given back, or a tender noted anew. One number series for all three. */
export const zTicketKind = z.enum(['sale', 'refund', 'tender-change'])
export type TicketKind = z.infer<typeof zTicketKind>

/** Why money is given back. */
export const zRefundReason = z.enum(['mistake', 'returned', 'quality', 'not-served', 'other'])
export type RefundReason = z.infer<typeof zRefundReason>

/** A settled ticket as lists and the paid strip show it. */
export const zSettledTicket = z.strictObject({
  ticketId: zTicketId,
  number: z.int().positive(),
  kind: zTicketKind,
  /** The ticket that this one corrects. */
  corrects: z.int().positive().nullable(),
  settledAtMs: zInstantMs,
  businessDay: zBusinessDay,
  /** Negative for a refund. */
  totalCents: zCents,
  /** What was given back of it since, positive. */
  refundedCents: zCents,
  changeCents: zCents,
  tenderKinds: z.array(zTenderKind),
  lineCount: z.int().min(0),
  /** How many times it went to the printer; the first is the original, every later one a DUPLICATA. */
  printed: z.int().min(0),
})
export type SettledTicket = z.infer<typeof zSettledTicket>

/** All that the counter shows of tickets: the open one, and the last that was settled. */
export const zCounter = z.strictObject({
  ticket: zOpenTicket.nullable(),
  /** The number that the next settled ticket will take. */
  nextNumber: z.int().positive(),
  last: zSettledTicket.nullable(),
})
export type Counter = z.infer<typeof zCounter>

/** Bounds that keep a bad scan or a stuck key from becoming a ticket. */
export const LINES_MAX = 200
export const QUANTITY_MAX_MILLI = 999_000
export const NOTE_MAX = 60
/** Seven digits (brief counter, pain 22): a scanned barcode is never an amount. */
export const AMOUNT_MAX_CENTS = 9_999_999
/** Cash above 1,000 € is forbidden between a resident and a shop (CMF L112-6, D112-3; brief fiscal §5). */
export const CASH_MAX_CENTS = 100_000
