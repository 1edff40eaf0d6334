import { useState } from 'react'
import type { Person } from '../../shared/contracts/people.ts'
import { useStepBack } from '../shell/back.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { withCapitals } from '../ui/capitals.ts'
import { INITIALS_MAX, isPersonComplete, NAME_MAX, pinFirst, ROLES, withName, type PersonDraft } from './people-view.ts'
import { PinPad } from './PinPad.tsx'
import { usePeople } from './use-people.ts'

type Props = { readonly person: Person; readonly onSaved: () => void }

/** One person: name, initials, what they may do, and their PIN. */
export function PersonEditor({ person, onSaved }: Props) {
  const { t } = useWords()
  const { people } = useTill()
  const known = usePeople()?.people ?? []
  const isKnown = known.some((one) => one.operatorId === person.operatorId)
  const [draft, setDraft] = useState<PersonDraft>(person)
  const [pinAsked, setPinAsked] = useState(false)
  useStepBack(pinAsked, () => setPinAsked(false), true)
  const { operatorId } = person
  const save = (active = person.active) => people.save({ operatorId, ...namedOnly(draft), active }, onSaved)

  if (pinAsked) {
    const manager = pinFirst(known, person)
    const asked = manager ?? person
    return (
      <div className="new-pin">
        <PinPad
          key={asked.operatorId}
          label={t.people.newPin({ name: asked.name })}
          enter={t.people.keep}
          onPin={(pin) => people.setPin(asked.operatorId, pin, () => !manager && setPinAsked(false))}
        />
        {manager && <p role="status">{t.people.pinFirst({ manager: manager.name, name: person.name })}</p>}
        <p className="quiet">{t.people.pinAbout}</p>
      </div>
    )
  }
  return (
    <>
      <div className="person-form">
        <div className="person-names">
          <Field
            label={t.people.name}
            keys="text"
            maxLength={NAME_MAX}
            autoFocus={!isKnown}
            value={draft.name}
            onChange={(name) => setDraft((old) => withName(old, name))}
            onBlur={() => setDraft((old) => withName(old, withCapitals(old.name)))}
          />
          <Field
            label={t.people.initials}
            keys="text"
            maxLength={INITIALS_MAX}
            value={draft.initials}
            onChange={(initials) => setDraft((old) => ({ ...old, initials: initials.toUpperCase() }))}
          />
        </div>
        <fieldset className="roles">
          <legend>{t.people.role}</legend>
          {ROLES.map((role) => (
            <Button key={role} pressed={draft.role === role} onPress={() => setDraft((old) => ({ ...old, role }))}>
              {t.people.roles[role]}
            </Button>
          ))}
          <p className="quiet">{t.people.rolesAbout[draft.role]}</p>
        </fieldset>
        {isKnown && (
          <div className="person-more">
            <Button icon="key" onPress={() => setPinAsked(true)}>
              {person.hasPin ? t.people.changePin : t.people.setPin}
            </Button>
            {person.hasPin && (
              <Button tone="danger" onPress={() => people.setPin(operatorId, '', () => undefined)}>
                {t.people.dropPin}
              </Button>
            )}
            <Button tone="danger" onPress={() => save(!person.active)}>
              {person.active ? t.people.leave : t.people.comeBack}
            </Button>
          </div>
        )}
      </div>
      <Button className="panel-main" tone="accent" icon="check" off={!isPersonComplete(draft)} onPress={() => save()}>
        {t.people.save}
      </Button>
    </>
  )
}

function namedOnly({ name, initials, role }: PersonDraft) {
  return { name: name.trim(), initials: initials.trim(), role }
}
