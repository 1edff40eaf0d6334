import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../../shared/business-day.ts'
import { sum } from '../../../shared/money.ts'
import { count } from '../../../shared/texts/format.ts'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { AccrualPart } from './AccrualPart.tsx'
import { PageFrame } from './PageFrame.tsx'
import { useNow, useShop } from './shop.ts'

const MONTH = 30

/** What each bike brought in and how much it was out, between two days. */
export function ReportPage() {
  const shop = useShop()
  const { t, lang, euros, queries } = shop
  const today = shop.today(useNow())
  const [from, setFrom] = useState(addDays(today, 1 - MONTH))
  const [to, setTo] = useState(today)
  const [first, last] = from <= to ? [from, to] : [to, from]
  const rows = useQuery(queries.report.queryOptions({ input: { from: first, to: last } })).data ?? []
  const words = shop.dateWords
  const { columns } = t.report
  return (
    <PageFrame
      label={t.pages.report}
      bar={
        <>
          <DateField
            label={t.report.from}
            value={from}
            today={today}
            words={words}
            onChange={(day) => day && setFrom(day)}
          />
          <DateField label={t.report.to} value={to} today={today} words={words} onChange={(day) => day && setTo(day)} />
          <p className="sv-figure">
            <span>{t.report.total}</span> <strong>{euros(sum(rows.map(({ incomeCents }) => incomeCents)))}</strong>
          </p>
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="sv-none">{t.report.none}</p>
      ) : (
        <table className="sv-table">
          <thead>
            <tr>
              <th scope="col">{columns.number}</th>
              <th scope="col">{columns.used}</th>
              <th scope="col" className="sv-right">
                {columns.hires}
              </th>
              <th scope="col" className="sv-right">
                {columns.days}
              </th>
              <th scope="col" className="sv-right">
                {columns.income}
              </th>
              <th scope="col" className="sv-right">
                {columns.repairs}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.bikeId}>
                <th scope="row">
                  {row.number} <small>{row.modelName}</small>
                </th>
                <td>
                  <span className="bk-use" aria-hidden="true">
                    <i style={{ width: `${Math.min(100, row.usedHundredths / 100)}%` }} />
                  </span>{' '}
                  {count(Math.round(row.usedHundredths / 100), lang)} %
                </td>
                <td className="sv-right">{count(row.hires, lang)}</td>
                <td className="sv-right">{count(row.daysOut, lang)}</td>
                <td className="sv-right">{euros(row.incomeCents)}</td>
                <td className="sv-right">{euros(row.repairsCents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AccrualPart from={first} to={last} />
    </PageFrame>
  )
}
