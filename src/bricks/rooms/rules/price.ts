import { cents, smaller, ZERO, type Cents } from '../../../shared/money.ts'
import type { RoomRules, Space } from './space.ts'

const HOUR = 60
const HOUR_MS = 3_600_000

/**
 * What so many minutes of the wall clock cost, TTC: the cheapest of what it is let by, as whole hours that have begun, half-days
 * and the day; an hour more than a half-day is that half-day and an hour. An association pays its part of it, to the cent.
 */
export function priceOf(
  { prices: { hourCents, halfDayCents, dayCents }, associationPercent }: Space,
  minutes: number,
  { halfDayMinutes }: Pick<RoomRules, 'halfDayMinutes'>,
  association: boolean,
): Cents {
  const hours = (of: number): Cents | undefined =>
    of <= 0 ? ZERO : hourCents === null ? undefined : cents(Math.ceil(of / HOUR) * hourCents)
  const halves = Math.ceil(minutes / halfDayMinutes)
  const ways: readonly (Cents | undefined)[] = [
    hours(minutes),
    dayCents ?? undefined,
    ...(halfDayCents === null
      ? []
      : Array.from({ length: halves }, (_, n) => {
          const rest = hours(minutes - (n + 1) * halfDayMinutes)
          return rest === undefined ? undefined : cents((n + 1) * halfDayCents + rest)
        })),
  ]
  const known = ways.filter((way) => way !== undefined)
  const whole = known.reduce<Cents | undefined>(
    (least, way) => (least === undefined ? way : smaller(least, way)),
    undefined,
  )
  return association ? percentOf(whole ?? ZERO, associationPercent) : (whole ?? ZERO)
}

/** Half up. */
const percentOf = (of: Cents, percent: number): Cents => cents(Math.round((of * percent) / 100))

/** What calling it off costs at an instant; nothing in time, and never more than it was to cost. */
export function cancelFee(
  { startMs, priceCents }: { readonly startMs: number; readonly priceCents: Cents },
  { freeHours, feePercent }: Pick<RoomRules, 'freeHours' | 'feePercent'>,
  atMs: number,
): Cents {
  return startMs - atMs >= freeHours * HOUR_MS ? ZERO : percentOf(priceCents, feePercent)
}
