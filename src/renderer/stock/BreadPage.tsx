import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { Bread } from '../../shared/contracts/stock-more.ts'
import { shortDay } from '../../shared/texts/format.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { BreadSide } from './BreadSide.tsx'
import { useToday } from './use-day.ts'
import { useFile, useStock } from './use-stock.ts'

/** The morning's bread: what the baker is asked for, and for whom it is. */
export function BreadPage() {
  const today = useToday()
  return today ? <Morning today={today} /> : null
}

function Morning({ today }: { readonly today: BusinessDay }) {
  const { t, lang } = useWords()
  const { stock, queries } = useStock()
  const file = useFile()
  const words = t.stock.bread
  const [day, setDay] = useState(addDays(today, 1))
  const bread = useQuery(queries.bread.queryOptions({ input: { day } })).data ?? []
  const totals = Map.groupBy(bread, ({ label }) => label)
  return (
    <div className="stock-work">
      <section className="stock-main">
        <div className="sv-bar">
          <div className="sv-days">
            <button type="button" aria-label={words.before} onClick={() => setDay(addDays(day, -1))}>
              {'‹'}
            </button>
            <button type="button" aria-label={words.toTomorrow} onClick={() => setDay(addDays(today, 1))}>
              {day === today ? words.today : day === addDays(today, 1) ? words.tomorrow : shortDay(day, lang)}
            </button>
            <button type="button" aria-label={words.after} onClick={() => setDay(addDays(day, 1))}>
              {'›'}
            </button>
          </div>
          <Button icon="printer" off={bread.length === 0} onPress={() => file(() => stock.breadFile({ day }))}>
            {words.file}
          </Button>
        </div>
        <div className="sv-body">
          {totals.size > 0 && (
            <ul className="sv-tiles" aria-label={words.totals}>
              {[...totals].map(([label, own]) => (
                <li key={label} className="sv-tile">
                  <b>{label}</b>
                  <strong>{own.reduce((total, { quantity }) => total + quantity, 0)}</strong>
                </li>
              ))}
            </ul>
          )}
          <BreadTable bread={bread} day={day} />
          {bread.length === 0 && <p className="sv-none">{words.none}</p>}
        </div>
      </section>
      <BreadSide day={day} />
    </div>
  )
}

function BreadTable({ bread, day }: { readonly bread: readonly Bread[]; readonly day: BusinessDay }) {
  const { t } = useWords()
  const { stock, push } = useStock()
  const words = t.stock.bread
  if (bread.length === 0) return null
  return (
    <table className="sv-table stock-table">
      <tbody>
        {bread.map(({ breadId, name, label, quantity, when, handed }) => (
          <tr key={breadId}>
            <th scope="row">
              {name}
              <small>
                {when.kind === 'weekly' ? when.weekdays.map((n) => words.weekdays[n - 1]).join(' ') : words.once}
              </small>
            </th>
            <td>
              {quantity} × {label}
            </td>
            <td className="sv-right stock-keys">
              <Button
                icon="check"
                pressed={handed}
                label={words.handTo({ what: handed ? words.handed : words.hand, name })}
                onPress={() =>
                  push(
                    (commandId) => stock.handBread({ breadId, day, handed: !handed, commandId }),
                    () => undefined,
                  )
                }
              >
                {handed ? words.handed : words.hand}
              </Button>
              <Button
                icon="trash"
                label={words.end({ name })}
                onPress={() =>
                  push(
                    (commandId) => stock.endBread({ breadId, commandId }),
                    () => undefined,
                  )
                }
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
