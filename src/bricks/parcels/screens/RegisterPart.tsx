import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, type ReactNode } from 'react'
import { lastDayOfMonth, type BusinessDay } from '../../../shared/business-day.ts'
import { dayAndTime } from '../../../shared/texts/format.ts'
import { Banner } from '../../../renderer/ui/Banner.tsx'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import { Icon } from '../../../renderer/ui/Icon.tsx'
import { useSetup, useShop } from './shop.ts'
import { hand } from './statement-actions.ts'
import { setDesk, useStatementDesk, useWords } from './statement-desk.ts'
import { useMonth } from './use-month.ts'

const SHOWN = 50

/** The register: searched, checked, handed over. */
export function RegisterPart({ choice }: { readonly choice: ReactNode }) {
  const { r } = useWords()
  const text = useStatementDesk((s) => s.text)
  return (
    <>
      <div className="sv-bar pst-bar">
        {choice}
        <Field
          className="sv-find"
          label={r.register.find}
          hideLabel
          placeholder={r.register.find}
          keys="text"
          maxLength={60}
          value={text}
          onChange={(next) => setDesk({ text: next })}
        >
          <span className="sv-find-icon">
            <Icon name="search" />
          </span>
        </Field>
      </div>
      <Carriers />
      <Found />
      <Standing />
    </>
  )
}

function Carriers() {
  const { r } = useWords()
  const filter = useStatementDesk((s) => s.filter)
  const carriers = useSetup()?.carriers ?? []
  const chip = (value: typeof filter, name: string) => (
    <button
      key={value ?? ''}
      type="button"
      className="sv-chip"
      aria-pressed={filter === value}
      onClick={() => setDesk({ filter: value })}
    >
      {name}
    </button>
  )
  return (
    <div className="sv-bar pst-chips" role="group" aria-label={r.register.carriers}>
      {chip(null, r.register.all)}
      {carriers.map(({ code, name }) => chip(code, name))}
    </div>
  )
}

function Found() {
  const { queries, lang, zone } = useShop()
  const { r } = useWords()
  const text = useDeferredValue(useStatementDesk((s) => s.text))
  const carrier = useStatementDesk((s) => s.filter)
  const chosen = useStatementDesk((s) => s.parcelId)
  const input = { text, carrier, limit: SHOWN }
  const found = useQuery(queries.searchRegister.queryOptions({ input, placeholderData: (before) => before })).data
  return (
    <div className="sv-body" tabIndex={0} role="group" aria-label={r.register.list}>
      {found?.length === 0 && <p className="sv-none">{r.register.none}</p>}
      {found && found.length > 0 && (
        <ul className="sv-list pst-found">
          {found.map(({ parcelId, code, parcelNo, parcelCount, carrierName, name, state, number, atMs }) => (
            <li key={parcelId} data-chosen={parcelId === chosen ? '' : undefined}>
              <button type="button" aria-pressed={parcelId === chosen} onClick={() => setDesk({ parcelId })}>
                <span className="sv-mark" data-state={state}>
                  {r.state[state]}
                </span>
                <b>
                  {code}
                  {parcelCount > 1 && ` (${parcelNo}/${parcelCount})`}
                </b>
                <small>{[carrierName, name, number].filter((part) => part !== '').join(' · ')}</small>
                <em>{atMs === null ? '' : dayAndTime(atMs, lang, zone)}</em>
              </button>
            </li>
          ))}
        </ul>
      )}
      {found?.length === SHOWN && <p className="sv-hint">{r.register.more(SHOWN)}</p>}
    </div>
  )
}

/** Whether the register is whole, how long names are in it, and its export. */
function Standing() {
  const shop = useShop()
  const { r } = useWords()
  const { month, today } = useMonth()
  const known = useQuery(shop.queries.registerState.queryOptions({ input: {} })).data
  const first = `${month}-01` as BusinessDay // the first of a month is a day
  const from = useStatementDesk((s) => s.from) ?? first
  const to = useStatementDesk((s) => s.to) ?? (lastDayOfMonth(first) > today ? today : lastDayOfMonth(first))
  const file = (as: 'csv' | 'pdf') =>
    shop.ask(
      () => shop.part.registerFile({ from, to, as }),
      (made) => (made ? hand(made) : shop.done(r.register.tooLong)),
    )
  return (
    <footer className="pst-standing">
      {known &&
        (known.brokenAt === null ? (
          <p className="pst-whole">
            <Icon name="check" />
            {r.register.whole(known.events)}
          </p>
        ) : (
          <Banner tone="red" icon="alert">
            {r.register.broken(known.brokenAt)}
          </Banner>
        ))}
      {known && (
        <p className="pst-names">
          <Icon name="lock" />
          {r.register.names({ a: String(known.keptMonths), b: String(known.named) })}
          {known.heldBack > 0 && ` ${r.register.held(known.heldBack)}`}
        </p>
      )}
      <div className="sv-bar sv-bar-fields" role="group" aria-label={r.register.export}>
        <DateField
          label={r.register.from}
          value={from}
          today={today}
          words={shop.dateWords}
          onChange={(day) => setDesk({ from: day })}
        />
        <DateField
          label={r.register.to}
          value={to}
          today={today}
          words={shop.dateWords}
          onChange={(day) => setDesk({ to: day })}
        />
        <Button icon="file" tone="panel" onPress={() => file('pdf')}>
          PDF
        </Button>
        <Button icon="download" tone="panel" onPress={() => file('csv')}>
          CSV
        </Button>
      </div>
    </footer>
  )
}
