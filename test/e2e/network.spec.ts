import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { monthAway } from '../../src/shared/network.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { expectAccessible } from './accessible.ts'
import { expect, keepPicture, test } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

test.use({ daysBefore: 75 })

const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** The month that a till of today would be asked for: the last one that is over. */
const lastMonth = () => monthAway(new Date().toISOString().slice(0, 7), -1)

async function toNetwork(page: Page, lang: Lang = 'fr'): Promise<void> {
  const t = texts[lang]
  await key(page, t.office.section).click()
  await page.getByRole('radio', { name: t.network.section, exact: true }).click()
}

async function toPage(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation', { name: /réseau|network/i })
    .getByRole('button', { name, exact: true })
    .click()
}

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

test('the settings are written, days are said to be shut, the file of the month is made and taken along', async ({
  cafe,
  page,
}) => {
  test.setTimeout(120_000)
  const t = texts.fr.network
  await cafe.open(page)
  await toNetwork(page)

  await toPage(page, t.page.settings)
  await page.getByRole('textbox', { name: t.settings.siteId }).fill('loz-007')
  await page.getByRole('textbox', { name: t.settings.email }).fill('chiffres@')
  await expect(page.getByText(t.settings.emailWrong)).toBeVisible()
  await expect(key(page, t.settings.save)).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('textbox', { name: t.settings.email }).fill('chiffres@reseau.example')
  await page.getByRole('textbox', { name: t.settings.townHall }).fill('Mairie de Saint-Pierre')
  await page.getByRole('textbox', { name: t.settings.pay }).fill('1500')
  await page.getByRole('textbox', { name: t.settings.charges }).fill('620,50')
  await page.getByRole('combobox', { name: t.settings.activityOf({ what: 'Snack' }) }).selectOption('food')
  await key(page, t.settings.save).click()
  await expect(page.getByText(t.settings.saved)).toBeVisible()

  await toPage(page, t.page.month)
  const shutKeys = page.getByRole('button', { name: /Dire que le café était fermé/ })
  await expect(shutKeys.first()).toBeVisible()
  await keepPicture(page, 'network-holes')
  const holes = await shutKeys.count()
  for (let left = holes; left > 0; left -= 1) {
    await shutKeys.first().click()
    await expect(shutKeys).toHaveCount(left - 1)
  }
  await expect(page.getByText(t.month.feeTotal)).toBeVisible()
  await key(page, t.month.make).click()
  await expect(key(page, t.month.csv)).toBeEnabled()
  await expect(key(page, t.month.csv)).not.toHaveAttribute('aria-disabled', 'true')

  const csv = await download(page, () => key(page, t.month.csv).click())
  expect(csv.name).toBe(`zinc-LOZ-007-${lastMonth()}-n1.csv`)
  const [header, whole] = csv.bytes.toString('utf8').split('\r\n')
  expect(header).toMatch(/^site_id;month;activity;ht_5_5;/)
  expect(whole).toMatch(new RegExp(`^LOZ-007;${lastMonth()};cafe;`))
  const eml = await download(page, () => key(page, t.month.eml).click())
  expect(eml.bytes.toString('utf8')).toContain('To: chiffres@reseau.example')
  const cover = await download(page, () => key(page, t.month.cover).click())
  expect(cover.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await keepPicture(page, 'network-taken')
  await expectAccessible(page, 'the files that leave')
  await key(page, t.month.close).click()
  await expect(page.getByText(t.month.told)).toBeVisible()

  await toPage(page, t.page.village)
  const pdf = await download(page, () => key(page, t.village.print).click())
  expect(pdf.name).toMatch(/^mairie-\d{4}-\d\d\.pdf$/)
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  await expect(page.getByText(t.village.visits).first()).toBeVisible()

  await toPage(page, t.page.forecast)
  await expect(page.getByText(/À ce rythme/)).toBeVisible()
  await expect(page.getByText(t.forecast.blank)).toBeHidden()
})

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

for (const size of sizes) {
  for (const lang of ['fr', 'en'] as const) {
    test(`the pages of the network fit ${size.width}×${size.height}, light and dark, in ${lang}`, async ({
      page,
      cafe,
    }) => {
      test.setTimeout(180_000)
      const t = texts[lang].network
      await page.setViewportSize(size)
      await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
      await cafe.open(page)
      await toNetwork(page, lang)
      for (const name of ['month', 'village', 'forecast', 'settings'] as const) {
        await toPage(page, t.page[name])
        await expect(page.locator('.nw-body')).toBeVisible()
        for (const theme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: theme })
          await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
          await expectNothingOutside(page)
          await expectAccessible(page, `${name} ${lang} ${theme} ${size.width}`, theme === 'light' ? 'all' : 'colours')
          if ((lang === 'fr') === (theme === 'light')) {
            await keepPicture(page, `network-${name}-${lang}-${theme}-${size.width}`)
          }
        }
      }
    })
  }
}
