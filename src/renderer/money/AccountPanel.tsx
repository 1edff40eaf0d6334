import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Account } from '../../shared/contracts/accounts.ts'
import { coverable } from '../../shared/coverable.ts'
import { smaller, ZERO } from '../../shared/money.ts'
import type { OpenTicket } from '../../shared/ticket.ts'
import { useSession } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useEnter } from '../shell/use-enter.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { FindPerson } from './FindPerson.tsx'

const openOf = (found: readonly Account[]) => found.filter(({ limitCents }) => limitCents > 0)

/** Whoever has an account, most of all those who come often: one touch puts the ticket on it. */
export function AccountPanel({ ticket }: { readonly ticket: OpenTicket | null }) {
  const { t, euros } = useWords()
  const { queries, counter } = useTill()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<Account>()
  const isOver = useSession((s) => s.failure?.kind === 'refused' && s.failure.code === 'ACCOUNT_OVER_LIMIT')
  const typed = text.trim()
  const options = queries.accounts.list.queryOptions({ input: { text: typed } })
  const search = useQuery({ ...options, placeholderData: keepPreviousData })
  const open = openOf(search.data ?? [])
  const words = t.money.account
  const most = ticket ? coverable('account', ticket.lines, ticket.tenders) : ZERO
  const amount = ticket ? smaller(ticket.dueCents, most) : ZERO
  const take = (account: Account, overLimit = false) => {
    setChosen(account)
    counter.take({ kind: 'account', offered: amount, ref: account.customerId, overLimit })
  }
  const enter = useEnter(typed, search, (found) => {
    const [first] = openOf(found)
    if (first && amount > 0) take(first)
  })
  return (
    <FindPerson title={words.panel} text={text} onText={setText} onEnter={enter}>
      {isOver && chosen && (
        <Button tone="soft" icon="key" onPress={() => take(chosen, true)}>
          {words.over}
        </Button>
      )}
      <ul className="owed-list">
        {open.map((account) => (
          <li key={account.customerId}>
            <button
              type="button"
              aria-disabled={amount > 0 ? undefined : true}
              onClick={() => {
                if (amount > 0) take(account)
              }}
            >
              <Icon name="person" />
              <span>
                <b>{account.name}</b>
                <em>{account.phone}</em>
              </span>
              <span className="owed-figures">
                <b>{euros(account.balanceCents)}</b>
                <em>{words.limitOf({ amount: euros(account.limitCents) })}</em>
                <span className="hidden-text">{words.take({ amount: euros(amount) })}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {search.data && open.length === 0 && (
        <p className="quiet">{text === '' ? words.noneOpen : t.money.nobody({ text })}</p>
      )}
    </FindPerson>
  )
}
