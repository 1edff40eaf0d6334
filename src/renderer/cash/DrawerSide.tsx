import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { intoDrawer } from '../../shared/cash.ts'
import type { Cents } from '../../shared/money.ts'
import { signedEuros } from '../../shared/texts/format.ts'
import { OpenDay } from '../counter/OpenDay.tsx'
import { useCounter, useDay, wholeTicket } from '../counter/use-counter.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { change, useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { DrawerChooser } from './DrawerChooser.tsx'
import { OpeningReasons } from './OpeningReasons.tsx'
import { readingView } from './reading-view.ts'
import { useBlind } from './use-blind.ts'

type Props = {
  readonly reading: Reading | undefined
  /** The float, where it was counted by notes and coins. */
  readonly floatCounted?: Cents | undefined
  readonly onCount: () => void
}

/** The drawer in hand: what should be in it, and the one big key that closes the day. */
export function DrawerSide({ reading, floatCounted, onCount }: Props) {
  const { t } = useWords()
  const { cash } = useTill()
  const day = useDay()
  const blind = useBlind()
  const opening = useSession((s) => s.openingDrawer)
  const ticket = useCounter(wholeTicket)
  if (day?.state === 'closed') {
    return (
      <aside className="ticket" aria-label={t.cash.drawer}>
        <OpenDay suggested={day.lastCountedCents} counted={floatCounted} head={<DrawerChooser alone={null} />} />
        <Notice />
      </aside>
    )
  }
  return (
    <aside className="ticket drawer-side" aria-label={t.cash.drawer}>
      <header className="ticket-head">
        <p>
          <DrawerChooser alone={<b>{t.cash.drawer}</b>} />
        </p>
      </header>
      <div className="ticket-body">
        {reading && !blind && <DrawerSums reading={reading} />}
        {blind && <p className="blind-hint">{t.drawer.blind}</p>}
        <Notice />
      </div>
      {reading && (
        <div className="total">
          <span>{t.cash.expected}</span>
          <output aria-label={t.cash.expected}>
            {blind ? (
              <span className="hidden-amount">{t.drawer.hidden}</span>
            ) : (
              <BigAmount cents={reading.expectedCents} />
            )}
          </output>
        </div>
      )}
      {opening ? (
        <OpeningReasons />
      ) : (
        <div className="side-keys">
          {ticket && <p className="side-hint">{t.count.ticketOpen}</p>}
          <Button icon="printer" onPress={cash.printX}>
            {t.cash.printX}
          </Button>
          <Button icon="drawer" onPress={() => change({ openingDrawer: true })}>
            {t.cash.openDrawer}
          </Button>
          <Button className="side-main" tone="accent" icon="seal" off={!reading} onPress={onCount}>
            {t.cash.count}
          </Button>
        </div>
      )}
    </aside>
  )
}

function DrawerSums({ reading }: { readonly reading: Reading }) {
  const { lang, t, euros } = useWords()
  return (
    <dl className="sums">
      <dt>{t.cash.float}</dt>
      <dd>{euros(reading.floatCents)}</dd>
      <dt>{t.cash.cashIn}</dt>
      <dd>{euros(readingView(reading).cashInCents)}</dd>
      {reading.movements.length > 0 && (
        <>
          <dt>{t.drawer.moved}</dt>
          <dd>{signedEuros(intoDrawer(reading.movements), lang)}</dd>
        </>
      )}
    </dl>
  )
}
