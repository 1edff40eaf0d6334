import { cents, minus, ZERO, type Cents } from '../../shared/money.ts'
import { FIRST_TENDERS, tenderRule } from '../../shared/tenders.ts'
import { tipView } from '../money/tip-view.ts'
import type { OpenTicket, TenderKind } from '../../shared/ticket.ts'

/** The notes of the pay strip: always these, always there, so that the hand learns them. */
export const NOTES: readonly Cents[] = [cents(500), cents(1000), cents(2000), cents(5000)]
/** Seven digits: what a person types, never a barcode. */
export const PAY_DIGITS_MAX = 7
const LONG_CENTS = 100_000

export type PayView = {
  readonly due: Cents
  readonly label: 'toPay' | 'stillToPay'
  readonly typed: Cents
  readonly change: Cents
  readonly canPay: boolean
  /** There are lines and nothing to take for them. */
  readonly free: boolean
  readonly canTakeCash: boolean
  readonly canTakeCard: boolean
  /** What is typed may be a tip: nothing was taken yet, and something is sold. */
  readonly canTip: boolean
}

/** Everything the pay strip and its pad show, from everything they know. */
export function payView(ticket: OpenTicket | null, payDigits: string | undefined, taking: boolean): PayView {
  const due = ticket?.dueCents ?? ZERO
  const typed = typedAmount(payDigits ?? '')
  const canPay = due > 0 && !taking
  return {
    due,
    label: ticket && ticket.paidCents > 0 ? 'stillToPay' : 'toPay',
    typed,
    change: typed > due && due > 0 ? minus(typed, due) : ZERO,
    canPay,
    free: ticket !== null && ticket.lines.length > 0 && ticket.dueCents === 0 && !taking,
    canTakeCash: canPay && typed > 0,
    canTakeCard: canPay && typed > 0 && typed <= due,
    canTip: !taking && typed > 0 && ticket !== null && tipView(ticket).canTip,
  }
}

/** The café's further forms of money. What moves a balance has keys of its own. */
export function otherTenders(used: readonly TenderKind[]): readonly TenderKind[] {
  return used.slice(FIRST_TENDERS.length).filter((kind) => tenderRule(kind).owed === null)
}

/** The first of them has a key of its own on the strip, the others stand behind one. */
export function othersOf(used: readonly TenderKind[]): {
  readonly first: TenderKind | undefined
  readonly more: boolean
} {
  const others = otherTenders(used)
  return { first: others[0], more: others.length > 1 }
}

/** Four figures before the comma: wider than the places that the usual amounts have. */
export function isLongAmount(amount: Cents): boolean {
  return amount >= LONG_CENTS
}

export function typedAmount(digits: string): Cents {
  return cents(Number.parseInt(digits || '0', 10))
}

export function withAmountDigit(digits: string, key: string): string {
  if (key === 'back') return digits.slice(0, -1)
  const next = (digits + key).replace(/^0+/, '')
  return next.length > PAY_DIGITS_MAX ? digits : next
}
