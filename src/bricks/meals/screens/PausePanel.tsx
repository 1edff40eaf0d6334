import { useState } from 'react'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { Button } from '../../../renderer/ui/Button.tsx'
import { DateField } from '../../../renderer/ui/DateField.tsx'
import { zPauseReason, type PauseReason } from '../rules/person.ts'
import { Chips } from './Chips.tsx'
import { put } from './people-desk.ts'
import type { PersonActions } from './person-actions.ts'
import { useShop } from './shop.ts'

const WEEK = 7

/** From today, for the hospital, until further notice: as it is asked for most; one tap more where it is not. */
export function PausePanel({ actions }: { readonly actions: PersonActions }) {
  const { t, today, dateWords, day, words } = useShop()
  const [reason, setReason] = useState<PauseReason>('hospital')
  const [from, setFrom] = useState<BusinessDay | undefined>(today())
  const [until, setUntil] = useState<BusinessDay | undefined>(addDays(today(), WEEK))
  const pauses = t.people.pause
  return (
    <>
      <h2 className="ml-title">{pauses.title}</h2>
      <Chips
        label={pauses.reason}
        columns={2}
        value={reason}
        chips={zPauseReason.options.map((value) => ({ value, text: words.pauses[value] }))}
        onChoose={setReason}
      />
      <DateField label={pauses.from} value={from} today={today()} words={dateWords} onChange={setFrom} />
      <div className="sv-keys">
        <Button
          className="sv-main"
          icon="wait"
          off={from === undefined}
          onPress={() => from && actions.pause(from, null, reason)}
        >
          {pauses.open}
        </Button>
      </div>
      <DateField label={pauses.until} value={until} today={today()} words={dateWords} onChange={setUntil} />
      <div className="sv-keys">
        <Button tone="panel" icon="left" onPress={() => put({ panel: 'week' })}>
          {pauses.back}
        </Button>
        <Button
          tone="soft"
          icon="calendar"
          off={from === undefined || until === undefined}
          onPress={() => from && until && actions.pause(from, until, reason)}
        >
          {pauses.untilKey({ day: until ? day(until) : '…' })}
        </Button>
      </div>
    </>
  )
}
