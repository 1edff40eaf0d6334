import type { Page } from '@playwright/test'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { expectAccessible, expectReachable, missedByTab, tabStops } from './accessible.ts'
import { toSettingsPage, typePin } from './hands.ts'
import { expect, keepPicture, test, type Cafe } from './till.ts'

test.use({ printerInside: true, actionTimeout: 20_000 })

type Looked = (screen: string) => Promise<void>

/** The beginning of a key's name, as a reader hears it: without the thin spaces of French. */
const spoken = (name: string) => new RegExp(`^${name.replaceAll(/\s/g, ' ').replaceAll('.', '\\.')}`)

function hands(page: Page, lang: Lang, looked: Looked) {
  const t = texts[lang]
  const key = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  return {
    page,
    t,
    lang,
    looked,
    async press(...names: readonly (string | RegExp)[]) {
      for (const name of names) await key(name).click()
    },
    pin: (digits: string, confirm: string) => typePin(page, digits, confirm),
  }
}
type Hands = ReturnType<typeof hands>

/** Both themes, when nothing moves. */
function inBothThemes(page: Page): Looked {
  return async (screen) => {
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
      await expectAccessible(page, `${screen}, ${theme}`, theme === 'light' ? 'all' : 'colours')
    }
  }
}

async function begin(page: Page, cafe: Cafe, lang: Lang): Promise<void> {
  await page.addInitScript((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang }))
  await cafe.open(page)
}

async function counter({ page, t, press, looked }: Hands): Promise<void> {
  await page.getByRole('button', { name: t.day.open }).waitFor()
  await looked('day not open')
  await press(t.day.open)
  await page.getByRole('button', { name: t.pay.exact }).waitFor()
  await looked('counter, empty')
  await press(/^Café /, /^Café /, /^Croissant /, /^Crème /)
  await looked('counter, lines')
  await press(t.line.options)
  await looked('options of a line')
  await press(/^lait d’avoine/)
  await expect(page.locator('.ticket').getByText('lait d’avoine')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.type('cap', { delay: 120 })
  await expect(page.getByRole('option', { name: /^Cappuccino/ })).toBeVisible()
  await looked('search')
  await page.keyboard.press('Escape')
  await press(t.pay.other)
  await looked('another amount')
  await page.keyboard.type('200', { delay: 120 })
  await page.locator('.ticket').getByRole('button', { name: t.pay.card, exact: true }).click()
  await looked('partly paid')
  await press(/^(20 €|€20)$/)
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  await looked('paid')
  await page.keyboard.press('F1')
  await looked('keys')
  await page.keyboard.press('F1')
  await press(spoken(t.rail.printer)) // and how much paper is new
  await expect(page.locator('img[src^="data:image/svg+xml"]').first()).toBeVisible()
  await looked('the demo’s paper')
  await press(t.common.close)
}

async function card({ page, t, press, looked }: Hands): Promise<void> {
  await press(spoken(t.last.refundLabel({ number: '1' })))
  await looked('ticket in hand')
  await press(spoken(t.card.one({ label: 'Café' })))
  await looked('refund')
  await page.keyboard.press('Escape')
  await press(t.card.tender)
  await looked('another tender')
  await page.keyboard.press('Escape')
  await page.locator('.card-keys').getByRole('button', { name: t.card.code }).click()
  await expect(page.getByRole('img', { name: t.card.code })).toBeVisible()
  await looked('code of a ticket')
  await press(t.common.done)
  await press(t.invoice.key)
  await looked('invoice')
  await page.keyboard.press('Escape')
  await press(t.rail.counter)
}

async function people({ page, t, press, pin, looked }: Hands): Promise<void> {
  await press(t.people.key({ name: 'Léa' }))
  await looked('sign-in')
  await press(t.people.team)
  await looked('team')
  await press(spoken(t.people.edit({ name: 'Léa' })))
  await looked('person')
  await press(t.people.setPin)
  await looked('new PIN')
  await pin('4711', t.people.keep)
  await expect(page.getByRole('button', { name: t.people.changePin })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await press(t.people.lock)
  await expect(page.getByText(t.people.locked)).toBeVisible()
  await looked('lock')
  await press(/^Léa/)
  await pin('9999', t.people.enter)
  await expect(page.getByText(t.people.wrong)).toBeVisible()
  await looked('wrong PIN')
  await page.keyboard.press('Escape')
  await press(/^Sami/)
  await press(/^Café /)
  await page.keyboard.press('F8')
  await looked('why the drawer is opened')
  await press(t.drawer.opening.reasons['give-change'])
  await expect(page.getByText(t.people.approveTitle)).toBeVisible()
  await looked('approval')
  await page.keyboard.press('Escape')
  await press(t.people.key({ name: 'Sami' }))
  await press(t.training.start)
  await pin('4711', t.people.approve)
  await expect(page.getByText(t.training.notReal)).toBeVisible()
  await press(/^Café /)
  await looked('training')
  await press(t.pay.exact)
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  await looked('training, paid')
}

async function cash({ page, t, press, looked }: Hands): Promise<void> {
  await press(t.rail.cash)
  await page.getByRole('radio', { name: t.cash.tickets }).waitFor()
  await looked('cash')
  await page.getByRole('radio', { name: t.cash.tickets }).click()
  await looked('tickets')
}

async function closings({ page, t, looked }: Hands): Promise<void> {
  const words = t.control.closings
  await page.getByRole('radio', { name: t.cash.closings }).click()
  await expect(page.getByRole('row').nth(1)).toBeVisible()
  await looked('closings')
  for (const level of ['z', 'day', 'month'] as const) {
    await page.getByRole('radio', { name: words[level], exact: true }).click()
    await page.getByRole('row').nth(1).click()
    await expect(page.getByRole('complementary').getByRole('group')).toContainText(words.code)
    await looked(`closing, ${level}`)
  }
  await page.keyboard.press('Escape')
  await page.locator('.side-keys .button.side-main').click()
  await looked('day to be closed')
  await page.keyboard.press('Escape')
}

async function settings({ page, t, lang, press, looked }: Hands): Promise<void> {
  const words = t.control.settings
  for (const name of [
    words.general,
    words.days,
    words.accounts,
    t.stations.title,
    words.ledger,
    words.keys,
    words.prices,
  ]) {
    await toSettingsPage(page, name, lang)
    await looked(`settings, ${name}`)
  }
  await press('Cappuccino')
  await looked('settings, a price')
  await page.keyboard.press('Escape')
  await toSettingsPage(page, words.ledger, lang)
}

async function control({ page, t, press, looked }: Hands): Promise<void> {
  const words = t.control.tax
  await press(t.control.settings.controlKey)
  const parts = page.getByRole('navigation', { name: words.parts })
  const rows = page.getByRole('main').getByRole('row')
  await expect(rows.nth(1)).toBeVisible()
  await looked('control, search')
  await rows.nth(2).click()
  await expect(page.getByLabel(words.sealed.paper)).toBeVisible()
  await looked('control, a ticket')
  await parts.getByRole('button', { name: words.verify }).click()
  await press(words.check.start)
  await expect(page.getByText(words.check.good)).toBeVisible({ timeout: 20_000 })
  await looked('control, verified')
  await parts.getByRole('button', { name: words.code }).click()
  await page.getByRole('textbox', { name: words.paper.field }).fill('3fa9c071')
  await page.keyboard.press('Enter')
  await expect(page.getByText(words.paper.unknown)).toBeVisible()
  await looked('control, a code')
  await parts.getByRole('button', { name: words.archives }).click()
  await looked('control, archives')
  await parts.getByRole('button', { name: words.exports }).click()
  await looked('control, exports')
  await parts.getByRole('button', { name: words.software }).click()
  await looked('control, software')
}

async function otherStations(page: Page, cafe: Cafe, looked: Looked): Promise<void> {
  await cafe.open(page, 'display')
  await expect(page.getByRole('main')).toBeVisible()
  const ask = await cafe.ask()
  const { ticket } = await ask.tickets.counter({})
  await looked(ticket ? 'display, a ticket' : 'display')
  await cafe.open(page, 'kitchen')
  await looked('kitchen')
  await cafe.open(page, 'demo')
  await looked('printer alone')
}

for (const lang of ['fr', 'en'] as const) {
  test(`the counter and a ticket in hand have no fault that axe knows, in ${lang}, light and dark`, async ({
    page,
    cafe,
  }) => {
    test.setTimeout(600_000)
    await begin(page, cafe, lang)
    const ours = hands(page, lang, inBothThemes(page))
    await counter(ours)
    await card(ours)
    await otherStations(page, cafe, ours.looked)
  })

  test(`people, lock, training and the customer’s screen have no fault that axe knows, in ${lang}, light and dark`, async ({
    page,
    cafe,
  }) => {
    test.setTimeout(600_000)
    await begin(page, cafe, lang)
    const ours = hands(page, lang, inBothThemes(page))
    await ours.press(ours.t.day.open)
    await page.getByRole('button', { name: ours.t.pay.exact }).waitFor()
    await people(ours)
    const display = await page.context().newPage()
    await cafe.open(display, 'display')
    await expect(display.getByText(ours.t.training.mark)).toBeVisible()
    const seen = inBothThemes(display)
    await seen('display, training')
    await page.keyboard.press('Escape')
    await ours.press(/^Croissant /)
    await expect(display.getByRole('listitem')).toHaveCount(1)
    await seen('display, a ticket')
    await ours.press(/^(5 €|€5)$/)
    await expect(display.getByRole('heading', { name: ours.t.display.change })).toBeVisible()
    await seen('display, the change')
  })

  test.describe(() => {
    test.use({ daysBefore: 40 })
    test(`cash, closings, settings and tax control have no fault that axe knows, in ${lang}, light and dark`, async ({
      page,
      cafe,
    }) => {
      test.setTimeout(600_000)
      await begin(page, cafe, lang)
      const ours = hands(page, lang, inBothThemes(page))
      await cash(ours)
      await closings(ours)
      await settings(ours)
      await control(ours)
    })
  })
}

test('Tab goes through the rail, the tiles and the ticket in this order, misses no key, and is seen at each', async ({
  page,
  cafe,
}) => {
  await begin(page, cafe, 'fr')
  await cafe.openDay(page)
  for (const tile of [/^Café 1,60/, /^Croissant/]) await page.getByRole('button', { name: tile }).click()
  const stops = await tabStops(page)
  expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([])
  expect(await missedByTab(page)).toEqual([])
  const regions = stops.map(({ region }) => region)
  expect(regions.filter((region, n) => region !== regions[n - 1])).toEqual(['rail', 'main', 'ticket'])
  expect(stops.length).toBeGreaterThan(50)
  expect(stops.at(-1)?.name).toMatch(/Autre/)
})

test('the regions of the counter have their names', async ({ page, cafe }) => {
  await begin(page, cafe, 'fr')
  await cafe.openDay(page)
  await expect(page.getByRole('navigation', { name: 'Services' })).toBeVisible()
  await expect(page.getByRole('main', { name: 'Comptoir' })).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Ticket' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Catégories' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
})

test('nothing moves for whoever asked the system for less motion', async ({ page, cafe }) => {
  await begin(page, cafe, 'fr')
  await cafe.openDay(page)
  await page.keyboard.press('F1')
  const longestMs = () =>
    page.evaluate(() => {
      const inMs = (list: string) =>
        list.split(',').map((one) => Number.parseFloat(one) * (one.endsWith('ms') ? 1 : 1000))
      const all = [...document.querySelectorAll('body *')].flatMap((part) => {
        const { animationDuration, transitionDuration } = getComputedStyle(part)
        return [...inMs(animationDuration), ...inMs(transitionDuration)]
      })
      return Math.max(...all)
    })
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await longestMs()).toBeGreaterThan(50)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  expect(await longestMs()).toBeLessThanOrEqual(1)
  expect(
    await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length),
  ).toBe(0)
})

for (const { width, height } of [
  { width: 683, height: 384 },
  { width: 960, height: 540 },
]) {
  test.describe(`at 200 % on ${width * 2}×${height * 2}`, () => {
    test.use({ viewport: { width, height }, deviceScaleFactor: 2 })
    test('every key of the counter and of people is reached, and nothing is cut', async ({ page, cafe }) => {
      test.setTimeout(300_000)
      await begin(page, cafe, 'fr')
      const ours = hands(page, 'fr', async (screen) => {
        await expectReachable(page, screen)
        await keepPicture(page, `zoom-${width}-${screen}`)
      })
      await counter(ours)
      await card(ours)
      await people(ours)
    })
    test.describe(() => {
      test.use({ daysBefore: 40 })
      test('every key of closings, settings and control is reached, and nothing is cut', async ({ page, cafe }) => {
        test.setTimeout(300_000)
        await begin(page, cafe, 'fr')
        const ours = hands(page, 'fr', (screen) => expectReachable(page, screen))
        await cash(ours)
        await closings(ours)
        await settings(ours)
        await control(ours)
      })
    })
  })
}
