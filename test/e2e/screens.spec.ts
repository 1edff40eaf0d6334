import type { Page } from '@playwright/test'
import { expect, keepPicture, test } from './till.ts'

test.use({ printerInside: true })

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
]

/** Nothing is cut off, nothing scrolls the page, and the keys that pay are all within reach. */
async function expectWholeScreen(page: Page): Promise<void> {
  const { scroll, view, outside } = await page.evaluate(() => {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement
    const keys = [...document.querySelectorAll('button')].filter((key) => key.checkVisibility())
    const isOutside = ({ left, top, right, bottom }: DOMRect) =>
      left < -1 || top < -1 || right > clientWidth + 1 || bottom > clientHeight + 1
    return {
      scroll: [scrollWidth, scrollHeight],
      view: [clientWidth, clientHeight],
      outside: keys.filter((key) => isOutside(key.getBoundingClientRect())).map((key) => key.textContent),
    }
  })
  expect(scroll).toEqual(view)
  expect(outside).toEqual([])
}

for (const size of sizes) {
  test(`the counter, the change and the cash screen fit ${size.width}×${size.height}, light and dark, in French and English`, async ({
    page,
    cafe,
  }) => {
    test.setTimeout(120_000)
    await page.setViewportSize(size)
    await cafe.open(page)
    await expect(page.getByText('Bonjour')).toBeVisible()
    await keepPicture(page, `day-closed-${size.width}`)
    await cafe.openDay(page)
    for (const tile of [/^Café 1,60/, /^Café 1,60/, /^Croissant 1,20/, /^Cappuccino 3,20/, /^Verre rouge 2,80/]) {
      await page.getByRole('button', { name: tile }).click()
    }
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme })
      await page.evaluate((wanted) => (document.documentElement.dataset['theme'] = wanted), theme)
      await expectWholeScreen(page)
      await keepPicture(page, `counter-${theme}-${size.width}`)
    }
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'))

    await page.getByRole('button', { name: '20 €', exact: true }).click()
    await expect(page.getByText('Payé')).toBeVisible()
    await expectWholeScreen(page)
    await keepPicture(page, `paid-${size.width}`)

    await page.getByRole('button', { name: 'Imprimante' }).click()
    await expect(page.locator('img[src^="data:image/svg+xml"]').first()).toBeVisible()
    await keepPicture(page, `paper-${size.width}`)

    await page.getByRole('button', { name: 'Caisse' }).click()
    await expect(page.getByText('Chiffre d’affaires')).toBeVisible()
    await expectWholeScreen(page)
    await keepPicture(page, `cash-${size.width}`)
    await page.getByText('Journal et réglages').click()
    await keepPicture(page, `settings-${size.width}`)
    await page.getByText('English').click()
    await page.getByText('Dark').click()
    await keepPicture(page, `settings-english-dark-${size.width}`)
    await page.getByRole('button', { name: 'Counter' }).click()
    await expect(page.getByRole('button', { name: 'Exact cash' })).toBeVisible()
    await expectWholeScreen(page)
    await keepPicture(page, `counter-english-dark-${size.width}`)
  })
}

test('the whole sale can be made from the keyboard, and the focus is always seen', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.keyboard.type('croi', { delay: 120 })
  await expect(page.getByRole('option', { name: /Croissant/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByText('Croissant')).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByText('Payé')).toBeVisible()

  await page.keyboard.press('Tab')
  const outline = await page.evaluate(() => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement ?? document.body)
    return { outlineStyle, outlineWidth, boxShadow }
  })
  expect(outline.outlineStyle !== 'none' || outline.boxShadow !== 'none').toBe(true)
})
