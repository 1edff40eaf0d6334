import { afterEach, beforeEach, expect, it } from 'vitest'
import { newCustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { durand } from '../../../../test/support/customers.ts'
import { day } from '../../../../test/support/said.ts'
import { expectCarried, refusalOfSpoilt } from '../../../../test/support/setup-file.ts'
import { MONDIAL, openParcelsShop, parcelsOf, type ParcelsShop } from './parcels-shop.ts'

const KEY = 'a-key-of-la-poste-that-nobody-sees'
let shop: ParcelsShop
beforeEach(async () => {
  shop = await openParcelsShop()
})
afterEach(() => shop.close())

it('a set-up file carries carriers, terms, shelves and figures, and no key, no payer, no parcel', async () => {
  const { setup, carriers, terms } = await shop.parcels.setup({})
  const customerId = newCustomerId()
  await shop.ask.customers.save(shop.command({ customerId, ...durand }))
  const mondial = carriers.find(({ code }) => code === MONDIAL)!
  const scanPatterns = [{ mask: 'MR########', check: 'none' as const }]
  const carrier = { ...mondial, to: day('2028-12-31'), scanPatterns, payerId: customerId }
  await shop.parcels.saveCarrier(shop.command({ carrier }))
  const [agreed] = terms.filter((one) => one.carrier === MONDIAL)
  const later = { ...agreed!, from: day('2027-01-01'), pickupCents: cents(77) }
  await shop.parcels.saveTerms(shop.command({ terms: later }))
  const { places, hasSuiviKey: _, ...habits } = setup
  await shop.parcels.saveHabits(shop.command({ habits: { ...habits, keptMonths: 7, forgottenDays: 5 } }))
  await shop.parcels.savePlaces(shop.command({ places: [...places, { label: 'Z9', units: 40 }] }))
  await shop.parcels.saveSuiviKey(shop.command({ key: KEY }))
  const { to, text } = await expectCarried(shop, 'parcels')
  for (const own of [KEY, customerId, durand.name, durand.phone]) expect(text).not.toContain(own)
  const names = shop.one<string>(`SELECT group_concat(searched, '|') FROM parcels WHERE searched <> ''`).split('|')
  expect(names.length).toBeGreaterThan(3)
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  for (const name of names) expect(plain).not.toContain(name)
  const there = await parcelsOf(to.ask).setup({})
  expect(there.setup).toEqual({ ...(await shop.parcels.setup({})).setup, hasSuiviKey: false })
  expect(there.carriers.map(({ payerId }) => payerId)).toEqual(carriers.map(() => null))
})

it('terms in a file of a carrier that nobody knows undo all of it', async () => {
  const why = await refusalOfSpoilt(shop, 'parcels', (value) => ({ ...value, carriers: [] }))
  expect(why).toEqual({ part: 'parcels', why: 'CARRIER_UNKNOWN' })
})
