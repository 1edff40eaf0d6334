import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CustomerId } from '../../../shared/ids.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { newPauseId } from '../ids.ts'
import type { Round } from '../rules/round.ts'
import { openMealsShop, type MealsShop } from './meals-shop.ts'
import { day, detailsOf, inputOf, newPerson, weekRound } from './people.ts'
import { cold } from './round-shop.ts'

let shop: MealsShop
const town = weekRound()
/** Monday, Wednesday and Friday: Thursday's meal comes on Wednesday. */
const hills = weekRound({ name: 'Hameaux', broughtOn: [1, 1, 3, 3, 5, 5, 5] })
beforeEach(async () => {
  shop = await openMealsShop({ from: '2026-11-16 08:00' })
  for (const round of [town, hills]) await shop.meals.saveRound(shop.command({ round }))
})
afterEach(() => shop.close())

/** « 2026-11-26 Bourg 2026-11-26 planned »: eaten, by whom, brought, state. */
async function meals(personId: CustomerId, from: string, days: number): Promise<readonly string[]> {
  const strip = await shop.meals.week({ personId, from: day(from), days })
  const nameOf = (roundId: Round['roundId'] | null) => [town, hills].find((one) => one.roundId === roundId)?.name
  return strip.flatMap(({ order }) =>
    order ? [`${order.eatenOn} ${nameOf(order.roundId)} ${order.deliveredOn} ${order.state}`] : [],
  )
}
const moveTo = ({ roundId }: Round, personId: CustomerId) =>
  shop.meals.savePerson(shop.command({ person: inputOf({ personId, roundId }), details: detailsOf('M. Dupont') }))

describe('somebody moves to another round', () => {
  it('which brings what it still can; where it is too late for it, the one before still does', async () => {
    const personId = await newPerson(shop, 'M. Dupont', { roundId: town.roundId })
    // Thursday 26 by the town: until Tuesday 24 at 10:00. By the hills it comes on Wednesday: until Monday 23.
    shop.set('2026-11-24 09:00')
    await moveTo(hills, personId)
    expect(await meals(personId, '2026-11-26', 3)).toEqual([
      '2026-11-26 Bourg 2026-11-26 planned',
      '2026-11-27 Hameaux 2026-11-27 planned',
      '2026-11-28 Hameaux 2026-11-27 planned',
    ])
  })

  it('by hand ordered meals as well', async () => {
    const personId = await newPerson(shop, 'M. Dupont', { roundId: town.roundId })
    shop.set('2026-11-24 09:00')
    const asked = { personId, service: 'lunch' as const, formula: 'full', quantity: 2, choices: [] }
    for (const eatenOn of [day('2026-11-26'), day('2026-12-03')])
      await shop.meals.orderMeal(shop.command({ ...asked, eatenOn }))
    await moveTo(hills, personId)
    expect(await meals(personId, '2026-11-26', 1)).toEqual(['2026-11-26 Bourg 2026-11-26 planned'])
    expect(await meals(personId, '2026-12-03', 1)).toEqual(['2026-12-03 Hameaux 2026-12-02 planned'])
  })
})

describe('somebody moves in a pause', () => {
  it('and what they had ordered by hand comes back by the new round', async () => {
    const personId = await newPerson(shop, 'M. Dupont', { roundId: town.roundId, standing: [] })
    const eatenOn = day('2026-12-03')
    const asked = { personId, eatenOn, service: 'lunch' as const, formula: 'full', quantity: 2, choices: [] }
    await shop.meals.orderMeal(shop.command(asked))
    const pause = {
      pauseId: newPauseId(),
      from: day('2026-12-01'),
      until: day('2026-12-10'),
      reason: 'family' as const,
    }
    await shop.meals.pause(shop.command({ personId, ...pause }))
    const person = inputOf({ personId, roundId: hills.roundId, standing: [] })
    await shop.meals.savePerson(shop.command({ person, details: detailsOf('M. Dupont') }))
    await shop.meals.resume(shop.command({ personId, on: pause.from }))
    expect(await meals(personId, '2026-12-03', 1)).toEqual(['2026-12-03 Hameaux 2026-12-02 planned'])
  })
})

describe('a round goes on other days', () => {
  it('and brings on them what is planned and not too late', async () => {
    const personId = await newPerson(shop, 'M. Dupont', { roundId: town.roundId })
    shop.set('2026-11-24 09:00')
    await shop.meals.saveRound(shop.command({ round: { ...town, broughtOn: hills.broughtOn } }))
    expect(await meals(personId, '2026-11-25', 2)).toEqual([
      '2026-11-25 Bourg 2026-11-25 planned',
      '2026-11-26 Bourg 2026-11-26 planned',
    ])
    expect(await meals(personId, '2026-12-03', 1)).toEqual(['2026-12-03 Bourg 2026-12-02 planned'])
  })
})

describe('the kitchen takes a meal late', () => {
  const asked = { service: 'lunch' as const, formula: 'full', quantity: 1, choices: [], reason: 'il reste une part' }
  it('never for a round that is over: nobody would bring it, and its month could not be billed', async () => {
    const personId = await newPerson(shop, 'M. Dupont', { roundId: town.roundId, standing: [] })
    const neighbour = await newPerson(shop, 'Mme Roux', { roundId: town.roundId })
    shop.set('2026-11-27 11:00')
    await shop.meals.planMeals(shop.command({}))
    const friday = { roundId: town.roundId, day: day('2026-11-27') }
    const take = (personId_: CustomerId, eatenOn: string) =>
      refusalOf(shop.meals.acceptLate(shop.command({ ...asked, personId: personId_, eatenOn: day(eatenOn) })))
    expect(await take(personId, '2026-11-28')).toBe('none')
    await shop.meals.prepare(shop.command({ day: friday.day }))
    await shop.meals.load(shop.command({ ...friday, driver: '', temperature: cold(21), anyway: false }))
    const back = { stops: [], restDelivered: true, temperature: cold(24, 'last-stop'), km: null }
    await shop.meals.validate(shop.command({ ...friday, ...back }))
    expect(await take(personId, '2026-11-27')).toBe('NOT_BROUGHT') // back at noon
    shop.set('2026-11-28 09:00')
    expect(await take(personId, '2026-11-29')).toBe('NOT_BROUGHT') // Friday brought Sunday's
    expect(await take(neighbour, '2026-11-30')).toBe('none')
  })
})
