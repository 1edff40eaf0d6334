import type { OptionGroup, Product } from '../../shared/catalogue.ts'
import type { OptionId } from '../../shared/ids.ts'
import { cents, milli, type Cents, type Milli } from '../../shared/money.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'
import { AMOUNT_MAX_CENTS, QUANTITY_MAX_MILLI } from '../../shared/ticket.ts'
import type { ChosenOption, DraftLine, DraftTicket } from './draft.ts'

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

/** Every group of the product has as many options as it needs. */
export function enoughOptions(
  groups: readonly OptionGroup[],
  chosen: readonly ChosenOption[],
): Result<readonly ChosenOption[], 'OPTION_MISSING'> {
  const lacking = groups.find(
    ({ min, options }) => chosen.filter(({ optionId }) => options.some(({ id }) => id === optionId)).length < min,
  )
  return lacking ? refuse('OPTION_MISSING', { group: lacking.label, min: lacking.min }) : ok(chosen)
}

/** The line that one more of the same joins: same round, product, price and options, nothing noted or taken off. */
export function lineToJoin(ticket: DraftTicket, line: DraftLine): DraftLine | undefined {
  const options = (l: Pick<DraftLine, 'options'>) =>
    l.options
      .map((option) => option.optionId)
      .toSorted()
      .join()
  const parts = (l: DraftLine) => l.parts.map((part) => [part.slot, part.productId, options(part)].join()).join(';')
  return ticket.lines.find(
    (known) =>
      known.round === line.round &&
      known.discount === null &&
      known.shared === null &&
      isProduct(known) &&
      isProduct(line) &&
      known.productId === line.productId &&
      known.priceCents === line.priceCents &&
      known.takeawayPriceCents === line.takeawayPriceCents &&
      known.priceList === line.priceList &&
      known.takeawayPriceList === line.takeawayPriceList &&
      options(known) === options(line) &&
      parts(known) === parts(line) &&
      known.note === '' &&
      line.note === '',
  )
}

/** A product of the catalogue, rather than what is owed or what a service put there. */
export function isProduct({ owed, service }: Pick<DraftLine, 'owed' | 'service'>): boolean {
  return owed === null && service === null
}

export function addQuantities(left: Milli, right: Milli): Result<Milli, 'QUANTITY_TOO_LARGE'> {
  return left + right > QUANTITY_MAX_MILLI ? refuse('QUANTITY_TOO_LARGE') : ok(milli(left + right))
}

/** A total beyond seven digits is a scanned code or a stuck key, not a sale. */
export function withinBounds<Ticket extends { readonly totalCents: Cents }>(
  ticket: Ticket,
): Result<Ticket, 'AMOUNT_TOO_LARGE'> {
  return ticket.totalCents > AMOUNT_MAX_CENTS
    ? refuse('AMOUNT_TOO_LARGE', { maxCents: cents(AMOUNT_MAX_CENTS) })
    : ok(ticket)
}
