import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newRentalId } from '../ids.ts'
import { openBikesShop, petit, refusedWith, type BikesShop } from './bikes-shop.ts'
import { at } from './tariffs.ts'

let shop: BikesShop
beforeEach(async () => {
  shop = await openBikesShop()
})
afterEach(() => shop.close())

describe('the fleet of the demo café', () => {
  it('is that of the brief, all of it free', async () => {
    const { models, bikes, accessories } = await shop.bikes.fleet({})
    expect(
      models.map(({ name, count, freeNow, freeUntilMs, dayCents }) => [name, count, freeNow, freeUntilMs, dayCents]),
    ).toEqual([
      ['VTC', 4, 4, null, 1800],
      ['VAE', 3, 3, null, 3800],
      ['Vélo enfant', 2, 2, null, 1200],
      ['Remorque enfant', 1, 1, null, 1200],
    ])
    expect(new Set(bikes.map(({ state }) => state))).toEqual(new Set(['free']))
    expect(accessories.map(({ name, freeNow }) => [name, freeNow])).toEqual([
      ['Casque adulte', 12],
      ['Casque enfant', 6],
    ])
  })
})

describe('a quote', () => {
  it('B-02: eight days of a VTC are a week and a day', async () => {
    const { quote, problem } = await shop.bikes.quote({
      asked: shop.asked('2027-07-12 09:00', '2027-07-19 18:00', { VTC: 1 }),
    })
    expect(problem).toBeNull()
    expect(quote?.totalCents).toBe(10_800)
    expect(quote?.lines[0]?.pieces.map(({ days, count }) => [days, count])).toEqual([
      [7, 1],
      [1, 1],
    ])
  })

  it('B-04: a family of seven, its helmets, its discount and its deposit', async () => {
    const { quote, availability } = await shop.bikes.quote({
      asked: {
        ...shop.asked('2027-07-12 09:00', '2027-07-13 18:00', { VTC: 4, VAE: 2, 'Vélo enfant': 1 }),
        accessories: [{ accessoryId: shop.accessoryId('Casque adulte'), quantity: 2 }],
      },
    })
    expect(quote).toMatchObject({
      totalCents: 27_080,
      depositCents: 128_000,
      discount: { why: 'group', hundredths: 1000, cents: 2920 },
      options: [{ label: 'Casque adulte', quantity: 2, times: 2, ttcCents: 800 }],
    })
    expect(availability.map(({ count, free }) => [count, free])).toEqual([
      [4, 4],
      [3, 3],
      [2, 2],
    ])
  })

  it('says what is wrong and refuses nothing', async () => {
    const backwards = await shop.bikes.quote({ asked: shop.asked('2027-07-12 10:30', '2027-07-12 10:00', { VTC: 1 }) })
    expect(backwards).toMatchObject({ quote: null, availability: [], problem: { code: 'END_BEFORE_START' } })
    const many = await shop.bikes.quote({ asked: shop.asked('2027-07-12 13:00', '2027-07-12 17:00', { VTC: 6 }) })
    expect(many).toMatchObject({
      problem: { code: 'TOO_FEW_BIKES' },
      availability: [{ count: 4, free: 4, nextMs: null }],
    })
    expect(many.quote?.totalCents).toBe(6480)
  })

  it('counts the bikes of the rental that asks as free', async () => {
    const asked = shop.asked('2027-07-12 13:00', '2027-07-12 17:00', { VAE: 3 })
    const { rentalId } = await shop.hold(asked)
    expect((await shop.bikes.quote({ asked })).availability[0]?.free).toBe(0)
    expect((await shop.bikes.quote({ asked, rentalId })).availability[0]?.free).toBe(3)
  })
})

describe('holding', () => {
  it('keeps bikes for a quarter of an hour, then they are free for anybody', async () => {
    const held = await shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 3 }))
    expect(held).toMatchObject({ state: 'held', number: '', heldUntilMs: at('2027-07-12 08:15'), totalCents: 7500 })
    expect(await shop.free('VAE', '2027-07-12 09:00', '2027-07-12 12:00')).toBe(0)
    shop.set('2027-07-12 08:15')
    expect(await shop.free('VAE', '2027-07-12 09:00', '2027-07-12 12:00')).toBe(3)
    expect(await refusedWith(shop.confirm(held.rentalId))).toMatchObject({ code: 'HOLD_OVER' })
    const other = await shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 3 }))
    expect(other.state).toBe('held')
    const again = await refusedWith(
      shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 1 }), held.rentalId),
    )
    expect(again.code).toBe('TOO_FEW_BIKES')
  })

  it('asked again changes what is held', async () => {
    const held = await shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 3 }))
    const less = await shop.hold(shop.asked('2027-07-12 14:00', '2027-07-12 18:00', { VAE: 1, VTC: 2 }), held.rentalId)
    expect(less.lines.map(({ number }) => number)).toEqual(['VAE-01', 'VTC-01', 'VTC-02'])
    expect(await shop.free('VAE', '2027-07-12 09:00', '2027-07-12 12:00')).toBe(3)
    expect(await shop.free('VAE', '2027-07-12 14:00', '2027-07-12 18:00')).toBe(2)
  })

  it('refused again keeps what was held', async () => {
    const held = await shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 3 }))
    const refused = await refusedWith(
      shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 4 }), held.rentalId),
    )
    expect(refused.code).toBe('TOO_FEW_BIKES')
    expect(await shop.free('VAE', '2027-07-12 09:00', '2027-07-12 12:00')).toBe(0)
    expect((await shop.bikes.rental({ rentalId: held.rentalId }))?.lines).toHaveLength(3)
  })

  it('B-06: the last VAE goes to one of two windows; the other hears who has it and when the next is', async () => {
    await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 2 }, 'M. Roux')
    const wanted = shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 1 })
    const [one, other] = await Promise.allSettled([shop.hold(wanted), shop.hold(wanted)])
    expect([one?.status, other?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
    const refused = await refusedWith(shop.hold(wanted))
    expect(refused).toMatchObject({
      code: 'TOO_FEW_BIKES',
      detail: { model: 'VAE', count: 3, free: 0, asked: 1, who: 'M. Roux', untilTime: '12:00', nextTime: '12:30' },
    })
  })

  it('§2.1: moves a booking to another bike and saves one more', async () => {
    await shop.maintain('VAE-03', '2027-07-12 08:00', '2027-07-12 19:00')
    const setup = await shop.bikes.setup({})
    expect(setup.holdMinutes).toBe(15)
    const { models } = await shop.bikes.fleet({})
    const vae = models.find(({ name }) => name === 'VAE')!
    const { freeNow: _f, freeUntilMs: _u, nextFreeMs: _n, pictureMs: _p, count: _c, dayCents: _d, ...model } = vae
    await shop.bikes.saveModel(shop.command({ model: { ...model, bufferMinutes: 0 } }))
    await shop.book('2027-07-12 09:00', '2027-07-12 10:00', { VAE: ['VAE-01'] }, 'A')
    const late = await shop.book('2027-07-12 11:00', '2027-07-12 12:00', { VAE: 1 }, 'B')
    await shop.book('2027-07-12 10:00', '2027-07-12 11:00', { VAE: ['VAE-02'] }, 'C')
    expect(await shop.numbersOf(late.rentalId)).toEqual(['VAE-01'])
    const saved = await shop.book('2027-07-12 10:00', '2027-07-12 12:00', { VAE: 1 }, 'D')
    expect(saved.lines[0]?.number).toBe('VAE-01')
    expect(await shop.numbersOf(late.rentalId)).toEqual(['VAE-02'])
    const row = (await shop.bikes.planning({ fromMs: at('2027-07-12 08:00'), toMs: at('2027-07-12 19:00') })).find(
      ({ number }) => number === 'VAE-02',
    )
    expect(row?.blocks.map(({ label, pinned }) => [label, pinned])).toEqual([
      ['C', true],
      ['B', false],
    ])
  })
})

describe('confirming, cancelling, not coming', () => {
  it('gives a number of the year and waits for them', async () => {
    const first = await shop.book('2027-07-13 10:00', '2027-07-13 12:00', { VTC: 1 })
    const second = await shop.book('2027-07-13 10:00', '2027-07-13 12:00', { VTC: 1 }, 'M. Roux')
    expect([first.number, second.number]).toEqual(['2027-001', '2027-002'])
    expect(first).toMatchObject({ state: 'confirmed', heldUntilMs: null, party: petit })
    const again = await shop.confirm(first.rentalId, { ...petit, name: 'Mme Le Petit' })
    expect([again.number, again.party.name]).toEqual(['2027-001', 'Mme Le Petit'])
    expect(
      (await shop.bikes.rentals({ states: ['confirmed'], text: 'roux', limit: 10 })).map(({ number }) => number),
    ).toEqual(['2027-002'])
  })

  it('refuses without a name, of nobody, of what is over', async () => {
    const held = await shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 1 }))
    expect((await refusedWith(shop.confirm(held.rentalId, { ...petit, name: '' }))).code).toBe('NAME_MISSING')
    expect((await refusedWith(shop.confirm(newRentalId()))).code).toBe('RENTAL_UNKNOWN')
    await shop.bikes.cancel(shop.command({ rentalId: held.rentalId }))
    expect(await refusedWith(shop.confirm(held.rentalId))).toEqual({
      code: 'RENTAL_NOT_HELD',
      detail: { state: 'cancelled' },
    })
    const asked = shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 1 })
    expect((await refusedWith(shop.hold(asked, held.rentalId))).code).toBe('RENTAL_NOT_HELD')
    expect((await refusedWith(shop.bikes.cancel(shop.command({ rentalId: held.rentalId })))).code).toBe('RENTAL_GONE')
  })

  it('§2.9 frees the bikes of a cancelled hire in the same transaction', async () => {
    const booked = await shop.book('2027-07-13 10:00', '2027-07-13 12:00', { VAE: 3 })
    expect(await shop.free('VAE', '2027-07-13 10:00', '2027-07-13 12:00')).toBe(0)
    const gone = await shop.bikes.cancel(shop.command({ rentalId: booked.rentalId }))
    expect(gone.state).toBe('cancelled')
    expect(shop.one(`SELECT count(*) FROM calendar_blocks WHERE state <> 'void'`)).toBe(0)
    expect(await shop.free('VAE', '2027-07-13 10:00', '2027-07-13 12:00')).toBe(3)
  })
})
