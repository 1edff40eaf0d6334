import { assert } from './assert.ts'
import { allocate, cents, divideHalfUp, minus, negate, sum, ZERO, type Cents } from './money.ts'

declare const unit: unique symbol
/** A VAT rate in hundredths of a percent: 5.5 % is 550, 10 % is 1000. */
export type VatRate = number & { readonly [unit]: 'vatRate' }

export function isVatRate(value: unknown): value is VatRate {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 10_000
}

export function vatRate(value: number): VatRate {
  assert(isVatRate(value), `not a VAT rate in hundredths of a percent: ${value}`)
  return value
}

/** One row of a ticket's VAT table, in cents; `ht` + `vat` = `ttc`, always. */
export type VatLine = {
  readonly rate: VatRate
  readonly ttc: Cents
  readonly ht: Cents
  readonly vat: Cents
}

/** What VAT leaves of one ticket line, in cents. */
export type LineVat = { readonly ht: Cents; readonly vat: Cents }

/** The VAT inside a price that includes it, half up (brief counter §4.1). */
export function extractVat(ttc: Cents, rate: VatRate): { readonly ht: Cents; readonly vat: Cents } {
  const vat = cents(Number(divideHalfUp(BigInt(ttc) * BigInt(rate), BigInt(10_000 + rate))))
  return { ht: minus(ttc, vat), vat }
}

/**
 * The VAT of a ticket: extracted once per rate from the sum of that rate's lines, then given back to the lines by
 * largest remainder so that lines add up to the table (briefs counter §4.1, fiscal §4.3).
 */
export function ticketVat(lines: readonly { readonly ttc: Cents; readonly rate: VatRate }[]): {
  readonly table: readonly VatLine[]
  readonly lines: readonly LineVat[]
} {
  const rates = [...new Set(lines.map((line) => line.rate))].sort((a, b) => a - b)
  const shares: LineVat[] = lines.map(({ ttc }) => ({ ht: ttc, vat: cents(0) }))
  const table = rates.map((rate) => {
    const members = lines.flatMap((line, index) => (line.rate === rate ? [{ index, ttc: line.ttc }] : []))
    const ttc = sum(members.map((member) => member.ttc))
    const { ht, vat } = extractVat(ttc, rate)
    spread(ht, rate, members).forEach((lineHt, i) => {
      const member = members[i]
      assert(member, 'one share a member')
      shares[member.index] = { ht: lineHt, vat: minus(member.ttc, lineHt) }
    })
    return { rate, ttc, ht, vat }
  })
  return { table, lines: shares }
}

/** Shares HT over lines by their value; the parts always add up to it. */
function spread(ht: Cents, rate: VatRate, members: readonly { readonly ttc: Cents }[]): readonly Cents[] {
  const ttcs = members.map((member) => member.ttc)
  const total = sum(ttcs)
  if (!ttcs.every((ttc) => ttc >= 0) && !ttcs.every((ttc) => ttc <= 0)) return spreadMixed(ht, rate, ttcs)
  if (total === 0) return ttcs.map(() => ZERO)
  return allocate(ht, ttcs.map(Math.abs))
}

/**
 * A refund beside a sale: each line keeps the sign of its own VAT. Whole cents below its exact VAT first, then the cents
 * still missing to the largest remainders.
 */
function spreadMixed(ht: Cents, rate: VatRate, ttcs: readonly Cents[]): readonly Cents[] {
  const total = sum(ttcs)
  const isMirror = total < 0 || (total === 0 && (ttcs.find((ttc) => ttc !== 0) ?? 0) < 0)
  if (isMirror) return spreadMixed(negate(ht), rate, ttcs.map(negate)).map(negate)
  const divisor = BigInt(10_000 + rate)
  const exact = ttcs.map((ttc, i) => {
    const product = BigInt(ttc) * BigInt(rate)
    const left = ((product % divisor) + divisor) % divisor
    return { i, left, whole: Number((product - left) / divisor) }
  })
  const missing = total - ht - exact.reduce((vat, { whole }) => vat + whole, 0)
  const byRemainder = exact.toSorted((a, b) => (a.left === b.left ? a.i - b.i : a.left < b.left ? 1 : -1))
  const oneMore = new Set(byRemainder.slice(0, missing).map(({ i }) => i))
  const parts = ttcs.map((ttc, i) => cents(ttc - (exact[i]?.whole ?? 0) - (oneMore.has(i) ? 1 : 0)))
  assert(sum(parts) === ht, 'the lines of a rate make its HT')
  return parts
}
