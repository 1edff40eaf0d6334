import { z } from 'zod'
import { zText } from './free-text.ts'
import { addDays, wallTime, type BusinessDay } from './business-day.ts'
import { isAlcoholic, zPriceCents, type Product } from './catalogue.ts'
import { zBusinessDay } from './contracts/procedure.ts'
import { zPriceListId, zProductId, type ProductId } from './ids.ts'
import type { Cents } from './money.ts'
import { ok, refuse, type Result } from './result.ts'

/** Where a customer is served, as far as prices know: the counter, a table inside, a table outside, or nowhere of ours. */
export const areas = ['counter', 'room', 'terrace', 'takeaway'] as const
export const zArea = z.enum(areas)
export type Area = z.infer<typeof zArea>

const DAY_MINUTES = 1440
const zWeekday = z.int().min(1).max(7)
export const zMinute = z.int().min(0).max(DAY_MINUTES)

/** Hours of some days of the week, 1 for Monday; `to` before `from` is on the next morning. Dates are included. */
export const zSchedule = z.strictObject({
  weekdays: z.array(zWeekday).min(1).max(7),
  fromMinute: zMinute,
  toMinute: zMinute,
  firstDay: zBusinessDay.nullable(),
  lastDay: zBusinessDay.nullable(),
})
export type Schedule = z.infer<typeof zSchedule>

/** Other prices than the catalogue's, for some hours, some places, or both. */
export const zPriceList = z.strictObject({
  listId: zPriceListId,
  label: zText(24, 1),
  /** Null: at any time. */
  schedule: zSchedule.nullable(),
  /** Empty: everywhere. */
  areas: z.array(zArea).max(areas.length),
  items: z.array(z.strictObject({ productId: zProductId, priceCents: zPriceCents })).max(2000),
})
export type PriceList = z.infer<typeof zPriceList>

export type PriceInForce = { readonly priceCents: Cents; readonly list: PriceList }

export function isScheduledNow(schedule: Schedule, atMs: number, zone: string): boolean {
  const { day, weekday, minute } = wallTime(atMs, zone)
  const { fromMinute, toMinute } = schedule
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute && isOnDay(schedule, day, weekday)
  if (minute >= fromMinute) return isOnDay(schedule, day, weekday)
  // After midnight it is still the evening of the day before.
  return minute < toMinute && isOnDay(schedule, addDays(day, -1), weekday === 1 ? 7 : weekday - 1)
}

function isOnDay({ weekdays, firstDay, lastDay }: Schedule, day: BusinessDay, weekday: number): boolean {
  return weekdays.includes(weekday) && (firstDay === null || day >= firstDay) && (lastDay === null || day <= lastDay)
}

/** The lists that count now, the most particular first: those with hours before those without, then in their order. */
export function listsInForce(lists: readonly PriceList[], atMs: number, zone: string): readonly PriceList[] {
  const now = lists.filter(({ schedule }) => schedule === null || isScheduledNow(schedule, atMs, zone))
  return [...now.filter((list) => list.schedule !== null), ...now.filter((list) => list.schedule === null)]
}

/** The price that the first list in force gives; the catalogue's own counts where there is none. */
export function priceInForce(
  inForce: readonly PriceList[],
  productId: ProductId,
  area: Area,
): PriceInForce | undefined {
  for (const list of inForce) {
    if (list.areas.length > 0 && !list.areas.includes(area)) continue
    const item = list.items.find((one) => one.productId === productId)
    if (item) return { priceCents: item.priceCents, list }
  }
  return undefined
}

/** What a product costs in an area now, whatever list says so. */
export function priceNow(inForce: readonly PriceList[], product: Product, area: Area): Cents {
  const own = area === 'takeaway' ? (product.takeawayPriceCents ?? product.priceCents) : product.priceCents
  return product.openPrice ? own : (priceInForce(inForce, product.id, area)?.priceCents ?? own)
}

/**
 * What the law says of cheap alcohol. During limited hours, alcohol may only be cheaper while soft drinks are too
 * (CSP L3323-1); read here as: one soft drink of the list at least is reduced by the percentage of the most reduced
 * alcohol or more. Alcohol is never free (L3322-9).
 */
export function alcoholRule(
  list: PriceList,
  productOf: (productId: ProductId) => Product | undefined,
): Result<null, 'HAPPY_HOUR_ALCOHOL_ONLY' | 'OPEN_BAR_FORBIDDEN'> {
  const items = list.items.flatMap(({ productId, priceCents }) => {
    const product = productOf(productId)
    return product ? [{ product, priceCents }] : []
  })
  const alcohol = items.filter(({ product }) => isAlcoholic(product))
  if (alcohol.some(({ priceCents }) => priceCents === 0)) return refuse('OPEN_BAR_FORBIDDEN')
  if (list.schedule === null) return ok(null)
  const most = Math.max(0, ...alcohol.map(reduction))
  const soft = Math.max(0, ...items.filter(({ product }) => product.drinkGroup === '1').map(reduction))
  return most > soft ? refuse('HAPPY_HOUR_ALCOHOL_ONLY', { percent: most / 100, softPercent: soft / 100 }) : ok(null)
}

const WHOLE = 10_000
/** By how much cheaper than in the catalogue, in hundredths of a percent, rounded half up; nothing where it is dearer. */
function reduction({ product, priceCents }: { readonly product: Product; readonly priceCents: Cents }): number {
  if (priceCents >= product.priceCents) return 0
  return Math.floor(((product.priceCents - priceCents) * WHOLE * 2 + product.priceCents) / (product.priceCents * 2))
}

/**
 * Whether a product may cost this much from now on: what a list with hours takes off is counted from the catalogue's price,
 * so a new one can turn a lawful list into one that makes only alcohol cheap. A list that was unlawful before is no reason.
 */
export function priceRule(
  changed: Product,
  lists: readonly PriceList[],
  productOf: (productId: ProductId) => Product | undefined,
): Result<null, 'HAPPY_HOUR_ALCOHOL_ONLY' | 'OPEN_BAR_FORBIDDEN'> {
  const isFree = changed.priceCents === 0 || changed.takeawayPriceCents === 0
  if (isAlcoholic(changed) && isFree) return refuse('OPEN_BAR_FORBIDDEN')
  const after = (productId: ProductId) => (productId === changed.id ? changed : productOf(productId))
  for (const list of lists) {
    const rule = alcoholRule(list, after)
    if (!rule.ok && alcoholRule(list, productOf).ok) return refuse(rule.code, { ...rule.detail, list: list.label })
  }
  return ok(null)
}
