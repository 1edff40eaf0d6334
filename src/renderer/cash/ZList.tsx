import { useQuery } from '@tanstack/react-query'
import { count, dayName, signedEuros } from '../../shared/texts/format.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'

const REPORTS_MAX = 60

/** The closings, newest first; none is ever computed again, only printed again. */
export function ZList() {
  const { lang, t, euros } = useWords()
  const { queries, cash } = useTill()
  const reports = useQuery(queries.cashSessions.zReports.queryOptions({ input: { limit: REPORTS_MAX } })).data ?? []
  if (reports.length === 0) return <p className="cash-empty">{t.z.none}</p>
  return (
    <section className="card">
      <table className="table rows z-rows">
        <thead>
          <tr>
            <th scope="col">{t.z.number}</th>
            <th scope="col" className="words">
              {t.z.day}
            </th>
            <th scope="col">{t.z.tickets}</th>
            <th scope="col">{t.z.difference}</th>
            <th scope="col">{t.z.turnover}</th>
            <th scope="col">{t.z.seal}</th>
            <th scope="col">
              <span className="hidden-text">{t.z.reprint}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {reports.map((z) => {
            const number = count(z.number, lang)
            return (
              <tr key={z.number}>
                <th scope="row">{number}</th>
                <td className="words">{dayName(z.reading.businessDay, lang)}</td>
                <td>{count(z.reading.ticketCount, lang)}</td>
                <td>{signedEuros(z.overShortCents, lang)}</td>
                <td>
                  <b>{euros(z.reading.turnoverCents)}</b>
                </td>
                <td>
                  <code>{z.headCode}</code>
                </td>
                <td>
                  <Button icon="printer" label={t.z.reprintLabel({ number })} onPress={() => cash.printZ(z.number)}>
                    {t.z.reprint}
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
