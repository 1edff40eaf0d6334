import { describe, expect, it } from 'vitest'
import { day, dishOf, needsOf } from './people.ts'
import { zMenu } from '../rules/food.ts'
import { blockedOf, plates, reasonsAgainst } from '../rules/suits.ts'

const brandade = dishOf('Brandade', { allergens: ['fish', 'milk'], ingredients: ['morue'] })
const omelette = dishOf('Omelette', { allergens: ['eggs'] })
const menu = zMenu.parse({
  day: day('2026-11-27'),
  service: 'lunch',
  courses: [{ course: 'main', dishIds: [brandade.dishId, omelette.dishId] }],
})
const dishes = new Map([brandade, omelette].map((dish) => [dish.dishId, dish]))
const kinds = (needs: Parameters<typeof needsOf>[0], dish = brandade) =>
  reasonsAgainst(dish, needsOf(needs)).map(({ kind, value }) => `${kind} ${value}`.trim())

describe('what speaks against a dish', () => {
  it('is all of it, not the first thing only', () => {
    expect(kinds({ allergens: ['fish', 'milk'], refused: ['Morue'], diet: 'salt-free', texture: 'mixed' })).toEqual([
      'allergen fish',
      'allergen milk',
      'refused Morue',
      'diet salt-free',
      'texture mixed',
    ])
  })
  it.each([
    ['œuf', omelette, ['refused œuf']],
    ['Oeufs', omelette, ['refused Oeufs']],
    ['poisson', brandade, ['refused poisson']],
    ['brandade', brandade, ['refused brandade']],
    ['lapin', dishOf('Terrine', { ingredients: ['Foies de lapins'] }), ['refused lapin']],
    ['lait', dishOf('Riz', { ingredients: ['laitue'] }), []],
  ])('refusing « %s » is found by the name, an ingredient or an allergen', (refused, dish, found) => {
    expect(kinds({ refused: [refused] }, dish)).toEqual(found)
  })
  it('is unknown where somebody has an allergy and nobody filled in the dish', () => {
    expect(kinds({ allergens: ['fish'] }, dishOf('Soupe', { allergens: null }))).toEqual(['unknown'])
    expect(kinds({}, dishOf('Soupe', { allergens: null }))).toEqual([])
  })
  it('is nothing for somebody without needs, and for no pork where there is no meat', () => {
    expect(reasonsAgainst(brandade, undefined)).toEqual([])
    expect(kinds({ diet: 'pork-free' }, dishOf('Gratin', { diets: ['normal', 'vegetarian'] }))).toEqual([])
  })
})

describe('C-04 what somebody is served', () => {
  const of = (needs: Parameters<typeof needsOf>[0], choices: Parameters<typeof plates>[2]['choices'] = []) =>
    plates(menu, dishes, { needs: needsOf(needs), courses: ['soup', 'main'], choices })

  it('C-04 is the first dish that suits; what was chosen where it does', () => {
    expect(of({})).toMatchObject([{ course: 'main', dishId: brandade.dishId, isChosen: false }])
    expect(of({ allergens: ['fish'] })).toMatchObject([{ dishId: omelette.dishId }])
    const choices = [{ course: 'main' as const, dishId: omelette.dishId }]
    expect(of({}, choices)).toMatchObject([{ dishId: omelette.dishId, isChosen: true }])
    expect(of({ allergens: ['eggs'] }, choices)).toMatchObject([{ dishId: brandade.dishId, isChosen: false }])
  })
  it('C-04 is blocked with the reasons of each dish where none does', () => {
    const [blocked] = blockedOf(of({ allergens: ['fish'], refused: ['œuf'] }))
    expect(blocked?.against).toEqual([
      { dishId: brandade.dishId, reasons: [{ kind: 'allergen', value: 'fish' }] },
      { dishId: omelette.dishId, reasons: [{ kind: 'refused', value: 'œuf' }] },
    ])
  })
})
