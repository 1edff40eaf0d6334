import type { Page } from '@playwright/test'
import { pagesEn } from '../../src/renderer/guide/pages/en.ts'
import { pagesFr } from '../../src/renderer/guide/pages/fr.ts'
import { texts, type Lang, type Texts } from '../../src/shared/texts/index.ts'
import { expectAccessible } from './accessible.ts'
import { asTheGuideShows, expectSamePages, guidePictures, handsOn, type Take } from './guide-pictures.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, test } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

/** Days and hours are on it: more of it may differ. */
const MOVES = 0.08

const guides = { fr: pagesFr(texts.fr), en: pagesEn(texts.en) }

test('both guides have the same pages, and each step shows the same picture', () => {
  expectSamePages(guides.fr, guides.en)
})

for (const lang of ['fr', 'en'] as const) {
  const t = texts[lang]
  test.describe(`the guide in ${lang}`, () => {
    test.beforeEach(async ({ page }) => {
      test.setTimeout(240_000)
      await asTheGuideShows(page, lang)
    })

    test('shows the screens as they are: every picture is taken again and compared', async ({ page, cafe }) => {
      const pictures = guidePictures(page, lang, 0.03)
      await cafe.open(page)
      await walkCounter(page, t, pictures.take)
      await walkOffice(page, lang, pictures.take)
      await walkPeople(page, t, pictures.take)
      pictures.expectAllOf(guides[lang])
    })

    test('is found by its words, and read at every size', async ({ page, cafe }) => {
      await cafe.open(page)
      await page.getByRole('button', { name: t.day.open }).click()
      await openGuide(page, t)
      const titleOf = (id: string) => guides[lang].find((one) => one.id === id)?.title ?? ''
      await expect(page.getByRole('heading', { name: titleOf('open-day'), exact: true })).toBeVisible()
      const search = page.getByLabel(t.guide.search)
      await search.fill(lang === 'fr' ? 'partagr' : 'splitt') // a slip of the finger
      await expect(page.getByRole('heading', { name: titleOf('split'), exact: true })).toBeVisible()
      await expect(page.locator('.guide-page img').first()).toBeVisible()
      await expectAccessible(page, `guide, ${lang}`, 'all')
      for (const size of [
        { width: 1024, height: 768 },
        { width: 1366, height: 768 },
        { width: 1920, height: 1080 },
      ]) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(size)
          await page.emulateMedia({ colorScheme })
          await expectNothingOutside(page)
          await keepPicture(page, `guide-${lang}-${size.width}-${colorScheme}`)
        }
      }
      await search.fill('xylophone')
      await expect(page.getByText(t.guide.none({ text: 'xylophone' }))).toBeVisible()
    })
  })
}

async function openGuide(page: Page, t: Texts): Promise<void> {
  await page.getByRole('button', { name: t.office.section, exact: true }).click()
  await page.getByRole('radio', { name: t.guide.section }).click()
}

/** A day at the counter, from its float to its Z. */
async function walkCounter(page: Page, t: Texts, picture: Take): Promise<void> {
  const hand = handsOn(page)
  const demi = /^Demi /
  await expect(hand.key(t.day.open)).toBeVisible()
  await picture('open-day')
  await hand.press(t.day.open)
  await expect(hand.key(t.pay.exact)).toBeVisible()
  await picture('counter')
  await hand.press(/^Café €?1[.,]60/)
  await expect(page.locator('.lines li')).toHaveCount(1)
  await picture('sell-line')
  await hand.press(/^€?10\b/)
  await expect(page.getByText(t.paid.change, { exact: true })).toBeVisible()
  await picture('sell-paid')
  await hand.press(demi, demi, /^Kir /)
  await expect(page.locator('.lines li')).toHaveCount(2)
  await picture('line')
  await hand.press(t.split.key)
  await expect(hand.key(t.split.byItem)).toBeVisible()
  await picture('split')
  await page.keyboard.press('Escape')
  await hand.press(t.tabs.keyLabel)
  await page.getByLabel(t.tabs.newName).fill('Paul')
  await picture('tab-name')
  await page.keyboard.press('Enter')
  await expect(page.locator('.lines-empty')).toBeVisible()
  await hand.press(new RegExp(`^${t.tabs.title}`))
  await expect(page.locator('.tab-amount').first()).toBeVisible()
  await picture('tabs')
  await page.keyboard.press('Escape')
  await hand.press(t.foot.search)
  await page.keyboard.type('pain')
  await picture('search')
  await page.keyboard.press('Escape')
  await hand.press(/^Croissant /, t.pay.card)
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  await picture('card')
  await hand.press(t.invoice.key)
  await page.getByRole('radio', { name: t.invoice.new }).click()
  await picture('invoice')
  await page.keyboard.press('Escape')
  await page.locator('.last').getByRole('button').first().click()
  await expect(hand.key(t.card.all)).toBeVisible()
  await picture('mend')
  await page.keyboard.press('Escape')
  await hand.press(t.rail.cash)
  await expect(hand.key(t.cash.count)).toBeVisible()
  await picture('cash')
  await page.getByRole('radio', { name: t.cash.settings }).click()
  await picture('settings')
  await page.getByRole('radio', { name: t.cash.today }).click()
  await hand.press(t.cash.count)
  await expect(page.getByRole('heading', { name: t.count.title })).toBeVisible()
  for (const piece of [/(: €?1( €)?)$/, /: €?0[.,]50/, /: €?0[.,]10/]) {
    await page.locator('.pieces').getByRole('button', { name: piece }).last().click()
  }
  await picture('count')
  await hand.press(t.count.close)
  await expect(page.getByText(t.z.done)).toBeVisible()
  await picture('closed')
}

/** What the manager does when nobody stands at the counter. */
async function walkOffice(page: Page, lang: Lang, picture: Take): Promise<void> {
  const t = texts[lang]
  const sections = page.getByRole('radiogroup', { name: t.office.sections })
  const section = (name: string) => sections.getByRole('radio', { name, exact: true })
  await handsOn(page).press(t.office.section)
  await expect(section(t.reports.section)).toBeChecked()
  await page.waitForLoadState('networkidle')
  await picture('figures')
  await section(t.products.section).click()
  await expect(page.getByRole('button', { name: t.products.list.add })).toBeVisible()
  await picture('products')
  await section(t.stock.section).click()
  await expect(page.getByText(t.stock.items.worth).first()).toBeVisible()
  await picture('stock')
  await section(t.network.section).click()
  await expect(page.getByText(t.network.month.table)).toBeVisible()
  await picture('network', MOVES)
  await handsOn(page).press(t.rail.cash)
  await toSettingsPage(page, t.backups.page, lang)
  await expect(page.getByText(t.backups.notYet.title)).toBeVisible()
  await picture('backups')
  await page.getByRole('radio', { name: t.cash.today }).click()
}

/** Who is at the till, and what is only practised. */
async function walkPeople(page: Page, t: Texts, picture: Take): Promise<void> {
  const hand = handsOn(page)
  await hand.press(t.rail.counter, t.day.open)
  await expect(hand.key(t.pay.exact)).toBeVisible()
  await hand.press(t.people.key({ name: 'Léa' }))
  await expect(hand.key(t.people.team)).toBeVisible()
  await picture('people')
  await hand.press(t.people.team)
  await expect(hand.key(t.people.add)).toBeVisible()
  await picture('team')
  await page.keyboard.press('Escape')
  await hand.press(t.training.start)
  await expect(page.getByText(t.training.bar).first()).toBeVisible()
  await hand.press(/^Café €?1[.,]60/)
  await picture('training')
}
