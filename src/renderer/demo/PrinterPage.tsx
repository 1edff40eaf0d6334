import { useWords } from '../shell/words.ts'
import { PaperRoll } from './PaperRoll.tsx'

/** The printer alone, in a window that stands beside the till. */
export function PrinterPage() {
  const { t } = useWords()
  return (
    <main className="printer-page">
      <header>
        <span className="brand">zinc</span>
        <h1>{t.printer.title}</h1>
      </header>
      <PaperRoll />
    </main>
  )
}
