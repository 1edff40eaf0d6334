import { newCommandId } from '../../src/shared/ids.ts'
import { screenTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { expectAccessible } from './accessible.ts'
import { openInTheMorning } from './bikes-hands.ts'
import { bikesOf, book, leave } from './bikes-hire.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, test } from './till.ts'

const MINUTE = 60_000

test('what is for today: a number on the rail, a list in the counter, and each line leads to its work', async ({
  page,
  cafe,
}) => {
  test.setTimeout(300_000)
  const ask = await cafe.ask()
  await ask.till.changeSettings({ services: ['bikes'], commandId: newCommandId() })
  await openInTheMorning(cafe, page)
  const bikes = bikesOf(ask)
  await expect(page.locator('.today-key')).toHaveCount(0)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  await book(bikes, 'VTC', { startMs: now + 30 * MINUTE, endMs: now + 300 * MINUTE }, 'Famille Roux')
  await leave(page, ask, await book(bikes, 'VAE', { startMs: now - 180 * MINUTE, endMs: now - 5 * MINUTE }, 'Petit'))
  const rail = page.getByRole('navigation').getByRole('button', { name: screenTexts.fr.title })
  await expect(rail.locator('.badge')).toHaveText('2')
  await page.locator('.today-key').click()
  const panel = page.getByRole('region', { name: texts.fr.today.title })
  await expect(panel.getByRole('listitem')).toHaveText([/1 vélo en retard\s:\sVAE-01/, /1 départ .*VTC-01/])
  await expectAccessible(page, 'today, fr', 'all')
  await lookEveryWay(page, 'today')
  await panel.getByRole('button', { name: /en retard/ }).click()
  await expect(page.getByRole('heading', { name: screenTexts.fr.title, exact: true })).toBeVisible()
  await expect(page.getByText('Petit').first()).toBeVisible()
  await page.keyboard.press('Escape')
})
