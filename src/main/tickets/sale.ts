import { z } from 'zod'
import { assert } from '../../shared/assert.ts'
import { zPlace } from '../../shared/catalogue.ts'
import { zPerpetual, type Perpetual } from '../../shared/contracts/cash-sessions.ts'
import { zBusinessDay, zCents, zInstantMs, zMilli, zVatRate } from '../../shared/contracts/procedure.ts'
import { zSite, zSoftware } from '../../shared/contracts/till.ts'
import { zCashSessionId, zOperatorId, zOptionId, zProductId, zTenderId, zTicketId } from '../../shared/ids.ts'
import { absolute, cents, plus, sum, type Cents } from '../../shared/money.ts'
import { zSealedOwed, zTenderRef } from '../../shared/owed.ts'
import { zSealedService } from '../../shared/service-line.ts'
import {
  zDiscountReason,
  zNature,
  zRefundReason,
  zSupply,
  zTenderKind,
  type Line,
  type zTicketKind,
} from '../../shared/ticket.ts'
import { ticketVat } from '../../shared/vat.ts'
import type { PerpetualTotals } from '../journal/index.ts'
import { owedFamilies } from './owed.ts'
import type { PricedTicket } from './pricing.ts'

/**
 * The complete snapshot that a sale leaves in the journal (design §4; checklist F-01, F-10): whoever holds it needs
 * nothing else to print, check or recompute the ticket. Cents; quantities in thousandths; no personal data.
 */
const zSaleLine = z.strictObject({
  productId: zProductId,
  label: z.string(),
  category: z.string(),
  note: z.string(),
  options: z.array(z.strictObject({ optionId: zOptionId, label: z.string(), priceCents: zCents })),
  quantityMilli: zMilli,
  unit: z.literal('piece'),
  unitPriceCents: zCents,
  discountCents: zCents,
  ttcCents: zCents,
  htCents: zCents,
  vatCents: zCents,
  vatRate: zVatRate,
  nature: zNature,
  supply: zSupply,
  /** Why it cost less; absent where nothing was taken off the line itself. */
  discountReason: zDiscountReason.exactOptional(),
  /** What it is where it is no sale: a voucher, an account that is settled, a tip. Its nature is `liability`. */
  owed: zSealedOwed.exactOptional(),
  /** The service of the café that it is for, and what for. */
  service: zSealedService.exactOptional(),
  /** A share of a line that several paid: its amount was agreed, price and quantity only tell of what. */
  shared: z.literal(true).exactOptional(),
  /** The price list that its unit price is from; absent where it is the catalogue's. */
  priceList: z.string().exactOptional(),
  /** A part of a set menu, sold for its share of the menu's price. Parts with one index are one line of the ticket. */
  formule: z.strictObject({ productId: zProductId, label: z.string(), index: z.int().positive() }).exactOptional(),
})
export type SaleLine = z.infer<typeof zSaleLine>

export const zSale = z.strictObject({
  ticketId: zTicketId,
  sessionId: zCashSessionId,
  businessDay: zBusinessDay,
  zone: z.string(),
  openedAtMs: zInstantMs,
  settledAtMs: zInstantMs,
  place: zPlace,
  /** Guests, where they were counted: the detailed note of a meal wants them. */
  covers: z.int().positive().exactOptional(),
  /** Why the whole ticket cost less. What was taken off is inside the lines' own discounts. */
  discountReason: zDiscountReason.exactOptional(),
  site: zSite,
  software: zSoftware,
  lines: z.array(zSaleLine),
  /** Own sales only: what is collected for others bears no VAT of ours. */
  vat: z.array(z.strictObject({ rate: zVatRate, ttcCents: zCents, htCents: zCents, vatCents: zCents })),
  totalCents: zCents,
  turnoverCents: zCents,
  htCents: zCents,
  vatCents: zCents,
  agencyCents: zCents,
  tenders: z.array(
    z.strictObject({
      tenderId: zTenderId,
      kind: zTenderKind,
      amountCents: zCents,
      tenderedCents: zCents,
      changeCents: zCents,
      takenAtMs: zInstantMs,
      /** Whose balance it moved, and what the balance is after it. */
      ref: zTenderRef.exactOptional(),
      balanceCents: zCents.exactOptional(),
    }),
  ),
  /** After this sale. */
  perpetual: zPerpetual,
  /** What the till noticed of its own ledger since the sale before (checklist F-15): `kind where`. */
  anomalies: z.array(z.string()),
  /** How far the event log had come: it ties the two chains together, whatever the clock says. */
  afterEvent: z.int().min(0),
})
export type Sale = z.infer<typeof zSale>

/** What corrects a sealed ticket: a new one that names it, never an edit (checklist F-05). */
const zCorrects = z.strictObject({ number: z.int().positive(), hash: z.string() })

/**
 * Money given back: a ticket of its own with everything negative, each line at its original rate and naming the line it
 * takes back, so that what was refunded can never exceed what was sold (checklist F-06).
 */
export const zRefund = zSale.extend({
  corrects: zCorrects,
  reason: zRefundReason,
  approvedBy: zOperatorId.nullable(),
  lines: z.array(zSaleLine.extend({ ofLine: z.int().min(0) })),
})
export type Refund = z.infer<typeof zRefund>

/** A tender that was noted wrongly: minus the old one, plus the right one, no line and no turnover (checklist F-07). */
export const zTenderChange = zSale.extend({ corrects: zCorrects, approvedBy: zOperatorId.nullable() })
export type TenderChange = z.infer<typeof zTenderChange>

export type TicketKind = z.infer<typeof zTicketKind>
/** What stands in the chain of tickets: one number series for all kinds. */
export type SealedTicket = { readonly number: number; readonly operator: string } & (
  | { readonly kind: 'sale'; readonly body: Sale }
  | { readonly kind: 'refund'; readonly body: Refund }
  | { readonly kind: 'tender-change'; readonly body: TenderChange }
)

/** What every sealed ticket bears besides what it is about. */
export type SealFacts = Pick<
  Sale,
  'sessionId' | 'businessDay' | 'zone' | 'settledAtMs' | 'site' | 'software' | 'anomalies' | 'afterEvent'
> & { readonly perpetualBefore: PerpetualTotals }

export type SaleFacts = SealFacts & {
  readonly categoryOf: (productId: SaleLine['productId']) => string
}

/** Perpetual totals go on by the turnover of one more ticket: down by a refund, and up by it in absolute value. */
export function perpetualAfter(before: PerpetualTotals, turnoverCents: Cents): Perpetual {
  return {
    algebraicCents: plus(before.algebraicCents, turnoverCents),
    absoluteCents: plus(before.absoluteCents, absolute(turnoverCents)),
  }
}

type Sold = Omit<Line, 'lineId' | 'note' | 'round' | 'sentMilli' | 'parts'> & Pick<SaleLine, 'formule'>

/** What is sealed of a ticket: each line, and each part of a set menu in the menu's place. */
function soldLines({ lines }: PricedTicket): readonly Sold[] {
  let menus = 0
  return lines.flatMap((line): readonly Sold[] => {
    if (line.parts.length === 0) return [line]
    const formule = { productId: line.productId, label: line.label, index: (menus += 1) }
    return line.parts.map((part, n) => ({
      ...line,
      ...part,
      // What was chosen for the menu itself is told once.
      options: n === 0 ? [...line.options, ...part.options] : part.options,
      formule,
    }))
  })
}

function familyOf({ owed, service, productId }: Sold, facts: SaleFacts): string {
  if (owed) return owedFamilies[owed.kind]
  return service ? service.family : facts.categoryOf(productId)
}

/** Turns an open ticket whose tenders cover it into the sale that will be sealed. Every figure adds up here, or throws. */
export function saleOf(ticket: PricedTicket, facts: SaleFacts): Sale {
  assert(ticket.lines.length > 0, 'a sale has lines')
  assert(ticket.dueCents === 0, 'a sale is paid to the cent')
  const sold = soldLines(ticket)
  const own = sold.filter((line) => line.nature === 'own')
  const vat = ticketVat(own.map((line) => ({ ttc: line.ttcCents, rate: line.vatRate })))
  const shares = new Map(own.map((line, index) => [line, vat.lines[index]]))
  const lines = sold.map((line) => {
    const share = shares.get(line) ?? { ht: line.ttcCents, vat: cents(0) }
    return {
      productId: line.productId,
      label: line.label,
      category: familyOf(line, facts),
      note: '', // what the kitchen is told may be about a person: it stays beside the ledger
      options: line.options,
      quantityMilli: line.quantityMilli,
      unit: 'piece' as const,
      unitPriceCents: line.unitPriceCents,
      discountCents: line.discountCents,
      ttcCents: line.ttcCents,
      htCents: share.ht,
      vatCents: share.vat,
      vatRate: line.vatRate,
      nature: line.nature,
      supply: line.supply,
      ...(line.discount === null ? {} : { discountReason: line.discount.reason }),
      ...(line.owed === null ? {} : { owed: line.owed }),
      ...(line.service === null ? {} : { service: { service: line.service.service, ref: line.service.ref } }),
      ...(line.shared ? { shared: true as const } : {}),
      ...(line.priceList === null ? {} : { priceList: line.priceList }),
      ...(line.formule ? { formule: line.formule } : {}),
    }
  })
  const turnoverCents = sum(own.map((line) => line.ttcCents))
  const vatCents = sum(vat.table.map((row) => row.vat))
  const htCents = sum(vat.table.map((row) => row.ht))
  const tendered = sum(ticket.tenders.map((tender) => tender.amountCents))
  assert(plus(htCents, vatCents) === turnoverCents, 'HT and VAT make the turnover')
  assert(sum(sold.map((line) => line.ttcCents)) === ticket.totalCents, 'lines make the total')
  assert(tendered === ticket.totalCents, 'tenders make the total')
  return {
    ticketId: ticket.ticketId,
    sessionId: facts.sessionId,
    businessDay: facts.businessDay,
    zone: facts.zone,
    openedAtMs: ticket.openedAtMs,
    settledAtMs: facts.settledAtMs,
    place: ticket.place,
    ...(ticket.tab?.covers ? { covers: ticket.tab.covers } : {}),
    ...(ticket.discount === null ? {} : { discountReason: ticket.discount.reason }),
    site: facts.site,
    software: facts.software,
    lines,
    vat: vat.table.map((row) => ({ rate: row.rate, ttcCents: row.ttc, htCents: row.ht, vatCents: row.vat })),
    totalCents: ticket.totalCents,
    turnoverCents,
    htCents,
    vatCents,
    agencyCents: sum(sold.filter((line) => line.nature === 'agency').map((line) => line.ttcCents)),
    tenders: ticket.tenders,
    perpetual: perpetualAfter(facts.perpetualBefore, turnoverCents),
    anomalies: facts.anomalies,
    afterEvent: facts.afterEvent,
  }
}
