import { useQuery } from '@tanstack/react-query'
import { lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'
import { amount } from '../../../shared/texts/format.ts'
import { periodName } from '../../../shared/texts/periods.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { saveFile } from '../../../renderer/client/download.ts'
import { useShop } from './shop.ts'

/** What each month was sold, and what it earned by the days of the hires; as a file for the accountant. */
export function AccrualPart({ from, to }: { readonly from: BusinessDay; readonly to: BusinessDay }) {
  const { t, lang, euros, queries } = useShop()
  const rows = useQuery(queries.accrual.queryOptions({ input: { from, to } })).data ?? []
  const { columns } = t.report.accrual
  const nameOf = (month: string) => {
    const first = `${month}-01` as BusinessDay // a month has a first day
    return periodName(first, lastDayOfMonth(first), lang)
  }
  const file = () => {
    const lines = rows.map((row) => [row.month, amount(row.soldHtCents, lang), amount(row.earnedHtCents, lang)])
    const text = [[columns.month, columns.sold, columns.earned], ...lines].map((line) => `${line.join(';')}\r\n`)
    saveFile(t.report.accrual.file({ from, to }), [new TextEncoder().encode(`\uFEFF${text.join('')}`)], 'text/csv')
  }
  return (
    <section className="bk-accrual" aria-label={t.report.accrual.title}>
      <header>
        <h2>{t.report.accrual.title}</h2>
        <Button icon="download" onPress={file}>
          {t.report.accrual.save}
        </Button>
      </header>
      <table className="sv-table">
        <thead>
          <tr>
            <th scope="col">{columns.month}</th>
            <th scope="col" className="sv-right">
              {columns.sold}
            </th>
            <th scope="col" className="sv-right">
              {columns.earned}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.month}>
              <th scope="row">{nameOf(row.month)}</th>
              <td className="sv-right">{euros(row.soldHtCents)}</td>
              <td className="sv-right">{euros(row.earnedHtCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
