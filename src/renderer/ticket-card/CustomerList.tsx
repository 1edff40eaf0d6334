import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Customer } from '../../shared/contracts/customers.ts'
import { useTill } from '../shell/TillContext.ts'
import { useEnter } from '../shell/use-enter.ts'
import { useWords } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { buyerFrom, spacedSiren } from './invoice-view.ts'

const SHOWN_MAX = 12
const TEXT_MAX = 60

type Props = { readonly chosen: Customer | undefined; readonly onChoose: (customer: Customer) => void }

/** Those whom the café knows, the last seen first; what is typed narrows them. */
export function CustomerList({ chosen, onChoose }: Props) {
  const { t } = useWords()
  const { queries } = useTill()
  const [text, setText] = useState('')
  const typed = text.trim()
  const options = queries.customers.search.queryOptions({ input: { text: typed, limit: SHOWN_MAX } })
  const search = useQuery({ ...options, placeholderData: keepPreviousData })
  const found = search.data
  const enter = useEnter(typed, search, ([first]) => {
    if (first) onChoose(first)
  })
  return (
    <>
      <Field
        label={t.invoice.search}
        hideLabel
        keys="text"
        placeholder={t.invoice.searchHint}
        maxLength={TEXT_MAX}
        autoFocus
        value={text}
        onChange={setText}
        onEnter={enter}
      />
      <div className="customers" role="radiogroup" aria-label={t.invoice.known}>
        {found?.map((customer) => (
          <button
            key={customer.customerId}
            type="button"
            role="radio"
            aria-checked={customer.customerId === chosen?.customerId}
            onClick={() => onChoose(customer)}
          >
            <Icon name={customer.siren ? 'store' : 'person'} />
            <span>
              <b>{customer.name}</b>
              <em>{whereabouts(customer) || t.invoice.incomplete}</em>
            </span>
            <small>{buyerFrom(customer) ? spacedSiren(customer.siren) : t.invoice.incomplete}</small>
          </button>
        ))}
        {found?.length === 0 && <p className="quiet">{text ? t.invoice.nobody : t.invoice.nobodyYet}</p>}
      </div>
    </>
  )
}

function whereabouts({ addressLines, postcode, city }: Customer): string {
  return [...addressLines, `${postcode} ${city}`.trim()].filter(Boolean).join(', ')
}
