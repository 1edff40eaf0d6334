import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { drawersSheet } from '../../shared/report-sheets.ts'
import { count } from '../../shared/texts/format.ts'
import { usePeople } from '../people/use-people.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { change } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { SheetTable } from './SheetTable.tsx'
import { useSheetWords, type Asked } from './use-reports.ts'

/** Each Z of the range: what was expected, what was counted. The Zs themselves are read and printed among the closings. */
export function DrawersPage({ asked }: { readonly asked: Asked }) {
  const { t } = useWords()
  const { queries } = useTill()
  const words = useSheetWords()
  const people = usePeople()?.people ?? []
  const found = useQuery(queries.cashSessions.differences.queryOptions({ input: asked.range }))
  if (found.error) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  const nameOf = (id: string) => people.find((person) => person.operatorId === id)?.name ?? id
  return (
    <>
      <div className="report-drawer-keys">
        <Button tone="panel" icon="printer" onPress={() => change({ screen: 'cash', cashSection: 'closings' })}>
          {t.reports.drawers.closings}
        </Button>
        <Verification />
      </div>
      <SheetTable sheet={drawersSheet(found.data.list, words, nameOf)} />
    </>
  )
}

/** The seals of every Z and of all that lies behind them, proved on the spot. */
function Verification() {
  const { lang, t } = useWords()
  const { till } = useTill()
  const words = t.reports.drawers
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly entries: number } | 'running' | 'failed'>()
  const verify = async () => {
    setSaid('running')
    try {
      const { ok, entries } = await till.till.verifyLedger({})
      setSaid({ ok, entries })
    } catch {
      setSaid('failed')
    }
  }
  return (
    <>
      <Button tone="panel" icon="seal" off={said === 'running'} onPress={() => void verify()}>
        {words.verify}
      </Button>
      {typeof said === 'object' && (
        <Banner tone={said.ok ? 'good' : 'red'} icon={said.ok ? 'check' : 'alert'}>
          {said.ok ? words.verified({ count: count(said.entries, lang) }) : words.broken}
        </Banner>
      )}
    </>
  )
}
