import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../../shared/business-day.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { zMenu, type Dish } from '../rules/food.ts'
import { openMealsShop, type MealsShop } from './meals-shop.ts'
import { day, dishOf, newPerson, putMenu, weekRound } from './people.ts'

const LAST_WEEK = day('2026-11-23')
const WEEK = day('2026-11-30')
const lasagne = dishOf('Lasagnes')
const gratin = dishOf('Gratin')

let shop: MealsShop
beforeEach(async () => {
  shop = await openMealsShop({ from: '2026-11-23 08:00' })
})
afterEach(() => shop.close())

const copy = (from = LAST_WEEK, to = WEEK) => shop.meals.copyMenus(shop.command({ from, to }))
/** « 2026-11-30 lunch Lasagnes », for every menu from a day to another. */
async function menusOf(from = WEEK, to = addDays(WEEK, 6)): Promise<readonly string[]> {
  const dishes = new Map((await shop.meals.dishes({ all: true })).map(({ dishId, name }) => [dishId, name]))
  return (await shop.meals.menus({ from, to })).map(({ menu }) => {
    const names = menu.courses.flatMap(({ dishIds }) => dishIds.map((dishId) => dishes.get(dishId)))
    return [menu.day, menu.service, ...names].join(' ')
  })
}
const dinnerOf = (on: string, dish: Dish) =>
  shop.meals.saveMenu(
    shop.command({
      menu: zMenu.parse({ day: on, service: 'dinner', courses: [{ course: 'main', dishIds: [dish.dishId] }] }),
    }),
  )

describe('the menus of last week, copied', () => {
  it('lie on the same weekdays, noon and evening, with all their dishes in their order', async () => {
    await putMenu(shop, '2026-11-23', [dishOf('Potage', { course: 'soup' }), lasagne, gratin])
    await dinnerOf('2026-11-23', gratin)
    await putMenu(shop, '2026-11-29', [gratin])
    const before = await menusOf(LAST_WEEK, addDays(LAST_WEEK, 6))
    expect(await copy()).toEqual({ copied: 3 })
    expect(await menusOf()).toEqual([
      '2026-11-30 lunch Potage Lasagnes Gratin',
      '2026-11-30 dinner Gratin',
      '2026-12-06 lunch Gratin',
    ])
    // Nothing moved, and nothing beyond the seven days was touched.
    expect(await menusOf(LAST_WEEK, addDays(LAST_WEEK, 6))).toEqual(before)
    expect(await menusOf(addDays(WEEK, 7), addDays(WEEK, 60))).toEqual([])
  })

  it('never lie over what is there, of noon and of evening alike; copied twice, nothing changes', async () => {
    await putMenu(shop, '2026-11-23', [lasagne])
    await dinnerOf('2026-11-23', lasagne)
    await putMenu(shop, '2026-11-24', [lasagne])
    await putMenu(shop, '2026-11-30', [gratin])
    expect(await copy()).toEqual({ copied: 2 })
    const after = ['2026-11-30 lunch Gratin', '2026-11-30 dinner Lasagnes', '2026-12-01 lunch Lasagnes']
    expect(await menusOf()).toEqual(after)
    expect(await refusalOf(copy())).toBe('NOTHING_TO_COPY')
    expect(await menusOf()).toEqual(after)
    // A day that was emptied has no menu, and takes one again.
    await shop.meals.saveMenu(shop.command({ menu: zMenu.parse({ day: '2026-11-30', service: 'lunch', courses: [] }) }))
    expect(await copy()).toEqual({ copied: 1 })
    expect((await menusOf())[0]).toBe('2026-11-30 lunch Lasagnes')
  })

  it('of a week without any are refused, and nothing is written', async () => {
    await putMenu(shop, '2026-11-22', [lasagne]) // the Sunday before
    await putMenu(shop, '2026-11-30', [gratin]) // and the Monday after
    expect(await refusalOf(copy())).toBe('NOTHING_TO_COPY')
    expect(await refusalOf(copy(day('2019-01-07')))).toBe('NOTHING_TO_COPY')
    expect(await menusOf(day('2019-01-01'), addDays(WEEK, 60))).toEqual([
      '2026-11-22 lunch Lasagnes',
      '2026-11-30 lunch Gratin',
    ])
  })

  it('asked twice under one id are copied once; onto the same week, nothing is', async () => {
    await putMenu(shop, '2026-11-23', [lasagne])
    const asked = shop.command({ from: LAST_WEEK, to: WEEK })
    expect(await shop.meals.copyMenus(asked)).toEqual({ copied: 1 })
    expect(await shop.meals.copyMenus(asked)).toEqual({ copied: 1 })
    expect(await refusalOf(copy(WEEK, WEEK))).toBe('NOTHING_TO_COPY')
  })

  it('leave out a dish that was taken out since, and a menu of which nothing is left', async () => {
    const soup = dishOf('Potage', { course: 'soup' })
    await putMenu(shop, '2026-11-23', [soup, lasagne, gratin])
    await putMenu(shop, '2026-11-24', [lasagne])
    await putMenu(shop, '2026-11-25', [soup, lasagne])
    shop.set('2026-11-26 08:00')
    await shop.meals.removeDish(shop.command({ dishId: lasagne.dishId }))
    expect(await copy()).toEqual({ copied: 2 })
    expect(await menusOf()).toEqual(['2026-11-30 lunch Potage Gratin', '2026-12-02 lunch Potage'])
  })

  it('are what the meals of that week are made of', async () => {
    const round = weekRound()
    await shop.meals.saveRound(shop.command({ round }))
    const personId = await newPerson(shop, 'M. Dupont', { roundId: round.roundId })
    await putMenu(shop, '2026-11-23', [lasagne])
    await copy()
    const strip = await shop.meals.week({ personId, from: WEEK, days: 1 })
    expect(strip[0]).toMatchObject({ hasMenu: true, plates: [{ course: 'main', dishId: lasagne.dishId }] })
  })
})
