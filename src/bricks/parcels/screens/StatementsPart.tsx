import type { ReactNode } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { signedEuros } from '../../../shared/texts/format.ts'
import { DaysChart } from './DaysChart.tsx'
import { useShop } from './shop.ts'
import { setDesk, useStatementDesk, useWords } from './statement-desk.ts'
import { inAll, longMonth, monthStrip, moved, shortMonth } from './statement-view.ts'
import { useMonth, type MonthRow } from './use-month.ts'

/** A strip of months, and each carrier's month as a row. */
export function StatementsPart({ choice }: { readonly choice: ReactNode }) {
  const { euros } = useShop()
  const { w } = useWords()
  const { known, month } = useMonth()
  const chosen = useStatementDesk((s) => s.carrier)
  const rows = known?.rows ?? []
  const all = inAll(rows)
  return (
    <>
      <div className="sv-bar pst-bar">
        {choice}
        <MonthStrip />
      </div>
      <div className="sv-body" tabIndex={0} role="group" aria-label={w.parts.statements}>
        {known && rows.length === 0 ? (
          <p className="sv-none">{w.none}</p>
        ) : (
          <table className="sv-table pst-table" data-month={month}>
            <thead>
              <tr>
                <th scope="col">{w.columns.carrier}</th>
                <th scope="col" className="sv-right">
                  {w.columns.commission}
                </th>
                <th scope="col" className="sv-right">
                  {w.columns.theirs}
                </th>
                <th scope="col" className="sv-right">
                  {w.columns.hourly}
                </th>
                <th scope="col" className="sv-right">
                  {w.columns.beside}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.carrier} row={row} isChosen={row.carrier === chosen} />
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">
                  {w.all}
                  <small>{countsIn(all, w)}</small>
                </th>
                <td className="sv-right">{euros(all.htCents)}</td>
                <td />
                <td />
                <td className="sv-right">{euros(all.besideCents)}</td>
              </tr>
            </tfoot>
          </table>
        )}
        {rows.length > 0 && <DaysChart month={month} carrier={rows.find((row) => row.carrier === chosen)} />}
      </div>
    </>
  )
}

/** « 140 reçus · 120 remis · 84 déposés »: what was nothing is not told. */
function countsIn(counts: MonthRow['counts'], { count }: ReturnType<typeof useWords>['w']): string {
  const told = (['received', 'handedOver', 'droppedOff', 'returned'] as const).filter((name) => counts[name] > 0)
  return told.map((name) => count[name](counts[name])).join(' · ')
}

function MonthStrip() {
  const { lang } = useShop()
  const { w } = useWords()
  const { month, today } = useMonth()
  const go = (to: string) => setDesk({ month: to, theirs: undefined, comparing: false })
  return (
    <div className="pst-months" role="group" aria-label={w.months.label}>
      <Button icon="left" label={w.months.before} onPress={() => go(moved(month, -1, today))} />
      {monthStrip(month, today).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === month}
          title={longMonth(one, lang)}
          onClick={() => go(one)}
        >
          {shortMonth(one, lang)}
        </button>
      ))}
      <Button
        icon="right"
        label={w.months.after}
        off={moved(month, 1, today) === month}
        onPress={() => go(moved(month, 1, today))}
      />
    </div>
  )
}

function Row({ row, isChosen }: { readonly row: MonthRow; readonly isChosen: boolean }) {
  const { euros, lang } = useShop()
  const { w } = useWords()
  const { carrier, name, counts, totals, theirs, spent, beside, sold } = row
  const standing = sold.find(({ takenBackBy }) => takenBackBy === null)
  return (
    <tr data-chosen={isChosen ? '' : undefined}>
      <th scope="row">
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={() => setDesk({ carrier, theirs: undefined, comparing: false })}
        >
          {name}
          <small>{countsIn(counts, w)}</small>
          {standing && <small className="pst-invoiced">{w.invoiced(standing.number)}</small>}
        </button>
      </th>
      <td className="sv-right">
        <b>{euros(totals.htCents)}</b>
      </td>
      <td className="sv-right">
        {theirs ? (
          <>
            {euros(theirs.htCents)}
            <small className={theirs.gapCents === 0 ? undefined : 'sv-warn'}>
              {theirs.gapCents === 0 ? w.noGap : w.gap(signedEuros(theirs.gapCents, lang))}
            </small>
          </>
        ) : (
          '–'
        )}
      </td>
      <td className="sv-right">
        {spent.hourlyCents === null ? '–' : euros(spent.hourlyCents)}
        {spent.estimated > 0 && <small>{w.estimated}</small>}
      </td>
      <td className="sv-right">{euros(beside.salesCents)}</td>
    </tr>
  )
}
