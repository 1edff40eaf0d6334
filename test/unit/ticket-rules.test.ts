import { describe, expect, it } from 'vitest'
import type { DraftLine, DraftTicket } from '../../src/main/tickets/draft.ts'
import { priceLine, priceTicket, type TaxationOf } from '../../src/main/tickets/pricing.ts'
import { addQuantities, askedPrice, chooseOptions, lineToJoin, withinBounds } from '../../src/main/tickets/rules.ts'
import { saleOf } from '../../src/main/tickets/sale.ts'
import type { Product } from '../../src/shared/catalogue.ts'
import type { LineId, OptionId, ProductId, TicketId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { AMOUNT_MAX_CENTS, QUANTITY_MAX_MILLI } from '../../src/shared/ticket.ts'
import { vatRate } from '../../src/shared/vat.ts'
import { untouchedLine, untouchedShownLine, untouchedTicket } from '../support/drafts.ts'
import { sampleSale } from '../support/paper-samples.ts'

const coffee: Product = {
  id: 'prd_cafe' as ProductId,
  label: 'Café',
  categoryId: 'cafe',
  priceCents: cents(160),
  vatClass: 'hot-drink',
  allergens: [],
}
const cheese: Product = { ...coffee, id: 'prd_tomme' as ProductId, openPrice: true, priceCents: cents(2190) }

const option = (id: string, groupId: string, max: number, priceCents = 0) => ({
  id: id as OptionId,
  label: id,
  priceCents: cents(priceCents),
  groupId,
  max,
})
const oat = option('opt_oat', 'milk', 1, 40)
const soy = option('opt_soy', 'milk', 1, 40)
const vanilla = option('opt_vanilla', 'syrup', 2, 30)
const caramel = option('opt_caramel', 'syrup', 2, 30)
const hazelnut = option('opt_hazelnut', 'syrup', 2, 30)
const chosen = (known: typeof oat) => ({ optionId: known.id, label: known.label, priceCents: known.priceCents })

const draftLine = (more: Partial<DraftLine> = {}): DraftLine => ({
  lineId: 'lin_1' as LineId,
  rootLineId: 'lin_1' as LineId,
  ...untouchedLine,
  productId: coffee.id,
  label: 'Café',
  note: '',
  options: [],
  quantityMilli: milli(1000),
  priceCents: cents(160),
  takeawayPriceCents: null,
  vatClass: 'hot-drink',
  ...more,
})
const draft = (lines: readonly DraftLine[], more: Partial<DraftTicket> = {}): DraftTicket => ({
  ticketId: 'tkt_1' as TicketId,
  place: 'on-site',
  ...untouchedTicket,
  openedAtMs: 1,
  lines,
  tenders: [],
  ...more,
})
const tenPercent: TaxationOf = () => ({ rate: vatRate(1000), supply: 'service', nature: 'own' })

describe('the price that is asked', () => {
  it.each([
    { name: 'is the list price', of: coffee, typed: undefined, is: { ok: true, value: 160 } },
    {
      name: 'may not be typed where it is fixed',
      of: coffee,
      typed: cents(100),
      is: { ok: false, code: 'PRICE_NOT_OPEN', detail: {} },
    },
    {
      name: 'may not even be typed as it is',
      of: coffee,
      typed: cents(160),
      is: { ok: false, code: 'PRICE_NOT_OPEN', detail: {} },
    },
    { name: 'is what was typed where it is open', of: cheese, typed: cents(548), is: { ok: true, value: 548 } },
    {
      name: 'must be typed where it is open',
      of: cheese,
      typed: undefined,
      is: { ok: false, code: 'PRICE_MISSING', detail: {} },
    },
    {
      name: 'is never nothing where it is open',
      of: cheese,
      typed: cents(0),
      is: { ok: false, code: 'PRICE_MISSING', detail: {} },
    },
  ])('$name', ({ of, typed, is }) => {
    expect(askedPrice(of, typed)).toEqual(is)
  })
})

describe('the options of a line', () => {
  it.each([
    { name: 'none', groups: ['milk'], asked: [], is: [] },
    { name: 'one', groups: ['milk'], asked: [oat], is: [oat] },
    {
      name: 'as many as a group allows',
      groups: ['milk', 'syrup'],
      asked: [vanilla, oat, caramel],
      is: [vanilla, oat, caramel],
    },
  ])('may be $name', ({ groups, asked, is }) => {
    expect(chooseOptions(groups, asked)).toEqual({ ok: true, value: is.map(chosen) })
  })
  it.each([
    {
      name: 'two of a group of one',
      groups: ['milk'],
      asked: [oat, soy],
      code: 'TOO_MANY_OPTIONS',
      detail: { max: 1 },
    },
    {
      name: 'three of a group of two',
      groups: ['syrup'],
      asked: [vanilla, caramel, hazelnut],
      code: 'TOO_MANY_OPTIONS',
      detail: { max: 2 },
    },
    {
      name: 'the same one twice, though two are allowed',
      groups: ['syrup'],
      asked: [vanilla, vanilla],
      code: 'TOO_MANY_OPTIONS',
      detail: { max: 2 },
    },
    {
      name: 'one that the product does not offer',
      groups: ['syrup'],
      asked: [oat],
      code: 'OPTION_UNKNOWN',
      detail: {},
    },
    {
      name: 'one that nobody knows',
      groups: ['syrup'],
      asked: [vanilla, undefined],
      code: 'OPTION_UNKNOWN',
      detail: {},
    },
    { name: 'any, where the product offers none', groups: [], asked: [vanilla], code: 'OPTION_UNKNOWN', detail: {} },
  ])('are never $name', ({ groups, asked, code, detail }) => {
    expect(chooseOptions(groups, asked)).toEqual({ ok: false, code, detail })
  })
})

describe('one more of the same', () => {
  const onTicket = draftLine({ lineId: 'lin_first' as LineId, options: [chosen(vanilla), chosen(caramel)] })
  it.each([
    { name: 'the same', more: { options: onTicket.options }, joins: true },
    { name: 'the same options in another order', more: { options: onTicket.options.toReversed() }, joins: true },
    {
      name: 'another quantity of the same',
      more: { options: onTicket.options, quantityMilli: milli(5000) },
      joins: true,
    },
    { name: 'fewer options', more: { options: [chosen(vanilla)] }, joins: false },
    { name: 'other options', more: { options: [chosen(vanilla), chosen(hazelnut)] }, joins: false },
    { name: 'another product', more: { options: onTicket.options, productId: 'prd_x' as ProductId }, joins: false },
    { name: 'another price', more: { options: onTicket.options, priceCents: cents(170) }, joins: false },
    {
      name: 'another takeaway price',
      more: { options: onTicket.options, takeawayPriceCents: cents(150) },
      joins: false,
    },
    { name: 'one with a note', more: { options: onTicket.options, note: 'serré' }, joins: false },
  ])('joins the line for $name: $joins', ({ more, joins }) => {
    expect(lineToJoin(draft([onTicket]), draftLine(more))?.lineId).toBe(joins ? 'lin_first' : undefined)
  })
  it('never joins a line that carries a note', () => {
    expect(lineToJoin(draft([draftLine({ note: 'serré' })]), draftLine())).toBeUndefined()
  })
  it('joins the first of two that would do', () => {
    const lines = [draftLine({ lineId: 'lin_a' as LineId }), draftLine({ lineId: 'lin_b' as LineId })]
    expect(lineToJoin(draft(lines), draftLine())?.lineId).toBe('lin_a')
  })
  it('goes up to 999 and no further', () => {
    expect(addQuantities(milli(998_000), milli(1000))).toEqual({ ok: true, value: QUANTITY_MAX_MILLI })
    expect(addQuantities(milli(998_000), milli(1001))).toEqual({ ok: false, code: 'QUANTITY_TOO_LARGE', detail: {} })
  })
})

describe('a priced line', () => {
  const taxation = tenPercent('hot-drink', 'on-site')
  it('has its options in its unit price, and its total is rounded once', () => {
    const line = draftLine({ options: [chosen(oat), chosen(vanilla)], quantityMilli: milli(1500) })
    expect(priceLine(line, 'on-site', taxation)).toEqual({
      lineId: 'lin_1',
      productId: 'prd_cafe',
      ...untouchedShownLine,
      label: 'Café',
      note: '',
      options: [chosen(oat), chosen(vanilla)],
      quantityMilli: 1500,
      unitPriceCents: 230,
      ttcCents: 345,
      vatRate: 1000,
      nature: 'own',
      supply: 'service',
    })
  })
  it.each([
    { place: 'on-site', takeaway: 200, is: 330 },
    { place: 'takeaway', takeaway: 200, is: 200 },
    { place: 'takeaway', takeaway: null, is: 330 },
    { place: 'takeaway', takeaway: 0, is: 0 },
  ] as const)('costs $is $place with a takeaway price of $takeaway', ({ place, takeaway, is }) => {
    const takeawayPriceCents = takeaway === null ? null : cents(takeaway)
    const line = draftLine({ priceCents: cents(330), takeawayPriceCents })
    expect(priceLine(line, place, taxation).unitPriceCents).toBe(is)
  })
})

describe('a sealed sale', () => {
  it('that gives money back lowers the algebraic perpetual total and raises the absolute one', () => {
    const back = priceTicket(draft([draftLine({ quantityMilli: milli(-2000) })]), tenPercent)
    const given = { kind: 'cash' as const, amountCents: cents(-320), tenderedCents: cents(-320), changeCents: cents(0) }
    const { perpetual, vat, turnoverCents } = saleOf(
      { ...back, dueCents: cents(0), tenders: [{ ...given, tenderId: 'tnd_1' as never, takenAtMs: 2 }] },
      {
        ...sampleSale(),
        perpetualBefore: { algebraicCents: cents(1000), absoluteCents: cents(1000) },
        categoryOf: () => 'Café',
      },
    )
    expect({ perpetual, vat, turnoverCents }).toEqual({
      perpetual: { algebraicCents: 680, absoluteCents: 1320 },
      vat: [{ rate: 1000, ttcCents: -320, htCents: -291, vatCents: -29 }],
      turnoverCents: -320,
    })
  })
})

describe('a priced ticket', () => {
  const tender = {
    tenderId: 'tnd_1' as never,
    kind: 'cash' as const,
    amountCents: cents(100),
    tenderedCents: cents(100),
    changeCents: cents(0),
    takenAtMs: 2,
  }
  it('says what it costs, what was paid and what is due', () => {
    const { totalCents, paidCents, dueCents } = priceTicket(
      draft([draftLine(), draftLine({ quantityMilli: milli(2000) })], { tenders: [tender] }),
      tenPercent,
    )
    expect({ totalCents, paidCents, dueCents }).toEqual({ totalCents: 480, paidCents: 100, dueCents: 380 })
  })
  it('costs nothing without a line', () => {
    expect(priceTicket(draft([]), tenPercent)).toMatchObject({ lines: [], totalCents: 0, paidCents: 0, dueCents: 0 })
  })
  it('asks for the rate of each class where it is consumed', () => {
    const asked: string[] = []
    priceTicket(draft([draftLine(), draftLine({ vatClass: 'alcohol' })], { place: 'takeaway' }), (vatClass, place) => {
      asked.push(`${vatClass} ${place}`)
      return { rate: vatRate(1000), supply: 'goods', nature: 'own' }
    })
    expect(asked).toEqual(['hot-drink takeaway', 'alcohol takeaway'])
  })
  it('of seven digits is a sale; of eight it is a scanned code', () => {
    const costing = (priceCents: number) =>
      priceTicket(draft([draftLine({ priceCents: cents(priceCents) })]), tenPercent)
    expect(withinBounds(costing(AMOUNT_MAX_CENTS))).toMatchObject({ ok: true })
    expect(withinBounds(costing(AMOUNT_MAX_CENTS + 1))).toEqual({
      ok: false,
      code: 'AMOUNT_TOO_LARGE',
      detail: { maxCents: AMOUNT_MAX_CENTS },
    })
  })
})
