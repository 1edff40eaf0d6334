import type { Place, VatClass } from '../../shared/catalogue.ts'
import { allocate, extend, minus, plus, sum, ZERO } from '../../shared/money.ts'
import { discountOf } from '../../shared/discount.ts'
import type { Line, Nature, OpenTicket, Supply } from '../../shared/ticket.ts'
import { vatRate, type VatRate } from '../../shared/vat.ts'
import type { DraftLine, DraftTicket } from './draft.ts'
import { partSurcharge, priceParts } from './formules.ts'

export type Taxation = { readonly rate: VatRate; readonly supply: Supply; readonly nature: Nature }
export type TaxationOf = (vatClass: VatClass, place: Place) => Taxation

/** Prices that others set bear no discount of ours: what is collected for them, and books (law 81-766). */
export function isDiscountable(
  { vatClass }: Pick<DraftLine, 'vatClass'>,
  { nature }: Pick<Taxation, 'nature'>,
): boolean {
  return nature === 'own' && vatClass !== 'book'
}

/** What is collected for somebody else is his turnover, and his VAT (CGI art. 267 II 2°). */
const AGENCY: Taxation = { rate: vatRate(0), supply: 'service', nature: 'agency' }
/** What is owed or will be given back bears no VAT and is never turnover, wherever it is paid. */
const LIABILITY: Taxation = { rate: vatRate(0), supply: 'service', nature: 'liability' }

/** Handed out of the drawer for somebody else: winnings, a withdrawal. */
export function isPaidOut({ nature, unitPriceCents }: Pick<Line, 'nature' | 'unitPriceCents'>): boolean {
  return nature === 'agency' && unitPriceCents < 0
}

function taxationOfLine(line: DraftLine, place: Place, taxationOf: TaxationOf): Taxation {
  // A deposit on goods (a gas bottle) is owed on another account than one on a service.
  if (line.owed !== null || line.service?.nature === 'liability')
    return { ...LIABILITY, supply: line.service?.supply ?? LIABILITY.supply }
  if (line.service?.nature === 'agency') return AGENCY
  const taxation = taxationOf(line.vatClass, place)
  return line.service ? { ...taxation, supply: line.service.supply ?? 'service' } : taxation
}

export function priceLine(line: DraftLine, place: Place, taxation: Taxation): Line {
  const away = place === 'takeaway' ? line.takeawayPriceCents : null
  const base = away ?? line.priceCents
  const unitPriceCents = sum([
    base,
    ...line.options.map((option) => option.priceCents),
    ...line.parts.map((part) => partSurcharge(part)),
  ])
  const gross = extend(unitPriceCents, line.quantityMilli)
  const discountCents = line.shared?.discountCents ?? discountOf(gross, line.discount)
  return {
    lineId: line.lineId,
    productId: line.productId,
    label: line.label,
    note: line.note,
    options: [...line.options],
    quantityMilli: line.quantityMilli,
    unitPriceCents,
    discount: line.discount,
    discountCents,
    ttcCents: line.shared?.ttcCents ?? minus(gross, discountCents),
    vatRate: taxation.rate,
    nature: taxation.nature,
    supply: taxation.supply,
    parts: [],
    priceList: away !== null ? line.takeawayPriceList : line.priceList,
    round: line.round,
    sentMilli: line.sentMilli,
    owed: line.owed,
    service: line.service,
    shared: line.shared !== null,
  }
}

/**
 * Shares the discount of the whole ticket over its lines by their value, so that each rate bears its part. While several
 * pay, it is already inside the amounts that were agreed.
 */
function withTicketDiscount(draft: DraftTicket, lines: readonly Line[]): readonly Line[] {
  if (draft.discount === null || draft.lines.some((line) => line.shared)) return lines
  const values = lines.map((line, n) => {
    const drafted = draft.lines[n]
    return drafted && isDiscountable(drafted, line) ? line.ttcCents : ZERO
  })
  const off = discountOf(sum(values), draft.discount)
  if (off === 0) return lines
  const shares = allocate(off, values)
  return lines.map((line, n) => {
    const share = shares[n] ?? ZERO
    return { ...line, discountCents: plus(line.discountCents, share), ttcCents: minus(line.ttcCents, share) }
  })
}

/** A ticket with its figures; where it is served and what is still asked comes from other parts. */
export type PricedTicket = Omit<OpenTicket, 'area' | 'askAge' | 'meal'>

/** The open ticket as the counter shows it: every line priced and rated for where it is consumed. */
export function priceTicket(draft: DraftTicket, taxationOf: TaxationOf): PricedTicket {
  const atOwnPrice = draft.lines.map((line) =>
    priceLine(line, draft.place, taxationOfLine(line, draft.place, taxationOf)),
  )
  const lines = withTicketDiscount(draft, atOwnPrice).map((line, n) => {
    const drafted = draft.lines[n]
    return drafted ? { ...line, parts: priceParts(drafted, line, draft.place, taxationOf) } : line
  })
  const totalCents = sum(lines.map((line) => line.ttcCents))
  const paidCents = sum(draft.tenders.map((tender) => tender.amountCents))
  return {
    ticketId: draft.ticketId,
    place: draft.place,
    openedAtMs: draft.openedAtMs,
    tab: draft.tab,
    split: draft.split,
    partOf: draft.partOf,
    discount: draft.discount,
    noteNumber: draft.noteNumber,
    lines,
    tenders: [...draft.tenders],
    totalCents,
    paidCents,
    dueCents: minus(totalCents, paidCents),
  }
}
