import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { zReportFile } from '../../src/shared/contracts/reports.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { createSeller } from '../support/seller.ts'
import { expectAccessible } from './accessible.ts'
import { expect, keepPicture, test, type Cafe } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

test.use({ daysBefore: 75, printerInside: true })

const inFrench = texts.fr.reports

async function toReports(page: Page, lang: Lang = 'fr') {
  const t = texts[lang]
  await page.getByRole('button', { name: t.office.section, exact: true }).click()
  await expect(page.getByRole('radio', { name: t.reports.section })).toHaveAttribute('aria-checked', 'true')
}

/** A morning at the counter, sold from another window. */
async function morning(cafe: Cafe) {
  const ask = await cafe.ask()
  const seller = createSeller(ask)
  await seller.openDay()
  for (const products of [
    ['prd_cafe', 'prd_croissant'],
    ['prd_demi'],
    ['prd_cafe'],
    ['prd_steak-frites', 'prd_demi'],
    ['prd_l-equipe'],
  ])
    await seller.sell(products, 'cash')
  return ask
}

const page_ = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: inFrench.pages.label }).getByRole('radio', { name, exact: true }).click()

test('today is read, an objective is written, a sale moves the figures, ranges are chosen by touch and keyboard, files are had', async ({
  page,
  cafe,
}) => {
  test.setTimeout(120_000)
  const ask = await morning(cafe)
  await cafe.open(page)
  await toReports(page)
  const headline = page.getByRole('region', { name: inFrench.headline.takings })
  const range = { from: (await ask.closures.state({})).today, to: (await ask.closures.state({})).today }
  const { sums } = await ask.reports.summary({ range })
  expect(sums.saleCount).toBeGreaterThanOrEqual(4) // before dawn it is still the day before
  const inEuros = (amount: number) => new RegExp(`${Math.floor(amount / 100)},${String(amount % 100).padStart(2, '0')}`)
  await expect(headline.locator('strong').first()).toHaveText(inEuros(sums.turnoverCents))

  await test.step('the objective of each weekday is written where it is read', async () => {
    await expect(headline).toContainText(inFrench.objective.none)
    await headline.getByRole('button', { name: inFrench.objective.edit }).click()
    const fields = page.getByRole('region', { name: inFrench.objective.editing }).getByRole('textbox')
    await expect(fields).toHaveCount(7)
    for (let n = 0; n < 7; n += 1) {
      await fields.nth(n).fill('120')
      await fields.nth(n).press('Enter')
      await expect(fields.nth(n)).toHaveValue('120,00')
    }
    await expect(headline.getByRole('progressbar')).toBeVisible()
    await expect(headline).toContainText('Il manque')
    await page.getByRole('button', { name: inFrench.objective.done, exact: true }).click()
  })

  await test.step('what is sold meanwhile is seen without asking', async () => {
    await createSeller(ask).sell(['prd_cafe'], 'cash')
    await expect(headline.locator('strong').first()).toHaveText(inEuros(sums.turnoverCents + 160))
  })

  const names = page.getByRole('radiogroup', { name: inFrench.range.label })
  await test.step('ranges by touch, by arrows, by steps and typed', async () => {
    await names.getByRole('radio', { name: inFrench.range.month, exact: true }).click()
    await expect(names.getByRole('radio', { name: inFrench.range.month, exact: true })).toHaveAttribute(
      'aria-checked',
      'true',
    )
    await page.keyboard.press('ArrowRight')
    await expect(names.getByRole('radio', { name: inFrench.range['last-month'] })).toHaveAttribute(
      'aria-checked',
      'true',
    )
    const shown = page.locator('.report-steps h2')
    const before = await shown.textContent()
    await page.getByRole('button', { name: inFrench.range.back }).click()
    await expect(shown).not.toHaveText(before ?? '')
    await page.getByRole('button', { name: inFrench.range.on }).click()
    await expect(shown).toHaveText(before ?? '')
    const from = page.getByRole('textbox', { name: inFrench.range.from, exact: true })
    await from.fill('01/01/2020')
    await expect(shown).toContainText('2020')
    await from.press('Tab')
    await names.getByRole('radio', { name: inFrench.range.today, exact: true }).click()
  })

  await test.step('each table as a spreadsheet and as a paper', async () => {
    await page_(page, inFrench.pages.product)
    const table = page.getByRole('table').first()
    await expect(table.getByRole('row', { name: /^Demi/ })).toBeVisible()
    const csv = await saved(page, inFrench.file.csvLabel)
    expect(csv.toString('utf8')).toContain('Produit;Quantité;HT;TVA;TTC')
    expect(csv.toString('utf8')).toMatch(/;Café;\d+;/)
    const pdf = await saved(page, inFrench.file.pdfLabel)
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('minutes of work give an hour its figure', async () => {
    await page_(page, inFrench.pages.services)
    await page.getByRole('textbox', { name: inFrench.minutes.label({ activity: inFrench.counter }) }).fill('2,5')
    await page.keyboard.press('Enter')
    await expect(
      page.getByRole('row', { name: new RegExp(`^${inFrench.counter} ${sums.saleCount + 1} `) }),
    ).toBeVisible()
    const { activities } = await ask.reports.services({ range, against: 'week' })
    expect(activities.find((row) => row.activity === 'counter')?.perHourCents).toBeGreaterThan(0)
  })

  await test.step('the Zs with what was missing, and their seals', async () => {
    await names.getByRole('radio', { name: inFrench.range['last-week'] }).click()
    await page_(page, inFrench.pages.drawers)
    await expect(page.getByRole('row', { name: /^Z \d+/ }).first()).toBeVisible()
    await page.getByRole('button', { name: inFrench.drawers.verify }).click()
    await expect(page.getByText('Registre vérifié')).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: inFrench.drawers.closings }).click()
    await expect(page.getByRole('radio', { name: 'Clôtures' })).toHaveAttribute('aria-checked', 'true')
  })
})

async function saved(page: Page, label: string): Promise<Buffer> {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: label }).click()
  return readFileSync(await (await coming).path())
}

const someTables = ['product', 'day', 'services', 'margins', 'drawers'] as const
const everyTable = zReportFile.options

for (const size of [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]) {
  for (const lang of ['fr', 'en'] as const) {
    test(`the figures fit ${size.width}×${size.height}, light and dark, in ${lang}`, async ({ page, cafe }) => {
      test.setTimeout(300_000)
      const ask = await morning(cafe)
      const today = (await ask.closures.state({})).today
      for (let weekday = 1; weekday <= 7; weekday += 1)
        await ask.reports.setObjective({ commandId: newCommandId(), weekday, cents: cents(6_000) })
      await page.setViewportSize(size)
      await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
      await cafe.open(page)
      await toReports(page, lang)
      const t = texts[lang].reports
      const tables = page.getByRole('radiogroup', { name: t.pages.label })
      const ranges = page.getByRole('radiogroup', { name: t.range.label })
      await expect(page.getByRole('region', { name: t.headline.takings })).toBeVisible()
      expect(today).toMatch(/^\d{4}/)
      const looked = look(page, lang, size.width)
      await looked('reports-today')
      await page.getByRole('button', { name: t.objective.edit }).click()
      await expect(page.getByRole('region', { name: t.objective.editing })).toBeVisible()
      await looked('reports-objectives')
      await page.getByRole('button', { name: t.objective.done, exact: true }).click()
      await ranges.getByRole('radio', { name: t.range['last-month'] }).click()
      await looked('reports-month')
      for (const name of size.width === 1366 ? everyTable : someTables) {
        // What is kept for others is sold today.
        if (name === 'held') await ranges.getByRole('radio', { name: t.range.today, exact: true }).click()
        await tables.getByRole('radio', { name: t.pages[name], exact: true }).click()
        await expect(page.getByRole('region', { name: t.pages[name] }).getByRole('table').first()).toBeVisible()
        await looked(`reports-${name}`)
      }
      await ranges.getByRole('radio', { name: t.range.year, exact: true }).click()
      await tables.getByRole('radio', { name: t.pages.overview, exact: true }).click()
      await looked('reports-year')
    })
  }
}

/** Both themes are checked; the pictures are French in the light and English in the dark. */
function look(page: Page, lang: Lang, width: number) {
  let times = 0
  return async (name: string): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
      await expectNothingOutside(page)
      if (width === 1366)
        await expectAccessible(page, `${name} ${lang} ${theme}`, theme === 'light' ? 'all' : 'colours')
      if ((lang === 'fr') === (theme === 'light')) await keepPicture(page, `${name}-${lang}-${theme}-${width}`)
    }
    times += 1
    expect(times).toBeGreaterThan(0)
  }
}
