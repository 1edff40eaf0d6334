import { minus, plus, smaller, sum, type Cents } from './money.ts'
import type { BalanceKind, Owed } from './owed.ts'
import type { ServiceLine } from './service-line.ts'
import { tenderRule } from './tenders.ts'
import type { TenderKind } from './ticket.ts'

type PaidLine = {
  readonly ttcCents: Cents
  readonly owed: Owed | null
  readonly service?: Pick<ServiceLine, 'nature'> | null
}
type PaidBy = { readonly kind: TenderKind; readonly amountCents: Cents }

/**
 * How much of a ticket a voucher or an account may still pay. A voucher pays what is sold and what is owed on an account;
 * an account pays what is sold. Neither pays a tip, a deposit, another voucher
 * or what is collected for somebody else: that would be money out of nothing.
 */
export function coverable(kind: BalanceKind, lines: readonly PaidLine[], tenders: readonly PaidBy[]): Cents {
  const sumOf = (is: (line: PaidLine) => boolean) => sum(lines.filter(is).map((line) => line.ttcCents))
  const taken = (of: BalanceKind) =>
    sum(tenders.filter((one) => tenderRule(one.kind).owed === of).map((one) => one.amountCents))
  const sold = sumOf((line) => line.owed === null && (line.service?.nature ?? 'own') === 'own')
  const withAccounts = plus(
    sold,
    sumOf((line) => line.owed?.kind === 'account'),
  )
  const left = minus(withAccounts, plus(taken('voucher'), taken('account')))
  return kind === 'voucher' ? left : smaller(left, minus(sold, taken('account')))
}
