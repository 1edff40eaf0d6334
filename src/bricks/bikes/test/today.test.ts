import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { todayTexts } from '../texts-today.ts'
import { todayKinds } from '../today-items.ts'
import { openBikesShop, petit, type BikesShop } from './bikes-shop.ts'
import { at } from './tariffs.ts'
import { cheque, fine, visa } from './out-shop.ts'
import { newLineId, newTicketId } from '../../../shared/ids.ts'
import type { Rental } from '../rental.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
/** The other services have days of their own. */
const ofBikes = async (shop: BikesShop) => (await shop.ask.today.items({})).filter(({ service }) => service === 'bikes')

/** What the counter says of the bikes. */
async function said(shop: BikesShop) {
  const all = await ofBikes(shop)
  return all.flatMap(({ service, items }) =>
    items.map((item) => {
      const sentence = todayTexts.fr[item.kind]
      return [service, item.urgency, plain(sentence?.(item) ?? item.kind)].join(' | ')
    }),
  )
}

let shop: BikesShop
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  shop = await openBikesShop()
  await shop.ask.till.changeSettings(shop.command({ services: ['bikes'] }))
  await shop.openDay()
})
afterEach(async () => {
  await shop.close()
  vi.useRealTimers()
})

const ticketId = newTicketId()

async function leave(rental: Rental, deposit: typeof cheque | typeof visa = cheque) {
  const { checklist } = await shop.bikes.setup({})
  const condition = { ...fine, checks: checklist.map((item) => ({ item, ok: true })) }
  return shop.bikes.depart(
    shop.command({
      rentalId: rental.rentalId,
      party: petit,
      language: 'fr' as const,
      conditions: rental.lines.map(({ bikeId }) => ({ bikeId, condition })),
      deposit,
      signature: '',
      ticketId,
      lineIds: [newLineId(), newLineId()] as [ReturnType<typeof newLineId>, ReturnType<typeof newLineId>],
      place: 'on-site' as const,
      printContract: false,
    }),
  )
}

describe('what the counter is told of the bikes', () => {
  it('says nothing where there is nothing', async () => {
    expect(await ofBikes(shop)).toEqual([])
  })

  it('counts departures before and after noon, and who is expected and has not come', async () => {
    await shop.book('2027-07-12 08:30', '2027-07-12 10:00', { VAE: 1 })
    await shop.book('2027-07-12 10:00', '2027-07-12 11:00', { VTC: 2 })
    await shop.book('2027-07-12 11:00', '2027-07-12 12:00', { VTC: 1 })
    await shop.book('2027-07-12 14:00', '2027-07-12 18:00', { VTC: 1 })
    expect(await said(shop)).toEqual([
      'bikes | now | 3 départs avant midi',
      'bikes | later | 1 départ après midi : VTC-01',
    ])
    shop.set('2027-07-12 08:31')
    expect(await said(shop)).toEqual([
      'bikes | now | 1 départ attendu, personne encore : VAE-01',
      'bikes | later | 2 départs avant midi',
      'bikes | later | 1 départ après midi : VTC-01',
    ])
  })

  it('counts bikes that are late before all else, and leads to the only hire that it is about', async () => {
    const two = await leave(await shop.book('2027-07-12 08:00', '2027-07-12 12:00', { VTC: 2 }))
    await leave(await shop.book('2027-07-12 08:00', '2027-07-12 18:00', { VAE: 1 }))
    expect(await said(shop)).toEqual(['bikes | later | 2 retours après midi'])
    shop.set('2027-07-12 12:01')
    expect(await said(shop)).toEqual([
      'bikes | late | 2 vélos en retard',
      'bikes | later | 1 retour après midi : VAE-01',
    ])
    const [{ items } = { items: [] }] = await ofBikes(shop)
    expect(items[0]).toMatchObject({ wanted: `rental:${two.rentalId}`, atMs: at('2027-07-12 12:00'), count: 2 })
  })

  it('B-12 tells of the card hold that lapses on its eve', async () => {
    await leave(await shop.book('2027-07-12 09:00', '2027-07-20 18:00', { VAE: 1 }), visa)
    shop.set('2027-07-15 12:00')
    expect(await said(shop)).toEqual([])
    shop.set('2027-07-16 12:00')
    expect(await said(shop)).toEqual(['bikes | now | 1 empreinte de carte à renouveler : VAE-01'])
  })

  it('names nobody: whoever only looks at the counter sees it', async () => {
    await leave(await shop.book('2027-07-12 08:00', '2027-07-12 12:00', { VTC: 2 }))
    await shop.book('2027-07-12 09:00', '2027-07-12 12:00', { VAE: 1 })
    expect(JSON.stringify(await ofBikes(shop))).not.toContain('Petit')
  })

  it('is silent while the café has the bikes switched off', async () => {
    await shop.book('2027-07-12 10:00', '2027-07-12 11:00', { VTC: 2 })
    await shop.ask.till.changeSettings(shop.command({ services: [] }))
    expect(await ofBikes(shop)).toEqual([])
  })

  it('tells the screens when time alone has changed something, and not at every look', async () => {
    const told: string[] = []
    const events = await shop.ask.till.events({})
    const heard = (async () => {
      for await (const event of events) told.push(event.name)
    })()
    const times = () => told.filter((name) => name === 'today.changed').length
    const look = () => vi.advanceTimersByTime(30_000)
    await leave(await shop.book('2027-07-12 08:00', '2027-07-12 12:00', { VTC: 2 }))
    look()
    await vi.waitFor(() => expect(times()).toBe(1), { timeout: 20_000 })
    look()
    shop.set('2027-07-12 12:01')
    look()
    await vi.waitFor(() => expect(times()).toBe(2), { timeout: 20_000 })
    look()
    await events.return?.(undefined)
    await heard
    expect(times()).toBe(2)
  })
})

describe.each(['fr', 'en'] as const)('the sentences in %s', (lang) => {
  it('are one for each kind', () => {
    for (const kind of todayKinds) {
      const one = todayTexts[lang][kind]?.({ count: 1, values: { bike: 'VAE-04' } }) ?? ''
      expect(one, kind).toMatch(/^1 /)
      expect(todayTexts[lang][kind]?.({ count: 3, values: {} }), kind).not.toMatch(/undefined/)
    }
  })
})
