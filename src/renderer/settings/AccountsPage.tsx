import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Accounts, AskedAccounts } from '../../shared/contracts/accounting.ts'
import { useStepBack } from '../shell/back.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { accountsChanged, accountsFaults } from './accounts-view.ts'
import { AccountsSide } from './AccountsSide.tsx'
import { AccountsTable } from './AccountsTable.tsx'
import type { FramedPage } from './SettingsSection.tsx'
import { QueryFailed } from '../shell/QueryFailed.tsx'

/** The accounts that the sales journal is written to, changed in the table itself. */
export function AccountsPage({ frame }: FramedPage) {
  const { queries } = useTill()
  const kept = useQuery(queries.accounting.accounts.queryOptions({ input: {} }))
  if (kept.data) return <AccountsEditor frame={frame} kept={kept.data} />
  return (
    <>
      {frame(<div className="cash-body">{kept.error && <QueryFailed error={kept.error} />}</div>)}
      <aside className="ticket" />
    </>
  )
}

function AccountsEditor({ frame, kept }: FramedPage & { readonly kept: Accounts }) {
  const { t } = useWords()
  const { settings } = useTill()
  const [draft, setDraft] = useState<AskedAccounts>()
  const [saved, setSaved] = useState(false)
  const words = t.control.settings
  const asked = draft ?? kept
  const faults = accountsFaults(asked)
  const changed = accountsChanged(kept, asked)
  useStepBack(changed > 0, () => setDraft(undefined))
  return (
    <>
      {frame(
        <div className="cash-body">
          <AccountsTable
            asked={asked}
            faults={faults}
            onChange={(next) => {
              setDraft(next)
              setSaved(false)
            }}
          />
        </div>,
      )}
      <AccountsSide
        changed={changed}
        wrong={faults.count}
        said={saved ? words.saved : undefined}
        onUndo={() => setDraft(undefined)}
        onSave={() =>
          settings.setAccounts(asked, () => {
            setDraft(undefined)
            setSaved(true)
          })
        }
      />
    </>
  )
}
