import { tableSheets } from '../../shared/report-sheets.ts'
import type { ReportBy } from '../../shared/reports.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { ChartCard } from './ChartCard.tsx'
import { chartOf } from './report-view.ts'
import { SheetTable } from './SheetTable.tsx'
import { useSheetWords, useTable, type Asked } from './use-reports.ts'

/** One way of counting: its table, and its chart where time goes on in it. */
export function TablePage({ by, asked }: { readonly by: ReportBy; readonly asked: Asked }) {
  const words = useSheetWords()
  const found = useTable(by, asked)
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  return (
    <>
      {chartOf(asked.range).by === by && <ChartCard asked={asked} hideTable />}
      {tableSheets(by, found.data, words).map((sheet) => (
        <SheetTable key={sheet.heading} sheet={sheet} />
      ))}
    </>
  )
}
