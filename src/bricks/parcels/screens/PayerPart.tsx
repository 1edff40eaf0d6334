import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { Field } from '../../../renderer/ui/Field.tsx'
import type { Carrier } from '../rules/carrier.ts'
import { setupTexts } from '../texts/setup-screens.ts'
import { useShop } from './shop.ts'

type PayerId = Carrier['payerId']
const LETTERS = 3
const FOUND = 6

/** Who is invoiced for the commission: a customer of the café, found by a part of the name, or nobody. */
export function PayerPart({
  payerId,
  onChoose,
}: {
  readonly payerId: PayerId
  readonly onChoose: (payerId: PayerId) => void
}) {
  const { lang } = useShop()
  const words = setupTexts[lang]
  return (
    <div className="sv-part" role="group" aria-label={words.payer}>
      <h3 className="sv-label">{words.payer}</h3>
      {payerId === null ? <Search onChoose={onChoose} /> : <Chosen payerId={payerId} onChoose={onChoose} />}
    </div>
  )
}

function Chosen(props: { readonly payerId: NonNullable<PayerId>; readonly onChoose: (payerId: PayerId) => void }) {
  const { host, lang } = useShop()
  const words = setupTexts[lang]
  const input = { customerId: props.payerId }
  const known = useQuery(host.client.queries.customers.disclose.queryOptions({ input })).data
  const name = known?.customer.name ?? ''
  return (
    <div className="pi-pair">
      <p>
        <b>{name}</b> <small>{known?.customer.city}</small>
      </p>
      <Button icon="cross" label={words.remove(name)} onPress={() => props.onChoose(null)} />
    </div>
  )
}

function Search({ onChoose }: { readonly onChoose: (payerId: PayerId) => void }) {
  const { host, lang } = useShop()
  const words = setupTexts[lang]
  const [text, setText] = useState('')
  const wanted = text.trim()
  const found = useQuery({
    ...host.client.queries.customers.search.queryOptions({ input: { text: wanted, limit: FOUND } }),
    enabled: wanted.length >= LETTERS,
  }).data
  return (
    <>
      <Field label={words.payerFind} keys="text" maxLength={60} value={text} onChange={setText} />
      <ul className="sv-list">
        {(wanted.length >= LETTERS ? (found ?? []) : []).map(({ customerId, name, city }) => (
          <li key={customerId}>
            <button type="button" onClick={() => onChoose(customerId)}>
              <span aria-hidden="true">+</span> <b>{name}</b> <small>{city}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
