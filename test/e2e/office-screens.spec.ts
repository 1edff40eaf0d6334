import type { Page } from '@playwright/test'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, test } from './till.ts'
import { expectNothingOutside, expectTappable } from './whole-screen.ts'

test.use({ daysBefore: 75, printerInside: true })

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
/** Each screen with the keys that a finger must find on it. */
const SIDE_KEYS = '.side-keys .button'

for (const size of sizes) {
  for (const lang of ['fr', 'en'] as const) {
    test(`closings, settings and tax control fit ${size.width}×${size.height}, light and dark, in ${lang}`, async ({
      page,
      cafe,
    }) => {
      test.setTimeout(240_000)
      await page.setViewportSize(size)
      await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
      await cafe.open(page)
      const looked = lookAt(page, lang, size.width)
      await closings(page, lang, looked)
      await settings(page, lang, looked)
      await control(page, lang, looked)
    })
  }
}

type Looked = (name: string) => Promise<void>

/** Both themes are checked; the pictures are French in the light and English in the dark. */
function lookAt(page: Page, lang: Lang, width: number): Looked {
  return async (name) => {
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
      await expectNothingOutside(page)
      await expectTappable(page, SIDE_KEYS)
      const isKept = (lang === 'fr') === (theme === 'light')
      if (isKept) await keepPicture(page, `${name}-${lang}-${theme}-${width}`)
    }
  }
}

async function closings(page: Page, lang: Lang, looked: Looked): Promise<void> {
  const t = texts[lang]
  const words = t.control.closings
  await page.getByRole('button', { name: t.rail.cash, exact: true }).click()
  await page.getByRole('radio', { name: t.cash.closings }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await looked('closings')
  for (const level of ['z', 'day', 'month', 'year'] as const) {
    await page.getByRole('radio', { name: words[level], exact: true }).click()
    await page.getByRole('row').nth(1).click()
    await expect(page.getByRole('complementary').getByRole('group')).toContainText(words.code)
    await looked(`closing-${level}`)
  }
  await page.keyboard.press('Escape')
  await page.locator(`${SIDE_KEYS}.side-main`).click()
  await expect(page.getByRole('button', { name: words.daySure })).toBeVisible()
  await looked('closing-sure')
  await page.keyboard.press('Escape')
}

async function settings(page: Page, lang: Lang, looked: Looked): Promise<void> {
  const t = texts[lang]
  const words = t.control.settings
  await page.getByRole('radio', { name: t.cash.settings }).click()
  await looked('settings-general')
  await toSettingsPage(page, words.days, lang)
  await page.getByRole('radio', { name: words.hour({ hour: 4 }), exact: true }).click()
  await looked('settings-days')
  await toSettingsPage(page, words.prices, lang)
  await looked('settings-prices')
  await page.getByRole('button', { name: 'Cappuccino' }).click()
  for (const digit of '340')
    await page.getByRole('complementary').getByRole('button', { name: digit, exact: true }).click()
  await looked('settings-price')
  await toSettingsPage(page, words.accounts, lang)
  await page.getByRole('textbox', { name: words.accountOf({ what: words.agency }) }).fill('46A')
  await looked('settings-accounts')
  await page.keyboard.press('Escape')
  await toSettingsPage(page, words.keys, lang)
  await looked('settings-keys')
  await toSettingsPage(page, words.ledger, lang)
  await looked('settings-ledger')
}

async function control(page: Page, lang: Lang, looked: Looked): Promise<void> {
  const t = texts[lang]
  const words = t.control.tax
  await page.getByRole('button', { name: t.control.settings.controlKey }).click()
  const parts = page.getByRole('navigation', { name: words.parts })
  const rows = page.getByRole('main').getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  await looked('control-search')
  await rows.nth(2).click()
  await expect(page.getByLabel(words.sealed.paper)).toBeVisible()
  await looked('control-ticket')
  await page.getByText(words.sealed.seal, { exact: true }).click()
  await page.locator('.control-side .closing-scroll').evaluate((body) => (body.scrollTop = body.scrollHeight))
  await looked('control-seal')

  await parts.getByRole('button', { name: words.verify }).click()
  await page.getByRole('button', { name: words.check.start }).click()
  await expect(page.getByText(words.check.good)).toBeVisible({ timeout: 60_000 })
  await looked('control-verified')

  await parts.getByRole('button', { name: words.code }).click()
  await page.getByRole('textbox', { name: words.paper.field }).fill('3fa9c071')
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.paper.unknown)).toBeVisible()
  await looked('control-code')

  await parts.getByRole('button', { name: words.archives }).click()
  await expect(rows.nth(1)).toBeVisible({ timeout: 20_000 })
  await looked('control-archives')
  await rows.nth(1).click()
  await page.getByRole('button', { name: words.archive.check }).click()
  await expect(page.getByText(words.check.good)).toBeVisible({ timeout: 60_000 })
  await looked('control-archive')
  await page.getByRole('button', { name: words.archive.purge }).click()
  await looked('control-purge')
  await page.keyboard.press('Escape')

  await parts.getByRole('button', { name: words.exports }).click()
  await page.getByRole('button', { name: words.export.prepare }).click()
  await expect(page.getByRole('button', { name: words.export.downloadAll })).toBeVisible()
  await looked('control-exports')
  await parts.getByRole('button', { name: words.software }).click()
  await looked('control-software')
}
