import { assert } from '../../../shared/assert.ts'
import { businessDay } from '../../../shared/business-day.ts'
import type { InvoiceDocument } from '../../../shared/contracts/invoices.ts'
import { cents, divideHalfUp, ONE, type Milli } from '../../../shared/money.ts'
import { amount } from '../../../shared/texts/format.ts'
import { paperDay } from '../figures.ts'

type Line = InvoiceDocument['lines'][number]

/** A whole number of units of 10^-`decimals` as a decimal number: 1234 with two decimals is `12.34`. */
export function decimal(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const sign = units < 0n ? '-' : ''
  const point = digits.length - decimals
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`
}

/**
 * The price of one unit without VAT, in millionths of a euro. It is worked out back from the line, whose HT is the truth
 * (brief fiscal §4.3): six decimals times any quantity that a line can have (999) come back to the line's HT.
 */
export function unitPriceMicros({ htCents, quantityMilli }: Pick<Line, 'htCents' | 'quantityMilli'>): bigint {
  assert(quantityMilli > 0, 'an invoiced line has a quantity')
  return divideHalfUp(BigInt(htCents) * 10_000_000n, BigInt(quantityMilli))
}

/** A unit price as it is read: `1,45`, or with four decimals where the cent is not enough: `1,4533`. */
export function unitPrice(line: Pick<Line, 'htCents' | 'quantityMilli'>): string {
  const micros = unitPriceMicros(line)
  if (micros % 10_000n === 0n) return amount(cents(Number(micros / 10_000n)), 'fr')
  return decimal(divideHalfUp(micros, 100n), 4).replace('.', ',')
}

/** `3` pieces, or `0.250` of a measure. */
export function quantityDecimal(quantity: Milli): string {
  return quantity % ONE === 0 ? decimal(BigInt(quantity / ONE), 0) : decimal(BigInt(quantity), 3)
}

/** The day of an instant by the café's own calendar: `23/11/2026`. */
export function dayOf(atMs: number, zone: string): string {
  return paperDay(businessDay(atMs, zone, 0))
}
