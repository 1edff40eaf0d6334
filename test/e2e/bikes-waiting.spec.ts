import { newCommandId } from '../../src/shared/ids.ts'
import { bikesOf, book, expect, HOUR, openBikes, press, t, test } from './bikes-hands.ts'
import { lookEveryWay } from './every-look.ts'
import { keepPicture } from './till.ts'

test('who finds no bike waits, is called when there is one, and is booked; another is taken off by hand', async ({
  page,
  cafe,
}) => {
  const bikes = bikesOf(await cafe.ask())
  // Two days on: what begins within the hour is a walk-in, also just before midnight.
  const then = new Date(Date.now() + 48 * HOUR).setUTCHours(0, 0, 0, 0)
  const { rentalId } = await book(bikes, 'VAE', { startMs: then - 24 * HOUR, endMs: then + 40 * HOUR }, 'Club', 3)
  await openBikes(page)
  for (const name of ['Garcia', 'Famille Roux']) {
    await page.getByRole('button', { name: t.day.after }).click()
    await page.getByRole('button', { name: t.day.after }).click()
    await press(page, /^VAE/, /^1 h/)
    await expect(page.getByText(/Vous avez 3 VAE\s; 0 libre/)).toBeVisible()
    await page.getByLabel(t.hire.name).fill(name)
    await keepPicture(page, 'bikes-to-wait')
    await press(page, t.hire.wait)
    await expect(page.getByText(t.hire.waiting({ name }))).toBeVisible()
    await page.getByTitle(t.day.back).click()
  }
  const list = page.getByRole('region', { name: t.hire.wait })
  await expect(list.getByRole('listitem')).toHaveText([/Attente.*Garcia.*1 VAE/, /Attente.*Famille Roux.*1 VAE/])
  await list.getByRole('button', { name: t.idle.stopWaiting({ name: 'Garcia' }) }).click()
  await expect(list.getByRole('listitem')).toHaveText([/Famille Roux/])
  await bikes.cancel({ commandId: newCommandId(), rentalId })
  await expect(list.getByText(t.idle.possible)).toBeVisible()
  await lookEveryWay(page, 'bikes-waiting')
  await list.getByRole('button', { name: /Famille Roux.*1 VAE/ }).click()
  await press(page, t.hire.book)
  await expect(page.getByText(/Réservé pour Famille Roux/)).toBeVisible()
  await expect(list).toBeHidden()
  expect(await bikes.waiting({})).toEqual([])
})
