import { cents, plus, ZERO } from '../../../shared/money.ts'
import { SumLine } from '../../../renderer/ui/ServiceParts.tsx'
import type { Quote, Rental } from '../rental.ts'
import { useDesk } from './desk.ts'
import { useShop } from './shop.ts'

type Props = {
  readonly booking: boolean
  /** What a booking would cost that is asked for again. */
  readonly asked?: Quote | undefined
}

/** What it comes to and what it is made of: the best mix of tiers, discounts, the deposit apart. */
export function HireTotal({ booking, asked }: Props) {
  const { t, euros } = useShop()
  const { rental, depositKind } = useDesk((s) => s.form)
  if (!rental) return null
  const { paidCents } = rental
  const quote = asked ?? rental.quote
  const cash = depositKind === 'cash' && !booking ? quote.depositCents : ZERO
  const pieces = quote.lines.map((line) => {
    const of = line.pieces.map(({ unit, days, count }) => t.hire.pieces[unit]({ days, count })).join(' + ')
    return `${line.quantity} × ${line.label} · ${of}`
  })
  return (
    <dl className="sv-sums">
      {pieces.map((text, i) => (
        <SumLine key={text} text={text} amount={euros(quote.lines[i]?.ttcCents ?? ZERO)} />
      ))}
      {quote.options.map((option) => (
        <SumLine key={option.label} text={`${option.quantity} × ${option.label}`} amount={euros(option.ttcCents)} />
      ))}
      {quote.discount && (
        <SumLine text={t.hire.discount[quote.discount.why]} amount={`− ${euros(quote.discount.cents)}`} tone="good" />
      )}
      {paidCents > 0 && <SumLine text={t.advance.paid} amount={`− ${euros(paidCents)}`} tone="good" />}
      {cash > 0 && <SumLine text={t.hire.deposit({ amount: '' }).trim()} amount={euros(cash)} />}
      {asked && <SumLine text={t.hire.before} amount={euros(rental.quote.totalCents)} />}
      <div className="sv-total">
        <dt>{asked ? t.hire.newPrice : t.hire.total}</dt>
        <dd>{euros(asked ? asked.totalCents : plus(leftOf(rental), cash))}</dd>
      </div>
    </dl>
  )
}

/** What is still to be paid: an advance was paid before. */
export const leftOf = ({ totalCents, paidCents }: Rental) => cents(Math.max(0, totalCents - paidCents))
