import type { Product } from '../../shared/catalogue.ts'
import type { Cents } from '../../shared/money.ts'
import { priceNow, type Area, type PriceList } from '../../shared/price-list.ts'

/** The list with hours that counts now, and the minute of the day when it ends. */
export type Mark = { readonly label: string; readonly untilMinute: number }

export function markOf(inForce: readonly PriceList[], area: Area): Mark | undefined {
  const timed = inForce.find(({ schedule, areas }) => schedule && (areas.length === 0 || areas.includes(area)))
  return timed?.schedule ? { label: timed.label, untilMinute: timed.schedule.toMinute } : undefined
}

export function ownPrice(product: Product, area: Area): Cents {
  return priceNow([], product, area)
}
