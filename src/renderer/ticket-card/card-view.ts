import type { Correctable } from '../../shared/contracts/corrections.ts'
import { BLANK_BUYER_MAX_HT_CENTS, type Invoice } from '../../shared/contracts/invoices.ts'
import { cents, divideHalfUp, milli, minus, ONE, sum, ZERO, type Cents, type Milli } from '../../shared/money.ts'
import type { TenderRef } from '../../shared/owed.ts'
import { FIRST_TENDERS, tenderRules } from '../../shared/tenders.ts'
import type { RefundReason, TenderKind } from '../../shared/ticket.ts'

/** How many of each line are given back, by the line's place. */
export type Given = ReadonlyMap<number, Milli>
export const NOTHING_GIVEN: Given = new Map()

type Line = Correctable['lines'][number]

/** One touch of a line: one more, up to what is left of it. */
export function oneMoreBack(given: Given, line: Line): Given {
  const next = Math.min((given.get(line.position) ?? 0) + ONE, line.leftMilli)
  return next > 0 ? new Map([...given, [line.position, milli(next)]]) : given
}

/** One touch of a set menu: one more of every part of it that is left. */
export function oneMenuBack(given: Given, lines: readonly Line[], index: number): Given {
  return lines.filter((line) => line.formule?.index === index).reduce(oneMoreBack, given)
}

export function oneFewerBack(given: Given, position: number): Given {
  const next = (given.get(position) ?? 0) - ONE
  const others = [...given].filter(([place]) => place !== position)
  return new Map(next > 0 ? [...others, [position, milli(next)]] : others)
}

export function allBack(lines: readonly Line[]): Given {
  return new Map(lines.filter((line) => line.leftMilli > 0).map((line) => [line.position, line.leftMilli]))
}

/** What so many of a line are worth: the difference of two proportions of the sealed line, as the till will seal it. */
export function worth(line: Line, givenMilli: Milli): Cents {
  const before = line.quantityMilli - line.leftMilli
  const beforeCents = minus(line.ttcCents, line.leftCents)
  const after = BigInt(line.ttcCents) * BigInt(before + givenMilli)
  return minus(cents(Number(divideHalfUp(after, BigInt(line.quantityMilli)))), beforeCents)
}

export const REASONS: readonly RefundReason[] = ['mistake', 'returned', 'quality', 'not-served', 'other']

export type CardLine = {
  readonly line: Line
  readonly goneMilli: Milli
  readonly givenMilli: Milli
  readonly givenCents: Cents
  /** Nothing is left of it to give back. */
  readonly spent: boolean
}

export type CardView = {
  readonly lines: readonly CardLine[]
  readonly backCents: Cents
  /** The forms of money that it may be given back in, and whether all of it. */
  readonly backIn: readonly {
    readonly kind: TenderKind
    readonly mostCents: Cents
    readonly enough: boolean
    readonly ref: TenderRef | undefined
  }[]
  readonly anyGiven: boolean
  readonly allGiven: boolean
  readonly canRefund: boolean
  /** What may be noted anew, by tender. */
  readonly changeable: Correctable['tenders']
  readonly invoice: InvoiceKey
}

/** What the invoice key does. */
export type InvoiceKey =
  | { readonly kind: 'none' }
  | { readonly kind: 'make'; readonly canBeBlank: boolean }
  | { readonly kind: 'credit' }
  | { readonly kind: 'made'; readonly invoice: Invoice }

export type CardKnown = {
  readonly card: Correctable
  readonly given: Given
  /** No invoice is made of a made-up ticket, nor by somebody who may not. */
  readonly invoiceable: boolean
  readonly invoice: Invoice | null | undefined
  /** The invoice of the sale that a refund corrects. */
  readonly invoiceBehind: Invoice | null | undefined
}

/** What cost nothing is given back for nothing. */
const NO_MONEY = [{ kind: 'cash' as const, amountCents: ZERO }]

/** Everything the card of a sealed ticket shows, from everything it knows. */
export function cardView(known: CardKnown): CardView {
  const { card, given } = known
  const isSale = card.ticket.kind === 'sale'
  const lines = card.lines.map((line) => {
    const givenMilli = given.get(line.position) ?? milli(0)
    const goneMilli = milli(isSale ? line.quantityMilli - line.leftMilli : 0)
    const givenCents = givenMilli > 0 ? worth(line, givenMilli) : ZERO
    return { line, goneMilli, givenMilli, givenCents, spent: line.leftMilli === 0 }
  })
  const backCents = sum(lines.map(({ givenCents }) => givenCents))
  return {
    lines,
    backCents,
    backIn: (card.refundable.length > 0 ? card.refundable : NO_MONEY).map(
      ({ kind, amountCents, ref }: Correctable['refundable'][number]) => ({
        kind,
        ref,
        mostCents: amountCents,
        enough: backCents <= amountCents,
      }),
    ),
    anyGiven: given.size > 0,
    allGiven: lines.every(({ line, givenMilli }) => givenMilli === line.leftMilli),
    canRefund: isSale && lines.some(({ spent }) => !spent),
    changeable: isSale
      ? card.tenders.filter(({ kind, amountCents }) => amountCents > 0 && tenderRules[kind].owed === null)
      : [],
    invoice: invoiceKey(known),
  }
}

function invoiceKey({ card, invoiceable, invoice, invoiceBehind }: CardKnown): InvoiceKey {
  const own = card.lines.some((line) => line.nature === 'own' && line.ttcCents !== 0)
  if (!invoiceable || !own || card.ticket.kind === 'tender-change') return { kind: 'none' }
  if (invoice) return { kind: 'made', invoice }
  if (card.ticket.kind === 'refund') return { kind: invoiceBehind ? 'credit' : 'none' }
  // What is left of a sale after a refund has no invoice of its own.
  if (card.lines.some((line) => line.nature === 'own' && line.leftMilli !== line.quantityMilli)) return { kind: 'none' }
  return { kind: 'make', canBeBlank: card.htCents <= BLANK_BUYER_MAX_HT_CENTS }
}

/** The tender that a change of tenders notes, and where it goes. */
export type TenderView = {
  readonly from: TenderKind
  readonly to: TenderKind
  /** What it may be noted as instead. */
  readonly others: readonly TenderKind[]
  readonly amountCents: Cents
  /** Whether so much was paid in that way. */
  readonly possible: boolean
}

/** Whole by default; another amount once digits are typed. */
export function tenderView(
  changeable: Correctable['tenders'],
  chosen: TenderKind | undefined,
  typedCents: Cents | undefined,
  used: readonly TenderKind[] = FIRST_TENDERS,
  chosenTo?: TenderKind,
): TenderView | undefined {
  const standing = changeable.find(({ kind }) => kind === chosen) ?? changeable[0]
  const others = used.filter((kind) => tenderRules[kind].owed === null && kind !== standing?.kind)
  const to = others.find((kind) => kind === chosenTo) ?? others[0]
  if (!standing || !to) return undefined
  const amountCents = typedCents ?? standing.amountCents
  const possible = amountCents > 0 && amountCents <= standing.amountCents
  return { from: standing.kind, to, others, amountCents, possible }
}
