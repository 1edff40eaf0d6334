import type { Page } from '@playwright/test'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { screenTexts } from '../../src/bricks/meals/texts/screens.ts'
import { shortDay } from '../../src/shared/texts/format.ts'
import { mealsOf } from '../../src/bricks/meals/test/meals-shop.ts'
import type { AskOverSocket } from '../support/serve-process.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, test, type Cafe } from './till.ts'

const t = screenTexts.fr
const words = t.people

/** A café whose meals are on the screen, and a hand that counts what it taps. */
async function openMeals(page: Page, cafe: Cafe) {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('navigation').getByRole('button', { name: 'Repas' }).click()
  await page.getByRole('radio', { name: 'Jour' }).click()
  await page.locator('.ml-day').nth(6).waitFor()
  let taps = 0
  return {
    taps: () => taps,
    async tap(name: string | RegExp, role: 'button' | 'radio' = 'button') {
      taps += 1
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click()
    },
  }
}
/** A day so far ahead that its cut-off has not come, whatever the calendar: a Thursday of somebody who eats every day. */
async function freeDay(ask: AskOverSocket, personId: string): Promise<BusinessDay> {
  const today = new Date().toISOString().slice(0, 10) as BusinessDay // its own form
  const week = await mealsOf(ask).week({ personId: personId as never, from: today, days: 14 }) // of the demo
  const found = week.find(({ order, isPast }) => order !== null && !isPast)
  return found?.day ?? addDays(today, 7)
}

test('« pas de repas jeudi » is three letters and four taps at the most; its cost is seen before', async ({
  page,
  cafe,
}) => {
  const hand = await openMeals(page, cafe)
  const ask = await cafe.ask()
  const [tartine] = await mealsOf(ask).people({ text: 'tartine', ended: false })
  const day = await freeDay(ask, tartine!.personId)
  await page.getByRole('textbox', { name: words.find }).fill('tar')
  await hand.tap(/Rose Tartine/)
  await hand.tap(new RegExp(`^${shortDay(day, 'fr')} midi`))
  await expect(page.locator('.ml-cancel')).toHaveText(/Annuler\s*gratuit/)
  await hand.tap(/^Annuler gratuit/)
  await expect(page.getByText(words.meal.cancelledDone)).toBeVisible()
  expect(hand.taps()).toBeLessThanOrEqual(4)
  const [cancelled] = await mealsOf(ask).week({ personId: tartine!.personId, from: day, days: 1 })
  expect(cancelled?.order?.state).toBe('cancelled-free')
  await hand.tap(words.meal.orderAgain)
  await expect(page.getByText(words.meal.changedDone)).toBeVisible()
})

test('to the hospital is three taps, and back is one', async ({ page, cafe }) => {
  const hand = await openMeals(page, cafe)
  await page.getByRole('textbox', { name: words.find }).fill('bri')
  await hand.tap(/Lucien Brioche/)
  await hand.tap(words.pause.key)
  await hand.tap(words.pause.open)
  await expect(page.getByText(/non facturé|sans frais/).first()).toBeVisible()
  expect(hand.taps()).toBe(3)
  await expect(page.getByText(/^En pause \(hôpital\)/)).toBeVisible()
  await hand.tap(words.pause.resume)
  await expect(page.getByText(/^Repas repris/)).toBeVisible()
})

test('a new file, with standing orders and needs, is written and eats', async ({ page, cafe }) => {
  const hand = await openMeals(page, cafe)
  await hand.tap('Dossiers', 'radio')
  await hand.tap(words.file.new)
  await page.getByRole('textbox', { name: words.file.name, exact: true }).fill('Mme Lucette Sablé')
  await page.getByRole('textbox', { name: words.file.street, exact: true }).fill('4 rue du Four')
  await page.getByRole('textbox', { name: words.file.city, exact: true }).fill('Saint-Fictif')
  await hand.tap('Bourg')
  await hand.tap(words.file.parts.meals, 'radio')
  for (const day of ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi']) await hand.tap(new RegExp(`^${day} midi`))
  await hand.tap(words.file.save)
  await expect(page.getByText(words.file.saved)).toBeVisible()
  await hand.tap(words.file.parts.health, 'radio')
  await hand.tap('poisson')
  await hand.tap(words.file.save)
  await expect(page.getByText(/Sans accord écrit/)).toBeVisible()
  await page.getByRole('textbox', { name: words.file.consent }).fill('01/11/2026')
  await hand.tap(words.file.save)
  await expect(page.getByText(words.file.healthSaved)).toBeVisible()
  const ask = await cafe.ask()
  const [row] = await mealsOf(ask).people({ text: 'sable', ended: false })
  expect(row?.lacking).toEqual([])
  expect(await mealsOf(ask).needs({ personId: row!.personId })).toMatchObject({ allergens: ['fish'] })
})

test('a dish and a menu are written; a dish without allergens is told of', async ({ page, cafe }) => {
  const hand = await openMeals(page, cafe)
  await hand.tap('Menus', 'radio')
  await hand.tap(words.menus.dishes, 'radio')
  await hand.tap(words.menus.newDish)
  await page.getByRole('textbox', { name: words.menus.name }).fill('Parmentier de canard')
  await hand.tap(words.menus.saveDish)
  await expect(page.getByText(words.menus.dishSaved)).toBeVisible()
  await hand.tap(words.menus.week, 'radio')
  await page.locator('.ml-menu[data-today]').first().click()
  await hand.tap(/Parmentier de canard/)
  await hand.tap(words.menus.save)
  await expect(page.getByText(words.menus.saved)).toBeVisible()
  await hand.tap('Jour', 'radio')
  await expect(page.getByText(/Allergènes non renseignés pour 1 plat/)).toBeVisible()
})

test('the pages of the meals fit every size, in the dark too', async ({ page, cafe }) => {
  test.setTimeout(300_000)
  const hand = await openMeals(page, cafe)
  await lookEveryWay(page, 'meals-day')
  await page.locator('.ml-card').first().click()
  await page.locator('.ml-meal').waitFor()
  await lookEveryWay(page, 'meals-person')
  await hand.tap(words.pause.key)
  await lookEveryWay(page, 'meals-pause')
  await page.keyboard.press('Escape')
  await hand.tap(words.file.open)
  await lookEveryWay(page, 'meals-file')
  for (const part of ['meals', 'health', 'contacts', 'payers'] as const) {
    await hand.tap(words.file.parts[part], 'radio')
    await lookEveryWay(page, `meals-file-${part}`)
  }
  await hand.tap('Menus', 'radio')
  await page.locator('.ml-menu').first().click()
  await lookEveryWay(page, 'meals-menus')
  await hand.tap(words.menus.dishes, 'radio')
  await page.locator('.ml-card').first().click()
  await lookEveryWay(page, 'meals-dishes')
  await hand.tap('Réglages', 'radio')
  for (const part of ['prices', 'rules', 'law'] as const) {
    await hand.tap(words.setup.pages[part], 'radio')
    await lookEveryWay(page, `meals-setup-${part}`)
  }
})

test('the pages of the meals speak English', async ({ page, cafe }) => {
  test.setTimeout(300_000)
  await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang: 'en' }))
  await cafe.open(page)
  await page.getByRole('navigation').getByRole('button', { name: 'Meals' }).click()
  await page.getByRole('radio', { name: 'Day' }).click()
  await page.locator('.ml-card').first().click()
  await page.locator('.ml-meal').waitFor()
  await lookEveryWay(page, 'meals-person-en')
  await page.getByRole('radio', { name: 'People' }).click()
  await page.locator('.ml-card').first().click()
  for (const part of ['identity', 'health', 'payers'] as const) {
    await page.getByRole('radio', { name: screenTexts.en.people.file.parts[part] }).click()
    await lookEveryWay(page, `meals-file-${part}-en`)
  }
  await page.getByRole('radio', { name: 'Menus' }).click()
  await page.locator('.ml-menu').first().click()
  await lookEveryWay(page, 'meals-menus-en')
  await page.getByRole('radio', { name: 'Settings', exact: true }).click()
  for (const part of ['rules', 'law'] as const) {
    await page.getByRole('radio', { name: screenTexts.en.people.setup.pages[part] }).click()
    await lookEveryWay(page, `meals-setup-${part}-en`)
  }
})
