import { count } from '../../shared/texts/format.ts'
import { shortPeriod } from '../../shared/texts/periods.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { alongRows } from '../ui/rows.ts'
import type { Closing } from './closings-view.ts'

type Props = {
  readonly closings: readonly Closing[]
  readonly chosen: Closing | undefined
  readonly onChoose: (closing: Closing) => void
}

export function ClosingsList({ closings, chosen, onChoose }: Props) {
  const { t } = useWords()
  const words = t.control.closings
  return (
    <section className="card closings">
      <table className="table rows picks" onKeyDown={alongRows}>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            <th scope="col" className="words">
              {words.period}
            </th>
            <th scope="col" className="words">
              {words.tickets}
            </th>
            <th scope="col">{words.turnover}</th>
            <th scope="col">
              <span className="hidden-text">{words.reprint}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {closings.map((closing) => (
            <Row key={closing.number} closing={closing} on={closing === chosen} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = Pick<Props, 'onChoose'> & { readonly closing: Closing; readonly on: boolean }

/** The whole row is a key; its number is the one that a keyboard and a reader find. */
function Row({ closing, on, onChoose }: RowProps) {
  const { lang, t, euros } = useWords()
  const { closings } = useTill()
  const words = t.control.closings
  const { saleCount, refundCount } = closing
  const what = words.what[closing.level]({ number: count(closing.number, lang) })
  return (
    <tr data-chosen={on ? '' : undefined} onClick={() => onChoose(closing)}>
      <th scope="row">
        <button type="button" className="pick" aria-pressed={on} aria-label={words.showLabel({ what })}>
          {count(closing.number, lang)}
        </button>
      </th>
      <td className="words">
        <b>{shortPeriod(closing.from, closing.to, lang)}</b>
        <code>{closing.headCode}</code>
      </td>
      <td className="words">
        {saleCount === 0 ? words.noTicket : words.ticketCount({ count: saleCount, shown: count(saleCount, lang) })}
        {refundCount > 0 && <em>{words.refundCount({ count: refundCount, shown: count(refundCount, lang) })}</em>}
      </td>
      <td>
        <b>{euros(closing.turnoverCents)}</b>
        <em>
          {words.perpetual} {euros(closing.perpetual.algebraicCents)}
        </em>
      </td>
      <td onClick={(event) => event.stopPropagation()}>
        <Button icon="printer" label={words.reprintLabel({ what })} onPress={() => closings.print(closing)}>
          {words.reprint}
        </Button>
      </td>
    </tr>
  )
}
