import { giveLeaPin, openCard, openPeople, sell, signInSami, typePin } from './hands.ts'
import { expect, paperOf, test } from './till.ts'

const COFFEE = /^Café 1,60/
const bar = 'rien de ce qui est fait ici n’est réel'

test('F-37 in training everything says FACTICE, its paper too, and neither the figures nor the numbers of the café move', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await sell(page, [COFFEE])
  const ask = await cafe.ask()
  const before = await ask.cashSessions.x({})
  expect(before).toMatchObject({ ticketCount: 1, turnoverCents: 160 })

  await openPeople(page)
  await page.getByRole('button', { name: 'Mode école' }).click()
  await expect(page.getByText(bar)).toBeVisible()
  await expect(page.getByText('responsable : Léa')).toBeVisible()
  await expect(page.getByRole('complementary').getByText('FACTICE').first()).toBeVisible()
  const stripes = await page.locator('.window').evaluate((frame) => getComputedStyle(frame).backgroundImage)
  expect(stripes).toContain('repeating-linear-gradient')

  await page.getByRole('button', { name: COFFEE }).click()
  await page.getByRole('button', { name: /note provisoire/ }).click()
  await page.getByRole('button', { name: '5 €', exact: true }).click()
  await expect(page.getByText('Payé', { exact: true })).toBeVisible()
  await expect(page.locator('.paid').getByText('Ticket n° 2')).toBeVisible() // behind the note, in a series of its own
  await expect(page.locator('.paid').getByText('FACTICE')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Facture', exact: true })).toHaveCount(0)
  await expect.poll(() => paperOf(cafe.printer)).toMatch(/FACTICE[\s\S]*TOTAL TTC/)

  await openCard(page)
  await expect(page.getByRole('heading', { name: /FACTICE/ })).toBeVisible()
  await page.getByRole('button', { name: 'Tout rembourser' }).click()
  await page.getByRole('button', { name: /^Espèces 1,60/ }).click()
  await expect(page.getByText('Remboursé', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Quitter' }).click()
  await expect(page.getByText(bar)).toHaveCount(0)
  await expect(page.getByText('FACTICE')).toHaveCount(0)
  expect(await ask.cashSessions.x({})).toEqual(before)
  await sell(page, [COFFEE])
  expect(await ask.tickets.settled({ limit: 10 })).toMatchObject([
    { number: 2, kind: 'sale' },
    { number: 1, refundedCents: 0 },
  ])
})

test('F-37 a server begins it with the manager’s PIN, who answers for it; it survives a restart and anybody ends it', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await giveLeaPin(page)
  await signInSami(page)
  await openPeople(page)
  await page.getByRole('button', { name: 'Mode école' }).click()
  await typePin(page, '4711', 'Accorder')
  await expect(page.getByText('responsable : Léa')).toBeVisible()

  await cafe.killAndRestart()
  await page.reload()
  await expect(page.getByText(bar)).toBeVisible() // a till never leaves its training unnoticed
  await expect(page.getByText('Caisse verrouillée')).toBeVisible()
  await page.getByRole('button', { name: /Sami/ }).click()
  await page.getByRole('button', { name: 'Quitter' }).click()
  await expect(page.getByText(bar)).toHaveCount(0)
})
