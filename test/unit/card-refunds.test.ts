import { describe, expect, it, onTestFinished } from 'vitest'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { CARD_NUMBER } from '../../src/main/devices/simulators/terminal/behaviour.ts'
import {
  newCommandId,
  newPaymentId,
  newTenderId,
  newTicketId,
  tenderOfPayment,
  type CashSessionId,
  type PaymentId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import { entriesOf, everythingIn, expectBooksToBalance } from '../support/books.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { isOver, networkTerminal, openLinkedShop, whenPayments } from '../support/linked-terminal.ts'
import { NOON_MS, openShop, refusalOf, type Ask } from '../support/shop.ts'

const command = () => ({ commandId: newCommandId() })
const firstLine = [{ position: 0, quantityMilli: milli(1000) }]

/** Of the first line of a ticket. */
async function askRefund(ask: Ask, number: number, more: { readonly paymentId?: PaymentId } = {}): Promise<PaymentId> {
  const paymentId = more.paymentId ?? newPaymentId()
  await ask.cardPayments.askRefund({
    ...command(),
    paymentId,
    ticketId: newTicketId(),
    number,
    lines: firstLine,
    reason: 'mistake',
    printReceipt: false,
  })
  return paymentId
}

const byHand = (number: number) => ({
  ...command(),
  ticketId: newTicketId(),
  tenderId: newTenderId(),
  number,
  lines: firstLine,
  kind: 'card' as const,
  reason: 'mistake' as const,
  printReceipt: false,
})

/** A sale paid by card, of a coffee (1.60) and a croissant (1.20). */
async function soldByCard(
  mode: Parameters<typeof openLinkedShop>[0],
  options: Parameters<typeof openLinkedShop>[1] = {},
) {
  const what = await openLinkedShop('automatic', options)
  await what.shop.sell(['prd_cafe', 'prd_croissant'], 'card')
  what.control.mode(mode)
  return what
}

const refundsOf = (shop: Parameters<typeof entriesOf>[0]) =>
  entriesOf(shop, 'tickets').filter(({ kind }) => kind === 'refund')

describe('a refund by a linked terminal', () => {
  it('is sealed once the terminal has given the money back, with the tender that bears its id', async () => {
    const { shop, control } = await soldByCard('by-hand')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askRefund(shop.ask, 1)
    await reached
    expect(control.waiting()).toMatchObject({ kind: 'refund', cents: 160, reference: paymentId.slice(4) })
    expect(refundsOf(shop)).toEqual([])
    expect(await shop.ask.cardPayments.state({})).toMatchObject({
      going: { payment: { paymentId, kind: 'refund', corrects: 1, cents: 160, now: { state: 'sent' } } },
    })
    control.approve()
    expect(await whenPayments(shop.ask, isOver(paymentId))).toMatchObject({
      last: { now: { state: 'approved', by: 'terminal', cents: 160 } },
    })
    expect(refundsOf(shop).map(({ payload }) => payload)).toMatchObject([
      {
        corrects: { number: 1 },
        reason: 'mistake',
        totalCents: -160,
        tenders: [{ tenderId: tenderOfPayment(paymentId), kind: 'card', amountCents: -160 }],
      },
    ])
    expect(control.charged()).toMatchObject([{ kind: 'refund', paidCents: 160 }])
    await expectBooksToBalance(shop)
  })

  it('keeps the sale still until it has ended', async () => {
    const { shop, control } = await soldByCard('by-hand')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askRefund(shop.ask, 1)
    await reached
    expect(await refusalOf(shop.ask.corrections.refund(byHand(1)))).toBe('CARD_PAYMENT_OPEN')
    const change = { ticketId: newTicketId(), tenderIds: [newTenderId(), newTenderId()] as [never, never], number: 1 }
    const { tenders } = (await shop.ask.corrections.correctable({ number: 1 }))!
    expect(
      await refusalOf(
        shop.ask.corrections.changeTender({
          ...command(),
          ...change,
          from: 'card',
          to: 'cash',
          amountCents: tenders[0]!.amountCents,
        }),
      ),
    ).toBe('CARD_PAYMENT_OPEN')
    expect(await refusalOf(askRefund(shop.ask, 1))).toBe('TERMINAL_BUSY')
    control.refuse()
    expect(await whenPayments(shop.ask, isOver(paymentId))).toMatchObject({
      last: { now: { state: 'declined', reason: 'refused' } },
    })
    expect(refundsOf(shop)).toEqual([])
    await shop.ask.corrections.refund(byHand(1)) // done on the terminal by hand
    expect(refundsOf(shop)).toHaveLength(1)
    await expectBooksToBalance(shop)
  })

  it('is never more than is left of what was sold', async () => {
    const { shop, control } = await soldByCard('automatic')
    await whenPayments(shop.ask, isOver(await askRefund(shop.ask, 1)))
    expect(await refusalOf(askRefund(shop.ask, 1))).toBe('REFUND_ABOVE_ORIGINAL')
    expect(await refusalOf(askRefund(shop.ask, 99))).toBe('TICKET_UNKNOWN')
    expect(control.charged()).toHaveLength(1)
  })

  it('asked twice by a lost answer is one refund', async () => {
    const { shop, control } = await soldByCard('automatic')
    const paymentId = newPaymentId()
    const asked = {
      ...command(),
      paymentId,
      ticketId: newTicketId(),
      number: 1,
      lines: firstLine,
      reason: 'quality' as const,
      printReceipt: false,
    }
    const first = await shop.ask.cardPayments.askRefund(asked)
    expect(await shop.ask.cardPayments.askRefund(asked)).toEqual(first)
    await whenPayments(shop.ask, isOver(paymentId))
    expect(await refusalOf(shop.ask.cardPayments.askRefund({ ...asked, ...command() }))).toBe('ID_REUSED')
    expect(control.charged()).toHaveLength(1)
    expect(refundsOf(shop)).toHaveLength(1)
  })

  it('of less than was asked is looked at by a person', async () => {
    const { shop, control } = await soldByCard('by-hand')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askRefund(shop.ask, 1)
    await reached
    control.approve(100)
    const { doubtful } = await whenPayments(shop.ask, (payments) => payments.doubtful.length > 0)
    expect(doubtful).toMatchObject([{ paymentId, corrects: 1, now: { state: 'unknown', why: 'other-amount' } }])
    expect(await refusalOf(shop.ask.corrections.refund(byHand(1)))).toBe('CARD_PAYMENT_OPEN')
    await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'declined' })
    expect(refundsOf(shop)).toEqual([])
    await expectBooksToBalance(shop)
  })

  it('that nobody heard the end of is sealed once, when a person says that the money went back', async () => {
    const { shop, control } = await soldByCard('automatic')
    control.fault('drop')
    const paymentId = await askRefund(shop.ask, 1)
    await whenPayments(shop.ask, (payments) => payments.doubtful.length > 0)
    await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' })
    expect(refundsOf(shop)).toHaveLength(1)
    expect(await refusalOf(shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' }))).toBe(
      'PAYMENT_NOT_DOUBTFUL',
    )
    const told = entriesOf(shop, 'events').filter(({ kind }) => kind.startsWith('card-payment'))
    expect(told.map(({ kind, payload }) => [kind, payload['direction']])).toEqual([
      ['card-payment-unknown', 'refund'],
      ['card-payment-settled', 'refund'],
    ])
    await expectBooksToBalance(shop)
  })

  it('that ends when the day is over waits for the next day, and for a person', async () => {
    const { shop, control } = await soldByCard('by-hand')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askRefund(shop.ask, 1)
    await reached
    const sessionId = shop.one<CashSessionId>('SELECT session_id FROM cash_sessions')
    await shop.ask.cashSessions.close({
      ...command(),
      sessionId,
      countedCents: cents(10_000),
      explanation: 'unknown',
    })
    control.approve()
    await whenPayments(shop.ask, (payments) => payments.doubtful.length > 0)
    expect(refundsOf(shop)).toEqual([])
    expect(await refusalOf(shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' }))).toBe(
      'DAY_NOT_OPEN',
    )
    await shop.openDay()
    await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' })
    expect(refundsOf(shop)).toHaveLength(1)
    await expectBooksToBalance(shop)
  })

  it('found half done by a restart is in doubt, with all that it was about', async () => {
    const folder = folderOfTest()
    const { shop, control } = await soldByCard('by-hand', { dataFolder: folder })
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askRefund(shop.ask, 1)
    await reached
    await shop.till.close()
    const again = await openShop({ dataFolder: folder })
    onTestFinished(again.close)
    expect(await again.ask.cardPayments.state({})).toMatchObject({
      doubtful: [{ paymentId, kind: 'refund', corrects: 1, now: { why: 'interrupted' } }],
    })
    await again.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' })
    expect(refundsOf(again).map(({ payload }) => payload)).toMatchObject([{ reason: 'mistake', totalCents: -160 }])
    await expectBooksToBalance(again)
  })

  it('prints the terminal’s ticket, without the card’s number', async () => {
    const printer = await startPrinterSimulator({})
    onTestFinished(printer.close)
    const { shop } = await soldByCard('automatic', {
      printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' },
      terminal: { ticket: true },
    })
    await whenPayments(shop.ask, isOver(await askRefund(shop.ask, 1)))
    const papers = () => printer.paper.slips.map((slip) => slipText(slip)).join('\n')
    await expect.poll(papers, { timeout: 20_000 }).toContain('CARTE BANCAIRE - CREDIT')
    expect(papers()).not.toContain(CARD_NUMBER)
    expect(everythingIn(shop.ledgerFile)).not.toContain(CARD_NUMBER)
  })
})

it('what is known of card payments is forgotten when they may no longer be contested; their tenders stay', async () => {
  const folder = folderOfTest()
  const { shop } = await soldByCard('automatic', { dataFolder: folder })
  await whenPayments(shop.ask, isOver(await askRefund(shop.ask, 1)))
  expect(shop.one<number>('SELECT count(*) FROM card_payments')).toBe(1)
  await shop.till.close()
  let nowMs = NOON_MS + 400 * 86_400_000
  const later = await openShop({ dataFolder: folder, nowMs: () => (nowMs += 1) })
  onTestFinished(later.close)
  const sessionId = later.one<CashSessionId>('SELECT session_id FROM cash_sessions')
  await later.ask.cashSessions.close({
    ...command(),
    sessionId,
    countedCents: cents(10_000),
    explanation: 'unknown',
  })
  await later.openDay()
  expect(later.one<number>('SELECT count(*) FROM card_payments')).toBe(0)
  expect(refundsOf(later)).toHaveLength(1)
  await expectBooksToBalance(later)
})

describe('a terminal that gives nothing back', () => {
  it('is not asked where it was set up so: a person does it on the terminal and tells the till', async () => {
    const { shop, control, simulator } = await soldByCard('automatic')
    const terminal = networkTerminal(simulator.port, { refunds: 'by-hand' })
    await shop.ask.cardPayments.configure({ ...command(), terminal })
    expect(await refusalOf(askRefund(shop.ask, 1))).toBe('REFUND_BY_HAND')
    await shop.ask.corrections.refund(byHand(1))
    expect(control.charged()).toEqual([])
    expect(refundsOf(shop)).toHaveLength(1)
  })

  it('is not asked for what is only practised, nor where none is linked', async () => {
    const { shop } = await soldByCard('automatic')
    await shop.ask.cardPayments.configure({ ...command(), terminal: { link: 'manual' } })
    expect(await refusalOf(askRefund(shop.ask, 1))).toBe('NO_CARD_TERMINAL')
  })
})
