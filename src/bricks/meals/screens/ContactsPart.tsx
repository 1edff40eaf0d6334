import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { PersonInput } from '../contract/views.ts'
import { zContact, type Contact } from '../rules/person.ts'
import { Chips } from './Chips.tsx'
import { useShop } from './shop.ts'

type Props = { readonly person: PersonInput; readonly onWrite: (next: Partial<PersonInput>) => void }
const MOST = 8

/** Whom to call, and why. */
export function ContactsPart({ person, onWrite }: Props) {
  const { t, words } = useShop()
  const own = t.people.file
  const { contacts } = person
  const write = (at: number, next: Partial<Contact>) =>
    onWrite({ contacts: contacts.map((one, n) => (n === at ? { ...one, ...next } : one)) })
  return (
    <>
      {contacts.map((contact, at) => (
        // A contact has no name of its own until it is written: its place is what it is.
        <fieldset key={at} className="ml-set">
          <legend>{own.contact({ n: at + 1 })}</legend>
          <Chips
            label={own.role}
            columns={2}
            value={contact.role}
            chips={zContact.shape.role.options.map((value) => ({ value, text: words.contacts[value] }))}
            onChoose={(role) => write(at, { role })}
          />
          <div className="sv-pair">
            <Field
              label={own.name}
              keys="text"
              maxLength={60}
              value={contact.name}
              onChange={(name) => write(at, { name })}
            />
            <Field
              label={own.phone}
              keys="digits"
              maxLength={24}
              value={contact.phone}
              onChange={(phone) => write(at, { phone })}
            />
          </div>
          <Button tone="danger" icon="trash" onPress={() => onWrite({ contacts: contacts.filter((_, n) => n !== at) })}>
            {own.remove}
          </Button>
        </fieldset>
      ))}
      {contacts.length < MOST && (
        <Button
          icon="plus"
          onPress={() => onWrite({ contacts: [...contacts, { role: 'emergency', name: '', phone: '', note: '' }] })}
        >
          {own.addContact}
        </Button>
      )}
    </>
  )
}
