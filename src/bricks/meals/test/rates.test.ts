import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectBooksToBalance, ticketsOf } from '../../../../test/support/books.ts'
import type { MealsSetup } from '../rules/setup.ts'
import { dupont, novemberDay, openBillsShop, type BillsShop } from './bills-shop.ts'
import { salesJournal } from './sales-journal.ts'

let shop: BillsShop
beforeEach(async () => {
  shop = await openBillsShop()
})
afterEach(() => shop.close())

async function withVat(vat: MealsSetup['vat']): Promise<void> {
  const setup = await shop.meals.setup({})
  await shop.meals.saveSetup(shop.command({ setup: { ...setup, vat } }))
}
const linesOf = (n: number) =>
  ticketsOf(shop)[n]?.body.lines.map(({ supply, vatRate, ttcCents }) => [supply, vatRate, ttcCents])
const vatOf = (n: number) => ticketsOf(shop)[n]?.body.vat

/** The day is closed; what the accountant is handed of it. */
async function journal() {
  const state = await shop.ask.cashSessions.state({})
  const x = await shop.ask.cashSessions.x({})
  if (state.state !== 'open' || !x) throw new Error('the session is open')
  await shop.ask.cashSessions.close({
    ...shop.command({ sessionId: state.sessionId }),
    countedCents: x.expectedCents,
  })
  shop.set('2026-12-01 10:00')
  await shop.openDay()
  return salesJournal(shop, novemberDay(30), novemberDay(30))
}

describe('turnover at the rates of the setup', () => {
  it('a chilled meal at 5.5 % and a declared delivery at 10 %: one invoice, goods and service apart, credited as it was sold', async () => {
    await withVat({ meal: 'keepable-food', delivery: 'service' })
    const { personId, delivered } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    expect(linesOf(0)).toEqual([
      ['goods', 550, 16_500],
      ['goods', 550, 750],
      ['service', 1000, 6900],
    ])
    expect(vatOf(0)).toEqual([
      { rate: 550, ttcCents: 17_250, htCents: 16_351, vatCents: 899 },
      { rate: 1000, ttcCents: 6900, htCents: 6273, vatCents: 627 },
    ])
    const { seq } = await shop.credit(ticketNumber, [delivered[0]!.orderId])
    expect(linesOf(1)).toEqual([
      ['goods', 550, -750],
      ['service', 1000, -300],
    ])
    expect(vatOf(1)).toEqual([
      { rate: 550, ttcCents: -750, htCents: -711, vatCents: -39 },
      { rate: 1000, ttcCents: -300, htCents: -273, vatCents: -27 },
    ])
    const note = (await shop.ask.invoices.list({ limit: 10 })).find((one) => one.seq === seq)
    expect(note).toMatchObject({ kind: 'credit-note', ttcCents: 1050 })
    expect((await shop.month()).check).toMatchObject({ salesCents: 23_100, agrees: true })
    await expectBooksToBalance(shop)
    const { balances } = await journal()
    expect(balances).toEqual({
      '411': 23_100,
      '707055': -(16_351 - 711),
      '706100': -(6273 - 273),
      '44571055': -(899 - 39),
      '44571100': -(627 - 27),
    })
  })

  it('a hot meal at 10 %, its delivery with it, taken back as a whole', async () => {
    await withVat({ meal: 'dish', delivery: 'as-meal' })
    const { personId } = await dupont(shop)
    const { ticketNumber } = await shop.issue(personId)
    expect(linesOf(0)?.map(([supply, rate]) => [supply, rate])).toEqual(Array(3).fill(['goods', 1000]))
    expect(vatOf(0)).toEqual([{ rate: 1000, ttcCents: 24_150, htCents: 21_955, vatCents: 2195 }])
    await shop.credit(ticketNumber)
    expect(vatOf(1)).toEqual([{ rate: 1000, ttcCents: -24_150, htCents: -21_955, vatCents: -2195 }])
    await expectBooksToBalance(shop)
    expect(Object.values((await journal()).balances).every((balance) => balance === 0)).toBe(true)
  })
})
