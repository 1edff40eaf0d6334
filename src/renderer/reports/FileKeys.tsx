import type { ReportFile } from '../../shared/contracts/reports.ts'
import { fromBase64, saveFile } from '../client/download.ts'
import { createFailed } from '../shell/failed.ts'
import { sortFailure } from '../client/failures.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { useServiceNames, type Asked } from './use-reports.ts'

type Props = { readonly report: ReportFile; readonly asked: Asked }

/** The table that is shown, for a spreadsheet or as a paper. */
export function FileKeys({ report, asked }: Props) {
  const { lang, t } = useWords()
  const client = useTill()
  const names = useServiceNames()
  const words = t.reports.file
  const save = async (format: 'csv' | 'pdf') => {
    try {
      const { name, base64 } = await client.till.reports.file({ ...asked, report, format, lang, names: [...names] })
      saveFile(name, [fromBase64(base64)], format === 'csv' ? 'text/csv' : 'application/pdf')
    } catch (error) {
      createFailed(client)(sortFailure(error))
    }
  }
  return (
    <div className="report-files">
      <Button tone="panel" icon="download" label={words.csvLabel} onPress={() => void save('csv')}>
        {words.csv}
      </Button>
      <Button tone="panel" icon="file" label={words.pdfLabel} onPress={() => void save('pdf')}>
        {words.pdf}
      </Button>
    </div>
  )
}
