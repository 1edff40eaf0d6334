import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ciiXml } from '../../src/main/invoices/cii.ts'
import { AMOUNT_MAX_CENTS, QUANTITY_MAX_MILLI } from '../../src/shared/ticket.ts'
import {
  at,
  franchiseSite,
  readXml,
  sampleInvoice,
  schemaFaults,
  textAt,
  type Element,
} from '../support/invoice-samples.ts'

/** Any ticket that the counter can price: counted or weighed, at the rates of France, from nothing to the dearest. */
const line = fc.record({
  label: fc
    .string({ minLength: 1, maxLength: 40 })
    .map((words) => words.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, 'x')),
  ttc: fc.oneof(fc.nat(5_000), fc.nat(AMOUNT_MAX_CENTS)),
  rate: fc.constantFrom(0, 210, 550, 1000, 2000),
  milli: fc.oneof(
    fc.integer({ min: 1, max: 12 }).map((n) => n * 1000),
    fc.integer({ min: 1, max: QUANTITY_MAX_MILLI }),
  ),
  supply: fc.constantFrom('goods' as const, 'service' as const),
})
const sold = fc.array(line, { minLength: 1, maxLength: 30 })

const DEAL = 'CrossIndustryInvoice/SupplyChainTradeTransaction'
const LINE = `${DEAL}/IncludedSupplyChainTradeLineItem`
const SETTLEMENT = `${DEAL}/ApplicableHeaderTradeSettlement`
const lineNet = (item: Element) =>
  hundredths(textAt(item, 'SpecifiedLineTradeSettlement/SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'))
const vatOf = (item: Element, name: string) => textAt(item, `SpecifiedLineTradeSettlement/ApplicableTradeTax/${name}`)

/** A decimal number as whole units of 10^-places; it must not have more of them. */
function scaled(text: string, places: number): bigint {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === '' || fraction.length > places) throw new Error(`not a number with ${places} decimals: ${text}`)
  return BigInt(`${sign}${whole}${fraction.padEnd(places, '0')}`)
}
const hundredths = (text: string) => scaled(text, 2)
const total = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n)
const distance = (a: bigint, b: bigint) => (a > b ? a - b : b - a)

/** The amounts of the document, in cents; one that is absent is nothing (allowances, charges, rounding). */
function amounts(xml: Element) {
  const sums = at(xml, `${SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation`)[0]!
  return (name: string) => total(at(sums, name).map(({ text }) => hundredths(text)))
}

describe('an invoice made of any ticket', () => {
  it('adds up by the norm (BR-CO-10 to 16), to the cent', () => {
    fc.assert(
      fc.property(sold, (lines) => {
        const xml = readXml(ciiXml(sampleInvoice(lines)))
        const amount = amounts(xml)
        const rows = at(xml, `${SETTLEMENT}/ApplicableTradeTax/CalculatedAmount`).map(({ text }) => hundredths(text))
        // BR-CO-10: the lines make the sum of lines. BR-CO-11 and 12: no allowance, no charge.
        expect(amount('LineTotalAmount')).toBe(total(at(xml, LINE).map(lineNet)))
        expect(at(xml, `${SETTLEMENT}/SpecifiedTradeAllowanceCharge`)).toEqual([])
        expect(amount('AllowanceTotalAmount')).toBe(0n)
        expect(amount('ChargeTotalAmount')).toBe(0n)
        // BR-CO-13, 14, 15, 16.
        expect(amount('TaxBasisTotalAmount')).toBe(
          amount('LineTotalAmount') - amount('AllowanceTotalAmount') + amount('ChargeTotalAmount'),
        )
        expect(amount('TaxTotalAmount')).toBe(total(rows))
        expect(amount('GrandTotalAmount')).toBe(amount('TaxBasisTotalAmount') + amount('TaxTotalAmount'))
        expect(amount('DuePayableAmount')).toBe(
          amount('GrandTotalAmount') - amount('TotalPrepaidAmount') + amount('RoundingAmount'),
        )
        expect(amount('GrandTotalAmount')).toBe(BigInt(lines.reduce((sum, { ttc }) => sum + ttc, 0)))
      }),
    )
  })

  it('has one row of VAT a rate, whose base its lines make (BR-S-08) and whose tax is the base’s to a cent (BR-CO-17)', () => {
    fc.assert(
      fc.property(sold, (lines) => {
        const xml = readXml(ciiXml(sampleInvoice(lines)))
        const rows = at(xml, `${SETTLEMENT}/ApplicableTradeTax`)
        const key = (category: string, rate: string) => `${category} ${rate}`
        const keys = rows.map((row) => key(textAt(row, 'CategoryCode'), textAt(row, 'RateApplicablePercent')))
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys).toHaveLength(new Set(lines.map(({ rate }) => rate)).size)
        for (const [index, row] of rows.entries()) {
          const members = at(xml, LINE).filter(
            (item) => key(vatOf(item, 'CategoryCode'), vatOf(item, 'RateApplicablePercent')) === keys[index],
          )
          const basis = hundredths(textAt(row, 'BasisAmount'))
          expect(basis).toBe(total(members.map(lineNet)))
          // The norm's own check allows a euro; extracting VAT from a price that includes it never needs more than a cent.
          const exact = basis * hundredths(textAt(row, 'RateApplicablePercent'))
          expect(distance(hundredths(textAt(row, 'CalculatedAmount')) * 10_000n, exact)).toBeLessThanOrEqual(10_000n)
        }
      }),
    )
  })

  it('has unit prices that give each line back: price times quantity is its net amount, to the cent', () => {
    fc.assert(
      fc.property(sold, (lines) => {
        for (const item of at(readXml(ciiXml(sampleInvoice(lines))), LINE)) {
          const price = textAt(item, 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount')
          const quantity = scaled(textAt(item, 'SpecifiedLineTradeDelivery/BilledQuantity'), 3)
          const product = scaled(price, 6) * quantity // in 10^-9 euro
          expect(distance(product, lineNet(item) * 10_000_000n) * 2n).toBeLessThan(10_000_000n)
          expect(price).toMatch(/^\d+\.\d{2,6}$/)
        }
      }),
    )
  })

  it('of a seller without VAT is exempt in every row, at a rate and a tax of zero (BR-E-05, 08, 09)', () => {
    const exempt = sold.map((lines) => lines.map((one) => ({ ...one, rate: 0 })))
    fc.assert(
      fc.property(exempt, (lines) => {
        const xml = readXml(ciiXml(sampleInvoice(lines, { site: franchiseSite })))
        const rows = at(xml, `${SETTLEMENT}/ApplicableTradeTax`)
        expect(rows.map((row) => textAt(row, 'CategoryCode'))).toEqual(['E'])
        expect(hundredths(textAt(rows[0]!, 'CalculatedAmount'))).toBe(0n)
        expect(hundredths(textAt(rows[0]!, 'BasisAmount'))).toBe(total(at(xml, LINE).map(lineNet)))
      }),
    )
  })

  it('keeps every name that XML can hold', () => {
    fc.assert(
      fc.property(sold, (lines) => {
        const names = at(readXml(ciiXml(sampleInvoice(lines))), `${LINE}/SpecifiedTradeProduct/Name`)
        expect(names.map(({ text }) => text)).toEqual(lines.map(({ label }) => label.trim()))
      }),
    )
  })

  it('is valid by the official schema, whatever is sold and however it is called', async () => {
    const extra = fc.record({ blank: fc.boolean(), debits: fc.boolean(), franchise: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(sold, extra, async (lines, { blank, debits, franchise }) => {
        const invoice = sampleInvoice(lines, {
          vatOnDebits: debits,
          ...(blank ? { buyer: null } : {}),
          ...(franchise ? { site: franchiseSite } : {}),
        })
        expect(await schemaFaults(ciiXml(invoice))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })
})
