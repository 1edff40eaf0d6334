import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { expectBooksToBalance } from '../../../../test/support/books.ts'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import { changeOf, changed } from '../screens/change-view.ts'
import { newRentalId } from '../ids.ts'
import { leaving, oneMoreOf } from '../screens/hire-view.ts'
import type { Asked, Rental } from '../rental.ts'
import { openBikesShop, petit, refusedWith, type BikesShop } from './bikes-shop.ts'
import { cheque, command, openHire, party, type HireShop } from './out-shop.ts'
import { at } from './tariffs.ts'

const MORNING = ['2027-07-13 10:00', '2027-07-13 12:00'] as const

describe('a booking that is asked for again', () => {
  let shop: BikesShop
  beforeEach(async () => {
    shop = await openBikesShop()
  })
  afterEach(() => shop.close())

  /** As a screen does: the price is told, then agreed. */
  async function change({ rentalId }: Pick<Rental, 'rentalId'>, asked: Asked, agreed?: number) {
    const { quote } = await shop.bikes.quote({ asked, rentalId })
    return shop.bikes.change(shop.command({ rentalId, asked, agreedCents: cents(agreed ?? quote?.totalCents ?? 0) }))
  }
  const until = (rental: Rental, end: string): Asked => ({
    ...shop.asked(MORNING[0], end, { VAE: rental.lines.length }),
    guarantee: rental.guarantee,
  })

  it('ends an hour later by telephone, on its own bike, at the price that was told', async () => {
    await shop.book(...MORNING, { VAE: 1 }, 'M. Roux')
    const booked = await shop.book(...MORNING, { VAE: 1 })
    expect([booked.totalCents, booked.lines[0]?.number]).toEqual([2000, 'VAE-02'])
    const longer = await change(booked, until(booked, '2027-07-13 13:00'))
    expect(longer).toMatchObject({ state: 'confirmed', number: booked.number, totalCents: 2500, party: petit })
    expect(longer.lines).toMatchObject([{ number: 'VAE-02', endMs: at('2027-07-13 13:00') }])
    expect(shop.one(`SELECT count(*) FROM calendar_blocks WHERE state = 'confirmed'`)).toBe(2)
  })

  it('with one bike more has both, and one bike less frees the other', async () => {
    const booked = await shop.book(...MORNING, { VAE: 2 })
    const three = await change(booked, shop.asked(...MORNING, { VAE: 3 }))
    expect(three.lines.map(({ number }) => number)).toEqual(['VAE-01', 'VAE-02', 'VAE-03'])
    await change(booked, shop.asked(...MORNING, { VAE: 1 }))
    expect(await shop.free('VAE', ...MORNING)).toBe(2)
  })

  it('for bikes that others have is refused, with who has them, and stays what it was', async () => {
    await shop.book('2027-07-13 12:30', '2027-07-13 18:00', { VAE: 3 }, 'M. Roux')
    const booked = await shop.book(...MORNING, { VAE: 1 })
    const asked = until(booked, '2027-07-13 13:00')
    expect((await shop.bikes.quote({ asked, rentalId: booked.rentalId })).problem?.code).toBe('TOO_FEW_BIKES')
    expect(await refusedWith(change(booked, asked))).toMatchObject({
      code: 'TOO_FEW_BIKES',
      detail: { who: 'M. Roux' },
    })
    expect(await shop.bikes.rental({ rentalId: booked.rentalId })).toEqual(booked)
  })

  it('goes to another bike, or others give way, before it is refused', async () => {
    await shop.book('2027-07-13 12:30', '2027-07-13 18:00', { VAE: ['VAE-01'] }, 'M. Roux')
    const booked = await shop.book(...MORNING, { VAE: 1 })
    expect(booked.lines[0]?.number).toBe('VAE-01')
    const longer = await change(booked, until(booked, '2027-07-13 13:00'))
    expect(longer.lines[0]?.number).toBe('VAE-02')
  })

  it('is not done at another price than the one that was told', async () => {
    const booked = await shop.book(...MORNING, { VAE: 1 })
    const asked = until(booked, '2027-07-13 13:00')
    expect(await refusedWith(change(booked, asked, 2000))).toEqual({
      code: 'PRICE_NOT_AGREED',
      detail: { totalCents: 2500 },
    })
  })

  it('keeps the tariff that it was made at, as long as it leaves on the same day', async () => {
    const booked = await shop.book(...MORNING, { VAE: 1 })
    const { models } = await shop.bikes.fleet({})
    const {
      freeNow: _f,
      freeUntilMs: _u,
      nextFreeMs: _n,
      pictureMs: _p,
      count: _c,
      dayCents: _d,
      ...vae
    } = models.find(({ name }) => name === 'VAE')!
    const tariffs = vae.tariffs.map((one) => ({ ...one, tariff: { ...one.tariff, hourCents: cents(2000) } }))
    await shop.bikes.saveModel(shop.command({ model: { ...vae, tariffs } }))
    const longer = await change(booked, until(booked, '2027-07-13 13:00'))
    expect(longer.totalCents).toBe(2500)
    const moved = shop.asked('2027-07-14 10:00', '2027-07-14 11:00', { VAE: 1 })
    expect((await change(booked, moved)).totalCents).toBe(2000)
  })

  it('of this very bike stays pinned to it, and is nobody’s else to change', async () => {
    const booked = await shop.book(...MORNING, { VAE: ['VAE-02'] })
    expect(booked.bikeIds).toEqual([shop.bikeId('VAE-02')])
    const form = leaving(booked)
    const fleet = await shop.bikes.fleet({})
    expect(changeOf(form, shop.now(), fleet)).toBeUndefined()
    const wanted = changeOf(oneMoreOf(form, shop.modelId('VAE')), shop.now(), fleet)!
    const two = await change(booked, wanted)
    expect(two.lines.map(({ number }) => number)).toEqual(['VAE-02', 'VAE-01'])
    expect(two.bikeIds).toEqual([shop.bikeId('VAE-02')])
    expect(changed({ ...form, conditions: {} }, two)).toMatchObject({ conditions: undefined, endMs: two.endMs })
    await shop.bikes.cancel(shop.command({ rentalId: booked.rentalId }))
    expect((await refusedWith(change(booked, wanted))).code).toBe('RENTAL_GONE')
  })
})

describe('a bike that somebody pointed at', () => {
  it('is had where it is free, and gives way to whoever wants that very one', async () => {
    const shop = await openBikesShop()
    const asked = shop.asked(...MORNING, { VTC: 1 })
    const likedIds = [shop.bikeId('VTC-03')]
    const first = await shop.hold(asked)
    const drawn = await shop.bikes.hold(
      shop.command({ rentalId: newRentalId(), asked, channel: 'phone' as const, likedIds }),
    )
    expect([first.lines[0]?.number, drawn.lines[0]?.number, drawn.bikeIds]).toEqual(['VTC-01', 'VTC-03', []])
    await shop.confirm(drawn.rentalId)
    const again = await shop.bikes.hold(
      shop.command({ rentalId: newRentalId(), asked, channel: 'phone' as const, likedIds }),
    )
    expect(again.lines[0]?.number).toBe('VTC-02')
    await shop.book(...MORNING, { VTC: ['VTC-03'] }, 'M. Roux')
    expect(await shop.numbersOf(drawn.rentalId)).toEqual(['VTC-04'])
    await shop.close()
  })

  it('or asked for by its number is moved by hand, and is then the one that is wanted', async () => {
    const shop = await openBikesShop()
    const booked = await shop.book(...MORNING, { VTC: ['VTC-03'] })
    const [startMs, endMs] = MORNING.map((wall) => at(wall)) as [number, number]
    const [bikeId, toBikeId] = [shop.bikeId('VTC-03'), shop.bikeId('VTC-01')]
    const moved = await shop.bikes.move(shop.command({ rentalId: booked.rentalId, bikeId, toBikeId, startMs, endMs }))
    expect([moved.lines[0]?.number, moved.bikeIds]).toEqual(['VTC-01', [toBikeId]])
    await shop.close()
  })
})

describe('options that are chosen while a booking leaves', () => {
  let shop: HireShop
  beforeEach(async () => {
    shop = await openHire('2027-07-12 09:00')
  })
  afterEach(() => shop.close())
  const hire = { from: '2027-07-12 10:00', until: '2027-07-12 12:00', models: { VTC: 1 } }

  async function booked() {
    const held = await shop.hold(hire)
    return shop.bikes.confirm({ ...command(), rentalId: held.rentalId, party, language: 'fr' })
  }
  /** Two adult helmets and the guarantee, tapped on the form of somebody who leaves. */
  async function withOptions(rental: Rental) {
    const helmet = shop.fleet.accessories.find(({ name }) => name === 'Casque adulte')!
    const form = { ...leaving(rental), accessories: { [helmet.accessoryId]: 2 }, guarantee: true }
    const asked = changeOf(form, at('2027-07-12 10:00'), await shop.bikes.fleet({}))!
    const { rentalId } = rental
    const { quote } = await shop.bikes.quote({ asked, rentalId })
    return shop.bikes.change({ ...command(), rentalId, asked, agreedCents: quote!.totalCents })
  }

  it('are charged, on the contract and out of stock', async () => {
    const rental = await withOptions(await booked())
    expect(rental).toMatchObject({ totalCents: 1000 + 400 + 300, guarantee: true })
    shop.goTo('2027-07-12 10:00')
    const out = await shop.depart(rental, { deposit: cheque })
    expect(out.accessories).toMatchObject([{ label: 'Casque adulte', quantity: 2 }])
    expect((await shop.ticket())?.totalCents).toBe(1700)
    const { accessories } = await shop.bikes.fleet({})
    expect(accessories.find(({ name }) => name === 'Casque adulte')?.freeNow).toBe(10)
    await shop.take((await shop.ticket())!.ticketId, 'card')
    await expectBooksToBalance(shop.shop)
  })

  it('cannot cost less than what was paid in advance', async () => {
    const rental = await withOptions(await booked())
    const { rentalId } = rental
    const advance = {
      amountCents: cents(1500),
      lineId: newLineId(),
      ticketId: newTicketId(),
      place: 'on-site' as const,
    }
    await shop.bikes.takeAdvance({ ...command(), rentalId, ...advance })
    const asked = { ...(await asIt(rental)), accessories: [], guarantee: false }
    const less = shop.bikes.change({ ...command(), rentalId, asked, agreedCents: cents(1000) })
    expect(await refusedWith(less)).toEqual({ code: 'LESS_THAN_PAID', detail: { paidCents: 1500, totalCents: 1000 } })
  })

  async function asIt(rental: Rental): Promise<Asked> {
    const form = { ...leaving(rental), endMs: rental.endMs + 1 }
    const asked = changeOf(form, rental.startMs, await shop.bikes.fleet({}))!
    return { ...asked, endMs: rental.endMs }
  }
})

describe('six helmets for children', () => {
  it('are not lent to two families at once, neither at the booking nor at the departure', async () => {
    const shop = await openHire('2027-07-12 09:00')
    const children = (count: number) => ({
      ...party,
      riders: Array.from({ length: count }, () => ({ name: '', ageYears: 9, helmet: 'lent' as const })),
    })
    const book = async (count: number) => {
      const { rentalId } = await shop.hold({ until: '2027-07-12 12:00', models: { VTC: 1 } })
      return shop.bikes.confirm({ ...command(), rentalId, party: children(count), language: 'fr' })
    }
    await book(4)
    expect(await refusedWith(book(3))).toEqual({
      code: 'TOO_FEW_ACCESSORIES',
      detail: { accessory: 'Casque enfant', stock: 6, free: 2, asked: 3 },
    })
    const two = await book(2)
    const { accessories } = await shop.bikes.fleet({})
    expect(accessories.map(({ name, freeNow }) => [name, freeNow])).toEqual([
      ['Casque adulte', 12],
      ['Casque enfant', 0],
    ])
    const more = shop.depart(two, { deposit: cheque, party: children(3) })
    expect((await refusedWith(more)).code).toBe('TOO_FEW_ACCESSORIES')
    expect((await shop.depart(two, { deposit: cheque, party: children(2) })).state).toBe('out')
    await shop.close()
  })

  it('one that was chosen as an option as well is one helmet', async () => {
    const shop = await openHire('2027-07-12 09:00')
    const helmet = shop.fleet.accessories.find(({ name }) => name === 'Casque enfant')!
    const { rentalId, startMs, endMs, lines } = await shop.hold({ until: '2027-07-12 12:00', models: { VTC: 1 } })
    const asked = {
      startMs,
      endMs,
      wishes: [{ modelId: lines[0]!.modelId, quantity: 1, bikeIds: [] }],
      accessories: [{ accessoryId: helmet.accessoryId, quantity: 2 }],
      guarantee: false,
    }
    await shop.bikes.hold({ ...command(), rentalId, asked, channel: 'counter' })
    const riders = [9, 7].map((ageYears) => ({ name: '', ageYears, helmet: 'lent' as const }))
    await shop.bikes.confirm({ ...command(), rentalId, party: { ...party, riders }, language: 'fr' })
    const { accessories } = await shop.bikes.fleet({})
    expect(accessories.find(({ name }) => name === 'Casque enfant')?.freeNow).toBe(4)
    await shop.close()
  })
})

describe('an extension', () => {
  it('is told with its price, and with why it cannot be, before it is done', async () => {
    const shop = await openHire('2027-07-12 10:00')
    const { rentalId } = await shop.out({ until: '2027-07-12 12:00', models: { VAE: 1 } }, { deposit: cheque })
    const ends = ['13:00', '16:00', '20:00', '11:00'].map((hour) => at(`2027-07-12 ${hour}`))
    const told = await shop.bikes.extensions({ rentalId, ends })
    expect(told.map(({ moreCents, problem }) => problem?.code ?? moreCents)).toEqual([
      500,
      1800,
      'CLOSED_THEN',
      'END_BEFORE_START',
    ])
    expect(await shop.bikes.rental({ rentalId })).toMatchObject({ extras: [], endMs: at('2027-07-12 12:00') })
    const longer = await shop.bikes.extend({ ...command(), rentalId, endMs: ends[0]! })
    expect(longer.extras).toMatchObject([{ kind: 'extension', cents: 500 }])
    await shop.close()
  })
})
