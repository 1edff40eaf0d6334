import { z } from 'zod'
import { zPlace } from './catalogue.ts'
import { zBusinessDay, zCents, zInstantMs, zMilli, zPositiveCents, zVatRate } from './contracts/procedure.ts'
import { publicHolidays } from './holidays.ts'
import { zOwed, zTenderRef } from './owed.ts'
import { zArea } from './price-list.ts'
import { zServiceLine } from './service-line.ts'
import { zLineId, zOptionId, zProductId, zTableId, zTenderId, zTicketId } from './ids.ts'

/** What a line is to the books: only `own` is turnover (design §5, checklist F-28 and F-55). */
export const zNature = z.enum(['own', 'agency', 'liability', 'non-money'])
export type Nature = z.infer<typeof zNature>

/** Goods or services, for e-reporting (TLB1 / TPS1; brief fiscal §7.3). */
export const zSupply = z.enum(['goods', 'service'])
export type Supply = z.infer<typeof zSupply>

/** A form of money; what is true of each is said in `tenders.ts`. Card amounts are typed in by the cashier. */
export const zTenderKind = z.enum([
  'cash',
  'card',
  'cheque',
  'meal-paper',
  'meal-card',
  'holiday',
  'voucher',
  'account',
])
export type TenderKind = z.infer<typeof zTenderKind>

/** Why something is sold for less, or for nothing (brief counter §4; checklist F-10). */
export const zDiscountReason = z.enum(['gesture', 'regular', 'staff', 'quality', 'promotion', 'offered', 'loyalty'])
export type DiscountReason = z.infer<typeof zDiscountReason>

/** Why something that the kitchen or the bar was asked for is called off. */
export const zVoidReason = z.enum(['mistake', 'changed-mind', 'sold-out', 'too-slow', 'quality', 'other'])
export type VoidReason = z.infer<typeof zVoidReason>

/** Taken off a line or a whole ticket before it is paid. It can never exceed what it is taken off. */
export const zDiscount = z.discriminatedUnion('kind', [
  /** In hundredths of a percent: 10 % is 1000, an offered line is 10000. */
  z.strictObject({ kind: z.literal('percent'), hundredths: z.int().min(1).max(10_000), reason: zDiscountReason }),
  z.strictObject({ kind: z.literal('amount'), amountCents: zPositiveCents, reason: zDiscountReason }),
])
export type Discount = z.infer<typeof zDiscount>

const zChosenOption = z.strictObject({ optionId: zOptionId, label: z.string(), priceCents: zCents })

/** What was chosen for one place of a set menu: sold at its own rate, for its share of the menu's price. */
export const zLinePart = z.strictObject({
  /** The place of the menu that it fills, in words. */
  slot: z.string(),
  productId: zProductId,
  label: z.string(),
  options: z.array(zChosenOption),
  /** What it made the menu dearer. */
  supplementCents: zCents,
  unitPriceCents: zCents,
  discountCents: zCents,
  ttcCents: zCents,
  vatRate: zVatRate,
  nature: zNature,
  supply: zSupply,
})
export type LinePart = z.infer<typeof zLinePart>

export const zLine = z.strictObject({
  lineId: zLineId,
  productId: zProductId,
  label: z.string(),
  note: z.string(),
  options: z.array(zChosenOption),
  quantityMilli: zMilli,
  /** TTC, options included. */
  unitPriceCents: zCents,
  /** The line's own discount, and with it its share of the ticket's. */
  discount: zDiscount.nullable(),
  discountCents: zCents,
  /** What is paid for it. */
  ttcCents: zCents,
  /** Of a set menu, its parts tell theirs. */
  vatRate: zVatRate,
  nature: zNature,
  supply: zSupply,
  /** The parts of a set menu, which add up to it; nothing for any other product. */
  parts: z.array(zLinePart),
  /** The price list that its price is from, where it is not the catalogue's own. */
  priceList: z.string().nullable(),
  /** The round that it was ordered in: lines of one round were asked for together. */
  round: z.int().positive(),
  /** How much of it the kitchen or the bar was told. */
  sentMilli: zMilli,
  /** What is owed for it where it is no sale: a voucher, an account, a tip. */
  owed: zOwed.nullable(),
  /** The service of the café that put it there, and what for. */
  service: zServiceLine.nullable(),
  /** A share of a line that several pay: its amount is fixed and no longer follows from price and quantity. */
  shared: z.boolean(),
})
export type Line = z.infer<typeof zLine>

/** Bounds of tabs and of what several pay. */
export const TAB_LABEL_MAX = 24
export const COVERS_MAX = 99
export const SHARES_MAX = 50

export const zTender = z.strictObject({
  tenderId: zTenderId,
  kind: zTenderKind,
  /** What went on the ticket. */
  amountCents: zCents,
  /** What the customer gave. */
  tenderedCents: zCents,
  changeCents: zCents,
  takenAtMs: zInstantMs,
  /** The voucher that it was taken from, or the customer whose account it was put on. */
  ref: zTenderRef.exactOptional(),
})
export type Tender = z.infer<typeof zTender>

/** The name of a tab that was set aside, its table and its guests. Never sealed but the table and the covers. */
export const zTab = z.strictObject({
  /** What the tab is called: a first name, a joke. Empty where the table says it. */
  label: z.string().max(TAB_LABEL_MAX),
  tableId: zTableId.nullable(),
  /** How many guests. */
  covers: z.int().min(1).max(COVERS_MAX).nullable(),
})
export type Tab = z.infer<typeof zTab>

/**
 * How a ticket is being paid by several. `shares` counts how many equal shares are left, the one in hand included; by
 * item and by amount there is no number.
 */
export const zSplit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('shares'), of: z.int().min(2).max(SHARES_MAX), left: z.int().min(0) }),
  z.strictObject({ kind: z.literal('items') }),
  z.strictObject({ kind: z.literal('amount') }),
])
export type Split = z.infer<typeof zSplit>

/** Days on which a titre-restaurant counts only where its employer says so on it. */
export const zRestDay = z.enum(['sunday', ...publicHolidays])
export type RestDay = z.infer<typeof zRestDay>

/** What titres-restaurant may still pay of a ticket. */
export const zMealAllowance = z.strictObject({
  /** Its food that they have not paid yet. */
  foodCents: zCents,
  /** What is left of the day's cap for the guests of the bill, by face value. */
  capCents: zCents,
  restDay: zRestDay.nullable(),
})
export type MealAllowance = z.infer<typeof zMealAllowance>

/** What somebody who lives abroad was seen to hold: more cash is allowed then (CMF D112-3). No name, no number. */
export const zForeignProof = z.enum(['passport', 'identity-card', 'other'])
export type ForeignProof = z.infer<typeof zForeignProof>

/** A ticket from its first line until its tenders cover its total. */
export const zOpenTicket = z.strictObject({
  ticketId: zTicketId,
  place: zPlace,
  /** Where it is served: which price lists count for its next line. */
  area: zArea,
  openedAtMs: zInstantMs,
  /** It holds alcohol, and nobody has said yet that the customer is of age: it cannot be paid. */
  askAge: z.boolean(),
  /** Set aside once, it is a tab: on the counter or not. */
  tab: zTab.nullable(),
  /** The plan of a ticket that several pay. It stays until nothing is left. */
  split: zSplit.nullable(),
  /** The ticket that this payer's part was taken from. */
  partOf: zTicketId.nullable(),
  /** Off the whole ticket, shared over its lines by value. */
  discount: zDiscount.nullable(),
  /** The last provisional note that the customer holds. */
  noteNumber: z.int().positive().nullable(),
  lines: z.array(zLine),
  tenders: z.array(zTender),
  totalCents: zCents,
  paidCents: zCents,
  dueCents: zCents,
  /** Where the café takes titres-restaurant. */
  meal: zMealAllowance.exactOptional(),
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

/** All that a counter shows of tickets: the one in hand, and the last that was settled. */
export const zCounter = z.strictObject({
  ticket: zOpenTicket.nullable(),
  /** Where the ticket in hand is one payer's part: what the others still have to pay after it. */
  restCents: zCents,
  /** The plan that this part belongs to: the one of the ticket that it was taken from. */
  restSplit: zSplit.nullable(),
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
/** And above 15,000 € where the payer lives abroad and does not pay for a business (D112-3, 2°). */
export const FOREIGN_CASH_MAX_CENTS = 1_500_000
/** How many papers of one face value are given in one gesture at the most. */
export const PAPERS_MAX = 50
