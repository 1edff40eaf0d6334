import { afterEach, describe, expect, it } from 'vitest'
import { newTicketId } from '../../../shared/ids.ts'
import {
  entriesOf,
  expectBooksToBalance,
  expectProjectionsToRebuild,
  ticketsOf,
} from '../../../../test/support/books.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { newRentalId } from '../ids.ts'
import { cash, cheque, command, openHire, visa, type HireShop } from './out-shop.ts'

let shop: HireShop
afterEach(() => shop?.close())
const open = async (wall = '2027-07-10 10:00') => (shop = await openHire(wall))
const tickets = () => ticketsOf(shop).map(({ kind, body }) => [kind, body.totalCents, body.turnoverCents])
const lastSale = () => ticketsOf(shop).at(-1)!.body

describe('a return', () => {
  it.each([
    { back: '12:14', hours: 0, figures: undefined },
    { back: '13:15', hours: 1, figures: [1000, 833, 167] },
    { back: '13:20', hours: 2, figures: [2000, 1667, 333] },
    { back: '18:59', hours: 'capped', figures: [3800, 3167, 633] },
  ])('B-09 of a VAE due at 12:00, at $back: $hours hours', async ({ back, figures }) => {
    await open('2027-07-10 08:00')
    const rental = await shop.out({ until: '2027-07-10 12:00', models: { VAE: 1 } }, { deposit: cheque })
    const [line] = rental.lines
    shop.goTo(`2027-07-10 ${back}`)
    const returned = await shop.back(rental, [line!.number])
    expect(returned.state).toBe('returned')
    expect(returned.extras.map(({ kind, cents }) => [kind, cents])).toEqual(figures ? [['late', figures[0]]] : [])
    const settled = await shop.bikes.settle(shop.settling(rental.rentalId, 0))
    expect(settled).toMatchObject({ state: 'closed', deposit: { state: 'released', keptCents: 0 } })
    const ticket = await shop.ticket()
    if (!figures) return expect(ticket).toBeNull()
    await shop.take(ticket!.ticketId, 'card')
    expect(lastSale()).toMatchObject({ totalCents: figures[0], htCents: figures[1], vatCents: figures[2] })
    await expectBooksToBalance(shop.shop)
  })

  it('late is forgiven where the café says so', async () => {
    await open('2027-07-10 08:00')
    const rental = await shop.out({ until: '2027-07-10 12:00', models: { VAE: 1 } }, { deposit: cheque })
    shop.goTo('2027-07-10 16:00')
    expect((await shop.back(rental, [rental.lines[0]!.number], { waiveLate: true })).extras).toEqual([])
  })

  it('of one bike of two leaves the other out, frees it at once, and the next day it is another’s', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-12 18:00', models: { VTC: 2 } }, { deposit: cheque })
    const [first, second] = rental.lines
    shop.goTo('2027-07-10 12:00')
    const partial = await shop.back(rental, [first!.number], { toInspect: true })
    expect(partial.state).toBe('out')
    expect(partial.lines.map(({ backAtMs }) => backAtMs === null)).toEqual([false, true])
    expect(await refusalOf(shop.bikes.settle(shop.settling(rental.rentalId, 0)))).toBe('BIKES_STILL_OUT')
    const state = async (number: string) =>
      (await shop.bikes.fleet({})).bikes.find((one) => one.number === number)!.state
    expect(await state(first!.number)).toBe('to-inspect')
    expect(await state(second!.number)).toBe('out')
    await shop.bikes.inspected({ ...command(), bikeId: first!.bikeId })
    expect(await state(first!.number)).toBe('free')
    const four = await shop.hold({ from: '2027-07-11 10:00', until: '2027-07-11 12:00', models: { VTC: 3 } })
    expect(four.lines.map(({ number }) => number)).toContain(first!.number)
    expect((await shop.back(rental, [second!.number])).state).toBe('returned')
  })

  it('§2.10 of a bike that is back, or of another than the one hired, is refused', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 1 } }, { deposit: cheque })
    const { number } = rental.lines[0]!
    const other = shop.fleet.bikes.find((bike) => bike.number.startsWith('VTC') && bike.number !== number)!.number
    const error = async (work: Promise<unknown>) => work.then(() => undefined).catch((told: unknown) => told)
    expect(await error(shop.back(rental, [other]))).toMatchObject({
      code: 'BIKE_OF_ANOTHER',
      data: { number: '2027-001', hired: number, bike: other },
    })
    shop.goTo('2027-07-10 11:52')
    await shop.back(rental, [number])
    expect(await error(shop.back(rental, [number]))).toMatchObject({
      code: 'BIKE_NOT_OUT',
      data: { bike: number, backTime: '11:52' },
    })
    expect(await refusalOf(shop.back({ ...rental, rentalId: newRentalId() }, [number]))).toBe('RENTAL_UNKNOWN')
  })
})

describe('a deposit', () => {
  it('B-11 of 300.00 in cash with a hanger bent: 270.00 goes back, 30.00 is a sale at 20 %, in one command', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VAE: 1 } }, { deposit: cash, pay: 'cash' })
    expect(await shop.reading()).toMatchObject({ turnover: 38, drawer: 100 + 38 + 300 })
    expect((await shop.register('2027-07-10')).heldCents).toBe(30_000)
    const before = shop.kicks()
    const events = entriesOf(shop, 'events').length
    await shop.back(rental, [rental.lines[0]!.number], { damages: [['Patte de dérailleur', 30]] })
    const asked = shop.settling(rental.rentalId, 30)
    const settled = await shop.bikes.settle(asked)
    expect(settled).toMatchObject({ state: 'closed', totalCents: 6800, paidCents: 6800, onTicket: false })
    expect(settled.deposit).toMatchObject({ state: 'part-kept', keptCents: 3000, amountCents: 30_000 })
    expect(await shop.bikes.settle(asked)).toEqual(settled)

    expect(tickets()).toEqual([
      ['sale', 33_800, 3800],
      ['refund', -30_000, 0],
      ['sale', 3000, 3000],
    ])
    const repair = lastSale()
    expect(repair).toMatchObject({ htCents: 2500, vatCents: 500, tenders: [{ kind: 'cash', amountCents: 3000 }] })
    expect(repair.lines).toMatchObject([{ category: 'Réparations de vélos', nature: 'own', vatRate: 2000 }])
    expect(repair.lines[0]!.label).toContain('Réparation')
    expect(await shop.reading()).toMatchObject({ turnover: 68, drawer: 100 + 38 + 30 })
    const register = await shop.register('2027-07-10')
    expect(register.heldCents).toBe(0)
    expect(register.rows.map(({ what, amountCents }) => [what, amountCents])).toEqual([
      ['taken', 30_000],
      ['given-back', 27_000],
      ['kept', 3000],
    ])
    await until(() => shop.kicks() > before)
    expect(entriesOf(shop, 'events').length).toBeGreaterThan(events)
    await expectBooksToBalance(shop.shop)
    await shop.shop.till.close()
    expectProjectionsToRebuild(shop.ledgerFile)
  })

  it('§2.10 of 300.00 for damage of 340.00 is kept whole, and 40.00 is on the ticket in hand', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VAE: 1 } }, { deposit: cash, pay: 'cash' })
    await shop.back(rental, [rental.lines[0]!.number], {
      damages: [
        ['Roue cassée', 200],
        ['Dérailleur', 70],
        ['Dérailleur', 70],
      ],
    })
    const told = await shop.bikes.settle(shop.settling(rental.rentalId, 340)).catch((error: unknown) => error)
    expect(told).toMatchObject({
      code: 'KEPT_OVER_DEPOSIT',
      data: { damagesCents: 34_000, depositCents: 30_000, toCollectCents: 4000 },
    })
    expect(await refusalOf(shop.bikes.settle(shop.settling(rental.rentalId, 341)))).toBe('KEPT_OVER_DAMAGES')
    const settled = await shop.bikes.settle(shop.settling(rental.rentalId, 300))
    expect(settled).toMatchObject({ state: 'closed', deposit: { state: 'kept', keptCents: 30_000 }, onTicket: true })
    const ticket = (await shop.ticket())!
    expect(ticket.totalCents).toBe(4000)
    await shop.take(ticket.ticketId, 'card')
    expect((await shop.bikes.rental({ rentalId: rental.rentalId }))!.paidCents).toBe(38_00 + 340_00)
    expect(await refusalOf(shop.bikes.settle(shop.settling(rental.rentalId, 0)))).toBe('RENTAL_CLOSED')
    await expectBooksToBalance(shop.shop)
  })

  it.each([
    { name: 'a cheque', deposit: cheque, kind: 'cheque' },
    { name: 'a card hold', deposit: visa, kind: 'card' },
  ] as const)('left as $name is kept in part by that form', async ({ deposit, kind }) => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VAE: 1 } }, { deposit })
    expect((await shop.register('2027-07-10')).heldCents).toBe(30_000)
    await shop.back(rental, [rental.lines[0]!.number], { damages: [['Patte de dérailleur', 30]] })
    const settled = await shop.bikes.settle(shop.settling(rental.rentalId, 30))
    expect(settled.deposit).toMatchObject({ state: 'part-kept', keptCents: 3000 })
    expect(lastSale().tenders).toMatchObject([{ kind, amountCents: 3000 }])
    expect((await shop.register('2027-07-10')).rows.map(({ what, amountCents }) => [what, amountCents])).toEqual([
      ['taken', 30_000],
      ['given-back', 27_000],
      ['kept', 3000],
    ])
    await expectBooksToBalance(shop.shop)
  })

  it('in cash whose ticket was never paid is not given back', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 1 } }, { deposit: cash, pay: 'nothing' })
    await shop.back(rental, [rental.lines[0]!.number])
    expect(await refusalOf(shop.bikes.settle(shop.settling(rental.rentalId, 0)))).toBe('DEPOSIT_ON_TICKET')
    await shop.take((await shop.ticket())!.ticketId, 'cash')
    expect((await shop.bikes.settle(shop.settling(rental.rentalId, 0))).deposit).toMatchObject({ state: 'released' })
    expect(tickets().at(-1)).toEqual(['refund', -15_000, 0])
  })

  it('is settled beside a ticket in hand, which stays as it is', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VAE: 1 } }, { deposit: cash, pay: 'cash' })
    await shop.back(rental, [rental.lines[0]!.number], { damages: [['Patte de dérailleur', 30]] })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_limonade')
    const before = await shop.ticket()
    await shop.bikes.settle(shop.settling(rental.rentalId, 30))
    expect(await shop.ticket()).toEqual(before)
    expect((await shop.bikes.rental({ rentalId: rental.rentalId }))!.state).toBe('closed')
  })

  it('cannot be settled while the day is not open, and nothing of it is done', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VAE: 1 } }, { deposit: cash, pay: 'cash' })
    const returned = await shop.back(rental, [rental.lines[0]!.number], { damages: [['Patte de dérailleur', 30]] })
    const state = await shop.ask.cashSessions.state({})
    if (state.state !== 'open') throw new Error('the session is open')
    const x = await shop.ask.cashSessions.x({})
    await shop.ask.cashSessions.close({
      ...command(),
      sessionId: state.sessionId,
      countedCents: x!.expectedCents,
      explanation: 'unknown',
    })
    expect(await refusalOf(shop.bikes.settle(shop.settling(rental.rentalId, 30)))).toBe('DAY_NOT_OPEN')
    expect(await shop.bikes.rental({ rentalId: rental.rentalId })).toEqual(returned)
    expect(tickets()).toHaveLength(1)
    await expectBooksToBalance(shop.shop)
  })
})

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((later) => setImmediate(later))
}
