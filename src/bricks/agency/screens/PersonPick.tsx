import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { useShop } from './shop.ts'

type Person = { readonly customerId: CustomerId; readonly name: string }

/** Somebody the café knows, by a part of their name; or nobody. */
export function PersonPick(props: {
  readonly label: string
  readonly none: string
  readonly person: Person | undefined
  readonly onPick: (person: Person | undefined) => void
}) {
  const { queries, t } = useShop()
  const [text, setText] = useState('')
  const isAsked = text.trim().length >= 2
  const found = useQuery(queries.findPeople.queryOptions({ input: { text: text.trim() }, enabled: isAsked })).data ?? []
  if (props.person)
    return (
      <div className="sv-part" role="group" aria-label={props.label}>
        <h2 className="sv-label">{props.label}</h2>
        <div className="sv-state">
          <Button pressed onPress={() => undefined}>
            {props.person.name}
          </Button>
          <Button icon="cross" label={t.setup.remove} onPress={() => props.onPick(undefined)} />
        </div>
      </div>
    )
  return (
    <div className="sv-part">
      <Field label={props.label} keys="text" maxLength={60} placeholder={props.none} value={text} onChange={setText} />
      {isAsked && found.length > 0 && (
        <div className="sv-chips">
          {found.map((person) => (
            <button
              key={person.customerId}
              type="button"
              className="sv-chip"
              onClick={() => {
                setText('')
                props.onPick(person)
              }}
            >
              <b>{person.name}</b>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
