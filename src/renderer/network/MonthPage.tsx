import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { NetworkMonth } from '../../shared/contracts/network.ts'
import { sum, type Cents } from '../../shared/money.ts'
import { ownHt, type FileRow } from '../../shared/network-file.ts'
import type { Month } from '../../shared/network.ts'
import { count } from '../../shared/texts/format.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { MonthDays } from './MonthDays.tsx'
import { MonthSide } from './MonthSide.tsx'

type Props = { readonly month: Month; readonly picker: ReactNode }

/** The file of a month: its days, what it would say, what it comes to, and the files that were made. */
export function MonthPage({ month, picker }: Props) {
  const { queries } = useTill()
  const { t } = useWords()
  const asked = useQuery(queries.network.month.queryOptions({ input: { month } }))
  const [taken, setTaken] = useState<number>()
  return (
    <div className="nw-split">
      <div className="nw-body sv-body">
        {picker}
        {asked.error && <QueryFailed error={asked.error} />}
        {asked.data && (
          <>
            <MonthDays days={asked.data.days} />
            <section className="card nw-table" aria-label={t.network.month.table}>
              <h2>{t.network.month.table}</h2>
              <RowsTable data={asked.data} />
            </section>
          </>
        )}
      </div>
      {asked.data && <MonthSide data={asked.data} taken={taken} onTake={setTaken} />}
    </div>
  )
}

const vatOf = (row: FileRow): Cents => sum([row.vat_2_1, row.vat_5_5, row.vat_10, row.vat_20, row.commission_vat])

function RowsTable({ data }: { readonly data: NetworkMonth }) {
  const { lang, t, amount } = useWords()
  const words = t.network.month
  const { rows } = data
  if (!rows.some((row) => row.tickets > 0)) return <p className="sv-none">{words.nothing}</p>
  const money = (value: Cents) => (value === 0 ? '' : amount(value))
  const cells = (row: FileRow) => [
    ownHt(row),
    vatOf(row),
    row.commission_ht,
    row.agency_collected,
    row.deposits_balance,
  ]
  const whole = rows.find((row) => row.activity === 'cafe')
  const total = rows.map(cells).reduce((all, row) => all.map((value, n) => sum([value, row[n] ?? value])))
  return (
    <table className="sv-table">
      <thead>
        <tr>
          <th scope="col">{words.activity}</th>
          {[words.ht, words.vat, words.commission, words.agency, words.deposits, words.tickets].map((header) => (
            <th key={header} scope="col" className="sv-right">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter((row) => row.activity !== 'cafe')
          .map((row) => (
            <tr key={row.activity}>
              <th scope="row">{t.network.activities[row.activity]}</th>
              {cells(row).map((value, n) => (
                // The cells of a row never change their places.
                <td key={n} className="sv-right">
                  {money(value)}
                </td>
              ))}
              <td className="sv-right">{count(row.tickets, lang)}</td>
            </tr>
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{words.total}</th>
          {total.map((value, n) => (
            <td key={n} className="sv-right">
              {money(value)}
            </td>
          ))}
          <td className="sv-right">{count(whole?.tickets ?? 0, lang)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
