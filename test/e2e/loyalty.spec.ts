import type { Page } from '@playwright/test'
import { newCustomerId } from '../../src/shared/ids.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { durand } from '../support/customers.ts'
import { tenCoffees } from '../support/loyalty.ts'
import { command } from '../support/said.ts'
import type { AskOverSocket } from '../support/serve-process.ts'
import { expectAccessible, expectReachable } from './accessible.ts'
import { countTaps, toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'
import { scan } from './wand.ts'
import { expectNothingOutside, expectTappable } from './whole-screen.ts'

const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const tile = (page: Page, name: RegExp) => page.locator('.tiles').getByRole('button', { name })
const total = (page: Page) => page.locator('.total output').first()
const band = (page: Page) => page.getByRole('region', { name: 'Client de ce ticket' })

/** A customer with so many stamps. */
async function regular(ask: AskOverSocket, stamps: number, name = durand.name) {
  const customerId = newCustomerId()
  await ask.customers.save({ ...command(), customerId, ...durand, name })
  await ask.loyalty.correct({ ...command(), customerId, by: stamps, reason: 'paper-card' })
  return customerId
}

test.describe('stamps', () => {
  test.beforeEach(async ({ cafe, page }) => {
    await cafe.open(page)
    await cafe.openDay(page)
  })

  test('are switched on in the settings: what gives one, how many, never alcohol', async ({ page }) => {
    await expect(key(page, 'Nommer le client, pour ses tampons')).toBeHidden()
    await key(page, 'Caisse').click()
    await toSettingsPage(page, 'Clients')
    const on = page.getByRole('radiogroup', { name: 'Fidélité', exact: true }).getByRole('radio', { name: 'Oui' })
    await on.click()
    await expect(page.getByText('Choisissez d’abord ce qui donne un tampon.')).toBeVisible()
    const categories = page.getByRole('group', { name: 'Catégories entières' })
    await expect(categories.getByRole('button', { name: 'Bières' })).toBeHidden()
    await page.getByRole('textbox', { name: 'Ajouter un produit' }).fill('caf')
    await key(page, 'Ajouter Café').click()
    await on.click()
    await expect(page.getByText(/10 cafés, le suivant offert/)).toBeVisible()
    await expectAccessible(page, 'settings of loyalty')
    await expectReachable(page, 'settings of loyalty')
    await key(page, 'Comptoir').click()
    await expect(key(page, 'Nommer le client, pour ses tampons')).toBeVisible()
  })

  test('a regular is named in two touches, is offered the eleventh coffee in one, and reads it on the paper', async ({
    cafe,
    page,
  }) => {
    const ask = await cafe.ask()
    await ask.loyalty.changeRules({ ...command(), rules: tenCoffees })
    await regular(ask, 10)
    await regular(ask, 3, 'Paul Rieu')
    await ask.till.changeSettings({ ...command(), receiptPrinting: 'always' })
    await tile(page, /^Café /).click()
    await tile(page, /^Café /).click()
    const taps = await countTaps(page)
    await key(page, 'Nommer le client, pour ses tampons').click()
    await expectAccessible(page, 'which customer')
    await key(page, /^Jeanne Durand/).click()
    await expect(band(page)).toContainText('10/10 cafés')
    expect(await taps()).toBe(2)
    await key(page, 'Offrir 1 Café').click()
    expect(await taps()).toBe(3)
    await expect(total(page)).toHaveText(/1,60/)
    await expect(band(page)).toContainText('1 offert')
    await expectAccessible(page, 'a reward on the ticket')
    await key(page, 'Espèces juste').click()
    await expect(page.getByText('Payé', { exact: true })).toBeVisible()
    await expect.poll(() => paperOf(cafe.printer)).toMatch(/Remise carte de fidélité +-1,60/)
    await expect.poll(() => paperOf(cafe.printer)).toMatch(/Fidélité : 1\/10 cafés/)
    expect(paperOf(cafe.printer)).not.toContain('Durand')
  })

  test('a coffee that is all offered is settled without payment', async ({ cafe, page }) => {
    const ask = await cafe.ask()
    await ask.loyalty.changeRules({ ...command(), rules: tenCoffees })
    const customerId = await regular(ask, 10)
    await tile(page, /^Café /).click()
    await key(page, 'Nommer le client, pour ses tampons').click()
    await page.keyboard.type('dur')
    await page.keyboard.press('Enter')
    await key(page, 'Offrir 1 Café').click()
    await expect(total(page)).toHaveText(/0,00/)
    await key(page, texts.fr.pay.free).click()
    await expect(page.getByText('Payé', { exact: true })).toBeVisible()
    expect((await ask.loyalty.card({ customerId }))?.stamps).toBe(0)
  })

  test('somebody new is written and named by two touches and a name, and shows a card at the next visit', async ({
    cafe,
    page,
  }) => {
    const ask = await cafe.ask()
    await ask.loyalty.changeRules({ ...command(), rules: tenCoffees })
    await key(page, 'Nommer le client, pour ses tampons').click()
    await page.getByRole('textbox', { name: 'Chercher un client' }).fill('Zoé Martin')
    await key(page, 'Ajouter « Zoé Martin »').click()
    await expect(band(page)).toContainText('Zoé Martin')
    await tile(page, /^Café /).click()
    await key(page, 'Espèces juste').click()
    await expect(page.getByText('Payé', { exact: true })).toBeVisible()

    await key(page, 'Clients').click()
    await key(page, /^Zoé Martin/).click()
    await key(page, 'Fidélité · 1/10 cafés').click()
    await key(page, 'Imprimer la carte').click()
    await expect.poll(() => paperOf(cafe.printer)).toMatch(/10 cafés, le suivant offert/)
    await expectAccessible(page, 'stamps of a customer')
    await key(page, 'Corriger').click()
    await key(page, 'Un tampon de plus').click()
    await expectAccessible(page, 'stamps corrected by hand')
    await key(page, 'Client oublié').click()
    await expect(page.getByRole('list', { name: 'Historique des tampons' })).toContainText('Client oublié')
    await expect(total(page)).toHaveText('3/10')

    const [zoe] = await ask.customers.search({ text: 'Zoé', limit: 1 })
    const card = await ask.loyalty.card({ customerId: zoe!.customerId })
    await key(page, 'Comptoir').click()
    await scan(page, card!.cardNumber!)
    await expect(band(page)).toContainText('Zoé Martin')
    await expect(band(page)).toContainText('3/10 cafés')
    await key(page, 'Ne plus nommer Zoé Martin').click()
    await expect(band(page)).toBeHidden()
  })
})

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
for (const size of sizes) {
  for (const lang of ['fr', 'en'] as const) {
    test(`the screens of stamps fit ${size.width}×${size.height}, light and dark, in ${lang}`, async ({
      cafe,
      page,
    }) => {
      test.setTimeout(120_000)
      await page.setViewportSize(size)
      await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
      await cafe.open(page)
      const t = texts[lang]
      await key(page, t.day.open).click()
      await key(page, t.pay.exact).waitFor()
      const ask = await cafe.ask()
      await ask.loyalty.changeRules({ ...command(), rules: { ...tenCoffees, months: 12 } })
      const tenders = ['cash', 'card', 'voucher', 'account'] as const
      await ask.till.changeSettings({ ...command(), tips: true, tenders: [...tenders] })
      await regular(ask, 20)
      await regular(ask, 3, 'Marie-Françoise de La Rochefoucauld')
      const looked = (what: string) => lookedAt(page, `stamps-${what}`, size.width, lang)
      await tile(page, /^Café /).click()
      await tile(page, /^Café /).click()
      await tile(page, /^Cappuccino /).click()
      await key(page, t.loyalty.keyLabel).click()
      await looked('panel')
      await key(page, /^Marie-Françoise/).click()
      await looked('band-long')
      await key(page, t.loyalty.keyLabel).click()
      await key(page, /^Jeanne Durand/).click()
      await looked('band-ready')
      await key(page, t.loyalty.offer({ label: 'Café' })).click()
      await looked('band-offered')
      await key(page, t.pay.exact).click()
      await key(page, t.money.rail).click()
      await key(page, /^Jeanne Durand/).click()
      await looked('customer')
      await key(page, new RegExp(`^${t.loyalty.title} · `)).click()
      await looked('history')
      await key(page, t.loyalty.correct).click()
      await looked('correction')
      await key(page, t.rail.cash).click()
      await toSettingsPage(page, t.money.settings.page, lang)
      await page.getByRole('textbox', { name: t.loyalty.settings.find }).fill('ca')
      await page.getByRole('textbox', { name: t.loyalty.settings.find }).scrollIntoViewIfNeeded()
      await looked('settings')
    })
  }
}

/** Both themes are checked, and a person looks at their pictures. */
async function lookedAt(page: Page, what: string, width: number, lang: Lang): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await expectNothingOutside(page)
    await expectTappable(page, '.owed-list button')
    await expectAccessible(page, `${what} in ${theme}`, 'colours')
    await keepPicture(page, `${what}-${width}-${lang}-${theme}`)
  }
}
