import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, cents, extend, milli, sum, type Cents } from '../../src/shared/money.ts'
import { extractVat, ticketVat, vatRate } from '../../src/shared/vat.ts'

const anyAmount = fc.integer({ min: -9_999_999, max: 9_999_999 }).map(cents)
const price = fc.integer({ min: 0, max: 9_999_999 }).map(cents)
const anyRate = fc.oneof(fc.constantFrom(0, 210, 550, 850, 1000, 2000), fc.integer({ min: 0, max: 9999 })).map(vatRate)
const fewRates = fc.constantFrom(0, 550, 1000, 2000).map(vatRate)
const soldLines = fc.array(fc.record({ ttc: price, rate: fewRates }), { maxLength: 40 })
const mixedLines = fc.array(fc.record({ ttc: anyAmount, rate: fewRates }), { maxLength: 40 })
const rates = (lines: readonly { readonly rate: number }[]) => [...new Set(lines.map((line) => line.rate))]

describe('sharing an amount', () => {
  it('never loses or makes a cent, and gives every part its share to less than a cent', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 50 }).filter((w) => w.some((n) => n > 0))
    fc.assert(
      fc.property(anyAmount, weights, (total, parts) => {
        const shares = allocate(total, parts)
        const whole = parts.reduce((a, b) => a + b, 0)
        expect(sum(shares)).toBe(total)
        // |share × whole − total × weight| < whole: exact, without a fraction.
        const far = shares.filter((share, i) => {
          const off = BigInt(share) * BigInt(whole) - BigInt(total) * BigInt(parts[i] ?? 0)
          return (off < 0n ? -off : off) >= BigInt(whole)
        })
        expect(far).toEqual([])
      }),
    )
  })

  it('gives equal parts that differ by a cent at most, the larger ones first', () => {
    fc.assert(
      fc.property(price, fc.integer({ min: 1, max: 60 }), (total, count) => {
        const shares = allocate(total, Array<number>(count).fill(1))
        expect([...shares]).toEqual(shares.toSorted((a, b) => b - a))
        expect((shares[0] ?? 0) - (shares.at(-1) ?? 0)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('price times quantity', () => {
  it('is exact to half a cent, and turns round with its sign', () => {
    const quantity = fc.integer({ min: 1, max: 999_000 }).map(milli)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }).map(cents), quantity, (unit, count) => {
        const ttc = extend(unit, count)
        const off = ttc * 1000 - unit * count
        expect(off > -500 && off <= 500).toBe(true)
        expect(extend(cents(-unit), count)).toBe(ttc === 0 ? 0 : -ttc)
      }),
    )
  })
})

describe('F-54 VAT', () => {
  it('and HT make the price, whatever the rate, and VAT is exact to half a cent', () => {
    fc.assert(
      fc.property(anyAmount, anyRate, (ttc, rate) => {
        const { ht, vat } = extractVat(ttc, rate)
        expect(ht + vat).toBe(ttc)
        const off = vat * (10_000 + rate) - ttc * rate
        expect(Math.abs(off) * 2).toBeLessThanOrEqual(10_000 + rate)
      }),
    )
  })

  it('of a ticket: HT and VAT make TTC in every rate, and the lines of a rate make its row', () => {
    fc.assert(
      fc.property(mixedLines, (lines) => {
        const { table, lines: shares } = ticketVat(lines)
        expect(table.map((row) => row.rate)).toEqual(rates(lines).toSorted((a, b) => a - b))
        for (const row of table) {
          const of = <T>(values: readonly T[]) => values.filter((_, i) => lines[i]?.rate === row.rate)
          const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
          expect(row).toEqual({
            rate: row.rate,
            ttc: total(of(lines).map((l) => l.ttc)),
            ht: total(of(shares).map((s) => s.ht)),
            vat: total(of(shares).map((s) => s.vat)),
          })
          expect(row.ht + row.vat).toBe(row.ttc)
        }
        expect(shares.map((share) => share.ht + share.vat)).toEqual(lines.map((l) => l.ttc as number))
      }),
    )
  })

  it('of a line is its own to less than a cent and a half, and never of the wrong sign', () => {
    fc.assert(
      fc.property(mixedLines, (lines) => {
        ticketVat(lines).lines.forEach(({ vat }, i) => {
          const { ttc, rate } = lines[i] ?? { ttc: 0, rate: 0 }
          const exact = (ttc * rate) / (10_000 + rate)
          expect(Math.abs(vat - exact)).toBeLessThan(1.5)
          if (Math.abs(exact) >= 1) expect(Math.sign(vat) * Math.sign(ttc)).toBeGreaterThanOrEqual(0)
        })
      }),
    )
  })

  it('of a ticket does not depend on the order of its lines', () => {
    const shuffled = soldLines.chain((lines) =>
      fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length })),
    )
    fc.assert(
      fc.property(shuffled, ([lines, others]) => {
        expect(ticketVat(others).table).toEqual(ticketVat(lines).table)
      }),
    )
  })

  it('of a refund is the mirror of its sale, line by line', () => {
    const turn = (value: Cents) => (value === 0 ? 0 : -value)
    fc.assert(
      fc.property(mixedLines, (lines) => {
        const sale = ticketVat(lines)
        const refund = ticketVat(lines.map(({ ttc, rate }) => ({ ttc: cents(turn(ttc)), rate })))
        expect(refund.lines).toEqual(sale.lines.map(({ ht, vat }) => ({ ht: turn(ht), vat: turn(vat) })))
      }),
    )
  })

  it('table of a sale never takes more than the ticket’s own total', () => {
    fc.assert(
      fc.property(soldLines, (lines) => {
        const { table } = ticketVat(lines)
        const total = sum(lines.map((l) => l.ttc))
        expect(sum(table.map((row) => row.ttc))).toBe(total)
        expect(sum(table.map((row) => row.ht)) + sum(table.map((row) => row.vat))).toBe(total)
        expect(table.filter((row) => row.vat < 0 || row.ht < 0)).toEqual([])
      }),
    )
  })
})
