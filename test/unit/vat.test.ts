import { describe, expect, it } from 'vitest'
import { Defect } from '../../src/shared/assert.ts'
import { cents } from '../../src/shared/money.ts'
import { extractVat, isVatRate, ticketVat, vatRate } from '../../src/shared/vat.ts'

const line = (ttc: number, rate: number) => ({ ttc: cents(ttc), rate: vatRate(rate) })

/** Identifiers are those of brief counter §4.2; its amounts are in euros, ours in cents. */
describe('the VAT inside a price', () => {
  it.each([
    { name: 'T3: 52.50 at 12 %, half a cent up', ttc: 5250, rate: 1200, ht: 4687, vat: 563 },
    { name: 'T4: 11.90 at 21 %', ttc: 1190, rate: 2100, ht: 983, vat: 207 },
    { name: 'T5: 2.80 at 21 %', ttc: 280, rate: 2100, ht: 231, vat: 49 },
    { name: 'T6: 7.00 at 21 %', ttc: 700, rate: 2100, ht: 579, vat: 121 },
    { name: 'T8: 27000 at 19 %', ttc: 27_000, rate: 1900, ht: 22_689, vat: 4311 },
    { name: 'T8: 10920 at 19 %', ttc: 10_920, rate: 1900, ht: 9176, vat: 1744 },
    { name: 'T9: 7 × 20.00 at 10 %', ttc: 14_000, rate: 1000, ht: 12_727, vat: 1273 },
    { name: 'T11: 3 × 20.00 at 10 %', ttc: 6000, rate: 1000, ht: 5455, vat: 545 },
    { name: 'T12: 20 × 20.00 at 10 %', ttc: 40_000, rate: 1000, ht: 36_364, vat: 3636 },
    { name: 'D8: 72.00 at 20 %', ttc: 7200, rate: 2000, ht: 6000, vat: 1200 },
    { name: 'D8: 90.00 at 20 %', ttc: 9000, rate: 2000, ht: 7500, vat: 1500 },
    { name: 'D9: 11.00 at 10 %', ttc: 1100, rate: 1000, ht: 1000, vat: 100 },
    { name: 'a coffee of 1.60 at 10 %', ttc: 160, rate: 1000, ht: 145, vat: 15 },
    { name: 'a baguette of 1.20 at 5.5 %', ttc: 120, rate: 550, ht: 114, vat: 6 },
    { name: 'a cent at 20 %', ttc: 1, rate: 2000, ht: 1, vat: 0 },
    { name: 'no rate', ttc: 400, rate: 0, ht: 400, vat: 0 },
    { name: 'nothing', ttc: 0, rate: 2000, ht: 0, vat: 0 },
    { name: 'T3 given back: the mirror', ttc: -5250, rate: 1200, ht: -4687, vat: -563 },
  ])('$name', ({ ttc, rate, ht, vat }) => {
    expect(extractVat(cents(ttc), vatRate(rate))).toEqual({ ht, vat })
  })
})

describe('a rate', () => {
  it.each([0, 90, 210, 550, 850, 1000, 1300, 2000, 9999])('may be %d hundredths of a percent', (rate) => {
    expect(vatRate(rate)).toBe(rate)
  })
  it.each([5.5, -1, 10_000, NaN])('is never %d', (rate) => {
    expect(isVatRate(rate)).toBe(false)
    expect(() => vatRate(rate)).toThrow(Defect)
  })
})

describe('the VAT of a ticket', () => {
  it('T1: 28.90 at 22 % and 1.25 at 10 % are 30.15 whatever happens, 24.83 HT and 5.32 of VAT', () => {
    const { table, lines } = ticketVat([line(2890, 2200), line(125, 1000)])
    expect(table).toEqual([
      { rate: 1000, ttc: 125, ht: 114, vat: 11 },
      { rate: 2200, ttc: 2890, ht: 2369, vat: 521 },
    ])
    expect(lines).toEqual([
      { ht: 2369, vat: 521 },
      { ht: 114, vat: 11 },
    ])
  })

  it('is extracted from the sum of a rate, not from each line: two coffees and a crème', () => {
    // Line by line 0.145 + 0.145 + 0.218 would round to 15 + 15 + 22 = 52; the sum of 5.60 holds 51.
    const { table, lines } = ticketVat([line(160, 1000), line(160, 1000), line(240, 1000)])
    expect(table).toEqual([{ rate: 1000, ttc: 560, ht: 509, vat: 51 }])
    expect(lines).toEqual([
      { ht: 146, vat: 14 },
      { ht: 145, vat: 15 },
      { ht: 218, vat: 22 },
    ])
  })

  it('keeps lines of one rate apart from those of another, in the order of the ticket', () => {
    expect(ticketVat([line(120, 550), line(300, 2000), line(160, 1000), line(330, 550)])).toEqual({
      table: [
        { rate: 550, ttc: 450, ht: 427, vat: 23 },
        { rate: 1000, ttc: 160, ht: 145, vat: 15 },
        { rate: 2000, ttc: 300, ht: 250, vat: 50 },
      ],
      lines: [
        { ht: 114, vat: 6 },
        { ht: 250, vat: 50 },
        { ht: 145, vat: 15 },
        { ht: 313, vat: 17 },
      ],
    })
  })

  it('mirrors a sale when everything is given back', () => {
    expect(ticketVat([line(-160, 1000), line(-160, 1000), line(-240, 1000)])).toEqual({
      table: [{ rate: 1000, ttc: -560, ht: -509, vat: -51 }],
      lines: [
        { ht: -146, vat: -14 },
        { ht: -145, vat: -15 },
        { ht: -218, vat: -22 },
      ],
    })
  })

  it('gives a line that comes back beside a sale its own VAT back, not a share of the difference', () => {
    expect(ticketVat([line(1100, 1000), line(-550, 1000)])).toEqual({
      table: [{ rate: 1000, ttc: 550, ht: 500, vat: 50 }],
      lines: [
        { ht: 1000, vat: 100 },
        { ht: -500, vat: -50 },
      ],
    })
  })

  it('holds for a ticket whose lines undo one another', () => {
    expect(ticketVat([line(333, 2000), line(-333, 2000)])).toEqual({
      table: [{ rate: 2000, ttc: 0, ht: 0, vat: 0 }],
      lines: [
        { ht: 277, vat: 56 },
        { ht: -277, vat: -56 },
      ],
    })
  })

  it('has a row for what is free, and none for an empty ticket', () => {
    expect(ticketVat([line(0, 1000)])).toEqual({
      table: [{ rate: 1000, ttc: 0, ht: 0, vat: 0 }],
      lines: [{ ht: 0, vat: 0 }],
    })
    expect(ticketVat([])).toEqual({ table: [], lines: [] })
  })
})
