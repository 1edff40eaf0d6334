import { expect, it } from 'vitest'
import { addDays, type BusinessDay } from '../../../shared/business-day.ts'
import { newLineId, newTicketId, type CustomerId } from '../../../shared/ids.ts'
import { cents, sum } from '../../../shared/money.ts'
import { expectBooksToBalance, expectProjectionsToRebuild, ticketsOf } from '../../../../test/support/books.ts'
import { createRandom } from '../../../../test/support/random.ts'
import { billedMeal, totalOf } from '../rules/billing.ts'
import { firstDayOf, lastDayOf, type Month } from '../rules/month.ts'
import { isCooked } from '../rules/order.ts'
import { bandRest, openBillsShop } from './bills-shop.ts'
import { liveOn } from './quarter-days.ts'
import { expectMenusAsTheyBecame } from './quarter-menus.ts'
import { owedFor, type Entry } from './quarter-diary.ts'
import { FIRST, FIRST_MONDAY, openQuarter, type Quarter } from './quarter-shop.ts'
import { salesJournal } from './sales-journal.ts'

const SEED = Number(process.env['ZINC_SEED'] ?? 20_261_001)
const months: readonly Month[] = ['2026-10', '2026-11', '2026-12']

const ends = [
  ...['cancelled-free', 'cancelled-late', 'cancelled-waived'],
  ...['delivered', 'bag-back', 'neighbour', 'left'],
]

/** The diary's word for what the till says of a meal. */
const endOf = ({ state, handed }: { readonly state: string; readonly handed: string | null }) =>
  state === 'not-home' ? handed : state === 'locked' ? 'planned' : state

/** Issues a month, corrects one of it, and whoever owes pays at the counter; answers the meals that were billed. */
async function billMonth(shop: Quarter, month: Month): Promise<readonly string[]> {
  const { meals, command, ask } = shop
  shop.clockTo(lastDayOf(month), 1080)
  const sessionId = await shop.openDay()
  const before = await meals.billsOf({ month })
  expect(before.anomalies.filter(({ blocks }) => blocks)).toEqual([])
  const ready = before.rows.filter((row) => row.ready).map((row) => row.personId)
  let numbers = 0
  // A run that is stopped and begun again issues nothing twice.
  for (const personId of [...ready.slice(0, 20), ...ready])
    await meals.issueBill(command({ personId, month })).then(
      () => (numbers += 1),
      (refused: Error) => expect(refused.message).toContain('MONTH_ISSUED'),
    )
  expect(numbers).toBe(ready.length)
  const after = await meals.billsOf({ month })
  expect(after.check.agrees, month).toBe(true)
  expect(sum(after.payers.map(({ amountCents }) => amountCents))).toBe(after.check.mealsCents)
  const expected = ofMonth(shop, month).reduce((of, entry) => of + owedFor(entry), 0)
  expect(after.check.mealsCents, `${month}: what the diary says`).toBe(expected)
  const bills = await Promise.all(after.rows.map(({ personId }) => meals.bill({ personId, month })))
  const billed = bills.flatMap((bill) => bill?.meals.map(({ orderId }) => orderId) ?? [])
  const [one] = bills
  const [wrong] = one?.meals ?? []
  const ticketNumber = one?.row.ticketNumber
  if (!wrong || !ticketNumber) throw new Error('somebody was billed')
  await meals.creditBill(command({ ticketNumber, orderIds: [wrong.orderId], reason: 'mistake' as const }))
  expect((await meals.billsOf({ month })).check.agrees).toBe(true)
  for (const ref of [...shop.villagers.map(({ personId }) => personId), ...shop.payers]) await settle(shop, ref)
  expect(new Set((await meals.billsOf({ month })).rows.map(({ state }) => state))).toEqual(new Set(['paid']))
  const x = await ask.cashSessions.x({})
  await ask.cashSessions.close({ ...command({ sessionId }), countedCents: x?.expectedCents ?? cents(0) })
  return billed
}

async function settle(shop: Quarter, customerId: CustomerId): Promise<void> {
  const amountCents = (await shop.ask.accounts.statement({ customerId }))?.balanceCents ?? cents(0)
  if (amountCents === 0) return
  const ticketId = newTicketId()
  const line = { ticketId, lineId: newLineId(), place: 'on-site' as const, customerId, amountCents }
  await shop.ask.accounts.settle(shop.command(line))
  await shop.take(ticketId, 'card')
}

const ofMonth = ({ diary }: Quarter, month: Month): readonly Entry[] =>
  diary.all().filter(({ eatenOn }) => firstDayOf(month) <= eatenOn && eatenOn <= lastDayOf(month))

/** Every meal of the quarter became what the diary says, and nobody was served what they may not eat. */
function expectMealsAsTheDiarySays(shop: Quarter): void {
  const { orders, allergicToFish, dishes } = shop
  const line = (one: Pick<Entry, 'personId' | 'eatenOn' | 'service' | 'formula' | 'quantity'>, end: string | null) =>
    [one.personId, one.eatenOn, one.service, one.formula, one.quantity, end].join(' ')
  const all = orders.eatenBetween(FIRST, lastDayOf('2026-12'))
  const expected = months.flatMap((month) => ofMonth(shop, month)).map((entry) => line(entry, entry.end))
  expect(all.map((order) => line(order, endOf(order))).toSorted()).toEqual(expected.toSorted())
  expect(new Set(all.map(endOf))).toEqual(new Set(ends))
  const served = all.filter(({ personId }) => allergicToFish.includes(personId)).flatMap(({ choices }) => choices)
  expect(served.length).toBeGreaterThan(1000)
  expect(served.filter(({ dishId }) => dishId === dishes.fish.dishId)).toEqual([])
}

/** Each meal that is owed for is on one invoice, once; what credit notes did not take back is the turnover. */
function expectBilledOnce(shop: Quarter, billed: readonly string[]): void {
  const all = shop.orders.eatenBetween(FIRST, lastDayOf('2026-12'))
  const billable = all.filter((order) => billedMeal(order))
  expect(billed.toSorted()).toEqual(billable.map(({ orderId }) => orderId).toSorted())
  expect(billable.every(({ billedOn }) => billedOn !== null)).toBe(true)
  expect(all.filter((order) => !billedMeal(order) && order.billedOn !== null)).toEqual([])
  expect(all.filter(isCooked).length).toBeGreaterThan(4000)
  const standing = billable.filter(({ credited }) => !credited).flatMap((order) => billedMeal(order) ?? [])
  const turnover = ticketsOf(shop).reduce((of, { body }) => of + body.turnoverCents, 0)
  expect(turnover).toBe(totalOf(standing))
}

it(
  `a quarter of sixty people and three rounds: each meal ordered, cooked, brought and billed once, everything paid, the books and the FEC in order (seed ${SEED})`,
  { timeout: 300_000 },
  async () => {
    const shop = await openQuarter(createRandom(SEED))
    const billed: string[] = []
    for (let day = FIRST_MONDAY; day <= lastDayOf('2026-12'); day = addDays(day, 1)) {
      await liveOn(shop, day)
      const month = months.find((one) => lastDayOf(one) === day)
      if (month) billed.push(...(await billMonth(shop, month)))
    }
    expectMealsAsTheDiarySays(shop)
    expectBilledOnce(shop, billed)
    expectMenusAsTheyBecame(shop, lastDayOf('2026-12'))

    shop.clockTo('2027-01-02' as BusinessDay, 600)
    await shop.openDay()
    const { faults, debit, on411 } = await salesJournal(shop, FIRST, lastDayOf('2026-12'))
    expect(faults).toEqual(['name-siren-key 0']) // the demo café's SIREN is made up
    expect(debit).toBeGreaterThan(0)
    expect(on411.balance).toBe(0) // whatever was put on accounts was paid
    await expectBooksToBalance(shop)
    const { ledgerFile } = shop
    await shop.till.close()
    expectProjectionsToRebuild(ledgerFile)
    shop.db.close()
    await shop.close()
  },
)

it('the sales journal posts what is put on accounts on 411 and balances; the Z counts it as an account', async () => {
  const shop = await openBillsShop()
  const ccas = await shop.customer('CCAS')
  const personId = await shop.person('M. Dupont', { payers: [bandRest(ccas)] })
  shop.inARow(personId, firstDayOf('2026-11'), 20)
  const { totalCents } = await shop.issue(personId)
  const state = await shop.ask.cashSessions.state({})
  const x = await shop.ask.cashSessions.x({})
  if (state.state !== 'open' || !x) throw new Error('the session is open')
  expect(x.tenders).toEqual([{ kind: 'account', count: 2, amountCents: totalCents }])
  expect(x.categories).toMatchObject([{ label: 'Portage de repas', ttcCents: totalCents }])
  await shop.ask.cashSessions.close({ ...shop.command({ sessionId: state.sessionId }), countedCents: x.expectedCents })
  shop.set('2026-12-01 10:00')
  await shop.openDay()
  const day = '2026-11-30' as BusinessDay
  const { on411 } = await salesJournal(shop, day, day)
  expect(on411.lines).toEqual([totalCents])
  await shop.close()
})
