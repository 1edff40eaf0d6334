import { useQuery } from '@tanstack/react-query'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Chips } from './Chips.tsx'
import { withLine, type FileForm } from './file-form.ts'
import { useSetup, useShop } from './shop.ts'

type Props = { readonly form: FileForm; readonly onForm: (form: FileForm) => void }
const NO_ROUND = 'none'

/** Who it is, where the bag goes, which round and which band. */
export function IdentityPart({ form, onForm }: Props) {
  const { t, queries, today, dateWords } = useShop()
  const setup = useSetup()
  const rounds = useQuery(queries.rounds.queryOptions({ input: {} })).data ?? []
  const words = t.people.file
  const { person, details } = form
  const write = (next: Partial<FileForm['details']>) => onForm({ ...form, details: { ...details, ...next } })
  const put = (next: Partial<FileForm['person']>) => onForm({ ...form, person: { ...person, ...next } })
  const bands = [...new Set((setup?.prices ?? []).map(({ band }) => band))]
  return (
    <>
      <Field label={words.name} keys="text" maxLength={120} value={details.name} onChange={(name) => write({ name })} />
      <Field
        label={words.phone}
        keys="digits"
        maxLength={30}
        value={details.phone}
        onChange={(phone) => write({ phone })}
      />
      <Field
        label={words.street}
        keys="text"
        maxLength={80}
        value={details.addressLines[0] ?? ''}
        onChange={(line) => onForm({ ...form, details: withLine(details, 0, line) })}
      />
      <div className="sv-pair">
        <Field
          label={words.postcode}
          keys="digits"
          maxLength={10}
          value={details.postcode}
          onChange={(postcode) => write({ postcode })}
        />
        <Field
          label={words.city}
          keys="text"
          maxLength={80}
          value={details.city}
          onChange={(city) => write({ city })}
        />
      </div>
      <Field
        label={words.access}
        keys="text"
        maxLength={200}
        value={person.accessNote}
        onChange={(accessNote) => put({ accessNote })}
      />
      <Chips
        label={words.round}
        value={person.roundId ?? NO_ROUND}
        chips={[
          ...rounds.map(({ roundId, name }) => ({ value: roundId as string, text: name })),
          { value: NO_ROUND, text: words.noRound },
        ]}
        onChoose={(value) => put({ roundId: rounds.find(({ roundId }) => roundId === value)?.roundId ?? null })}
      />
      <Chips
        label={words.band}
        value={person.band}
        chips={bands.map((value) => ({ value, text: value }))}
        onChoose={(band) => put({ band })}
      />
      <div className="sv-pair">
        <DateField
          label={words.birth}
          value={person.birthDate ?? undefined}
          today={today()}
          words={dateWords}
          onChange={(birthDate) => put({ birthDate: birthDate ?? null })}
        />
        <DateField
          label={words.started}
          value={person.startedOn ?? undefined}
          today={today()}
          words={dateWords}
          onChange={(startedOn) => put({ startedOn: startedOn ?? null })}
        />
      </div>
      <Field
        label={words.email}
        keys="text"
        maxLength={120}
        value={details.email}
        onChange={(email) => write({ email })}
      />
      <Chips
        label={words.status}
        columns={2}
        value={person.status}
        chips={(['active', 'pending'] as const).map((value) => ({ value, text: words.statuses[value] }))}
        onChoose={(status) => put({ status })}
      />
      <YesNo label={words.mayBeLeft} value={person.mayBeLeft} onChange={(mayBeLeft) => put({ mayBeLeft })} />
      <YesNo
        label={words.invoiceWithMeal}
        value={person.invoiceWithMeal}
        onChange={(invoiceWithMeal) => put({ invoiceWithMeal })}
      />
    </>
  )
}

export function YesNo(props: {
  readonly label: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
}) {
  const { t } = useShop()
  return (
    <Chips
      label={props.label}
      columns={2}
      value={props.value ? 'yes' : 'no'}
      chips={[
        { value: 'yes', text: t.people.file.yes },
        { value: 'no', text: t.people.file.no },
      ]}
      onChoose={(value) => props.onChange(value === 'yes')}
    />
  )
}
