import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NOBODY } from '../customers/CustomerForm.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import '../money/money.css'

const SHOWN_MAX = 30

/** Whoever comes often stands first: one touch names them. Nobody by that name: one touch adds them. */
export function CustomerPanel() {
  const { t } = useWords()
  const { queries, loyalty, money } = useTill()
  const [text, setText] = useState('')
  const typed = text.trim()
  const options = queries.customers.search.queryOptions({ input: { text: typed, limit: SHOWN_MAX } })
  const found = useQuery({ ...options, placeholderData: keepPreviousData }).data
  const words = t.loyalty
  const add = () => money.saveCustomer({ ...NOBODY, name: typed }, undefined, loyalty.name)
  const enter = () => {
    const [first] = found ?? []
    if (first) loyalty.name(first.customerId)
    else if (typed !== '') add()
  }
  return (
    <section className="over owed-panel" aria-label={words.panel}>
      <header>
        <h2>{words.panel}</h2>
        <Button icon="cross" tone="quiet" label={t.common.close} onPress={() => change({ over: undefined })} />
      </header>
      <Field
        label={t.money.search}
        hideLabel
        keys="text"
        placeholder={t.money.searchHint}
        maxLength={60}
        autoFocus
        value={text}
        onChange={setText}
        onEnter={enter}
      />
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
    </section>
  )
}
