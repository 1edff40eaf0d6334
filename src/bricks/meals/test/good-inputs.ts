import { newCommandId } from '../../../shared/ids.ts'
import type { Shop } from '../../../../test/support/shop.ts'
import { goodRoundInputs } from './good-round-inputs.ts'
import { mealsOf } from './meals-shop.ts'
import { detailsOf, dishOf, inputOf, needsOf } from './people.ts'

/** Inputs that pass, for every procedure of the meals that takes a text which somebody types. */
export async function goodInputs(shop: Shop): Promise<Readonly<Record<string, object>>> {
  const meals = mealsOf(shop.ask)
  const setup = await meals.setup({})
  const person = inputOf({ status: 'pending' })
  const { personId } = person
  await meals.savePerson({ commandId: newCommandId(), person, details: detailsOf('M. Dupont') })
  const contact = { role: 'emergency', name: 'Mme Bru', phone: '05 00 00 00 01', note: 'voisine' }
  return {
    'meals.people': { text: 'dup', ended: false },
    'meals.saveDish': { dish: dishOf('Omelette', { ingredients: ['œuf'] }) },
    'meals.saveNeeds': {
      personId,
      needs: needsOf({ refused: ['lapin'], note: 'prothèse' }),
      consentOn: '2026-11-01',
    },
    'meals.savePerson': {
      person: { ...person, accessNote: 'code 12A4', contacts: [contact] },
      details: detailsOf('M. Dupont', { email: 'dupont@exemple.fr' }),
    },
    'meals.saveSetup': { setup },
    ...(await goodRoundInputs(shop)),
  }
}
