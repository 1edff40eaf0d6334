import { addDays, wallTime, type BusinessDay } from '../../src/shared/business-day.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { frameCode } from '../../src/bricks/bikes/frame-code.ts'
import { texts } from '../../src/shared/texts/index.ts'
import {
  bikesOf,
  book,
  expect,
  HOUR,
  key,
  leave,
  MINUTE,
  openBikes,
  ordinaryDay,
  press,
  t,
  test,
  today,
  tomorrowAt,
  ZONE,
} from './bikes-hands.ts'
import { keepPicture } from './till.ts'
import { scan } from './wand.ts'

const OTHER_END = new RegExp(`^${t.hire.otherEnd}`)
const typed = (day: BusinessDay) => day.split('-').toReversed().join('/')

test('options that are tapped while a booking leaves are told with their price, charged, and on the contract', async ({
  page,
  cafe,
}) => {
  const bikes = bikesOf(await cafe.ask())
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  const { rentalId } = await book(bikes, 'VTC', { startMs: now, endMs: now + 2 * HOUR }, 'Famille Roux')
  await openBikes(page)
  await press(page, /^Famille Roux/, t.rental.depart, /^Casque adulte/, /^Casque adulte|^1 × Casque adulte/)
  await expect(page.getByText(t.hire.newPrice)).toBeVisible()
  await keepPicture(page, 'bikes-leaving-options')
  await press(page, t.hire.changeFor({ amount: '14,00\u202f€' }))
  await press(page, t.hire.deposits.cash, t.hire.allWell, t.hire.onPaper, /^Payer 164,00/)
  await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible()
  const rental = await bikes.rental({ rentalId })
  expect(rental).toMatchObject({ state: 'out', totalCents: 1400 })
  expect(rental?.accessories).toMatchObject([{ label: 'Casque adulte', quantity: 2 }])
  const { accessories } = await bikes.fleet({})
  expect(accessories.find(({ name }) => name === 'Casque adulte')?.freeNow).toBe(10)
})

test('a booking ends an hour later by telephone, with a bike more, at the price that the key shows', async ({
  page,
  cafe,
}) => {
  const bikes = bikesOf(await cafe.ask())
  const startMs = tomorrowAt(10)
  const { rentalId } = await book(bikes, 'VTC', { startMs, endMs: startMs + 2 * HOUR }, 'Famille Roux')
  await openBikes(page)
  await press(page, t.day.after, /^Famille Roux/, t.hire.change, OTHER_END)
  await page.getByLabel(t.hire.backAt, { exact: true }).selectOption('13:00')
  await expect(key(page, t.hire.changeFor({ amount: '12,00\u202f€' }))).toBeVisible()
  await press(page, /^VTC/)
  await expect(key(page, t.hire.changeFor({ amount: '24,00\u202f€' }))).toBeVisible()
  await keepPicture(page, 'bikes-change')
  await press(page, t.hire.changeFor({ amount: '24,00\u202f€' }))
  await expect(page.getByText(t.hire.changed({ amount: '24,00\u202f€' }))).toBeVisible()
  await keepPicture(page, 'bikes-changed')
  const rental = await bikes.rental({ rentalId })
  expect(rental).toMatchObject({ state: 'confirmed', endMs: startMs + 3 * HOUR, totalCents: 2400 })
  expect(rental?.lines).toHaveLength(2)
})

test('B-02 eight days of a VTC are entered by the day of their return: 108 €', async ({ page }) => {
  await openBikes(page)
  await press(page, /^VTC/, OTHER_END)
  await page.getByLabel(t.hire.backOn, { exact: true }).fill(typed(addDays(today(), 7)))
  await keepPicture(page, 'bikes-return-on')
  await expect(page.locator('.sv-total')).toContainText('108,00')
  await expect(page.locator('.sv-side-foot')).toContainText('7 jours + 1 jour')
})

test('a booking for a far day: its date is written, on the planning and by keys alone', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  const far = addDays(today(), 40)
  await openBikes(page)
  await key(page, t.day.choose).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type(typed(far))
  await keepPicture(page, 'bikes-day')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel(t.day.choose).and(page.getByRole('textbox'))).toBeHidden()
  await press(page, /^VAE/, /^½ journée/)
  await page.getByLabel(t.hire.name).fill('Famille Roux')
  await press(page, t.hire.book)
  await expect(page.getByText(/Réservé pour Famille Roux/)).toBeVisible()
  const [rental] = await bikes.rentals({ states: ['confirmed'], text: 'Roux', limit: 5 })
  expect(wallTime(rental?.startMs ?? 0, ZONE).day).toBe(far)
})

test('an extension stands on its key with its price, and what is closed is greyed with the reason', async ({
  page,
  cafe,
}) => {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  const rental = await book(bikes, 'VAE', { startMs: now - HOUR, endMs: now + HOUR }, 'Petit')
  await leave(page, ask, rental)
  const setup = await bikes.setup({})
  const shut = { day: addDays(today(), 1), hours: [] }
  await bikes.saveSetup({
    commandId: newCommandId(),
    setup: { ...setup, opening: { ...setup.opening, exceptions: [shut] } },
  })
  await openBikes(page)
  await press(page, /^Petit/, t.hire.detail, t.rental.extend)
  await expect(key(page, /^\+1 h · 5,00/)).toBeVisible()
  const day = key(page, /^\+1 jour/)
  await expect(day).toHaveAttribute('aria-disabled', 'true')
  await expect(day).toContainText(/Fermé le/)
  await keepPicture(page, 'bikes-extend')
  await press(page, /^\+1 h · 5,00/)
  await expect.poll(async () => (await bikes.rental({ rentalId: rental.rentalId }))?.extras[0]?.cents).toBe(500)
})

test('B-08 a repair from the fifteenth to the twentieth is planned, and the bookings of those days go elsewhere', async ({
  page,
  cafe,
}) => {
  const bikes = bikesOf(await cafe.ask())
  const [from, to] = [addDays(today(), 15), addDays(today(), 20)]
  const startMs = tomorrowAt(10) + 16 * 24 * HOUR
  const { rentalId, lines } = await book(bikes, 'VTC', { startMs, endMs: startMs + 4 * HOUR }, 'Famille Roux')
  expect(lines[0]?.number).toBe('VTC-01')
  await openBikes(page)
  await page.getByRole('radio', { name: t.pages.workshop, exact: true }).click()
  await press(page, /^VTC-01/)
  await page.getByLabel(t.workshop.reason).fill('Freins à changer')
  await press(page, t.workshop.dates)
  await page.getByLabel(t.report.from, { exact: true }).fill(typed(from))
  await page.getByLabel(t.workshop.lastDay, { exact: true }).fill(typed(to))
  await keepPicture(page, 'bikes-repair-dates')
  await press(page, t.workshop.into)
  await expect(key(page, t.workshop.callOff)).toBeVisible()
  await keepPicture(page, 'bikes-repair-planned')
  expect((await bikes.rental({ rentalId }))?.lines[0]?.number).toBe('VTC-02')
  const [repair] = await bikes.repairs({ bikeId: null })
  expect([repair?.fromMs, repair?.untilMs].map((atMs) => wallTime(atMs ?? 0, ZONE))).toMatchObject([
    { day: from, minute: 0 },
    { day: addDays(to, 1), minute: 0 },
  ])
  await press(page, t.workshop.callOff)
  await expect(key(page, t.workshop.into)).toBeVisible()
})

test('§2.10 another bike scanned in an open return offers the swap; a number that is not out says since when', async ({
  page,
  cafe,
}) => {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  await leave(page, ask, await book(bikes, 'VTC', { startMs: now - HOUR, endMs: now + HOUR }, 'Petit'))
  const { bikes: fleet } = await bikes.fleet({})
  const other = fleet.find(({ number }) => number === 'VTC-03')
  if (!other) throw new Error('the demo has a VTC-03')
  await openBikes(page)
  await press(page, /^Petit/)
  await scan(page, frameCode(other.bikeId))
  await expect(page.getByText(/Le contrat .* porte VTC-01, vous saisissez VTC-03\. Échanger/)).toBeVisible()
  await keepPicture(page, 'bikes-another')
  await press(page, t.rental.swap)
  // Nobody had a puncture: the other one is on the contract now, and this one can be hired again.
  await expect(key(page, t.rental.swapWell)).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel(t.rental.swapWhy)).toHaveCount(0)
  await keepPicture(page, 'bikes-swap-mistaken')
  await press(page, t.rental.swapFor({ number: 'VTC-03' }))
  await expect(key(page, t.rental.takeBack)).toBeVisible()
  expect(await bikes.repairs({ bikeId: null })).toEqual([])
  await press(page, t.rental.takeBack, t.back.allWell, /^Rendre/)
  await page.getByLabel(t.idle.find).fill('vtc-03')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/VTC-03 n’est pas en location \(rentré à \d\d:\d\d\)/)).toBeVisible()
})

test('§2.10 a damage in words of one’s own has its price, and one of the list is waived', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  const bikes = bikesOf(await cafe.ask())
  await openBikes(page)
  await press(page, /^Petit/, t.back.addDamage, /^Patte de dérailleur/)
  await press(page, t.back.waiveDamage({ label: 'Patte de dérailleur' }))
  await page.getByLabel(t.back.otherDamage, { exact: true }).fill('Sonnette perdue')
  await page.getByLabel(t.setup.price, { exact: true }).fill('4,50')
  await press(page, t.back.addOther)
  await keepPicture(page, 'bikes-damage-words')
  await press(page, t.back.record)
  await expect(page.getByText('4,50\u202f€ gardés pour les dégâts')).toBeVisible()
  const [rental] = await bikes.rentals({ states: ['returned'], text: 'Petit', limit: 5 })
  expect(rental?.lines[0]?.damages.map(({ label, waived }) => [label, waived])).toEqual([
    ['Patte de dérailleur', true],
    ['Sonnette perdue', false],
  ])
  expect(rental?.extras).toMatchObject([{ kind: 'damage', cents: 450 }])
})
