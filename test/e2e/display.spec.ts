import type { Page } from '@playwright/test'
import { newCommandId } from '../../src/shared/ids.ts'
import { giveLeaPin, openPeople, sell, typePin, toSettingsPage } from './hands.ts'
import { expect, keepPicture, test, type Cafe } from './till.ts'

const sizes = [
  { width: 480, height: 800 },
  { width: 800, height: 480 },
  { width: 1024, height: 600 },
  { width: 1366, height: 768 },
]
const tiles = [/^Café 1,60/, /^Café 1,60/, /^Croissant 1,20/, /^Cappuccino 3,20/, /^Verre rouge 2,80/]

/** The counter, and the customer's screen beside it. */
async function twoScreens(page: Page, cafe: Cafe): Promise<Page> {
  await cafe.open(page)
  await cafe.openDay(page)
  const display = await page.context().newPage()
  await cafe.open(display, 'display')
  await expect(display.getByRole('heading', { name: 'Café' })).toBeVisible()
  return display
}

/** Nothing is cut off and nothing scrolls the screen; lines that are too many give way at the top. */
async function expectWhole(display: Page): Promise<void> {
  const { page, cut } = await display.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
    const figures = [...document.querySelectorAll('.display-figure, .display-total, .display h1, .display p, main')]
    const isCut = (part: Element) => {
      const { left, top, right, bottom } = part.getBoundingClientRect()
      return (
        left < -1 ||
        top < -1 ||
        right > clientWidth + 1 ||
        bottom > clientHeight + 1 ||
        part.scrollWidth > part.clientWidth + 1
      )
    }
    return {
      page: [scrollWidth - clientWidth, scrollHeight - clientHeight],
      cut: figures
        .filter((part) => !part.classList.contains('hidden-text') && isCut(part))
        .map((part) => part.textContent),
    }
  })
  expect(page).toEqual([0, 0])
  expect(cut).toEqual([])
}

test('the customer follows the ticket, reads the change in the largest type, and then the café’s message', async ({
  page,
  cafe,
}) => {
  const display = await twoScreens(page, cafe)
  for (const tile of tiles) await page.getByRole('button', { name: tile }).click()
  await expect(display.getByRole('listitem')).toHaveCount(4)
  await expect(display.getByRole('listitem').first()).toHaveText(/^2Café3,20$/)
  await expect(display.getByRole('status')).toHaveText(/Total\s*10,40/)
  await page.getByRole('button', { name: '20 €', exact: true }).click()
  await expect(display.getByRole('heading', { name: 'Votre monnaie' })).toBeVisible()
  const largest = await display.evaluate(() => {
    const sizeOf = (part: Element) => Number.parseFloat(getComputedStyle(part).fontSize)
    const all = [...document.querySelectorAll('body *')].filter((part) => part.textContent !== '')
    const figure = document.querySelector('.display-figure')
    return figure !== null && all.every((part) => figure.contains(part) || sizeOf(part) < sizeOf(figure))
  })
  expect(largest).toBe(true)
  await expect(display.getByRole('status')).toContainText('9,60')
  // By itself, when the change has been seen: the till says for how long.
  await expect(display.getByText('Merci et à bientôt')).toBeVisible({ timeout: 20_000 })
  await expect(display.getByText('9,60')).toHaveCount(0)
})

test('the next ticket takes the place of the change at once; no note and no name ever reaches the customer', async ({
  page,
  cafe,
}) => {
  const display = await twoScreens(page, cafe)
  await sell(page, [/^Café 1,60/], '5 €')
  await expect(display.getByRole('heading', { name: 'Votre monnaie' })).toBeVisible()
  await page.getByRole('button', { name: /^Crème/ }).click()
  await expect(display.getByRole('listitem')).toHaveText(/^1Crème/)
  await page.getByRole('button', { name: 'Options' }).click()
  await page.getByRole('button', { name: /lait d’avoine/ }).click()
  await page.keyboard.press('Escape')
  await expect(display.getByRole('listitem')).toHaveText(/lait d’avoine/)
  expect(await display.locator('body').innerText()).not.toMatch(/Léa|n°/)
})

test('a locked counter shows its customer nothing; a training is marked FACTICE', async ({ page, cafe }) => {
  const display = await twoScreens(page, cafe)
  await giveLeaPin(page)
  await page.getByRole('button', { name: 'Comptoir' }).click()
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(display.getByRole('listitem')).toHaveCount(1)
  await openPeople(page)
  await page.getByRole('button', { name: 'Verrouiller' }).click()
  await expect(display.getByRole('listitem')).toHaveCount(0)
  await expect(display.getByText('Merci et à bientôt')).toBeVisible()
  await page.getByRole('button', { name: /^Léa/ }).click()
  await typePin(page, '4711')
  await expect(display.getByRole('listitem')).toHaveCount(1)
  await openPeople(page)
  await page.getByRole('button', { name: 'Mode école' }).click()
  await expect(display.getByText('FACTICE')).toBeVisible()
  await expect(display.getByRole('listitem')).toHaveCount(0)
  await page.getByRole('button', { name: /^Croissant/ }).click()
  await expect(display.getByRole('listitem')).toHaveText(/Croissant/)
  await display.setViewportSize({ width: 800, height: 480 })
  await expectWhole(display)
  await keepPicture(display, 'display-training-800')
})

test('settings open it as a second window, and its message and language are chosen at the counter', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await page.getByRole('button', { name: 'Caisse' }).click()
  await toSettingsPage(page, 'Écrans')
  const opened = page.waitForEvent('popup')
  await page.getByRole('button', { name: 'Écran client : ouvrir dans une autre fenêtre' }).click()
  const display = await opened
  await expect(display.getByText('Merci et à bientôt')).toBeVisible()
  await page.getByRole('textbox', { name: 'Ce que dit l’écran entre deux clients' }).fill('Jeudi : couscous')
  await page.getByRole('button', { name: 'Appliquer' }).click()
  await expect(display.getByText('Jeudi : couscous')).toBeVisible()
  await keepPicture(page, 'settings-screens-1366')
  await toSettingsPage(page, 'Général')
  await page.getByText('English').click()
  await expect(display.locator('html')).toHaveAttribute('lang', 'en')
  await expect(display.getByRole('main', { name: 'Customer display' })).toBeVisible()
})

test('a till that dies takes nothing of the customer’s with it: the display welcomes, and comes back', async ({
  page,
  cafe,
}) => {
  const display = await twoScreens(page, cafe)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(display.getByRole('listitem')).toHaveCount(1)
  await cafe.process().kill()
  await expect(display.getByRole('listitem')).toHaveCount(0)
  await cafe.killAndRestart()
  await expect(display.getByRole('listitem')).toHaveText(/Café/, { timeout: 10_000 })
})

test('the room signs in for itself and rings up; the kitchen is locked until somebody takes it', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await giveLeaPin(page)
  const room = await page.context().newPage()
  await cafe.open(room, 'room')
  await expect(room.getByRole('heading', { name: 'Qui est à la caisse' })).toBeVisible()
  await room.getByRole('button', { name: /^Léa/ }).click()
  await typePin(room, '4711')
  await room.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(room.getByRole('listitem', { name: '' }).filter({ hasText: 'Café' }).first()).toBeVisible()
  const kitchen = await page.context().newPage()
  await cafe.open(kitchen, 'kitchen')
  await kitchen.getByRole('button', { name: /^Léa/ }).click()
  await typePin(kitchen, '4711')
  await expect(kitchen.getByRole('heading', { name: 'Cuisine' })).toBeVisible()
  await keepPicture(kitchen, 'kitchen-stand-by')
  await kitchen.getByRole('button', { name: 'Verrouiller' }).click()
  await expect(kitchen.getByRole('heading', { name: 'Qui est à la caisse' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeVisible()
})

for (const size of sizes) {
  test(`every state of the customer’s screen fits ${size.width}×${size.height}, light and dark, in French and English`, async ({
    page,
    cafe,
  }) => {
    const display = await twoScreens(page, cafe)
    await display.setViewportSize(size)
    const ask = await cafe.ask()
    const looked = async (name: string) => {
      for (const [lang, theme] of [
        ['fr', 'light'],
        ['en', 'dark'],
      ] as const) {
        await page.evaluate((kept) => localStorage.setItem('zinc.preferences', kept), JSON.stringify({ lang, theme }))
        await expect(display.locator('html')).toHaveAttribute('data-theme', theme)
        await expectWhole(display)
        await keepPicture(display, `display-${name}-${theme}-${size.width}`)
      }
    }
    await looked('welcome')
    for (const tile of tiles) await page.getByRole('button', { name: tile }).click()
    await expect(display.getByRole('listitem')).toHaveCount(4)
    await looked('ticket')
    await page.getByRole('button', { name: '20 €', exact: true }).click()
    await expect(display.getByRole('heading', { name: 'Your change' })).toBeVisible()
    await looked('change')
    await ask.till.changeSettings({
      commandId: newCommandId(),
      displayMessage: 'Ce soir, moules-frites et accordéon sur la place : réservez au comptoir.',
    })
    // But those that ask for something first.
    for (const tile of await page.locator('.tiles button').filter({ hasNotText: 'Jus pressé' }).all())
      await tile.click()
    await page.getByRole('button', { name: 'Autre montant' }).click()
    for (const digit of '1000') await page.keyboard.press(digit)
    await page.locator('.ticket').getByRole('button', { name: 'Carte', exact: true }).click()
    await expect(display.getByText('Left to pay')).toBeVisible()
    await looked('long')
    await page.getByRole('button', { name: 'Carte', exact: true }).click()
    await expect(display.getByText('Thank you!')).toBeVisible()
    await looked('paid')
  })
}
