import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { discountOf } from '../../src/shared/discount.ts'
import {
  newCashSessionId,
  newCommandId,
  newLineId,
  newPriceListId,
  newTenderId,
  newTicketId,
  type CommandId,
  type LineId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, divideHalfUp, milli } from '../../src/shared/money.ts'
import type { Discount } from '../../src/shared/ticket.ts'
import { extractVat, vatRate } from '../../src/shared/vat.ts'
import { everythingIn, expectBooksToBalance, salesOf, ticketsOf } from '../support/books.ts'
import { prd } from '../support/pricing.ts'
import { command, LEA, SAMI } from '../support/said.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'

/** Every case of the counter's brief §4.2, in its order. */
const CASES =
  'T1 T3 T4 T5 T6 T8 T9 T11 T12 T14 T16 T18 T20 D1 D3 D4 D6 D8 D9 D12 D13 D14 D15 M2 M3 S1 S3 S5 S6 S7 S8 S9 S10 S11 S12 Z2 Z5 Z6 Z8'.split(
    ' ',
  )
/** Where a case was shown before this file. */
const shownIn: Readonly<Record<string, readonly string[]>> = {
  'vat.test.ts': ['T1', 'T3', 'T4', 'T5', 'T6', 'T8'],
  'money.test.ts': ['S1', 'S3', 'M3'],
  '../property/formules.property.test.ts': ['M2', 'M3'],
  'z.test.ts': ['Z2', 'Z5'],
}
/** What France does not have, so that the till has no rule for it. */
const notApplicable: Readonly<Record<string, string>> = {
  D3: 'prices without tax, and a tax on taxes: a French price tag is TTC and VAT is not compound (C. conso. L112-1)',
  D4: 'the same, rounded over the whole: VAT is extracted from what each rate sold, never added to a price',
  D6: 'a fixed tax per piece beside VAT: a café charges none',
  S6: 'cash rounded to 0.05: no French rule rounds cash, one and two cents are legal tender',
  S7: 'cash rounded down or up: the same',
  S9: 'cash rounded to whole or ten units: the same',
}
/** What is left of a case once the part that France does not have is taken off it. */
const partly: Readonly<Record<string, string>> = {
  T14: 'its 7 % on top of the price is added without the till: French prices include every tax',
  T16: 'its 7 % on top is asked as the price that a customer would see',
  T18: 'amounts are whole cents: the same function counts millionths here',
  T20: 'compound tax: two extractions, one after the other',
  D14: 'discounts that do not follow one another: ours always do',
  D15: 'a line below zero: money comes off by a discount',
  S5: 'its rounding of cash to 0.05',
  S8: 'the same',
  S10: 'the same',
  S11: 'the same',
  S12: 'the same',
  Z6: '5 % is no French rate; the till does it at 10 %',
  Z8: 'its orders with 7 % on top of the price',
}

let shop: Shop
beforeEach(async () => {
  shop = await openShop()
  await shop.openDay()
})
afterEach(() => shop.close())

const TYPED = 'tomme-coupe' // at 10 % on the spot, its price is typed
const TWENTY = ['piles-aa', 'papier-toilette'] as const // at 20 %

async function typed(ticketId: TicketId, priceCents: number, pieces = 1): Promise<LineId> {
  const lineId = newLineId()
  await shop.ask.tickets.addLine({
    ...command(),
    ticketId,
    lineId,
    productId: prd(TYPED),
    quantityMilli: milli(pieces * 1000),
    optionIds: [],
    priceCents: cents(priceCents),
    place: 'on-site',
  })
  return lineId
}
/** A price that the café gives an article until further notice. */
const costs = (prices: Readonly<Record<string, number>>) =>
  shop.ask.priceLists.save({
    ...command(),
    list: {
      listId: newPriceListId(),
      label: 'Essai',
      schedule: null,
      areas: [],
      items: Object.entries(prices).map(([slug, price]) => ({ productId: prd(slug), priceCents: cents(price) })),
    },
  })
const percent = (whole: number): Discount => ({ kind: 'percent', hundredths: whole * 100, reason: 'gesture' })
const less = (amountCents: number): Discount => ({ kind: 'amount', amountCents: cents(amountCents), reason: 'gesture' })
const offLine = (ticketId: TicketId, lineId: LineId, discount: Discount) =>
  shop.ask.tickets.discountLineFreely({ ...command(), ticketId, lineId, discount })
const offTicket = (ticketId: TicketId, discount: Discount) =>
  shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount })
const lastSale = () => salesOf(shop).at(-1)!
const figures = (lines: readonly { ttcCents: number; htCents: number; vatCents: number }[]) =>
  lines.map(({ ttcCents, htCents, vatCents }) => [ttcCents, htCents, vatCents])

describe('the numeric cases of the counter’s brief', () => {
  it('are all here: shown in this file or in another, or not applicable for a reason', () => {
    const text = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
    for (const [file, ids] of Object.entries(shownIn)) {
      const missing = ids.filter((id) => !new RegExp(`['( ]${id}[ :)]`).test(text(file)))
      expect([file, missing]).toEqual([file, []])
    }
    const own = text('counter-cases.test.ts')
    const here = CASES.filter((id) =>
      new RegExp(`(\\bit\\(|\\)\\(|^\\s*\\[)\\s*'([A-Z]\\d+ and )?${id}\\b`, 'm').test(own),
    )
    const known = new Set([...here, ...Object.values(shownIn).flat(), ...Object.keys(notApplicable)])
    expect(CASES.filter((id) => !known.has(id))).toEqual([])
    expect(here.filter((id) => Object.hasOwn(notApplicable, id))).toEqual([])
    expect(Object.keys(partly).filter((id) => !here.includes(id))).toEqual([])
    const reasons = [...Object.values(notApplicable), ...Object.values(partly)]
    expect(reasons.filter((reason) => reason.length < 8)).toEqual([])
  })
  for (const [id, reason] of Object.entries(notApplicable)) it.skip(`${id} is not applicable: ${reason}`)

  it.each([
    ['T9', 2000, 7, 12_727, 1273],
    ['T11', 2000, 3, 5455, 545],
    ['T12', 2000, 20, 36_364, 3636],
    ['T14', 3000, 5, 13_636, 1364],
    ['T16', 2000, 5, 9091, 909],
  ] as const)(
    '%s: %d cents × %d, a tenth of tax inside, are sealed as HT and VAT',
    async (_id, price, pieces, ht, vat) => {
      const ticketId = newTicketId()
      await typed(ticketId, price, pieces)
      await shop.take(ticketId, 'card')
      const { totalCents, htCents, vatCents } = lastSale()
      expect([totalCents, htCents, vatCents]).toEqual([price * pieces, ht, vat])
      expect(totalCents).toBe(ht + vat)
      await expectBooksToBalance(shop)
    },
  )

  it('T14 and T16: what is 7 % on top elsewhere is a price of its own here', () => {
    expect(13_636 + 1364 + Number(divideHalfUp(13_636n * 7n, 100n))).toBe(15_955)
    expect(extractVat(cents(10 * 1070), vatRate(700))).toEqual({ ht: 10_000, vat: 700 })
    expect(10 * 1070 + 5 * 2000).toBe(20_700)
  })

  it('T18 and T6: the same function is right to the millionth', () => {
    expect(extractVat(cents(399_999_999), vatRate(2000))).toEqual({ ht: 333_333_332, vat: 66_666_667 })
    expect(extractVat(cents(7_000_000), vatRate(2100))).toEqual({ ht: 5_785_124, vat: 1_214_876 })
  })

  it('T20: a tax on a tax is two extractions, the outer one first', () => {
    const outer = extractVat(cents(10_000_000_000), vatRate(850)) // hundred-millionths
    const inner = extractVat(outer.ht, vatRate(500))
    expect([inner.vat, outer.vat]).toEqual([438_885_232, 783_410_138])
    const onTop = (amount: bigint, rate: bigint) => divideHalfUp(amount * rate, 10_000n)
    expect([onTop(100_000n, 500n), onTop(105_000n, 850n)]).toEqual([5000n, 8925n])
  })

  it('D1: 2.30 less 5 % are 2.19, on the line and in the total', async () => {
    const ticketId = newTicketId()
    const { ticket } = await offLine(ticketId, await typed(ticketId, 230), percent(5))
    expect([ticket?.lines[0]?.ttcCents, ticket?.totalCents]).toEqual([219, 219])
    await shop.take(ticketId, 'cash')
    expect(lastSale().totalCents).toBe(219)
  })

  it('D8: 80 and 100 at 20 % less 10 % are 60 + 12 and 75 + 15', async () => {
    await costs({ [TWENTY[0]]: 8000, [TWENTY[1]]: 10_000 })
    const ticketId = newTicketId()
    for (const slug of TWENTY) await shop.add(ticketId, prd(slug))
    await offTicket(ticketId, percent(10))
    await shop.take(ticketId, 'card')
    expect(figures(lastSale().lines)).toEqual([
      [7200, 6000, 1200],
      [9000, 7500, 1500],
    ])
  })

  it('D9: 22 at 10 % less a half are 10 + 1', async () => {
    const ticketId = newTicketId()
    await offLine(ticketId, await typed(ticketId, 2200), percent(50))
    await shop.take(ticketId, 'card')
    expect(figures(lastSale().lines)).toEqual([[1100, 1000, 100]])
  })

  it.each([
    [6000, 4000, [600, 400]],
    [1800, 200, [900, 100]],
  ] as const)('D12: 10.00 off %d and %d cents are shared by value', async (first, second, shares) => {
    const ticketId = newTicketId()
    await typed(ticketId, first)
    await typed(ticketId, second)
    const { ticket } = await offTicket(ticketId, less(1000))
    expect(ticket?.lines.map(({ discountCents }) => discountCents)).toEqual(shares)
  })

  it('D13: 500 off 100, or 150 %, never go below zero', async () => {
    expect(discountOf(cents(10_000), less(50_000))).toBe(10_000)
    const ticketId = newTicketId()
    const lineId = await typed(ticketId, 10_000)
    expect(await refusalOf(offLine(ticketId, lineId, less(50_000)))).toBe('DISCOUNT_TOO_LARGE')
    expect(await refusalOf(offTicket(ticketId, less(50_000)))).toBe('DISCOUNT_TOO_LARGE')
    expect(await refusalOf(offLine(ticketId, lineId, percent(150)))).toBe('BAD_REQUEST')
    const { ticket } = await offLine(ticketId, lineId, less(10_000))
    expect([ticket?.totalCents, ticket?.lines[0]?.discountCents]).toEqual([0, 10_000])
  })

  it('D14: 10 % and then 20 % off 2 × 10 and 5 are 7.00 together', async () => {
    const ticketId = newTicketId()
    const lines = [await typed(ticketId, 1000, 2), await typed(ticketId, 500)]
    for (const lineId of lines) await offLine(ticketId, lineId, percent(10))
    const { ticket } = await offTicket(ticketId, percent(20))
    expect([ticket?.totalCents, 2500 - (ticket?.totalCents ?? 0)]).toEqual([1800, 700])
  })

  it('D15: 3.00 less 0.15 are sold for 2.85 and given back as 2.85', async () => {
    const ticketId = newTicketId()
    await offLine(ticketId, await typed(ticketId, 300), less(15))
    await shop.take(ticketId, 'cash')
    const { number } = ticketsOf(shop).at(-1)!
    await refundOf(number, 1)
    expect(ticketsOf(shop).map(({ body }) => body.totalCents)).toEqual([285, -285])
    await expectBooksToBalance(shop)
  })

  it('S5: 15.72 hold 2.05 of VAT at 15 %, and cash takes them to the cent', async () => {
    expect(extractVat(cents(1572), vatRate(1500))).toEqual({ ht: 1367, vat: 205 })
    const ticketId = newTicketId()
    await typed(ticketId, 1572)
    const { settled, changeCents } = await shop.take(ticketId, 'cash', 1572)
    expect([settled, changeCents]).toEqual([true, 0])
  })

  it('S8: of 52.54, 52.50 in cash leave 0.04 due: it is not settled', async () => {
    const ticketId = newTicketId()
    await typed(ticketId, 5254)
    const { settled, counter } = await shop.take(ticketId, 'cash', 5250)
    expect([settled, counter.ticket?.dueCents]).toEqual([false, 4])
    expect((await shop.take(ticketId, 'cash', 5)).changeCents).toBe(1)
  })

  it('S10: of 52.54, 2.54 by card leave 50.00', async () => {
    const ticketId = newTicketId()
    await typed(ticketId, 5254)
    const { counter } = await shop.take(ticketId, 'card', 254)
    expect(counter.ticket?.dueCents).toBe(5000)
    expect(await shop.take(ticketId, 'cash', 5000)).toMatchObject({ settled: true, changeCents: 0 })
  })

  it('S11: of 4.99, ten give 5.01 back', async () => {
    const ticketId = newTicketId()
    await typed(ticketId, 499)
    expect((await shop.take(ticketId, 'cash', 1000)).changeCents).toBe(501)
  })

  it('S12: a refund is the mirror of its sale, in cash as well', async () => {
    const ticketId = newTicketId()
    await typed(ticketId, 5254)
    await shop.take(ticketId, 'cash', 6000)
    await refundOf(1, 1)
    expect(ticketsOf(shop).map(({ body }) => [body.totalCents, body.vatCents, body.tenders[0]?.amountCents])).toEqual([
      [5254, 478, 5254],
      [-5254, -478, -5254],
    ])
    expect((await shop.ask.cashSessions.x({}))?.expectedCents).toBe(10_000)
  })

  it('Z6: 500 less 10 %, one line called off: the Z knows of 450 alone', async () => {
    expect(discountOf(cents(52_500), percent(10))).toBe(5250)
    expect(extractVat(cents(47_250), vatRate(500))).toEqual({ ht: 45_000, vat: 2250 })
    const ticketId = newTicketId()
    await typed(ticketId, 50_000)
    const gone = await typed(ticketId, 12_300)
    await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId: gone })
    await offTicket(ticketId, percent(10))
    await shop.take(ticketId, 'card')
    expect(await closed()).toMatchObject({ turnoverCents: 45_000, voidedLines: 1, ticketCount: 1, lineCount: 1 })
  })

  it('Z8: the Z of the orders of T9, T11 and T12 adds up the VAT of each, by tender', async () => {
    for (const [pieces, kind] of [
      [7, 'cash'],
      [3, 'card'],
      [20, 'cash'],
    ] as const) {
      const ticketId = newTicketId()
      await typed(ticketId, 2000, pieces)
      await shop.take(ticketId, kind)
    }
    const reading = await closed()
    expect(reading.vat).toEqual([{ rate: 1000, ttc: 60_000, ht: 54_546, vat: 5454 }]) // not 54.55: never again from a sum
    expect(reading.tenders.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['card', 6000],
      ['cash', 54_000],
    ])
    await expectBooksToBalance(shop)
  })
})

async function closed() {
  const state = await shop.ask.cashSessions.state({})
  const x = await shop.ask.cashSessions.x({})
  const sessionId = state.state === 'open' ? state.sessionId : newCashSessionId()
  const z = await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: x!.expectedCents })
  return z.reading
}

const refundOf = (number: number, pieces: number) =>
  shop.ask.corrections.refund({
    ...command(),
    ticketId: newTicketId(),
    tenderId: newTenderId(),
    number,
    lines: [{ position: 0, quantityMilli: milli(pieces * 1000) }],
    kind: 'cash',
    reason: 'returned',
    printReceipt: false,
  })

describe('a command’s id (the contract at the end of the brief’s §4)', () => {
  type Line = Parameters<Shop['ask']['tickets']['addLine']>[0]
  const line = (commandId: CommandId, productId = 'cafe'): Line => ({
    commandId,
    ticketId: newTicketId(),
    lineId: newLineId(),
    productId: prd(productId),
    quantityMilli: milli(1000),
    optionIds: [],
    place: 'on-site',
  })

  it('with the same content gives the same answer and no second row', async () => {
    const asked = line(newCommandId())
    const first = await shop.ask.tickets.addLine(asked)
    const before = everythingIn(shop.ledgerFile)
    expect(await shop.ask.tickets.addLine(asked)).toEqual(first)
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })

  it('with another content is refused, and nothing changes', async () => {
    const asked = line(newCommandId())
    await shop.ask.tickets.addLine(asked)
    const before = everythingIn(shop.ledgerFile)
    expect(await refusalOf(shop.ask.tickets.addLine({ ...asked, productId: prd('creme') }))).toBe('COMMAND_REUSED')
    expect(await refusalOf(shop.ask.tickets.voidTicket({ ...asked, ticketId: asked.ticketId }))).toBe('BAD_REQUEST')
    expect(await refusalOf(shop.ask.tickets.voidTicket({ commandId: asked.commandId, ticketId: asked.ticketId }))).toBe(
      'COMMAND_REUSED',
    )
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })

  it.each([
    ['nothing', ''],
    ['spaces', ' '],
    ['more than 128 characters', `cmd_${'a'.repeat(130)}`],
    ['a space inside', 'cmd_00000000-0000-4000-8000-00000000 000'],
    ['the id of something else', newTicketId()],
  ])('that is %s is bad input, and nothing is written: no screen of ours leaves one out', async (_what, id) => {
    const before = everythingIn(shop.ledgerFile)
    expect(await refusalOf(shop.ask.tickets.addLine(line(id as CommandId)))).toBe('BAD_REQUEST')
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
  })

  it('still gives the first answer after the ticket was split, paid and closed', async () => {
    const asked = line(newCommandId())
    const first = await shop.ask.tickets.addLine(asked)
    const { ticketId } = asked
    const shares = { ...command(), ticketId, shares: 2 }
    const split = await shop.ask.tabs.splitInShares(shares)
    await shop.take(split.ticket!.ticketId, 'cash')
    const { ticket } = await shop.ask.tickets.counter({})
    await shop.take(ticket!.ticketId, 'card')
    await closed()
    expect(await shop.ask.tickets.addLine(asked)).toEqual(first)
    expect(await shop.ask.tabs.splitInShares(shares)).toEqual(split)
  })

  it('gives its answer to whoever asks with it, and does nothing for them: the id is the proof (decision 13)', async () => {
    const ticketId = newTicketId()
    await typed(ticketId, 300)
    await shop.take(ticketId, 'cash')
    const asked = { ...command(), reason: 'put-right' as const }
    expect(await shop.ask.cashSessions.openDrawer(asked)).toBeNull()
    await shop.ask.people.setPin({ ...command(), operatorId: LEA, pin: '4071' })
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    const before = everythingIn(shop.ledgerFile)
    expect(await shop.ask.cashSessions.openDrawer(asked)).toBeNull()
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
    expect(await refusalOf(shop.ask.cashSessions.openDrawer({ ...asked, ...command() }))).toBe('RIGHT_MISSING')
  })
})
