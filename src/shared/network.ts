import { z } from 'zod'
import { addDays, addMonths, lastDayOfMonth, type BusinessDay } from './business-day.ts'
import { zBusinessDay, zCents } from './contracts/procedure.ts'
import type { VatClass } from './catalogue.ts'
import { zText } from './free-text.ts'
import { cents } from './money.ts'
import { zServiceKey } from './service-line.ts'

/** What a café of the network does, as the monthly file tells it: one row each (brief network §4.2). */
export const activities = [
  'bar',
  'food',
  'grocery',
  'bread',
  'press',
  'tobacco',
  'games',
  'post',
  'parcels',
  'bikes',
  'meals',
  'rooms',
  'services',
  'other',
] as const
export const zActivity = z.enum(activities)
export type Activity = z.infer<typeof zActivity>

/** The row of the whole café: tickets and days that no activity owns, and what its drawers were over or short. */
export const WHOLE_CAFE = 'cafe'
/** Rows of a file stand in this order. */
export const rowNames = [WHOLE_CAFE, ...activities] as const
export const zRowName = z.enum(rowNames)
export type RowName = z.infer<typeof zRowName>

/** A month, `YYYY-MM`. */
export const zMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = string

export function monthOf(day: BusinessDay): Month {
  return day.slice(0, 7)
}

export function firstDay(month: Month): BusinessDay {
  return `${month}-01` as BusinessDay // a month was read as one
}

export function lastDay(month: Month): BusinessDay {
  return lastDayOfMonth(firstDay(month))
}

export function daysOf(month: Month): readonly BusinessDay[] {
  const [first, last] = [firstDay(month), lastDay(month)]
  return Array.from({ length: Number(last.slice(8)) }, (_, n) => addDays(first, n))
}

/** The month so many months later, or earlier where `by` is negative. */
export function monthAway(month: Month, by: number): Month {
  return monthOf(addMonths(firstDay(month), by))
}

/** 1 for Monday to 7. */
export function weekday(day: BusinessDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** What a product is for the network where nobody said otherwise of its category: its VAT class says it. */
export const activityOfClass: Readonly<Record<VatClass, Activity>> = {
  'hot-drink': 'bar',
  'soft-drink': 'bar',
  alcohol: 'bar',
  dish: 'food',
  'keepable-food': 'grocery',
  confectionery: 'grocery',
  bread: 'bread',
  book: 'press',
  'press-agency': 'press',
  standard: 'other',
}

/** The same for services that are a brick of their own; one of several says it itself, what is unknown is `services`. */
export const activityOfService: Readonly<Record<string, Activity>> = {
  bikes: 'bikes',
  meals: 'meals',
  parcels: 'parcels',
  rooms: 'rooms',
}

const HUNDREDTHS_MAX = 10_000
const DAY_MINUTES = 1440
const zHundredths = z.int().min(0).max(HUNDREDTHS_MAX)
const zAmount = zCents.refine((amount) => amount >= 0, 'not a positive amount')

/** When the café said that it is open: minutes since midnight of a weekday, 1 for Monday; after midnight beyond 1440. */
export const zHours = z.strictObject({
  weekday: z.int().min(1).max(7),
  fromMinute: z
    .int()
    .min(0)
    .max(DAY_MINUTES - 1),
  toMinute: z
    .int()
    .min(1)
    .max(DAY_MINUTES + 360),
})
export type Hours = z.infer<typeof zHours>

/** Where a service goes, by its key. */
export const zServiceRule = z.strictObject({ service: zServiceKey, activity: zActivity, isCommission: z.boolean() })
export type ServiceRule = z.infer<typeof zServiceRule>

export const zNetworkSettings = z.strictObject({
  /** Under which name the network knows this café; empty until somebody writes it. */
  siteId: z.string().regex(/^([A-Z0-9][A-Z0-9-]{1,19})?$/),
  /** Where the monthly file goes; empty where it is carried. */
  email: z.string().regex(/^([^\s@\p{C}]{1,64}@[^\s@\p{C}]{1,120})?$/u),
  townHall: zText(60),
  /** What the café pays the network each month, and of its turnover HT, in hundredths of a percent (brief §4.1). */
  feeFixedCents: zAmount,
  feeHundredths: zHundredths,
  /** Whether commissions count as turnover for that share; not established by the network (brief D-01). */
  feeOnCommissions: z.boolean(),
  /** Categories whose products all belong to one activity; the others go by the VAT class of each product. */
  categories: z.array(z.strictObject({ category: zText(60, 1), activity: zActivity })).max(200),
  /** What the café earns of what it collects for others in a category, in hundredths of a percent, HT. */
  agencyRates: z.array(z.strictObject({ category: zText(60, 1), hundredths: zHundredths })).max(100),
  /** Where a service goes, and whether what it sells is a commission rather than a sale of the café’s own. */
  services: z.array(zServiceRule).max(120),
  /** What the network guarantees the manager each month, and what is paid whatever is sold. */
  guaranteedPayCents: zAmount,
  fixedChargesCents: zAmount,
  /** What goods cost of what they are sold for, HT, in hundredths of a percent. */
  goodsHundredths: zHundredths,
  hours: z
    .array(zHours)
    .max(28)
    .refine((all) => all.every(({ fromMinute, toMinute }) => fromMinute < toMinute), 'it ends before it begins'),
})
export type NetworkSettings = z.infer<typeof zNetworkSettings>

/** What a new till proposes: the fee that the network asks for (brief §4.1); nothing of what only the café knows. */
export const defaultNetwork: NetworkSettings = {
  siteId: '',
  email: '',
  townHall: '',
  feeFixedCents: cents(100_00),
  feeHundredths: 200,
  feeOnCommissions: true,
  categories: [],
  agencyRates: [],
  services: [],
  guaranteedPayCents: cents(0),
  fixedChargesCents: cents(0),
  goodsHundredths: 4000,
  hours: [],
}

/** What services that are one of several propose for themselves, by their keys. */
export type Proposed = ReadonlyMap<string, Activity>

/**
 * How a service of the café counts, by its key: as somebody decided, as it proposes itself, or by its name. Carriers pay
 * commissions (decision 43).
 */
export function serviceRule(settings: Pick<NetworkSettings, 'services'>, key: string, proposed: Proposed): ServiceRule {
  const told = settings.services.find((row) => row.service === key)
  const activity = proposed.get(key) ?? activityOfService[key] ?? 'services'
  return told ?? { service: key, activity, isCommission: key === 'parcels' }
}

/** Why a day of a month is what it is; the last four leave a hole in the file. */
export const zDayState = z.enum([
  'before', // the till was not in use yet
  'traded',
  'rest', // by the hours that the café promised
  'declared', // somebody said that it was shut
  'to-come',
  'no-sale', // should have been open, and nothing was sold
  'not-sealed',
  'drawer-open',
])
export type DayState = z.infer<typeof zDayState>
export const zMonthDay = z.strictObject({ day: zBusinessDay, state: zDayState })
export type MonthDay = z.infer<typeof zMonthDay>

export function isHole(state: DayState): boolean {
  return state === 'to-come' || state === 'no-sale' || state === 'not-sealed' || state === 'drawer-open'
}

/** What the café did for people without selling it, as a service counts it: never a name. */
export const renderedKinds = [
  'parcels',
  'parcels-sent',
  'meals',
  'bike-hires',
  'room-bookings',
  'counter-services',
  'digital-help',
  'copies',
  'ideas',
] as const
export const zRenderedKind = z.enum(renderedKinds)
export const zRendered = z.strictObject({ what: zRenderedKind, count: z.int().min(0) })
export type Rendered = z.infer<typeof zRendered>
