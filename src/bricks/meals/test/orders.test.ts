import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerId, OperatorId } from '../../../shared/ids.ts'
import { newPauseId } from '../ids.ts'
import { openMealsShop, type MealsShop } from './meals-shop.ts'
import { day, dishOf, needsOf, newPerson, putMenu } from './people.ts'
import { refusedWith, saidInFrench } from './said.ts'

let shop: MealsShop
beforeEach(async () => {
  shop = await openMealsShop({ from: '2026-11-16 08:00' })
})
afterEach(() => shop.close())

/** « 2026-11-27 delivered-day state » of every meal of a week. */
async function mealsOf(personId: CustomerId, from = '2026-11-23', days = 7) {
  const strip = await shop.meals.week({ personId, from: day(from), days })
  return strip.flatMap(({ order }) => (order ? [`${order.eatenOn} ${order.deliveredOn} ${order.state}`] : []))
}

describe('C-01 M. Dupont, one lunch every day, week of 23 November', () => {
  it('C-01 has 7 meals in 5 deliveries: Friday brings three', async () => {
    const personId = await newPerson(shop)
    expect(await mealsOf(personId)).toEqual([
      '2026-11-23 2026-11-23 planned',
      '2026-11-24 2026-11-24 planned',
      '2026-11-25 2026-11-25 planned',
      '2026-11-26 2026-11-26 planned',
      '2026-11-27 2026-11-27 planned',
      '2026-11-28 2026-11-27 planned',
      '2026-11-29 2026-11-27 planned',
    ])
  })

  it('C-01 planned twice, nothing changes', async () => {
    const personId = await newPerson(shop)
    const before = await mealsOf(personId, '2026-11-16', 14)
    expect((await shop.meals.planMeals(shop.command({}))).planned).toBe(0)
    expect(await mealsOf(personId, '2026-11-16', 14)).toEqual(before)
  })
})

describe('C-03 a stay in hospital', () => {
  const pause = (personId: CustomerId, reason: 'hospital' | 'family') =>
    shop.meals.pause(shop.command({ personId, pauseId: newPauseId(), from: day('2026-11-26'), until: null, reason }))

  it('C-03 declared on Wednesday 25 at 15:00: four meals waived, free from Monday 30', async () => {
    const personId = await newPerson(shop)
    shop.set('2026-11-25 15:00')
    await shop.meals.planMeals(shop.command({}))
    expect(await pause(personId, 'hospital')).toMatchObject({ waived: 4, late: 0, billedCents: 0 })
    expect(await mealsOf(personId, '2026-11-25', 7)).toEqual([
      '2026-11-25 2026-11-25 locked',
      '2026-11-26 2026-11-26 cancelled-waived',
      '2026-11-27 2026-11-27 cancelled-waived',
      '2026-11-28 2026-11-27 cancelled-waived',
      '2026-11-29 2026-11-27 cancelled-waived',
      '2026-11-30 2026-11-30 cancelled-free',
      '2026-12-01 2026-12-01 cancelled-free',
    ])
  })

  it('C-03 with « hôpital facturé » 4 × 10.50 = 42.00 are billed', async () => {
    const setup = await shop.meals.setup({})
    await shop.meals.saveSetup(shop.command({ setup: { ...setup, hospitalIsWaived: false } }))
    const personId = await newPerson(shop)
    shop.set('2026-11-25 15:00')
    expect(await pause(personId, 'hospital')).toMatchObject({ waived: 0, late: 4, billedCents: 4200 })
  })

  it('C-03 resumes in one gesture, which respects the cut-off', async () => {
    const personId = await newPerson(shop)
    shop.set('2026-11-25 15:00')
    await pause(personId, 'hospital')
    shop.set('2026-11-27 09:00')
    // Monday's cut-off was Thursday 26 at 10:00, Tuesday's is Friday 27 at 10:00.
    const answer = await shop.meals.resume(shop.command({ personId, on: day('2026-11-27') }))
    expect(answer.firstOn).toBe('2026-12-01')
    expect(await mealsOf(personId, '2026-11-29', 3)).toEqual([
      '2026-11-29 2026-11-27 cancelled-waived',
      '2026-11-30 2026-11-30 cancelled-free',
      '2026-12-01 2026-12-01 planned',
    ])
  })
})

describe('C-04 Mme Roux, allergic to fish', () => {
  const brandade = dishOf('Brandade', { allergens: ['fish', 'milk'] })
  const omelette = dishOf('Omelette', { allergens: ['eggs'] })
  const friday = { eatenOn: day('2026-11-27'), service: 'lunch' as const, formula: 'full', quantity: 1 }

  async function roux(refused: readonly string[] = []) {
    await putMenu(shop, '2026-11-27', [brandade, omelette])
    const personId = await newPerson(shop, 'Mme Roux', { standing: [] })
    const needs = needsOf({ allergens: ['fish'], refused: [...refused] })
    await shop.meals.saveNeeds(shop.command({ personId, needs, consentOn: day('2026-11-01') }))
    return personId
  }

  it('C-04 brandade cannot be chosen; omelette is what she is served', async () => {
    const personId = await roux()
    const choices = [{ course: 'main' as const, dishId: brandade.dishId }]
    await expect(shop.meals.orderMeal(shop.command({ personId, ...friday, choices }))).rejects.toMatchObject({
      code: 'DISH_UNFIT',
      data: { person: 'Mme Roux', dish: 'Brandade', instead: 'Omelette' },
    })
    await shop.meals.orderMeal(shop.command({ personId, ...friday, choices: [] }))
    const strip = await shop.meals.week({ personId, from: friday.eatenOn, days: 1 })
    expect(strip[0]?.plates).toMatchObject([
      { course: 'main', dishId: omelette.dishId, unfit: [brandade.dishId], fitting: [omelette.dishId] },
    ])
  })

  it('C-04 if she refuses egg as well: blocked, with both reasons', async () => {
    const personId = await roux(['œuf'])
    await expect(shop.meals.orderMeal(shop.command({ personId, ...friday, choices: [] }))).rejects.toMatchObject({
      code: 'MEAL_BLOCKED',
      data: { course: 'main', dishes: expect.stringMatching(/Brandade.*fish.*Omelette.*œuf/) },
    })
    const { eatenOn, service, formula } = friday
    expect(await shop.meals.unfit({ personId, eatenOn, service, formula })).toEqual([
      { dishId: brandade.dishId, reasons: [{ kind: 'allergen', value: 'fish' }] },
      { dishId: omelette.dishId, reasons: [{ kind: 'refused', value: 'œuf' }] },
    ])
  })

  it('C-04 whoever may not know is told that it does not suit, and nothing of why', async () => {
    const allergic = await roux()
    const blocked = await newPerson(shop, 'M. Noir', { standing: [] })
    const needs = needsOf({ allergens: ['fish', 'eggs'] })
    await shop.meals.saveNeeds(shop.command({ personId: blocked, needs, consentOn: day('2026-11-01') }))
    await shop.ask.people.signIn({ ...shop.command({}), operatorId: 'opr_2' as OperatorId, pin: '' }) // a server
    const order = { ...friday, choices: [{ course: 'main' as const, dishId: brandade.dishId }] }
    const unfit = () => shop.meals.orderMeal(shop.command({ personId: allergic, ...order }))
    const nothing = () => shop.meals.orderMeal(shop.command({ personId: blocked, ...friday, choices: [] }))
    expect((await refusedWith(unfit())).detail).toEqual({ person: 'Mme Roux', dish: 'Brandade', instead: 'Omelette' })
    expect((await refusedWith(nothing())).detail).toEqual({ person: 'M. Noir', course: 'main' })
    expect(await saidInFrench(unfit())).toMatch(/^Mme Roux : « Brandade » ne convient pas\. Proposer « Omelette » \?$/)
    expect(await saidInFrench(nothing())).toMatch(/^M\. Noir : rien ne convient \(plat\)\.$/)
  })
})
