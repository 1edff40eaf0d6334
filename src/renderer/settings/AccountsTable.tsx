import { useState } from 'react'
import type { AccountFault, AskedAccounts } from '../../shared/contracts/accounting.ts'
import { rate } from '../../shared/texts/format.ts'
import type { Texts } from '../../shared/texts/index.ts'
import { useWords, type Words } from '../shell/words.ts'
import { Field } from '../ui/Field.tsx'
import {
  accountGroups,
  accountRows,
  withAccount,
  type AccountName,
  type AccountRow,
  type AccountsFaults,
} from './accounts-view.ts'

type Props = {
  readonly asked: AskedAccounts
  readonly faults: AccountsFaults
  readonly onChange: (accounts: AskedAccounts) => void
}

/** A calm table: each cell is a field, and says itself what is wrong with it. */
export function AccountsTable({ asked, faults, onChange }: Props) {
  const { t } = useWords()
  const words = t.control.settings
  const rows = accountRows(asked)
  return (
    <section className="card accounts" aria-label={words.accountsTitle}>
      <div className="account-row account-head">
        <span>{words.journal}</span>
        <Field
          label={words.journalCode}
          keys="text"
          maxLength={8}
          value={asked.journalCode}
          fault={faults.code ? words.codeWrong : undefined}
          onChange={(text) => onChange({ ...asked, journalCode: text.toUpperCase() })}
        />
        <Field
          label={words.journalLabel}
          keys="text"
          maxLength={60}
          value={asked.journalLabel}
          fault={faults.journal ? words.labelWrong : undefined}
          onChange={(journalLabel) => onChange({ ...asked, journalLabel })}
        />
      </div>
      {accountGroups.map((group) => (
        <div key={group} role="group" aria-label={words.groups[group]}>
          <h2>{words.groups[group]}</h2>
          {rows
            .filter((row) => row.group === group)
            .map((row) => (
              <Row key={row.id} row={row} asked={asked} faults={faults} onChange={onChange} />
            ))}
        </div>
      ))}
    </section>
  )
}

function Row({ row, asked, faults, onChange }: Props & { readonly row: AccountRow }) {
  const words = useWords()
  const settings = words.t.control.settings
  const [writing, setWriting] = useState(false)
  const what = nameOf(row.name, words)
  const fault = faults.accounts.get(row.id)
  // A number that is being written is short before it is long enough; letters are wrong at once.
  const told = fault === 'too-short' && writing ? undefined : fault
  return (
    <div className="account-row" onBlur={() => setWriting(false)}>
      <span>{what}</span>
      <Field
        className="account-number"
        label={settings.accountOf({ what })}
        hideLabel
        keys="digits"
        maxLength={30}
        value={row.account}
        fault={told && faultSentence(told, row.account, words.t)}
        onChange={(account) => {
          setWriting(true)
          onChange(withAccount(asked, row.id, { account: account.trim() }))
        }}
      />
      <Field
        label={settings.labelOf({ what })}
        hideLabel
        keys="text"
        maxLength={60}
        value={row.label}
        fault={faults.labels.has(row.id) ? settings.labelWrong : undefined}
        onChange={(label) => onChange(withAccount(asked, row.id, { label }))}
      />
    </div>
  )
}

const refusals = {
  letters: 'ACCOUNT_LETTERS',
  'too-short': 'ACCOUNT_TOO_SHORT',
  'too-long': 'ACCOUNT_TOO_LONG',
} as const satisfies Record<AccountFault, keyof Texts['refusal']>

/** The very sentence with which the core would refuse it. */
function faultSentence(fault: AccountFault, account: string, t: Texts): string {
  return t.refusal[refusals[fault]]({ account })
}

function nameOf(name: AccountName, { lang, t }: Words): string {
  const words = t.control.settings
  switch (name.kind) {
    case 'sales': {
      const supply = name.family ?? words.salesOf[name.supply ?? 'any']
      return `${supply} ${name.rate === null ? words.anyRate : rate(name.rate, lang)}`
    }
    case 'vat':
      return name.rate === null ? words.vatOthers : words.vatOf({ rate: rate(name.rate, lang) })
    case 'tender':
      return t.tender.name[name.tender]
    case 'other':
      return words[name.what]
  }
}
