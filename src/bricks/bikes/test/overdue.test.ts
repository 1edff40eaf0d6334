import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { refusalOf } from '../../../../test/support/shop.ts'
import type { Rental } from '../rental.ts'
import { cheque, command, openHire, party, type HireShop } from './out-shop.ts'
import { at } from './tariffs.ts'

const LOOKS_EVERY_MS = 30_000

let shop: HireShop
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  shop = await openHire('2027-07-12 08:00')
})
afterEach(async () => {
  await shop.close()
  vi.useRealTimers()
})
/** Half a minute passes for the till, which looks around. */
function look(): void {
  vi.advanceTimersByTime(LOOKS_EVERY_MS)
}
const out = (until: string, models: Record<string, number>) => shop.out({ until, models }, { deposit: cheque })

async function book(from: string, until: string, models: Record<string, number>, name: string): Promise<Rental> {
  const held = await shop.hold({ from, until, models })
  return shop.bikes.confirm({ ...command(), rentalId: held.rentalId, party: { ...party, name }, language: 'fr' })
}
const numbersOf = async ({ rentalId }: Rental) =>
  (await shop.bikes.rental({ rentalId }))?.lines.map(({ number }) => number)
const bikeNow = async (number: string) => (await shop.bikes.fleet({})).bikes.find((bike) => bike.number === number)

describe('a bike that is late', () => {
  it('B-09: due at noon, whoever wants it at one is given another at a quarter past, not before', async () => {
    await out('2027-07-12 12:00', { VAE: 1 })
    await book('2027-07-12 08:30', '2027-07-12 11:00', { VAE: 1 }, 'M. Court')
    const third = await book('2027-07-12 08:30', '2027-07-12 19:00', { VAE: 1 }, 'M. Long')
    const next = await book('2027-07-12 13:00', '2027-07-12 18:00', { VAE: 1 }, 'M. Roux')
    expect([await numbersOf(third), await numbersOf(next)]).toEqual([['VAE-03'], ['VAE-01']])
    shop.goTo('2027-07-12 12:14')
    look()
    expect(await numbersOf(next)).toEqual(['VAE-01'])
    shop.goTo('2027-07-12 12:15')
    look()
    expect(await numbersOf(next)).toEqual(['VAE-02'])
    expect((await shop.bikes.today({})).filter(({ kind }) => kind === 'overdue')).toMatchObject([
      { label: 'Mme Petit · VAE-01', atMs: at('2027-07-12 12:00') },
    ])
    expect(await bikeNow('VAE-01')).toMatchObject({ state: 'overdue', untilMs: at('2027-07-12 12:00') })
  })

  it('B-09: where there is no other, the one who waits is named beside what is overdue', async () => {
    await out('2027-07-12 12:00', { VAE: 3 })
    const next = await book('2027-07-12 13:00', '2027-07-12 18:00', { VAE: 1 }, 'M. Roux')
    shop.goTo('2027-07-12 12:15')
    look()
    expect(await numbersOf(next)).toEqual(['VAE-01'])
    expect((await shop.bikes.today({})).filter(({ kind }) => kind === 'overdue')).toMatchObject([
      { label: 'Mme Petit · VAE-01, VAE-02, VAE-03 → 13:00 M. Roux' },
    ])
  })
})

describe('where bikes are', () => {
  it('out, to be looked over, then free; in repair only when it is back', async () => {
    const rental = await out('2027-07-12 12:00', { VAE: 1 })
    expect(await bikeNow('VAE-01')).toMatchObject({ state: 'out', rentalId: rental.rentalId, daysOut: 1 })
    expect((await shop.bikes.fleet({})).models[1]).toMatchObject({ freeNow: 2 })
    const repair = {
      ...command(),
      repairId: `rep_${crypto.randomUUID()}` as never,
      bikeId: shop.bike('VAE-01'),
      reason: 'Freins',
      fromMs: at('2027-07-12 10:00'),
      untilMs: null,
    }
    expect(await refusalOf(shop.bikes.maintain(repair))).toBe('BIKE_OUT')
    shop.goTo('2027-07-12 11:00')
    await shop.back(rental, ['VAE-01'], { toInspect: true })
    expect(await bikeNow('VAE-01')).toMatchObject({ state: 'to-inspect' })
    expect((await shop.bikes.fleet({})).models[1]).toMatchObject({ count: 3, freeNow: 2 })
    // Nobody leaves with it now; tomorrow somebody may.
    expect(await refusalOf(shop.hold({ until: '2027-07-12 12:00', models: { VAE: 3 } }))).toBe('TOO_FEW_BIKES')
    const tomorrow = await shop.hold({ from: '2027-07-13 09:00', until: '2027-07-13 12:00', models: { VAE: 3 } })
    expect(tomorrow.lines).toHaveLength(3)
    await shop.bikes.inspected({ ...command(), bikeId: shop.bike('VAE-01') })
    expect(await bikeNow('VAE-01')).toMatchObject({ state: 'free', rentalId: tomorrow.rentalId })
  })

  it('asks for a look over after so many days out, until it was in the workshop', async () => {
    const setup = await shop.bikes.setup({})
    await shop.bikes.saveSetup({ ...command(), setup: { ...setup, checkAfterDays: 3 } })
    const rental = await out('2027-07-14 12:00', { VTC: 1 })
    shop.goTo('2027-07-13 10:00')
    expect(await bikeNow('VTC-01')).toMatchObject({ daysOut: 2, checkDue: false })
    shop.goTo('2027-07-14 11:00')
    expect(await bikeNow('VTC-01')).toMatchObject({ daysOut: 3, checkDue: true })
    expect(await shop.bikes.today({})).toContainEqual({
      kind: 'check-due',
      rentalId: null,
      bikeId: shop.bike('VTC-01'),
      label: 'VTC-01 · 3 j',
      atMs: null,
    })
    await shop.back(rental, ['VTC-01'])
    const repairId = `rep_${crypto.randomUUID()}` as never
    const when = { fromMs: at('2027-07-14 11:00'), untilMs: null }
    await shop.bikes.maintain({ ...command(), repairId, bikeId: shop.bike('VTC-01'), reason: 'Révision', ...when })
    await shop.bikes.repaired({ ...command(), repairId, parts: '', costCents: 0 as never })
    expect(await bikeNow('VTC-01')).toMatchObject({ daysOut: 0, checkDue: false, state: 'free' })
  })

  it('dragged while it is out, it ends at another time at the same price; to another bike it is not', async () => {
    const rental = await out('2027-07-12 12:00', { VTC: 1 })
    const move = (to: string, until: string) =>
      shop.bikes.move({
        ...command(),
        rentalId: rental.rentalId,
        bikeId: shop.bike('VTC-01'),
        toBikeId: shop.bike(to),
        startMs: rental.startMs,
        endMs: at(until),
      })
    expect(await move('VTC-01', '2027-07-12 18:00')).toMatchObject({
      state: 'out',
      endMs: at('2027-07-12 18:00'),
      totalCents: rental.totalCents,
    })
    expect(await refusalOf(move('VTC-02', '2027-07-12 18:00'))).toBe('RENTAL_GONE')
    expect(await refusalOf(move('VTC-01', '2027-07-12 22:00'))).toBe('CLOSED_THEN')
    const planned = await shop.bikes.planning({ fromMs: at('2027-07-12 08:00'), toMs: at('2027-07-12 19:00') })
    expect(planned[0]?.blocks).toMatchObject([{ state: 'out', label: 'Mme Petit', endMs: at('2027-07-12 18:00') }])
  })
})
