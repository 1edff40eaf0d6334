import { useMemo } from 'react'
import { tableSheets } from '../../shared/report-sheets.ts'
import { useWords } from '../shell/words.ts'
import { Bars } from './charts/Bars.tsx'
import { barsOf, chartOf } from './report-view.ts'
import { SheetTable } from './SheetTable.tsx'
import { useSheetWords, useTable, type Asked } from './use-reports.ts'

/** Takings over the hours, days or months of the range. `hideTable` where its table stands elsewhere on the page. */
export function ChartCard({ asked, hideTable }: { readonly asked: Asked; readonly hideTable?: boolean }) {
  const { lang, t } = useWords()
  const words = t.reports.chart
  const sheetWords = useSheetWords()
  const chart = chartOf(asked.range)
  const { data } = useTable(chart.by, asked)
  const { from, to } = asked.range
  const bars = useMemo(() => data && barsOf(data, chartOf({ from, to }), { from, to }, lang), [data, from, to, lang])
  return (
    <section className="card report-chart">
      <h2>
        {words[chart.title]}
        <span className="report-legend">
          <i data-of="now" /> {words.now}
          <i data-of="before" /> {words.before}
        </span>
      </h2>
      {bars && bars.length > 0 && <Bars label={words.about({ title: words[chart.title] })} bars={bars} words={words} />}
      {bars?.length === 0 && <p className="quiet report-nothing">{t.reports.nothing}</p>}
      {data && !hideTable && data.rows.length > 0 && (
        <div className="hidden-text">
          {tableSheets(chart.by, data, sheetWords).map((sheet) => (
            <SheetTable key={sheet.heading} sheet={sheet} />
          ))}
        </div>
      )}
    </section>
  )
}
