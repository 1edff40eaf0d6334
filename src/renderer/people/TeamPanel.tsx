import { useState } from 'react'
import type { Person } from '../../shared/contracts/people.ts'
import { newOperatorId } from '../../shared/ids.ts'
import { useStepBack } from '../shell/back.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { change } from '../shell/session.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PersonEditor } from './PersonEditor.tsx'
import { PersonTile } from './PersonTile.tsx'
import { usePeople } from './use-people.ts'
import { focusPanel } from '../ui/focus-panel.ts'

const nobody = (): Person => ({
  operatorId: newOperatorId(),
  name: '',
  initials: '',
  role: 'server',
  hasPin: false,
  active: true,
})

/** The team: who works here, as what, and with which PIN. Nobody is ever deleted, for tickets name who sold them. */
export function TeamPanel() {
  const { t } = useWords()
  const known = usePeople()
  const [edited, setEdited] = useState<Person>()
  // What the till knows of them, as soon as it knows them.
  const person = known?.people.find((one) => one.operatorId === edited?.operatorId) ?? edited
  const back = () => (edited ? setEdited(undefined) : change({ over: { kind: 'people', step: 'sign-in' } }))
  useStepBack(edited !== undefined, () => setEdited(undefined), true)
  return (
    <section className="people-panel" aria-labelledby="team-title" tabIndex={-1} ref={focusPanel}>
      <header className="panel-head">
        <h1 id="team-title">{person?.name || (edited ? t.people.add : t.people.team)}</h1>
        <Button icon="left" onPress={back}>
          {t.common.back}
        </Button>
      </header>
      {person ? (
        <PersonEditor key={person.operatorId} person={person} onSaved={() => setEdited(undefined)} />
      ) : (
        <div className="people-tiles">
          {known?.people.map((one) => (
            <PersonTile
              key={one.operatorId}
              person={one}
              does={t.people.edit({ name: one.name })}
              onPress={() => setEdited(one)}
            />
          ))}
          <button type="button" className="person person-add" onClick={() => setEdited(nobody())}>
            <span className="person-initials" aria-hidden="true">
              <Icon name="plus" />
            </span>
            <span className="person-name">{t.people.add}</span>
          </button>
        </div>
      )}
      <ScreenKeys />
    </section>
  )
}
