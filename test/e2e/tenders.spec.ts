import type { Locator, Page } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import { command } from '../support/said.ts'
import { expectAccessible } from './accessible.ts'
import { countTaps, toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'

const t = texts.fr
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const press = async (page: Page, ...names: (string | RegExp)[]) => {
  for (const name of names) await key(page, name).first().click()
}
const total = (page: Page) => page.locator('.total output').first()
const paid = (page: Page) => page.locator('.paid')
const tile = (page: Page, name: RegExp) => page.locator('.tiles').getByRole('button', { name })

test.beforeEach(async ({ cafe, page }) => {
  await cafe.open(page)
  await cafe.openDay(page)
})

/** A dish of the day, and a glass of wine that no titre pays. */
async function lunch(page: Page): Promise<void> {
  await press(page, 'Midi')
  await tile(page, /^Plat du jour/).click()
  await press(page, 'Vins')
  await tile(page, /^Verre rouge/).click()
  await expect(total(page)).toHaveText(/15,70/)
}

/** No Sunday and no holiday stands between the test and its titres, whatever day the machine has. */
async function answerRestDay(page: Page, taken: Locator): Promise<void> {
  const question = page.locator('.pay-question')
  await expect(question.or(taken).first()).toBeVisible()
  if (await question.isVisible()) await press(page, t.tender.question.yes)
  await expect(taken).toBeVisible()
}
const left = (page: Page, due: string) => total(page).filter({ hasText: due })

test('F-57 titres of one value are taken in four touches, and what is lost is said before', async ({ cafe, page }) => {
  await lunch(page)
  const taps = await countTaps(page)
  await press(page, t.tender.key['meal-paper'])
  const pad = page.locator('.pay-pieces')
  for (const digit of '900') await pad.getByRole('button', { name: digit === '9' ? '9' : '0', exact: true }).click()
  const typed = 3
  await press(page, t.tender.pieces.more)
  await expect(pad.locator('.pieces-says')).toContainText('5,10')
  await keepPicture(page, 'tenders-titres-1366')
  await expectAccessible(page, 'the titres')
  await pad.locator('.pieces-take').click()
  expect((await taps()) - typed).toBe(3)
  await answerRestDay(page, left(page, '2,80'))
  await press(page, t.pay.exact)
  await expect(paid(page)).toBeVisible()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/2 × Titre-restaurant 9,00 +18,00 €[\s\S]*non rendu +5,10/)
})

test('F-57 the value that was taken last comes back as a key: three touches for the next one', async ({ page }) => {
  await lunch(page)
  await press(page, t.tender.key['meal-paper'])
  await page.keyboard.type('1290', { delay: 120 })
  await page.locator('.pieces-take').click()
  await answerRestDay(page, left(page, '2,80'))
  await press(page, t.pay.card)
  await expect(paid(page)).toBeVisible()
  await press(page, 'Midi')
  await tile(page, /^Plat du jour/).click()
  const taps = await countTaps(page)
  await press(page, t.tender.key['meal-paper'], /^12,90/)
  await page.locator('.pieces-take').click()
  expect(await taps()).toBe(3)
  await answerRestDay(page, paid(page))
  await expect(paid(page)).toContainText('en titre-restaurant')
})

test('the other forms stand behind one key, for all that is due or for what was typed', async ({ cafe, page }) => {
  const ask = await cafe.ask()
  await ask.till.changeSettings({
    ...command(),
    tenders: ['cash', 'card', 'meal-paper', 'meal-card', 'cheque', 'holiday'],
  })
  await lunch(page)
  const taps = await countTaps(page)
  await press(page, t.tender.others)
  await keepPicture(page, 'tenders-others-1366')
  await expectAccessible(page, 'the other forms of money')
  await press(page, t.tender.name.cheque)
  await expect(paid(page)).toContainText('par chèque')
  expect(await taps()).toBe(2)

  await lunch(page)
  await press(page, t.tender.others, t.tender.name['meal-card'])
  await answerRestDay(page, left(page, '2,80'))
  await press(page, t.pay.other)
  await page.keyboard.type('100', { delay: 120 })
  await press(page, t.tender.others)
  await keepPicture(page, 'tenders-others-typed-1366')
  await press(page, t.tender.name.cheque)
  await expect(total(page)).toHaveText(/1,80/)
  await press(page, t.tender.others, t.tender.name.holiday)
  await page.keyboard.type('1000', { delay: 120 })
  await expect(page.locator('.pieces-says')).toContainText('8,20')
  await page.locator('.pieces-take').click()
  await expect(paid(page)).toContainText(t.tender.several)
})

test('F-57 what cannot be paid in titres says so, and a barcode is never an amount', async ({ page }) => {
  await press(page, 'Vins')
  await tile(page, /^Verre rouge/).click()
  await press(page, t.tender.key['meal-paper'])
  await expect(page.locator('.pieces-says')).toContainText('ni alcool')
  await expect(page.locator('.pieces-take')).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  await press(page, t.pay.other)
  for (const digit of '3017620422003') await page.keyboard.press(`Digit${digit}`, { delay: 120 })
  await expect(page.getByLabel(t.pay.typed, { exact: true }).first()).toHaveText(/30\s?176,20/)
  await page.keyboard.press('Escape')
  await expect(total(page)).toHaveText(/2,80/)
})

test('F-56 more than 1,000 € in cash asks whether the payer lives abroad', async ({ page }) => {
  await press(page, 'Vins')
  await page.keyboard.type('400', { delay: 120 })
  await tile(page, /^Verre rouge/).click()
  await press(page, t.pay.exact)
  await expect(page.getByRole('heading', { name: t.tender.question.title.CASH_OVER_LIMIT })).toBeVisible()
  await keepPicture(page, 'tenders-abroad-1366')
  await expectAccessible(page, 'the question about the payer')
  await press(page, t.tender.question.proof.passport)
  await expect(paid(page)).toBeVisible()
})

test('the manager says which forms the café takes, and in which order', async ({ page }) => {
  await press(page, t.rail.cash)
  await toSettingsPage(page, t.tender.settings.page)
  await press(page, t.tender.settings.add({ name: t.tender.name.holiday }))
  await press(page, t.tender.settings.up({ name: t.tender.name.cheque }))
  await keepPicture(page, 'tenders-settings-1366')
  await expectAccessible(page, 'the settings of payments')
  await press(page, t.tender.settings.save)
  await expect(key(page, t.tender.settings.save)).toBeHidden()
  await press(page, t.rail.counter)
  await expect(page.locator('.pay-first')).toHaveText(t.tender.key.cheque)
})

for (const [width, theme, lang] of [
  [1024, 'light', 'fr'],
  [1024, 'dark', 'en'],
  [1366, 'dark', 'fr'],
  [1366, 'light', 'en'],
] as const) {
  test(`the strip and its panels at ${width} × 768, ${theme}, ${lang}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 768 })
    await lunch(page)
    await page.evaluate((looks) => localStorage.setItem('zinc.preferences', JSON.stringify(looks)), { theme, lang })
    await page.reload()
    const words = texts[lang]
    await expect(page.locator('.pay-first')).toBeVisible()
    const name = (what: string) => `tenders-${what}-${width}-${theme}-${lang}`
    await keepPicture(page, name('strip'))
    await expectAccessible(page, name('strip'))
    await page.locator('.pay-first').click()
    await page.keyboard.type('900', { delay: 120 })
    await key(page, words.tender.pieces.more).click()
    await keepPicture(page, name('titres'))
    await expectAccessible(page, name('titres'))
    await page.keyboard.press('Escape')
    await page.locator('.pay-more').click()
    await keepPicture(page, name('others'))
    await expectAccessible(page, name('others'))
  })
}
