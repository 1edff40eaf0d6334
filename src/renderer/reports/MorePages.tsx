import { marginSheets, reasonSheets } from '../../shared/report-more-sheets.ts'
import type { Sheet } from '../../shared/report-sheets.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useWords } from '../shell/words.ts'
import { SheetTable } from './SheetTable.tsx'
import { useMargins, useReasons, useSheetWords, type Asked } from './use-reports.ts'

type Props = { readonly asked: Asked }

/** What was earned on what was sold, as far as its cost is known. */
export function MarginsPage({ asked }: Props) {
  const { t } = useWords()
  const words = useSheetWords()
  const found = useMargins(asked)
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  return (
    <>
      <p className="report-more">{t.reports.margins.more}</p>
      <Sheets sheets={marginSheets(found.data, words)} />
    </>
  )
}

/** What was taken off, given back and called off, and why. */
export function ReasonsPage({ asked }: Props) {
  const { t } = useWords()
  const words = useSheetWords()
  const found = useReasons(asked)
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  if (found.data.length === 0) return <p className="card quiet">{t.reports.nothing}</p>
  return <Sheets sheets={reasonSheets(found.data, words)} />
}

function Sheets({ sheets }: { readonly sheets: readonly Sheet[] }) {
  return sheets.map((sheet) => <SheetTable key={sheet.heading} sheet={sheet} />)
}
