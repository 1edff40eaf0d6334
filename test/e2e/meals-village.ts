import type { ContractRouterClient } from '@orpc/contract'
import type { Page } from '@playwright/test'
import type { MealsContract } from '../../src/bricks/meals/contract/index.ts'
import { newDishId, newRoundId, type DishId, type RoundId } from '../../src/bricks/meals/ids.ts'
import { weekdayOf } from '../../src/bricks/meals/rules/cut-off.ts'
import type { Course, Dish, Needs } from '../../src/bricks/meals/rules/food.ts'
import { screenTexts } from '../../src/bricks/meals/texts/screens.ts'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { newCommandId, newCustomerId } from '../../src/shared/ids.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import type { Cafe } from './till.ts'

type Meals = ContractRouterClient<MealsContract>
/** The part of the meals is put into the router by its name. */
const mealsOf = (ask: Awaited<ReturnType<Cafe['ask']>>) => (ask as unknown as { readonly meals: Meals }).meals
export const id = () => ({ commandId: newCommandId() })
export const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()

/** From wherever the till is to a page of the meals, by the name on its key. */
export async function openMealsPage(page: Page, name: string, lang: Lang = 'fr'): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: { fr: 'Repas', en: 'Meals' }[lang] })
    .click()
  await page
    .getByRole('radiogroup', { name: screenTexts[lang].pages })
    .getByRole('radio', { name, exact: true })
    .click()
}

const PEOPLE = [
  ['Mme Roux', '3 rue du Four', 'Code 12A, 2e étage, chien gentil'],
  ['M. Dupont', '12 rue de la Mairie', 'Clé chez la voisine'],
  ['Mme Bernard', '5 place de l’Église', ''],
  ['M. Petit', 'Le Moulin', 'Sonner deux fois'],
  ['Mme Lefèvre', '8 route de Guéret', ''],
  ['M. Garnier', '2 impasse des Lilas', ''],
] as const
export const plainNeeds: Needs = {
  diet: 'normal',
  texture: 'normal',
  portion: 'normal',
  allergens: [],
  refused: [],
  declaredOn: null,
  note: '',
}

/** A village whose rounds go every day: six on the first, two on the second, with whatever a sheet may say. */
export async function village(cafe: Cafe): Promise<{
  readonly meals: Meals
  readonly day: BusinessDay
  readonly town: RoundId
  /** A dish that suits everybody, but for what is said otherwise. */
  readonly dish: (name: string, course: Course, more?: Partial<Dish>) => Promise<DishId>
  /** A meal for three days later that is brought today as well, by the second round. */
  readonly weekend: () => Promise<void>
}> {
  const ask = await cafe.ask()
  const meals = mealsOf(ask)
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(
    Date.now() - 4 * 3_600_000,
  ) as BusinessDay
  const setup = await meals.setup({})
  const more = { deliversOnHolidays: true, wordOfTheDay: 'Samedi, loto à la salle des fêtes à 14 h.' }
  await meals.saveSetup({ ...id(), setup: { ...setup, ...more } })
  const [town, hills] = [newRoundId(), newRoundId()]
  const everyDay = { broughtOn: [1, 2, 3, 4, 5, 6, 7], startMinute: 630 }
  await meals.saveRound({ ...id(), round: { roundId: town, name: 'Bourg', vehicle: 'Kangoo', ...everyDay } })
  await meals.saveRound({ ...id(), round: { roundId: hills, name: 'Hameaux', vehicle: '', ...everyDay } })
  const dish = async (name: string, course: Course, more: Partial<Dish> = {}) => {
    const made: Dish = {
      dishId: newDishId(),
      name,
      course,
      allergens: [],
      ingredients: [],
      diets: ['normal', 'salt-free', 'sugar-free', 'pork-free', 'vegetarian', 'diabetic'],
      textures: ['normal', 'minced', 'mixed'],
      lifeDays: 3,
      ...more,
    }
    await meals.saveDish({ ...id(), dish: made })
    return made.dishId
  }
  const soup = await dish('Potage de légumes', 'soup', { allergens: ['celery'] })
  const brandade = await dish('Brandade de morue', 'main', { allergens: ['fish', 'milk'] })
  const omelette = await dish('Omelette aux herbes', 'main', { allergens: ['eggs'] })
  const carrots = await dish('Carottes Vichy', 'side')
  const compote = await dish('Compote de pommes', 'dessert')
  const menuOf = (on: BusinessDay) =>
    meals.saveMenu({
      ...id(),
      menu: {
        day: on,
        service: 'lunch',
        courses: [
          { course: 'soup', dishIds: [soup] },
          { course: 'main', dishIds: [brandade, omelette] },
          { course: 'side', dishIds: [carrots] },
          { course: 'dessert', dishIds: [compote] },
        ],
      },
    })
  await menuOf(day)
  const person = async (name: string, street: string, accessNote: string, roundId: RoundId) => {
    const personId = newCustomerId()
    await meals.savePerson({
      ...id(),
      person: {
        personId,
        status: 'active',
        startedOn: null,
        birthDate: null,
        accessNote,
        contacts: [
          { role: 'emergency', name: 'Anne (fille)', phone: '06 12 34 56 78', note: 'travaille le matin' },
          { role: 'doctor', name: 'Dr Leroy', phone: '05 55 00 11 22', note: '' },
        ],
        roundId,
        band: '2',
        payers: [],
        standing: [],
        mayBeLeft: name === 'M. Petit',
        invoiceWithMeal: false,
      },
      details: {
        name,
        phone: '05 55 11 22 33',
        email: '',
        addressLines: [street],
        postcode: '23000',
        city: 'Saint-Fictif',
        country: 'FR',
      },
    })
    return personId
  }
  const order = (personId: Awaited<ReturnType<typeof person>>, quantity = 1, eatenOn = day) =>
    meals.acceptLate({
      ...id(),
      personId,
      eatenOn,
      service: 'lunch',
      formula: 'full',
      quantity,
      choices: [],
      reason: 'essai',
    })
  for (const [n, [name, street, note]] of PEOPLE.entries()) {
    const personId = await person(name, street, note, town)
    if (n === 0) {
      const needs: Needs = { ...plainNeeds, allergens: ['fish'], texture: 'minced' }
      await meals.saveNeeds({ ...id(), personId, needs, consentOn: day })
    }
    if (n !== 4) await order(personId, n === 1 ? 2 : 1)
  }
  for (const [name, street] of [
    ['Mme Noël', 'La Grange'],
    ['M. Faure', 'Les Combes'],
  ] as const)
    await order(await person(name, street, '', hills))
  return {
    meals,
    day,
    town,
    dish,
    async weekend() {
      const later = addDays(day, 3)
      const today = weekdayOf(day)
      const once = { roundId: hills, name: 'Hameaux', vehicle: '', startMinute: 630, broughtOn: Array(7).fill(today) }
      await meals.saveRound({ ...id(), round: once })
      await menuOf(later)
      await order(await person('Mme Mercier', 'La Combe', '', hills), 1, later)
    },
  }
}
