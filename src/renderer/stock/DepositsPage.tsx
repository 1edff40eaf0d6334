import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, type BusinessDay } from '../../shared/business-day.ts'
import type { DepositReport } from '../../shared/contracts/stock-more.ts'
import { count, withMinus } from '../../shared/texts/format.ts'
import { PeriodField, type PeriodChoice } from '../control/PeriodField.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { useToday } from './use-day.ts'
import { useFile, useStock } from './use-stock.ts'
import '../control/control.css'

/** What producers left here to be sold: what went, what the café keeps, what is due. */
export function DepositsPage() {
  const today = useToday()
  return today ? <Reports today={today} /> : null
}

function Reports({ today }: { readonly today: BusinessDay }) {
  const { t } = useWords()
  const { queries } = useStock()
  const words = t.stock.deposits
  const first = `${today.slice(0, 8)}01` as BusinessDay
  const lastEnd = addDays(first, -1)
  const presets: readonly PeriodChoice[] = [
    { key: 'this', text: words.thisMonth, period: { from: first, to: today } },
    { key: 'last', text: words.lastMonth, period: { from: `${lastEnd.slice(0, 8)}01` as BusinessDay, to: lastEnd } },
  ]
  const [period, setPeriod] = useState<PeriodChoice['period']>({ from: first, to: today })
  const { from = first, to = today } = period
  const reports = useQuery(queries.deposits.queryOptions({ input: { from, to } })).data
  return (
    <section className="stock-main stock-whole">
      <PeriodField presetsLabel={words.period} presets={presets} value={period} today={today} onChange={setPeriod} />
      <Notice />
      <div className="sv-body" tabIndex={0}>
        {reports?.map((report) => (
          <Report key={report.supplierId} report={report} />
        ))}
        {reports?.length === 0 && <p className="sv-none">{words.none}</p>}
      </div>
    </section>
  )
}

function Report({ report }: { readonly report: DepositReport }) {
  const { t, lang, euros } = useWords()
  const { stock } = useStock()
  const file = useFile()
  const words = t.stock.deposits
  const { from, to, supplierId } = report
  const get = (as: 'pdf' | 'csv') =>
    file(async () => (await stock.depositFile({ from, to, supplierId, as })) ?? { name: `vide.${as}`, base64: '' })
  return (
    <section className="stock-proposal stock-report" aria-label={report.name}>
      <header>
        <h2>{report.name}</h2>
        <b>{words.due({ amount: withMinus(euros(report.dueCents)) })}</b>
        <Button icon="printer" label={words.pdfOf({ name: report.name })} onPress={() => get('pdf')}>
          {words.pdf}
        </Button>
        <Button icon="download" label={words.csvOf({ name: report.name })} onPress={() => get('csv')}>
          {words.csv}
        </Button>
      </header>
      {report.lines.length === 0 ? (
        <p className="sv-none">{words.nothing}</p>
      ) : (
        <table className="stock-plain">
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col">{words.sold}</th>
              <th scope="col">{words.ttc}</th>
              <th scope="col">{words.share}</th>
              <th scope="col">{words.toPay}</th>
            </tr>
          </thead>
          <tbody>
            {report.lines.map((line) => (
              <tr key={line.label}>
                <th scope="row">{line.label}</th>
                <td>{withMinus(count(line.sold / 1000, lang))}</td>
                <td>{withMinus(euros(line.ttcCents))}</td>
                <td>{withMinus(euros(line.commissionCents))}</td>
                <td>{withMinus(euros(line.dueCents))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
