import { newCustomerId } from '../../../shared/ids.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { newCommandId } from '../../../shared/ids.ts'
import { newIdeaId } from '../ids.ts'
import { freshSetup } from '../rules/idea.ts'
import { ideasOf } from './ideas-shop.ts'

/** For the test that spoils every text of the contract (test/unit/bad-text.test.ts). */
export async function goodInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const ideas = ideasOf(shop.ask)
  const ideaId = newIdeaId()
  await ideas.add({ ideaId, theme: 'bread', text: 'Du pain', contact: null, commandId: newCommandId() })
  const contact = { customerId: newCustomerId(), name: 'Mme Petit', phone: '06', consent: true }
  return {
    'ideas.saveSetup': { setup: freshSetup() },
    'ideas.add': { ideaId: newIdeaId(), theme: 'bread', text: 'Du pain', contact },
    'ideas.amend': { ideaId, theme: 'bread', text: 'Du pain le lundi' },
    'ideas.answer': { ideaId, state: 'discussed', note: 'On en parle' },
  }
}
