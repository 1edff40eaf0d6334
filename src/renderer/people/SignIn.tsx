import { useState } from 'react'
import type { Person } from '../../shared/contracts/people.ts'
import type { OperatorId } from '../../shared/ids.ts'
import { useStepBack } from '../shell/back.ts'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { atWork } from './people-view.ts'
import { PersonTile } from './PersonTile.tsx'
import { PinKeys } from './PinPad.tsx'
import { usePeople } from './use-people.ts'
import { usePin } from './use-pin.ts'
import './people.css'

/** Everybody's tile, and a pad: a name and then its PIN, or a PIN and then the name; without a PIN, the touch alone. */
export function SignIn() {
  const { t } = useWords()
  const { people: actions } = useTill()
  const known = usePeople()
  const pin = usePin()
  const [chosen, setChosen] = useState<OperatorId>()
  const team = atWork(known?.people ?? [])
  const person = team.find((one) => one.operatorId === chosen)
  const withPad = team.some((one) => one.hasPin && one.operatorId !== known?.signedIn)
  const forget = () => {
    setChosen(undefined)
    pin.forget()
  }
  useStepBack(chosen !== undefined || pin.count > 0, forget, true)

  const give = ({ operatorId }: Person) => pin.give((digits, refused) => actions.signIn(operatorId, digits, refused))
  const touch = (one: Person) => {
    if (one.operatorId === known?.signedIn) change({ over: undefined })
    else if (!one.hasPin) actions.signIn(one.operatorId, '', () => undefined)
    else {
      setChosen(one.operatorId)
      if (pin.isLong) give(one)
      else if (one.operatorId !== chosen) pin.forget()
    }
  }
  return (
    <div className="sign-in">
      <div className="people-tiles">
        {team.map((one) => (
          <PersonTile
            key={one.operatorId}
            person={one}
            here={one.operatorId === known?.signedIn}
            chosen={one.operatorId === chosen}
            onPress={() => touch(one)}
          />
        ))}
      </div>
      {withPad && (
        <PinKeys
          key={chosen} // chosen anew, the pad has the keyboard
          label={person ? t.people.pin({ name: person.name }) : t.people.pinFirstThenName}
          enter={t.people.enter}
          pin={pin}
          onEnter={person && (() => give(person))}
        />
      )}
    </div>
  )
}
