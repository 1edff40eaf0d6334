import type { BusinessDay } from '../../../shared/business-day.ts'
import { newCustomerId, type CustomerId } from '../../../shared/ids.ts'
import type { PersonDetails, PersonInput } from '../contract/views.ts'
import { newDishId, newRoundId } from '../ids.ts'
import { zDish, zMenu, type Dish, type Needs } from '../rules/food.ts'
import { zRound, type Round } from '../rules/round.ts'
import type { MealsShop } from './meals-shop.ts'

export const day = (text: string): BusinessDay => text as BusinessDay // a literal in the right form
export const everyDay = Array.from({ length: 7 }, (_, n) => ({
  weekday: n + 1,
  service: 'lunch' as const,
  formula: 'full',
  quantity: 1,
}))

/** Monday to Friday; Friday brings the weekend. */
export const weekRound = (more: Partial<Round> = {}): Round =>
  zRound.parse({
    roundId: newRoundId(),
    name: 'Bourg',
    vehicle: 'Kangoo',
    startMinute: 660,
    broughtOn: [1, 2, 3, 4, 5, 5, 5],
    ...more,
  })

export const detailsOf = (name: string, more: Partial<PersonDetails> = {}): PersonDetails => ({
  name,
  phone: '05 00 00 00 00',
  email: '',
  addressLines: ['3 rue du Four'],
  postcode: '24000',
  city: 'Saint-Fictif',
  country: 'FR',
  ...more,
})

export const inputOf = (more: Partial<PersonInput> = {}): PersonInput => ({
  personId: newCustomerId(),
  status: 'active',
  startedOn: null,
  birthDate: day('1940-03-02'),
  accessNote: '',
  contacts: [],
  roundId: null,
  band: '2',
  payers: [],
  standing: everyDay,
  mayBeLeft: false,
  invoiceWithMeal: false,
  ...more,
})

/** Somebody with a file, « M. Dupont » by default, one lunch a day. */
export async function newPerson(
  shop: MealsShop,
  name = 'M. Dupont',
  more: Partial<PersonInput> = {},
  details: Partial<PersonDetails> = {},
): Promise<CustomerId> {
  const person = inputOf(more)
  await shop.meals.savePerson(shop.command({ person, details: detailsOf(name, details) }))
  return person.personId
}

export const needsOf = (more: Partial<Needs> = {}): Needs => ({
  diet: 'normal',
  texture: 'normal',
  portion: 'normal',
  allergens: [],
  refused: [],
  declaredOn: null,
  note: '',
  ...more,
})

export const dishOf = (name: string, more: Partial<Dish> = {}): Dish =>
  zDish.parse({
    dishId: newDishId(),
    name,
    course: 'main',
    allergens: [],
    ingredients: [],
    diets: ['normal'],
    textures: ['normal'],
    lifeDays: 3,
    ...more,
  })

/** These dishes, each in its course, at noon. */
export async function putMenu(shop: MealsShop, on: string, dishes: readonly Dish[]): Promise<void> {
  for (const dish of dishes) await shop.meals.saveDish(shop.command({ dish }))
  const courses = [...Map.groupBy(dishes, ({ course }) => course)].map(([course, same]) => ({
    course,
    dishIds: same.map(({ dishId }) => dishId),
  }))
  await shop.meals.saveMenu(shop.command({ menu: zMenu.parse({ day: on, service: 'lunch', courses }) }))
}
