import { count, euros as inEuros } from '../../shared/texts/format.ts'
import type { SettledTicket } from '../../shared/ticket.ts'
import { mediumDay } from '../../shared/texts/periods.ts'
import { tenderPhrase } from '../counter/ticket-view.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { alongRows } from '../ui/rows.ts'

type Props = {
  readonly tickets: readonly SettledTicket[]
  readonly chosen: number | undefined
  readonly onChoose: (number: number) => void
}

export function FoundTable({ tickets, chosen, onChoose }: Props) {
  const { t } = useWords()
  const words = t.control.tax.find
  return (
    <table className="table rows picks" onKeyDown={alongRows}>
      <caption className="hidden-text">{words.results}</caption>
      <thead>
        <tr>
          <th scope="col">{words.ticket}</th>
          <th scope="col" className="words">
            {words.when}
          </th>
          <th scope="col" className="words">
            {words.what}
          </th>
          <th scope="col" className="words">
            {words.tender}
          </th>
          <th scope="col">{words.total}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <Row key={ticket.number} ticket={ticket} on={ticket.number === chosen} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = Pick<Props, 'onChoose'> & { readonly ticket: SettledTicket; readonly on: boolean }

function Row({ ticket, on, onChoose }: RowProps) {
  const { lang, t } = useWords()
  const { time } = useClock()
  const words = t.control.tax.find
  const number = count(ticket.number, lang)
  const paid = tenderPhrase(ticket.tenderKinds, t.tender)
  return (
    <tr data-chosen={on ? '' : undefined} onClick={() => onChoose(ticket.number)}>
      <th scope="row">
        <button type="button" className="pick" aria-pressed={on} aria-label={words.show({ number })}>
          {number}
        </button>
      </th>
      <td className="words">
        {mediumDay(ticket.businessDay, lang)} <span className="quiet">{time(ticket.settledAtMs)}</span>
      </td>
      <td className="words" data-kind={ticket.kind}>
        {words.kind[ticket.kind]}
        {ticket.corrects !== null && <em>{words.corrects({ number: count(ticket.corrects, lang) })}</em>}
      </td>
      <td className="words">{paid ?? '–'}</td>
      <td>
        <b>{inEuros(ticket.totalCents, lang)}</b>
      </td>
    </tr>
  )
}
