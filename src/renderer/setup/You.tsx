import { useState } from 'react'
import { INITIALS_MAX, NAME_MAX, withName } from '../people/people-view.ts'
import { PinPad } from '../people/PinPad.tsx'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { withCapitals } from '../ui/capitals.ts'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { CafeDraft } from './setup-view.ts'

type Props = {
  readonly draft: CafeDraft
  readonly onChange: (draft: CafeDraft) => void
  readonly fault: string | undefined
}

/** The manager: a name, and a code if they want one. */
export function You({ draft, onChange, fault }: Props) {
  const { t } = useWords()
  const words = t.setup.you
  const { manager, pin } = draft
  const [asking, setAsking] = useState(pin === '')
  const named = (name: string) => {
    const { initials } = withName({ ...manager, role: 'manager' }, name)
    onChange({ ...draft, manager: { name, initials } })
  }
  return (
    <div className="you">
      <div className="you-names">
        <Field
          label={words.name}
          keys="text"
          maxLength={NAME_MAX}
          value={manager.name}
          onChange={named}
          onBlur={() => named(withCapitals(manager.name))}
          fault={fault}
        />
        <Field
          label={words.initials}
          keys="text"
          maxLength={INITIALS_MAX}
          value={manager.initials}
          onChange={(initials) => onChange({ ...draft, manager: { ...manager, initials: initials.toUpperCase() } })}
        />
        <p className="site-note">{words.pinMore}</p>
      </div>
      {asking ? (
        <PinPad
          label={words.pin}
          enter={words.keep}
          onPin={(chosen) => {
            onChange({ ...draft, pin: chosen })
            setAsking(false)
          }}
        />
      ) : (
        <div className="you-kept" role="status">
          <Icon name="lock" />
          <b>{words.pinKept}</b>
          <Button
            onPress={() => {
              onChange({ ...draft, pin: '' })
              setAsking(true)
            }}
          >
            {words.pinChange}
          </Button>
        </div>
      )}
    </div>
  )
}
