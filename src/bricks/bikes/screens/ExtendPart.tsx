import { Chips } from './Chips.tsx'
import { wallTime, addDays } from '../../../shared/business-day.ts'
import type { Rental } from '../rental.ts'
import { instantOf } from '../wall-clock.ts'
import type { RentalActions } from './rental-actions.ts'
import { useShop } from './shop.ts'

const HOUR_MS = 3_600_000
const steps = ['hour', 'half', 'day', 'week'] as const

/** They stay out longer: one touch, and the difference of price is due. */
export function ExtendPart({ rental, actions }: { readonly rental: Rental; readonly actions: RentalActions }) {
  const { t, zone, when } = useShop()
  const { endMs } = rental
  const daysLater = (days: number) => {
    const { day, minute } = wallTime(endMs, zone)
    return instantOf(addDays(day, days), minute, zone)
  }
  const ends = { hour: endMs + HOUR_MS, half: endMs + 4 * HOUR_MS, day: daysLater(1), week: daysLater(7) }
  return (
    <Chips
      label={t.rental.extendTo}
      value={undefined}
      columns={2}
      chips={steps.map((value) => ({
        value,
        text: t.rental.more[value],
        note: t.hire.until({ time: when(ends[value]) }),
      }))}
      onChoose={(value) => actions.extend(ends[value])}
    />
  )
}
