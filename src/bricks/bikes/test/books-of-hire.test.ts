import { afterEach, expect, it } from 'vitest'
import { newTicketId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { day } from '../../../../test/support/said.ts'
import { expectBooksToBalance, expectProjectionsToRebuild, ticketsOf } from '../../../../test/support/books.ts'
import { cash, cheque, command, openHire, type HireShop } from './out-shop.ts'
import { at } from './tariffs.ts'

let shop: HireShop
afterEach(() => shop?.close())

async function closeDay() {
  const state = await shop.ask.cashSessions.state({})
  const x = await shop.ask.cashSessions.x({})
  if (state.state !== 'open' || !x) throw new Error('the session is open')
  const { sessionId } = state
  await shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: x.expectedCents })
}

it('F-28 F-55 B-11 in the entries of the accountant: the deposit goes to 165 and leaves it, what is kept is a sale with its VAT', async () => {
  shop = await openHire('2027-07-10 10:00')
  const rental = await shop.out({ until: '2027-07-11 18:00', models: { VAE: 1 } }, { deposit: cash, pay: 'cash' })
  await closeDay()
  shop.goTo('2027-07-11 10:00')
  await shop.openDay(43_800 + 3200)
  await shop.back(rental, [rental.lines[0]!.number], { damages: [['Patte de dérailleur', 30]] })
  await shop.bikes.settle(shop.settling(rental.rentalId, 30))
  await closeDay()
  shop.goTo('2027-07-12 10:00')
  await shop.openDay()
  const exportId = crypto.randomUUID()
  const period = { from: day('2027-07-10'), to: day('2027-07-11') }
  await shop.ask.accounting.prepare({ ...command(), exportId, kind: 'sales-journal', ...period })
  const made = await shop.ask.accounting.files({ exportId })
  const rows = Buffer.from(made?.files[0]?.base64 ?? '', 'base64')
    .toString('latin1')
    .split('\r\n')
    .map((row) => row.split('\t'))
  const header = rows[0]!
  const column = (name: string) => header.indexOf(name)
  const of = (date: string, account: RegExp) =>
    rows
      .filter((row) => row[column('EcritureDate')] === date && account.test(row[column('CompteNum')]!))
      .map((row) => [row[column('Debit')], row[column('Credit')]])
  expect(of('20270710', /^165/)).toEqual([['0,00', '300,00']])
  expect(of('20270711', /^165/)).toEqual([['300,00', '0,00']])
  expect(of('20270711', /^70/)).toEqual([['0,00', '25,00']])
  expect(of('20270711', /^4457/)).toEqual([['0,00', '5,00']])
  await expectBooksToBalance(shop.shop)
  await shop.shop.till.close()
  expectProjectionsToRebuild(shop.ledgerFile)
})

it('what the café takes off a hire is due by nobody, and not kept from the deposit', async () => {
  shop = await openHire('2027-07-10 10:00')
  const held = await shop.hold({ until: '2027-07-10 18:00', models: { VTC: 1 } })
  const ticketId = newTicketId()
  const rental = await shop.depart(held, { ticketId, deposit: cheque })
  const { lines } = (await shop.ticket())!
  await shop.ask.tickets.discountLineFreely({
    ...command(),
    ticketId,
    lineId: lines[0]!.lineId,
    discount: { kind: 'amount', amountCents: cents(300), reason: 'gesture' },
  })
  await shop.take(ticketId, 'card')
  expect(await shop.bikes.rental({ rentalId: rental.rentalId })).toMatchObject({ totalCents: 1800, paidCents: 1800 })
  await shop.back(rental, [rental.lines[0]!.number])
  await shop.bikes.settle(shop.settling(rental.rentalId, 0))
  expect(await shop.ticket()).toBeNull()
  await expectBooksToBalance(shop.shop)
})

it('a tariff that rises after the price was shown changes neither late fee nor extension', async () => {
  shop = await openHire('2027-07-10 08:00')
  const rental = await shop.out({ until: '2027-07-10 12:00', models: { VAE: 1 } }, { deposit: cheque })
  const model = shop.fleet.models.find(({ name }) => name === 'VAE')!
  const { freeNow: _f, freeUntilMs: _u, nextFreeMs: _n, pictureMs: _p, count: _c, dayCents: _d, ...plain } = model
  const dearer = plain.tariffs.map((one) => ({ ...one, tariff: { ...one.tariff, hourCents: cents(9900) } }))
  await shop.bikes.saveModel({ ...command(), model: { ...plain, tariffs: dearer } })
  const extended = await shop.bikes.extend({ ...command(), rentalId: rental.rentalId, endMs: at('2027-07-10 13:00') })
  expect(extended.extras).toMatchObject([{ kind: 'extension', cents: 1300 }])
  shop.goTo('2027-07-10 14:15')
  const back = await shop.back(rental, [rental.lines[0]!.number])
  expect(back.extras.at(-1)).toMatchObject({ kind: 'late', cents: 1000 })
})

it('helmets by the day are part of an extension', async () => {
  shop = await openHire('2027-07-10 10:00')
  const rental = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 1 }, helmets: 1 }, { deposit: cheque })
  const longer = await shop.bikes.extend({ ...command(), rentalId: rental.rentalId, endMs: at('2027-07-11 18:00') })
  expect(longer.extras).toMatchObject([{ kind: 'extension', cents: 1400 + 200 }])
})

it('a deposit that was paid by card goes back by card, and the drawer is not touched', async () => {
  shop = await openHire('2027-07-10 10:00')
  const rental = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 1 } }, { deposit: cash, pay: 'card' })
  await shop.back(rental, [rental.lines[0]!.number])
  await shop.bikes.settle(shop.settling(rental.rentalId, 0))
  expect(ticketsOf(shop).at(-1)).toMatchObject({
    kind: 'refund',
    body: { tenders: [{ kind: 'card', amountCents: -15_000 }] },
  })
  expect(await shop.reading()).toMatchObject({ turnover: 18, drawer: 100 })
})

it('a late fee and damage are kept first, hire that was never paid after them', async () => {
  shop = await openHire('2027-07-10 08:00')
  const rental = await shop.out({ until: '2027-07-10 12:00', models: { VAE: 1 } }, { deposit: cheque, pay: 'nothing' })
  const { ticketId, lines } = (await shop.ticket())!
  await shop.ask.tickets.removeLine({ ...command(), ticketId, lineId: lines[0]!.lineId })
  shop.goTo('2027-07-10 13:20')
  await shop.back(rental, [rental.lines[0]!.number], { damages: [['Patte de dérailleur', 30]] })
  const settled = await shop.bikes.settle(shop.settling(rental.rentalId, 60))
  expect(settled.deposit).toMatchObject({ state: 'part-kept', keptCents: 6000 })
  expect(
    ticketsOf(shop)
      .at(-1)!
      .body.lines.map(({ ttcCents }) => ttcCents),
  ).toEqual([2000, 3000, 1000])
  expect((await shop.ticket())!.totalCents).toBe(1500)
})

it('§2.9 a hire paid on 30 July for a week was sold in July and earned in both months, to the cent', async () => {
  shop = await openHire('2027-07-30 10:00')
  const week = { from: '2027-07-30 10:00', until: '2027-08-05 18:00', models: { VTC: 1 } }
  await shop.out(week, { deposit: cheque })
  const months = () => shop.bikes.accrual({ from: day('2027-07-15'), to: day('2027-08-15') })
  expect(await months()).toEqual([
    { month: '2027-07', soldHtCents: 7500, earnedHtCents: 2143 },
    { month: '2027-08', soldHtCents: 0, earnedHtCents: 5357 },
  ])
  // What was earned of a period does not depend on when it was paid.
  expect(await shop.bikes.accrual({ from: day('2027-08-01'), to: day('2027-08-31') })).toEqual([
    { month: '2027-08', soldHtCents: 0, earnedHtCents: 5357 },
  ])
})
