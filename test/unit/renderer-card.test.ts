import { describe, expect, test } from 'vitest'
import {
  allBack,
  cardView,
  NOTHING_GIVEN,
  oneFewerBack,
  oneMoreBack,
  tenderView,
  worth,
  type CardKnown,
  type Given,
} from '../../src/renderer/ticket-card/card-view.ts'
import { crispSide, qrPath, QUIET } from '../../src/renderer/ticket-card/qr-path.ts'
import { isLongAmount } from '../../src/renderer/counter/pay-view.ts'
import { lastView, paidFrom } from '../../src/renderer/counter/ticket-view.ts'
import type { Correctable } from '../../src/shared/contracts/corrections.ts'
import type { Invoice } from '../../src/shared/contracts/invoices.ts'
import { newTicketId } from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { amount, withMinus } from '../../src/shared/texts/format.ts'
import type { SettledTicket } from '../../src/shared/ticket.ts'

type Line = Correctable['lines'][number]
const line = (more: Partial<Line> = {}): Line => ({
  position: 0,
  label: 'Café',
  detail: '',
  nature: 'own',
  quantityMilli: milli(3000),
  unitPriceCents: cents(160),
  ttcCents: cents(480),
  leftMilli: milli(3000),
  leftCents: cents(480),
  ...more,
})
const settled = (more: Partial<SettledTicket> = {}): SettledTicket => ({
  ticketId: newTicketId(),
  number: 12,
  kind: 'sale',
  corrects: null,
  settledAtMs: 0,
  businessDay: '2026-11-24' as SettledTicket['businessDay'],
  totalCents: cents(480),
  refundedCents: cents(0),
  changeCents: cents(0),
  tenderKinds: ['cash'],
  lineCount: 1,
  printed: 0,
  ...more,
})
const card = (more: Partial<Correctable> = {}): Correctable => ({
  ticket: settled(),
  lines: [line()],
  htCents: cents(436),
  tenders: [{ kind: 'cash', amountCents: cents(480) }],
  refundable: [
    { kind: 'cash', amountCents: cents(480) },
    { kind: 'card', amountCents: cents(480) },
  ],
  correctedBy: [],
  ...more,
})
const invoice: Invoice = {
  seq: 1,
  number: 'F-000001',
  kind: 'invoice',
  ticketNumber: 12,
  issuedAtMs: 0,
  ttcCents: cents(480),
  buyerName: null,
}
const view = (more: Partial<CardKnown> = {}) =>
  cardView({
    card: card(),
    given: NOTHING_GIVEN,
    invoiceable: true,
    invoice: null,
    invoiceBehind: undefined,
    ...more,
  })

describe('giving back', () => {
  test('each touch is one more, up to what is left; a touch of minus is one less', () => {
    const one = oneMoreBack(NOTHING_GIVEN, line({ leftMilli: milli(2000) }))
    const two = oneMoreBack(one, line({ leftMilli: milli(2000) }))
    expect([...one, ...two, ...oneMoreBack(two, line({ leftMilli: milli(2000) }))]).toEqual([
      [0, 1000],
      [0, 2000],
      [0, 2000],
    ])
    expect([...oneFewerBack(two, 0)]).toEqual([[0, 1000]])
    expect([...oneFewerBack(one, 0)]).toEqual([])
    expect([...oneFewerBack(NOTHING_GIVEN, 0)]).toEqual([])
  })
  test('a line with nothing left takes no touch, and less than one is given as it is', () => {
    expect(oneMoreBack(NOTHING_GIVEN, line({ leftMilli: milli(0) })).size).toBe(0)
    expect([...oneMoreBack(NOTHING_GIVEN, line({ leftMilli: milli(250) }))]).toEqual([[0, 250]])
  })
  test('everything is what is left of every line', () => {
    const lines = [line(), line({ position: 1, leftMilli: milli(0) }), line({ position: 2, leftMilli: milli(1000) })]
    expect([...allBack(lines)]).toEqual([
      [0, 3000],
      [2, 1000],
    ])
  })
  test('shares of an odd amount add up to it, as the till seals them', () => {
    // 1,00 € for three: 33, 34 and 33 cents, whatever was given back before
    const whole = { quantityMilli: milli(3000), ttcCents: cents(100) }
    const first = line({ ...whole, leftMilli: milli(3000), leftCents: cents(100) })
    const second = line({ ...whole, leftMilli: milli(2000), leftCents: cents(67) })
    const third = line({ ...whole, leftMilli: milli(1000), leftCents: cents(33) })
    expect([worth(first, milli(1000)), worth(second, milli(1000)), worth(third, milli(1000))]).toEqual([33, 34, 33])
    expect(worth(first, milli(3000))).toBe(100)
    expect(worth(second, milli(2000))).toBe(67)
  })
})

describe('the card of a sealed ticket', () => {
  test('says what is chosen and what it is worth', () => {
    const given: Given = new Map([[0, milli(2000)]])
    expect(view({ given })).toMatchObject({ backCents: 320, anyGiven: true, allGiven: false, canRefund: true })
    expect(view({ given: new Map([[0, milli(3000)]]) })).toMatchObject({ backCents: 480, allGiven: true })
    expect(view()).toMatchObject({ backCents: 0, anyGiven: false })
  })
  test('says what was given back before, and refuses what is spent', () => {
    const half = view({ card: card({ lines: [line({ leftMilli: milli(1000), leftCents: cents(160) })] }) })
    expect(half.lines[0]).toMatchObject({ goneMilli: 2000, spent: false })
    const none = view({ card: card({ lines: [line({ leftMilli: milli(0), leftCents: cents(0) })] }) })
    expect(none).toMatchObject({ canRefund: false, lines: [{ spent: true, goneMilli: 3000 }] })
  })
  test.each([
    ['a sale', {}, true, 1],
    ['a refund', { ticket: settled({ kind: 'refund', corrects: 11 }) }, false, 0],
    ['a change of tender', { ticket: settled({ kind: 'tender-change', corrects: 11 }), lines: [] }, false, 0],
  ] as const)('%s', (_, more, canRefund, changeable) => {
    const shown = view({ card: card(more as Partial<Correctable>) })
    expect(shown.canRefund).toBe(canRefund)
    expect(shown.changeable).toHaveLength(changeable)
  })
  test.each([
    ['a sale', {}, { kind: 'make', canBeBlank: true }],
    ['a dear sale', { card: card({ htCents: cents(15_001) }) }, { kind: 'make', canBeBlank: false }],
    ['just the limit', { card: card({ htCents: cents(15_000) }) }, { kind: 'make', canBeBlank: true }],
    ['an invoiced sale', { invoice }, { kind: 'made' }],
    ['a training, or a hand that may not', { invoiceable: false, invoice }, { kind: 'none' }],
    ['a refund of an invoiced sale', { card: refund(), invoiceBehind: invoice }, { kind: 'credit' }],
    ['a refund of another sale', { card: refund(), invoiceBehind: null }, { kind: 'none' }],
    ['what is collected for others', { card: card({ lines: [line({ nature: 'agency' })] }) }, { kind: 'none' }],
    ['what cost nothing', { card: card({ lines: [line({ ttcCents: cents(0) })] }) }, { kind: 'none' }],
  ] as const)('offers the invoice of %s', (_, more, key) => {
    expect(view(more).invoice).toMatchObject(key)
  })
  function refund() {
    return card({ ticket: settled({ kind: 'refund', corrects: 11 }) })
  }
})

describe('changing a tender', () => {
  const both = [
    { kind: 'cash' as const, amountCents: cents(200) },
    { kind: 'card' as const, amountCents: cents(300) },
  ]
  test.each([
    ['the whole of the first', undefined, undefined, { from: 'cash', to: 'card', amountCents: 200, possible: true }],
    ['the whole of the chosen', 'card', undefined, { from: 'card', to: 'cash', amountCents: 300, possible: true }],
    ['a part', 'card', cents(100), { from: 'card', amountCents: 100, possible: true }],
    ['more than was paid so', 'cash', cents(201), { possible: false }],
    ['nothing', 'cash', cents(0), { possible: false }],
  ] as const)('%s', (_, chosen, typed, shown) => {
    expect(tenderView(both, chosen, typed)).toMatchObject(shown)
  })
  test('goes to the form of money that is chosen among those that the café takes', () => {
    const used = ['cash', 'card', 'cheque'] as const
    expect(tenderView(both, 'cash', undefined, used)).toMatchObject({ to: 'card', others: ['card', 'cheque'] })
    expect(tenderView(both, 'cash', undefined, used, 'cheque')).toMatchObject({ to: 'cheque' })
    expect(tenderView(both, 'card', undefined, used, 'card')).toMatchObject({ to: 'cash' })
  })
  test('is not there where nothing was paid', () => {
    expect(tenderView([], undefined, undefined)).toBeUndefined()
  })
})

describe('after a refund', () => {
  test('what is to be given back is positive, and the strip speaks of the sale behind it', () => {
    const last = settled({ kind: 'refund', number: 13, corrects: 12, totalCents: cents(-160) })
    expect(paidFrom({ ticket: null, restCents: cents(0), restSplit: null, nextNumber: 14, last })).toMatchObject({
      kind: 'refund',
      number: 13,
      corrects: 12,
      totalCents: 160,
    })
    expect(lastView(last)).toMatchObject({ kind: 'settled', saleNumber: 12 })
    expect(lastView(settled())).toMatchObject({ saleNumber: 12 })
  })
})

describe('figures', () => {
  test.each([
    [cents(99_999), false],
    [cents(100_000), true],
  ])('%d cents take more room: %s', (value, long) => {
    expect(isLongAmount(value)).toBe(long)
  })
  test('below zero wear the sign that is as wide as a digit', () => {
    expect(withMinus(amount(cents(-160), 'fr'))).toBe('\u22121,60')
    expect(withMinus(amount(cents(160), 'fr'))).toBe('1,60')
  })
})

describe('a code on the screen', () => {
  test('is one path of runs, inside its white', () => {
    expect(qrPath(['110', '001', '101'])).toEqual({
      d: 'M4 4h2v1h-2zM6 5h1v1h-1zM4 6h1v1h-1zM6 6h1v1h-1z',
      size: 3 + 2 * QUIET,
    })
  })
  test.each([
    [600, 100, 1, 600],
    [599, 100, 1, 500],
    [599, 100, 2, 550],
    [50, 100, 1, 100],
  ])('%d pixels for %d squares at %d are %d', (room, size, ratio, side) => {
    expect(crispSide(room, size, ratio)).toBe(side)
  })
})
