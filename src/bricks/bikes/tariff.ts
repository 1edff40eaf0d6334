import { z } from 'zod'
import type { BusinessDay } from '../../shared/business-day.ts'
import { zBusinessDay, zCents } from '../../shared/contracts/procedure.ts'
import { zText } from '../../shared/free-text.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

const TIERS_MAX = 20
const TARIFFS_MAX = 50
/** The longest hire that a price is given for, in days: a year, the leap day included. */
export const HIRE_DAYS_MAX = 366

/** What can be hired by the hour and the day; discounts for groups and long hires are for the first three only. */
export const modelKinds = ['bike', 'ebike', 'child', 'trailer', 'room'] as const
export const zModelKind = z.enum(modelKinds)
export type ModelKind = z.infer<typeof zModelKind>

/** A percentage in hundredths: 10 % is 1000. */
const zHundredths = z.int().min(0).max(10_000)

/** A price for a number of days together, TTC: {1, 18.00}, {7, 90.00}. Any numbers of days (bikes.md §2.9). */
const zDayTier = z.strictObject({ days: z.int().min(1).max(HIRE_DAYS_MAX), cents: zCents })
export type DayTier = Readonly<z.infer<typeof zDayTier>>

/** What a model costs, all TTC (bikes.md §§2.4, 2.9). Its prices are checked by `checkTariff`, which says what is wrong. */
export const zTariff = z.strictObject({
  /** For each hour; null where nothing is hired by the hour. */
  hourCents: zCents.nullable(),
  /** For a half-day, up to `halfDayMinutes`; null where there is none. */
  halfDayCents: zCents.nullable(),
  halfDayMinutes: z.int().min(1).max(1440).default(240),
  tiers: z.array(zDayTier).min(1).max(TIERS_MAX),
  /** What is added to the day price of days started after closing time, in hundredths of a percent; 5000 is +50 %. */
  lateSurchargeHundredths: z.int().min(0).max(100_000).default(0),
  /** Minutes that are given before an hour counts as started. */
  graceMinutes: z.int().min(0).max(59).default(15),
})
export type Tariff = Readonly<z.infer<typeof zTariff>>

/** A day of any year, `MM-DD`; the leap day is one. */
export const zMonthDay = z.string().refine((text) => {
  const [, month, day] = /^(\d{2})-(\d{2})$/.exec(text) ?? []
  const atMs = month && day ? Date.UTC(2028, Number(month) - 1, Number(day)) : Number.NaN
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().slice(5, 10) === text
}, 'not a day of the year')

/** Both days included; `to` before `from` is in the next year. */
const zSeason = z.strictObject({ name: zText(24, 1), from: zMonthDay, to: zMonthDay })
export type Season = Readonly<z.infer<typeof zSeason>>

/** A tariff with the first day on which it counts, all year or in a season that comes back. */
export const zDatedTariff = z.strictObject({ validFrom: zBusinessDay, season: zSeason.nullable(), tariff: zTariff })
export type DatedTariff = Readonly<z.infer<typeof zDatedTariff>>

/** Every tariff that a model ever had: the old ones stay, so that an old hire can be looked up. */
export const zTariffs = z.array(zDatedTariff).max(TARIFFS_MAX)

/**
 * How days are counted and what is taken off. `calendar` counts each day of the calendar that is touched (the default of
 * bikes.md §2.4.2), `blocks` counts 24 hours from hour to hour.
 */
export const zHireRules = z.strictObject({
  daysBy: z.enum(['calendar', 'blocks']).default('calendar'),
  /** From so many bikes on one hire; null for none. */
  groupDiscount: z.strictObject({ fromBikes: z.int().min(2).max(200), hundredths: zHundredths }).nullable(),
  /** From so many days; the one with the most days that is reached counts. */
  longHireDiscounts: z
    .array(z.strictObject({ fromDays: z.int().min(2).max(HIRE_DAYS_MAX), hundredths: zHundredths }))
    .max(TIERS_MAX),
})
export type HireRules = Readonly<z.infer<typeof zHireRules>>

type TariffRefusal = 'PRICE_NOT_POSITIVE' | 'TIERS_NOT_ASCENDING'

/** Whether a tariff can be asked of customers: every price above zero, tiers of ever more days (bikes.md §2.10). */
export function checkTariff(tariff: Tariff): Result<Tariff, TariffRefusal> {
  const { hourCents, halfDayCents, tiers } = tariff
  if (hourCents !== null && hourCents <= 0) return refuse('PRICE_NOT_POSITIVE', { unit: 'hour', cents: hourCents })
  if (halfDayCents !== null && halfDayCents <= 0) {
    return refuse('PRICE_NOT_POSITIVE', { unit: 'half-day', cents: halfDayCents })
  }
  const free = tiers.find((tier) => tier.cents <= 0)
  if (free) return refuse('PRICE_NOT_POSITIVE', { unit: 'days', days: free.days, cents: free.cents })
  const astray = tiers.find((tier, i) => tier.days <= (tiers[i - 1]?.days ?? 0))
  return astray ? refuse('TIERS_NOT_ASCENDING', { days: astray.days }) : ok(tariff)
}

/** Whether the tariffs of a model can stand together: each right, and no two of one season from the same day. */
export function checkTariffs(
  tariffs: readonly DatedTariff[],
): Result<readonly DatedTariff[], TariffRefusal | 'TARIFF_TWICE'> {
  for (const [i, { tariff, season, validFrom }] of tariffs.entries()) {
    const checked = checkTariff(tariff)
    if (!checked.ok) return checked
    const isTwice = tariffs.slice(0, i).some((other) => other.validFrom === validFrom && isSameSeason(other, season))
    if (isTwice) return refuse('TARIFF_TWICE', { day: validFrom, season: season?.name ?? '' })
  }
  return ok(tariffs)
}

/**
 * The tariff of a hire that starts on this day; it keeps it, even where a season changes under way. Of each season the
 * latest version counts. A season goes before the whole year, a short one before a long one (the weekend of a fête inside
 * the summer), then the first in the list.
 */
export function tariffOn(tariffs: readonly DatedTariff[], day: BusinessDay): Result<DatedTariff, 'NO_TARIFF'> {
  const started = tariffs.filter(({ validFrom }) => validFrom <= day)
  const latest = started.filter(
    (one) => !started.some((other) => isSameSeason(other, one.season) && other.validFrom > one.validFrom),
  )
  const [inForce] = latest
    .filter(({ season }) => season === null || isInSeason(season, day))
    .toSorted((a, b) => lengthOf(a.season) - lengthOf(b.season))
  return inForce ? ok(inForce) : refuse('NO_TARIFF', { day })
}

function isInSeason({ from, to }: Season, day: BusinessDay): boolean {
  const monthDay = day.slice(5)
  return from <= to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to
}

/** Days of a season in a leap year; the whole year is longer than any. */
function lengthOf(season: Season | null): number {
  if (season === null) return Number.POSITIVE_INFINITY
  const dayOfYear = (monthDay: string) => Date.parse(`2028-${monthDay}T00:00:00Z`) / 86_400_000
  const days = dayOfYear(season.to) - dayOfYear(season.from)
  return days < 0 ? days + HIRE_DAYS_MAX : days
}

function isSameSeason(tariff: DatedTariff, season: Season | null): boolean {
  return tariff.season?.name === season?.name
}
