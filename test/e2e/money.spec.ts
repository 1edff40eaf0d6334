import type { Page } from '@playwright/test'
import { command } from '../support/said.ts'
import { expectAccessible } from './accessible.ts'
import { countTaps } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'

const tile = (page: Page, name: RegExp) => page.locator('.tiles').getByRole('button', { name })
const total = (page: Page) => page.locator('.total output').first()

test.beforeEach(async ({ cafe, page }) => {
  await cafe.open(page)
  await cafe.openDay(page)
})

test('tips are switched on in the settings; then one touch rounds up, and the paper keeps them apart', async ({
  cafe,
  page,
}) => {
  await expect(page.getByRole('group', { name: 'Pourboire' })).toBeHidden()
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await page.getByRole('radio', { name: 'Journal et réglages' }).click()
  await page
    .getByRole('navigation', { name: 'Pages des réglages' })
    .getByRole('button', { name: 'Clients', exact: true })
    .click()
  await page.getByRole('radiogroup', { name: 'Pourboires au comptoir' }).getByRole('radio', { name: 'Oui' }).click()
  await expect(page.getByText(/hors chiffre d’affaires, sans TVA/)).toBeVisible()
  await expectAccessible(page, 'settings for customers')
  await keepPicture(page, 'money-settings')
  await page.getByRole('button', { name: 'Comptoir', exact: true }).click()

  const keys = page.getByRole('group', { name: 'Pourboire' })
  await expect(keys).toBeVisible()
  await tile(page, /^Café/).click()
  const taps = await countTaps(page)
  await keys.getByRole('button', { name: /^Arrondir à 2,00/ }).click()
  expect(await taps()).toBe(1)
  await expect(total(page)).toHaveText(/2,00/)
  await keys.getByRole('button', { name: /^Pourboire de 1,00/ }).click()
  await expect(total(page)).toHaveText(/3,00/)
  await expectAccessible(page, 'tips at the counter')
  await keepPicture(page, 'money-tip')
  await page.getByRole('button', { name: 'Espèces juste', exact: true }).click()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/Pourboire +1,40 H[\s\S]*H : hors chiffre/)
})

test('any amount is a tip from the pad', async ({ cafe, page }) => {
  const ask = await cafe.ask()
  await ask.till.changeSettings({ ...command(), tips: true })
  await tile(page, /^Café/).click()
  await page.getByRole('button', { name: /^Autre montant/ }).click()
  const pad = page.getByRole('group', { name: 'Autre montant' })
  for (const key of ['3', '5', '0']) await pad.getByRole('button', { name: key, exact: true }).click()
  await keepPicture(page, 'money-tip-pad')
  await pad.getByRole('button', { name: 'Pourboire', exact: true }).click()
  await expect(page.locator('.lines')).toContainText('Pourboire')
  await expect(total(page)).toHaveText(/5,10/)
})
