import type { Place, Product, VatClass } from '../../shared/catalogue.ts'
import type { LineId, OptionId, ProductId, TicketId } from '../../shared/ids.ts'
import { cents, extend, milli, minus, plus, sum, type Cents, type Milli } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import {
  AMOUNT_MAX_CENTS,
  QUANTITY_MAX_MILLI,
  type Line,
  type Nature,
  type OpenTicket,
  type Supply,
  type Tender,
} from '../../shared/ticket.ts'
import type { VatRate } from '../../shared/vat.ts'

/** A line before it is priced for a place: what was chosen, at the list prices of that moment. */
export type DraftLine = {
  readonly lineId: LineId
  readonly productId: ProductId
  readonly label: string
  readonly note: string
  readonly options: readonly ChosenOption[]
  readonly quantityMilli: Milli
  readonly priceCents: Cents
  readonly takeawayPriceCents: Cents | null
  readonly vatClass: VatClass
}
export type ChosenOption = { readonly optionId: OptionId; readonly label: string; readonly priceCents: Cents }
export type DraftTicket = {
  readonly ticketId: TicketId
  readonly place: Place
  readonly openedAtMs: number
  /** The last provisional note of it. */
  readonly noteNumber: number | null
  readonly lines: readonly DraftLine[]
  readonly tenders: readonly Tender[]
}
export type Taxation = { readonly rate: VatRate; readonly supply: Supply; readonly nature: Nature }
export type TaxationOf = (vatClass: VatClass, place: Place) => Taxation

/** The price that the product asks for: its own, or the one that was typed where the price is open. */
export function askedPrice(
  product: Product,
  typed: Cents | undefined,
): Result<Cents, 'PRICE_NOT_OPEN' | 'PRICE_MISSING'> {
  if (!product.openPrice) return typed === undefined ? ok(product.priceCents) : refuse('PRICE_NOT_OPEN')
  return typed === undefined || typed === 0 ? refuse('PRICE_MISSING') : ok(typed)
}

type KnownOption = {
  readonly id: OptionId
  readonly label: string
  readonly priceCents: Cents
  readonly groupId: string
  readonly max: number
}

/** The options as they go on the line: each offered by the product, no group beyond its maximum. */
export function chooseOptions(
  offeredGroups: readonly string[],
  asked: readonly (KnownOption | undefined)[],
): Result<readonly ChosenOption[], 'OPTION_UNKNOWN' | 'TOO_MANY_OPTIONS'> {
  const known = asked.filter(
    (option): option is KnownOption => option !== undefined && offeredGroups.includes(option.groupId),
  )
  if (known.length !== asked.length) return refuse('OPTION_UNKNOWN')
  for (const [, chosen] of Map.groupBy(known, (option) => option.groupId)) {
    const max = chosen[0]?.max ?? 0
    if (chosen.length > max || new Set(chosen.map((option) => option.id)).size !== chosen.length) {
      return refuse('TOO_MANY_OPTIONS', { max })
    }
  }
  return ok(known.map(({ id, label, priceCents }) => ({ optionId: id, label, priceCents })))
}

/** The line that one more of the same joins: same product, price and options, and nothing noted on it. */
export function lineToJoin(ticket: DraftTicket, line: DraftLine): DraftLine | undefined {
  const options = (l: DraftLine) =>
    l.options
      .map((option) => option.optionId)
      .toSorted()
      .join()
  return ticket.lines.find(
    (known) =>
      known.productId === line.productId &&
      known.priceCents === line.priceCents &&
      known.takeawayPriceCents === line.takeawayPriceCents &&
      options(known) === options(line) &&
      known.note === '' &&
      line.note === '',
  )
}

export function addQuantities(left: Milli, right: Milli): Result<Milli, 'QUANTITY_TOO_LARGE'> {
  return left + right > QUANTITY_MAX_MILLI ? refuse('QUANTITY_TOO_LARGE') : ok(milli(left + right))
}

export function priceLine(line: DraftLine, place: Place, taxation: Taxation): Line {
  const base = place === 'takeaway' && line.takeawayPriceCents !== null ? line.takeawayPriceCents : line.priceCents
  const unitPriceCents = plus(base, sum(line.options.map((option) => option.priceCents)))
  return {
    lineId: line.lineId,
    productId: line.productId,
    label: line.label,
    note: line.note,
    options: [...line.options],
    quantityMilli: line.quantityMilli,
    unitPriceCents,
    ttcCents: extend(unitPriceCents, line.quantityMilli),
    vatRate: taxation.rate,
    nature: taxation.nature,
    supply: taxation.supply,
  }
}

/** The open ticket as the counter shows it: every line priced and rated for where it is consumed. */
export function priceTicket(draft: DraftTicket, taxationOf: TaxationOf): OpenTicket {
  const lines = draft.lines.map((line) => priceLine(line, draft.place, taxationOf(line.vatClass, draft.place)))
  const totalCents = sum(lines.map((line) => line.ttcCents))
  const paidCents = sum(draft.tenders.map((tender) => tender.amountCents))
  return {
    ticketId: draft.ticketId,
    place: draft.place,
    openedAtMs: draft.openedAtMs,
    noteNumber: draft.noteNumber,
    lines,
    tenders: [...draft.tenders],
    totalCents,
    paidCents,
    dueCents: minus(totalCents, paidCents),
  }
}

/** A total beyond seven digits is a scanned code or a stuck key, not a sale. */
export function withinBounds(ticket: OpenTicket): Result<OpenTicket, 'AMOUNT_TOO_LARGE'> {
  return ticket.totalCents > AMOUNT_MAX_CENTS
    ? refuse('AMOUNT_TOO_LARGE', { maxCents: cents(AMOUNT_MAX_CENTS) })
    : ok(ticket)
}
