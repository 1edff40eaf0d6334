import { afterEach, beforeEach, expect, it } from 'vitest'
import { cents } from '../../../shared/money.ts'
import { day } from '../../../../test/support/said.ts'
import { expectCarried, refusalOfSpoilt } from '../../../../test/support/setup-file.ts'
import { newAccessoryId, newModelId } from '../ids.ts'
import { bikesOf, openBikesShop, petit, type BikesShop } from './bikes-shop.ts'
import { openingOf, vae } from './tariffs.ts'

let shop: BikesShop
beforeEach(async () => {
  shop = await openBikesShop()
})
afterEach(() => shop.close())

it('a set-up file carries models, tariffs, hours and rules, and no bike, no hire and nobody', async () => {
  const summer = { name: 'été', from: '07-01', to: '08-31' }
  const tariffs = [null, summer].map((season) => ({ validFrom: day('2026-01-01'), season, tariff: vae }))
  const model = { modelId: newModelId(), name: 'Tandem', kind: 'bike' as const, depositCents: cents(30_000) }
  await shop.bikes.saveModel(shop.command({ model: { ...model, bufferMinutes: 45, tariffs } }))
  const setup = await shop.bikes.setup({})
  const opening = openingOf('09:00-12:00 14:00-18:00', { '2027-07-14': '' })
  await shop.bikes.saveSetup(
    shop.command({ setup: { ...setup, opening, holdMinutes: 20, guaranteeCents: cents(350) } }),
  )
  const { accessories } = await shop.bikes.fleet({})
  const bell = { accessoryId: newAccessoryId(), name: 'Sonnette', isHelmet: false, stock: 4, priceCents: cents(50) }
  const kept = accessories.map(({ freeNow: _, ...one }) => one)
  await shop.bikes.saveAccessories(shop.command({ accessories: [...kept, { ...bell, per: 'hire' as const }] }))
  const { rentalId } = await shop.book('2027-07-13 10:00', '2027-07-13 12:00', { VAE: 1 }, 'Mme Introuvable')
  await shop.bikes.wait(
    shop.command({
      asked: shop.asked('2027-07-13 10:00', '2027-07-13 12:00', { VAE: 1 }),
      name: 'M. Patient',
      phone: '06 98 76 54 32',
    }),
  )
  const { to, text } = await expectCarried(shop, 'bikes')
  for (const own of ['Introuvable', petit.phone, 'Patient', '06 98', rentalId, 'VAE-01', 'VTC-01'])
    expect(text).not.toContain(own)
  const there = bikesOf(to.ask)
  expect(await there.setup({})).toEqual(await shop.bikes.setup({}))
  expect((await there.fleet({})).bikes).toEqual([])
})

it('a tariff in a file that cannot be asked undoes all of it', async () => {
  const why = await refusalOfSpoilt(shop, 'bikes', ({ models, ...rest }) => {
    const [first, ...others] = models as readonly { readonly tariffs: readonly object[] }[]
    const wrong = { validFrom: '2026-01-01', season: null, tariff: { ...vae, hourCents: 0 } }
    return { ...rest, models: [{ ...first, tariffs: [wrong] }, ...others] }
  })
  expect(why).toEqual({ part: 'bikes', why: 'PRICE_NOT_POSITIVE', unit: 'hour', cents: 0 })
})
