import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import { dayName } from '../../shared/texts/format.ts'
import { useDay } from '../counter/use-counter.ts'
import { Banners } from '../shell/Banners.tsx'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { CountingScreen } from './Counting.tsx'
import { DrawerSide } from './DrawerSide.tsx'
import { LedgerAndSettings } from './LedgerAndSettings.tsx'
import { ReadingPanel } from './ReadingPanel.tsx'
import { SettledList } from './SettledList.tsx'
import { ZList } from './ZList.tsx'
import { ZResult } from './ZResult.tsx'
import './cash.css'

type Section = 'today' | 'tickets' | 'closings' | 'settings'
type Step =
  | { readonly kind: 'reading' }
  | { readonly kind: 'counting' }
  | { readonly kind: 'closed'; readonly z: ZReport }

export function CashScreen() {
  const [section, setSection] = useState<Section>('today')
  const [step, setStep] = useState<Step>({ kind: 'reading' })
  const { queries } = useTill()
  const reading = useQuery(queries.cashSessions.x.queryOptions({ input: {} })).data ?? undefined

  if (step.kind === 'counting' && reading) {
    return (
      <CountingScreen
        reading={reading}
        onCancel={() => setStep({ kind: 'reading' })}
        onClosed={(z) => setStep({ kind: 'closed', z })}
      />
    )
  }
  return (
    <>
      <main className="cash">
        <CashHead section={section} onSection={setSection} />
        <Banners />
        <div className="cash-body">
          {section === 'today' && <ReadingPanel reading={reading} />}
          {section === 'tickets' && <SettledList />}
          {section === 'closings' && <ZList />}
          {section === 'settings' && <LedgerAndSettings />}
        </div>
      </main>
      {step.kind === 'closed' && !reading ? (
        <ZResult z={step.z} />
      ) : (
        <DrawerSide reading={reading} onCount={() => setStep({ kind: 'counting' })} />
      )}
    </>
  )
}

type HeadProps = { readonly section: Section; readonly onSection: (section: Section) => void }

function CashHead({ section, onSection }: HeadProps) {
  const { lang, t } = useWords()
  const { time } = useClock()
  const day = useDay()
  return (
    <header className="cash-head">
      <div>
        <h1>{t.cash.title}</h1>
        {day?.state === 'open' && (
          <p>
            {dayName(day.businessDay, lang)}
            <span> · {t.cash.opened({ time: time(day.openedAtMs) })}</span>
          </p>
        )}
      </div>
      <Segmented
        label={t.cash.sections}
        value={section}
        choices={[
          { value: 'today', text: t.cash.today },
          { value: 'tickets', text: t.cash.tickets },
          { value: 'closings', text: t.cash.closings },
          { value: 'settings', text: t.cash.settings },
        ]}
        onChoose={onSection}
      />
    </header>
  )
}
