import type { ReactNode } from 'react'
import { cellText } from '../../shared/report-cells.ts'
import type { Sheet, SheetCell } from '../../shared/report-sheets.ts'
import { useWords } from '../shell/words.ts'

type Props = {
  readonly sheet: Sheet
  /** Drawn in the place of a cell that can be changed here. */
  readonly edit?: (key: string, column: number) => ReactNode
}

/** A table of figures, its sums below it. */
export function SheetTable({ sheet, edit }: Props) {
  const { t } = useWords()
  const { heading, columns, rows, sums } = sheet
  return (
    <section className="card report-sheet">
      <table className="table rows">
        <caption>{heading}</caption>
        <thead>
          <tr>
            {columns.map(({ header, words }) => (
              <th key={header} scope="col" className={words ? 'words' : undefined}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, n) => (
                <SheetPlace
                  key={columns[n]?.header ?? n}
                  cell={cell}
                  isName={n === 0}
                  isWords={columns[n]?.words ?? false}
                  edited={edit?.(key, n)}
                />
              ))}
            </tr>
          ))}
        </tbody>
        {rows.length > 1 && (
          <tfoot>
            <tr>
              {sums.map((cell, n) => (
                <SheetPlace
                  key={columns[n]?.header ?? n}
                  cell={cell}
                  isName={n === 0}
                  isWords={columns[n]?.words ?? false}
                  isSum
                />
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && <p className="quiet">{t.reports.nothing}</p>}
    </section>
  )
}

type PlaceProps = {
  readonly cell: SheetCell
  readonly isName: boolean
  readonly isWords: boolean
  readonly isSum?: boolean
  readonly edited?: ReactNode
}

function SheetPlace({ cell, isName, isWords, isSum, edited }: PlaceProps) {
  const { lang } = useWords()
  const shown = isSum && cell.kind === 'none' ? '' : cellText(cell, lang)
  if (isName) return <th scope="row">{shown}</th>
  return (
    <td className={isWords ? 'words' : undefined} data-trend={trendOf(cell)}>
      {edited ?? shown}
    </td>
  )
}

/** A change wears its sign; its colour only repeats it. */
function trendOf(cell: SheetCell): 'up' | 'down' | undefined {
  const change = cell.kind === 'signed' ? cell.cents : cell.kind === 'permille' ? cell.permille : 0
  return change > 0 ? 'up' : change < 0 ? 'down' : undefined
}
