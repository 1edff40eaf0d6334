import { assert } from '../../shared/assert.ts'
import { allocate, cents, divideHalfUp, minus, sum, ZERO, type Cents } from '../../shared/money.ts'
import { cheapestCover } from './cover.ts'
import type { HireRules, ModelKind, Tariff } from './tariff.ts'
import { blocksStarted, daysSpanned, minutesBetween, type Clock } from './wall-clock.ts'

/** From departure to return, both instants in epoch milliseconds; the return is later. */
export type Period = { readonly startMs: number; readonly endMs: number }

/** How long a hire is for its price. A hire within one opening day counts one day for options. */
type HireLength =
  | { readonly within: 'day'; readonly minutes: number; readonly days: 1 }
  | { readonly within: 'days'; readonly days: number }

/** One part of what is shown under a bike: « semaine ×1 + jour ×1 ». `days` is 0 for an hour and a half-day. */
export type PricePiece = {
  readonly unit: 'hour' | 'half-day' | 'days'
  readonly days: number
  readonly count: number
  /** For one, TTC. */
  readonly cents: Cents
}

/** What one piece of a model costs for the whole hire, TTC, and of what it is made. */
export type UnitPrice = { readonly cents: Cents; readonly pieces: readonly PricePiece[] }

export type HireLine = { readonly kind: ModelKind; readonly quantity: number; readonly tariff: Tariff }
/** A helmet at 2.00 a day, a guarantee at 15.00 a hire; nothing where it is lent free. TTC. */
export type HireOption = { readonly quantity: number; readonly cents: Cents; readonly per: 'day' | 'hire' }
export type Hire = {
  readonly period: Period
  readonly lines: readonly HireLine[]
  readonly options: readonly HireOption[]
}

/** One line of the hire, TTC: `grossCents` − `discountCents` = `ttcCents`. */
export type PricedLine = {
  readonly unit: UnitPrice
  readonly quantity: number
  readonly grossCents: Cents
  readonly discountCents: Cents
  readonly ttcCents: Cents
}
type PricedOption = { readonly quantity: number; readonly times: number; readonly ttcCents: Cents }
type HireDiscount = {
  readonly why: 'group' | 'long-hire'
  /** In hundredths of a percent. */
  readonly hundredths: number
  readonly cents: Cents
}
export type HirePrice = {
  readonly days: number
  readonly lines: readonly PricedLine[]
  readonly options: readonly PricedOption[]
  readonly discount: HireDiscount | null
  readonly totalCents: Cents
}

/** What groups and long hires make cheaper: bikes, neither trailers nor rooms (bikes.md §2.4.3). */
const bikeKinds: ReadonlySet<ModelKind> = new Set<ModelKind>(['bike', 'ebike', 'child'])
const WHOLE = 10_000

/** Within one opening day by the minute, else by days of the calendar or blocks of 24 hours (bikes.md §2.4.1–2). */
export function hireLength({ startMs, endMs }: Period, daysBy: HireRules['daysBy'], clock: Clock): HireLength {
  assert(endMs > startMs, 'a return is after its departure')
  const spanned = daysSpanned(startMs, endMs, clock)
  if (spanned === 1) return { within: 'day', minutes: minutesBetween(startMs, endMs), days: 1 }
  return { within: 'days', days: daysBy === 'calendar' ? spanned : blocksStarted(startMs, endMs, clock.zone) }
}

/** Hours that are asked for: 75 minutes are one, 76 are two, with a grace of 15 (bikes.md §2.4.1). */
export function billedHours(minutes: number, graceMinutes: number): number {
  return Math.max(1, Math.ceil((minutes - graceMinutes) / 60))
}

/**
 * What one bike costs. Within an opening day the cheapest of hours, half-day and day; the minutes of grace count for the
 * half-day too, as they do for the hour. Else the cheapest cover of the days. Of equal prices, the longer one, so that the
 * customer is told the most that the money buys.
 */
export function unitPrice(tariff: Tariff, length: HireLength): UnitPrice {
  const cover = cheapestCover(tariff.tiers, length.days)
  const byDays: UnitPrice = {
    cents: cover.cents,
    pieces: cover.tiers.map((tier) => ({ unit: 'days', ...tier })),
  }
  if (length.within === 'days') return byDays
  const { hourCents, halfDayCents, halfDayMinutes, graceMinutes } = tariff
  const offers = [byDays]
  if (halfDayCents !== null && length.minutes - graceMinutes <= halfDayMinutes) {
    offers.push(single({ unit: 'half-day', days: 0, count: 1, cents: halfDayCents }))
  }
  if (hourCents !== null) {
    offers.push(single({ unit: 'hour', days: 0, count: billedHours(length.minutes, graceMinutes), cents: hourCents }))
  }
  return offers.reduce((cheapest, offer) => (offer.cents < cheapest.cents ? offer : cheapest))
}

function single(piece: PricePiece): UnitPrice {
  return { cents: cents(piece.cents * piece.count), pieces: [piece] }
}

/** One day of a model, TTC: what caps a late fee. */
export function dayPrice(tariff: Tariff): Cents {
  return cheapestCover(tariff.tiers, 1).cents
}

/**
 * The price of a hire (bikes.md §2.4.1–3): bikes by their tariff, options by their days, one discount on the bikes,
 * rounded once, half up, and given back to the lines by largest remainder so that they add up. Where a group's and a long
 * hire's discount both apply, the better one counts and never both: a rental has one discount (bikes.md §2.7), and the
 * tiers are already cheaper by the day. Equal ones are called the group's.
 */
export function priceHire(hire: Hire, rules: HireRules, clock: Clock): HirePrice {
  const length = hireLength(hire.period, rules.daysBy, clock)
  const gross = hire.lines.map(({ tariff, quantity }) => {
    assert(Number.isInteger(quantity) && quantity > 0, `not a number of bikes: ${quantity}`)
    const unit = unitPrice(tariff, length)
    return { unit, quantity, grossCents: cents(unit.cents * quantity) }
  })
  const bikes = gross.map(({ grossCents }, i) => (isBike(hire.lines[i]) ? grossCents : ZERO))
  const discount = discountOn(sum(bikes), bikesOf(hire.lines), length.days, rules)
  const shares = discount && discount.cents > 0 ? allocate(discount.cents, bikes) : bikes.map(() => ZERO)
  const lines = gross.map((line, i) => {
    const discountCents = shares[i] ?? ZERO
    return { ...line, discountCents, ttcCents: minus(line.grossCents, discountCents) }
  })
  const options = hire.options.map(({ quantity, per, cents: each }) => {
    const times = per === 'day' ? length.days : 1
    return { quantity, times, ttcCents: cents(each * quantity * times) }
  })
  const totalCents = sum([...lines, ...options].map(({ ttcCents }) => ttcCents))
  return { days: length.days, lines, options, discount, totalCents }
}

function isBike(line: HireLine | undefined): boolean {
  return line !== undefined && bikeKinds.has(line.kind)
}

function bikesOf(lines: readonly HireLine[]): number {
  return lines.filter(isBike).reduce((count, { quantity }) => count + quantity, 0)
}

function discountOn(bikesCents: Cents, bikes: number, days: number, rules: HireRules): HireDiscount | null {
  const { groupDiscount, longHireDiscounts } = rules
  const group = groupDiscount !== null && bikes >= groupDiscount.fromBikes ? groupDiscount.hundredths : 0
  const [reached] = longHireDiscounts
    .filter(({ fromDays }) => days >= fromDays)
    .toSorted((a, b) => b.fromDays - a.fromDays)
  const long = reached?.hundredths ?? 0
  const hundredths = Math.max(group, long)
  if (hundredths === 0 || bikesCents === 0) return null
  return { why: group >= long ? 'group' : 'long-hire', hundredths, cents: percentOff(bikesCents, hundredths) }
}

/** As every percentage of the till: what is left is rounded half up (brief counter §4.2). */
function percentOff(amount: Cents, hundredths: number): Cents {
  return minus(amount, cents(Number(divideHalfUp(BigInt(amount) * BigInt(WHOLE - hundredths), BigInt(WHOLE)))))
}
