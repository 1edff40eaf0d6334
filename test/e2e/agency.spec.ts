import type { Page } from '@playwright/test'
import { screenTexts } from '../../src/bricks/agency/texts/screens.ts'
import { pages } from '../../src/bricks/agency/screens/page-names.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, test } from './till.ts'

test.use({ actionTimeout: 15_000 })

const press = async (page: Page, ...names: readonly (string | RegExp)[]) => {
  for (const name of names)
    await page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
}
async function openServices(page: Page, lang: Lang = 'fr'): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: screenTexts[lang].title, exact: true }).click()
  await expect(page.getByRole('heading', { name: screenTexts[lang].title, exact: true })).toBeVisible()
}
const go = (page: Page, id: keyof typeof pages, lang: Lang = 'fr') =>
  page
    .getByRole('radiogroup', { name: screenTexts[lang].pages })
    .getByRole('radio', { name: pages[id][lang], exact: true })
    .click()
const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test.beforeEach(async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
})

test('stamps are sold, photocopies counted and paid with them', async ({ page, cafe }) => {
  const w = screenTexts.fr.counter
  await openServices(page)
  await panel(page, 'Timbres')
    .getByRole('button', { name: /Carnet de 12/ })
    .click()
  await press(page, '× 10')
  await panel(page, 'Photocopies')
    .getByRole('button', { name: /noir et blanc/ })
    .click()
  await press(page, w.toCounter)
  await press(page, texts.fr.pay.exact)
  await expect(page.getByText(texts.fr.paid.done, { exact: true })).toBeVisible()
  const ask = await cafe.ask()
  const x = await ask.cashSessions.x({})
  expect(x).toMatchObject({ agencyCents: 1824, turnoverCents: 200 })
})

test('help is counted with its minutes, and the day of the games is copied from its terminal', async ({
  page,
  cafe,
}) => {
  const { counter: w, dayForm } = screenTexts.fr
  await openServices(page)
  await panel(page, 'Aide numérique').getByRole('button', { name: 'Démarche en ligne' }).click()
  await press(page, w.minutes(30))
  await expect(panel(page, 'Aide numérique').getByText('1 aujourd’hui · 30 min')).toBeVisible()
  await panel(page, 'FDJ grattage').getByRole('button').click()
  await page.getByLabel('Mises jusqu’à 3 €').fill('120')
  await page.getByLabel(dayForm.paid).fill('45,50')
  await expect(page.getByRole('complementary').getByText(/^74,50/)).toBeVisible()
  await press(page, dayForm.save)
  await expect(page.getByText(/^Totaux scellés/)).toBeVisible()
  const ask = await cafe.ask()
  expect((await ask.cashSessions.x({}))?.agencyCents).toBe(7450)
})

test('cash is paid out of the drawer and taken back', async ({ page, cafe }) => {
  const w = screenTexts.fr
  await openServices(page)
  const ask = await cafe.ask()
  const before = (await ask.cashSessions.x({}))?.expectedCents ?? NaN
  await panel(page, 'La Poste relais').getByRole('button', { name: w.counter.pay }).click()
  await page.getByLabel(w.counter.amount, { exact: true }).fill('40')
  await press(page, w.pay.pay)
  await expect(page.getByText(/payés, ticket/)).toBeVisible()
  expect((await ask.cashSessions.x({}))?.expectedCents).toBe(before - 4000)
  await press(page, w.pay.undo)
  await expect(page.getByText(w.pay.undone)).toBeVisible()
  expect((await ask.cashSessions.x({}))?.expectedCents).toBe(before)
})

test('a gas bottle with its deposit, given back once', async ({ page }) => {
  const w = screenTexts.fr
  await openServices(page)
  await panel(page, 'Bouteilles de gaz')
    .getByRole('button', { name: /Butane 13/ })
    .click()
  await page.getByLabel(w.bottle.bulletin).fill('b 1001')
  await press(page, /^Avec consigne/)
  await press(page, w.counter.toCounter)
  await press(page, texts.fr.pay.exact)
  await expect(page.getByText(texts.fr.paid.done, { exact: true })).toBeVisible()
  await openServices(page)
  await press(page, w.counter.bottles(1), /B-1001/, /^Rendre la consigne/)
  await expect(page.getByText(/rendus, ticket/)).toBeVisible()
  await expect(page.getByRole('button', { name: /B-1001.*rendue/ })).toBeVisible()
})

test('a coat is left, called for and fetched; a press note is taken in', async ({ page }) => {
  const w = screenTexts.fr
  await openServices(page)
  await panel(page, 'Dépôt pressing').getByRole('button', { name: w.counter.leave }).click()
  await page.getByLabel(w.items.whose, { exact: true }).fill('Aglaé Mirliton')
  await press(page, w.items.payLater)
  await expect(page.getByText(/^Déposé sous P-/)).toBeVisible()
  await go(page, 'items')
  await press(page, /Honorine Bruyère/)
  await press(page, w.items.call)
  await press(page, /^Rendre, 16,00/)
  await expect(page.getByText('Manteau · P-', { exact: false }).first()).toBeVisible()
  await openServices(page)
  await go(page, 'press')
  await press(page, w.press.delivery)
  await page.getByLabel(w.press.titleName, { exact: true }).fill('Gazette du canton')
  await page.getByLabel(w.press.quantity, { exact: true }).fill('10')
  await page.getByLabel(w.press.cover).fill('2,00')
  await press(page, w.press.saveDelivery)
  await expect(page.getByRole('row', { name: /Gazette du canton/ })).toContainText('20,00')
})

test('a service is added from its template and its rates are compared', async ({ page }) => {
  const w = screenTexts.fr.setup
  await openServices(page)
  await go(page, 'setup')
  await press(page, w.add, /^Cartes de pêche/)
  await expect(page.getByRole('complementary', { name: 'Cartes de pêche' })).toBeVisible()
  await page.getByRole('group', { name: w.all }).getByLabel(w.percent).fill('2,5')
  await press(page, w.saveTerms)
  await expect(page.getByText(screenTexts.fr.saved)).toBeVisible()
  await go(page, 'counter')
  await expect(panel(page, 'Cartes de pêche')).toBeVisible()
})

for (const lang of ['fr', 'en'] as const) {
  test(`every look of the pages in ${lang}`, async ({ page }) => {
    test.setTimeout(300_000)
    const t = screenTexts[lang]
    await page.addInitScript((to) => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: to })), lang)
    await page.reload()
    await openServices(page, lang)
    await lookEveryWay(page, `agency-${lang}-1-counter`)
    await panel(page, 'FDJ grattage').getByRole('button').click()
    await lookEveryWay(page, `agency-${lang}-2-day`)
    await panel(page, 'Dépôt pressing').getByRole('button', { name: t.counter.leave }).click()
    await lookEveryWay(page, `agency-${lang}-3-leave`)
    await go(page, 'items', lang)
    await press(page, /Honorine Bruyère/)
    await lookEveryWay(page, `agency-${lang}-4-items`)
    await go(page, 'press', lang)
    await press(page, t.press.delivery)
    await lookEveryWay(page, `agency-${lang}-5-press`)
    await go(page, 'statements', lang)
    await press(page, /^La Poste relais/, t.statements.note)
    await lookEveryWay(page, `agency-${lang}-6-statements`)
    await go(page, 'setup', lang)
    await press(page, /^FDJ grattage/)
    await lookEveryWay(page, `agency-${lang}-7-setup`)
  })
}
