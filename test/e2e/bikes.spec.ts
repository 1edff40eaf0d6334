import type { Page } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import { screenTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { countTaps } from './hands.ts'
import { expect, keepPicture, test } from './till.ts'

const t = screenTexts.fr
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()

async function openBikes(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Vélos', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Vélos' })).toBeVisible()
}

/** One stroke of a finger on the pad. */
async function sign(page: Page): Promise<void> {
  const box = await page.getByRole('img', { name: t.hire.signHere }).boundingBox()
  if (!box) throw new Error('there is no pad')
  await page.mouse.move(box.x + 30, box.y + 60)
  await page.mouse.down()
  for (const [x, y] of [
    [60, 20],
    [90, 80],
    [130, 30],
    [180, 70],
    [240, 40],
  ] as const) {
    await page.mouse.move(box.x + x, box.y + y)
  }
  await page.mouse.up()
}

test.describe('bikes', () => {
  test.beforeEach(async ({ page, cafe }) => {
    // Late in a November evening the café of the demo is closed: its screens are looked at in the morning.
    await cafe.open(page)
    await cafe.openDay(page)
  })

  test('a walk-in', async ({ page }) => {
    const taps = await countTaps(page)
    await openBikes(page)
    await keepPicture(page, 'bikes-planning')
    await key(page, /^VTC/).click()
    await key(page, /^1 jour/).click()
    await page.getByLabel(t.hire.name).fill('Bernard Colette')
    await page.getByLabel(t.hire.phone).fill('06 12 34 56 78')
    await key(page, t.hire.deposits.cash).click()
    await key(page, t.hire.allWell).click()
    await sign(page)
    await keepPicture(page, 'bikes-contract')
    await key(page, /^Payer/).click()
    await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible()
    await keepPicture(page, 'bikes-ticket')
    console.log('walk-in taps', await taps())
  })
})
