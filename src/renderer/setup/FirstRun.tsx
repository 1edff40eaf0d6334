import { useState } from 'react'
import type { TillStatus } from '../../shared/contracts/till.ts'
import { ScreenKeys } from '../shell/ScreenKeys.tsx'
import { useWords } from '../shell/words.ts'
import { Progress } from '../ui/Progress.tsx'
import { NewCafe } from './NewCafe.tsx'
import { SetupFace } from './SetupFace.tsx'
import { freshDraft, type CafeDraft, type FirstStep } from './setup-view.ts'
import { Welcome } from './Welcome.tsx'
import './setup.css'

type Props = { readonly status: Extract<TillStatus, { phase: 'new' }> }

/** Nothing is installed: the first thing that a café owner sees. */
export function FirstRun({ status }: Props) {
  const { t } = useWords()
  const [step, setStep] = useState<FirstStep>()
  const [draft, setDraft] = useState<CafeDraft>(() =>
    freshDraft(t.setup, Intl.DateTimeFormat().resolvedOptions().timeZone),
  )
  const { making } = status
  return (
    <main className="first-run">
      <SetupFace step={making ? undefined : step} onStep={setStep} />
      {making ? (
        <section className="first-work first-making" aria-labelledby="making-title">
          <h2 id="making-title">{t.setup.making.title}</h2>
          <Progress
            label={t.setup.making.title}
            share={making.of === 0 ? undefined : making.done / making.of}
            text={t.setup.making.days(making)}
          />
          <p className="site-note">{t.setup.making.more}</p>
        </section>
      ) : step ? (
        <NewCafe step={step} onStep={setStep} draft={draft} onChange={setDraft} />
      ) : (
        <Welcome folder={status.dataFolder} onOpen={() => setStep('cafe')} />
      )}
      <ScreenKeys />
    </main>
  )
}
