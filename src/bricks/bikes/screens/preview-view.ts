import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import type { Cents } from '../../../shared/money.ts'
import { holdTerm, keptForTheft } from '../damages.ts'
import type { BikesSetup, Fleet } from '../fleet.ts'
import { priceHire, unitPrice, type HirePrice, type UnitPrice } from '../prices.ts'
import { checkTariff, tariffOn, type HireRules, type Tariff } from '../tariff.ts'
import { instantOf, type Clock } from '../wall-clock.ts'

const HOURS_TRIED = [1, 3, 5]
const DAYS_TRIED = [1, 2, 3, 8]
const LEAVES = 9 * 60
const COMES_BACK = 18 * 60

/** « 3 h → 12,00 € · ½ journée »: what one of a model would cost, by the prices as they are written now. */
export type Tried = { readonly unit: 'hours' | 'days'; readonly count: number; readonly price: UnitPrice }

/** Nothing while a price is missing or below a cent, or tiers are twice. */
export function triedOn(tariff: Tariff): readonly Tried[] {
  if (!checkTariff(tariff).ok) return []
  const hours = HOURS_TRIED.map((count): Tried => {
    return { unit: 'hours', count, price: unitPrice(tariff, { within: 'day', minutes: count * 60, days: 1 }) }
  })
  const days = DAYS_TRIED.map((count): Tried => {
    const length =
      count === 1 ? ({ within: 'day', minutes: 1440, days: 1 } as const) : ({ within: 'days', days: count } as const)
    return { unit: 'days', count, price: unitPrice(tariff, length) }
  })
  return [...hours, ...days]
}

/** A hire that a discount is tried on: so many of a model for so many days, and what it costs with the discount. */
export type Discounted = {
  readonly count: number
  readonly days: number
  readonly model: string
  readonly price: HirePrice
}
type Models = Fleet['models']

/** Each step of the discounts on the first model of the fleet that has a price today. */
export function discountsTried(
  rules: HireRules,
  models: Models,
  today: BusinessDay,
  clock: Clock,
): readonly Discounted[] {
  const priced = pricedModel(models, today)
  if (!priced) return []
  const { model, tariff } = priced
  const tries = [
    ...(rules.groupDiscount ? [{ count: rules.groupDiscount.fromBikes, days: 1 }] : []),
    ...rules.longHireDiscounts.map(({ fromDays }) => ({ count: 1, days: fromDays })),
  ]
  return tries.map(({ count, days }) => {
    const startMs = instantOf(today, LEAVES, clock.zone)
    const endMs = instantOf(addDays(today, days - 1), COMES_BACK, clock.zone)
    const lines = [{ kind: model.kind, quantity: count, tariff }]
    return {
      count,
      days,
      model: model.name,
      price: priceHire({ period: { startMs, endMs }, lines, options: [] }, rules, clock),
    }
  })
}

/** The first bike with a price today; trailers and rooms have no discounts. */
function pricedModel(models: Models, today: BusinessDay) {
  const bikes = models.filter(({ kind }) => kind === 'bike' || kind === 'ebike' || kind === 'child')
  return bikes.flatMap((model) => {
    const dated = tariffOn(model.tariffs, today)
    return dated.ok ? [{ model, tariff: dated.value.tariff }] : []
  })[0]
}

/** What the rules of deposits mean for somebody who leaves today. */
export function depositsTried(setup: Pick<BikesSetup, 'cardHolds' | 'theftKept'>, models: Models, today: BusinessDay) {
  const [dearest] = models.toSorted((a, b) => b.depositCents - a.depositCents)
  const kept = (hundredths: number): Cents | undefined => dearest && keptForTheft(dearest.depositCents, hundredths)
  return {
    holds: setup.cardHolds.schemes.map(({ scheme }) => ({
      scheme,
      expiresOn: holdTerm({ takenOn: today, scheme, hireEndsOn: today }, setup.cardHolds).expiresOn,
    })),
    theft: dearest && {
      model: dearest.name,
      depositCents: dearest.depositCents,
      plainCents: kept(setup.theftKept.plain),
      guaranteedCents: kept(setup.theftKept.guaranteed),
    },
  }
}
