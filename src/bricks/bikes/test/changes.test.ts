import { afterEach, describe, expect, it } from 'vitest'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { expectBooksToBalance, ticketsOf } from '../../../../test/support/books.ts'
import { cents } from '../../../shared/money.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { newRentalId, newRepairId } from '../ids.ts'
import { cash, cheque, command, openHire, type HireShop } from './out-shop.ts'
import { at, wall } from './tariffs.ts'

let shop: HireShop
afterEach(() => shop?.close())
const open = async (when = '2027-07-10 10:00') => (shop = await openHire(when))
const refused = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error)

describe('B-14 a swap', () => {
  it('at 14:20 ends the one block, opens a repair, and takes the other bike until 18:00 at the same price', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 1 } }, { deposit: cheque })
    const [broken] = rental.lines
    const other = shop.fleet.bikes.find(({ number }) => number.startsWith('VTC') && number !== broken!.number)!
    shop.goTo('2027-07-10 14:20')
    const swapped = await shop.bikes.swap({
      ...command(),
      rentalId: rental.rentalId,
      bikeId: broken!.bikeId,
      toBikeId: other.bikeId,
      repair: 'Crevaison',
      condition: { ...shop.good, note: 'Selle neuve' },
    })
    expect(swapped).toMatchObject({ state: 'out', totalCents: rental.totalCents, extras: [] })
    expect(swapped.lines).toMatchObject([
      { number: broken!.number, replacedBy: other.bikeId },
      { number: other.number, replacedBy: null, backAtMs: null, goingOut: { note: 'Selle neuve' } },
    ])
    const rows = await shop.bikes.planning({ fromMs: at('2027-07-10 08:00'), toMs: at('2027-07-11 08:00') })
    const blocks = (bikeId: string) =>
      rows
        .find((row) => row.bikeId === bikeId)!
        .blocks.map(({ kind, state, startMs, endMs }) => [kind, state, wall(startMs), wall(endMs)])
    expect(blocks(other.bikeId)).toEqual([['rental', 'out', '2027-07-10 14:20', '2027-07-10 18:00']])
    expect(blocks(broken!.bikeId)).toMatchObject([
      ['rental', 'done', '2027-07-10 10:00', '2027-07-10 14:20'],
      ['maintenance', expect.anything(), '2027-07-10 14:20', expect.anything()],
    ])
    expect(await shop.bikes.repairs({ bikeId: broken!.bikeId })).toMatchObject([{ reason: 'Crevaison', doneMs: null }])
    expect(await shop.bikes.byBike({ number: other.number })).toMatchObject({ rentalId: rental.rentalId })
    expect((await shop.back(rental, [other.number])).state).toBe('returned')
    expect(await refusalOf(shop.back(rental, [broken!.number]))).toBe('BIKE_NOT_OUT')
  })

  it('of a bike that was only mistaken for another leaves it to be had, and out of the workshop', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 1 } }, { deposit: cheque })
    const [stays] = rental.lines
    const other = shop.fleet.bikes.find(({ number }) => number.startsWith('VTC') && number !== stays!.number)!
    shop.goTo('2027-07-10 14:20')
    const ids = { rentalId: rental.rentalId, bikeId: stays!.bikeId, toBikeId: other.bikeId }
    await shop.bikes.swap({ ...command(), ...ids, repair: null, condition: shop.good })
    expect(await shop.bikes.repairs({ bikeId: stays!.bikeId })).toEqual([])
    expect(await shop.bikes.byBike({ number: other.number })).toMatchObject({ rentalId: rental.rentalId })
    const { bikes } = await shop.bikes.fleet({})
    expect(bikes.find(({ bikeId }) => bikeId === stays!.bikeId)).toMatchObject({ state: 'free' })
    expect((await shop.back(rental, [other.number])).state).toBe('returned')
  })

  it('for a bike that somebody has is refused, with those that are free', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 1 } }, { deposit: cheque })
    const second = await shop.out({ until: '2027-07-10 18:00', models: { VTC: 2 } }, { deposit: cheque })
    const taken = second.lines[0]!
    const gone = [...rental.lines, ...second.lines].map(({ number }) => number)
    const free = shop.fleet.bikes.filter(({ number }) => number.startsWith('VTC') && !gone.includes(number))
    const asked = {
      ...command(),
      rentalId: rental.rentalId,
      bikeId: rental.lines[0]!.bikeId,
      repair: '',
      condition: shop.good,
    }
    expect(await refused(shop.bikes.swap({ ...asked, toBikeId: taken.bikeId }))).toMatchObject({
      code: 'BIKE_BUSY',
      data: {
        bike: taken.number,
        who: 'Mme Petit',
        untilTime: '18:00',
        free: free.map(({ number }) => number).join(', '),
      },
    })
    expect(await shop.bikes.rental({ rentalId: rental.rentalId })).toMatchObject({ lines: rental.lines })
    const to = free[0]!.bikeId
    const unlooked = { ...asked, ...command(), toBikeId: to, condition: { checks: [], batteryPercent: null, note: '' } }
    expect(await refusalOf(shop.bikes.swap(unlooked))).toBe('CHECKS_MISSING')
    expect(await refusalOf(shop.bikes.swap({ ...asked, ...command(), bikeId: to, toBikeId: to }))).toBe('BIKE_NOT_OUT')
  })
})

describe('an extension', () => {
  it('makes the difference of price due, and moves whoever was to have the bike next', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 15:00', models: { VTC: 1 } }, { deposit: cheque })
    const next = await shop.hold({ from: '2027-07-11 10:00', until: '2027-07-11 12:00', models: { VTC: 4 } })
    expect(
      await refused(shop.bikes.extend({ ...command(), rentalId: rental.rentalId, endMs: at('2027-07-11 18:00') })),
    ).toMatchObject({
      code: 'BIKE_BUSY',
    })
    await shop.bikes.cancel({ ...command(), rentalId: next.rentalId })
    const three = await shop.hold({ from: '2027-07-11 10:00', until: '2027-07-11 12:00', models: { VTC: 3 } })
    const extended = await shop.bikes.extend({
      ...command(),
      rentalId: rental.rentalId,
      endMs: at('2027-07-11 18:00'),
    })
    expect(extended).toMatchObject({ endMs: at('2027-07-11 18:00'), totalCents: 3200, paidCents: 1800 })
    expect(extended.extras).toMatchObject([{ kind: 'extension', cents: 1400 }])
    const moved = (await shop.bikes.rental({ rentalId: three.rentalId }))!
    expect(moved.lines.map(({ number }) => number)).not.toContain(rental.lines[0]!.number)
    await shop.bikes.charge(shop.charging(rental.rentalId))
    const ticket = (await shop.ticket())!
    expect(ticket.totalCents).toBe(1400)
    await shop.take(ticket.ticketId, 'card')
    await expectBooksToBalance(shop.shop)
  })

  it('is never paid from the deposit', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 15:00', models: { VTC: 1 } }, { deposit: cash, pay: 'cash' })
    await shop.bikes.extend({ ...command(), rentalId: rental.rentalId, endMs: at('2027-07-11 18:00') })
    shop.goTo('2027-07-11 17:00')
    await shop.back(rental, [rental.lines[0]!.number])
    expect(await refusalOf(shop.bikes.settle(shop.settling(rental.rentalId, 14)))).toBe('KEPT_OVER_DAMAGES')
    await shop.bikes.settle(shop.settling(rental.rentalId, 0))
    expect((await shop.ticket())!.totalCents).toBe(1400)
  })

  it('§2.10 to an hour that is closed, that has passed, or of what is back is refused', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 15:00', models: { VTC: 1 } }, { deposit: cheque })
    const extend = (until: string, rentalId = rental.rentalId) =>
      refusalOf(shop.bikes.extend({ ...command(), rentalId, endMs: at(until) }))
    expect(await extend('2027-07-10 20:00')).toBe('CLOSED_THEN')
    expect(await extend('2027-07-10 14:00')).toBe('END_BEFORE_START')
    expect(await extend('2027-07-11 14:00', newRentalId())).toBe('RENTAL_UNKNOWN')
    await shop.back(rental, [rental.lines[0]!.number])
    expect(await extend('2027-07-11 14:00')).toBe('RENTAL_GONE')
  })
})

describe('a theft', () => {
  it.each([
    { guarantee: false, kept: 15_000 },
    { guarantee: true, kept: 7500 },
  ])('with the guarantee $guarantee keeps $kept of the deposit', async ({ guarantee, kept }) => {
    await open()
    const rental = await shop.out(
      { until: '2027-07-10 18:00', models: { VTC: 1 }, guarantee },
      { deposit: cash, pay: 'cash' },
    )
    const { bikeId, number } = rental.lines[0]!
    const stolen = await shop.bikes.reportStolen({ ...command(), rentalId: rental.rentalId, bikeId })
    expect(stolen).toMatchObject({ state: 'stolen', extras: [{ kind: 'theft', cents: kept }] })
    expect((await shop.bikes.fleet({})).bikes.find((bike) => bike.number === number)?.state ?? 'stolen').toBe('stolen')
    expect(await refusalOf(shop.bikes.reportStolen({ ...command(), rentalId: rental.rentalId, bikeId }))).toBe(
      'BIKE_NOT_OUT',
    )
    const settled = await shop.bikes.settle(shop.settling(rental.rentalId, kept / 100))
    expect(settled).toMatchObject({ state: 'closed', deposit: { keptCents: kept } })
    expect(ticketsOf(shop).map(({ body }) => body.totalCents)).toEqual([rental.totalCents + 15_000, -15_000, kept])
    await expectBooksToBalance(shop.shop)
  })
})

it('income is shared over the bikes by their value, and use is counted in days', async () => {
  await open()
  const rental = await shop.out({ until: '2027-07-11 18:00', models: { VTC: 1, VAE: 1 } }, { deposit: cheque })
  shop.goTo('2027-07-11 17:00')
  await shop.back(
    rental,
    rental.lines.map(({ number }) => number),
  )
  const day = (name: string) => name as BusinessDay
  const report = await shop.bikes.report({ from: day('2027-07-10'), to: day('2027-07-13') })
  const of = (number: string) => report.find((row) => row.number === number)
  const [vtc, vae] = rental.lines
  expect(of(vtc!.number)).toMatchObject({ hires: 1, daysOut: 2, usedHundredths: 5000, incomeCents: 3200 })
  expect(of(vae!.number)).toMatchObject({ hires: 1, daysOut: 2, usedHundredths: 5000, incomeCents: 7000 })
  expect(report.filter(({ hires }) => hires > 0)).toHaveLength(2)
})

describe('B-08 a repair that was planned', () => {
  it('is called off before its day: its days are free, and nobody has looked the bike over', async () => {
    await open()
    const rental = await shop.out({ until: '2027-07-10 12:00', models: { VTC: 1 } }, { deposit: cheque })
    const [line] = rental.lines
    await shop.back(rental, [line!.number])
    const known = async () => (await shop.bikes.fleet({})).bikes.find(({ bikeId }) => bikeId === line!.bikeId)
    const repair = { repairId: newRepairId(), bikeId: line!.bikeId, reason: 'Freins' }
    const days = { fromMs: at('2027-07-15 00:00'), untilMs: at('2027-07-21 00:00') }
    await shop.bikes.maintain({ ...command(), ...repair, ...days })
    expect(await known()).toMatchObject({ state: 'free', repairId: repair.repairId, daysOut: 1 })
    await shop.bikes.repaired({ ...command(), repairId: repair.repairId, parts: '', costCents: cents(0) })
    expect(await known()).toMatchObject({ state: 'free', repairId: null, daysOut: 1 })
    const asked = { from: '2027-07-16 09:00', until: '2027-07-16 12:00', models: { VTC: 4 } }
    expect((await shop.hold(asked)).lines).toHaveLength(4)
  })
})
