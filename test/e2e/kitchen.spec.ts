import type { Page } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'
import { expectNothingOutside, expectTappable } from './whole-screen.ts'

const KITCHEN = 'kitchen'
const cards = (page: Page) => page.getByRole('article')
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const midi = (page: Page) => page.getByRole('tab', { name: 'Midi' }).or(key(page, 'Midi')).first().click()

async function ring(page: Page, ...tiles: readonly RegExp[]): Promise<void> {
  for (const tile of tiles) await page.locator('.tiles').getByRole('button', { name: tile }).click()
}

test('an order goes from the counter to the kitchen, is made, called off and printed again', async ({
  page,
  cafe,
  context,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const kitchen = await context.newPage()
  await cafe.open(kitchen, KITCHEN)
  await expect(kitchen.getByText('Rien à préparer')).toBeVisible()
  await keepPicture(kitchen, 'kitchen-empty-1366-fr')

  await page.bringToFront()
  await ring(page, /^Café /)
  await expect(page.getByRole('group', { name: 'Envois en cuisine' }), 'a bar sees nothing of it').toHaveCount(0)
  await midi(page)
  await ring(page, /^Burger maison/, /^Burger maison/, /^Tarte aux pommes/)
  await expect(key(page, /^Réclamer.*Desserts/)).toBeVisible()
  await keepPicture(page, 'counter-to-send-1366-fr')
  await key(page, /^Envoyer 1 ligne/).click()
  await expect(page.getByRole('button', { name: /Burger maison .*envoyé/ })).toBeVisible()
  await expect(key(page, /^Envoyer/)).toHaveCount(0)

  await expect(cards(kitchen)).toHaveCount(1)
  await expect(kitchen.getByRole('complementary')).toContainText(/2\s*Burger maison/)
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/CUISINE[\s\S]*2 Burger maison/)

  await key(page, /^Réclamer.*Desserts/).click()
  await expect(cards(kitchen)).toHaveCount(2)
  await expect(cards(kitchen).nth(1)).toContainText('En plus')

  await kitchen.bringToFront()
  await cards(kitchen)
    .first()
    .getByRole('button', { name: /Burger maison/ })
    .click()
  await expect(cards(kitchen)).toHaveCount(1)
  await key(kitchen, 'Annuler le dernier pointage').click()
  await expect(cards(kitchen)).toHaveCount(2)
  await kitchen.keyboard.press('Tab')
  await key(kitchen, /^Réimprimer le bon/)
    .first()
    .click()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/DUPLICATA/)

  const ask = await cafe.ask()
  const { ticket } = await ask.tickets.counter({})
  const line = ticket!.lines.find(({ label }) => label === 'Burger maison')!
  await ask.tickets.removeLine({
    commandId: `cmd_${crypto.randomUUID()}` as never,
    ticketId: ticket!.ticketId,
    lineId: line.lineId,
    reason: 'changed-mind',
  })
  await expect(cards(kitchen).filter({ hasText: 'Annulé' })).toContainText(/−2\s*Burger maison/)
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/ANNULÉ[\s\S]*-2 Burger maison[\s\S]*ANNULÉ/)
  await keepPicture(kitchen, 'kitchen-cancelled-1366-fr')
  await cards(kitchen).filter({ hasText: 'Annulé' }).getByRole('button', { name: 'Vu' }).press('Enter')
  await expect(cards(kitchen)).toHaveCount(1)
})

test('what is sold out is grey, named, refused, and there again', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await midi(page)
  const tile = page.locator('.tiles').getByRole('button', { name: /^Burger maison/ })
  await tile.click({ delay: 700 })
  await key(page, 'Marquer épuisé').click()
  await expect(tile).toHaveAccessibleName(/épuisé/)
  await keepPicture(page, 'counter-sold-out-1366-fr')
  await tile.click()
  await expect(page.getByText(/Burger maison.*il n’y en a plus/)).toBeVisible()
  await tile.focus()
  await page.keyboard.press('ContextMenu')
  await keepPicture(page, 'counter-sold-out-panel-1366-fr')
  await key(page, 'De nouveau disponible').click()
  await tile.click()
  await expect(page.getByRole('button', { name: /1 Burger maison/ })).toBeVisible()
})

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
for (const size of sizes) {
  for (const lang of ['fr', 'en'] as const) {
    test(`the kitchen’s screen and its setup fit ${size.width}×${size.height}, light and dark, in ${lang}`, async ({
      page,
      cafe,
    }) => {
      await page.setViewportSize(size)
      await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
      await cafe.open(page)
      await key(page, texts[lang].day.open).click()
      await key(page, texts[lang].pay.exact).waitFor()
      await key(page, 'Midi').click()
      const names = ['Jean', 'Table de la fenêtre', 'Anne']
      const ask = await cafe.ask()
      for (const name of names) {
        await ring(page, /^Steak/, /^Burger maison/, /^Burger maison/, /^Omelette/)
        const lines = page.locator('.lines ul').first().locator('li')
        await expect(lines).toHaveCount(3)
        const { ticket } = await ask.tickets.counter({})
        const [steak] = ticket!.lines
        await ask.tickets.describeLine({
          commandId: `cmd_${crypto.randomUUID()}` as never,
          ticketId: ticket!.ticketId,
          lineId: steak!.lineId,
          note: 'sauce à part',
          optionIds: ['opt_cuisson-saignant' as never],
        })
        await ask.tabs.setAside({
          commandId: `cmd_${crypto.randomUUID()}` as never,
          ticketId: ticket!.ticketId,
          label: name,
          covers: 2,
        })
        await expect(page.getByText(texts[lang].ticket.empty)).toBeVisible()
      }
      const looked = async (what: string, keys: string) => {
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
          await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
          await expectNothingOutside(page)
          await expectTappable(page, keys)
          if ((lang === 'fr') === (theme === 'light')) await keepPicture(page, `${what}-${size.width}-${lang}`)
        }
      }
      await key(page, texts[lang].rail.cash).click()
      await toSettingsPage(page, texts[lang].kitchen.setup.page, lang)
      await expect(page.getByRole('heading', { name: texts[lang].kitchen.setup.routes })).toBeVisible()
      await looked('kitchen-setup', '.none')

      const soon = new Date(Date.now() + 12 * 60_000)
      await page.clock.setFixedTime(soon)
      await cafe.open(page, KITCHEN)
      await expect(cards(page)).toHaveCount(3)
      await cards(page)
        .first()
        .getByRole('button', { name: /Omelette/ })
        .click()
      await expect(cards(page).first().locator('[data-state=done]')).toHaveCount(1)
      await expect(cards(page).first()).toContainText(texts[lang].kitchen.ages.waiting)
      await looked('kitchen', '.order-card footer .button')
    })
  }
}
