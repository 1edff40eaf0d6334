import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { newCommandId, newLineId, newTicketId, type ProductId } from '../../src/shared/ids.ts'
import { ONE } from '../../src/shared/money.ts'
import { sell } from './hands.ts'
import { aRoom } from './rooms.ts'
import { ARTEFACTS, expect, test } from './till.ts'

const PICTURE = join(import.meta.dirname, '..', '..', 'resources', 'pictures', 'counter.png')

// `UPDATE_PICTURES=1` puts it in the place of the README's.
test('the README’s picture: the counter of an ordinary morning', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await aRoom(ask)
  for (const [label, products] of [
    ['Marcel', ['prd_pastis', 'prd_pastis']],
    ['Les boulistes', ['prd_demi', 'prd_panache']],
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
    await ask.tabs.setAside({ ticketId, label, commandId: newCommandId() })
  }
  await sell(page, [/^Café 1,60/], '10 €')
  for (const tile of [/^Café 1,60/, /^Café 1,60/, /^Crème 2,40/, /^Croissant 1,20/, /^Pain choco/, /^Cappuccino/]) {
    await page.getByRole('button', { name: tile }).click()
  }
  await expect(page.locator('.lines li')).toHaveCount(5)
  await expect(page.getByLabel('À payer')).toContainText('11,30')
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.mouse.move(0, 0)
  mkdirSync(ARTEFACTS, { recursive: true })
  const made = join(ARTEFACTS, 'readme-counter.png')
  await page.screenshot({ path: made })
  if (process.env['UPDATE_PICTURES']) copyFileSync(made, PICTURE)
})
