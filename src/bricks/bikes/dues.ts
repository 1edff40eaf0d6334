import { minus, smaller, sum, ZERO, type Cents } from '../../shared/money.ts'
import type { Extra } from './rental.ts'
import { combination } from './papers/said.ts'
import type { KeptRental } from './store.ts'

/** What closings and the sales journal add hire, repairs and deposits up under. */
export const families = {
  hire: 'Location de vélos',
  damage: 'Réparations de vélos',
  deposit: 'Cautions de vélos',
} as const
const LABEL_MAX = 60

/** One thing that is to be paid, TTC, as its line on a ticket says it. */
export type Due = {
  readonly kind: 'hire' | Extra['kind']
  readonly label: string
  readonly cents: Cents
}

/** Everything that a rental came to so far, in the order in which it came. What costs nothing is no line. */
export function chargesOf({ quote, extras }: Pick<KeptRental, 'quote' | 'extras'>): readonly Due[] {
  const bikes = quote.lines.map(({ label, quantity, pieces, ttcCents }): Due => ({
    kind: 'hire',
    label: clipped(`${label} × ${quantity} · ${combination(pieces, 'fr')}`),
    cents: ttcCents,
  }))
  const options: Due = {
    kind: 'hire',
    label: clipped(quote.options.map(({ label, quantity }) => `${label} × ${quantity}`).join(', ')),
    cents: sum(quote.options.map(({ ttcCents }) => ttcCents)),
  }
  return [...bikes, options, ...extras].filter((due) => due.cents > 0)
}

/** Splits what is due in what so much pays, the first ones first, and what is left of it. */
export function paidWith(dues: readonly Due[], amountCents: Cents) {
  let left = amountCents
  const split = dues.map((due) => {
    const paid = left > 0 ? smaller(left, due.cents) : ZERO
    left = minus(left, paid)
    return { paid: { ...due, cents: paid }, left: { ...due, cents: minus(due.cents, paid) } }
  })
  const some = (parts: readonly Due[]) => parts.filter(({ cents }) => cents > 0)
  return { paid: some(split.map(({ paid }) => paid)), left: some(split.map((one) => one.left)) }
}

export const totalOf = (dues: readonly Due[]): Cents => sum(dues.map(({ cents }) => cents))

/** What may be kept of a deposit: damage, delay, theft, unpaid hire, and never an extension (bikes.md §2.2). */
export const keepable = (dues: readonly Due[]): readonly Due[] => dues.filter(({ kind }) => kind !== 'extension')

/** What of a deposit may be kept as a rental stands, for the key that says so; what lies on a ticket is no more due then. */
export const mostKept = (rental: Pick<KeptRental, 'quote' | 'extras'> & { readonly paidCents: Cents }): Cents =>
  totalOf(keepable(paidWith(chargesOf(rental), rental.paidCents).left))

/** In the order in which a deposit pays them: what came on top first, then hire; an extension never. */
export function inOrderOfKeeping(dues: readonly Due[]): readonly Due[] {
  const of = (kinds: readonly Due['kind'][]) => dues.filter(({ kind }) => kinds.includes(kind))
  return [...of(['damage', 'theft', 'late']), ...of(['hire']), ...of(['extension'])]
}

function clipped(label: string): string {
  return label.length > LABEL_MAX ? `${label.slice(0, LABEL_MAX - 1)}…` : label
}
