import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Icon } from '../ui/Icon.tsx'
import { newestFirst, slipSource, type Slip } from './paper-view.ts'
import './demo.css'

/** What came out of the simulated printer, and the drawer's pulses between the slips. */
export function PaperRoll() {
  const { t } = useWords()
  const { queries } = useTill()
  const paper = useQuery(queries.demo.paper.queryOptions({ input: { limit: 20 } })).data ?? []
  return (
    <div className="printer">
      <div className="printer-slot" aria-hidden="true" />
      <ol className="roll" aria-label={t.printer.title}>
        {paper.length === 0 && <li className="quiet">{t.printer.empty}</li>}
        {newestFirst(paper).map((slip) => (
          <PaperSlip key={slip.slip} slip={slip} />
        ))}
      </ol>
    </div>
  )
}

const PaperSlip = memo(function PaperSlip({ slip }: { readonly slip: Slip }) {
  const { t } = useWords()
  const { time } = useClock()
  const at = time(slip.atMs)
  if (slip.kind === 'drawer') {
    return (
      <li className="drawer-chip">
        <Icon name="drawer" />
        {t.printer.drawer} · {at}
      </li>
    )
  }
  return (
    <li className="slip">
      <img src={slipSource(slip.svg)} alt={`${t.printer.slip({ number: slip.slip, time: at })}\n${slip.text}`} />
    </li>
  )
})
