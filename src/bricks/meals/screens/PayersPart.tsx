import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { PersonInput } from '../contract/views.ts'
import { zPayer, type Payer } from '../rules/person.ts'
import { Chips } from './Chips.tsx'
import { centsText, figureOf, readCents, shareOf, type ShareKind } from './file-form.ts'
import { useShop } from './shop.ts'

type Props = { readonly person: PersonInput; readonly onWrite: (next: Partial<PersonInput>) => void }
const LETTERS = 3
const FOUND = 6
const SHARES: readonly ShareKind[] = ['band-rest', 'per-meal', 'percent', 'up-to']

/** Who else pays, with the dates on which they do: customers of the café, so that what they owe is settled like any debt. */
export function PayersPart({ person, onWrite }: Props) {
  const { payers } = person
  const write = (at: number, next: Partial<Payer>) =>
    onWrite({ payers: payers.map((one, n) => (n === at ? { ...one, ...next } : one)) })
  return (
    <>
      {payers.map((payer, at) => (
        <PayerSet
          key={`${payer.payerId} ${at}`}
          payer={payer}
          at={at}
          onWrite={(next) => write(at, next)}
          onRemove={() => onWrite({ payers: payers.filter((_, n) => n !== at) })}
        />
      ))}
      {payers.length < 6 && <NewPayer onAdd={(payer) => onWrite({ payers: [...payers, payer] })} />}
    </>
  )
}

function PayerSet(props: {
  readonly payer: Payer
  readonly at: number
  readonly onWrite: (next: Partial<Payer>) => void
  readonly onRemove: () => void
}) {
  const { t, today, dateWords, words, host } = useShop()
  const own = t.people.file
  const { payer, onWrite } = props
  const [figure, setFigure] = useState(() => centsText(figureOf(payer.share)))
  const customer = useQuery(
    host.client.queries.customers.disclose.queryOptions({ input: { customerId: payer.payerId } }),
  )
  const setAmount = (text: string) => {
    setFigure(text)
    const amount = readCents(text)
    if (amount !== undefined) onWrite({ share: shareOf(payer.share.kind, amount) })
  }
  return (
    <fieldset className="ml-set">
      <legend>{customer.data?.customer.name ?? own.payer({ n: props.at + 1 })}</legend>
      <Chips
        label={own.kind}
        columns={4}
        value={payer.kind}
        chips={zPayer.shape.kind.options.map((value) => ({ value, text: words.payers[value] }))}
        onChoose={(kind) => onWrite({ kind })}
      />
      <Chips
        label={own.share}
        columns={2}
        value={payer.share.kind}
        chips={SHARES.map((value) => ({ value, text: own.shares[value] }))}
        onChoose={(kind) => onWrite({ share: shareOf(kind, readCents(figure) ?? 0) })}
      />
      <div className="sv-pair">
        {payer.share.kind !== 'band-rest' && (
          <Field
            label={payer.share.kind === 'percent' ? own.percentOf : own.amount}
            keys="amount"
            maxLength={9}
            value={figure}
            onChange={setAmount}
          />
        )}
        <Field
          label={own.max}
          keys="digits"
          maxLength={3}
          value={payer.maxMealsMonth === null ? '' : String(payer.maxMealsMonth)}
          onChange={(text) =>
            onWrite({ maxMealsMonth: Number(text) >= 1 ? Math.min(200, Math.trunc(Number(text))) : null })
          }
        />
      </div>
      <div className="sv-pair">
        <DateField
          label={own.from}
          value={payer.from}
          today={today()}
          words={dateWords}
          onChange={(from) => from && onWrite({ from })}
        />
        <DateField
          label={own.to}
          value={payer.to ?? undefined}
          today={today()}
          words={dateWords}
          onChange={(to) => onWrite({ to: to ?? null })}
        />
      </div>
      <Button tone="danger" icon="trash" onPress={props.onRemove}>
        {own.remove}
      </Button>
    </fieldset>
  )
}

function NewPayer({ onAdd }: { readonly onAdd: (payer: Payer) => void }) {
  const { t, today, host } = useShop()
  const own = t.people.file
  const [text, setText] = useState('')
  const found = useQuery({
    ...host.client.queries.customers.search.queryOptions({ input: { text: text.trim(), limit: FOUND } }),
    enabled: text.trim().length >= LETTERS,
  }).data
  const add = (payerId: Payer['payerId']) => {
    setText('')
    onAdd({ payerId, kind: 'ccas', share: { kind: 'band-rest' }, maxMealsMonth: null, from: today(), to: null })
  }
  return (
    <>
      <Field label={own.payerFind} keys="text" maxLength={60} value={text} onChange={setText} />
      <ul className="sv-list">
        {(text.trim().length >= LETTERS ? (found ?? []) : []).map(({ customerId, name, city }) => (
          <li key={customerId}>
            <button type="button" onClick={() => add(customerId)}>
              <span aria-hidden="true">+</span>
              <b>{name}</b> <small>{city}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
