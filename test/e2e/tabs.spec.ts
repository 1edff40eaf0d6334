import type { Page } from '@playwright/test'
import { texts } from '../../src/shared/texts/index.ts'
import { giveLeaPin, signInSami, typePin } from './hands.ts'
import { expect, paperOf, test } from './till.ts'

const t = texts.fr
const key = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first()
const press = async (page: Page, ...names: (string | RegExp)[]) => {
  for (const name of names) await key(page, name).click()
}
const total = (page: Page) => page.locator('.total output')

async function open(page: Page, cafe: { open(page: Page): Promise<void>; openDay(page: Page): Promise<void> }) {
  await cafe.open(page)
  await cafe.openDay(page)
}

async function keepTab(page: Page, name: string, ...tiles: RegExp[]): Promise<void> {
  await press(page, ...tiles, t.tabs.keyLabel)
  await page.getByLabel(t.tabs.newName).fill(name)
  await page.keyboard.press('Enter')
  await expect(page.locator('.lines-empty')).toBeVisible()
}

test('a tab is kept, found by its name with the keyboard alone, gets another round, and is paid', async ({
  page,
  cafe,
}) => {
  await open(page, cafe)
  await keepTab(page, 'Paul', /^Demi /, /^Kir /)
  await page.keyboard.press('F4')
  await page.getByRole('button', { name: /^Paul,/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.tab-title')).toContainText('Paul')
  await press(page, t.tabs.sameRound)
  await expect(page.locator('.round-rule')).toHaveText(t.tabs.round({ number: 2 }))
  await expect(total(page)).toContainText('12,40')
  await page.keyboard.press('F2')
  await expect(page.locator('.paid')).toContainText('12,40')
  expect(await (await cafe.ask()).tabs.list({})).toEqual([])
})

test('what is rung up without a name joins the tab that is touched, as a round of its own', async ({ page, cafe }) => {
  await open(page, cafe)
  await keepTab(page, 'Paul', /^Demi /)
  await press(page, /^Kir /, t.tabs.keyLabel, /^Paul,/)
  await expect(page.getByText(t.tabs.joinedSaid({ tab: 'Paul' }))).toBeVisible()
  expect(await (await cafe.ask()).tabs.list({})).toMatchObject([
    { dueCents: 620, lastRound: [{ label: 'Kir', quantityMilli: 1000 }] },
  ])
})

test('several tabs are ticked and settled together', async ({ page, cafe }) => {
  await open(page, cafe)
  await keepTab(page, 'Paul', /^Demi /)
  await keepTab(page, 'Anne', /^Kir /)
  await press(page, /^Ardoises/, t.tabs.several, /^Paul,/, /^Anne,/, /^Régler ensemble/)
  await expect(total(page)).toContainText('6,20')
  await press(page, t.pay.card)
  await expect(page.locator('.paid')).toBeVisible()
  expect(await (await cafe.ask()).tickets.settled({ limit: 9 })).toMatchObject([{ totalCents: 620, lineCount: 2 }])
})

test('a split that is left goes on where it was: by Esc, by another screen, by a reload, and set aside', async ({
  page,
  cafe,
}) => {
  await open(page, cafe)
  await keepTab(page, 'Paul', /^Demi /, /^Demi /, /^Demi /)
  await press(page, /^Ardoises/, /^Paul,/, t.split.key, '3 parts égales', /^(5 €)/)
  await expect(page.locator('.split-paid')).toContainText('2,00')
  await page.keyboard.press('Escape')
  await expect(page.locator('.tab-title')).toContainText('Part 2 sur 3')
  await press(page, t.rail.cash, t.rail.counter)
  await expect(page.locator('.split-rest')).toContainText('1 part')
  await page.reload()
  await expect(page.locator('.tab-title')).toContainText('Part 2 sur 3')
  await press(page, t.tabs.aside, /^Ardoises/, /^Paul,/)
  await expect(page.locator('.tab-title')).toContainText('Part 2 sur 3')
  await press(page, t.pay.card)
  await expect(page.locator('.tab-title')).toContainText('Part 3 sur 3')
  await press(page, t.pay.card)
  await expect(page.locator('.paid')).toBeVisible()
  const sold = await (await cafe.ask()).tickets.settled({ limit: 9 })
  expect(sold.map(({ totalCents }) => totalCents)).toEqual([300, 300, 300])
  await expect.poll(() => paperOf(cafe.printer)).toContain('Part de Demi')
})

test('a payer’s part goes back, has a note of its own, and an amount is taken from the whole', async ({
  page,
  cafe,
}) => {
  await open(page, cafe)
  await press(page, /^Demi /, /^Kir /)
  await page.keyboard.press('F6')
  await press(page, '2 parts égales', t.split.giveBack)
  await expect(total(page)).toContainText('6,20')
  await press(page, t.split.byItem, /^Prendre un Kir/)
  await expect(total(page)).toContainText('3,20')
  await press(page, t.note.label)
  await expect.poll(() => paperOf(cafe.printer)).toContain('NOTE PROVISOIRE')
  expect(paperOf(cafe.printer)).toMatch(/À PAYER +3,20/)
  await press(page, t.split.giveBack, t.split.byAmount)
  await page.keyboard.type('250', { delay: 120 })
  await expect(total(page)).toContainText('2,50')
  await press(page, t.pay.exact)
  await expect(total(page)).toContainText('3,70')
  await press(page, t.pay.card)
  await expect(page.locator('.paid')).toBeVisible()
  const sold = await (await cafe.ask()).tickets.settled({ limit: 9 })
  expect(sold.map(({ totalCents }) => totalCents)).toEqual([370, 250])
})

test('a server’s discount beyond the limit is granted by the manager in place of the pay strip, and printed', async ({
  page,
  cafe,
}) => {
  await open(page, cafe)
  await giveLeaPin(page)
  await signInSami(page)
  await page.keyboard.press('Escape')
  await press(page, /^Demi /, t.discount.line({ label: 'Demi' }))
  await page.getByRole('radio', { name: t.discount.offered }).click()
  await press(page, t.discount.reasons.quality)
  await expect(page.getByText(t.people.approveTitle)).toBeVisible()
  await typePin(page, '4711', t.people.approve)
  await expect(page.locator('.line-discount')).toContainText('Offert')
  await expect(total(page)).toContainText('0,00')
  await press(page, t.pay.free)
  await expect(page.locator('.paid')).toBeVisible()
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/Remise qualité +-3,00/)
})

test('a discount within the limit needs nobody, and can be taken back', async ({ page, cafe }) => {
  await open(page, cafe)
  await press(page, /^Demi /, t.discount.ticket, '10 %', t.discount.reasons.regular)
  await expect(page.locator('.ticket-discount')).toContainText('0,30')
  await expect(total(page)).toContainText('2,70')
  await page.locator('.ticket-discount').click()
  await press(page, t.discount.remove)
  await expect(total(page)).toContainText('3,00')
})

test('rooms are drawn by hand and by keyboard, guests are seated, moved, and joined', async ({ page, cafe }) => {
  await open(page, cafe)
  await press(page, t.tables.title, t.tables.draw)
  const plan = page.locator('.plan')
  await plan.click({ position: { x: 90, y: 90 } })
  await plan.click({ position: { x: 400, y: 90 } })
  await expect(page.locator('.drawn')).toHaveCount(2)
  const second = page.locator('.drawn .plan-table').nth(1)
  await second.focus()
  const before = (await second.boundingBox())?.x ?? 0
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowRight')
  await expect.poll(async () => (await second.boundingBox())?.x).toBeGreaterThan(before)
  await page.keyboard.press('Delete')
  await expect(page.locator('.drawn')).toHaveCount(1)
  await press(page, t.rooms.undo)
  await expect(page.locator('.drawn')).toHaveCount(2)
  await press(page, t.rooms.save)
  await expect(page.locator('.drawn')).toHaveCount(0) // a touch of a plan that is being drawn seats nobody
  await press(page, /^Table 1,/, '4 couverts')
  await expect(page.locator('.tab-title')).toContainText('Table 1')
  await press(page, /^Demi /, /^Tables/, t.tables.move, /^Table 2, libre/)
  await expect(key(page, /^Table 2, .*occupée/)).toBeVisible()
  await press(page, /^Table 1, libre/, '2 couverts', /^Kir /, /^Tables/, t.tables.move, /^Table 2, .*occupée/)
  const question = page.getByText(t.tables.joinAsk({ from: 'Table 1', onto: 'Table 2' }))
  await expect(question).toBeVisible()
  await press(page, t.tables.join)
  await expect(question).toBeHidden()
  await press(page, /^Table 2, .*occupée/)
  await expect(total(page)).toContainText('6,20')
  expect(await (await cafe.ask()).tabs.list({})).toMatchObject([{ tableLabel: '2', tab: { covers: 6 }, dueCents: 620 }])
})

test('a ticket is parked without a name: the hour names it, and a touch takes it up again', async ({ page, cafe }) => {
  await open(page, cafe)
  await press(page, /^Demi /, t.tabs.keyLabel, t.tabs.create)
  await expect(page.locator('.lines-empty')).toBeVisible()
  await press(page, /^Ardoises/)
  const parked = page.locator('.tab-main')
  await expect(parked).toHaveAccessibleName(/^\d\d:\d\d, 3,00/)
  await parked.click()
  await expect(page.locator('.tab-title')).toHaveText(/^\d\d:\d\d/)
  await expect(total(page)).toContainText('3,00')
})
