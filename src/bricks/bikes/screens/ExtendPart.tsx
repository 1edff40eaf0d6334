import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { wallTime, addDays } from '../../../shared/business-day.ts'
import type { Rental } from '../rental.ts'
import { instantOf } from '../wall-clock.ts'
import { Chips } from './Chips.tsx'
import { EndPicker } from './EndPicker.tsx'
import type { RentalActions } from './rental-actions.ts'
import { useSetup, useShop } from './shop.ts'

const HOUR_MS = 3_600_000
const steps = ['hour', 'half', 'day', 'week'] as const
const OTHER = 'other'

/** They stay out longer: what it costs more stands on each key, and why where it cannot be; one touch makes it so. */
export function ExtendPart({ rental, actions }: { readonly rental: Rental; readonly actions: RentalActions }) {
  const { t, zone, when, euros, queries, sentence } = useShop()
  const setup = useSetup()
  const [other, setOther] = useState<number>()
  const { rentalId, endMs } = rental
  const daysLater = (days: number) => {
    const { day, minute } = wallTime(endMs, zone)
    return instantOf(addDays(day, days), minute, zone)
  }
  const ends = { hour: endMs + HOUR_MS, half: endMs + 4 * HOUR_MS, day: daysLater(1), week: daysLater(7) }
  const chips = [
    ...steps.map((value) => ({ value, text: t.rental.more[value], atMs: ends[value] })),
    ...(other !== undefined && other > endMs ? [{ value: OTHER, text: t.rental.more.other, atMs: other }] : []),
  ]
  const input = { rentalId, ends: chips.map(({ atMs }) => atMs) }
  const found =
    useQuery({ ...queries.extensions.queryOptions({ input }), placeholderData: keepPreviousData }).data ?? []
  return (
    <>
      <Chips
        label={t.rental.extendTo}
        value={undefined}
        columns={2}
        chips={chips.map(({ value, text, atMs }) => {
          const known = found.find((one) => one.endMs === atMs)
          const time = when(atMs)
          if (!known || known.moreCents === null) {
            const why = known?.problem ? sentence(known.problem.code, known.problem.detail) : t.hire.until({ time })
            return { value, text, note: why, off: true }
          }
          return { value, text: `${text} · ${euros(known.moreCents)}`, note: t.hire.until({ time }), off: false }
        })}
        onChoose={(value) => {
          const chosen = chips.find((chip) => chip.value === value)
          if (chosen) actions.extend(chosen.atMs)
        }}
      />
      {setup && <EndPicker opening={setup.opening} fromMs={endMs} endMs={other ?? endMs} onChoose={setOther} />}
    </>
  )
}
