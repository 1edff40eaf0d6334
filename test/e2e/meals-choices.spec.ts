import type { Page } from '@playwright/test'
import { screenTexts } from '../../src/bricks/meals/texts/screens.ts'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { dayName, shortDay } from '../../src/shared/texts/format.ts'
import { lookEveryWay } from './every-look.ts'
import { openPeople, signInSami } from './hands.ts'
import { id, key, openMealsPage, plainNeeds, village } from './meals-village.ts'
import { expect, test, type Cafe } from './till.ts'

const words = screenTexts.fr.people
const t = words.meal

/** The village with its cut-off set, so that a day is late or is not, whatever the hour and the weekday. */
async function villageWith(cafe: Cafe, cutOff: { readonly workingDays: number; readonly minute: number }) {
  const { meals, ...more } = await village(cafe)
  await meals.saveSetup({ ...id(), setup: { ...(await meals.setup({})), cutOff } })
  return {
    ...more,
    meals,
    async idOf(name: string) {
      const [row] = await meals.people({ text: name, ended: false })
      if (!row) throw new Error(`nobody is called ${name}`)
      return row.personId
    },
  }
}

async function openPerson(page: Page, name: string): Promise<void> {
  await openMealsPage(page, 'Jour')
  await page.getByRole('textbox', { name: words.find }).fill(name)
  await key(page, new RegExp(name)).click()
}
const toDay = (page: Page, day: BusinessDay) => key(page, new RegExp(`^${shortDay(day, 'fr')} midi`)).click()

test.use({ actionTimeout: 15_000 })
test.beforeEach(async ({ page, cafe }) => {
  test.setTimeout(240_000)
  await cafe.open(page)
  await cafe.openDay(page)
})

test('C-04 what does not suit cannot be chosen; why is read by whoever has the right health, and by nobody else', async ({
  page,
  cafe,
}) => {
  const { meals, day, dish, idOf } = await villageWith(cafe, { workingDays: 0, minute: 1439 })
  const personId = await idOf('Mme Roux')
  const needs = { ...plainNeeds, diet: 'pork-free', allergens: ['fish'], refused: ['œuf'] } as const
  await meals.saveNeeds({
    ...id(),
    personId,
    needs: { ...needs, allergens: ['fish'], refused: ['œuf'] },
    consentOn: day,
  })
  const brandade = await dish('Morue à la crème', 'main', { allergens: ['fish', 'milk'] })
  const pork = await dish('Petit salé', 'main', { diets: ['normal'] })
  const omelette = await dish('Omelette au fromage', 'main', { allergens: ['eggs', 'milk'] })
  const chicken = await dish('Poulet rôti du dimanche', 'main')
  const gratin = await dish('Gratin dauphinois', 'main')
  const menuOf = (on: BusinessDay, dishIds: (typeof pork)[]) =>
    meals.saveMenu({ ...id(), menu: { day: on, service: 'lunch', courses: [{ course: 'main', dishIds }] } })
  const [choice, none] = [addDays(day, 6), addDays(day, 7)]
  await menuOf(choice, [brandade, pork, chicken, gratin])
  await menuOf(none, [brandade, omelette])
  const unfit = page.locator('.ml-unfit li')
  const why = page.getByText(/poisson|œuf|porc/)
  const orderOn = async (on: BusinessDay) => (await meals.week({ personId, from: on, days: 1 }))[0]?.order

  await openPerson(page, 'Mme Roux')
  await toDay(page, choice)
  await expect(unfit).toHaveText(['Morue à la crème poisson interdit', 'Petit salé régime sans porc'])
  await key(page, t.order).click()
  await expect(page.getByText(t.orderedDone)).toBeVisible()
  await key(page, 'Poulet rôti du dimanche').click()
  const dishes = page.locator('.ml-plates').getByRole('group', { name: 'Plat' }).getByRole('button')
  await expect(dishes).toHaveText(['Poulet rôti du dimanche', 'Gratin dauphinois'])
  await lookEveryWay(page, 'meals-choices-unfit')
  await dishes.last().click()
  await expect(page.getByText(t.changedDone)).toBeVisible()
  expect(await orderOn(choice)).toMatchObject({ choices: [{ course: 'main', dishId: gratin }] })

  await toDay(page, none)
  await key(page, t.order).click()
  const refused = page.getByText(/^Mme Roux\s: rien ne convient \(plat\)\./)
  await expect(refused).toHaveText(
    /«\sMorue\sà\sla\scrème\s»\s:\spoisson\sinterdit\.\s«\sOmelette\sau\sfromage\s»\s:\srefuse\s«\sœuf\s»\.$/,
  )
  await lookEveryWay(page, 'meals-choices-blocked')

  await openPeople(page)
  await signInSami(page)
  await page.getByRole('navigation').getByRole('button', { name: 'Repas' }).click()
  await expect(unfit.first()).toBeVisible()
  await expect(why).toHaveCount(0)
  await toDay(page, choice)
  await expect(unfit).toHaveText([`Morue à la crème ${t.unfit}`, `Petit salé ${t.unfit}`])
  await toDay(page, none)
  await expect(unfit).toHaveText([`Morue à la crème ${t.unfit}`, `Omelette au fromage ${t.unfit}`])
  await key(page, t.order).click()
  await expect(refused).toHaveText(/^Mme Roux\s: rien ne convient \(plat\)\.$/)
  await expect(why).toHaveCount(0)
  await lookEveryWay(page, 'meals-choices-server')
  expect(await orderOn(none)).toBeNull()
})

test('too late is asked of the kitchen, whose word is kept; or the next possible day is a tap away', async ({
  page,
  cafe,
}) => {
  // So much is asked beforehand that today and tomorrow are always late, and some day of the next three weeks is not.
  const { meals, day, idOf } = await villageWith(cafe, { workingDays: 3, minute: 0 })
  const personId = await idOf('Mme Lefèvre')
  const on = async (at: BusinessDay) => (await meals.week({ personId, from: at, days: 1 }))[0]
  const card = (at: BusinessDay) => page.getByRole('region', { name: shortDay(at, 'fr') })

  await openPerson(page, 'Mme Lefèvre')
  await toDay(page, day)
  await expect(card(day)).toContainText(/Limite passée/)
  await expect(key(page, t.order)).toHaveCount(0)
  await lookEveryWay(page, 'meals-choices-late')
  await key(page, t.askKitchen).click()
  const accept = key(page, t.accept)
  await expect(accept).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('textbox', { name: t.accepted }).fill('Oui, il reste une part')
  await lookEveryWay(page, 'meals-choices-kitchen')
  await accept.click()
  await expect(page.getByText(t.orderedDone)).toBeVisible()
  await expect(card(day)).toContainText(words.states.locked)
  const late = { state: 'locked', reason: 'Oui, il reste une part', deliveredOn: day }
  expect((await on(day))?.order).toMatchObject(late)

  const tomorrow = addDays(day, 1)
  const next = (await on(tomorrow))?.nextDay
  if (!next) throw new Error('no day is possible')
  await toDay(page, tomorrow)
  await expect(card(tomorrow)).toContainText(/Limite passée/)
  await key(page, t.nextDay({ day: dayName(next, 'fr') })).click()
  await expect(card(next)).toContainText(/Jusqu’à/)
  await lookEveryWay(page, 'meals-choices-next')
  await key(page, t.order).click()
  await expect(page.getByText(t.orderedDone)).toBeVisible()
  await expect(card(next)).toContainText(words.states.planned)
  expect((await on(next))?.order).toMatchObject({ state: 'planned', reason: '', deliveredOn: next })
  expect((await on(tomorrow))?.order).toBeNull()
})
