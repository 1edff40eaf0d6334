import { afterEach, beforeEach, expect, it } from 'vitest'
import { newCustomerId } from '../../../shared/ids.ts'
import { cents } from '../../../shared/money.ts'
import { durand } from '../../../../test/support/customers.ts'
import { expectCarried, refusalOfSpoilt } from '../../../../test/support/setup-file.ts'
import { newItemId } from '../ids.ts'
import { agencyOf, article, openAgencyShop, service, type AgencyShop } from './agency-shop.ts'

let shop: AgencyShop
beforeEach(async () => {
  shop = await openAgencyShop()
})
afterEach(() => shop.close())

it('a set-up file carries each service with its articles and terms, and no partner’s account, no item, nobody', async () => {
  const customerId = newCustomerId()
  await shop.ask.customers.save(shop.command({ customerId, ...durand }))
  await shop.addTemplate('pressing')
  const { services } = await shop.agency.setup({})
  const pressing = services.find(({ code }) => code === service('pressing'))!
  const changed = { ...pressing, name: 'Pressing du bourg', partnerId: customerId, colour: 'violet' as const }
  await shop.agency.saveService(shop.command({ service: changed }))
  await shop.agree('pressing', { monthlyCents: cents(1_234) }, '2027-02-01')
  const item = { itemId: newItemId(), service: service('pressing'), article: article('autre'), pieces: 1 }
  const left = { ...item, priceCents: cents(900), name: 'Mme Introuvable', phone: '06 98 76 54 32', note: 'doublure' }
  await shop.agency.depositItem(shop.command({ ...left, ticket: null, printStub: false }))
  const { to, text } = await expectCarried(shop, 'agency')
  for (const own of [customerId, durand.name, left.name, left.phone, left.note]) expect(text).not.toContain(own)
  const there = await agencyOf(to.ask).setup({})
  expect(there.services.find(({ code }) => code === changed.code)).toEqual({ ...changed, partnerId: null })
  expect(there.terms).toEqual((await shop.agency.setup({})).terms)
})

it('two services of one name in a file undo all of it', async () => {
  const why = await refusalOfSpoilt(shop, 'agency', ({ services, ...rest }) => {
    const [first, second, ...others] = services as readonly { readonly name: string }[]
    return { ...rest, services: [first, { ...second, name: first?.name }, ...others] }
  })
  expect(why).toMatchObject({ part: 'agency', why: 'SERVICE_NAME_TAKEN' })
})
