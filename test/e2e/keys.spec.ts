import { sell, toSettingsPage } from './hands.ts'
import { expect, keepPicture, test } from './till.ts'
import { expectNothingOutside } from './whole-screen.ts'

test.beforeEach(async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
})

test('F1 lists the keys of the screen in its language, beside the ticket, and goes as it came', async ({ page }) => {
  await page.keyboard.press('F1')
  const help = page.getByRole('main').filter({ has: page.getByRole('heading', { name: 'Touches du clavier' }) })
  await expect(help.getByText('Espèces juste')).toBeVisible()
  await expect(help.locator('dt')).toHaveText([
    'F1',
    'F2',
    'F3',
    'F4',
    'F6',
    'F7',
    'F8',
    'F9',
    'Esc',
    '+',
    '−',
    '0-9',
    'A-Z',
  ])
  for (const width of [1024, 1366, 1920]) {
    await page.setViewportSize({ width, height: width === 1920 ? 1080 : 768 })
    await expectNothingOutside(page)
    await keepPicture(page, `keys-${width}`)
  }
  await expect(page.getByRole('complementary').getByRole('button', { name: 'Espèces juste' })).toBeVisible()
  await page.keyboard.press('F1')
  await expect(help).toHaveCount(0)

  await page.keyboard.press('F9')
  await expect(page.getByText('Chiffre d’affaires')).toBeVisible()
  await page.keyboard.press('F1')
  await expect(help.locator('dt')).toHaveText(['F1', 'F4', 'F6', 'F7', 'F8', 'F9', 'Esc', '0-9', 'A-Z'])
  await page.keyboard.press('Escape')
  await expect(help).toHaveCount(0)
  await expect(page.getByText('Chiffre d’affaires')).toBeVisible()
  await page.keyboard.press('F9')
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeVisible()
})

test('digits say how many, + and - change the chosen line, F2 and F3 take the money, F7 prints, F8 opens the drawer', async ({
  page,
  cafe,
}) => {
  const ticket = page.getByRole('complementary')
  await page.keyboard.press('3')
  await expect(page.getByRole('button', { name: /^Quantité 3/ })).toBeVisible() // no wand: a hand
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(ticket.getByRole('button', { name: /^3 .*Café/ })).toBeVisible()
  await page.keyboard.press('+')
  await expect(ticket.getByRole('button', { name: /^4 .*Café/ })).toBeVisible()
  await page.keyboard.press('-')
  await page.keyboard.press('-')
  await expect(ticket.getByRole('button', { name: /^2 .*Café/ })).toBeVisible()
  await page.keyboard.press('F2')
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  await expect.poll(() => cafe.printer.paper.kicks.length).toBe(1)
  await page.keyboard.press('F8')
  await page.getByRole('button', { name: 'Faire de la monnaie' }).click()
  await expect.poll(() => cafe.printer.paper.kicks.length).toBe(2)
  const slips = cafe.printer.paper.slips.length
  await page.keyboard.press('F7')
  await expect.poll(() => cafe.printer.paper.slips.length).toBeGreaterThan(slips)
  await page.getByRole('button', { name: /^Croissant/ }).click()
  await page.keyboard.press('F3')
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  const { last } = await (await cafe.ask()).tickets.counter({})
  expect(last).toMatchObject({ totalCents: 120, tenderKinds: ['card'] })
})

test('the keys that pay do nothing on another screen, and a sign in a field is only written', async ({
  page,
  cafe,
}) => {
  await sell(page, [/^Café 1,60/])
  await page.getByRole('button', { name: /^Croissant/ }).click()
  await page.keyboard.press('F9')
  await page.keyboard.press('F2')
  await page.keyboard.press('F3')
  await page.keyboard.press('+')
  await toSettingsPage(page, 'Écrans')
  const field = page.getByRole('textbox', { name: 'Ce que dit l’écran entre deux clients' })
  await field.focus()
  await page.keyboard.type('2+1-x', { delay: 120 })
  await expect(field).toHaveValue('2+1-x')
  const { ticket, last } = await (await cafe.ask()).tickets.counter({})
  expect(last).toMatchObject({ number: 1 })
  expect(ticket).toMatchObject({ totalCents: 120, paidCents: 0 })
})
