import { assert } from './assert.ts'
import { allocate, cents, divideHalfUp, minus, sum, type Cents } from './money.ts'

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
    spread(ht, members).forEach((lineHt, i) => {
      const member = members[i]
      assert(member, 'one share a member')
      shares[member.index] = { ht: lineHt, vat: minus(member.ttc, lineHt) }
    })
    return { rate, ttc, ht, vat }
  })
  return { table, lines: shares }
}

/** Shares HT over lines by their value. Lines may be of either sign (a refund beside a sale), so each sign keeps its own. */
function spread(ht: Cents, members: readonly { readonly ttc: Cents }[]): readonly Cents[] {
  const total = sum(members.map((m) => m.ttc))
  if (members.every((m) => m.ttc >= 0) || members.every((m) => m.ttc <= 0)) {
    if (total === 0) return members.map(() => cents(0))
    return allocate(
      ht,
      members.map((m) => Math.abs(m.ttc)),
    )
  }
  // Signs are mixed: weigh by size what VAT takes off, so that the parts still add up.
  const vat = minus(total, ht)
  const parts = allocate(
    vat,
    members.map((m) => Math.abs(m.ttc)),
  )
  return members.map((m, i) => minus(m.ttc, parts[i] ?? cents(0)))
}
