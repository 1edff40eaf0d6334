import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBikesShop, refusedWith, type BikesShop } from './bikes-shop.ts'
import { at } from './tariffs.ts'

const LOOKS_EVERY_MS = 30_000

let shop: BikesShop
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  shop = await openBikesShop()
})
afterEach(async () => {
  await shop.close()
  vi.useRealTimers()
})
/** Half a minute passes for the till, which looks around. */
function look(): void {
  vi.advanceTimersByTime(LOOKS_EVERY_MS)
}
const stateOf = async ({ rentalId }: { rentalId: Parameters<BikesShop['numbersOf']>[0] }) =>
  (await shop.bikes.rental({ rentalId }))?.state

describe('what the till does without being asked', () => {
  it('ends holds whose time is over, and a form that asks again begins anew', async () => {
    const asked = shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 2 })
    const held = await shop.hold(asked)
    shop.set('2027-07-12 08:14')
    look()
    expect(await stateOf(held)).toBe('held')
    shop.set('2027-07-12 08:15')
    look()
    expect(await stateOf(held)).toBe('expired')
    expect(shop.one(`SELECT count(*) FROM calendar_blocks WHERE state <> 'void'`)).toBe(0)
    expect((await refusedWith(shop.confirm(held.rentalId))).code).toBe('HOLD_OVER')
    expect(await shop.hold(asked, held.rentalId)).toMatchObject({ state: 'held', heldUntilMs: at('2027-07-12 08:30') })
  })

  it('§2.9 frees the bike of somebody who did not come: expected at ten, freed at noon', async () => {
    const booked = await shop.book('2027-07-12 10:00', '2027-07-12 18:00', { VAE: 3 })
    shop.set('2027-07-12 11:59')
    look()
    expect(await stateOf(booked)).toBe('confirmed')
    expect(await shop.bikes.today({})).toMatchObject([
      { kind: 'leaves', label: 'Mme Petit · VAE-01, VAE-02, VAE-03', atMs: at('2027-07-12 10:00') },
    ])
    expect((await shop.bikes.fleet({})).models[1]).toMatchObject({ freeNow: 0, nextFreeMs: at('2027-07-12 18:30') })
    shop.set('2027-07-12 12:00')
    look()
    expect(await stateOf(booked)).toBe('no-show')
    expect((await shop.bikes.fleet({})).models[1]).toMatchObject({ freeNow: 3, nextFreeMs: null })
    const cancel = shop.bikes.cancel(shop.command({ rentalId: booked.rentalId }))
    expect(await refusedWith(cancel)).toEqual({ code: 'RENTAL_GONE', detail: { state: 'no-show' } })
  })

  it('frees it after as long as the café says', async () => {
    const setup = await shop.bikes.setup({})
    await shop.bikes.saveSetup(shop.command({ setup: { ...setup, noShowMinutes: 30 } }))
    const booked = await shop.book('2027-07-12 10:00', '2027-07-12 18:00', { VAE: 1 })
    shop.set('2027-07-12 10:30')
    look()
    expect(await stateOf(booked)).toBe('no-show')
  })

  it('tells of whoever waits once there are bikes, and forgets them when their day is past', async () => {
    const booked = await shop.book('2027-07-13 10:00', '2027-07-13 18:00', { VAE: 2 })
    const asked = shop.asked('2027-07-13 14:00', '2027-07-13 18:00', { VAE: 2 })
    await shop.bikes.wait(shop.command({ asked, name: 'M. Roux', phone: '06 00 00 00 00' }))
    expect(await shop.bikes.today({})).toEqual([])
    await shop.bikes.cancel(shop.command({ rentalId: booked.rentalId }))
    expect(await shop.bikes.today({})).toEqual([
      {
        kind: 'waiting',
        rentalId: null,
        bikeId: null,
        label: 'M. Roux · 06 00 00 00 00 · 2 VAE',
        atMs: at('2027-07-13 14:00'),
      },
    ])
    shop.set('2027-07-13 14:00')
    look()
    expect(shop.one('SELECT count(*) FROM bike_waiting')).toBe(0)
    const backwards = shop.bikes.wait(
      shop.command({ asked: { ...asked, endMs: asked.startMs }, name: 'M. Roux', phone: '' }),
    )
    expect((await refusedWith(backwards)).code).toBe('END_BEFORE_START')
  })

  it('has nobody wait who has what they waited for', async () => {
    const asked = shop.asked('2027-07-13 14:00', '2027-07-13 18:00', { VAE: 2 })
    await shop.bikes.wait(shop.command({ asked, name: 'M. Roux', phone: '' }))
    await shop.bikes.wait(shop.command({ asked, name: 'Mme Petit', phone: '' }))
    await shop.book('2027-07-13 15:00', '2027-07-13 18:00', { VTC: 2 }, 'm. roux')
    expect((await shop.bikes.today({})).map(({ kind, label }) => [kind, label])).toEqual([
      ['waiting', 'Mme Petit · 2 VAE'],
    ])
  })

  it('keeps no form that nobody finished, once its time is past', async () => {
    const held = await shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 2 }))
    shop.set('2027-07-12 12:00')
    look()
    expect(await stateOf(held)).toBe('expired')
    shop.set('2027-07-12 12:01')
    look()
    expect(await stateOf(held)).toBeUndefined()
    expect(shop.one('SELECT count(*) FROM bike_rental_lines')).toBe(0)
  })

  it('says nothing to the screens while nothing happens', async () => {
    const told: string[] = []
    const events = await shop.ask.till.events({})
    const heard = (async () => {
      for await (const event of events) told.push(event.name)
    })()
    look()
    await shop.hold(shop.asked('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 2 }))
    await vi.waitFor(() => expect(told.filter((name) => name === 'services.changed')).toHaveLength(1), {
      timeout: 20_000,
    })
    shop.set('2027-07-12 08:15')
    look()
    await vi.waitFor(() => expect(told.filter((name) => name === 'services.changed')).toHaveLength(2), {
      timeout: 20_000,
    })
    look()
    expect(told.filter((name) => name === 'services.changed')).toHaveLength(2)
    await events.return?.(undefined)
    await heard
  })
})
