import type { Page } from '@playwright/test'
import { newCommandId, newLineId, newTicketId, type ProductId } from '../../src/shared/ids.ts'
import { milli } from '../../src/shared/money.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { happyHour } from '../support/pricing.ts'
import type { AskOverSocket } from '../support/serve-process.ts'
import { expectAccessible, expectReachable } from './accessible.ts'
import { aRoom } from './rooms.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, test } from './till.ts'

// What accessible.spec.ts and tab-screens.spec.ts do not come past: choices, age, discounts, the kitchen with its orders,
// price lists, the count, and the other pages of the settings.
test.use({ actionTimeout: 20_000 })

const command = () => ({ commandId: newCommandId() })

function hands(page: Page, lang: Lang) {
  const key = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  return {
    t: texts[lang],
    key,
    async press(...names: readonly (string | RegExp)[]) {
      for (const name of names) await key(name).click()
    },
    async looked(screen: string) {
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
        await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
        await expectAccessible(page, `${screen}, ${lang}, ${theme}`, theme === 'light' ? 'all' : 'colours')
      }
    },
  }
}

/** Orders of every kind wait in the kitchen. */
async function ordersWait(ask: AskOverSocket): Promise<void> {
  const ticketId = newTicketId()
  const [lineId, secondId] = [newLineId(), newLineId()]
  const add = (slug: string, id = newLineId(), parts: readonly [string, string][] = []) =>
    ask.tickets.addLine({
      ...command(),
      ticketId,
      lineId: id,
      productId: `prd_${slug}` as ProductId,
      quantityMilli: milli(2000),
      optionIds: [],
      parts: parts.map(([slotId, part]) => ({ slotId, productId: `prd_${part}` as ProductId, optionIds: [] })),
      place: 'on-site',
    })
  await add('burger', lineId)
  await add('omelette', secondId)
  await ask.tickets.describeLine({ ...command(), ticketId, lineId, note: 'allergie : sésame', optionIds: [] })
  await ask.kitchen.send({ ...command(), ticketId })
  await add('formule-midi', newLineId(), [
    ['plat', 'steak-frites'],
    ['autour', 'entree-du-jour'],
  ])
  await ask.kitchen.send({ ...command(), ticketId })
  await ask.tickets.describeLine({ ...command(), ticketId, lineId, note: 'sans oignon', optionIds: [] })
  await ask.tickets.removeLine({ ...command(), ticketId, lineId: secondId, reason: 'changed-mind' })
  await ask.kitchen.send({ ...command(), ticketId })
  await ask.tabs.setAside({ ...command(), ticketId, label: 'Jean', covers: 2 })
}

for (const lang of ['fr', 'en'] as const) {
  const t = texts[lang]
  test.describe(lang, () => {
    test.beforeEach(async ({ page, cafe }) => {
      test.setTimeout(600_000)
      await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
      await cafe.open(page)
      await page.getByRole('button', { name: t.day.open, exact: true }).click()
      await page.getByRole('button', { name: t.pay.exact, exact: true }).waitFor()
    })

    test(`choices, what is sold out, other prices and the age have no fault that axe knows, in ${lang}`, async ({
      page,
      cafe,
    }) => {
      const { press, looked } = hands(page, lang)
      const ask = await cafe.ask()
      const allDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440, firstDay: null, lastDay: null }
      await ask.priceLists.save({ ...command(), list: happyHour({ schedule: allDay }) })
      await ask.kitchen.setSoldOut({
        ...command(),
        productId: 'prd_salade-paysanne' as ProductId,
        soldOut: true,
      })
      await expect(page.locator('.hour-mark')).toBeVisible()
      await looked('happy hour')
      await press('Midi', /^Formule complète/)
      const panel = page.locator('.choose')
      await expect(panel.locator('[data-gone]')).toHaveCount(1)
      await looked('a set menu, with a part that is sold out')
      await panel.getByRole('button', { name: /^Assiette/ }).click()
      await panel.getByRole('button', { name: /^Steak frites/ }).click()
      await panel.getByRole('button', { name: /^Coupe de glace/ }).click()
      await looked('a set menu, its options')
      await page.keyboard.press('Escape')
      await press(t.common.close)
      await press('Épicerie')
      await page.locator('.tiles .tile').filter({ hasText: t.tiles.openPrice }).first().click()
      await looked('a price that is typed')
      await page.keyboard.press('Escape')
      await ask.alcohol.changeRules({
        ...command(),
        rules: { licence: 'IV', agePrompt: 'every-ticket', takeawayBan: null },
      })
      await press('Bières')
      await page.locator('.tiles .tile').first().click()
      await expect(page.locator('.age')).toBeVisible()
      await looked('the age')
    })

    test(`the kitchen, with its orders, has no fault that axe knows, in ${lang}`, async ({ page, cafe }) => {
      const { looked } = hands(page, lang)
      await ordersWait(await cafe.ask())
      await cafe.open(page, 'kitchen')
      await expect(page.getByRole('article')).toHaveCount(3) // what was told first is all told anew
      await expect(page.getByText('Formule midi').first()).toBeVisible()
      await looked('orders')
      await page.locator('.order-card li button').first().click()
      await looked('one line is made')
    })

    test(`counts, movements and the other settings have no fault that axe knows, in ${lang}`, async ({
      page,
      cafe,
    }) => {
      const { press, looked } = hands(page, lang)
      const ask = await cafe.ask()
      await ask.priceLists.save({ ...command(), list: happyHour() })
      await press(/^Café /, t.pay.exact)
      await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
      await press(t.rail.cash)
      await page.getByRole('radio', { name: t.drawer.section }).click()
      await looked('movements')
      await press(t.drawer.reason['safe-drop'])
      await looked('a drop')
      await press(t.common.back)
      for (const name of [t.drawer.settings.page, t.kitchen.setup.page, t.pricing.lists.page]) {
        await toSettingsPage(page, name, lang)
        await looked(`settings, ${name}`)
      }
      await page.getByRole('button', { name: /^Happy hour/ }).click()
      await looked('settings, a price list')
      await page.getByRole('radio', { name: t.cash.today }).click()
      await press(t.cash.count)
      await looked('the count')
      await page.getByText(t.count.byTotal, { exact: true }).click()
      await page.keyboard.type('160', { delay: 90 })
      await looked('the count, right')
      await press(t.count.close)
      await expect(page.getByText(t.z.done)).toBeVisible()
      await looked('the Z')
    })
  })
}

for (const { width, height } of [
  { width: 683, height: 384 },
  { width: 960, height: 540 },
]) {
  test.describe(`at 200 % on ${width * 2}×${height * 2}`, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: 2 })
    test('every key of slates, tables, splits, choices, a new product and the kitchen is reached', async ({
      page,
      cafe,
    }) => {
      test.setTimeout(600_000)
      const { t, key, press } = hands(page, 'fr')
      const reached = async (screen: string) => {
        await expectReachable(page, screen)
        await keepPicture(page, `zoom-${width}-${screen}`)
      }
      await cafe.open(page)
      await press(t.day.open)
      await key(t.pay.exact).waitFor()
      const ask = await cafe.ask()
      await aRoom(ask)
      await ordersWait(ask)
      await press(/^Ardoises/)
      await expect(page.locator('.tab-tile')).toHaveCount(1)
      await reached('slates')
      await press(/^Jean,/)
      await expect(page.locator('.lines li').first()).toBeVisible()
      await press(t.split.key)
      await reached('split')
      await press(t.split.byItem)
      await reached('split by item')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await press(t.tabs.aside)
      await press(/^Tables/)
      await reached('tables')
      await press(/^Table 2,/)
      await reached('a table is seated')
      await page.keyboard.press('Escape')
      await press(t.tables.edit)
      await page.locator('.drawn .plan-table').first().click()
      await reached('the rooms’ editor')
      await page.keyboard.press('Escape')
      await press(t.tables.cancel)
      await press(t.common.close)
      await press('Midi', /^Formule complète/)
      await reached('a set menu')
      await press(t.common.close)
      await cafe.open(page, 'kitchen')
      await expect(page.getByRole('article').first()).toBeVisible()
      await reached('kitchen')
    })
  })
}
