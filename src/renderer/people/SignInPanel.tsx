import { useStatus } from '../counter/use-counter.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { canLock } from './people-view.ts'
import { SignIn } from './SignIn.tsx'
import { useMay, usePeople } from './use-people.ts'
import { focusPanel } from '../ui/focus-panel.ts'

/** Over any screen: who holds the till, and what concerns whoever does. */
export function SignInPanel() {
  const { t } = useWords()
  const { people } = useTill()
  const known = usePeople()
  const status = useStatus()
  const mayManage = useMay('people')
  const training = status?.phase === 'running' && status.training !== null
  const lockable = canLock(known?.people ?? [])
  return (
    <section className="people-panel" aria-labelledby="people-title" tabIndex={-1} ref={focusPanel}>
      <header className="panel-head">
        <h1 id="people-title">{t.people.title}</h1>
        <Button icon="cross" onPress={() => change({ over: undefined })}>
          {t.common.close}
        </Button>
      </header>
      <SignIn />
      <p className="quiet">{lockable ? t.training.startMore : t.people.lockOff}</p>
      <footer className="people-keys">
        {!training && (
          <Button icon="school" title={t.training.startMore} onPress={people.startTraining}>
            {t.training.start}
          </Button>
        )}
        {mayManage && (
          <Button icon="people" onPress={() => change({ over: { kind: 'people', step: 'team' } })}>
            {t.people.team}
          </Button>
        )}
        <Button
          tone="accent"
          icon="lock"
          off={!lockable}
          {...(lockable ? {} : { title: t.people.lockOff })}
          onPress={people.lock}
        >
          {t.people.lock}
        </Button>
      </footer>
    </section>
  )
}
