import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newWelfareNoteId } from '../ids.ts'
import { todayTexts } from '../texts/today.ts'
import { FRIDAY, openRoundShop, type RoundShop } from './round-shop.ts'

let shop: RoundShop
beforeEach(async () => {
  shop = await openRoundShop()
})
afterEach(() => shop.close())

const OWN = ['meals-not-answered', 'round-on-its-way', 'kitchen-changed', 'welfare-urgent']
/** What the counter says of the kitchen and the rounds. */
async function said() {
  const all = await shop.ask.today.items({})
  const items = all.filter(({ service }) => service === 'meals').flatMap((one) => one.items)
  return items
    .filter(({ kind }) => OWN.includes(kind))
    .map((item) => `${item.urgency} | ${todayTexts.fr[item.kind]!(item).replaceAll(/[\u00a0\u202f]/g, ' ')}`)
}

describe('what the counter is told of the rounds', () => {
  it('is that one is on its way, and the day after that nobody said how it went', async () => {
    shop.order(await shop.person('M. Dupont'), { quantity: 2 })
    expect(await said()).toEqual([])
    await shop.leave()
    expect(await said()).toEqual(['later | 1 tournée en route, à valider au retour'])
    shop.set('2026-11-28 08:00')
    expect(await said()).toEqual(['late | 2 repas sans réponse : livré ou absent ?'])
  })

  it('is what changed since the kitchen’s paper, and an urgent note that nobody was told', async () => {
    const dupont = await shop.person('M. Dupont')
    shop.order(dupont)
    await shop.meals.markPrinted(shop.command({ day: FRIDAY, roundId: null }))
    shop.order(await shop.person('Mme Roux'))
    const note = { noteId: newWelfareNoteId(), personId: dupont, text: 'Chute', urgent: true, toldTo: '' }
    await shop.meals.writeWelfare(shop.command(note))
    expect(await said()).toEqual([
      'now | 1 note urgente : prévenir la famille',
      'now | 1 changement depuis la feuille de cuisine',
    ])
    await shop.meals.tellWelfare(shop.command({ noteId: note.noteId, toldTo: 'Anne' }))
    expect(await said()).toHaveLength(1)
  })
})
