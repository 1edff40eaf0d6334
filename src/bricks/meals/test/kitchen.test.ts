import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newBatchId } from '../ids.ts'
import { kitchenSheet, withExtras } from '../rules/kitchen.ts'
import { checkBatch, lastDayOf, limitOf } from '../rules/dates.ts'
import { day, dishOf, FRIDAY, openRoundShop, orderOf, plainNeeds, refusal, type RoundShop } from './round-shop.ts'

let shop: RoundShop
beforeEach(async () => {
  shop = await openRoundShop()
})
afterEach(() => shop.close())

const squeezed = (words: string) => words.replaceAll(/\s+/g, ' ')

describe('what the kitchen cooks', () => {
  it('is counted by dish, diet, texture and portion, for each day on which it is eaten', async () => {
    const [dupont, roux, petit] = [
      await shop.person('M. Dupont'),
      await shop.person('Mme Roux'),
      await shop.person('Petit'),
    ]
    shop.people.saveNeeds(roux, { ...plainNeeds, allergens: ['fish'], diet: 'salt-free' })
    shop.people.saveNeeds(petit, { ...plainNeeds, texture: 'minced', portion: 'small' })
    for (const eatenOn of [FRIDAY, day('2026-11-28'), day('2026-11-29')]) shop.order(dupont, { eatenOn })
    shop.order(roux)
    shop.order(petit, { quantity: 2 })
    shop.order(await shop.person('Parti'), { state: 'cancelled-late' })
    const { sheet, meals } = await shop.meals.kitchenDay({ day: FRIDAY })
    expect(sheet.map((one) => [one.eatenOn, one.meals])).toEqual([
      ['2026-11-27', 4],
      ['2026-11-28', 1],
      ['2026-11-29', 1],
    ])
    expect(meals).toEqual({ open: 0, locked: 6, prepared: 0, gone: 0 })
    const [friday] = sheet
    expect(friday!.dishes.map(({ name, count }) => [name, count])).toEqual([
      ['Potage de légumes', 4],
      ['Brandade', 3],
      ['Omelette', 1],
      ['Riz', 4],
      ['Compote', 4],
    ])
    expect(friday!.variants).toEqual([
      { diet: 'normal', texture: 'normal', portion: 'normal', count: 1 },
      { diet: 'normal', texture: 'minced', portion: 'small', count: 2 },
      { diet: 'salt-free', texture: 'normal', portion: 'normal', count: 1 },
    ])
    expect(friday!.exceptions).toMatchObject([
      { name: 'Mme Roux', without: { allergens: ['fish'] }, dishes: [{ course: 'main', name: 'Omelette' }] },
    ])
  })

  it('counts extras in and never apart (Sous-Chef C34)', () => {
    const [cheese, compote, tart] = [
      dishOf('Tomme', 'cheese'),
      dishOf('Compote', 'dessert'),
      dishOf('Tarte', 'dessert'),
    ]
    const dishes = new Map([cheese, compote, tart].map((dish) => [dish.dishId, dish]))
    const choices = [
      { course: 'dessert' as const, dishId: compote.dishId },
      { course: 'dessert' as const, dishId: tart.dishId },
      { course: 'cheese' as const, dishId: cheese.dishId },
    ]
    const plates = withExtras([{ course: 'dessert', dish: compote }], choices, dishes)
    expect(plates.map(({ dish }) => dish!.name)).toEqual(['Tomme', 'Compote', 'Tarte'])
    const order = orderOf('cus_1' as never, { choices, quantity: 2 })
    const [sheet] = kitchenSheet([{ order, name: 'M. Dupont', needs: undefined, plates }])
    expect(sheet!.dishes.map(({ name, count }) => [name, count])).toEqual([
      ['Tomme', 2],
      ['Compote', 2],
      ['Tarte', 2],
    ])
  })

  it('says by name whom nothing suits, and prints no label for them', async () => {
    const roux = await shop.person('Mme Roux')
    shop.people.saveNeeds(roux, { ...plainNeeds, allergens: ['fish', 'eggs'] })
    shop.order(roux)
    const { sheet } = await shop.meals.kitchenDay({ day: FRIDAY })
    expect(sheet[0]!.exceptions[0]!.dishes).toEqual([{ course: 'main', name: '' }])
    const labels = { day: FRIDAY, paper: 'labels' as const, roundId: null }
    expect(await refusal(shop.meals.printKitchen(shop.command(labels)))).toEqual(['NOTHING_SUITS', { meals: 1 }])
  })

  it('C-03 is printed again with what changed since the last print in bold', async () => {
    const [dupont, roux] = [await shop.person('M. Dupont'), await shop.person('Mme Roux')]
    const first = shop.order(dupont)
    const kitchen = { day: FRIDAY, paper: 'kitchen' as const, roundId: null }
    await shop.meals.printKitchen(shop.command(kitchen))
    expect((await shop.meals.kitchenDay({ day: FRIDAY })).changes).toEqual([])
    shop.orders.save({ ...first, state: 'cancelled-waived' })
    shop.order(roux, { quantity: 2 })
    const { changes } = await shop.meals.kitchenDay({ day: FRIDAY })
    expect(changes.map(({ kind, name, quantity }) => `${kind} ${name} ${quantity}`).toSorted()).toEqual([
      'added Mme Roux 2',
      'cancelled M. Dupont 1',
    ])
    await shop.meals.printKitchen(shop.command(kitchen))
    const [before, after] = await shop.slips(2)
    expect(before).not.toContain('CHANGEMENTS')
    expect(squeezed(after!)).toMatch(/CHANGEMENTS/)
    for (const change of ['-1 M. Dupont, ven. 27/11 midi', '+2 Mme Roux, ven. 27/11 midi']) {
      expect(squeezed(after!)).toContain(change)
      expect(
        shop
          .bold()
          .map(squeezed)
          .filter((line) => line.includes(change)),
      ).toHaveLength(1)
    }
    expect((await shop.meals.kitchenDay({ day: FRIDAY })).changes).toEqual([])
  })

  it('keeps nobody’s needs in what it remembers of a paper', async () => {
    const roux = await shop.person('Mme Roux')
    shop.people.saveNeeds(roux, { ...plainNeeds, allergens: ['fish'] })
    shop.order(roux)
    await shop.meals.markPrinted(shop.command({ day: FRIDAY, roundId: null }))
    const kept = shop.one<string>('SELECT value FROM meal_prints')
    expect(kept).not.toMatch(/fish|Roux|normal/)
    shop.people.saveNeeds(roux, { ...plainNeeds, allergens: ['fish', 'celery'] })
    expect((await shop.meals.kitchenDay({ day: FRIDAY })).changes).toMatchObject([{ kind: 'changed' }])
  })
})

describe('batches', () => {
  it('C-06 a batch made on Thursday 26 with three days is eaten by Sunday 29, and refused for Monday 30', async () => {
    expect(lastDayOf(day('2026-11-26'), { lifeDays: 3 })).toBe('2026-11-29')
    const batchId = newBatchId()
    const { brandade } = shop.dishes
    const saved = await shop.meals.saveBatch(
      shop.command({ batchId, dishId: brandade.dishId, producedOn: day('2026-11-26'), note: '' }),
    )
    expect(saved).toEqual({ useBy: '2026-11-29' })
    const serve = (eatenOn: string) =>
      refusal(shop.meals.serveBatch(shop.command({ batchId, eatenOn: day(eatenOn), service: 'lunch' as const })))
    expect(await serve('2026-11-29')).toEqual(['none', undefined])
    expect(await serve('2026-11-30')).toEqual([
      'BATCH_TOO_OLD',
      { useBy: '2026-11-29', day: '2026-11-30', dish: 'Brandade' },
    ])
    expect(await serve('2026-11-25')).toMatchObject(['BATCH_NOT_MADE', { producedOn: '2026-11-26' }])
    const [batch] = await shop.meals.batches({ from: day('2026-11-20') })
    expect(batch!.uses).toEqual([{ eatenOn: '2026-11-29', service: 'lunch' }])
  })

  it('decide the date limit on the label; without one the day it is brought does', () => {
    const batch = (producedOn: string, useBy: string) => ({ producedOn: day(producedOn), useBy: day(useBy) })
    expect(limitOf({ lifeDays: 3 }, FRIDAY, [])).toBe('2026-11-30')
    const [old, fresh] = [batch('2026-11-26', '2026-11-29'), batch('2026-11-27', '2026-11-30')]
    expect(limitOf({ lifeDays: 3 }, FRIDAY, [fresh, old])).toBe('2026-11-29')
    expect(limitOf({ lifeDays: 3 }, FRIDAY, [fresh, old], fresh)).toBe('2026-11-30')
    // Made after the round left, or past its limit when it leaves: it cannot be in the bag.
    const [later, gone] = [batch('2026-11-28', '2026-11-29'), batch('2026-11-23', '2026-11-26')]
    expect(limitOf({ lifeDays: 3 }, FRIDAY, [later, gone])).toBe('2026-11-30')
    expect(limitOf({ lifeDays: 3 }, FRIDAY, [old], later)).toBe('2026-11-29')
    expect(checkBatch(old, day('2026-11-29')).ok).toBe(true)
  })

  it('C-06 a label never promises a longer limit than the batch in the kitchen has: it is refused, until another is served', async () => {
    const monday = day('2026-11-30')
    shop.menus.saveMenu(shop.menuOf(monday))
    shop.order(await shop.person('M. Dupont'), { eatenOn: monday })
    const { brandade } = shop.dishes
    const write = async (producedOn: string) => {
      const batchId = newBatchId()
      const batch = { batchId, dishId: brandade.dishId, producedOn: day(producedOn), note: '' }
      await shop.meals.saveBatch(shop.command(batch))
      return batchId
    }
    const print = () =>
      refusal(shop.meals.printKitchen(shop.command({ day: FRIDAY, paper: 'labels' as const, roundId: null })))
    const old = await write('2026-11-26')
    expect(await print()).toEqual(['DISH_TOO_SHORT', { dish: 'Brandade', useBy: '2026-11-29', day: monday }])
    const fresh = await write('2026-11-27')
    expect((await print())[0]).toBe('DISH_TOO_SHORT') // either may be in the bag
    const at = { eatenOn: monday, service: 'lunch' as const }
    expect((await refusal(shop.meals.serveBatch(shop.command({ batchId: old, ...at }))))[0]).toBe('BATCH_TOO_OLD')
    await shop.meals.serveBatch(shop.command({ batchId: fresh, ...at }))
    const dishes = await shop.meals.dishesOfDay({ day: FRIDAY })
    expect(dishes.find(({ dishId }) => dishId === brandade.dishId)?.meals).toEqual([{ ...at, servedFrom: fresh }])
    expect(await print()).toEqual(['none', undefined])
    expect((await shop.meals.labels({ day: FRIDAY }))[0]?.useBy).toBe('2026-11-30')
  })

  it('are not written down for a day that is still to come, nor changed once they are served', async () => {
    const batchId = newBatchId()
    const batch = { batchId, dishId: shop.dishes.soup.dishId, producedOn: FRIDAY, note: '' }
    expect(await refusal(shop.meals.saveBatch(shop.command({ ...batch, producedOn: day('2026-11-28') })))).toEqual([
      'BATCH_IN_FUTURE',
      { day: '2026-11-28' },
    ])
    await shop.meals.saveBatch(shop.command(batch))
    await shop.meals.serveBatch(shop.command({ batchId, eatenOn: FRIDAY, service: 'lunch' as const }))
    const moved = shop.command({ ...batch, producedOn: day('2026-11-26') })
    expect((await refusal(shop.meals.saveBatch(moved)))[0]).toBe('BATCH_IS_USED')
    expect(await refusal(shop.meals.saveBatch(shop.command({ ...batch, note: 'cuve 2' })))).toEqual(['none', undefined])
  })
})

describe('bad inputs of meals.md §3.8: the labels', () => {
  const labels = { day: FRIDAY, paper: 'labels' as const, roundId: null }

  it('« Allergènes non renseignés pour 2 plats »', async () => {
    shop.order(await shop.person('M. Dupont'))
    for (const dish of [shop.dishes.soup, shop.dishes.rice]) shop.menus.saveDish({ ...dish, allergens: null })
    expect(await refusal(shop.meals.printKitchen(shop.command(labels)))).toEqual([
      'ALLERGENS_MISSING',
      { dishes: 2, names: 'Potage de légumes, Riz' },
    ])
    expect((await shop.meals.kitchenDay({ day: FRIDAY })).missingAllergens).toEqual(['Potage de légumes', 'Riz'])
    expect(await shop.meals.kitchenPdf(labels)).toBeNull()
  })

  it('a day without a menu, and one without meals', async () => {
    expect((await refusal(shop.meals.printKitchen(shop.command(labels))))[0]).toBe('NOTHING_TO_PRINT')
    shop.order(await shop.person('M. Dupont'), { service: 'dinner' })
    expect(await refusal(shop.meals.printKitchen(shop.command(labels)))).toEqual([
      'MENU_MISSING',
      { day: FRIDAY, service: 'dinner' },
    ])
  })

  it('a dish that does not keep until the day it is eaten', async () => {
    shop.menus.saveDish({ ...shop.dishes.rice, lifeDays: 1 })
    shop.order(await shop.person('M. Dupont'), { eatenOn: day('2026-11-29') })
    expect(await refusal(shop.meals.printKitchen(shop.command(labels)))).toEqual([
      'DISH_TOO_SHORT',
      { dish: 'Riz', useBy: '2026-11-28', day: '2026-11-29' },
    ])
  })
})

describe('preparing', () => {
  it('moves what is locked, waits for what may still change, and can be undone', async () => {
    const dupont = await shop.person('M. Dupont')
    const order = shop.order(dupont, { state: 'planned', quantity: 2 })
    expect(await refusal(shop.meals.prepare(shop.command({ day: FRIDAY })))).toEqual(['MEALS_STILL_OPEN', { meals: 2 }])
    shop.orders.save({ ...order, state: 'locked' })
    expect(await shop.meals.prepare(shop.command({ day: FRIDAY }))).toEqual({ meals: 2 })
    expect((await refusal(shop.meals.prepare(shop.command({ day: FRIDAY }))))[0]).toBe('NOTHING_TO_PREPARE')
    expect(await shop.meals.undoPrepare(shop.command({ day: FRIDAY }))).toEqual({ meals: 2 })
    expect(shop.orders.order(order.orderId)!.state).toBe('locked')
  })
})
