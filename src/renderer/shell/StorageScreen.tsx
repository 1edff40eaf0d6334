import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { paidFrom } from '../counter/ticket-view.ts'
import { FullScreen } from './FullScreen.tsx'
import { change, session } from './session.ts'
import { useTill } from './TillContext.ts'
import { useWords } from './words.ts'

/** The disk refuses to write: nothing may look paid, and the till is asked before the counter shows again. */
export function StorageScreen() {
  const { t } = useWords()
  const { till, cache, queries } = useTill()
  const [trying, setTrying] = useState(false)

  async function tryAgain() {
    setTrying(true)
    try {
      await till.till.status({})
      const counter = await till.tickets.counter({})
      await cache.invalidateQueries()
      cache.setQueryData(queries.tickets.counter.queryKey({ input: {} }), counter)
      const { doubtful } = session()
      const isPaid = doubtful !== undefined && counter.last?.ticketId === doubtful
      change({ failure: undefined, doubtful: undefined, paid: isPaid ? paidFrom(counter) : undefined })
    } catch {
      // Still no answer: the screen stays, which says it all.
    } finally {
      setTrying(false)
    }
  }
  return (
    <FullScreen tone="red" icon="disk" title={t.storage.title} lead={t.storage.nothing}>
      <p>{t.storage.todo}</p>
      <Button tone="panel" off={trying} onPress={() => void tryAgain()}>
        {trying ? t.storage.trying : t.common.retry}
      </Button>
    </FullScreen>
  )
}
