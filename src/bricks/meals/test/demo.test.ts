import { expect, it } from 'vitest'
import { openMealsShop } from './meals-shop.ts'
import { day } from './people.ts'

it('the demo café is filled once, and everything in it can be cooked, labelled and brought', async () => {
  const shop = await openMealsShop({ from: '2026-11-24 09:00' })
  expect(await shop.meals.isBareDemo({})).toBe(true)
  expect(await shop.meals.stockDemo(shop.command({}))).toEqual({ stocked: true })
  expect(await shop.meals.stockDemo(shop.command({}))).toEqual({ stocked: false })
  expect(await shop.meals.gaps({})).toEqual({ blocked: [], dishes: [], nobodyBrings: [], unplanned: [] })
  const counts = await shop.meals.counts({ from: day('2026-11-24'), days: 6 })
  expect(counts.every(({ lunch }) => lunch >= 6)).toBe(true)
  const eaters = await shop.meals.eaters({ day: day('2026-11-24') })
  expect(eaters.map(({ order }) => order.state)).toContain('locked')
  expect(new Set((await shop.meals.people({ text: '', ended: false })).map(({ name }) => name)).size).toBe(12)
  await shop.close()
})
