import { useState, type ReactNode } from 'react'
import type { CashReason } from '../../shared/cash.ts'
import type { Reading } from '../../shared/contracts/cash-sessions.ts'
import { useStepBack } from '../shell/back.ts'
import { Banners } from '../shell/Banners.tsx'
import { useWords } from '../shell/words.ts'
import { Tabs } from '../ui/Tabs.tsx'
import { DifferencesPage } from './DifferencesPage.tsx'
import { MovementsPage } from './MovementsPage.tsx'
import { MoveSide } from './MoveSide.tsx'

type Page = 'movements' | 'differences'
type Props = { readonly head: ReactNode; readonly side: ReactNode; readonly reading: Reading | undefined }

/** Cash besides sales: what moves, what the safe holds, and how the counts came out. */
export function CashPart({ head, side, reading }: Props) {
  const { t } = useWords()
  const [page, setPage] = useState<Page>('movements')
  const [reason, setReason] = useState<CashReason>()
  const chosen = page === 'movements' && reading ? reason : undefined
  useStepBack(chosen !== undefined, () => setReason(undefined))
  return (
    <>
      <main className="cash">
        {head}
        <Banners />
        <Tabs
          label={t.drawer.pages}
          value={page}
          tabs={[
            { value: 'movements', text: t.drawer.movementsPage, icon: 'swap' },
            { value: 'differences', text: t.drawer.differencesPage, icon: 'scale' },
          ]}
          onChoose={setPage}
        />
        <div className="cash-body">
          {page === 'movements' ? (
            <MovementsPage isOpen={reading !== undefined} chosen={chosen} onChoose={setReason} />
          ) : (
            <DifferencesPage />
          )}
        </div>
      </main>
      {chosen ? <MoveSide key={chosen} reason={chosen} onDone={() => setReason(undefined)} /> : side}
    </>
  )
}
