import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerId } from '../../../shared/ids.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { Segmented } from '../../../renderer/ui/Segmented.tsx'
import type { PersonView } from '../contract/views.ts'
import { ContactsPart } from './ContactsPart.tsx'
import { EndPart } from './EndPart.tsx'
import { formOf, newFile, sentDetails, type FileForm } from './file-form.ts'
import { HealthPart } from './HealthPart.tsx'
import { IdentityPart } from './IdentityPart.tsx'
import { MealsSide } from './MealsMain.tsx'
import { openPerson } from './people-desk.ts'
import { PayersPart } from './PayersPart.tsx'
import { set, useDesk, useSetup, useShop } from './shop.ts'
import { StandingPart } from './StandingPart.tsx'

type Props = { readonly newId: CustomerId | undefined; readonly onSaved: () => void }

/** The file of somebody, part by part; one key saves all of it. Health data have a key of their own. */
export function FileSide({ newId, onSaved }: Props) {
  const { t, queries, today } = useShop()
  const personId = useDesk((s) => s.personId)
  const setup = useSetup()
  const view = useQuery({
    ...queries.person.queryOptions({ input: { personId: personId ?? ('' as CustomerId) } }), // asked for somebody only
    enabled: personId !== undefined,
  }).data
  if (newId !== undefined && setup) {
    const form = newFile(newId, setup.prices[0]?.band ?? '1', today())
    return <Editor key={newId} start={form} view={undefined} onSaved={onSaved} />
  }
  if (personId !== undefined && view) {
    return <Editor key={personId} start={formOf(view)} view={view} onSaved={onSaved} />
  }
  return (
    <MealsSide
      label={t.people.file.open}
      head={
        <p>
          <b>{t.people.file.open}</b>
        </p>
      }
    >
      <p className="sv-empty">
        <Icon name="file" />
        {t.people.file.hint}
      </p>
    </MealsSide>
  )
}

const parts = ['identity', 'meals', 'health', 'contacts', 'payers'] as const
type Part = (typeof parts)[number]

function Editor({
  start,
  view,
  onSaved,
}: {
  readonly start: FileForm
  readonly view: PersonView | undefined
  readonly onSaved: () => void
}) {
  const shop = useShop()
  const { t, host, part: service } = shop
  const [form, setForm] = useState(start)
  const [part, setPart] = useState<Part>('identity')
  const words = t.people.file
  const isEnded = view?.file.status === 'ended'
  const name = form.details.name.trim()
  host.useBack(view !== undefined, () => openPerson(undefined))
  const save = () =>
    shop.ask(
      (commandId) => service.savePerson({ person: form.person, details: sentDetails(form.details), commandId }),
      ({ personId, lacking }) => {
        shop.again()
        onSaved()
        set({ personId })
        const missing = lacking.map((one) => words.lacking[one]).join(', ')
        if (missing === '') shop.done(words.saved)
        else set({ told: { tone: 'amber', text: `${words.saved} ${missing} : ${words.lackingNote}` } })
      },
    )
  const write = (person: Partial<FileForm['person']>) => setForm({ ...form, person: { ...form.person, ...person } })
  return (
    <MealsSide
      label={name || words.new}
      head={
        <>
          <p>
            <b>{name || words.new}</b>
            {view && <span>{words.statuses[view.file.status]}</span>}
          </p>
          {view && (
            <Button tone="panel" icon="calendar" onPress={() => set({ page: 'day' })}>
              {words.week}
            </Button>
          )}
        </>
      }
      keys={
        !isEnded &&
        part !== 'health' && (
          <>
            <p className="sv-missing" role="status">
              {name === '' ? words.needName : ''}
            </p>
            <div className="sv-keys">
              <Button className="sv-main" icon="check" off={name === ''} onPress={save}>
                {words.save}
              </Button>
            </div>
          </>
        )
      }
    >
      {isEnded && view ? (
        <EndPart view={view} />
      ) : (
        <>
          <div className="ml-parts">
            <Segmented
              label={words.partsLabel}
              value={part}
              choices={parts
                .filter((one) => one !== 'health' || view !== undefined)
                .map((value) => ({ value, text: words.parts[value] }))}
              onChoose={setPart}
            />
          </div>
          {part === 'identity' && <IdentityPart form={form} onForm={setForm} />}
          {part === 'identity' && view && <EndPart view={view} />}
          {part === 'meals' && <StandingPart person={form.person} onWrite={write} />}
          {part === 'health' && view && <HealthPart view={view} />}
          {part === 'contacts' && <ContactsPart person={form.person} onWrite={write} />}
          {part === 'payers' && <PayersPart person={form.person} onWrite={write} />}
        </>
      )}
      <host.Keys />
    </MealsSide>
  )
}
