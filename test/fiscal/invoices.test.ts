import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { ownPayments } from '../../src/main/invoices/rules.ts'
import type { EReport } from '../../src/main/accounting/e-reporting.ts'
import { addDays } from '../../src/shared/business-day.ts'
import type { InvoiceDocument } from '../../src/shared/contracts/invoices.ts'
import { newTenderId, newTicketId } from '../../src/shared/ids.ts'
import { cents, sum } from '../../src/shared/money.ts'
import { townHall as company } from '../support/invoice-samples.ts'
import { entriesOf, expectBooksToBalance } from '../support/books.ts'
import { command } from '../support/said.ts'
import { NOON_MS } from '../support/shop.ts'
import { DAY_MS, openClockedShop, refundOf, startTraining, type ClockedShop } from '../support/years.ts'

let shop: ClockedShop
afterEach(async () => {
  await shop?.close()
  shop = undefined as never
})
const open = async () => {
  shop = await openClockedShop(NOON_MS)
  await shop.openDay()
}
const invoice = (ticketNumber: number, buyer: typeof company | null = company) =>
  shop.ask.invoices.make({ ...command(), ticketNumber, buyer, customerId: null })
const sealed = () =>
  entriesOf(shop, 'invoices').map(({ kind, payload }) => ({ ...(payload as Omit<InvoiceDocument, 'kind'>), kind }))

/** What the tax platform is told of the first three days. */
async function reported(): Promise<EReport> {
  shop.clockTo(NOON_MS + 3 * DAY_MS)
  const { next, today } = await shop.ask.closures.state({})
  for (let day = next; day < today; day = addDays(day, 1)) await shop.ask.closures.closeDay({ ...command(), day })
  const exportId = crypto.randomUUID()
  const [last] = await shop.ask.closures.list({ level: 'day', limit: 1 })
  const days = await shop.ask.closures.list({ level: 'day', limit: 400 })
  const period = { from: days.at(-1)!.from, to: last!.to }
  await shop.ask.accounting.prepare({ ...command(), exportId, kind: 'e-reporting', ...period })
  const made = await shop.ask.accounting.files({ exportId })
  return JSON.parse(Buffer.from(made!.files[0]!.base64, 'base64').toString('utf8')) as EReport
}

describe('F-51 F-62 the refund of an invoiced sale', () => {
  it('F-51 makes its credit note in its own transaction, so that nobody can forget it', async () => {
    await open()
    await shop.sell(['prd_steak-frites', 'prd_demi'])
    await invoice(1)
    await shop.ask.corrections.refund(refundOf(1, [{ position: 1 }]))
    expect(sealed()).toMatchObject([
      { kind: 'invoice', number: 'F-000001', corrects: null },
      { kind: 'credit-note', number: 'F-000002', ttcCents: 300, vatCents: 50, corrects: { number: 'F-000001' } },
    ])
    expect(await shop.ask.invoices.ofTicket({ ticketNumber: 2 })).toMatchObject({ buyerName: company.name })
    await expectBooksToBalance(shop)
  })

  it('F-62 is netted against the invoice: the report of consumers’ sales has neither', async () => {
    await open()
    await shop.sell(['prd_demi'])
    await shop.sell(['prd_cafe'])
    await invoice(1)
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    shop.clockTo(NOON_MS + DAY_MS)
    await shop.sell(['prd_demi'])
    await invoice(4)
    shop.clockTo(NOON_MS + 2 * DAY_MS)
    await shop.ask.corrections.refund(refundOf(4, [{ position: 0 }]))
    const { transactions, invoiced } = await reported()
    expect(transactions.map((group) => [group.date, group.vatTotalCents, group.transactionCount])).toEqual([
      ['2026-11-23', 15, 1],
    ])
    expect(invoiced.map(({ businessDay, htCents }) => [businessDay, htCents])).toEqual([
      ['2026-11-23', 0],
      ['2026-11-24', 250],
      ['2026-11-25', -250],
    ])
  })

  it('F-51 makes none for the newspaper of others, nor for a made-up ticket of the same number', async () => {
    await open()
    await shop.sell(['prd_demi', 'prd_ouest-france'])
    await invoice(1)
    await shop.ask.corrections.refund(refundOf(1, [{ position: 1 }]))
    await startTraining(shop)
    await shop.sell(['prd_demi'])
    await shop.ask.corrections.refund(refundOf(1, [{ position: 0 }]))
    await shop.ask.training.end(command())
    expect(sealed()).toHaveLength(1)
  })
})

describe('F-51 what an invoice says of payment', () => {
  it('F-51 is how the ticket stands paid, after every change of its tenders', async () => {
    await open()
    await shop.sell(['prd_demi'])
    const tenderIds = [newTenderId(), newTenderId()] as [ReturnType<typeof newTenderId>, ReturnType<typeof newTenderId>]
    const change = { number: 1, from: 'cash', to: 'card', amountCents: cents(200) } as const
    await shop.ask.corrections.changeTender({ ...command(), ticketId: newTicketId(), tenderIds, ...change })
    await invoice(1)
    expect(sealed()[0]?.tenders).toEqual([
      { kind: 'cash', amountCents: 100 },
      { kind: 'card', amountCents: 200 },
    ])
  })

  it('F-51 is its own total, where the newspaper of others was paid with it', async () => {
    await open()
    await shop.sell(['prd_cafe', 'prd_ouest-france'])
    await invoice(1, null)
    expect(sealed()[0]).toMatchObject({ ttcCents: 160, tenders: [{ kind: 'cash', amountCents: 160 }] })
  })

  it('F-51 adds up to the invoice to the cent, however the ticket was paid', () => {
    const amount = fc.integer({ min: 1, max: 50_000 })
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 0, max: 50_000 }), (cash, card, other) => {
        const own = Math.max(1, cash + card - other)
        const paid = [
          { kind: 'cash' as const, amountCents: cents(cash) },
          { kind: 'card' as const, amountCents: cents(card) },
        ]
        const shares = ownPayments(paid, cents(own))
        expect(sum(shares.map(({ amountCents }) => amountCents))).toBe(own)
        for (const { kind, amountCents } of shares) {
          expect(amountCents).toBeGreaterThan(0)
          expect(amountCents).toBeLessThanOrEqual(paid.find((tender) => tender.kind === kind)!.amountCents)
        }
      }),
    )
  })
})
