import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ZReport } from '../../shared/contracts/cash-sessions.ts'
import { dayName } from '../../shared/texts/format.ts'
import { useDay } from '../counter/use-counter.ts'
import { ClosingsSection } from '../closings/ClosingsSection.tsx'
import { SettingsSection } from '../settings/SettingsSection.tsx'
import { Banners } from '../shell/Banners.tsx'
import { change, useSession, type CashSection } from '../shell/session.ts'
import { useTill } from '../shell/TillContext.ts'
import { useClock } from '../shell/use-clock.ts'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import { CashPart } from './CashPart.tsx'
import { countedPieces, type Pieces } from './count-view.ts'
import { CountingScreen } from './Counting.tsx'
import { DrawerSide } from './DrawerSide.tsx'
import { PiecesCount } from './Pieces.tsx'
import { ReadingPanel } from './ReadingPanel.tsx'
import { SettledList } from './SettledList.tsx'
import { ZResult } from './ZResult.tsx'
import './cash.css'

type Step =
  | { readonly kind: 'reading' }
  | { readonly kind: 'counting' }
  | { readonly kind: 'closed'; readonly z: ZReport }

export function CashScreen() {
  const section = useSession((s) => s.cashSection)
  const [step, setStep] = useState<Step>({ kind: 'reading' })
  const [float, setFloat] = useState<Pieces>({})
  const { queries } = useTill()
  const day = useDay()
  const floatCents = countedPieces(float)
  const reading = useQuery(queries.cashSessions.x.queryOptions({ input: {} })).data ?? undefined

  if (step.kind === 'counting' && reading) {
    return (
      <CountingScreen
        reading={reading}
        onCancel={() => setStep({ kind: 'reading' })}
        onClosed={(z) => {
          setFloat({})
          setStep({ kind: 'closed', z })
        }}
      />
    )
  }
  const head = <CashHead section={section} />
  const count = () => setStep({ kind: 'counting' })
  const side =
    step.kind === 'closed' && !reading ? (
      <ZResult z={step.z} />
    ) : (
      <DrawerSide reading={reading} floatCounted={floatCents > 0 ? floatCents : undefined} onCount={count} />
    )
  if (section === 'closings') return <ClosingsSection head={head} onCount={count} />
  if (section === 'settings') return <SettingsSection head={head} side={side} />
  if (section === 'drawer') return <CashPart head={head} side={side} reading={reading} />
  const isOpening = section === 'today' && day?.state === 'closed' && step.kind !== 'closed'
  return (
    <>
      <main className="cash">
        {head}
        <Banners />
        {isOpening ? (
          <FloatCount pieces={float} onPieces={setFloat} />
        ) : (
          <div className="cash-body">{section === 'today' ? <ReadingPanel reading={reading} /> : <SettledList />}</div>
        )}
      </main>
      {side}
    </>
  )
}

type FloatProps = { readonly pieces: Pieces; readonly onPieces: (pieces: Pieces) => void }

/** Before the day: the float, piece by piece, for whoever wants to count it so. */
function FloatCount({ pieces, onPieces }: FloatProps) {
  const { t } = useWords()
  return (
    <>
      <p className="float-title">
        <b>{t.drawer.floatTitle}</b> {t.drawer.floatMore}
      </p>
      <PiecesCount pieces={pieces} onPieces={onPieces} />
    </>
  )
}

function CashHead({ section }: { readonly section: CashSection }) {
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
          { value: 'drawer', text: t.drawer.section },
          { value: 'tickets', text: t.cash.tickets },
          { value: 'closings', text: t.cash.closings },
          { value: 'settings', text: t.cash.settings },
        ]}
        onChoose={(next) => change({ cashSection: next, settingsPage: 'general' })}
      />
    </header>
  )
}
