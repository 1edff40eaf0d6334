import type { Shop } from '../../../../test/support/shop.ts'
import { newItemId } from '../ids.ts'
import { agencyOf } from './agency-shop.ts'

/** For the test that spoils every text of the contract (test/unit/bad-text.test.ts). */
export async function goodInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const { services } = await agencyOf(shop.ask).setup({})
  const pressing = services.find(({ code }) => code === ('pressing' as string))
  const item = { itemId: newItemId(), service: 'pressing', article: 'manteau', pieces: 1, priceCents: null }
  const whose = { name: 'Aglaé Mirliton', phone: '06 00 00 00 09', note: 'bouton', ticket: null, printStub: false }
  return {
    'agency.findPeople': { text: 'mir' },
    'agency.bulletins': { service: 'gaz', text: 'A' },
    'agency.items': { text: 'mir' },
    'agency.depositItem': { ...item, ...whose },
    'agency.saveService': { service: { ...pressing } },
  }
}
