import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askedOf, waitedFor } from '../screens/hire-view.ts'
import { openBikesShop, type BikesShop } from './bikes-shop.ts'
import { at } from './tariffs.ts'

let shop: BikesShop

beforeEach(async () => {
  shop = await openBikesShop()
})
afterEach(() => shop.close())

describe('the waiting list', () => {
  const wait = (name: string, wishes: Parameters<BikesShop['asked']>[2] = { VAE: 2 }) => {
    const asked = shop.asked('2027-07-13 14:00', '2027-07-13 18:00', wishes)
    return shop.bikes.wait(shop.command({ asked, name, phone: '06 00 00 00 00' }))
  }

  it('says who waits for what, in their order, and whose bikes can be had now', async () => {
    const { rentalId } = await shop.book('2027-07-13 10:00', '2027-07-13 18:00', { VAE: 2 })
    await wait('M. Roux')
    await wait('Mme Petit', { VTC: 1 })
    const told = async () => (await shop.bikes.waiting({})).map((one) => [one.name, one.wishes, one.possible])
    expect(await told()).toEqual([
      ['M. Roux', '2 VAE', false],
      ['Mme Petit', '1 VTC', true],
    ])
    await shop.bikes.cancel(shop.command({ rentalId }))
    expect((await told())[0]).toEqual(['M. Roux', '2 VAE', true])
  })

  it('is left by hand, once and for good, and the others keep their places', async () => {
    for (const name of ['M. Roux', 'Mme Petit', 'Garcia']) await wait(name)
    const [, second] = await shop.bikes.waiting({})
    const position = second?.position ?? 0
    const left = await shop.bikes.stopWaiting(shop.command({ position }))
    expect(left.map(({ name }) => name)).toEqual(['M. Roux', 'Garcia'])
    const again = await shop.bikes.stopWaiting(shop.command({ position }))
    expect(again.map(({ name }) => name)).toEqual(['M. Roux', 'Garcia'])
  })

  it('gives nobody the place of whoever was the last to leave', async () => {
    await wait('M. Roux')
    const [first] = await shop.bikes.waiting({})
    const position = first?.position ?? 0
    await shop.bikes.stopWaiting(shop.command({ position }))
    await wait('Garcia')
    const left = await shop.bikes.stopWaiting(shop.command({ position }))
    expect(left.map(({ name }) => name)).toEqual(['Garcia'])
  })

  it('gives back what was asked, to be booked as it was', async () => {
    await wait('M. Roux', { VAE: 1, VTC: 1 })
    const [one] = await shop.bikes.waiting({})
    if (!one) throw new Error('nobody waits')
    const form = waitedFor(one.asked, one)
    expect(askedOf(form, at('2027-07-12 09:00'), await shop.bikes.fleet({}))).toEqual(one.asked)
    expect([form.party.name, form.party.phone]).toEqual(['M. Roux', '06 00 00 00 00'])
  })
})
