import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../shared/business-day.ts'
import type { CashDifference, DifferenceSums } from '../../shared/contracts/cash-sessions.ts'
import type { OperatorId } from '../../shared/ids.ts'
import type { Cents } from '../../shared/money.ts'
import { count, shortDay, signedEuros } from '../../shared/texts/format.ts'
import { useToday } from '../control/use-today.ts'
import { usePeople } from '../people/use-people.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import './movements.css'

const daysBack = { week: 6, month: 29, year: 364 } as const
type Period = keyof typeof daysBack

/** How the counts came out over a period: the sums, who counted, and each count. */
export function DifferencesPage() {
  const { t } = useWords()
  const { queries } = useTill()
  const [period, setPeriod] = useState<Period>('month')
  const to = useToday()
  const input = { from: addDays(to, -daysBack[period]), to }
  const found = useQuery(queries.cashSessions.differences.queryOptions({ input }))
  const people = usePeople()?.people ?? []
  const nameOf = (operatorId: OperatorId) =>
    people.find((person) => person.operatorId === operatorId)?.name ?? operatorId
  const words = t.drawer.history
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  return (
    <div className="differences">
      <Segmented
        label={words.period}
        value={period}
        choices={[
          { value: 'week', text: words.days.week },
          { value: 'month', text: words.days.month },
          { value: 'year', text: words.days.year },
        ]}
        onChoose={setPeriod}
      />
      {found.data && <Sums sums={found.data.sums} />}
      {found.data?.list.length === 0 && <p className="card quiet">{words.none}</p>}
      {found.data && found.data.people.length > 1 && (
        <section className="card by-person">
          <h2>{words.people}</h2>
          <ul>
            {found.data.people.map((sums) => (
              <li key={sums.operatorId}>
                <b>{nameOf(sums.operatorId)}</b>
                <span className="quiet">{words.wrong({ count: sums.wrong })}</span>
                <Signed amount={sums.netCents} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {found.data && found.data.list.length > 0 && <Counts list={found.data.list} nameOf={nameOf} />}
    </div>
  )
}

/** Its sign and its weight say which way it went, and not its colour alone. */
function Signed({ amount }: { readonly amount: Cents }) {
  const { lang } = useWords()
  return <b data-verdict={amount === 0 ? 'right' : amount > 0 ? 'over' : 'short'}>{signedEuros(amount, lang)}</b>
}

function Sums({ sums }: { readonly sums: DifferenceSums }) {
  const { lang, t, euros } = useWords()
  const words = t.drawer.history
  return (
    <dl className="card difference-sums">
      <div>
        <dt>{words.net}</dt>
        <dd>
          <Signed amount={sums.netCents} />
        </dd>
      </div>
      <div>
        <dt>{words.over}</dt>
        <dd>{euros(sums.overCents)}</dd>
      </div>
      <div>
        <dt>{words.short}</dt>
        <dd>{euros(sums.shortCents)}</dd>
      </div>
      <div>
        <dt>{words.counts}</dt>
        <dd>{words.right({ right: count(sums.count - sums.wrong, lang), count: count(sums.count, lang) })}</dd>
      </div>
    </dl>
  )
}

type CountsProps = { readonly list: readonly CashDifference[]; readonly nameOf: (id: OperatorId) => string }

function Counts({ list, nameOf }: CountsProps) {
  const { lang, t, euros } = useWords()
  const words = t.drawer.history
  return (
    <section className="card">
      <table className="table rows">
        <caption>{words.list}</caption>
        <thead>
          <tr>
            <th scope="col">{words.z}</th>
            <th scope="col" className="words">
              {words.day}
            </th>
            <th scope="col" className="words">
              {words.person}
            </th>
            <th scope="col">{words.counted}</th>
            <th scope="col">{words.difference}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(({ number, businessDay, operatorId, drawer, countedCents, overShortCents, explanation }) => (
            <tr key={number}>
              <th scope="row">{count(number, lang)}</th>
              <td className="words">{shortDay(businessDay, lang)}</td>
              <td className="words">
                {nameOf(operatorId)}
                {drawer && <em>{drawer.name}</em>}
              </td>
              <td>{euros(countedCents)}</td>
              <td>
                <Signed amount={overShortCents} />
                {explanation && <em>{t.drawer.explanation[explanation]}</em>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
