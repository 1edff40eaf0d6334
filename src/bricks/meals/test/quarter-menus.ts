import { expect } from 'vitest'
import { addDays, daysBetween, type BusinessDay } from '../../../shared/business-day.ts'
import { refusalOf } from '../../../../test/support/shop.ts'
import { FIRST, FIRST_MONDAY, type Quarter } from './quarter-shop.ts'

/** So many people, some of whom may eat no fish, had chosen the dish that goes. */
const CHOSEN_BY = 8

/** The menu of a day to come changes under its orders: some had chosen the omelette, which becomes a tart. */
export async function takeEggsOff(shop: Quarter, on: BusinessDay): Promise<void> {
  const { meals, command, diary, dishes, noEggs } = shop
  const week = Math.floor(daysBetween(FIRST_MONDAY, on) / 7)
  const eatenOn = addDays(on, 8 + (week % 5))
  const choices = [{ course: 'main' as const, dishId: dishes.eggs.dishId }]
  const some = shop.villagers.slice(0, CHOSEN_BY).filter((one) => diary.isServed(one, eatenOn))
  const asked = { eatenOn, service: 'lunch' as const, formula: 'full', quantity: 1 }
  const askedBy = ({ personId }: (typeof some)[number]) => ({ personId, ...asked })
  for (const villager of some) {
    const { orderId } = await meals.orderMeal(command({ ...askedBy(villager), choices }))
    diary.order({ ...askedBy(villager), tour: villager.tour })
    shop.takenOff.add(orderId)
  }
  await shop.saveMenu(eatenOn, 'lunch', dishes.tart)
  noEggs.add(eatenOn)
  for (const villager of some.slice(0, 1))
    expect(await refusalOf(meals.orderMeal(command({ ...askedBy(villager), choices })))).toBe('DISH_NOT_ON_MENU')
}

/** What was brought on such a day was on its menu, and what somebody may eat. */
export function expectMenusAsTheyBecame(shop: Quarter, last: BusinessDay): void {
  const { orders, noEggs, dishes, allergicToFish, takenOff } = shop
  const brought = orders
    .eatenBetween(FIRST, last)
    .filter(({ state, service, eatenOn, choices }) => {
      // What the kitchen took late is on no plan, and its dishes are not written down.
      const isBrought = (state === 'delivered' || state === 'not-home') && choices.length > 0
      return isBrought && service === 'lunch' && noEggs.has(eatenOn)
    })
    .map(({ orderId, personId, choices }) => ({
      orderId,
      isAllergic: allergicToFish.includes(personId),
      main: choices.find(({ course }) => course === 'main')?.dishId,
    }))
  expect(brought.length).toBeGreaterThan(300)
  expect(new Set(brought.map(({ main }) => main))).toEqual(new Set([dishes.fish.dishId, dishes.tart.dishId]))
  const mains = (list: typeof brought) => new Set(list.map(({ main }) => main))
  expect(mains(brought.filter(({ isAllergic }) => isAllergic))).toEqual(new Set([dishes.tart.dishId]))
  expect(brought.filter(({ orderId }) => takenOff.has(orderId)).length).toBeGreaterThan(30)
}
