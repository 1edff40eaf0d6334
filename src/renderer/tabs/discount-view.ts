import { discountOf } from '../../shared/discount.ts'
import { extend, minus, sum, ZERO, type Cents } from '../../shared/money.ts'
import { amount, noteValue, type Lang } from '../../shared/texts/format.ts'
import type { Texts } from '../../shared/texts/index.ts'
import { zDiscountReason, type Discount, type DiscountReason, type Line, type OpenTicket } from '../../shared/ticket.ts'
import { typedAmount } from '../counter/pay-view.ts'

export const PERCENTS = [5, 10, 15, 20, 30, 50] as const
export const WHOLE = 10_000

export type Asked =
  | { readonly kind: 'percent'; readonly percent: number | undefined }
  | { readonly kind: 'amount'; readonly digits: string }
  | { readonly kind: 'offered' }

/** Reasons that go with it: nobody is offered ten percent. */
export function reasonsFor({ kind }: Asked): readonly DiscountReason[] {
  const all = zDiscountReason.options
  return kind === 'offered'
    ? ['offered', ...all.filter((one) => one !== 'offered')]
    : all.filter((one) => one !== 'offered')
}

/** The discount once a reason is touched; undefined while nobody said how much. */
export function discountFrom(asked: Asked, reason: DiscountReason): Discount | undefined {
  switch (asked.kind) {
    case 'offered':
      return { kind: 'percent', hundredths: WHOLE, reason }
    case 'percent':
      return asked.percent === undefined ? undefined : { kind: 'percent', hundredths: asked.percent * 100, reason }
    case 'amount': {
      const amountCents = typedAmount(asked.digits)
      return amountCents === 0 ? undefined : { kind: 'amount', amountCents, reason }
    }
  }
}

/** `10 %`, `2 €`, or that it is offered. */
export function discountWords(
  discount: Discount,
  t: Texts,
  lang: Lang,
): { readonly what: string; readonly why: string } {
  const why = t.discount.reasons[discount.reason]
  if (discount.kind === 'amount') {
    const whole = discount.amountCents % 100 === 0
    return { what: whole ? noteValue(discount.amountCents, lang) : `${amount(discount.amountCents, lang)} €`, why }
  }
  return { what: discount.hundredths === WHOLE ? t.discount.offered : `${discount.hundredths / 100} %`, why }
}

/** A line before the discount of the whole ticket: that one has a row of its own under them. */
export function beforeTicketDiscount(line: Line): Cents {
  if (line.shared) return line.ttcCents
  const gross = extend(line.unitPriceCents, line.quantityMilli)
  return minus(gross, discountOf(gross, line.discount))
}

/** What the whole ticket's discount comes to. While several pay it is inside their parts. */
export function ticketDiscountCents({ discount, lines }: OpenTicket): Cents {
  if (discount === null) return ZERO
  return sum(lines.map((line) => minus(beforeTicketDiscount(line), line.ttcCents)))
}
