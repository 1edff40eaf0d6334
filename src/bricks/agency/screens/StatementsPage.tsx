import { useQuery } from '@tanstack/react-query'
import { sum } from '../../../shared/money.ts'
import { AgencyMain } from './AgencyScreen.tsx'
import { MonthBar, useMonth } from './MonthBar.tsx'
import { set, useDesk, useShop } from './shop.ts'
import { StatementSide } from './StatementSide.tsx'

/** What each partner's money came to in a month, what it brings, and what is the partner's. */
export function StatementsPage() {
  const { t, queries, euros } = useShop()
  const w = t.statements
  const month = useMonth()
  const chosen = useDesk((s) => s.service)
  const known = useQuery(queries.statements.queryOptions({ input: { month }, refetchOnMount: 'always' })).data
  const rows = known?.rows ?? []
  const all = (of: (row: (typeof rows)[number]) => (typeof rows)[number]['totals']['htCents']) =>
    euros(sum(rows.map(of)))
  return (
    <>
      <AgencyMain>
        <MonthBar />
        <div className="sv-body ag-chosen" tabIndex={0} role="group" aria-label={w.months}>
          {known && rows.length === 0 ? (
            <p className="sv-none">{w.none}</p>
          ) : (
            <table className="sv-table">
              <thead>
                <tr>
                  <th scope="col">{w.columns.service}</th>
                  {(['collected', 'paid', 'commission', 'owed'] as const).map((column) => (
                    <th key={column} scope="col" className="sv-right">
                      {w.columns[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ service, name, partner, totals, toCheck, daysMissing, sold }) => {
                  const standing = sold.find(({ takenBackBy }) => takenBackBy === null)
                  return (
                    <tr key={service} data-chosen={service === chosen ? '' : undefined}>
                      <th scope="row">
                        <button
                          type="button"
                          aria-pressed={service === chosen}
                          onClick={() => set({ service, told: undefined })}
                        >
                          {name}
                          <small>{partner}</small>
                          {standing && <small>{w.invoiced(standing.number)}</small>}
                          {daysMissing > 0 && <small className="sv-warn">{w.daysMissing(daysMissing)}</small>}
                          {toCheck && <small className="sv-warn">{t.counter.toCheck}</small>}
                        </button>
                      </th>
                      <td className="sv-right">{euros(totals.collectedCents)}</td>
                      <td className="sv-right">{euros(totals.paidOutCents)}</td>
                      <td className="sv-right">
                        <b>{euros(totals.htCents)}</b>
                      </td>
                      <td className="sv-right">{euros(totals.owedCents)}</td>
                    </tr>
                  )
                })}
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{w.all}</th>
                  <td className="sv-right">{all(({ totals }) => totals.collectedCents)}</td>
                  <td className="sv-right">{all(({ totals }) => totals.paidOutCents)}</td>
                  <td className="sv-right">{all(({ totals }) => totals.htCents)}</td>
                  <td className="sv-right">{all(({ totals }) => totals.owedCents)}</td>
                </tr>
              </tfoot>
            </table>
          )}
        </div>
      </AgencyMain>
      <StatementSide
        key={`${chosen} ${month}`}
        row={rows.find(({ service }) => service === chosen)}
        month={month}
        isOver={known?.isOver ?? false}
      />
    </>
  )
}
