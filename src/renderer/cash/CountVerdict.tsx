import { useState } from 'react'
import { zExplanation, type CountedPieces, type Explanation } from '../../shared/cash.ts'
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
import type { Told } from './cash-actions.ts'
import { countView, isOdd, type CountView } from './count-view.ts'
import { useBlind, useExplainAbove } from './use-blind.ts'

type Props = {
  readonly reading: Reading
  readonly counted: Cents
  readonly pieces: CountedPieces
  readonly onCancel: () => void
  readonly onClosed: (z: ZReport) => void
}

/** What was counted against what was expected, what explains it, and the press that closes the day: two where it looks odd. */
export function CountVerdict({ reading, counted, pieces, onCancel, onClosed }: Props) {
  const { t } = useWords()
  const { cash } = useTill()
  const blind = useBlind()
  const explainAbove = useExplainAbove()
  const [told, setTold] = useState<Told>()
  const [sureOf, setSureOf] = useState<string>()
  const [explanation, setExplanation] = useState<Explanation>()
  const stillOpen = useCounter(wholeTicket)
  const { sessionId, expectedCents } = reading
  const hidden = blind && told?.counted !== counted
  const view = countView(expectedCents, counted, explainAbove)
  const shown = `${counted} ${expectedCents}`
  const odd = isOdd(view, stillOpen !== null && stillOpen !== undefined)
  const sure = sureOf === shown // another count, or another sale meanwhile, asks again
  const asked = { sessionId, countedCents: counted, ...(pieces.length > 0 && { pieces }) }
  const explained = view.explain && explanation ? { explanation } : {}
  const off = !hidden && view.explain && explanation === undefined

  const press = () => {
    if (hidden) cash.count(asked, setTold)
    else if (sure || !odd) cash.close({ ...asked, ...explained, expectedCents }, onClosed)
    else setSureOf(shown)
  }
  const hint = sure ? t.count.sureMore : told && !hidden ? t.drawer.countsLeft({ count: told.countsLeft }) : undefined
  return (
    <aside className="ticket drawer-side" aria-label={t.count.counted}>
      <header className="ticket-head">
        <p>
          <b>{t.cash.count}</b>
        </p>
      </header>
      <div className="ticket-body">
        {hidden ? (
          <p className="blind-hint">{told?.countsLeft === 0 ? t.drawer.countAgain : t.drawer.blind}</p>
        ) : (
          <Verdict view={view} expectedCents={expectedCents} />
        )}
        {!hidden && view.explain && <Explanations limit={explainAbove} value={explanation} onChoose={setExplanation} />}
        <PapersToHandIn papers={reading.papers} />
        <Notice />
      </div>
      <div className="total">
        <span>{t.count.counted}</span>
        <output aria-label={t.count.counted}>
          <BigAmount cents={counted} />
        </output>
      </div>
      <div className="side-keys" data-pair="">
        <p className="side-hint">{hint ?? (stillOpen && t.count.ticketOpen)}</p>
        <Button onPress={() => (sure ? setSureOf(undefined) : onCancel())}>
          {sure ? t.count.cancel : t.common.back}
        </Button>
        <Button
          className="side-main"
          tone={sure && !hidden ? 'red' : 'accent'}
          icon={hidden ? 'check' : 'seal'}
          off={off}
          onPress={press}
        >
          {hidden ? t.drawer.giveCount : sure ? t.count.sure : t.count.close}
        </Button>
      </div>
    </aside>
  )
}

/** Cheques and titres are counted beside the cash: how many there should be, and what they are worth. */
function PapersToHandIn({ papers }: Pick<Reading, 'papers'>) {
  const { t, euros } = useWords()
  if (papers.length === 0) return null
  return (
    <dl className="sums" aria-label={t.tender.papers}>
      {papers.map(({ kind, count, faceCents }) => (
        <div key={kind}>
          <dt>
            {count} × {t.tender.name[kind]}
          </dt>
          <dd>{euros(faceCents)}</dd>
        </div>
      ))}
    </dl>
  )
}

function Verdict({ view, expectedCents }: { readonly view: CountView; readonly expectedCents: Cents }) {
  const { lang, t, euros } = useWords()
  const { difference, verdict } = view
  return (
    <>
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
    </>
  )
}

type ExplanationsProps = {
  readonly limit: Cents
  readonly value: Explanation | undefined
  readonly onChoose: (explanation: Explanation) => void
}

function Explanations({ limit, value, onChoose }: ExplanationsProps) {
  const { t, euros } = useWords()
  return (
    <section className="explanations" role="group" aria-label={t.drawer.explain}>
      <h2>{t.drawer.explain}</h2>
      <p>{t.drawer.explainMore({ limit: euros(limit) })}</p>
      <div>
        {zExplanation.options.map((one) => (
          <Button key={one} pressed={one === value} onPress={() => onChoose(one)}>
            {t.drawer.explanation[one]}
          </Button>
        ))}
      </div>
    </section>
  )
}
