import type { LineId, TicketId } from '../../../src/shared/ids.ts'
import type { Discount } from '../../../src/shared/ticket.ts'
import { isFixed, type Article, type Place } from './own-prices.ts'

/** What somebody with a pencil notes of one line. Amounts in cents, quantities in thousandths. */
export type OwnLine = {
  /** Unknown until a screen showed it: a round that is asked for again is made by the till. */
  lineId: LineId | undefined
  readonly article: Article
  optionIds: readonly string[]
  /** What was chosen for each place of a set menu. */
  readonly parts: readonly { readonly slotId: string; readonly productId: string }[]
  readonly site: number
  readonly away: number
  /** Options and supplements. */
  extra: number
  milli: number
  off: Discount | null
  note: string
  round: number
  /** How much of it the kitchen or the bar was told, as the screen says. */
  sent: number
  /** Once a first payer paid: what is left of it to pay. */
  left: { cents: number; milli: number } | undefined
}
/** What this café takes. */
export const KINDS = ['cash', 'card', 'cheque', 'holiday', 'account'] as const
export type Kind = (typeof KINDS)[number]
export type OwnTender = { readonly tenderId: string; readonly kind: Kind; readonly cents: number }
/** What one payer takes. */
export type OwnPart = {
  readonly ticketId: TicketId
  readonly dueCents: number
  readonly items: readonly { readonly line: OwnLine; readonly milli: number; readonly cents: number }[]
}
/** A ticket, and all that payers take out of it. */
export type Guests = {
  readonly ticketId: TicketId
  place: Place
  tab: { label: string; table: string | null } | null
  outside: boolean
  lines: OwnLine[]
  discount: Discount | null
  tenders: OwnTender[]
  /** How several pay: sticks to its kind, so that a pencil can follow. */
  split: { kind: 'shares'; left: number } | { kind: 'items' } | { kind: 'amount' } | null
  splitBefore: 'items' | 'amount' | undefined
  partsPaid: number
  part: OwnPart | undefined
  /** What parts were paid, where nobody noted by line who paid what. */
  paidInParts: number
  /** What each line cost when the first payer paid: what the sealed tickets must add up to. */
  agreed: ReadonlyMap<OwnLine, { cents: number; off: number }> | undefined
  numbers: number[]
  /** What they gave to the staff on top, just before they paid. */
  tip: number
}

export function newGuests(ticketId: TicketId, place: Place): Guests {
  return {
    ticketId,
    place,
    tab: null,
    outside: false,
    lines: [],
    discount: null,
    tenders: [],
    split: null,
    splitBefore: undefined,
    partsPaid: 0,
    part: undefined,
    paidInParts: 0,
    agreed: undefined,
    numbers: [],
    tip: 0,
  }
}

export const total = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0)
/** Schoolbook rounding of a quotient of two whole numbers that are not negative. */
export const nearest = (dividend: number, divisor: number): number =>
  Number((BigInt(dividend) * 2n + BigInt(divisor)) / (BigInt(divisor) * 2n))

export const unitOf = (line: OwnLine, place: Place): number =>
  (place === 'takeaway' ? line.away : line.site) + line.extra

function taken(amount: number, discount: Discount | null): number {
  if (discount === null) return 0
  if (discount.kind === 'amount') return Math.min(discount.amountCents, amount)
  return amount - nearest(amount * (10_000 - discount.hundredths), 10_000)
}

/** Deals an amount out by weight: whole cents first, then one more to whoever lacks most, the first of equals first. */
export function dealt(amount: number, weights: readonly number[]): readonly number[] {
  const all = BigInt(total(weights))
  const shares = weights.map((weight) => Number((BigInt(amount) * BigInt(weight)) / all))
  const lacking = weights.map((weight, n) => ({ n, rest: (BigInt(amount) * BigInt(weight)) % all }))
  lacking.sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.n - b.n))
  const missing = amount - total(shares)
  const oneMore = new Set(lacking.slice(0, missing).map(({ n }) => n))
  return shares.map((share, n) => share + (oneMore.has(n) ? 1 : 0))
}

/** What each line costs and how much was taken off it, while nobody has paid a part. */
export function priced({ lines, place, discount }: Guests): readonly { line: OwnLine; cents: number; off: number }[] {
  const alone = lines.map((line) => {
    const gross = nearest(unitOf(line, place) * line.milli, 1000)
    const off = taken(gross, line.off)
    return { line, cents: gross - off, off }
  })
  const values = alone.map(({ line, cents }) => (isFixed(line.article) ? 0 : cents))
  const off = taken(total(values), discount)
  if (off === 0) return alone
  const shares = dealt(off, values)
  return alone.map((one, n) => ({ ...one, cents: one.cents - (shares[n] ?? 0), off: one.off + (shares[n] ?? 0) }))
}

/** What is still to pay of the whole, whatever was given towards it. */
export function restOf(guests: Guests): number {
  if (!guests.agreed) return total(priced(guests).map(({ cents }) => cents))
  if (guests.splitBefore === 'items') return total(guests.lines.map((line) => line.left?.cents ?? 0))
  return total([...guests.agreed.values()].map(({ cents }) => cents)) - guests.paidInParts
}

/** What is left of each line, for whoever pays for what they had. */
export function leftOf(guests: Guests): readonly { line: OwnLine; cents: number; milli: number }[] {
  if (!guests.agreed) return priced(guests).map(({ line, cents }) => ({ line, cents, milli: line.milli }))
  return guests.lines.flatMap((line) => (line.left && line.left.milli > 0 ? [{ line, ...line.left }] : []))
}

export const dueOf = (guests: Guests): number =>
  (guests.part?.dueCents ?? restOf(guests)) + guests.tip - total(guests.tenders.map(({ cents }) => cents))

/** Whoever pays first fixes what everything costs. */
export function agree(guests: Guests): void {
  if (guests.agreed) return
  const now = priced(guests)
  guests.agreed = new Map(now.map(({ line, cents, off }) => [line, { cents, off }]))
  for (const { line, cents } of now) line.left = { cents, milli: line.milli }
  guests.discount = null
}

/** A part was paid: it takes its own away. Whether nothing is left. */
export function partPaid(guests: Guests, part: OwnPart): boolean {
  agree(guests)
  guests.partsPaid += 1
  guests.paidInParts += part.dueCents
  guests.part = undefined
  for (const { line, milli, cents } of part.items) {
    if (line.left) line.left = { cents: line.left.cents - cents, milli: line.left.milli - milli }
  }
  return guests.splitBefore === 'items' ? leftOf(guests).length === 0 : restOf(guests) === 0
}
