import { useState } from 'react'
import type { OperatorId } from '../../shared/ids.ts'
import { useStepBack } from '../shell/back.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { atWork } from './people-view.ts'
import { PersonTile } from './PersonTile.tsx'
import { PinPad } from './PinPad.tsx'
import { usePeople } from './use-people.ts'
import './people.css'

/** Everybody's tile; whoever has a PIN types it, whoever has none is signed in by the touch. */
export function SignIn() {
  const { t } = useWords()
  const { people: actions } = useTill()
  const known = usePeople()
  const [chosen, setChosen] = useState<OperatorId>()
  const person = known?.people.find((one) => one.operatorId === chosen)
  useStepBack(chosen !== undefined, () => setChosen(undefined), true)

  if (person) {
    return (
      <div className="sign-in-pin">
        <PinPad
          key={person.operatorId}
          label={t.people.pin({ name: person.name })}
          enter={t.people.enter}
          onPin={(pin, refused) => actions.signIn(person.operatorId, pin, refused)}
        />
        <Button icon="left" onPress={() => setChosen(undefined)}>
          {t.common.back}
        </Button>
      </div>
    )
  }
  return (
    <div className="people-tiles">
      {atWork(known?.people ?? []).map((one) => (
        <PersonTile
          key={one.operatorId}
          person={one}
          here={one.operatorId === known?.signedIn}
          onPress={() => {
            if (one.operatorId === known?.signedIn) change({ over: undefined })
            else if (one.hasPin) setChosen(one.operatorId)
            else actions.signIn(one.operatorId, '', () => undefined)
          }}
        />
      ))}
    </div>
  )
}
