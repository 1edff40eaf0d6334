import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fecBytes } from '../../src/main/accounting/fec.ts'
import { salesJournal } from '../../src/main/accounting/sales-journal.ts'
import { defaultAccounts } from '../../src/shared/contracts/accounting.ts'
import type { CustomerId, TicketId, VoucherId } from '../../src/shared/ids.ts'
import { newVoucherId } from '../../src/shared/ids.ts'
import { entriesOf, expectBooksToBalance, expectProjectionsToRebuild, ticketsOf } from '../support/books.ts'
import { balancesIn, expectNoCodeSealed, owedHands } from '../support/owed.ts'
import { command, day } from '../support/said.ts'
import { openShop, refusalOf } from '../support/shop.ts'

const amount = fc.integer({ min: 1, max: 900 })
const which = fc.nat(3)
const step = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sell' as const), amount }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('spend' as const), which, amount, cups: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('charge' as const), which, cups: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('settle' as const), which, amount }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      which: fc.nat(12),
      into: fc.constantFrom('cash', 'voucher', 'account'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('block' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tip' as const), amount }) },
)

/** What every run begins with, so that none of the gestures is left to chance. */
const always = [
  { do: 'sell', amount: 900 },
  { do: 'charge', which: 0, cups: 2 },
  { do: 'spend', which: 0, amount: 100, cups: 1 },
  { do: 'settle', which: 0, amount: 100 },
  { do: 'refund', which: 1, into: 'account' },
  { do: 'refund', which: 2, into: 'voucher' },
] as const

it('F-28 F-55 F-58 whatever is sold, spent, put on account, settled, refunded and erased: no balance is below zero, each is what the sealed tickets add up to, and the books balance', async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      const shop = await openShop()
      try {
        const hands = owedHands(shop)
        await shop.openDay(90_000)
        await hands.useAll()
        const vouchers: VoucherId[] = []
        const customers: CustomerId[] = [await hands.customer(2_000), await hands.customer(500, { name: 'Paul Rieu' })]
        const erased = new Set<CustomerId>()
        /** Whatever a refused gesture left in hand goes. */
        const clear = async () => {
          const { ticket } = await shop.ask.tickets.counter({})
          for (const tender of ticket?.tenders ?? [])
            await shop.ask.tenders.takeBack({ ...command(), ticketId: ticket!.ticketId, tenderId: tender.tenderId })
          if (ticket) await shop.ask.tickets.voidTicket({ ...command(), ticketId: ticket.ticketId })
        }
        const pay = async (ticketId: TicketId) => {
          if ((await shop.ask.tickets.counter({})).ticket) await hands.take(ticketId, 'cash')
        }
        const act = async (one: (typeof steps)[number] | (typeof always)[number]): Promise<void> => {
          switch (one.do) {
            case 'sell':
              vouchers.push(await hands.sellVoucher(one.amount))
              return
            case 'spend': {
              const voucherId = vouchers[one.which % Math.max(1, vouchers.length)]
              if (!voucherId) return
              await hands.present(voucherId)
              const ticketId = await hands.coffees(one.cups)
              const due = (await shop.ask.tickets.counter({})).ticket!.dueCents
              await hands.take(ticketId, 'voucher', voucherId, Math.min(one.amount, due))
              return pay(ticketId)
            }
            case 'charge': {
              const ticketId = await hands.coffees(one.cups)
              await hands.take(ticketId, 'account', customers[one.which % 2])
              return
            }
            case 'settle':
              return pay(await hands.settle(customers[one.which % 2]!, one.amount))
            case 'refund': {
              const sold = ticketsOf(shop).filter(({ kind }) => kind === 'sale')
              const sale = sold[one.which % Math.max(1, sold.length)]
              if (!sale) return
              const credit = newVoucherId()
              const ref =
                one.into === 'voucher' ? credit : one.into === 'account' ? customers[one.which % 2] : undefined
              await hands.refund(sale.number, one.into, ref)
              if (one.into === 'voucher') vouchers.push(credit)
              return
            }
            case 'block': {
              const voucherId = vouchers[one.which % Math.max(1, vouchers.length)]
              if (voucherId) await shop.ask.vouchers.block({ ...command(), voucherId })
              return
            }
            case 'erase': {
              const customerId = customers[one.which % 2]!
              const owes = balancesIn(shop).get(customerId) ?? 0
              const refusal = await refusalOf(shop.ask.customers.erase({ ...command(), customerId }))
              expect(refusal).toBe(erased.has(customerId) ? 'CUSTOMER_UNKNOWN' : owes > 0 ? 'CUSTOMER_OWES' : 'none')
              if (refusal === 'none') erased.add(customerId)
              return
            }
            case 'tip': {
              const ticketId = await hands.coffees(1)
              const lineId = `lin_${crypto.randomUUID()}` as never
              await shop.ask.tips.give({ ...command(), ticketId, lineId, amountCents: one.amount as never })
              return pay(ticketId)
            }
          }
        }
        for (const one of [...always, ...steps]) {
          const refusal = await refusalOf(act(one))
          if (refusal !== 'none') expect(refusal).toMatch(/^[A-Z_]+$/)
          done.set(`${one.do} ${refusal}`, (done.get(`${one.do} ${refusal}`) ?? 0) + 1)
          await clear()
        }

        const balances = balancesIn(shop)
        for (const voucher of await shop.ask.vouchers.list({ openOnly: false, limit: 500 }))
          expect(voucher.balanceCents).toBe(balances.get(voucher.voucherId) ?? 0)
        for (const customerId of customers.filter((one) => !erased.has(one))) {
          const statement = (await shop.ask.accounts.statement({ customerId }))!
          expect(statement.balanceCents).toBe(balances.get(customerId) ?? 0)
          const moved = statement.moves.reduce((total, move) => total + move.amountCents, 0)
          expect(statement.beforeCents + moved).toBe(statement.balanceCents)
          expect(statement.ages.reduce<number>((total, owed) => total + owed, 0)).toBe(statement.balanceCents)
        }
        expectNoCodeSealed(shop)
        expect(JSON.stringify(entriesOf(shop, 'tickets'))).not.toMatch(/Durand|Rieu/)
        await expectBooksToBalance(shop)

        const x = (await shop.ask.cashSessions.x({}))!
        await shop.ask.cashSessions.close({ ...command(), sessionId: x.sessionId, countedCents: x.expectedCents })
        await shop.ask.closures.closeDay({ ...command(), day: day('2026-11-23') })
        const [closure] = await shop.ask.closures.list({ level: 'day', limit: 1 })
        const journal = salesJournal([closure!], defaultAccounts, [])
        const lines = journal.flatMap((entry) => entry.lines)
        const on = (account: string) =>
          lines
            .filter((line) => line.account === account)
            .reduce((total, line) => total + line.debitCents - line.creditCents, 0)
        const owedOn = (prefix: string) =>
          [...balances].filter(([ref]) => ref.startsWith(prefix)).reduce((total, [, cents]) => total + cents, 0)
        expect(on('4191')).toBe(0 - owedOn('vch_'))
        expect(on('411')).toBe(owedOn('cus_'))
        expect(lines.reduce((total, line) => total + line.debitCents - line.creditCents, 0)).toBe(0)
        expect(fecBytes(journal, defaultAccounts).length).toBeGreaterThan(0)
        await shop.till.close()
        expectProjectionsToRebuild(shop.ledgerFile)
      } finally {
        await shop.close()
      }
    }),
    { numRuns: 6 },
  )
  // The gestures that matter were really done.
  for (const gesture of ['sell', 'spend', 'charge', 'settle', 'refund'])
    expect(done.get(`${gesture} none`)).toBeGreaterThan(0)
}, 240_000)
