import { useQuery } from '@tanstack/react-query'
import { count, shortDay } from '../../shared/texts/format.ts'
import { tenderWord } from '../counter/ticket-view.ts'
import { useDay } from '../counter/use-counter.ts'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

const TICKETS_MAX = 500

/** The newest tickets, whatever their day, each with its paper: a customer comes back for yesterday's. */
export function SettledList() {
  const { lang, t, euros } = useWords()
  const { queries, counter } = useTill()
  const { time } = useClock()
  const day = useDay()
  const today = day?.state === 'open' ? day.businessDay : undefined
  const tickets = useQuery(queries.tickets.settled.queryOptions({ input: { limit: TICKETS_MAX } })).data ?? []
  if (tickets.length === 0) return <p className="cash-empty">{t.settled.none}</p>
  return (
    <section className="card">
      <table className="table rows">
        <caption>{t.settled.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.settled.number}</th>
            <th scope="col">{t.settled.time}</th>
            <th scope="col">{t.settled.lines}</th>
            <th scope="col" className="words">
              {t.settled.tender}
            </th>
            <th scope="col">{t.settled.total}</th>
            <th scope="col">
              <span className="hidden-text">{t.settled.paper}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => {
            const word = tenderWord(ticket.tenderKinds)
            const number = count(ticket.number, lang)
            const again = ticket.printed > 0
            return (
              <tr key={ticket.ticketId}>
                <th scope="row">{number}</th>
                <td>
                  {ticket.businessDay !== today && <span className="quiet">{shortDay(ticket.businessDay, lang)} </span>}
                  {time(ticket.settledAtMs)}
                </td>
                <td>{count(ticket.lineCount, lang)}</td>
                <td className="words">{word === 'none' ? '–' : t.last[word]}</td>
                <td>
                  <b>{euros(ticket.totalCents)}</b>
                </td>
                <td>
                  <Button
                    icon="printer"
                    label={again ? t.last.duplicateLabel({ number }) : t.last.printLabel({ number })}
                    onPress={() => counter.printReceipt(ticket.ticketId)}
                  >
                    {again ? t.settled.duplicate : t.settled.print}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
