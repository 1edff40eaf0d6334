import { useEffect, useRef } from 'react'
import type { Shown } from '../../shared/contracts/customer-display.ts'
import { quantity } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { WideAmount } from './WideAmount.tsx'

type Props = { readonly ticket: Extract<Shown['now'], { kind: 'ticket' }> }

/** What is being bought, the newest line always in sight, and what it comes to. */
export function TicketPanel({ ticket }: Props) {
  const { lang, t, amount, euros } = useWords()
  const partly = ticket.paidCents > 0
  const says = partly ? t.display.due : t.display.total
  const last = useRef<HTMLLIElement>(null)
  useEffect(() => {
    last.current?.scrollIntoView({ block: 'end' })
  }, [ticket])
  return (
    <main className="display-ticket" aria-label={t.display.label}>
      <h1 className="hidden-text">{t.display.lines}</h1>
      <ol className="display-lines" aria-label={t.display.lines}>
        {ticket.lines.map(({ label, options, quantityMilli, amountCents }, place) => (
          // A line has no name of its own here: the customer's screen is told no ids.
          <li key={place} ref={place === ticket.lines.length - 1 ? last : undefined}>
            <span className="display-quantity">{quantity(quantityMilli, lang)}</span>
            <span className="display-label">
              {label}
              {options.length > 0 && <em>{options.join(', ')}</em>}
            </span>
            <span className="display-amount">{amount(amountCents)}</span>
          </li>
        ))}
      </ol>
      <section className="display-total" role="status">
        {partly && (
          <p>
            {t.display.total} {euros(ticket.totalCents)}
            <br />
            {t.display.paid} {euros(ticket.paidCents)}
          </p>
        )}
        <span>{says}</span>
        <WideAmount cents={ticket.dueCents} />
      </section>
    </main>
  )
}
