import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CustomerId } from '../../shared/ids.ts'
import { useTill } from '../shell/TillContext.ts'
import { useEnter } from '../shell/use-enter.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'

const SHOWN_MAX = 50

type Props = {
  readonly chosen: CustomerId | undefined
  readonly onChoose: (customerId: CustomerId) => void
  readonly onFresh: () => void
}

/** By any part of a name or a telephone; whoever was here last stands first. */
export function CustomerList({ chosen, onChoose, onFresh }: Props) {
  const { t, euros } = useWords()
  const { queries } = useTill()
  const [text, setText] = useState('')
  const typed = text.trim()
  const options = queries.customers.search.queryOptions({ input: { text: typed, limit: SHOWN_MAX } })
  const search = useQuery({ ...options, placeholderData: keepPreviousData })
  const found = search.data
  const enter = useEnter(typed, search, ([first]) => {
    if (first) onChoose(first.customerId)
  })
  const accounts = useQuery(queries.accounts.list.queryOptions({ input: { text: '' } })).data
  const owes = new Map(accounts?.map((account) => [account.customerId, account.balanceCents]))
  return (
    <>
      <div className="customers-find">
        <Field
          label={t.money.search}
          hideLabel
          keys="text"
          placeholder={t.money.searchHint}
          maxLength={60}
          value={text}
          onChange={setText}
          onEnter={enter}
        />
        <Button tone="soft" icon="plus" onPress={onFresh}>
          {t.money.fresh}
        </Button>
      </div>
      <ul className="owed-list" aria-label={t.money.pages.list}>
        {found?.map((customer) => {
          const balance = owes.get(customer.customerId)
          return (
            <li key={customer.customerId}>
              <button
                type="button"
                aria-pressed={customer.customerId === chosen}
                onClick={() => onChoose(customer.customerId)}
              >
                <Icon name={customer.siren ? 'store' : 'person'} />
                <span>
                  <b>{customer.name}</b>
                  <em>{[customer.phone, customer.city].filter(Boolean).join(' · ')}</em>
                </span>
                <span className="owed-figures">{balance !== undefined && <b>{euros(balance)}</b>}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {found?.length === 0 && <p className="quiet">{t.money.nobody({ text: text.trim() })}</p>}
      {found?.length === SHOWN_MAX && <p className="quiet">{t.money.more}</p>}
    </>
  )
}
