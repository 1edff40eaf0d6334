import { useState } from 'react'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import type { Opening } from '../opening.ts'
import { endOn, endsOn } from './change-view.ts'
import { HourSelect } from './HourSelect.tsx'
import { useNow, useShop } from './shop.ts'

type Props = {
  readonly opening: Opening
  /** The return is later than this. */
  readonly fromMs: number
  readonly endMs: number | undefined
  /** Undefined where the day that was chosen has no hour to come back at. */
  readonly onChoose: (endMs: number | undefined) => void
}

/** Any return: a day as people write it, and an hour at which the café is open. */
export function EndPicker({ opening, fromMs, endMs, onChoose }: Props) {
  const { t, zone, dayOf, today, dateWords } = useShop()
  const nowMs = useNow()
  const [chosen, setChosen] = useState(() => dayOf(endMs ?? fromMs))
  const day = endMs === undefined ? chosen : dayOf(endMs)
  const ends = endsOn(day, opening, fromMs, zone)
  return (
    <div className="bk-end">
      <DateField
        label={t.hire.backOn}
        value={day}
        today={today(nowMs)}
        words={dateWords}
        onChange={(next) => {
          if (next === undefined) return
          setChosen(next)
          onChoose(endOn(next, endMs, opening, fromMs, zone))
        }}
      />
      {ends.length === 0 ? (
        <p className="sv-warn" role="status">
          {t.hire.noReturn}
        </p>
      ) : (
        <HourSelect label={t.hire.backAt} hours={ends} value={endMs} onChoose={onChoose} />
      )}
    </div>
  )
}
