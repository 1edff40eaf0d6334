import { texts } from '../../src/shared/texts/index.ts'
import { bikesOf, book, expect, HOUR, leave, MINUTE, openBikes, ordinaryDay, press, t, test } from './bikes-hands.ts'
import { countTaps } from './hands.ts'
import { keepPicture } from './till.ts'

test('a return: three taps', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  await openBikes(page)
  await keepPicture(page, 'bikes-planning')
  const taps = await countTaps(page)
  await page.getByLabel(t.idle.find).fill('vae-01')
  await expect(page.getByRole('heading', { name: 'Bernard Colette' })).toBeVisible()
  await keepPicture(page, 'bikes-return')
  await press(page, t.back.allWell)
  await expect(page.getByText(t.back.whole2)).toBeVisible()
  await keepPicture(page, 'bikes-settle')
  await press(page, /^Rendre/)
  // The number is typed or scanned, then these two.
  expect(await taps()).toBe(2)
  await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible() // ten euros for being late
})

test('a damage is kept from the deposit, in red, and the rest is given back', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  await openBikes(page)
  await press(page, /^Petit/, t.back.addDamage, /^Patte de dérailleur/)
  await expect(page.locator('.bk-deposit')).toHaveAttribute('data-tone', 'red')
  await keepPicture(page, 'bikes-damage')
  await press(page, t.back.record)
  await expect(page.getByText('30,00\u202f€ gardés pour les dégâts')).toBeVisible()
  await keepPicture(page, 'bikes-kept')
  await press(page, /^Rendre le chèque, en prendre un de 30,00/)
  await expect(page.getByText('Location de Petit terminée.')).toBeVisible()
})

test('two of three come back, the third later: each its own line, one settling', async ({ page, cafe }) => {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  const times = { startMs: now - HOUR, endMs: now + 2 * HOUR }
  const rental = await book(bikes, 'VTC', times, 'Famille Roux', 3)
  await leave(page, ask, rental)
  await openBikes(page)
  await page.getByLabel(t.idle.find).fill('vtc-01')
  const whole = page.getByRole('group', { name: t.back.whole })
  await whole.getByRole('button', { name: 'VTC-03' }).click()
  await expect(page.getByText(t.back.title({ bikes: 'VTC-01, VTC-02' })).first()).toBeVisible()
  await keepPicture(page, 'bikes-partial')
  await press(page, t.back.allWell)
  await expect(page.getByText(t.back.stillOut({ bikes: 'VTC-03' }))).toBeVisible()
  await keepPicture(page, 'bikes-partial-out')
  const backOf = async () =>
    (await bikes.rental({ rentalId: rental.rentalId }))?.lines.map((one) => one.backAtMs !== null)
  expect(await backOf()).toEqual([true, true, false])
  await press(page, t.rental.takeBack, t.back.allWell)
  await expect(page.getByText(t.back.whole2)).toBeVisible()
  expect(await backOf()).toEqual([true, true, true])
  await press(page, /^Rendre le chèque de 450,00/)
  await expect(page.getByText(t.back.done({ name: 'Famille Roux' }))).toBeVisible()
})

test('B-14 after a puncture another bike goes on, and the first is in the workshop', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  const bikes = bikesOf(await cafe.ask())
  await openBikes(page)
  await press(page, /^Petit/, t.hire.detail, t.rental.swap)
  await page.getByLabel(t.rental.swapWhy).fill('Crevaison')
  await keepPicture(page, 'bikes-swap')
  await page
    .getByRole('group', { name: t.rental.swapTitle })
    .getByRole('button', { name: /^VTC-03/ })
    .click()
  await press(page, t.rental.swapFor({ number: 'VTC-03' }))
  await expect(page.getByText(t.rental.replaced)).toBeVisible()
  await expect(page.locator('.bk-row', { hasText: 'VTC-01' }).getByRole('button', { name: /Crevaison/ })).toBeVisible()
  await expect(page.locator('.bk-row', { hasText: 'VTC-03' }).getByRole('button', { name: /^Petit/ })).toBeVisible()
  await keepPicture(page, 'bikes-swapped')
  const { bikes: all } = await bikes.fleet({})
  const stateOf = (number: string) => all.find((one) => one.number === number)?.state
  expect([stateOf('VTC-01'), stateOf('VTC-03')]).toEqual(['maintenance', 'out'])
})

test('a theft keeps the whole deposit, and the case is settled', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  const bikes = bikesOf(await cafe.ask())
  await openBikes(page)
  await press(page, /^Petit/, t.hire.detail, t.rental.stolen, t.rental.stolenSure)
  await expect(page.locator('.bk-deposit')).toHaveAttribute('data-tone', 'red')
  await keepPicture(page, 'bikes-stolen')
  await press(page, /^Rendre le chèque, en prendre un de 150,00/)
  await expect(page.getByText(t.back.done({ name: 'Petit' }))).toBeVisible()
  const { bikes: all } = await bikes.fleet({})
  expect(all.find(({ number }) => number === 'VTC-01')?.state).toBe('stolen')
})

test('of two bikes that are out, the one that was stolen is named', async ({ page, cafe }) => {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  const rental = await book(bikes, 'VTC', { startMs: now - HOUR, endMs: now + 2 * HOUR }, 'Famille Roux', 2)
  await leave(page, ask, rental)
  await openBikes(page)
  await press(page, /^Famille Roux/, t.hire.detail, t.rental.stolen)
  await page.getByRole('group', { name: t.rental.stolenWhich }).getByRole('button', { name: 'VTC-02' }).click()
  await press(page, t.rental.stolenOne({ number: 'VTC-02' }), t.rental.stolenSure)
  await expect.poll(async () => (await bikes.rental({ rentalId: rental.rentalId }))?.extras.length).toBe(1)
  const known = await bikes.rental({ rentalId: rental.rentalId })
  expect(known?.lines.map(({ stolenAtMs }) => stolenAtMs !== undefined)).toEqual([false, true])
  expect(known?.state).toBe('out')
})
