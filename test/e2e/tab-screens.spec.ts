import type { Page } from '@playwright/test'
import { dataFolder } from '../../src/main/data-folder.ts'
import { openLedger } from '../../src/main/db/open.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { newLineId, newTicketId, newCommandId, type ProductId } from '../../src/shared/ids.ts'
import { ONE } from '../../src/shared/money.ts'
import type { AskOverSocket } from '../support/serve-process.ts'
import { expectAccessible } from './accessible.ts'
import { aRoom } from './rooms.ts'
import { expect, keepPicture, test } from './till.ts'
import { expectNothingOutside, expectTappable } from './whole-screen.ts'

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]
/** What a finger must find at once. */
const MAIN_KEYS =
  '.tab-main, .tab-again, .share-keys .button, .way-keys .button, .pick-tiles button, .percent-keys .button, .reason-keys .button, .cover-keys .button, .pay .button'

for (const size of sizes) {
  for (const lang of ['fr', 'en'] as const) {
    const t = texts[lang]
    const name = (what: string) => `${what} fit ${size.width}×${size.height}, light and dark, in ${lang}`
    test.describe(() => {
      test.beforeEach(async ({ page, cafe }) => {
        test.setTimeout(300_000) // axe reads every word of every picture
        await page.setViewportSize(size)
        await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
        await cafe.open(page)
        await page.getByRole('button', { name: t.day.open }).click()
        await page.getByRole('button', { name: t.pay.exact }).waitFor()
      })
      const hands = (page: Page) => hand(page, lang, size.width)

      test(name('tabs, a tab in hand and its discounts'), async ({ page, cafe }) => {
        const { press, looked, key } = hands(page)
        await press(t.tabs.title)
        await looked('tabs-empty')
        await press(t.common.close)
        await someTabs(await cafe.ask())
        await expect(page.getByLabel(t.tabs.badge({ count: 5 }))).toBeVisible()
        await expect(page.locator('.lines-empty')).toBeVisible()
        await press(/^Demi /, /^Kir /, t.tabs.keyLabel)
        await expect(page.locator('.tab-tile')).toHaveCount(5)
        await looked('tabs-new')
        await page.getByLabel(t.tabs.newName).fill('Jean-Baptiste')
        await page.keyboard.press('Enter')
        await expect(page.locator('.drawer')).toBeHidden()
        await page.keyboard.press('F4')
        await expect(page.locator('.tab-tile')).toHaveCount(6)
        await looked('tabs')
        await press(t.tabs.several, /^Marcel,/, /^Zoé,/)
        await looked('tabs-several')
        await page.keyboard.press('Escape')
        await press(/^Jean-Baptiste,/)
        await expect(page.locator('.tab-title')).toContainText('Jean-Baptiste')
        await press(t.tabs.sameRound)
        await expect(page.locator('.round-rule')).toBeVisible()
        await looked('tab-in-hand')
        await press(/^Jean-Baptiste, .* : /)
        await looked('tab-describe')
        await press(t.common.back)
        await page.locator('.lines li button').first().click()
        await page.locator('.line-actions').getByRole('button', { name: t.discount.key }).click()
        await press('10 %')
        await looked('discount-line')
        await press(t.discount.reasons.regular)
        await press(t.discount.ticket)
        await page.getByRole('radio', { name: t.discount.amount }).click()
        await page.keyboard.type('50', { delay: 120 })
        await expect(page.locator('.split-amount output')).toContainText(/0[,.]50/)
        await looked('discount-ticket')
        await press(t.discount.reasons.gesture)
        await expect(page.locator('.ticket-discount')).toBeVisible()
        await looked('discounted')
        await press(t.tabs.aside)
        await expect(key(t.tabs.keyLabel)).toBeVisible()
      })

      test(name('the ways to split'), async ({ page }) => {
        const { press, looked } = hands(page)
        await press(/^Demi /, /^Demi /, /^Kir /, /^Café /, /^Croissant /)
        await press(t.split.key)
        await looked('split')
        await press(t.split.shares({ count: 3 }))
        await looked('split-shares')
        await press(/^(20 €|€20)$/)
        await expect(page.locator('.split-paid')).toBeVisible()
        await looked('split-shares-paid')
        await press(t.split.giveBack, t.split.byItem, new RegExp(`^${t.split.pick({ label: '' }).trim()}`))
        await looked('split-items')
        await press(t.split.byAmount)
        await page.keyboard.type('250', { delay: 120 })
        await expect(page.locator('.total output')).toContainText(/2[,.]50/)
        await looked('split-amount')
        await page.keyboard.press('Escape')
        await looked('split-left')
      })

      test(name('the tables, their guests and their editor'), async ({ page, cafe }) => {
        const { press, looked } = hands(page)
        await press(t.tables.title)
        await looked('tables-none')
        const ask = await cafe.ask()
        await aRoom(ask)
        await expect(page.locator('.plan .plan-table')).toHaveCount(7)
        await press(new RegExp(`^${t.tables.table({ label: '2' })},`))
        await looked('tables-seat')
        await press(t.tabs.covers({ count: 3 }))
        await press(/^Demi /, /^Demi /, /^Kir /)
        await press(new RegExp(`^${t.tables.title} `))
        await press(t.tables.move)
        await press(new RegExp(`^${t.tables.table({ label: '4' })},`))
        await expect(
          page.getByRole('button', { name: new RegExp(`^${t.tables.table({ label: '4' })}, .*${t.tables.taken}`) }),
        ).toBeVisible()
        await looked('tables')
        // Four hours later, and the kitchen has it all.
        const ledger = openLedger(dataFolder(cafe.folder).ledger)
        ledger.exec(
          'UPDATE open_tickets SET opened_at_ms = opened_at_ms - 14400000; UPDATE open_lines SET sent_milli = quantity_milli',
        )
        ledger.close()
        await page.reload()
        await press(new RegExp(`^${t.tables.title} `))
        await expect(page.locator('.plan-table[data-state=late]')).toBeVisible()
        await looked('tables-late')
        await page.locator('.lines li button').first().click()
        await press(t.line.remove)
        await expect(page.locator('.void-reasons')).toBeVisible()
        await looked('void-reasons')
        await page.keyboard.press('Escape')
        await expect(page.locator('.void-reasons')).toBeHidden()
        await press(t.tables.edit)
        await page.locator('.drawn .plan-table').first().click()
        await looked('tables-editor')
      })
    })
  }
}

function hand(page: Page, lang: Lang, width: number) {
  const key = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  return {
    key,
    async press(...names: (string | RegExp)[]) {
      for (const name of names) await key(name).click()
    },
    async looked(what: string) {
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        // Drawn in the new colours: a picture in between would show both.
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
        await expectNothingOutside(page)
        await expectTappable(page, MAIN_KEYS)
        await expectWholeWords(page)
        if (width === 1366) await expectAccessible(page, `${what}, ${theme}`, theme === 'light' ? 'all' : 'colours')
        if ((lang === 'fr') === (theme === 'light')) await keepPicture(page, `${what}-${width}-${lang}`)
      }
    },
  }
}

/** A key whose word is cut short says nothing. */
async function expectWholeWords(page: Page): Promise<void> {
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.ticket-keys .button:not(.note-key) span, .line-actions .button span')]
      .filter((word) => word.checkVisibility() && word.scrollWidth > word.clientWidth + 1)
      .map((word) => word.textContent),
  )
  expect(cut, 'words cut short').toEqual([])
}

/** Tabs of other people, as they lie in a café in the evening. */
async function someTabs(ask: AskOverSocket): Promise<void> {
  for (const [label, covers, products] of [
    ['Marcel', null, ['prd_pastis', 'prd_pastis']],
    ['Les boulistes', 6, ['prd_demi', 'prd_panache', 'prd_verre-rouge', 'prd_verre-blanc']],
    ['Zoé', null, ['prd_cafe']],
    ['Mairie (réunion)', 12, ['prd_petit-dejeuner']],
    ['Dédé', null, ['prd_kir']],
  ] as const) {
    const ticketId = newTicketId()
    for (const productId of products) {
      await ask.tickets.addLine({
        ticketId,
        lineId: newLineId(),
        productId: productId as ProductId,
        quantityMilli: ONE,
        optionIds: [],
        place: 'on-site',
        commandId: newCommandId(),
      })
    }
    await ask.tabs.setAside({ ticketId, label, covers, commandId: newCommandId() })
  }
}
