import type { Page } from '@playwright/test'
import { command } from '../support/said.ts'
import { happyHour } from '../support/pricing.ts'
import { countTaps, toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'

const tile = (page: Page, name: RegExp) => page.locator('.tiles').getByRole('button', { name })
const category = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const total = (page: Page) => page.locator('.total output').first()
/** A day of the week has no other hour than that of the machine: it counts all day long. */
const allDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440, firstDay: null, lastDay: null }

test.beforeEach(async ({ cafe, page }) => {
  await cafe.open(page)
  await cafe.openDay(page)
})

test('a set menu is chosen over the tiles, one tap a place, and the last tap puts it on the ticket', async ({
  cafe,
  page,
}) => {
  await category(page, 'Midi')
  const taps = await countTaps(page)
  await tile(page, /^Formule complète/).click()
  const panel = page.getByRole('region', { name: 'Choisir pour Formule complète' })
  await panel.getByRole('button', { name: 'Salade paysanne' }).click()
  await panel.getByRole('button', { name: /^Steak frites/ }).click()
  await keepPicture(page, 'pricing-formule')
  await panel.getByRole('button', { name: /^Coupe de glace/ }).click()
  await panel.getByRole('button', { name: 'vanille' }).click()
  await panel.getByRole('button', { name: 'cassis' }).click()
  await keepPicture(page, 'pricing-formule-options')
  await panel.getByRole('button', { name: 'Continuer' }).click()
  await panel.getByRole('button', { name: 'Verre rouge' }).click()
  expect(await taps()).toBe(8)
  await expect(panel).toBeHidden()
  // 18,90 and the supplements of the salad, the steak and the ice cream
  await expect(total(page)).toHaveText(/23,40/)
  await expect(page.locator('.lines li')).toHaveCount(1)
  await expect(page.locator('.lines li em')).toContainText(/Steak frites · Coupe de glace \(vanille, cassis\)/)
  await keepPicture(page, 'pricing-formule-line')
  await page.getByRole('button', { name: 'Espèces juste', exact: true }).click()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/Formule complète +23,40[\s\S]*Verre rouge \(1,\d\d B\)/)
})

test('Esc goes back one choice, and a choice that was made is asked again', async ({ page }) => {
  await category(page, 'Midi')
  await tile(page, /^Formule midi/).click()
  const panel = page.getByRole('region', { name: 'Choisir pour Formule midi' })
  await panel.getByRole('button', { name: 'Omelette' }).click()
  await expect(panel.getByRole('button', { name: 'Dessert du jour' })).toBeVisible()
  await panel.getByRole('button', { name: /^Changer Plat/ }).click()
  await panel.getByRole('button', { name: 'Plat du jour' }).click()
  await page.keyboard.press('Escape')
  await expect(panel.getByRole('button', { name: 'Omelette' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.locator('.lines li')).toHaveCount(0)
})

test('a required option is asked in one tap', async ({ page }) => {
  await category(page, 'Vins')
  await tile(page, /^Pichet 25/).click()
  await page.getByRole('button', { name: 'blanc', exact: true }).click()
  await expect(page.locator('.lines li em')).toHaveText('blanc')
})

test('happy hour shows on the tiles and on the strip, and is what is paid', async ({ cafe, page }) => {
  const ask = await cafe.ask()
  await ask.priceLists.save({ ...command(), list: happyHour({ schedule: allDay }) })
  await expect(page.getByText('Happy hour jusqu’à 24:00')).toBeVisible()
  await expect(tile(page, /^Demi 2,00.*au lieu de 3,00/)).toBeVisible()
  await tile(page, /^Demi /).click()
  await expect(total(page)).toHaveText(/2,00/)
  await category(page, 'Bières')
  await keepPicture(page, 'pricing-happy-hour')
})

test('the age is asked in place of the tenders; refused, the alcohol goes', async ({ cafe, page }) => {
  const ask = await cafe.ask()
  const rules = { licence: 'IV' as const, agePrompt: 'every-ticket' as const, takeawayBan: null }
  await ask.alcohol.changeRules({ ...command(), rules })
  await tile(page, /^Café /).click()
  await tile(page, /^Demi /).click()
  await expect(page.getByRole('heading', { name: 'Client majeur' })).toBeVisible()
  await keepPicture(page, 'pricing-age')
  await page.keyboard.press('F2')
  await expect(page.getByText(/Répondez d’abord à la question/)).toBeVisible()
  await page.getByRole('button', { name: /^Refusé/ }).click()
  await expect(page.locator('.lines li')).toHaveCount(1)
  await tile(page, /^Demi /).click()
  await page.getByRole('button', { name: 'Majeur', exact: true }).click()
  await page.getByRole('button', { name: 'Espèces juste', exact: true }).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
})

for (const [width, height] of [
  [1024, 768],
  [1366, 768],
  [1920, 1080],
] as const) {
  test(`a price list is written, refused by the law, mended and kept, at ${width} × ${height}`, async ({
    cafe,
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await page.getByRole('button', { name: 'Caisse', exact: true }).click()
    await toSettingsPage(page, 'Tarifs')
    await page.getByRole('button', { name: 'Nouveau tarif' }).click()
    const side = page.getByRole('complementary', { name: 'Happy hour' })
    await side.getByLabel('Ajouter un produit').fill('demi')
    await side.getByRole('button', { name: /^Demi ·/ }).click()
    await side.getByLabel('Demi', { exact: true }).fill('2,00')
    await expect(side.getByText(/L’alcool baisse de 33,33/)).toBeVisible()
    await keepPicture(page, `pricing-list-refused-${width}`)
    await side.getByLabel('Ajouter un produit').fill('limonade')
    await side.getByRole('button', { name: /^Limonade ·/ }).click()
    await side.getByLabel('Limonade', { exact: true }).fill('1,50')
    await side.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(side.getByText(/^Enregistré/)).toBeVisible()
    await keepPicture(page, `pricing-list-${width}`)
    expect(await (await cafe.ask()).priceLists.all({})).toMatchObject([
      { label: 'Happy hour', items: [{ priceCents: 200 }, { priceCents: 150 }] },
    ])
    await page.getByRole('radio', { name: 'Licence III' }).click()
    await expect(page.getByText('Vin, bière, cidre et ce qui fermente jusqu’à 18°.')).toBeVisible()
    await side.getByRole('button', { name: 'Supprimer le tarif' }).click()
    await side.getByRole('button', { name: 'Supprimer vraiment' }).click()
    await expect(page.getByText(/^Aucun autre tarif/)).toBeVisible()
  })
}
