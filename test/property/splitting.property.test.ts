import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceTicket, type TaxationOf } from '../../src/main/tickets/pricing.ts'
import { discountOf } from '../../src/shared/discount.ts'
import type { DraftLine, DraftTicket } from '../../src/main/tickets/draft.ts'
import {
  giveBack,
  mostShares,
  nextShare,
  takeAmount,
  takeItems,
  type Parted,
} from '../../src/main/tickets/splitting.ts'
import { vatClasses } from '../../src/shared/catalogue.ts'
import { newLineId, newTicketId, type ProductId } from '../../src/shared/ids.ts'
import { cents, milli, minus, sum, type Cents } from '../../src/shared/money.ts'
import { SHARES_MAX } from '../../src/shared/ticket.ts'
import { ticketVat, vatRate } from '../../src/shared/vat.ts'
import { anyDiscount, untouchedLine, untouchedTicket } from '../support/drafts.ts'

const RATES: Readonly<Record<string, number>> = { alcohol: 2000, book: 550, 'press-agency': 0, confectionery: 550 }
const taxation: TaxationOf = (vatClass) => ({
  rate: vatRate(RATES[vatClass] ?? 1000),
  supply: 'service',
  nature: vatClass === 'press-agency' ? 'agency' : 'own',
})

const aDiscount = anyDiscount(5000)
const aQuantity = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((pieces) => pieces * 1000),
  fc.integer({ min: 2, max: 9999 }),
)
const aLine: fc.Arbitrary<DraftLine> = fc
  .record({
    quantity: aQuantity,
    price: fc.integer({ min: 0, max: 6000 }),
    vatClass: fc.constantFrom(...vatClasses),
    discount: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: aDiscount }),
    sent: fc.boolean(),
  })
  .map(({ quantity, price, vatClass, discount, sent }) => {
    const lineId = newLineId()
    return {
      ...untouchedLine,
      lineId,
      rootLineId: lineId,
      productId: 'prd_x' as ProductId,
      label: 'x',
      note: '',
      options: [],
      quantityMilli: milli(quantity),
      priceCents: cents(price),
      takeawayPriceCents: null,
      vatClass,
      discount,
      sentMilli: milli(sent ? quantity : 0),
    }
  })
const aTicket: fc.Arbitrary<DraftTicket> = fc
  .record({ lines: fc.array(aLine, { minLength: 1, maxLength: 12 }), discount: aDiscount })
  .map(({ lines, discount }) => ({
    ...untouchedTicket,
    ticketId: newTicketId(),
    place: 'on-site',
    openedAtMs: 0,
    lines,
    tenders: [],
    discount,
  }))

const priced = (draft: DraftTicket) => priceTicket(draft, taxation)
const totalOf = (draft: DraftTicket): Cents => priced(draft).totalCents
const withLines = (draft: DraftTicket, lines: readonly DraftLine[]): DraftTicket => ({ ...draft, lines })
const byRoot = (lines: readonly DraftLine[], of: (line: DraftLine) => number) =>
  Object.fromEntries(
    [...Map.groupBy(lines, (line) => line.rootLineId)].map(([root, same]) => [
      root,
      same.reduce((total, line) => total + of(line), 0),
    ]),
  )

function expectWhole(before: DraftTicket, { taken, left }: Parted): void {
  const both = [...taken, ...left]
  expect(byRoot(both, (line) => line.quantityMilli)).toEqual(byRoot(before.lines, (line) => line.quantityMilli))
  expect(byRoot(both, (line) => line.sentMilli)).toEqual(byRoot(before.lines, (line) => line.sentMilli))
  expect(both.every((line) => line.quantityMilli > 0 && line.sentMilli <= line.quantityMilli)).toBe(true)
  expect(new Set(both.map((line) => line.lineId)).size).toBe(both.length)
  const sumOf = (lines: readonly DraftLine[]) => totalOf(withLines(before, lines))
  expect(sumOf(taken) + sumOf(left)).toBe(totalOf(before))
}

describe('a discount', () => {
  it('never takes off more than there is, and its rest is rounded half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }).map(cents), aDiscount, (amount, discount) => {
        const off = discountOf(amount, discount)
        expect(off).toBeGreaterThanOrEqual(0)
        expect(off).toBeLessThanOrEqual(amount)
        if (discount?.kind === 'percent') {
          const rest = amount - off
          expect(Math.abs(rest * 10_000 - amount * (10_000 - discount.hundredths))).toBeLessThanOrEqual(5000)
        }
      }),
    )
  })

  it('of the whole ticket is borne by its own lines to the cent, never by prices that others set', () => {
    fc.assert(
      fc.property(aTicket, (draft) => {
        const with_ = priced(draft)
        const without = priced({ ...draft, discount: null })
        const own = without.lines.filter((line, n) => line.nature === 'own' && draft.lines[n]?.vatClass !== 'book')
        const expected = discountOf(sum(own.map((line) => line.ttcCents)), draft.discount)
        expect(minus(without.totalCents, with_.totalCents)).toBe(expected)
        with_.lines.forEach((line, n) => {
          expect(line.ttcCents).toBeGreaterThanOrEqual(0)
          if (!own.includes(without.lines[n]!)) expect(line.ttcCents).toBe(without.lines[n]!.ttcCents)
        })
        const { table } = ticketVat(with_.lines.map((line) => ({ ttc: line.ttcCents, rate: line.vatRate })))
        expect(sum(table.map((row) => row.ttc))).toBe(with_.totalCents)
      }),
    )
  })
})

describe('a ticket that several pay', () => {
  it('is paid to the cent by any number of equal shares, the first ones the larger by a cent at most', () => {
    fc.assert(
      fc.property(aTicket, fc.integer({ min: 2, max: SHARES_MAX }), (draft, payers) => {
        const total = totalOf(draft)
        fc.pre(mostShares(draft, priced(draft).lines) >= payers)
        let rest = draft
        const shares: number[] = []
        for (let left = payers; left > 0; left -= 1) {
          const amount = nextShare(totalOf(rest), left)
          const parted = takeAmount(rest, priced(rest).lines, amount)
          if (!parted.ok) throw new Error(parted.code)
          expectWhole(rest, parted.value)
          shares.push(totalOf(withLines(rest, parted.value.taken)))
          rest = withLines(rest, parted.value.left)
        }
        expect(rest.lines.filter((line) => line.shared?.ttcCents !== 0)).toEqual([])
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total)
        expect(shares.toSorted((a, b) => b - a)).toEqual(shares)
        expect(shares[0]! - shares.at(-1)!).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('loses and doubles nothing by amounts and by items in any order, given back or not', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('amount' as const), part: fc.integer({ min: 1, max: 99 }), back: fc.boolean() }),
      fc.record({ kind: fc.constant('items' as const), part: fc.integer({ min: 1, max: 99 }), back: fc.boolean() }),
    )
    fc.assert(
      fc.property(aTicket, fc.array(step, { maxLength: 8 }), (draft, steps) => {
        let rest = draft
        let paid = 0
        let payers = 0
        const total = totalOf(draft)
        for (const { kind, part, back } of steps) {
          const { lines, totalCents } = priced(rest)
          const parted =
            kind === 'amount'
              ? takeAmount(rest, lines, cents(Math.max(1, Math.floor((totalCents * part) / 100))))
              : takeItems(
                  rest,
                  lines,
                  rest.lines
                    .filter((_, n) => n % 3 === part % 3)
                    .map((line) => ({
                      lineId: line.lineId,
                      quantityMilli: milli(Math.max(1, Math.floor((line.quantityMilli * part) / 100))),
                    })),
                )
          if (!parted.ok) continue
          expectWhole(rest, parted.value)
          const part_ = withLines(rest, parted.value.taken)
          if (back) {
            const again = giveBack(parted.value.left, parted.value.taken, payers === 0)
            const whole = withLines(rest, again)
            expect(totalOf(whole)).toBe(totalCents)
            expect(byRoot(again, (line) => line.quantityMilli)).toEqual(
              byRoot(rest.lines, (line) => line.quantityMilli),
            )
            if (payers === 0) expect(again.every((line) => line.shared === null)).toBe(true)
            rest = whole
          } else {
            payers += 1
            paid += totalOf(part_)
            // As the core does once somebody has paid: the discount of the whole is inside the parts.
            const discount = parted.value.left.some((line) => line.shared) ? null : rest.discount
            rest = { ...withLines(rest, parted.value.left), discount }
          }
        }
        expect(paid + totalOf(rest)).toBe(total)
      }),
      { numRuns: 300 },
    )
  })
})
