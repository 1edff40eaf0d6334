import { addDays, daysBetween, type BusinessDay } from '../../shared/business-day.ts'
import { cents, divideHalfUp, minus, plus, sum, ZERO, type Cents } from '../../shared/money.ts'
import { daysOf, weekday, type Hours, type Month, type MonthDay, type NetworkSettings } from '../../shared/network.ts'

export type KnownOfDays = {
  /** The first day on which the till was used; undefined where it never was. */
  readonly firstUse: BusinessDay | undefined
  readonly today: BusinessDay
  /** Days that are sealed, and whether something was sold on them. */
  readonly sealed: ReadonlyMap<BusinessDay, { readonly traded: boolean }>
  /** Days whose drawer nobody has counted yet. */
  readonly uncounted: ReadonlySet<BusinessDay>
  readonly declared: ReadonlySet<BusinessDay>
  readonly hours: readonly Hours[]
}

/** What every day of a month is. A day without a sale is a hole unless somebody said so, or the promised hours do. */
export function monthDays(month: Month, known: KnownOfDays): readonly MonthDay[] {
  return daysOf(month).map((day) => ({ day, state: stateOf(day, known) }))
}

function stateOf(day: BusinessDay, known: KnownOfDays): MonthDay['state'] {
  const { firstUse, today, sealed, uncounted, declared, hours } = known
  const closing = sealed.get(day)
  if (firstUse === undefined || day < firstUse) return 'before'
  if (!closing) return day >= today ? 'to-come' : 'not-sealed'
  if (uncounted.has(day)) return 'drawer-open'
  if (closing.traded) return 'traded'
  if (declared.has(day)) return 'declared'
  const isRest = hours.length > 0 && !hours.some((row) => row.weekday === weekday(day))
  return isRest ? 'rest' : 'no-sale'
}

/** When a café was there on a day, in minutes since its midnight: from its first sign of life to the last. */
export type Presence = { readonly day: BusinessDay; readonly fromMinute: number; readonly toMinute: number }

/** How long the café promised to be open on some days, and how long of that somebody was there. Minutes. */
export function hoursKept(
  days: readonly BusinessDay[],
  hours: readonly Hours[],
  present: readonly Presence[],
): { readonly promisedMinutes: number; readonly keptMinutes: number } {
  let promisedMinutes = 0
  let keptMinutes = 0
  for (const day of days) {
    const there = present.find((one) => one.day === day)
    for (const row of hours.filter((one) => one.weekday === weekday(day))) {
      promisedMinutes += row.toMinute - row.fromMinute
      if (!there) continue
      keptMinutes += Math.max(0, Math.min(row.toMinute, there.toMinute) - Math.max(row.fromMinute, there.fromMinute))
    }
  }
  return { promisedMinutes, keptMinutes }
}

const WEEKS = 8

export type ForecastDay = {
  readonly day: BusinessDay
  /** Own sales HT; of days that are over, and of today so far. */
  readonly takenCents: Cents | null
  /** What the weekday brings on average, where the day is not over. */
  readonly expectedCents: Cents
  /** What is left after the goods, added up since the first of the month, as far as is known or expected. */
  readonly leftCents: Cents
}

export type Forecast = {
  readonly days: readonly ForecastDay[]
  readonly takenCents: Cents
  readonly projectedCents: Cents
  /** Of the projected takings: what the goods cost, and what is left. */
  readonly goodsCents: Cents
  readonly leftCents: Cents
  /** What must be paid out of that: the guaranteed pay, fixed charges, the network. */
  readonly payCents: Cents
  readonly chargesCents: Cents
  readonly feeCents: Cents
  readonly neededCents: Cents
  /** Missing by month end, which the network advances; zero where enough is left. */
  readonly missingCents: Cents
  /** What each day that is left must bring, HT, so that nothing is missing; null where no day is left to sell on. */
  readonly wantedADayCents: Cents | null
  /** How many weeks the averages are made of: fewer than eight while the till is young. */
  readonly weeks: number
}

export type KnownOfSales = {
  readonly month: Month
  readonly today: BusinessDay
  readonly firstUse: BusinessDay | undefined
  /** Own sales HT by day. */
  readonly sales: ReadonlyMap<BusinessDay, Cents>
  readonly settings: NetworkSettings
}

/**
 * How the month ends if its days go on as their weekdays did in the last eight weeks, days without a sale included. Days
 * before the till was used say nothing. Sales are read HT: VAT is nobody's to spend.
 */
export function forecast({ month, today, firstUse, sales, settings }: KnownOfSales): Forecast {
  const seen = firstUse === undefined ? 0 : Math.max(0, daysBetween(firstUse, today))
  const weeks = Math.min(WEEKS, Math.ceil(seen / 7))
  const average = (day: BusinessDay): Cents => {
    const same = Array.from({ length: WEEKS * 7 }, (_, n) => addDays(today, -1 - n)).filter(
      (before) => weekday(before) === weekday(day) && firstUse !== undefined && before >= firstUse,
    )
    const total = sum(same.map((before) => sales.get(before) ?? ZERO))
    return same.length === 0 ? ZERO : cents(Number(divideHalfUp(BigInt(total), BigInt(same.length))))
  }
  const left = (ht: Cents) => minus(ht, shareOf(ht, settings.goodsHundredths))
  let added: Cents = ZERO
  const days = daysOf(month).map((day) => {
    const takenCents = day <= today ? (sales.get(day) ?? ZERO) : null
    const usual = day >= today ? average(day) : ZERO
    // Today may still bring what its weekday brings; what is over is known.
    const expectedCents = day < today ? (takenCents ?? ZERO) : cents(Math.max(takenCents ?? 0, usual))
    added = plus(added, expectedCents)
    return { day, takenCents, expectedCents, leftCents: left(added) }
  })
  const takenCents = sum(days.flatMap((day) => day.takenCents ?? []))
  const goodsCents = shareOf(added, settings.goodsHundredths)
  const leftCents = minus(added, goodsCents)
  const feeCents = plus(settings.feeFixedCents, shareOf(added, settings.feeHundredths))
  const neededCents = sum([settings.guaranteedPayCents, settings.fixedChargesCents, feeCents])
  const missingCents = cents(Math.max(0, neededCents - leftCents))
  return {
    days,
    takenCents,
    projectedCents: added,
    goodsCents,
    leftCents,
    payCents: settings.guaranteedPayCents,
    chargesCents: settings.fixedChargesCents,
    feeCents,
    neededCents,
    missingCents,
    wantedADayCents: wantedADay(days, takenCents, { today, settings, firstUse, average }),
    weeks,
  }
}

/** The takings HT of a day that make what is left cover what is needed, shared over the days that usually sell. */
function wantedADay(
  days: readonly ForecastDay[],
  takenCents: Cents,
  known: Pick<KnownOfSales, 'today' | 'settings' | 'firstUse'> & { readonly average: (day: BusinessDay) => Cents },
): Cents | null {
  const { settings, today, average } = known
  const ahead = days.filter(({ day }) => day >= today)
  const selling = ahead.filter(({ day }) => average(day) > 0)
  const count = (selling.length > 0 ? selling : ahead).length
  const kept = 10_000 - settings.goodsHundredths - settings.feeHundredths
  if (count === 0 || kept <= 0) return null
  const fixed = sum([settings.guaranteedPayCents, settings.fixedChargesCents, settings.feeFixedCents])
  const wanted = Math.ceil((fixed * 10_000) / kept) - takenCents
  return cents(Math.max(0, Math.ceil(wanted / count)))
}

function shareOf(amount: Cents, hundredths: number): Cents {
  return cents(Number(divideHalfUp(BigInt(amount) * BigInt(hundredths), 10_000n)))
}
