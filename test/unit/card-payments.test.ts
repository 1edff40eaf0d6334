import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { paymentAfter, type PaymentEvent } from '../../src/main/card-payments/rules.ts'
import { CARD_EXPIRY, CARD_NUMBER } from '../../src/main/devices/simulators/terminal/behaviour.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import type { PaymentState } from '../../src/shared/contracts/card-payments.ts'
import {
  newCashSessionId,
  newCommandId,
  newPaymentId,
  newTenderId,
  newTicketId,
  tenderOfPayment,
} from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { entriesOf, everythingIn, expectBooksToBalance, salesOf } from '../support/books.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { askCard, isOver, networkTerminal, openLinkedShop, whenPayments } from '../support/linked-terminal.ts'
import { openShop, refusalOf } from '../support/shop.ts'

const command = () => ({ commandId: newCommandId() })

describe('what a payment becomes', () => {
  const asked = cents(1250)
  const states: Readonly<Record<string, PaymentState>> = {
    asked: { state: 'asked' },
    sent: { state: 'sent' },
    approved: { state: 'approved', cents: asked, by: 'terminal' },
    declined: { state: 'declined', reason: 'refused' },
    'not-sent': { state: 'not-sent', why: 'x' },
    unknown: { state: 'unknown', why: 'x' },
  }
  const events: Readonly<Record<string, PaymentEvent>> = {
    leaves: { event: 'leaves' },
    interrupted: { event: 'interrupted' },
    'person: approved': { event: 'person', says: 'approved' },
    'person: declined': { event: 'person', says: 'declined' },
    'heard: approved': { event: 'ended', outcome: { status: 'approved', cents: asked } },
    'heard: in part': { event: 'ended', outcome: { status: 'approved', cents: cents(1000) } },
    'heard: too much': { event: 'ended', outcome: { status: 'approved', cents: cents(1251) } },
    'heard: declined': { event: 'ended', outcome: { status: 'declined', reason: 'refused' } },
    'heard: not sent': { event: 'ended', outcome: { status: 'not-sent', why: 'busy' } },
    'heard: unreachable': { event: 'ended', outcome: { status: 'unreachable', why: 'ECONNREFUSED' } },
    'heard: unknown': { event: 'ended', outcome: { status: 'unknown', why: 'no-answer' } },
  }
  /** Every other pair changes nothing. */
  const table: Readonly<Record<string, Readonly<Record<string, PaymentState>>>> = {
    asked: { leaves: { state: 'sent' }, interrupted: { state: 'not-sent', why: 'interrupted' } },
    sent: {
      interrupted: { state: 'unknown', why: 'interrupted' },
      'heard: approved': { state: 'approved', cents: asked, by: 'terminal' },
      'heard: in part': { state: 'approved', cents: cents(1000), by: 'terminal' },
      'heard: too much': { state: 'unknown', why: 'other-amount' },
      'heard: declined': { state: 'declined', reason: 'refused' },
      'heard: not sent': { state: 'not-sent', why: 'busy' },
      'heard: unreachable': { state: 'not-sent', why: 'ECONNREFUSED' },
      'heard: unknown': { state: 'unknown', why: 'no-answer' },
    },
    unknown: {
      'person: approved': { state: 'approved', cents: asked, by: 'person' },
      'person: declined': { state: 'declined', reason: 'person' },
    },
  }
  const pairs = Object.keys(states).flatMap((state) => Object.keys(events).map((event) => [state, event] as const))

  it.each(pairs)('%s × %s', (state, event) => {
    expect(paymentAfter(states[state]!, events[event]!, { kind: 'debit', cents: asked })).toEqual(table[state]?.[event])
  })

  it.each(pairs)('of a refund, which is never given in part: %s × %s', (state, event) => {
    const inPart = state === 'sent' && event === 'heard: in part'
    expect(paymentAfter(states[state]!, events[event]!, { kind: 'refund', cents: asked })).toEqual(
      inPart ? { state: 'unknown', why: 'other-amount' } : table[state]?.[event],
    )
  })
})

describe('a payment by a linked terminal', () => {
  it('settles its ticket when the terminal approves, with one card tender that bears its id', async () => {
    const { shop, control } = await openLinkedShop('automatic')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const paymentId = await askCard(shop.ask, ticketId)
    const { last } = await whenPayments(shop.ask, isOver(paymentId))
    expect(last).toMatchObject({ ticketId, kind: 'debit', now: { state: 'approved', by: 'terminal' } })
    const { ticket, last: sold } = await shop.ask.tickets.counter({})
    expect(ticket).toBeNull()
    expect(sold).toMatchObject({ ticketId, tenderKinds: ['card'] })
    expect(salesOf(shop)[0]?.tenders).toMatchObject([{ tenderId: tenderOfPayment(paymentId), kind: 'card' }])
    expect(control.charged()).toMatchObject([{ reference: paymentId.slice(4), paidCents: last?.cents }])
  })

  it('is on disk before it leaves, and its ticket stands still until it ends', async () => {
    const { shop, control } = await openLinkedShop('by-hand')
    const ticketId = newTicketId()
    const { ticket } = await shop.add(ticketId, 'prd_cafe')
    let stateWhenAsked = ''
    const reached = new Promise<void>((resolve) => {
      control.onChange(({ kind }) => {
        if (kind !== 'asked') return
        stateWhenAsked = shop.one<string>('SELECT state FROM card_payments')
        resolve()
      })
    })
    const paymentId = await askCard(shop.ask, ticketId)
    await reached
    expect(stateWhenAsked).toBe('sent')
    expect(await whenPayments(shop.ask, ({ going }) => going?.stage === 'waiting')).toMatchObject({
      going: { payment: { paymentId, ticketId, now: { state: 'sent' } } },
    })
    const { ask } = shop
    const [line] = ticket!.lines
    const onTicket = () => ({ ...command(), ticketId })
    const cash = {
      tenderId: newTenderId(),
      kind: 'cash',
      offeredCents: ticket!.dueCents,
      dueCents: ticket!.dueCents,
    } as const
    const refused = [
      ask.tickets.removeLine({ ...onTicket(), lineId: line!.lineId }),
      ask.tickets.voidTicket(onTicket()),
      ask.tenders.take({ ...onTicket(), ...cash, printReceipt: false }),
      ask.tenders.settleFree(onTicket()),
      ask.tenders.takeBack({ ...onTicket(), tenderId: newTenderId() }),
      ask.tabs.splitInShares({ ...onTicket(), shares: 2 }),
      ask.tabs.sameRound(onTicket()),
      ask.training.start({ ...command(), sessionId: newCashSessionId() }),
      shop.add(ticketId, 'prd_cafe'),
      askCard(ask, ticketId),
    ]
    for (const asked of refused) expect(await refusalOf(asked)).toBe('CARD_PAYMENT_OPEN')
    control.abandon()
    await whenPayments(ask, isOver(paymentId))
    expect((await ask.tickets.counter({})).ticket).toMatchObject({ ticketId, paidCents: 0 })
  })

  it('leaves the rest to pay when the terminal approves a part', async () => {
    const { shop, control } = await openLinkedShop('by-hand')
    const ticketId = newTicketId()
    const { ticket } = await shop.add(ticketId, 'prd_steak-frites').catch(() => shop.add(ticketId, 'prd_demi', 3))
    const due = ticket!.dueCents
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askCard(shop.ask, ticketId)
    await reached
    control.approve(due - 100)
    await whenPayments(shop.ask, isOver(paymentId))
    expect((await shop.ask.tickets.counter({})).ticket).toMatchObject({ dueCents: 100, paidCents: due - 100 })
    await shop.take(ticketId, 'cash')
    expect(salesOf(shop)[0]?.tenders.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
      ['card', due - 100],
      ['cash', 100],
    ])
    await expectBooksToBalance(shop)
  })

  it('goes on while its ticket lies aside, and settles it there', async () => {
    const { shop, control } = await openLinkedShop('by-hand')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askCard(shop.ask, ticketId)
    await reached
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Jeanne' })
    // The next customer is served meanwhile, and pays in cash; the terminal serves one at a time.
    const other = newTicketId()
    await shop.add(other, 'prd_demi')
    expect(await refusalOf(askCard(shop.ask, other))).toBe('TERMINAL_BUSY')
    await shop.take(other, 'cash')
    control.approve()
    await whenPayments(shop.ask, isOver(paymentId))
    expect(salesOf(shop).map((sale) => sale.ticketId)).toEqual([other, ticketId])
    expect(await shop.ask.tabs.list({})).toEqual([])
  })

  it('that was refused leaves the ticket as it was', async () => {
    const { shop, control } = await openLinkedShop('by-hand')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askCard(shop.ask, ticketId)
    await reached
    control.refuse()
    const { last } = await whenPayments(shop.ask, isOver(paymentId))
    expect(last?.now).toEqual({ state: 'declined', reason: 'refused' })
    await shop.take(ticketId, 'cash')
    expect(salesOf(shop)).toHaveLength(1)
  })

  it('that never reached the terminal says so, and may be asked again', async () => {
    const { shop, simulator } = await openLinkedShop('automatic')
    await simulator.switchOff()
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const first = await askCard(shop.ask, ticketId)
    const { last } = await whenPayments(shop.ask, isOver(first))
    expect(last?.now).toEqual({ state: 'not-sent', why: 'ECONNREFUSED' })
    await simulator.switchOn()
    await whenPayments(shop.ask, isOver(await askCard(shop.ask, ticketId)))
    expect(salesOf(shop)).toHaveLength(1)
  })

  it('asked twice by a lost answer is one payment', async () => {
    const { shop, control } = await openLinkedShop('automatic')
    const ticketId = newTicketId()
    const { ticket } = await shop.add(ticketId, 'prd_cafe')
    const dueCents = ticket!.dueCents
    const input = { ...command(), paymentId: newPaymentId(), ticketId, cents: dueCents, dueCents, printReceipt: false }
    const first = await shop.ask.cardPayments.ask(input)
    expect(await shop.ask.cardPayments.ask(input)).toEqual(first)
    await whenPayments(shop.ask, isOver(input.paymentId))
    expect(await shop.ask.cardPayments.ask(input)).toEqual(first)
    expect(control.charged()).toHaveLength(1)
    const next = newTicketId()
    await shop.add(next, 'prd_cafe')
    expect(await refusalOf(shop.ask.cardPayments.ask({ ...input, ...command(), ticketId: next }))).toBe('ID_REUSED')
  })
})

describe('H-12: a payment that nobody heard the end of', () => {
  async function doubtful() {
    const { shop, control } = await openLinkedShop('automatic')
    control.fault('drop')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const paymentId = await askCard(shop.ask, ticketId)
    await whenPayments(shop.ask, ({ doubtful: those }) => those.length > 0)
    control.fault(undefined)
    return { shop, control, ticketId, paymentId }
  }

  it('keeps its ticket in sight until a person says what the terminal says', async () => {
    const { shop, control, ticketId, paymentId } = await doubtful()
    expect(control.charged()).toHaveLength(1)
    expect(await refusalOf(shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Jeanne' }))).toBe(
      'CARD_PAYMENT_OPEN',
    )
    expect(await refusalOf(shop.ask.tickets.voidTicket({ ...command(), ticketId }))).toBe('CARD_PAYMENT_OPEN')
    expect(await refusalOf(shop.take(ticketId, 'card'))).toBe('CARD_PAYMENT_OPEN')
    const after = await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' })
    expect(after).toMatchObject({ doubtful: [], last: { now: { state: 'approved', by: 'person' } } })
    expect(salesOf(shop)[0]?.tenders).toMatchObject([{ tenderId: tenderOfPayment(paymentId), kind: 'card' }])
    const told = entriesOf(shop, 'events').filter(({ kind }) => kind.startsWith('card-payment'))
    expect(
      told.map(({ kind, operator, payload }) => [kind, operator, payload['paymentId'], payload['outcome']]),
    ).toEqual([
      ['card-payment-unknown', 'opr_1', paymentId, undefined],
      ['card-payment-settled', 'opr_1', paymentId, 'approved'],
    ])
    await expectBooksToBalance(shop)
  })

  it('is settled once, whoever asks again', async () => {
    const { shop, ticketId, paymentId } = await doubtful()
    await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'declined' })
    for (const outcome of ['approved', 'declined'] as const) {
      expect(await refusalOf(shop.ask.cardPayments.settle({ ...command(), paymentId, outcome }))).toBe(
        'PAYMENT_NOT_DOUBTFUL',
      )
    }
    expect(
      await refusalOf(shop.ask.cardPayments.settle({ ...command(), paymentId: newPaymentId(), outcome: 'approved' })),
    ).toBe('PAYMENT_NOT_DOUBTFUL')
    expect((await shop.ask.tickets.counter({})).ticket).toMatchObject({ ticketId, paidCents: 0 })
    await shop.take(ticketId, 'card')
    expect(salesOf(shop)).toHaveLength(1)
  })

  it('does not keep other customers from paying by card', async () => {
    const { shop, ticketId } = await doubtful()
    // Another screen has another ticket in hand.
    expect((await shop.ask.tickets.counter({})).ticket?.ticketId).toBe(ticketId)
    expect(await shop.ask.cardPayments.state({})).toMatchObject({ going: null })
  })

  it('is shown at the start when the till stopped in the middle of it', async () => {
    const folder = folderOfTest()
    const { shop, control, simulator } = await openLinkedShop('by-hand', { dataFolder: folder })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    const paymentId = await askCard(shop.ask, ticketId)
    await reached
    // As a power cut leaves the folder: a copy of it as it is now.
    const left = folderOfTest()
    execFileSync('cp', ['-r', `${folder}/.`, left])
    control.approve()
    const again = await openShop({ dataFolder: left })
    onTestFinished(again.close)
    expect(await again.ask.cardPayments.state({})).toMatchObject({
      going: null,
      doubtful: [{ paymentId, ticketId, now: { state: 'unknown', why: 'interrupted' } }],
    })
    await again.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' })
    expect(salesOf(again)).toHaveLength(1)
    expect(simulator.control.charged()).toHaveLength(1)
  })

  it('takes the answer as no answer when it is about another amount', async () => {
    const { shop, control } = await openLinkedShop('automatic')
    control.fault('other-amount')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await askCard(shop.ask, ticketId)
    const { doubtful: those } = await whenPayments(shop.ask, (payments) => payments.doubtful.length > 0)
    expect(those).toMatchObject([{ ticketId, now: { state: 'unknown', why: 'other-amount' } }])
  })
})

describe('a linked terminal', () => {
  it('is set by whoever may, with an event that bears the digest of the settings', async () => {
    const { shop, simulator } = await openLinkedShop('automatic')
    const events = entriesOf(shop, 'events').filter(({ kind }) => kind === 'setting-changed')
    expect(events.at(-1)?.payload).toMatchObject({
      before: { cardTerminal: { link: 'manual' } },
      after: { cardTerminal: { link: 'caisse-ap', port: simulator.port } },
      setup: { settings: expect.any(String) },
    })
    expect(await shop.ask.till.status({})).toMatchObject({ settings: { cardTerminal: { link: 'caisse-ap' } } })
    // Another setting leaves it alone.
    await shop.ask.till.changeSettings({ ...command(), cutOffHour: 4 })
    expect(await shop.ask.till.status({})).toMatchObject({
      settings: { cutOffHour: 4, cardTerminal: { link: 'caisse-ap' } },
    })
  })

  it('is not changed under a payment', async () => {
    const { shop, control } = await openLinkedShop('by-hand')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const reached = new Promise<void>((resolve) => control.onChange(() => resolve()))
    await askCard(shop.ask, ticketId)
    await reached
    const manual = { ...command(), terminal: { link: 'manual' } } as const
    expect(await refusalOf(shop.ask.cardPayments.configure(manual))).toBe('TERMINAL_BUSY')
    expect(await shop.ask.cardPayments.probe({ terminal: networkTerminal(1) })).toEqual({
      reachable: false,
      why: 'busy',
    })
  })

  it('is found by a probe, and missed where there is none', async () => {
    const { shop, simulator } = await openLinkedShop('automatic')
    expect(await shop.ask.cardPayments.probe({ terminal: networkTerminal(simulator.port) })).toEqual({
      reachable: true,
    })
    await simulator.switchOff()
    expect(await shop.ask.cardPayments.probe({ terminal: networkTerminal(simulator.port) })).toEqual({
      reachable: false,
      why: 'ECONNREFUSED',
    })
    expect(await shop.ask.cardPayments.probe({ terminal: { link: 'manual' } })).toMatchObject({ reachable: false })
  })

  it('is not asked in a training, nor where none is linked, and never for more than is due', async () => {
    const shop = await openShop()
    onTestFinished(shop.close)
    const ticketId = newTicketId()
    const asking = (more = {}) =>
      refusalOf(
        shop.ask.cardPayments.ask({
          ...command(),
          paymentId: newPaymentId(),
          ticketId,
          cents: cents(100),
          dueCents: cents(100),
          printReceipt: false,
          ...more,
        }),
      )
    expect(await asking()).toBe('DAY_NOT_OPEN')
    await shop.openDay()
    expect(await asking()).toBe('NO_CARD_TERMINAL')
    await shop.ask.cardPayments.configure({ ...command(), terminal: networkTerminal(9) })
    expect(await asking()).toBe('TICKET_NOT_OPEN')
    const { ticket } = await shop.add(ticketId, 'prd_cafe')
    const { dueCents } = ticket!
    expect(await asking({ dueCents: cents(1) })).toBe('TICKET_CHANGED')
    expect(await asking({ dueCents, cents: cents(dueCents + 1) })).toBe('CARD_OVER_DUE')
    expect(await asking({ dueCents, cents: cents(10_000_000) })).toBe('AMOUNT_TOO_LARGE')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    await shop.ask.training.start({ ...command(), sessionId: newCashSessionId() })
    expect(await asking()).toBe('NO_CARD_TERMINAL')
  })

  it('F-50 hands its customer’s ticket over to the till’s printer, and no card number is ever kept, logged or printed', async () => {
    const printer = await startPrinterSimulator()
    onTestFinished(printer.close)
    const folder = folderOfTest()
    const { shop, control } = await openLinkedShop('automatic', {
      dataFolder: folder,
      printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' },
      terminal: { ticket: true },
    })
    const printed = new Promise<void>((resolve) => {
      const stop = printer.onChange((event) => {
        // The receipt, and the card's own ticket.
        if (event.kind !== 'cut' || printer.paper.slips.length < 2) return
        stop()
        resolve()
      })
    })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await whenPayments(shop.ask, isOver(await askCard(shop.ask, ticketId)))
    await printed
    control.fault('drop')
    const lost = newTicketId()
    await shop.add(lost, 'prd_cafe')
    await askCard(shop.ask, lost)
    await whenPayments(shop.ask, ({ doubtful: those }) => those.length > 0)

    const papers = printer.paper.slips.map((slip) => slipText(slip)).join('\n')
    expect(papers).toContain('TICKET CLIENT A CONSERVER')
    expect(papers).toContain(CARD_NUMBER.slice(-4))
    const log = readFileSync(join(folder, 'zinc.log'), 'utf8')
    const file = ['ledger.db', 'ledger.db-wal'].map((name) => readFileSync(join(folder, name), 'latin1')).join('')
    const tables = JSON.stringify(everythingIn(shop.ledgerFile))
    expect(tables).toContain('123456') // the authorisation is kept
    for (const kept of [papers, log, file, tables]) {
      expect(kept.replaceAll(/[ -]/g, '')).not.toContain(CARD_NUMBER)
      expect(kept).not.toContain(CARD_NUMBER.slice(0, 6))
    }
    expect(tables).not.toContain(`"${CARD_EXPIRY}"`)
  })
})
