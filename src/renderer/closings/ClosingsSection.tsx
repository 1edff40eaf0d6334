import { useState, type ReactNode } from 'react'
import type { SealedClosure } from '../../shared/contracts/closures.ts'
import { Banners } from '../shell/Banners.tsx'
import { useStepBack } from '../shell/back.ts'
import { QueryFailed } from '../shell/QueryFailed.tsx'
import { useWords } from '../shell/words.ts'
import { Segmented } from '../ui/Segmented.tsx'
import type { Level } from './closings-view.ts'
import { ClosingsList } from './ClosingsList.tsx'
import { ClosingSide } from './ClosingSide.tsx'
import { DayCloser } from './DayCloser.tsx'
import { useClosings } from './use-closings.ts'
import './closings.css'

const levels: readonly Level[] = ['z', 'day', 'month', 'year']

type Props = { readonly head: ReactNode; readonly onCount: () => void }

/** What was sealed, newest first; beside it the chosen closing whole, or the day that can be closed. */
export function ClosingsSection({ head, onCount }: Props) {
  const { t } = useWords()
  const words = t.control.closings
  const [level, setLevel] = useState<Level>('day')
  const [number, setNumber] = useState<number>()
  const { data: closings, error } = useClosings(level)
  const chosen = closings?.find((closing) => closing.number === number)
  useStepBack(chosen !== undefined, () => setNumber(undefined))

  const show = (next: Level, which?: number) => {
    setLevel(next)
    setNumber(which)
  }
  const onClosed = ([day]: readonly SealedClosure[]) => {
    if (day) show('day', day.number)
  }
  return (
    <>
      <main className="cash">
        {head}
        <Banners />
        <div className="closing-levels">
          <Segmented
            label={words.levels}
            value={level}
            choices={levels.map((value) => ({ value, text: words[value] }))}
            onChoose={(next) => show(next)}
          />
        </div>
        <div className="cash-body">
          {error !== null && <QueryFailed error={error} />}
          {closings?.length === 0 && <p className="cash-empty">{words.none[level]}</p>}
          {closings && closings.length > 0 && (
            <ClosingsList closings={closings} chosen={chosen} onChoose={(closing) => setNumber(closing.number)} />
          )}
        </div>
      </main>
      {chosen ? (
        <ClosingSide closing={chosen} onClose={() => setNumber(undefined)} />
      ) : (
        <DayCloser onCount={onCount} onClosed={onClosed} />
      )}
    </>
  )
}
