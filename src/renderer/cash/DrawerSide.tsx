import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { OpenDay } from '../counter/OpenDay.tsx'
import { useCounter, useDay, wholeTicket } from '../counter/use-counter.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { readingView } from './reading-view.ts'

type Props = { readonly reading: Reading | undefined; readonly onCount: () => void }

/** The drawer in hand: what should be in it, and the one big key that closes the day. */
export function DrawerSide({ reading, onCount }: Props) {
  const { t, euros } = useWords()
  const { cash } = useTill()
  const day = useDay()
  const ticket = useCounter(wholeTicket)
  if (day?.state === 'closed') {
    return (
      <aside className="ticket" aria-label={t.cash.drawer}>
        <OpenDay suggested={day.lastCountedCents} />
        <Notice />
      </aside>
    )
  }
  return (
    <aside className="ticket drawer-side" aria-label={t.cash.drawer}>
      <header className="ticket-head">
        <p>
          <b>{t.cash.drawer}</b>
        </p>
      </header>
      <div className="ticket-body">
        {reading && (
          <dl className="sums">
            <dt>{t.cash.float}</dt>
            <dd>{euros(reading.floatCents)}</dd>
            <dt>{t.cash.cashIn}</dt>
            <dd>{euros(readingView(reading).cashInCents)}</dd>
          </dl>
        )}
        <Notice />
      </div>
      {reading && (
        <div className="total">
          <span>{t.cash.expected}</span>
          <output aria-label={t.cash.expected}>
            <BigAmount cents={reading.expectedCents} />
          </output>
        </div>
      )}
      <div className="side-keys">
        {ticket && <p className="side-hint">{t.count.ticketOpen}</p>}
        <Button icon="printer" onPress={cash.printX}>
          {t.cash.printX}
        </Button>
        <Button icon="drawer" onPress={cash.openDrawer}>
          {t.cash.openDrawer}
        </Button>
        <Button className="side-main" tone="accent" icon="seal" off={!reading} onPress={onCount}>
          {t.cash.count}
        </Button>
      </div>
    </aside>
  )
}
