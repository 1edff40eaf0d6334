import { afterEach, beforeEach, expect, it } from 'vitest'
import { newCustomerId } from '../../../shared/ids.ts'
import { expectCarried, refusalOfSpoilt } from '../../../../test/support/setup-file.ts'
import { newIdeaId } from '../ids.ts'
import { freshSetup } from '../rules/idea.ts'
import { openIdeasShop } from './ideas-shop.ts'

let shop: Awaited<ReturnType<typeof openIdeasShop>>
beforeEach(async () => {
  shop = await openIdeasShop()
})
afterEach(() => shop.close())

it('a set-up file carries the themes of the box, and no idea and nobody who had one', async () => {
  const setup = { themes: [{ code: 'bees', name: 'Abeilles' }, ...freshSetup().themes], keepMonths: 3 }
  await shop.ideas.saveSetup(shop.command({ setup }))
  const customerId = newCustomerId()
  const contact = { customerId, name: 'Mme Introuvable', phone: '06 98 76 54 32', consent: true as const }
  await shop.ideas.add(shop.command({ ideaId: newIdeaId(), theme: 'bees', text: 'Des ruches', contact }))
  const { text } = await expectCarried(shop, 'ideas')
  for (const own of [contact.name, contact.phone, customerId, 'Des ruches']) expect(text).not.toContain(own)
})

it('one theme twice in a file undoes all of it', async () => {
  const why = await refusalOfSpoilt(shop, 'ideas', (setup) => ({
    ...setup,
    themes: ['bees', 'bees'].map((code) => ({ code, name: '' })),
  }))
  expect(why).toEqual({ part: 'ideas', why: 'THEME_TWICE', theme: 'bees' })
})
