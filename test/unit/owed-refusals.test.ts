import Database from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import {
  newCustomerId,
  newLineId,
  newTenderId,
  newTicketId,
  newVoucherId,
  type CustomerId,
  type LineId,
  type TicketId,
} from '../../src/shared/ids.ts'
import { cents, milli } from '../../src/shared/money.ts'
import type { TenderRef } from '../../src/shared/owed.ts'
import type { TenderKind } from '../../src/shared/ticket.ts'
import { newVoucherCode } from '../../src/shared/voucher-code.ts'
import { defectsOf, everythingIn } from '../support/books.ts'
import { owedRefusals } from '../support/owed-refusals.ts'
import { leaveTicketInDoubt } from '../support/linked-terminal.ts'
import { owedHands } from '../support/owed.ts'
import { command } from '../support/said.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { NOON_MS, openShop, type Shop } from '../support/shop.ts'
import { startTraining } from '../support/years.ts'

let shop: Shop
let hands: ReturnType<typeof owedHands>
afterEach(() => shop?.close())
const MAX = 9_999_999
const DAY_MS = 24 * 3_600_000

async function closed(options: Parameters<typeof openShop>[0] = {}) {
  shop = await openShop(options)
  hands = owedHands(shop)
  await hands.useAll()
}
async function opened(options: Parameters<typeof openShop>[0] = {}) {
  await closed(options)
  await shop.openDay()
}
/** A café without a printer: the demo brings one of its own. */
async function openedWithoutPrinter() {
  const dataFolder = folderOfTest()
  let nowMs = NOON_MS
  const options = { dataFolder, nowMs: () => (nowMs += 1) }
  await closed(options)
  await shop.close()
  const db = new Database(shop.ledgerFile)
  db.prepare(`UPDATE settings SET value = 'false' WHERE name = 'demo'`).run()
  db.close()
  await opened({ ...options, printer: undefined })
}
type Ask = () => Promise<unknown>
const counter = async () => (await shop.ask.tickets.counter({})).ticket
const alcohol = { licence: 'IV' as const, takeawayBan: null, agePrompt: 'every-ticket' as const }

/** Takes over the limit what is in hand, or what is said to be. */
async function beyond(customerId: TenderRef, more: object = {}): Promise<Ask> {
  const ticket = await counter()
  const due = ticket?.dueCents ?? cents(160)
  const input = {
    ticketId: ticket?.ticketId ?? newTicketId(),
    tenderId: newTenderId(),
    kind: 'account' as const,
    ref: customerId,
    offeredCents: due,
    dueCents: due,
    printReceipt: false,
    ...more,
  }
  return () => shop.ask.tenders.takeOverLimit({ ...command(), ...input })
}
const takes = async (kind: TenderKind, ref?: TenderRef, offered?: number): Promise<Ask> => {
  const { ticketId } = (await counter())!
  return () => hands.take(ticketId, kind, ref, offered)
}
const tip = (ticketId: TicketId, more: { lineId?: LineId; amountCents?: number } = {}) => {
  const { lineId = newLineId(), amountCents = 100 } = more
  return () => shop.ask.tips.give({ ...command(), ticketId, lineId, amountCents: cents(amountCents) })
}

/** The two commands that put what is owed on a ticket refuse alike. */
type Puts = (input: { ticketId?: TicketId; lineId?: LineId; amountCents?: number }) => Promise<unknown>
const puts: Readonly<Record<string, () => Promise<Puts>>> = {
  'vouchers.sell': async () => {
    return ({ ticketId = newTicketId(), lineId = newLineId(), amountCents = 100 }) =>
      shop.ask.vouchers.sell({
        ...command(),
        ticketId,
        lineId,
        place: 'on-site',
        voucherId: newVoucherId(),
        amountCents: cents(amountCents),
      })
  },
  'accounts.settle': async () => {
    const customerId = await owing(320)
    return ({ ticketId = newTicketId(), lineId = newLineId(), amountCents = 100 }) =>
      shop.ask.accounts.settle({
        ...command(),
        ticketId,
        lineId,
        place: 'on-site',
        customerId,
        amountCents: cents(amountCents),
      })
  },
}
async function owing(amountCents: number): Promise<CustomerId> {
  const customerId = await hands.customer()
  const ticketId = await hands.coffees(Math.ceil(amountCents / 160))
  await hands.take(ticketId, 'account', customerId)
  return customerId
}

const putting = (path: string): Readonly<Record<string, () => Promise<Ask>>> => {
  const ready = async () => {
    await opened()
    return puts[path]!()
  }
  return {
    async TRAINING_ON() {
      const put = await ready()
      await startTraining(shop)
      return () => put({})
    },
    async DAY_NOT_OPEN() {
      const put = await ready()
      const x = (await shop.ask.cashSessions.x({}))!
      await shop.ask.cashSessions.close({ ...command(), sessionId: x.sessionId, countedCents: x.expectedCents })
      return () => put({})
    },
    async ID_REUSED() {
      const put = await ready()
      const [ticketId, lineId] = [newTicketId(), newLineId()]
      await put({ ticketId, lineId })
      return () => put({ ticketId, lineId })
    },
    async ANOTHER_TICKET_OPEN() {
      const put = await ready()
      await hands.coffees()
      return () => put({})
    },
    async TICKET_PARTLY_PAID() {
      const put = await ready()
      const ticketId = await hands.coffees()
      await hands.take(ticketId, 'cash', undefined, 10)
      return () => put({ ticketId })
    },
    async CARD_PAYMENT_OPEN() {
      const put = await ready()
      const ticketId = await hands.coffees()
      await leaveTicketInDoubt(shop.ask, ticketId)
      return () => put({ ticketId })
    },
    async TICKET_FULL() {
      const put = await ready()
      const sell = await puts['vouchers.sell']!()
      const ticketId = newTicketId()
      for (let n = 0; n < 200; n += 1) await sell({ ticketId })
      return () => put({ ticketId })
    },
    async TICKET_NOT_OPEN() {
      const put = await ready()
      const ticketId = await hands.coffees()
      await hands.take(ticketId, 'cash')
      return () => put({ ticketId })
    },
    async TICKET_ELSEWHERE() {
      const put = await ready()
      const ticketId = await hands.coffees()
      await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Bar' })
      return () => put({ ticketId })
    },
    async AMOUNT_TOO_LARGE() {
      const put = await ready()
      const sell = await puts['vouchers.sell']!()
      const ticketId = newTicketId()
      await sell({ ticketId, amountCents: MAX })
      return () => put({ ticketId })
    },
  }
}

const cases: Readonly<Record<string, () => Promise<Ask>>> = {
  ...Object.fromEntries(
    Object.keys(puts).flatMap((path) =>
      Object.entries(putting(path)).map(([code, reach]) => [`${path} ${code}`, reach]),
    ),
  ),
  async 'tickets.changeQuantity LINE_OWED'() {
    await opened()
    const ticketId = await hands.coffees()
    const lineId = newLineId()
    await tip(ticketId, { lineId })()
    return () => shop.ask.tickets.changeQuantity({ ...command(), ticketId, lineId, quantityMilli: milli(2_000) })
  },
  async 'tickets.describeLine LINE_OWED'() {
    await opened()
    const ticketId = await hands.coffees()
    const lineId = newLineId()
    await tip(ticketId, { lineId })()
    return () => shop.ask.tickets.describeLine({ ...command(), ticketId, lineId, note: 'x', optionIds: [] })
  },
  async 'tenders.take TENDER_REF_WRONG'() {
    await opened()
    await hands.coffees()
    return takes('cash', newVoucherId())
  },
  async 'tenders.take TENDER_NOT_FOR_THIS'() {
    await opened()
    const customerId = await hands.customer()
    await tip(await hands.coffees())()
    return takes('account', customerId)
  },
  async 'tenders.take TRAINING_ON'() {
    await opened()
    const customerId = await hands.customer()
    await startTraining(shop)
    await hands.coffees()
    return takes('account', customerId)
  },
  async 'tenders.take CUSTOMER_UNKNOWN'() {
    await opened()
    await hands.coffees()
    return takes('account', newCustomerId())
  },
  async 'tenders.take ACCOUNT_CLOSED'() {
    await opened()
    const customerId = await hands.customer(0)
    await hands.coffees()
    return takes('account', customerId)
  },
  async 'tenders.take ACCOUNT_OVER_LIMIT'() {
    await opened()
    const customerId = await hands.customer(100)
    await hands.coffees()
    return takes('account', customerId)
  },
  async 'tenders.take VOUCHER_NOT_SHOWN'() {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    await hands.coffees()
    return takes('voucher', voucherId)
  },
  async 'tenders.take VOUCHER_BLOCKED'() {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    await hands.present(voucherId)
    await shop.ask.vouchers.block({ ...command(), voucherId })
    await hands.coffees()
    return takes('voucher', voucherId)
  },
  async 'tenders.take VOUCHER_EXPIRED'() {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    shop.advance(400 * DAY_MS)
    await hands.present(voucherId)
    await hands.coffees()
    return takes('voucher', voucherId)
  },
  async 'tenders.take VOUCHER_TOO_LITTLE'() {
    await opened()
    const voucherId = await hands.sellVoucher(100)
    await hands.present(voucherId)
    await hands.coffees()
    return takes('voucher', voucherId)
  },
  async 'tenders.takeOverLimit DAY_NOT_OPEN'() {
    await closed()
    return beyond(await hands.customer())
  },
  async 'tenders.takeOverLimit TICKET_NOT_OPEN'() {
    await opened()
    return beyond(await hands.customer())
  },
  async 'tenders.takeOverLimit TICKET_CHANGED'() {
    await opened()
    const customerId = await hands.customer()
    await hands.coffees()
    return beyond(customerId, { dueCents: cents(1) })
  },
  async 'tenders.takeOverLimit TICKET_EMPTY'() {
    await opened()
    const customerId = await hands.customer()
    const ticketId = await hands.coffees()
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Bar' })
    await shop.ask.tabs.open({ ...command(), ticketId, takeOver: false })
    const { lines } = (await counter())!
    await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId: lines[0]!.lineId })
    return beyond(customerId, { offeredCents: cents(1) })
  },
  async 'tenders.takeOverLimit AGE_NOT_CHECKED'() {
    await opened()
    const customerId = await hands.customer()
    await shop.ask.alcohol.changeRules({ ...command(), rules: alcohol })
    await shop.add(newTicketId(), 'prd_demi')
    return beyond(customerId)
  },
  async 'tenders.takeOverLimit NOTHING_DUE'() {
    await opened()
    const customerId = await hands.customer()
    const ticketId = await hands.coffees()
    const whole = { kind: 'percent' as const, hundredths: 10_000, reason: 'offered' as const }
    await shop.ask.tickets.discountTicketFreely({ ...command(), ticketId, discount: whole })
    return beyond(customerId, { offeredCents: cents(1) })
  },
  async 'tenders.takeOverLimit AMOUNT_TOO_LARGE'() {
    await opened()
    const customerId = await hands.customer()
    await hands.coffees()
    return beyond(customerId, { offeredCents: cents(MAX + 1) })
  },
  async 'tenders.takeOverLimit TENDER_OVER_DUE'() {
    await opened()
    const customerId = await hands.customer()
    await hands.coffees()
    return beyond(customerId, { offeredCents: cents(161) })
  },
  async 'tenders.takeOverLimit TENDER_NOT_USED'() {
    await opened()
    const customerId = await hands.customer()
    await shop.ask.till.changeSettings({ ...command(), tenders: ['cash', 'card'] })
    await hands.coffees()
    return beyond(customerId)
  },
  async 'tenders.takeOverLimit ID_REUSED'() {
    await opened()
    const customerId = await hands.customer()
    const ticketId = await hands.coffees()
    const tenderId = newTenderId()
    const dueCents = cents(160)
    const input = { ticketId, tenderId, kind: 'cash' as const, offeredCents: cents(10), dueCents, printReceipt: false }
    await shop.ask.tenders.take({ ...command(), ...input })
    return beyond(customerId, { tenderId })
  },
  async 'tenders.takeOverLimit TENDER_REF_WRONG'() {
    await opened()
    await hands.coffees()
    return beyond(newVoucherId())
  },
  async 'tenders.takeOverLimit TENDER_NOT_FOR_THIS'() {
    await opened()
    const customerId = await hands.customer()
    await tip(await hands.coffees())()
    return beyond(customerId)
  },
  async 'tenders.takeOverLimit TRAINING_ON'() {
    await opened()
    const customerId = await hands.customer()
    await startTraining(shop)
    await hands.coffees()
    return beyond(customerId)
  },
  async 'tenders.takeOverLimit CUSTOMER_UNKNOWN'() {
    await opened()
    await hands.coffees()
    return beyond(newCustomerId())
  },
  async 'tenders.takeOverLimit ACCOUNT_CLOSED'() {
    await opened()
    const customerId = await hands.customer(0)
    await hands.coffees()
    return beyond(customerId)
  },
  async 'corrections.refund TENDER_REF_WRONG'() {
    await opened()
    await shop.sell(['prd_cafe'])
    return () => hands.refund(1, 'cash', newVoucherId())
  },
  async 'corrections.refund VOUCHER_SPENT'() {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    await hands.present(voucherId)
    await hands.take(await hands.coffees(), 'voucher', voucherId)
    return () => hands.refund(1, 'cash')
  },
  async 'corrections.refund ACCOUNT_OWES_LESS'() {
    await opened()
    const customerId = await owing(160)
    await hands.take(await hands.settle(customerId, 100), 'cash')
    return () => hands.refund(1, 'account', customerId)
  },
  async 'corrections.refund TRAINING_ON'() {
    await opened()
    await startTraining(shop)
    await shop.sell(['prd_cafe'])
    return () => hands.refund(1, 'voucher', newVoucherId())
  },
  async 'corrections.refund ID_REUSED'() {
    await opened()
    const voucherId = await hands.sellVoucher(500)
    await shop.sell(['prd_cafe'])
    return () => hands.refund(2, 'voucher', voucherId)
  },
  async 'corrections.changeTender TENDER_KEEPS'() {
    await opened()
    await shop.sell(['prd_cafe'])
    return () =>
      shop.ask.corrections.changeTender({
        ...command(),
        ticketId: newTicketId(),
        tenderIds: [newTenderId(), newTenderId()],
        number: 1,
        from: 'cash',
        to: 'account',
        amountCents: cents(100),
      })
  },
  async 'customers.erase CUSTOMER_OWES'() {
    await opened()
    const customerId = await owing(160)
    return () => shop.ask.customers.erase({ ...command(), customerId })
  },
  async 'tips.give TIPS_OFF'() {
    await opened()
    await shop.ask.till.changeSettings({ ...command(), tips: false })
    return tip(await hands.coffees())
  },
  async 'tips.give TRAINING_ON'() {
    await opened()
    await startTraining(shop)
    return tip(await hands.coffees())
  },
  async 'tips.give TICKET_NOT_OPEN'() {
    await opened()
    return tip(newTicketId())
  },
  async 'tips.give TICKET_ELSEWHERE'() {
    await opened()
    const ticketId = await hands.coffees()
    await shop.ask.tabs.setAside({ ...command(), ticketId, label: 'Bar' })
    return tip(ticketId)
  },
  async 'tips.give TICKET_PARTLY_PAID'() {
    await opened()
    const ticketId = await hands.coffees()
    await hands.take(ticketId, 'cash', undefined, 10)
    return tip(ticketId)
  },
  async 'tips.give CARD_PAYMENT_OPEN'() {
    await opened()
    const ticketId = await hands.coffees()
    await leaveTicketInDoubt(shop.ask, ticketId)
    return tip(ticketId)
  },
  async 'tenders.takeOverLimit CARD_PAYMENT_OPEN'() {
    await opened()
    const customerId = await hands.customer()
    await leaveTicketInDoubt(shop.ask, await hands.coffees())
    return beyond(customerId)
  },
  async 'tips.give TICKET_EMPTY'() {
    await opened()
    const sell = await puts['vouchers.sell']!()
    const ticketId = newTicketId()
    await sell({ ticketId })
    return tip(ticketId)
  },
  async 'tips.give LINE_SHARED'() {
    await opened()
    const ticketId = await hands.coffees()
    await tip(ticketId)()
    await shop.ask.tabs.splitInShares({ ...command(), ticketId, shares: 2 })
    return tip((await counter())!.ticketId)
  },
  async 'tips.give AMOUNT_TOO_LARGE'() {
    await opened()
    return tip(await hands.coffees(), { amountCents: MAX })
  },
  async 'tips.give ID_REUSED'() {
    await opened()
    const ticketId = await hands.coffees()
    const lineId = newLineId()
    await tip(ticketId, { lineId })()
    return tip(ticketId, { lineId })
  },
  async 'vouchers.sell TENDER_NOT_USED'() {
    await opened()
    await shop.ask.till.changeSettings({ ...command(), tenders: ['cash', 'card'] })
    const sell = await puts['vouchers.sell']!()
    return () => sell({})
  },
  async 'accounts.settle CUSTOMER_UNKNOWN'() {
    await opened()
    return () => hands.settle(newCustomerId(), 1)
  },
  async 'accounts.settle SETTLES_TOO_MUCH'() {
    await opened()
    const customerId = await owing(160)
    return () => hands.settle(customerId, 161)
  },
  async 'accounts.setLimit CUSTOMER_UNKNOWN'() {
    await opened()
    return () => shop.ask.accounts.setLimit({ ...command(), customerId: newCustomerId(), limitCents: cents(1) })
  },
  async 'accounts.printStatement CUSTOMER_UNKNOWN'() {
    await opened()
    return () => shop.ask.accounts.printStatement({ ...command(), customerId: newCustomerId() })
  },
  async 'accounts.printStatement NO_PRINTER'() {
    await openedWithoutPrinter()
    const customerId = await hands.customer()
    return () => shop.ask.accounts.printStatement({ ...command(), customerId })
  },
  async 'vouchers.present VOUCHER_MISTYPED'() {
    await opened()
    return () => shop.ask.vouchers.present({ ...command(), code: 'ABCD' })
  },
  async 'vouchers.present VOUCHER_WAIT'() {
    await opened()
    const guess = () => shop.ask.vouchers.present({ ...command(), code: newVoucherCode(() => 3) })
    for (let n = 0; n < 3; n += 1) await guess().catch(() => undefined)
    return guess
  },
  async 'vouchers.block VOUCHER_UNKNOWN'() {
    await opened()
    return () => shop.ask.vouchers.block({ ...command(), voucherId: newVoucherId() })
  },
  async 'vouchers.replace VOUCHER_UNKNOWN'() {
    await opened()
    return () => shop.ask.vouchers.replace({ ...command(), voucherId: newVoucherId() })
  },
  async 'vouchers.replace NO_PRINTER'() {
    await openedWithoutPrinter()
    const voucherId = await hands.sellVoucher(500)
    return () => shop.ask.vouchers.replace({ ...command(), voucherId })
  },
}

describe('what is refused of money that is owed', () => {
  it('is what is said to be, and the guess that leaves its trace', () => {
    expect([...Object.keys(cases), 'vouchers.present VOUCHER_UNKNOWN'].toSorted()).toEqual(owedRefusals.toSorted())
  })

  it.each(Object.entries(cases))('%s, and leaves nothing behind', async (name, reach) => {
    const ask = await reach()
    const before = everythingIn(shop.ledgerFile)
    await expect(ask()).rejects.toMatchObject({ code: name.split(' ')[1], defined: true, status: 409 })
    expect(everythingIn(shop.ledgerFile)).toEqual(before)
    expect(defectsOf(shop)).toEqual([])
  })

  it('vouchers.present VOUCHER_UNKNOWN, and leaves its trace alone', async () => {
    await opened()
    const before = shop.one<number>('SELECT count(*) FROM journal_entries')
    const guess = shop.ask.vouchers.present({ ...command(), code: newVoucherCode(() => 3) })
    await expect(guess).rejects.toMatchObject({ code: 'VOUCHER_UNKNOWN' })
    expect(shop.one<number>('SELECT count(*) FROM journal_entries')).toBe(before + 1)
  })
})
