import type { Page } from '@playwright/test'
import { addDays, type BusinessDay } from '../../src/shared/business-day.ts'
import { shortDay } from '../../src/shared/texts/format.ts'
import { bikesOf, expect, key, openBikes, press, t, test, today } from './bikes-hands.ts'
import { keepPicture } from './till.ts'

const said = t.setup
/** The café's trading day, which ends at its cut-off. */
/** A day as hands type it. */
const typed = (day: BusinessDay) => day.split('-').toReversed().join('/')
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

async function openPart(page: Page, part: keyof typeof said.parts): Promise<void> {
  await openBikes(page)
  await page.getByRole('radio', { name: t.pages.setup, exact: true }).click()
  await page.getByRole('radio', { name: said.parts[part], exact: true }).click()
}
const preview = async (page: Page) => plain((await page.locator('.bk-preview').innerText()).replaceAll('\n', ' '))
const save = async (page: Page) => {
  await press(page, said.save)
  await expect(page.getByText(said.saved, { exact: true })).toBeVisible()
}

test('a season is written beside its live price, kept, and asked for in July', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  await openPart(page, 'models')
  await press(page, /^VTC/)
  await expect.poll(() => preview(page)).toMatch(/3 h ½ journée 12,00 €/)
  await page.getByLabel(said.halfDayHours).fill('2')
  await expect.poll(() => preview(page)).toMatch(/3 h 15,00 €/)
  await page.getByLabel(said.halfDayHours).fill('demain')
  await expect(page.getByText(/une durée en heures, comme 4 ou 4 h 30/)).toBeVisible()
  await expect(key(page, said.save)).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel(said.halfDayHours).fill('3,5')
  await press(page, said.addSeason)
  await expect(page.getByText(/Nom de la saison\s: à remplir/)).toBeVisible()
  await page.getByLabel(said.season).fill('Été')
  await page.getByLabel(said.seasonFrom).fill('15/06')
  await page.getByLabel(said.seasonTo).fill('15/09')
  await page.getByLabel(said.halfDay).fill('14')
  await expect.poll(() => preview(page)).toMatch(/3 h ½ journée 14,00 €/)
  await keepPicture(page, 'bikes-season')
  await save(page)
  const { models } = await bikes.fleet({})
  const tariffs = models.find(({ name }) => name === 'VTC')?.tariffs ?? []
  const summer = tariffs.find(({ season }) => season?.name === 'Été')
  expect(summer?.season).toEqual({ name: 'Été', from: '06-15', to: '09-15' })
  expect([summer?.tariff.halfDayCents, summer?.validFrom]).toEqual([1400, today()])
  expect(tariffs.at(-1)?.tariff.halfDayMinutes).toBe(210)
})

test('prices for a day to come are written now, and today’s stay', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  const next = addDays(today(), 40)
  await openPart(page, 'models')
  await press(page, /^VAE/)
  await page.getByLabel(said.hour).fill('11')
  const from = page.getByLabel(said.validFrom, { exact: true })
  await from.fill('01/01/2026')
  await expect(page.getByText(/comptent d’aujourd’hui ou d’un jour à venir/)).toBeVisible()
  await from.fill(typed(next))
  await save(page)
  const { models } = await bikes.fleet({})
  const hours = models.find(({ name }) => name === 'VAE')?.tariffs.map((one) => [one.validFrom, one.tariff.hourCents])
  expect(hours).toEqual([
    ['2026-01-01', 1000],
    [next, 1100],
  ])
})

test('a price of nothing is refused in a sentence', async ({ page }) => {
  await openPart(page, 'models')
  await press(page, /^VTC/)
  await page.getByLabel(said.hour).fill('0')
  await press(page, said.save)
  await expect(page.getByText(/Un tarif doit être supérieur à 0/)).toBeVisible()
})

test('days that differ: closed over Christmas, late for a fête', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  const [first, last] = [addDays(today(), 10), addDays(today(), 14)]
  await openPart(page, 'hours')
  const from = page.getByLabel(said.exceptionFrom, { exact: true })
  const to = page.getByLabel(said.exceptionTo, { exact: true })
  await press(page, said.addException)
  await expect(page.getByText(said.faults['one-day'])).toBeVisible()
  await from.fill(typed(last))
  await to.fill(typed(first))
  await press(page, said.addException)
  await expect(page.getByText(said.faults['days-order'])).toBeVisible()
  await from.fill(typed(first))
  await to.fill(typed(last))
  await press(page, said.addException)
  await from.fill(typed(addDays(first, 2)))
  await page.getByLabel(said.exceptionHours).fill('9-23')
  await press(page, said.addException)
  await expect(page.getByText('9:00-23:00')).toBeVisible()
  await keepPicture(page, 'bikes-exceptions')
  await save(page)
  const { opening } = await bikes.setup({})
  expect(opening.exceptions).toHaveLength(5)
  expect(opening.exceptions[2]?.hours).toEqual([{ fromMinute: 540, toMinute: 1380 }])
  await key(page, said.removeException({ days: shortDay(addDays(first, 2), 'fr') })).click()
  await save(page)
  await expect.poll(async () => (await bikes.setup({})).opening.exceptions).toHaveLength(4)
})

test('discounts, card holds and thefts are kept, each shown by example first', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  await openPart(page, 'discounts')
  await page.getByLabel(said.group).fill('6')
  await page.getByLabel(said.groupPercent).fill('')
  await expect(page.getByText(said.faults['half-group'])).toBeVisible()
  await page.getByLabel(said.groupPercent).fill('10')
  await press(page, said.addLong)
  await page.getByLabel(said.longDays).fill('8')
  await page.getByLabel(said.longPercent).fill('20')
  await expect
    .poll(() => preview(page))
    .toMatch(/6 × VTC, 1 jour au lieu de 108,00 € · −10 % 97,20 € .*8 jours .* 86,40 €/)
  await keepPicture(page, 'bikes-discounts')
  await save(page)
  await page.getByRole('radio', { name: said.parts.deposits, exact: true }).click()
  await press(page, said.addScheme)
  await page.getByLabel(said.scheme, { exact: true }).last().fill('American Express')
  await page.getByLabel(said.schemeDays).last().fill('91')
  await expect(page.getByText(/Tient\s: un nombre de 1 à 90/)).toBeVisible()
  await page.getByLabel(said.schemeDays).last().fill('30')
  await page.getByLabel(said.theftGuaranteed).fill('40')
  await expect.poll(() => preview(page)).toMatch(/VAE volé, avec la garantie 120,00 € gardés/)
  await keepPicture(page, 'bikes-deposit-rules')
  await save(page)
  await expect.poll(async () => (await bikes.setup({})).theftKept).toEqual({ plain: 10_000, guaranteed: 4000 })
  const { rules, cardHolds } = await bikes.setup({})
  expect(rules.groupDiscount).toEqual({ fromBikes: 6, hundredths: 1000 })
  expect(rules.longHireDiscounts).toEqual([{ fromDays: 8, hundredths: 2000 }])
  expect(cardHolds.schemes.at(-1)).toEqual({ scheme: 'American Express', days: 30 })
})
