import { texts } from '../../src/shared/texts/index.ts'
import { bikesOf, expect, openBikes, press, sign, t, test } from './bikes-hands.ts'
import { countTaps } from './hands.ts'
import { keepPicture } from './till.ts'

test('a walk-in: eight taps', async ({ page }) => {
  const taps = await countTaps(page)
  await openBikes(page)
  await press(page, /^VTC/, /^1 h/)
  await page.getByLabel(t.hire.name).fill('Bernard Colette')
  await page.getByLabel(t.hire.phone).fill('06 12 34 56 78')
  await press(page, t.hire.deposits.cash, t.hire.allWell)
  await sign(page)
  await keepPicture(page, 'bikes-contract')
  await press(page, /^Payer/)
  await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible()
  await keepPicture(page, 'bikes-ticket')
  // Vélos, model, duration, deposit, state, signature, Payer; name and telephone are typed: the field has the focus.
  expect(await taps()).toBe(7)
})

test('a booking by telephone: five taps', async ({ page }) => {
  const taps = await countTaps(page)
  await openBikes(page)
  await press(page, t.day.after, /^VAE/, /^½ journée/)
  await page.getByLabel(t.hire.name).fill('Famille Roux')
  await keepPicture(page, 'bikes-booking')
  await press(page, t.hire.book)
  await expect(page.getByText(/Réservé pour Famille Roux/)).toBeVisible()
  // Vélos, the next day, model, duration, Réserver; the name is typed.
  expect(await taps()).toBe(5)
})

test('a walk-in by card hold is paid, extended, and its hold renewed', async ({ page }) => {
  await openBikes(page)
  await press(page, /^VAE/, /^1 h/)
  await page.getByLabel(t.hire.name).fill('Bernard Colette')
  await press(page, t.hire.deposits['card-hold'])
  await page.getByLabel(t.hire.refs['card-hold']).fill('123456')
  await press(page, t.hire.allWell, t.hire.onPaper, /^Payer/, texts.fr.pay.exact)
  await openBikes(page)
  await press(page, /^Bernard Colette → /, t.hire.detail, t.rental.extend, /^\+1 h/)
  await expect(page.getByText(t.rental.due)).toBeVisible()
  await press(page, t.rental.renew, /^Chèque$/)
  await page.getByLabel(t.hire.refs.cheque).fill('4472')
  await keepPicture(page, 'bikes-renew')
  await press(page, t.setup.save)
  await expect(page.getByText(/Caution en chèque.*4472/)).toBeVisible()
  await keepPicture(page, 'bikes-renewed')
})

test('a child’s bike asks for an age and a helmet before it leaves', async ({ page, cafe }) => {
  await openBikes(page)
  await press(page, /^Vélo enfant/, /^½ journée/)
  await page.getByLabel(t.hire.name).fill('Famille Roux')
  await press(page, t.hire.deposits.cash, t.hire.allWell, t.hire.onPaper)
  await expect(page.getByText(t.hire.missing.helmet)).toBeVisible()
  await page.getByLabel(t.hire.age).fill('9')
  await press(page, t.hire.helmets.lent)
  await page.getByRole('textbox', { name: t.hire.rider({ n: 1 }), exact: true }).fill('Zoé')
  await page.getByLabel(t.hire.email).fill('roux@exemple.fr')
  await keepPicture(page, 'bikes-child')
  await press(page, /^Payer/)
  await expect(page.getByRole('button', { name: texts.fr.pay.exact })).toBeVisible()
  const bikes = bikesOf(await cafe.ask())
  const [rental] = await bikes.rentals({ states: ['out'], text: 'Roux', limit: 1 })
  expect(rental?.party).toMatchObject({
    email: 'roux@exemple.fr',
    idSeen: 'none',
    riders: [{ name: 'Zoé', ageYears: 9, helmet: 'lent' }],
  })
  const { accessories } = await bikes.fleet({})
  expect(accessories.find(({ name }) => name === 'Casque enfant')?.freeNow).toBe(5)
})
