import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceTicket, type Taxation } from '../../src/main/tickets/pricing.ts'
import { saleOf, type SaleFacts } from '../../src/main/tickets/sale.ts'
import { takeAmount, takeItems } from '../../src/main/tickets/splitting.ts'
import type { DraftLine, DraftPart, DraftTicket } from '../../src/main/tickets/draft.ts'
import type { VatClass } from '../../src/shared/catalogue.ts'
import { newLineId, newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents, milli, sum, ZERO } from '../../src/shared/money.ts'
import type { Line } from '../../src/shared/ticket.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { anyDiscount, untouchedLine, untouchedTicket } from '../support/drafts.ts'
import { prd } from '../support/pricing.ts'

const rates: Partial<Record<VatClass, number>> = { alcohol: 2000, dish: 1000, 'soft-drink': 550 }
const taxationOf = (vatClass: VatClass): Taxation => ({
  rate: vatRate(rates[vatClass] ?? 1000),
  supply: 'service',
  nature: 'own',
})
const classes = ['dish', 'alcohol', 'soft-drink'] as const

const amount = (max: number) => fc.integer({ min: 0, max }).map(cents)
const arbPart: fc.Arbitrary<DraftPart> = fc.record({
  slot: fc.constant('Plat'),
  productId: fc.constant(prd('plat-du-jour')),
  label: fc.constant('Plat'),
  options: fc.constant([]),
  supplementCents: amount(500),
  priceCents: amount(5000),
  takeawayPriceCents: fc.option(amount(5000)),
  vatClass: fc.constantFrom(...classes),
})
const arbDiscount = anyDiscount(9000)
const arbLine: fc.Arbitrary<DraftLine> = fc
  .record({
    priceCents: amount(10_000),
    pieces: fc.integer({ min: 1, max: 9 }),
    parts: fc.array(arbPart, { minLength: 0, maxLength: 6 }),
    discount: arbDiscount,
  })
  .map(({ priceCents, pieces, parts, discount }) => {
    const lineId = newLineId()
    return {
      ...untouchedLine,
      lineId,
      rootLineId: lineId,
      productId: prd('formule-midi'),
      label: 'Formule',
      note: '',
      options: [],
      quantityMilli: milli(pieces * 1000),
      priceCents,
      takeawayPriceCents: null,
      vatClass: 'dish' as const,
      parts,
      discount,
    }
  })
const arbTicket: fc.Arbitrary<DraftTicket> = fc
  .record({
    lines: fc.array(arbLine, { minLength: 1, maxLength: 5 }),
    discount: arbDiscount,
    place: fc.constantFrom('on-site' as const, 'takeaway' as const),
  })
  .map((drawn) => ({ ...untouchedTicket, ...drawn, ticketId: newTicketId(), openedAtMs: 0, tenders: [] }))

function expectPartsToMake(line: Line): void {
  if (line.parts.length === 0) return
  expect(sum(line.parts.map((part) => part.ttcCents))).toBe(line.ttcCents)
  expect(sum(line.parts.map((part) => part.discountCents))).toBe(line.discountCents)
  expect(sum(line.parts.map((part) => part.unitPriceCents))).toBe(line.unitPriceCents)
  for (const part of line.parts) {
    expect(Math.min(part.ttcCents, part.discountCents)).toBeGreaterThanOrEqual(0)
    if (!line.shared) expect(part.ttcCents + part.discountCents).toBe((part.unitPriceCents * line.quantityMilli) / 1000)
  }
}

const facts = {
  sessionId: 'ses_1' as never,
  businessDay: '2026-11-23' as never,
  zone: 'Europe/Paris',
  settledAtMs: 1,
  site: {} as never,
  software: {} as never,
  anomalies: [],
  afterEvent: 0,
  perpetualBefore: { algebraicCents: ZERO, absoluteCents: ZERO },
  categoryOf: () => '',
} satisfies SaleFacts

/** Paid by one card, if there is anything to pay. */
function sold(draft: DraftTicket) {
  const ticket = priceTicket(draft, taxationOf)
  const card = {
    tenderId: newTenderId(),
    kind: 'card' as const,
    amountCents: ticket.totalCents,
    tenderedCents: ticket.totalCents,
    changeCents: ZERO,
    takenAtMs: 1,
  }
  return saleOf({ ...ticket, tenders: ticket.totalCents === 0 ? [] : [card], dueCents: ZERO }, facts)
}

describe('the parts of set menus', () => {
  it('make their price, whatever the prices, the quantities and what is taken off', () => {
    fc.assert(
      fc.property(arbTicket, (draft) => {
        const ticket = priceTicket(draft, taxationOf)
        ticket.lines.forEach(expectPartsToMake)
        const sale = sold(draft)
        expect(sum(sale.lines.map((line) => line.ttcCents))).toBe(ticket.totalCents)
        for (const { rate, ttcCents, htCents, vatCents } of sale.vat) {
          const same = sale.lines.filter((line) => line.vatRate === rate)
          expect(sum(same.map((line) => line.ttcCents))).toBe(ttcCents)
          expect(sum(same.map((line) => line.htCents))).toBe(htCents)
          expect(htCents + vatCents).toBe(ttcCents)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('follow their menu to every payer', () => {
    fc.assert(
      fc.property(arbTicket, fc.integer({ min: 1, max: 99 }), (draft, percent) => {
        const { lines, totalCents } = priceTicket(draft, taxationOf)
        const parted = takeAmount(draft, lines, cents(Math.ceil((totalCents * percent) / 100)))
        if (!parted.ok) return
        const of = (some: readonly DraftLine[]) => priceTicket({ ...draft, lines: some }, taxationOf)
        const [taken, left] = [of(parted.value.taken), of(parted.value.left)]
        expect(taken.totalCents + left.totalCents).toBe(totalCents)
        for (const line of [...taken.lines, ...left.lines]) expectPartsToMake(line)
      }),
      { numRuns: 300 },
    )
  })

  it('follow their menu when it is taken by the piece', () => {
    fc.assert(
      fc.property(arbTicket, fc.integer({ min: 1, max: 9 }), (draft, pieces) => {
        const { lines, totalCents } = priceTicket(draft, taxationOf)
        const { lineId } = draft.lines[0]!
        const parted = takeItems(draft, lines, [{ lineId, quantityMilli: milli(pieces * 1000) }])
        if (!parted.ok) return
        const of = (some: readonly DraftLine[]) => priceTicket({ ...draft, lines: some }, taxationOf)
        const [taken, left] = [of(parted.value.taken), of(parted.value.left)]
        expect(taken.totalCents + left.totalCents).toBe(totalCents)
        for (const line of [...taken.lines, ...left.lines]) expectPartsToMake(line)
      }),
      { numRuns: 300 },
    )
  })

  const menu = (priceCents: number, parts: number): DraftTicket => {
    const part = {
      slot: '',
      productId: prd('a'),
      label: '',
      options: [],
      supplementCents: ZERO,
      takeawayPriceCents: null,
    }
    const line = { ...fc.sample(arbLine, { numRuns: 1, seed: 1 })[0]!, priceCents: cents(priceCents), discount: null }
    const same = Array.from({ length: parts }, () => ({ ...part, priceCents: cents(700), vatClass: 'dish' as const }))
    const lines = [{ ...line, quantityMilli: milli(1000), parts: same }]
    return { ...untouchedTicket, ticketId: newTicketId(), openedAtMs: 0, tenders: [], place: 'on-site', lines }
  }

  it('M2 of 50.00 in three like parts are 16.67, 16.67 and 16.66', () => {
    const [line] = priceTicket(menu(5000, 3), taxationOf).lines
    expect(line!.parts.map((part) => part.ttcCents)).toEqual([1667, 1667, 1666])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])('M3 of 1.20 in %d parts are 1.20, VAT included', (parts) => {
    const sale = sold(menu(120, parts))
    expect(sale.lines).toHaveLength(parts)
    expect([sale.totalCents, sale.htCents + sale.vatCents]).toEqual([120, 120])
  })
})
