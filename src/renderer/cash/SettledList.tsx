import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { count, shortDay, withMinus } from '../../shared/texts/format.ts'
import type { SettledTicket } from '../../shared/ticket.ts'
import { tenderPhrase } from '../counter/ticket-view.ts'
import { useDay } from '../counter/use-counter.ts'
import { change, session, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import './settled.css'

const TICKETS_MAX = 500

/** The newest tickets, whatever their day, each with its paper: a customer comes back for yesterday's. */
export function SettledList() {
  const { t } = useWords()
  const { queries } = useTill()
  const tickets = useQuery(queries.tickets.settled.queryOptions({ input: { limit: TICKETS_MAX } })).data ?? []
  const inHand = useSession((s) => (s.over?.kind === 'card' ? s.over.number : undefined))
  useCardOnlyHere()
  if (tickets.length === 0) return <p className="cash-empty">{t.settled.none}</p>
  return (
    <section className="card settled">
      <h2>{t.settled.title}</h2>
      <ul aria-label={t.settled.title}>
        {tickets.map((ticket) => (
          <Row key={ticket.ticketId} ticket={ticket} chosen={ticket.number === inHand} />
        ))}
      </ul>
    </section>
  )
}

/** The ticket in hand is put down with the list that it came from. */
function useCardOnlyHere(): void {
  useEffect(
    () => () => {
      if (session().over?.kind === 'card') change({ over: undefined })
    },
    [],
  )
}

type RowProps = { readonly ticket: SettledTicket; readonly chosen: boolean }

function Row({ ticket, chosen }: RowProps) {
  const { lang, t, euros } = useWords()
  const { counter } = useTill()
  const { time } = useClock()
  const day = useDay()
  const today = day?.state === 'open' ? day.businessDay : undefined
  const paid = tenderPhrase(ticket.tenderKinds, t.tender)
  const number = count(ticket.number, lang)
  const again = ticket.printed > 0
  const open = () =>
    change({ over: chosen ? undefined : { kind: 'card', number: ticket.number, step: { kind: 'lines' } } })
  return (
    <li data-chosen={chosen ? '' : undefined}>
      <button type="button" aria-expanded={chosen} onClick={open}>
        <b className="settled-number">
          <span className="hidden-text">{t.settled.number} </span>
          {number}
        </b>
        <span className="settled-time">
          {ticket.businessDay !== today && <em>{shortDay(ticket.businessDay, lang)} </em>}
          {time(ticket.settledAtMs)}
        </span>
        <span className="settled-words">
          {ticket.kind === 'sale' ? t.settled.count({ count: ticket.lineCount }) : t.card.kind[ticket.kind]}
          {ticket.corrects !== null && ` · ${t.ticket.number} ${count(ticket.corrects, lang)}`}
          {ticket.kind === 'sale' && paid && ` · ${paid}`}
          {ticket.refundedCents > 0 && ` · ${t.last.refunded} ${euros(ticket.refundedCents)}`}
        </span>
        <b className="settled-total">{ticket.kind === 'tender-change' ? '' : withMinus(euros(ticket.totalCents))}</b>
      </button>
      <Button
        icon="printer"
        label={again ? t.last.duplicateLabel({ number }) : t.last.printLabel({ number })}
        onPress={() => counter.printReceipt(ticket.ticketId)}
      >
        {again ? t.settled.duplicate : t.settled.print}
      </Button>
    </li>
  )
}
