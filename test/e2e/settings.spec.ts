import type { Page } from '@playwright/test'
import { defaultAccounts } from '../../src/shared/contracts/accounting.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { toSettingsPage } from './hands.ts'
import { expect, paperOf, test } from './till.ts'

const toPage = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Caisse', exact: true }).click()
  await toSettingsPage(page, name)
}

test('a price is found, changed on the pad, and its tile shows it at once; to take away it may have its own', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await toPage(page, 'Prix')
  await page.getByRole('textbox', { name: 'Chercher un produit' }).fill('croi')
  await page.keyboard.press('Enter')
  const editor = page.getByRole('complementary', { name: 'Croissant' })
  await expect(editor.getByRole('button', { name: 'Changer le prix' })).toHaveAttribute('aria-disabled', 'true')
  for (const digit of '135') await editor.getByRole('button', { name: digit, exact: true }).click()
  await editor.getByRole('button', { name: 'Un autre prix à emporter' }).click()
  for (const digit of '125') await editor.getByRole('button', { name: digit, exact: true }).click()
  await expect(editor).toContainText('aujourd’hui 1,20')
  await editor.getByRole('button', { name: 'Changer le prix' }).click()
  await expect(page.getByText('Le prix est changé.')).toBeVisible()

  await page.getByRole('button', { name: 'Comptoir' }).click()
  await expect(page.getByRole('button', { name: /^Croissant 1,35/ })).toBeVisible()
  await page.getByText('À emporter').click()
  await expect(page.getByRole('button', { name: /^Croissant 1,25/ })).toBeVisible()
  const { products } = await (await cafe.ask()).catalogue.all({})
  expect(products.find(({ label }) => label === 'Croissant')).toMatchObject({
    priceCents: 135,
    takeawayPriceCents: 125,
  })
})

test('an account with letters is refused at its field, a right one is kept', async ({ page, cafe }) => {
  await cafe.open(page)
  await toPage(page, 'Comptes')
  const field = page.getByRole('textbox', { name: 'Compte : Pour des tiers' })
  const save = page.getByRole('button', { name: 'Enregistrer' })
  await field.fill('46A')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveAccessibleDescription(/Un compte ne contient que des chiffres.*46A/)
  await expect(page.getByText('1 ligne à corriger')).toBeVisible()
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  const ask = await cafe.ask()
  expect(await ask.accounting.accounts({})).toEqual(defaultAccounts)

  await field.fill('46')
  await field.blur()
  await expect(field).toHaveAccessibleDescription(/au moins trois chiffres/)
  await field.fill('4671')
  await expect(page.getByText('1 compte changé')).toBeVisible()
  await save.click()
  await expect(page.getByText('Les comptes sont enregistrés.')).toBeVisible()
  expect((await ask.accounting.accounts({})).agency.account).toBe('4671')

  await field.fill('4672')
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('4671')
})

test('the end of the day, the fiscal year and the VAT are said before they are applied; the notice comes out', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await toPage(page, 'Journée')
  const ask = await cafe.ask()
  const settings = async () => {
    const status = await ask.till.status({})
    return status.phase === 'running' ? status.settings : undefined
  }
  const before = await settings()
  await page.getByRole('radio', { name: '4 h', exact: true }).click()
  await expect(page.getByText('Jusqu’à 4 h du matin')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Jusqu’à 5 h du matin')).toBeVisible()
  expect(await settings()).toEqual(before)

  await page.getByRole('radio', { name: '4 h', exact: true }).click()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect.poll(async () => (await settings())?.cutOffHour).toBe(4)
  await expect(page.getByRole('button', { name: 'Appliquer' })).toBeHidden()
  await page.getByRole('radio', { name: 'mars' }).click()
  await expect(page.getByText('L’exercice se clôt avec la journée du 31 mars.')).toBeVisible()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect.poll(async () => (await settings())?.fiscalYearEndMonth).toBe(3)
  await expect(page.getByRole('button', { name: 'Appliquer' })).toBeHidden()
  await page.getByRole('radio', { name: 'Sur les débits' }).click()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect.poll(settings).toMatchObject({ cutOffHour: 4, fiscalYearEndMonth: 3, vatOnDebits: true })
  await expect(page.getByRole('button', { name: 'Appliquer' })).toBeHidden()
  await page.getByRole('radio', { name: 'La Réunion' }).click()
  await expect(page.getByText('Ce qui est déjà scellé garde la sienne.')).toBeVisible()
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect.poll(settings).toMatchObject({ zone: 'Indian/Reunion' })

  await toPage(page, 'Général')
  await page.getByRole('button', { name: 'Affichette de caisse' }).click()
  await expect.poll(() => cafe.printer.paper.slips.length, { timeout: 20_000 }).toBe(1)
  expect(paperOf(cafe.printer).length).toBeGreaterThan(100)
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true })

  test('a field that a finger touches brings its keys, and they write into it', async ({ page, cafe }) => {
    await cafe.open(page)
    await (await cafe.ask()).till.changeSettings({ commandId: newCommandId(), receiptPrinting: 'on-request' })
    await toPage(page, 'Prix')
    const field = page.getByRole('textbox', { name: 'Chercher un produit' })
    const keys = page.getByRole('group', { name: 'Touches du champ' })
    await expect(keys).toHaveCount(0)
    await field.tap()
    for (const letter of 'crox') await keys.getByRole('button', { name: letter, exact: true }).tap()
    await expect(field).toHaveValue('crox')
    await keys.getByRole('button', { name: 'Effacer' }).first().tap()
    await keys.getByRole('button', { name: 'i', exact: true }).tap()
    await expect(field).toHaveValue('croi')
    await expect(page.getByRole('row', { name: /Croissant/ })).toBeVisible()
    await keys.getByRole('button', { name: 'Terminé' }).tap()
    await expect(keys).toHaveCount(0)
  })
})
