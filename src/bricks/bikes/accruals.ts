import { addDays, lastDayOfMonth, type BusinessDay } from '../../shared/business-day.ts'
import { sum, ZERO } from '../../shared/money.ts'
import { accrueByMonth, type MonthShare } from './accrual.ts'
import { families } from './dues.ts'
import type { RentalId } from './ids.ts'
import { SERVICE } from './out-parts.ts'
import type { BikesParts, OutHandlers } from './parts.ts'
import { daysSpanned, openingDay } from './wall-clock.ts'

/** For so long before a period a hire may have been paid that is earned in it; a booking is made a year ahead at the most. */
const AHEAD_DAYS = 500

/**
 * What each month was sold of hire, and what it earned by the days of the hires, both HT: what is paid in July for a week that
 * ends in August is partly August's (bikes.md §2.9). Repairs and deposits are not in it: they have no days.
 */
export function accrualHandler({ rentals, doors, clock }: BikesParts): OutHandlers['accrual'] {
  /** HT of the lines of hire, as they were sealed; negative where they were given back. */
  function soldOf(from: BusinessDay, to: BusinessDay) {
    return doors.services.between(SERVICE, from, to).flatMap(({ number, position, ref, day, nature }) => {
      const line = nature === 'own' ? doors.tickets.sealed(number)?.body.lines[position] : undefined
      return line?.category === families.hire ? [{ ref: ref as RentalId, day, htCents: line.htCents }] : [] // our own line's
    })
  }

  function earnedOf(rentalId: RentalId, htCents: MonthShare['htCents'], paidOn: BusinessDay): readonly MonthShare[] {
    const kept = rentals.rental(rentalId)
    if (!kept) return [{ month: paidOn.slice(0, 7), days: 1, htCents }]
    return accrueByMonth(htCents, openingDay(kept.startMs, clock()), daysSpanned(kept.startMs, kept.endMs, clock()))
  }

  return ({ from, to }) => {
    if (from > to) return []
    const first = `${from.slice(0, 7)}-01` as BusinessDay // the first of a month that there is
    const last = lastDayOfMonth(to)
    const sold = soldOf(addDays(first, -AHEAD_DAYS), addDays(last, AHEAD_DAYS))
    const earned = sold.flatMap(({ ref, htCents, day }) => earnedOf(ref, htCents, day))
    const months = new Set<string>()
    for (let day = first; day <= last; day = addDays(lastDayOfMonth(day), 1)) months.add(day.slice(0, 7))
    return [...months].map((month) => ({
      month,
      soldHtCents: sum(sold.map((one) => (one.day.startsWith(month) ? one.htCents : ZERO))),
      earnedHtCents: sum(earned.map((one) => (one.month === month ? one.htCents : ZERO))),
    }))
  }
}
