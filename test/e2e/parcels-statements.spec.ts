import type { Page } from '@playwright/test'
import { recordWords } from '../../src/bricks/parcels/texts/record-words.ts'
import { inTexts } from '../../src/bricks/parcels/texts/in-screens.ts'
import { screenTexts } from '../../src/bricks/parcels/texts/screens.ts'
import { setupTexts } from '../../src/bricks/parcels/texts/setup-screens.ts'
import { statementWords } from '../../src/bricks/parcels/texts/statement-words.ts'
import { wallTime } from '../../src/shared/business-day.ts'
import type { Lang } from '../../src/shared/texts/index.ts'
import { lookEveryWay } from './every-look.ts'
import { twoMonths } from './parcels-months.ts'
import { expect, test } from './till.ts'

test.use({ actionTimeout: 15_000 })

const pageName = { fr: 'Relevés', en: 'Statements' } as const
const press = async (page: Page, ...names: readonly (string | RegExp)[]) => {
  for (const name of names) {
    await page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
  }
}

async function openStatements(page: Page, lang: Lang = 'fr'): Promise<void> {
  const { title, pages } = screenTexts[lang]
  await page.getByRole('navigation').getByRole('button', { name: title }).click()
  await page.getByRole('radiogroup', { name: pages }).getByRole('radio', { name: pageName[lang], exact: true }).click()
  await expect(page.getByRole('columnheader', { name: statementWords[lang].columns.commission })).toBeVisible()
}

test.beforeEach(async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await twoMonths(cafe, wallTime(Date.now(), 'Europe/Paris').day)
  await payBy(page)
})

/** Who pays for Mondial Relay is a customer of the café, chosen in the settings. */
async function payBy(page: Page): Promise<void> {
  const words = setupTexts.fr
  await page.getByRole('navigation').getByRole('button', { name: screenTexts.fr.title }).click()
  await page.getByRole('radio', { name: 'Réglages', exact: true }).click()
  await press(page, 'Mondial Relay')
  await page.getByRole('textbox', { name: words.payerFind }).fill('mondial')
  await page
    .getByRole('group', { name: words.payer })
    .getByRole('button', { name: /Mondial Relay/ })
    .click()
  await page.locator('.sv-main').click()
  await expect(page.getByText(words.saved)).toBeVisible()
  await expect(page.getByRole('button', { name: words.remove('Mondial Relay') })).toBeVisible()
}

test('the month before is compared, invoiced and taken back', async ({ page }) => {
  const w = statementWords.fr
  await openStatements(page)
  await press(page, w.months.before, /^Mondial Relay/)
  const side = page.getByRole('complementary', { name: 'Mondial Relay' })
  await expect(side.getByText(w.ttc)).toBeVisible()

  await press(page, w.theirs.note)
  await page.getByLabel(w.theirs.number).fill('AF-778')
  await page.getByLabel(w.theirs.paste).fill('Colis\tCommission HT\nMR99999999\t0,30\n10000137\t0,30')
  await press(page, w.theirs.save)
  await expect(side.getByText(w.theirs.gap, { exact: true })).toBeVisible()
  await press(page, w.theirs.compare)
  await expect(side.getByText('MR99999999')).toBeVisible()

  await press(page, w.invoice)
  await expect(side.getByText(w.invoiced('F-000001'))).toBeVisible()
  await expect(page.getByRole('row', { name: /^Mondial Relay/ })).toContainText('F-000001')
  await press(page, w.creditNote)
  await expect(side.getByText(w.takenBack({ a: 'F-000001', b: 'F-000002' }))).toBeVisible()

  const download = page.waitForEvent('download')
  await press(page, w.pdf)
  expect((await download).suggestedFilename()).toMatch(/^releve-mondial-relay-\d{4}-\d{2}\.pdf$/)
})

test('the register is searched, and handed over', async ({ page }) => {
  const { register, event, lookup } = recordWords.fr
  await openStatements(page)
  await page.getByRole('radio', { name: statementWords.fr.parts.register, exact: true }).click()
  await expect(page.getByText(/^Registre intact/)).toBeVisible()
  await expect(page.getByText(/^Noms effacés après 13 mois/)).toBeVisible()
  await page.getByLabel(register.find).fill('garcia')
  await press(page, /Garcia Inès/)
  await expect(page.getByRole('heading', { name: register.events })).toBeVisible()
  await expect(page.getByText(event.receive, { exact: true }).first()).toBeVisible()

  // A claim on what left long ago: of which kind, for how much.
  const { shelves } = inTexts.fr
  await press(page, shelves.kinds['wrong-person'])
  await page.getByLabel(shelves.note).fill('remis au voisin')
  await page.getByLabel(shelves.claim).fill('MR-4711')
  await page.getByLabel(shelves.amount).fill('25')
  await press(page, shelves.keep)
  await expect(page.getByText(register.claim['wrong-person']!)).toBeVisible()
  await expect(page.getByText(/MR-4711 · 25,00.*remis au voisin/)).toBeVisible()

  await page.getByLabel(lookup.key).fill('k'.repeat(40))
  await press(page, lookup.saveKey)
  await expect(page.getByRole('button', { name: lookup.ask })).toBeVisible()
  await press(page, lookup.removeKey)

  const download = page.waitForEvent('download')
  await press(page, 'CSV')
  expect((await download).suggestedFilename()).toMatch(/^registre-colis-.*\.csv$/)
})

for (const lang of ['fr', 'en'] as const) {
  test(`every look of the page in ${lang}`, async ({ page }) => {
    test.setTimeout(240_000)
    const [w, r] = [statementWords[lang], recordWords[lang]]
    await page.addInitScript((to) => localStorage.setItem('zinc.preferences', JSON.stringify({ lang: to })), lang)
    await page.reload()
    await openStatements(page, lang)
    await lookEveryWay(page, `parcels-statements-${lang}-1-idle`)
    await press(page, w.months.before, /^Mondial Relay/)
    await expect(page.getByText(w.ttc)).toBeVisible()
    await press(page, w.theirs.note)
    await page.getByLabel(w.theirs.paste).fill('Colis;Commission HT\nMR99999999;0,30\n10000137;0,30')
    await lookEveryWay(page, `parcels-statements-${lang}-2-theirs`)
    await press(page, w.theirs.save, w.theirs.compare)
    await lookEveryWay(page, `parcels-statements-${lang}-3-compare`)
    await press(page, w.theirs.hide, w.invoice)
    await expect(page.getByRole('complementary').getByText(w.invoiced('F-000001'))).toBeVisible()
    await lookEveryWay(page, `parcels-statements-${lang}-4-invoiced`)
    await page.getByRole('radio', { name: w.parts.register, exact: true }).click()
    await page
      .getByRole('button', { name: /Martin Léa/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { name: r.register.events })).toBeVisible()
    await lookEveryWay(page, `parcels-statements-${lang}-5-register`)
  })
}
