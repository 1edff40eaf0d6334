import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NOBODY } from '../customers/CustomerForm.tsx'
import { FindPerson } from '../money/FindPerson.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useEnter } from '../shell/use-enter.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'

const SHOWN_MAX = 30

/** Whoever comes often stands first: one touch names them. Nobody by that name: one touch adds them. */
export function CustomerPanel() {
  const { t } = useWords()
  const { queries, loyalty, money } = useTill()
  const [text, setText] = useState('')
  const typed = text.trim()
  const options = queries.customers.search.queryOptions({ input: { text: typed, limit: SHOWN_MAX } })
  const search = useQuery({ ...options, placeholderData: keepPreviousData })
  const found = search.data
  const words = t.loyalty
  const add = () => money.saveCustomer({ ...NOBODY, name: typed }, undefined, loyalty.name)
  const enter = useEnter(typed, search, ([first]) => {
    if (first) loyalty.name(first.customerId)
    else if (typed !== '') add()
  })
  return (
    <FindPerson title={words.panel} text={text} onText={setText} onEnter={enter}>
      <ul className="owed-list">
        {found?.map(({ customerId, name, phone, siren }) => (
          <li key={customerId}>
            <button type="button" onClick={() => loyalty.name(customerId)}>
              <Icon name={siren ? 'store' : 'person'} />
              <span>
                <b>{name}</b>
                <em>{phone}</em>
                <span className="hidden-text">{words.take}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found?.length === 0 && <p className="quiet">{t.money.nobody({ text: typed })}</p>}
      {typed !== '' && (
        <Button tone="soft" icon="plus" onPress={add}>
          {words.add({ name: typed })}
        </Button>
      )}
    </FindPerson>
  )
}
