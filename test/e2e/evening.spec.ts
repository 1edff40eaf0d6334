import type { Page } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import { aRoom } from './rooms.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'

const t = texts.fr

// No mouse and no finger: what is not reached by keys cannot be done here.
test('a whole evening is worked from the keyboard: a table, an order, a split, its tenders, the Z', async ({
  page,
  cafe,
}) => {
  test.setTimeout(240_000)
  await aRoom(await cafe.ask())
  await cafe.open(page)
  await tabTo(page, t.day.open)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: t.pay.exact }).waitFor()

  // A table with two guests.
  await tabTo(page, t.tables.title)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Table 2,/)
  await page.keyboard.press('Enter')
  await tabTo(page, t.tabs.covers({ count: 2 }))
  await page.keyboard.press('Enter')
  await expect(page.locator('.ticket-head')).toContainText('2')

  // Their order, found by its first letters; the kitchen hears it.
  for (const letters of ['burger', 'burger', 'demi', 'demi']) {
    await page.keyboard.type(letters, { delay: 90 })
    await expect(page.getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('combobox')).toHaveCount(0)
  }
  await expect(page.locator('.lines li')).toHaveCount(2)
  await tabTo(page, /^Envoyer /)
  await page.keyboard.press('Enter')
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/2 Burger maison/)

  // Set aside, and taken again from the slates.
  await tabTo(page, t.tabs.aside)
  await page.keyboard.press('Enter')
  await expect(page.locator('.lines-empty')).toBeVisible()
  await page.keyboard.press('F4')
  await tabTo(page, /^Table 2,/)
  await page.keyboard.press('Enter')
  await expect(page.locator('.lines li')).toHaveCount(2)

  // Two payers: one in cash with F2, one by card with F3.
  await page.keyboard.press('F6')
  await tabTo(page, t.split.shares({ count: 2 }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Part 1 sur 2')).toBeVisible()
  await keepPicture(page, 'evening-split')
  await page.keyboard.press('F2')
  await expect(page.getByText('Part 2 sur 2')).toBeVisible()
  await page.keyboard.press('F3')
  await expect(page.getByText(t.paid.done, { exact: true })).toBeVisible()
  await page.keyboard.press('F7') // their paper
  const ask = await cafe.ask()
  const [card, cash] = await ask.tickets.settled({ limit: 2 })
  expect([cash?.tenderKinds, card?.tenderKinds]).toEqual([['cash'], ['card']])

  // The drawer is counted and closed.
  await page.keyboard.press('F9')
  await tabTo(page, t.cash.count)
  await page.keyboard.press('Enter')
  await tabTo(page, t.count.byPieces)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type(String(cash?.totalCents), { delay: 90 })
  await expect(page.getByText(t.count.right)).toBeVisible()
  await tabTo(page, t.count.close)
  await keepPicture(page, 'evening-count')
  await page.keyboard.press('Enter')
  await expect(page.getByText(t.z.done)).toBeVisible()
  expect(await ask.cashSessions.zReports({ limit: 1 })).toMatchObject([{ number: 1, overShortCents: 0 }])
})

/** Tab, until the key that is meant has the focus; and wherever it is on the way, the place is seen. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const wanted = typeof name === 'string' ? name.replaceAll(/\s/g, ' ') : name
  for (let n = 0; n < 120; n += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const key = document.activeElement
      if (!key || key === document.body) return undefined
      const { outlineStyle, outlineWidth } = getComputedStyle(key)
      const words = (key.getAttribute('aria-label') ?? key.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
      return { words, isSeen: outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2 }
    })
    if (!at) continue
    expect(at.isSeen, `the focus is seen at ${at.words}`).toBe(true)
    if (typeof wanted === 'string' ? at.words === wanted || at.words.startsWith(`${wanted} `) : wanted.test(at.words))
      return
  }
  throw new Error(`no Tab comes to ${String(name)}`)
}
