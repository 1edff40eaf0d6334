import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../shared/business-day.ts'
import { shortDay } from '../../shared/texts/format.ts'
import { useToday } from '../control/use-today.ts'
import { usePeople } from '../people/use-people.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'

const daysBack = { week: 6, month: 29, year: 364 } as const
type Period = keyof typeof daysBack

/** Tips by day, person and form: what the payroll asks for. */
export function TipsPage() {
  const { lang, t, euros } = useWords()
  const { queries } = useTill()
  const [period, setPeriod] = useState<Period>('month')
  const to = useToday()
  const rows = useQuery(queries.tips.report.queryOptions({ input: { from: addDays(to, -daysBack[period]), to } })).data
  const people = usePeople()?.people ?? []
  const words = t.money.tipReport
  const history = t.drawer.history
  return (
    <>
      <Segmented
        label={history.period}
        value={period}
        choices={[
          { value: 'week', text: history.days.week },
          { value: 'month', text: history.days.month },
          { value: 'year', text: history.days.year },
        ]}
        onChoose={setPeriod}
      />
      <section className="card tips-card">
        {rows?.length === 0 && <p className="quiet">{words.none}</p>}
        {rows && rows.length > 0 && (
          <table className="table">
            <caption>{t.money.tips.title}</caption>
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.person}</th>
                <th scope="col">{words.tender}</th>
                <th scope="col">{words.amount}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ day, operatorId, kind, amountCents }) => (
                <tr key={`${day} ${operatorId} ${kind}`}>
                  <th scope="row">{shortDay(day, lang)}</th>
                  <td>{people.find((one) => one.operatorId === operatorId)?.name ?? operatorId}</td>
                  <td>{t.tender.name[kind]}</td>
                  <td>{euros(amountCents)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="quiet">{words.more}</p>
      </section>
    </>
  )
}
