import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RecoverySheet as Sheet } from '../../shared/contracts/backups.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useWords } from '../shell/words.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useBackupActions } from './backup-actions.ts'
import { FromFile } from './FromFile.tsx'
import { ListCard } from './ListCard.tsx'
import { PlacesCard } from './PlacesCard.tsx'
import { RecoverySheet } from './RecoverySheet.tsx'
import { RestoreCard } from './RestoreCard.tsx'
import { SetupFileCard } from './SetupFileCard.tsx'
import { SheetCard } from './SheetCard.tsx'
import './backups.css'

type InHand =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'restore'; readonly path: string }

/** Copies of the ledger: whether they run, where they go, and how one is put back. */
export function BackupsPage() {
  const { queries } = useTill()
  const actions = useBackupActions()
  const found = useQuery(queries.backups.list.queryOptions({ input: {} }))
  const [inHand, setInHand] = useState<InHand>({ kind: 'nothing' })
  const close = () => setInHand({ kind: 'nothing' })
  const draw = () => void actions.drawKey().then((sheet) => setInHand({ kind: 'sheet', sheet }))
  const putBack = (path: string) => setInHand({ kind: 'restore', path })
  if (found.isError) return <QueryFailed error={found.error} onAgain={() => void found.refetch()} />
  if (!found.data) return null
  if (inHand.kind === 'sheet') return <RecoverySheet sheet={inHand.sheet} onClose={close} />
  if (inHand.kind === 'restore') return <RestoreCard key={inHand.path} path={inHand.path} onClose={close} />
  const { setup } = found.data
  return (
    <div className="backups-page">
      {setup ? <ListCard found={found.data} onPutBack={putBack} /> : <NotYet onDraw={draw} />}
      <div className="backups-column">
        {setup && <PlacesCard places={found.data.places} />}
        {setup && <SheetCard setup={setup} onDraw={draw} />}
        <FromFile onPutBack={putBack} />
        <SetupFileCard />
      </div>
    </div>
  )
}

function NotYet({ onDraw }: { readonly onDraw: () => void }) {
  const { t } = useWords()
  const words = t.backups
  return (
    <section className="card" aria-label={words.page}>
      <h2>{words.page}</h2>
      <p>{words.about}</p>
      <p className="verdict" data-verdict="short">
        <Icon name="alert" />
        {words.notYet.title}
      </p>
      <p>{words.notYet.lead}</p>
      <Button tone="accent" icon="key" className="wide-key" onPress={onDraw}>
        {words.notYet.key}
      </Button>
    </section>
  )
}
