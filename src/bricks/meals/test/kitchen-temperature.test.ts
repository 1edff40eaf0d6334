import { afterEach, beforeEach, expect, it } from 'vitest'
import { FRIDAY, openRoundShop, refusal, stopOf, type RoundShop } from './round-shop.ts'

let shop: RoundShop
beforeEach(async () => {
  shop = await openRoundShop()
})
afterEach(() => shop.close())

const probe = (tenthsC: number, comment = '') => ({ tenthsC, comment, action: null, sure: false })
const measure = (tenthsC: number, comment = '') =>
  refusal(shop.meals.measureKitchen(shop.command({ day: FRIDAY, temperature: probe(tenthsC, comment) })))

it('C-08 the probe at the kitchen’s door is of every round that is still here, and wants what the others want', async () => {
  expect((await measure(21))[0]).toBe('NOTHING_TO_LOAD')
  const inTown = await shop.person('M. Dupont')
  const inHills = await shop.person('Mme Roux', { roundId: shop.hills.roundId })
  for (const personId of [inTown, inHills]) shop.order(personId)
  expect(await measure(38)).toEqual(['TEMPERATURE_COMMENT_NEEDED', { tenthsC: 38 }])
  expect(await measure(62)).toEqual(['TEMPERATURE_ACTION_NEEDED', { tenthsC: 62, meals: 2 }])
  expect(await measure(38, 'Porte ouverte')).toEqual(['none', undefined])
  const kept = { where: 'kitchen', tenthsC: 38, comment: 'Porte ouverte', action: null, atMs: shop.now() }
  expect((await shop.meals.kitchenDay({ day: FRIDAY })).temperatures).toEqual([kept])
  for (const at of [shop.town, shop.hills]) expect((await shop.meals.run(at))?.temperatures).toEqual([kept])
  await shop.leave()
  shop.set('2026-11-27 09:00')
  expect(await measure(20)).toEqual(['none', undefined])
  expect((await shop.meals.run(shop.town))?.temperatures.map(({ where }) => where)).toEqual(['kitchen', 'departure'])
  expect((await shop.meals.run(shop.hills))?.temperatures).toHaveLength(2)
  // The way back is measured as well: the kitchen's door is not enough.
  const back = { ...shop.town, stops: [stopOf(inTown, 'delivered')], restDelivered: true, temperature: null, km: null }
  expect((await refusal(shop.meals.validate(shop.command(back))))[0]).toBe('TEMPERATURE_MISSING')
})
