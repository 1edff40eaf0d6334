import { useEffect } from 'react'
import { openStation } from '../client/station.ts'
import { change, session } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { PaperRoll } from './PaperRoll.tsx'
import type { Paper } from '../../shared/contracts/demo.ts'

/** Beside the ticket, over some of the tiles: the customer's side of a sale. */
export function PaperPane() {
  const { t } = useWords()
  useSeenOnLeaving()
  return (
    <section className="paper-pane" aria-label={t.printer.title}>
      <header>
        <h2>{t.printer.title}</h2>
        <Button
          tone="quiet"
          icon="window"
          label={t.printer.alone}
          title={t.printer.alone}
          onPress={() => openStation('demo', 'width=460,height=820')}
        />
        <Button tone="quiet" icon="cross" label={t.common.close} onPress={() => change({ over: undefined })} />
      </header>
      <PaperRoll />
    </section>
  )
}

/** What came out while the pane was open has been seen. */
function useSeenOnLeaving() {
  const { cache, queries } = useTill()
  useEffect(
    () => () => {
      const paper = cache.getQueryData<Paper>(queries.demo.paper.queryKey({ input: { limit: 20 } }))
      change({ seenSlip: paper?.at(-1)?.slip ?? session().seenSlip })
    },
    [cache, queries],
  )
}
