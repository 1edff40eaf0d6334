import { useState } from 'react'
import type { Reading, ZReport } from '../../shared/contracts/cash-sessions.ts'
import type { Cents } from '../../shared/money.ts'
import { signedEuros } from '../../shared/texts/format.ts'
import { useCounter, wholeTicket } from '../counter/use-counter.ts'
import { BigAmount } from '../shell/BigAmount.tsx'
import { Notice } from '../shell/Notice.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { countView } from './count-view.ts'

type Props = {
  readonly reading: Reading
  readonly counted: Cents
  readonly onCancel: () => void
  readonly onClosed: (z: ZReport) => void
}

/** What was counted against what was expected, and the two presses that close the day. */
export function CountVerdict({ reading, counted, onCancel, onClosed }: Props) {
  const { lang, t, euros } = useWords()
  const { cash } = useTill()
  const [sureOf, setSureOf] = useState<string>()
  const stillOpen = useCounter(wholeTicket)
  const { sessionId, expectedCents } = reading
  const { difference, verdict } = countView(expectedCents, counted)
  const shown = `${counted} ${expectedCents}`
  const sure = sureOf === shown // another count, or another sale meanwhile, asks again

  const press = () => {
    if (sure) cash.close({ sessionId, countedCents: counted, expectedCents }, onClosed)
    else setSureOf(shown)
  }
  return (
    <aside className="ticket drawer-side" aria-label={t.count.counted}>
      <header className="ticket-head">
        <p>
          <b>{t.cash.count}</b>
        </p>
      </header>
      <div className="ticket-body">
        <dl className="sums">
          <dt>{t.count.expected}</dt>
          <dd>{euros(expectedCents)}</dd>
          <dt>{t.count.difference}</dt>
          <dd data-verdict={verdict}>{signedEuros(difference, lang)}</dd>
        </dl>
        <p className="verdict" data-verdict={verdict} role="status">
          <Icon name={verdict === 'right' ? 'check' : 'alert'} />
          {t.count[verdict]}
        </p>
        <Notice />
      </div>
      <div className="total">
        <span>{t.count.counted}</span>
        <output aria-label={t.count.counted}>
          <BigAmount cents={counted} />
        </output>
      </div>
      <div className="side-keys" data-pair="">
        <p className="side-hint">{sure ? t.count.sureMore : stillOpen && t.count.ticketOpen}</p>
        <Button onPress={() => (sure ? setSureOf(undefined) : onCancel())}>
          {sure ? t.count.cancel : t.common.back}
        </Button>
        <Button className="side-main" tone={sure ? 'red' : 'accent'} icon="seal" onPress={press}>
          {sure ? t.count.sure : t.count.close}
        </Button>
      </div>
    </aside>
  )
}
