import { afterEach, describe, expect, it } from 'vitest'
import { salesJournal } from '../../src/main/accounting/sales-journal.ts'
import { defaultAccounts } from '../../src/shared/contracts/accounting.ts'
import {
  newCashMovementId,
  newCashSessionId,
  newLineId,
  newTenderId,
  newTicketId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { tipShares } from '../../src/shared/owed.ts'
import { tipView } from '../../src/renderer/money/tip-view.ts'
import { entriesOf, expectBooksToBalance, expectProjectionsToRebuild, salesOf, ticketsOf } from '../support/books.ts'
import { command, day, LEA, moved, SAMI } from '../support/said.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'

let shop: Shop
afterEach(() => shop?.close())

async function opened(tips = true) {
  shop = await openShop()
  await shop.openDay()
  if (tips) await shop.ask.till.changeSettings({ ...command(), tips: true })
}
const tip = (ticketId: TicketId, amountCents: number) =>
  shop.ask.tips.give({ ...command(), ticketId, lineId: newLineId(), amountCents: cents(amountCents) })
async function coffee(): Promise<TicketId> {
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_cafe')
  return ticketId
}
const TODAY = day('2026-11-23')

describe('a tip', () => {
  it('F-28 F-55 F-58 is on the ticket and in the drawer, and in no turnover, no VAT and no perpetual total', async () => {
    await opened()
    const plain = await shop.sell(['prd_cafe'])
    const ticketId = await coffee()
    const { ticket } = await tip(ticketId, 100)
    expect(ticket).toMatchObject({ totalCents: plain!.totalCents + 100 })
    expect(ticket?.lines[1]).toMatchObject({ owed: { kind: 'tip', ref: LEA }, nature: 'liability', vatRate: 0 })
    await shop.take(ticketId, 'cash')

    const [first, second] = salesOf(shop)
    expect(second).toMatchObject({
      turnoverCents: first!.turnoverCents,
      vatCents: first!.vatCents,
      totalCents: first!.totalCents + 100,
      agencyCents: 0,
    })
    expect(second!.perpetual.algebraicCents).toBe(2 * first!.turnoverCents)
    const x = await shop.ask.cashSessions.x({})
    expect(x).toMatchObject({
      turnoverCents: 2 * first!.turnoverCents,
      owed: [{ kind: 'tip', count: 1, amountCents: 100 }],
      tips: [{ operatorId: LEA, kind: 'cash', amountCents: 100 }],
    })
    expect(x!.categories.map(({ label }) => label)).not.toContain('Pourboires')
    expect(x!.expectedCents).toBe(10_000 + second!.totalCents + first!.totalCents)
    await expectBooksToBalance(shop)
  })

  it('is added to the tip that is there, and goes like any line before it is paid', async () => {
    await opened()
    const ticketId = await coffee()
    await tip(ticketId, 100)
    const { ticket } = await tip(ticketId, 200)
    expect(ticket?.lines.map((line) => line.ttcCents)).toEqual([expect.any(Number), 300])
    const { lineId } = ticket!.lines[1]!
    const after = await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId })
    expect(after.ticket?.lines).toHaveLength(1)
    expect(entriesOf(shop, 'events').at(-1)).toMatchObject({ kind: 'line-voided', payload: { amountCents: 300 } })
  })

  it('bears no discount, no quantity and no note, and no discount of the whole ticket', async () => {
    await opened()
    const ticketId = await coffee()
    const { ticket } = await tip(ticketId, 100)
    const line = { ticketId, lineId: ticket!.lines[1]!.lineId }
    const half = { kind: 'percent' as const, hundredths: 5000, reason: 'gesture' as const }
    expect(await refusalOf(shop.ask.tickets.discountLineFreely({ ...command(), ...line, discount: half }))).toBe(
      'PRICE_FIXED',
    )
    expect(
      await refusalOf(shop.ask.tickets.changeQuantity({ ...command(), ...line, quantityMilli: milli(2000) })),
    ).toBe('LINE_OWED')
    expect(await refusalOf(shop.ask.tickets.describeLine({ ...command(), ...line, note: 'x', optionIds: [] }))).toBe(
      'LINE_OWED',
    )
    const { ticket: less } = await shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount: half })
    expect(less?.lines[1]).toMatchObject({ ttcCents: 100, discountCents: 0 })
    expect(less!.lines[0]!.discountCents).toBeGreaterThan(0)
  })

  it('is refused where the café takes none, in training, alone, and once money was taken', async () => {
    await opened(false)
    const ticketId = await coffee()
    expect(await refusalOf(tip(ticketId, 100))).toBe('TIPS_OFF')
    await shop.ask.till.changeSettings({ ...command(), tips: true })
    expect(await refusalOf(tip(newTicketId(), 100))).toBe('TICKET_NOT_OPEN')
    await shop.take(ticketId, 'cash', 10)
    expect(await refusalOf(tip(ticketId, 100))).toBe('TICKET_PARTLY_PAID')
    await shop.take(ticketId, 'cash')

    const other = await coffee()
    const lineId = newLineId()
    await shop.ask.tips.give({ ...command(), ticketId: other, lineId, amountCents: cents(5) })
    expect(await refusalOf(shop.ask.tips.give({ ...command(), ticketId: other, lineId, amountCents: cents(5) }))).toBe(
      'ID_REUSED',
    )
    expect(await refusalOf(tip(other, 9_999_999))).toBe('AMOUNT_TOO_LARGE')
    const { ticket } = await shop.ask.tickets.counter({})
    await shop.ask.tickets.removeLine({ ...command(), ticketId: other, lineId: ticket!.lines[0]!.lineId })
    expect(await refusalOf(tip(other, 100))).toBe('TICKET_EMPTY')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId: other })

    await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
    const practice = await coffee()
    expect(await refusalOf(tip(practice, 100))).toBe('TRAINING_ON')
  })

  it('is shared to the cent by those who share the ticket, and a shared tip stands still', async () => {
    await opened()
    const ticketId = await coffee()
    await tip(ticketId, 101)
    await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 2 })
    const { ticket: part } = await shop.ask.tickets.counter({})
    expect(await refusalOf(tip(part!.ticketId, 100))).toBe('LINE_SHARED')
    await shop.take(part!.ticketId, 'cash')
    const { ticket: rest } = await shop.ask.tickets.counter({})
    await shop.take(rest!.ticketId, 'card')
    const tips = salesOf(shop).flatMap(({ lines }) => lines.filter((line) => line.owed))
    expect(tips).toHaveLength(2)
    expect(tips.reduce((total, line) => total + line.ttcCents, 0)).toBe(101)
    expect(await shop.ask.tips.report({ from: TODAY, to: TODAY })).toHaveLength(2)
    await expectBooksToBalance(shop)
  })

  it('is given back with its ticket, and is not asked for again with the same round', async () => {
    await opened()
    const ticketId = await coffee()
    await tip(ticketId, 200)
    const { ticket } = await shop.ask.tabs.sameRound({ ...command(), ticketId })
    expect(ticket?.lines.filter((line) => line.owed)).toHaveLength(1)
    await shop.take(ticketId, 'card')
    await shop.ask.corrections.refund({
      ...command(),
      ticketId: newTicketId(),
      tenderId: newTenderId(),
      number: 1,
      lines: [{ position: 1, quantityMilli: milli(1000) }],
      kind: 'cash',
      reason: 'mistake',
      printReceipt: false,
    })
    const refund = ticketsOf(shop)[1]!
    expect(refund.body).toMatchObject({ totalCents: -200, turnoverCents: 0, vat: [] })
    expect(await shop.ask.tips.report({ from: TODAY, to: TODAY })).toEqual([
      { day: TODAY, operatorId: LEA, kind: 'card', amountCents: 200 },
      { day: TODAY, operatorId: LEA, kind: 'cash', amountCents: -200 },
    ])
    await expectBooksToBalance(shop)
    await shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('F-28 is a debt to the staff in the sales journal until it is paid out of the drawer, and is on the Z and its paper', async () => {
    await opened()
    const ticketId = await coffee()
    await tip(ticketId, 500)
    await shop.take(ticketId, 'card')
    await shop.ask.cashMovements.takeOut({ ...moved(300), movementId: newCashMovementId(), reason: 'tips-paid' })
    const x = await shop.ask.cashSessions.x({})
    const z = await shop.ask.cashSessions.close({
      ...command(),
      sessionId: x!.sessionId,
      countedCents: x!.expectedCents,
    })
    expect(z.reading.tips).toEqual([{ operatorId: LEA, kind: 'card', amountCents: 500 }])
    await shop.ask.closures.closeDay({ ...command(), day: TODAY })
    const [closure] = await shop.ask.closures.list({ level: 'day', limit: 1 })
    expect(closure!.figures.families).toContainEqual(
      expect.objectContaining({ family: 'Pourboires', owed: 'tip', nature: 'liability', ttcCents: 500 }),
    )
    const [entry] = salesJournal([closure!], defaultAccounts, [])
    expect(entry!.lines.filter(({ account }) => account === '4671')).toEqual([
      { account: '4671', label: 'Pourboires à reverser', debitCents: 0, creditCents: 200 },
    ])
    await expectBooksToBalance(shop)
  })
})

describe('in which form a tip came', () => {
  const cash = (amount: number) => ({ kind: 'cash', amountCents: cents(amount) })
  const card = (amount: number) => ({ kind: 'card', amountCents: cents(amount) })
  const given = (amount: number, ref: typeof LEA = LEA) => ({
    ttcCents: cents(amount),
    owed: { kind: 'tip' as const, ref },
  })
  const sold = (amount: number) => ({ ttcCents: cents(amount), owed: null })

  it.each([
    ['the last tender', [sold(1000), given(200)], [cash(500), card(700)], [['card', 200]]],
    [
      'backwards from the last',
      [sold(1000), given(900)],
      [cash(1200), card(700)],
      [
        ['card', 700],
        ['cash', 200],
      ],
    ],
    ['nothing', [sold(1000)], [cash(1000)], []],
    ['what is given back', [given(-200)], [cash(-200)], [['cash', -200]]],
    [
      'each person in turn',
      [given(100, LEA), given(100, SAMI)],
      [cash(150), card(50)],
      [
        ['card', 50],
        ['cash', 50],
        ['cash', 100],
      ],
    ],
  ] as const)('is %s', (_what, lines, tenders, shares) => {
    expect(tipShares(lines, tenders).map(({ kind, amountCents }) => [kind, amountCents])).toEqual(shares)
  })
})

describe('the keys for tips', () => {
  const ticket = (dueCents: number) => ({ dueCents: cents(dueCents), tenders: [], lines: [{ owed: null }] as never })
  it.each([
    [180, 200, 20],
    [200, 300, 100],
    [1999, 2000, 1],
  ])('round %i up to %i', (due, roundTo, roundBy) => {
    expect(tipView(ticket(due))).toEqual({ roundTo, roundBy, canTip: true })
  })
  it('rest where nothing is due', () => {
    expect(tipView(null).canTip).toBe(false)
    expect(tipView(ticket(0)).canTip).toBe(false)
  })
})
