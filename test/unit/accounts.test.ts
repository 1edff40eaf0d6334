import { afterEach, describe, expect, it } from 'vitest'
import { salesJournal } from '../../src/main/accounting/sales-journal.ts'
import { agesOf } from '../../src/main/accounts/rules.ts'
import { defaultAccounts } from '../../src/shared/contracts/accounting.ts'
import type { OwedMove } from '../../src/shared/contracts/accounts.ts'
import { newCustomerId, newLineId, newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { entriesOf, expectBooksToBalance, expectProjectionsToRebuild, salesOf } from '../support/books.ts'
import { balancesIn, owedHands } from '../support/owed.ts'
import { command, day, SAMI } from '../support/said.ts'
import { openShop, refusalOf, type Shop } from '../support/shop.ts'

let shop: Shop
let hands: ReturnType<typeof owedHands>
afterEach(() => shop?.close())
async function opened() {
  shop = await openShop()
  hands = owedHands(shop)
  await shop.openDay()
  await hands.useAll()
}
const account = async () => (await shop.ask.accounts.list({ text: '' }))[0]
const DAY_MS = 24 * 3_600_000

describe('an account', () => {
  it('F-58 takes a ticket that is turnover at once, and its settlement is none', async () => {
    await opened()
    const customerId = await hands.customer()
    await hands.take(await hands.coffees(10), 'account', customerId)
    expect(salesOf(shop)[0]).toMatchObject({
      turnoverCents: 1_600,
      tenders: [{ kind: 'account', ref: customerId, balanceCents: 1_600 }],
    })
    expect(JSON.stringify(entriesOf(shop, 'tickets'))).not.toContain('Durand')
    expect(await account()).toMatchObject({ name: 'Jeanne Durand', balanceCents: 1_600, ages: [1_600, 0, 0, 0] })
    const ticketId = await hands.settle(customerId, 1_000)
    await hands.take(ticketId, 'card')
    expect(salesOf(shop)[1]).toMatchObject({ turnoverCents: 0, vat: [], totalCents: 1_000 })
    expect(salesOf(shop)[1]!.perpetual.algebraicCents).toBe(1_600)
    expect(await account()).toMatchObject({ balanceCents: 600 })
    expect(await shop.ask.accounts.statement({ customerId })).toMatchObject({
      balanceCents: 600,
      beforeCents: 0,
      moves: [
        { number: 1, amountCents: 1_600, balanceCents: 1_600 },
        { number: 2, amountCents: -1_000, balanceCents: 600 },
      ],
    })
    expect(balancesIn(shop).get(customerId)).toBe(600)
    await expectBooksToBalance(shop)
    await shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('F-58 is on 411 until it is settled', async () => {
    await opened()
    const customerId = await hands.customer()
    await hands.take(await hands.coffees(10), 'account', customerId)
    await hands.take(await hands.settle(customerId, 1_000), 'card')
    const x = await shop.ask.cashSessions.x({})
    await shop.ask.cashSessions.close({ ...command(), sessionId: x!.sessionId, countedCents: x!.expectedCents })
    await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
    const [closure] = await shop.ask.closures.list({ level: 'day', limit: 1 })
    const [entry] = salesJournal([closure!], defaultAccounts, [])
    expect(entry!.lines.find((line) => line.account === '411')).toMatchObject({ debitCents: 600, creditCents: 0 })
  })

  it('goes to its limit, and beyond it only when somebody who may says so', async () => {
    await opened()
    const customerId = await hands.customer(1_000)
    await hands.take(await hands.coffees(5), 'account', customerId) // 8,00
    const ticketId = await hands.coffees(2) // 3,20
    expect(await refusalOf(hands.take(ticketId, 'account', customerId))).toBe('ACCOUNT_OVER_LIMIT')
    const { ticket } = await shop.ask.tickets.counter({})
    const input = {
      ticketId,
      tenderId: newTenderId(),
      kind: 'account' as const,
      ref: customerId,
      offeredCents: ticket!.dueCents,
      dueCents: ticket!.dueCents,
      printReceipt: false,
    }
    await shop.ask.people.signIn({ ...command(), operatorId: SAMI, pin: '' })
    expect(await refusalOf(shop.ask.tenders.takeOverLimit({ ...command(), ...input }))).toBe('RIGHT_MISSING')
    await shop.ask.people.signIn({ ...command(), operatorId: 'opr_1' as typeof SAMI, pin: '' })
    await shop.ask.tenders.takeOverLimit({ ...command(), ...input })
    expect(await account()).toMatchObject({ balanceCents: 1_120 })
  })

  it('counts what open tickets hold, and lets nobody settle twice', async () => {
    await opened()
    const customerId = await hands.customer(1_000)
    const first = await hands.coffees(5)
    await hands.take(first, 'account', customerId, 700)
    await shop.ask.tabs.setAside({ ...command(), ticketId: first, label: 'Bar' })
    const second = await hands.coffees(5)
    expect(await refusalOf(hands.take(second, 'account', customerId, 400))).toBe('ACCOUNT_OVER_LIMIT')
    await hands.take(second, 'account', customerId, 300)
    await hands.take(second, 'cash')
    expect(await account()).toMatchObject({ balanceCents: 1_000 })
    expect(await refusalOf(hands.settle(customerId, 301))).toBe('SETTLES_TOO_MUCH')
    const settling = await hands.settle(customerId, 200)
    expect(await refusalOf(hands.settle(customerId, 101, settling))).toBe('SETTLES_TOO_MUCH')
    expect(await refusalOf(hands.take(settling, 'account', customerId))).toBe('TENDER_NOT_FOR_THIS')
    await hands.take(settling, 'cash')
    expect(balancesIn(shop).get(customerId)).toBe(100)
    await expectBooksToBalance(shop)
  })

  it('takes back what is refunded of its own tickets, as far as it is still owed', async () => {
    await opened()
    const customerId = await hands.customer()
    await hands.take(await hands.coffees(4), 'account', customerId) // 6,40
    expect(await refusalOf(hands.refund(1, 'cash'))).toBe('TENDER_NOT_REFUNDABLE')
    expect(await refusalOf(hands.refund(1, 'account', newCustomerId()))).toBe('TENDER_REF_WRONG')
    await hands.refund(1, 'account', customerId)
    expect(await account()).toMatchObject({ balanceCents: 480 })
    await hands.take(await hands.settle(customerId, 400), 'cash')
    expect(await refusalOf(hands.refund(1, 'account', customerId))).toBe('ACCOUNT_OWES_LESS')
    // What was settled is no sale, and is given back like any line.
    await hands.refund(3, 'cash')
    expect(await account()).toMatchObject({ balanceCents: 480 })
    await expectBooksToBalance(shop)
  })

  it('is refused to whoever has none, to nobody, and in training; and its ticket is no tender to be noted anew', async () => {
    await opened()
    const customerId = await hands.customer(0)
    const ticketId = await hands.coffees(1)
    expect(await refusalOf(hands.take(ticketId, 'account', customerId))).toBe('ACCOUNT_CLOSED')
    expect(await refusalOf(hands.take(ticketId, 'account', newCustomerId()))).toBe('CUSTOMER_UNKNOWN')
    expect(await refusalOf(hands.take(ticketId, 'account'))).toBe('TENDER_REF_WRONG')
    await shop.ask.tickets.voidTicket({ ...command(), ticketId })
    const unknown = { customerId: newCustomerId() }
    expect(await refusalOf(shop.ask.accounts.setLimit({ ...command(), ...unknown, limitCents: cents(1) }))).toBe(
      'CUSTOMER_UNKNOWN',
    )
    expect(await refusalOf(hands.settle(unknown.customerId, 1))).toBe('CUSTOMER_UNKNOWN')
    expect(await refusalOf(shop.ask.accounts.printStatement({ ...command(), ...unknown }))).toBe('CUSTOMER_UNKNOWN')
    expect(await shop.ask.accounts.statement(unknown)).toBeNull()
    expect(await shop.ask.accounts.file(unknown)).toBeNull()
  })

  it('F-63 keeps the name of whoever owes, and forgets it with everything else once nothing is owed', async () => {
    await opened()
    const customerId = await hands.customer()
    await hands.take(await hands.coffees(1), 'account', customerId)
    const erase = () => shop.ask.customers.erase({ ...command(), customerId })
    expect(await refusalOf(erase())).toBe('CUSTOMER_OWES')
    const ticketId = await hands.settle(customerId, 160)
    expect(await refusalOf(erase())).toBe('CUSTOMER_OWES')
    await hands.take(ticketId, 'cash')
    await erase()
    expect(shop.one('SELECT count(*) FROM customer_accounts')).toBe(0)
    expect(await shop.ask.accounts.list({ text: '' })).toEqual([])
    expect(await refusalOf(hands.settle(customerId, 1))).toBe('CUSTOMER_UNKNOWN')
    await expectBooksToBalance(shop)
  })

  it('gives its statement as a paper and as a PDF', async () => {
    await opened()
    const customerId = await hands.customer()
    await hands.take(await hands.coffees(1), 'account', customerId)
    await shop.ask.accounts.printStatement({ ...command(), customerId })
    expect(shop.one(`SELECT count(*) FROM print_jobs WHERE document = 'statement'`)).toBe(1)
    const file = await shop.ask.accounts.file({ customerId })
    expect(Buffer.from(file!.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('begins a ticket like a product, and is refused where a product is', async () => {
    await opened()
    const customerId = await hands.customer()
    await hands.take(await hands.coffees(5), 'account', customerId)
    const ticketId = await hands.settle(customerId, 100)
    const line = { lineId: newLineId(), place: 'on-site' as const, customerId, amountCents: cents(50) }
    const settle = (more: object) => shop.ask.accounts.settle({ ...command(), ...line, ticketId, ...more })
    expect(await refusalOf(settle({ ticketId: newTicketId() }))).toBe('ANOTHER_TICKET_OPEN')
    await settle({})
    expect(await refusalOf(settle({}))).toBe('ID_REUSED')
    await hands.take(ticketId, 'cash', undefined, 20)
    expect(await refusalOf(settle({ lineId: newLineId() }))).toBe('TICKET_PARTLY_PAID')
    await hands.take(ticketId, 'cash')
    expect(await refusalOf(settle({ lineId: newLineId() }))).toBe('TICKET_NOT_OPEN')
  })
})

describe('how old a debt is', () => {
  const NOW = 200 * DAY_MS
  const moves = (...amounts: readonly (readonly [daysAgo: number, amount: number])[]): OwedMove[] => {
    let balance = 0
    return amounts.map(([daysAgo, amount], n) => {
      balance += amount
      const at = { number: n + 1, day: day('2026-11-23'), atMs: NOW - daysAgo * DAY_MS }
      return { ...at, amountCents: cents(amount), balanceCents: cents(balance) }
    })
  }
  it.each([
    ['nothing', moves(), [0, 0, 0, 0]],
    ['by its day', moves([91, 1], [90, 2], [61, 4], [60, 8], [31, 16], [30, 32], [0, 64]), [96, 24, 6, 1]],
    ['without the oldest that was settled', moves([100, 10], [50, 10], [1, -15], [0, 3]), [3, 5, 0, 0]],
    ['nothing when all is settled', moves([100, 10], [0, -10]), [0, 0, 0, 0]],
  ])('is %s', (_what, known, ages) => {
    expect(agesOf(known, NOW)).toEqual(ages)
  })

  it('is as old as can be for what was owed before the first move that is known', () => {
    const [, ...later] = moves([100, 10], [5, 7])
    expect(agesOf(later, NOW)).toEqual([7, 0, 0, 10])
  })
})
