import { useState } from 'react'
import { addDays } from '../../shared/business-day.ts'
import type { SealedClosure } from '../../shared/contracts/closures.ts'
import { dayName } from '../../shared/texts/format.ts'
import { fullDay } from '../../shared/texts/periods.ts'
import { useStatus } from '../counter/use-counter.ts'
import { useStepBack } from '../shell/back.ts'
import { Notice } from '../shell/Notice.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { DayStep } from './closings-view.ts'
import { useDayStep } from './use-closings.ts'

type Props = {
  readonly onCount: () => void
  readonly onClosed: (sealed: readonly SealedClosure[]) => void
}

const icons = { 'wait-clock': 'alert', 'count-first': 'drawer', closable: 'calendar', done: 'check' } as const

/** The day in hand: whether it can be closed, what that means, and the key that does it when pressed twice. */
export function DayCloser({ onCount, onClosed }: Props) {
  const { lang, t } = useWords()
  const status = useStatus()
  const step = useDayStep()
  const words = t.control.closings
  const hour = status?.phase === 'running' ? status.settings.cutOffHour : 0
  if (!step) return <aside className="ticket" aria-label={words.dayTitle} />
  const names = { today: dayName(step.day, lang), next: dayName(step.next, lang) }
  const facts =
    step.kind === 'wait-clock' ? { today: fullDay(step.day, lang), next: fullDay(addDays(step.next, -1), lang) } : names
  return (
    <aside className="ticket drawer-side" aria-label={words.dayTitle}>
      <header className="ticket-head">
        <p>
          <b>{words.dayTitle}</b>
        </p>
      </header>
      <div className="ticket-body">
        <div className="day-step" data-kind={step.kind}>
          <Icon name={icons[step.kind]} />
          <h2>{words.state[step.kind]}</h2>
          <p className="day-step-day">{dayName(step.day, lang)}</p>
          <p>{words.more[step.kind](facts)}</p>
        </div>
        {step.kind !== 'wait-clock' && <p className="quiet day-itself">{words.itself({ hour })}</p>}
        <Notice />
      </div>
      {step.kind === 'wait-clock' && (
        <div className="side-keys">
          <Button
            className="side-main"
            tone="accent"
            icon="coffee"
            onPress={() => change({ screen: 'counter', over: undefined })}
          >
            {words.counterKey}
          </Button>
        </div>
      )}
      {step.kind === 'count-first' && (
        <div className="side-keys">
          <Button className="side-main" tone="accent" icon="drawer" onPress={onCount}>
            {words.countKey}
          </Button>
        </div>
      )}
      {step.kind === 'closable' && <CloseKeys key={step.day} step={step} onClosed={onClosed} />}
    </aside>
  )
}

type KeysProps = { readonly step: DayStep; readonly onClosed: Props['onClosed'] }

function CloseKeys({ step, onClosed }: KeysProps) {
  const { lang, t } = useWords()
  const { closings } = useTill()
  const words = t.control.closings
  const [asked, setAsked] = useState(false)
  useStepBack(asked, () => setAsked(false))
  const day = dayName(step.day, lang)
  if (!asked) {
    return (
      <div className="side-keys">
        <Button className="side-main" tone="accent" icon="seal" onPress={() => setAsked(true)}>
          {words.dayKey({ day })}
        </Button>
      </div>
    )
  }
  return (
    <div className="side-keys" data-pair="">
      <p className="side-hint" role="status">
        {words.sure({ day, next: dayName(step.next, lang) })}
      </p>
      <Button onPress={() => setAsked(false)}>{words.dayWait}</Button>
      <Button
        className="side-main"
        tone="red"
        icon="seal"
        onPress={() => {
          setAsked(false)
          closings.closeDay(step.day, onClosed)
        }}
      >
        {words.daySure}
      </Button>
    </div>
  )
}
