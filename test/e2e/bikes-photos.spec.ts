import type { Page } from '@playwright/test'
import { PNG } from 'pngjs'
import { PHOTO_BYTES_MAX } from '../../src/bricks/bikes/photo.ts'
import { screenTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { texts as sentences } from '../../src/bricks/bikes/texts.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { openInTheMorning } from './bikes-hands.ts'
import { bikesOf, book, leave, openBikes } from './bikes-hire.ts'
import { lookEveryWay } from './every-look.ts'
import { expect, test } from './till.ts'

const t = screenTexts.fr

/** What a camera gives: large, and with too much in it to be small by itself. */
function bigPicture(seed: number): Buffer {
  const png = new PNG({ width: 2400, height: 1800 })
  let noise = seed
  for (let at = 0; at < png.data.length; at += 4) {
    noise = (noise * 1_103_515_245 + 12_345) % 2_147_483_648
    const [x, y] = [(at / 4) % 2400, Math.floor(at / 4 / 2400)]
    png.data[at] = (x * 255) / 2400
    png.data[at + 1] = (noise >> 16) % 256
    png.data[at + 2] = (y * 255) / 1800
    png.data[at + 3] = 255
  }
  return PNG.sync.write(png)
}

test.use({ actionTimeout: 20_000 })

const camera = (page: Page, bike: string, moment: 'out' | 'in') =>
  page.getByLabel(t.photos.addOf({ bike, moment }), { exact: true })
const take = async (page: Page, bike: string, moment: 'out' | 'in', seed: number) =>
  camera(page, bike, moment).setInputFiles({ name: 'DSC.png', mimeType: 'image/png', buffer: bigPicture(seed) })

test('photographs at the departure and at the return: made small by the page, counted, looked at again', async ({
  page,
  cafe,
}) => {
  test.setTimeout(300_000)
  await openInTheMorning(cafe, page)
  const bikes = bikesOf(await cafe.ask())
  await openBikes(page)
  const press = async (...names: readonly (string | RegExp)[]) => {
    for (const name of names) {
      await page
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click()
    }
  }
  await press(/^VTC/, /^1 h/)
  await page.getByLabel(t.hire.name).fill('Bernard Colette')
  await press(t.hire.deposits.cheque)
  await page.getByLabel(t.hire.refs.cheque).fill('4471')
  await press(t.hire.allWell)

  await camera(page, 'VTC-01', 'out').setInputFiles({
    name: 'contrat.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  })
  await expect(page.getByText(String(sentences.fr.refusal.PHOTO_UNREADABLE))).toBeVisible()

  const thumbs = page.locator('.bk-thumb')
  for (const n of [1, 2, 3, 4]) {
    await take(page, 'VTC-01', 'out', n)
    await expect(thumbs).toHaveCount(n)
  }
  await expect(camera(page, 'VTC-01', 'out')).toHaveCount(0)
  await thumbs.nth(3).click()
  await expect(page.locator('.bk-photo img')).toBeVisible()
  await lookEveryWay(page, 'bikes-photo-open')
  await press(t.photos.drop)
  await expect(thumbs).toHaveCount(3)
  await lookEveryWay(page, 'bikes-photos-out')

  const [rental] = await bikes.rentals({ states: ['held'], text: '', limit: 1 })
  const sizes = await Promise.all(
    (rental?.photos ?? []).map(async ({ photoId }) => (await bikes.photo({ photoId }))?.length),
  )
  expect(sizes).toHaveLength(3)
  for (const size of sizes) expect((size ?? Infinity) * 0.75).toBeLessThanOrEqual(PHOTO_BYTES_MAX)
})

test('a hire with photographs: its card counts them, its return takes more; a model has its picture on the tile', async ({
  page,
  cafe,
}) => {
  test.setTimeout(300_000)
  await openInTheMorning(cafe, page)
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / 60_000) * 60_000
  const booked = await book(bikes, 'VAE', { startMs: now - 3_600_000, endMs: now + 7_200_000 }, 'Petit')
  await leave(page, ask, booked)
  await openBikes(page)
  await page.getByLabel(t.idle.find).fill('vae-01')
  await take(page, 'VAE-01', 'in', 5)
  await expect(page.locator('.bk-thumb')).toHaveCount(1)
  await lookEveryWay(page, 'bikes-photos-back')
  await page.getByRole('button', { name: t.hire.detail }).click()
  await expect(page.getByText(t.photos.counted({ out: 0, in: 1 }))).toBeVisible()
  await page.locator('.bk-thumb').click()
  await lookEveryWay(page, 'bikes-photos-card')
  await page.getByRole('radio', { name: t.pages.setup }).click()
  await page.getByRole('button', { name: /^VAE/ }).first().click()
  const picture = page.getByLabel(t.photos.chooseOne)
  await picture.setInputFiles({ name: 'vae.png', mimeType: 'image/png', buffer: bigPicture(9) })
  await expect(page.locator('.bk-model-picture img')).toBeVisible()
  await lookEveryWay(page, 'bikes-model-picture')
  await page.getByRole('radio', { name: t.pages.planning }).click()
  await expect(page.locator('.bk-tile-picture')).toBeVisible()
  await lookEveryWay(page, 'bikes-tile-picture')
})

test('a booking with an advance is called off: what becomes of it is told first, and may be had otherwise', async ({
  page,
  cafe,
}) => {
  test.setTimeout(300_000)
  await openInTheMorning(cafe, page)
  const bikes = bikesOf(await cafe.ask())
  const now = Math.floor(Date.now() / 60_000) * 60_000
  const hours = (from: number) => ({ startMs: now + from * 3_600_000, endMs: now + (from + 4) * 3_600_000 })
  await book(bikes, 'VAE', hours(48), 'Famille Roux')
  await book(bikes, 'VTC', hours(3), 'Garcia')
  const key = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  const advance = async (name: string, amount: string) => {
    await openBikes(page)
    await page.getByLabel(t.idle.find).fill(name)
    await key(new RegExp(name)).click()
    await key(t.advance.take).click()
    await page.getByLabel(t.advance.amount).fill(amount)
    await lookEveryWay(page, `bikes-advance-${name}`)
    await key(/sur le ticket/).click()
    await key(texts.fr.pay.exact).click()
    await openBikes(page)
    await key(t.rental.cancel).click()
  }

  await advance('Roux', '10')
  await expect(page.getByText(/est rendu\./)).toBeVisible()
  await lookEveryWay(page, 'bikes-call-off')
  await key(t.advance.sure['give-back']).click()
  await expect(page.getByText(t.rental.states.cancelled)).toBeVisible()
  const [roux] = await bikes.rentals({ states: ['cancelled'], text: 'roux', limit: 1 })
  expect(roux).toMatchObject({ paidCents: 0, advance: { fate: 'give-back', cents: 1000 } })

  await advance('Garcia', '5')
  await expect(page.getByText(/est gardé\./)).toBeVisible()
  await key(t.advance.otherwise.keep).click()
  await expect(key(t.advance.sure['give-back'])).toHaveAttribute('aria-disabled', 'true')
  await page.getByLabel(t.advance.reason).fill('Orage annoncé')
  await lookEveryWay(page, 'bikes-call-off-otherwise')
  await key(t.advance.sure['give-back']).click()
  await expect(page.getByText(t.rental.states.cancelled)).toBeVisible()
  const [garcia] = await bikes.rentals({ states: ['cancelled'], text: 'garcia', limit: 1 })
  expect(garcia).toMatchObject({ paidCents: 0, advance: { fate: 'give-back', reason: 'Orage annoncé' } })
})

test('who leaves before their hour may pay from now on; a bike in its place leaves with its state noted', async ({
  page,
  cafe,
}) => {
  test.setTimeout(300_000)
  await openInTheMorning(cafe, page)
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / 60_000) * 60_000
  const booked = await book(bikes, 'VAE', { startMs: now + 3_600_000, endMs: now + 2 * 3_600_000 }, 'Roux')
  const gone = await book(bikes, 'VTC', { startMs: now, endMs: now + 7_200_000 }, 'Garcia')
  await leave(page, ask, gone)
  const key = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first()
  const open = async (name: string) => {
    await openBikes(page)
    await page.getByLabel(t.idle.find).fill(name)
    await page
      .locator('.sv-list')
      .getByRole('button', { name: new RegExp(name) })
      .click()
  }
  await open('Roux')
  await key(t.rental.depart).click()
  await lookEveryWay(page, 'bikes-early')
  await key(/^Compter dès maintenant/).click()
  await expect(key(/^Compter dès maintenant/)).toHaveCount(0)
  expect((await bikes.rental({ rentalId: booked.rentalId }))?.quote.totalCents).toBeGreaterThan(booked.quote.totalCents)
  await page.keyboard.press('Escape')
  await open('Garcia')
  await key(t.hire.detail).click()
  await key(t.rental.swap).click()
  await page.getByRole('group', { name: t.rental.swapTitle }).getByRole('button').first().click()
  await page.getByLabel(t.back.note).fill('Selle neuve')
  await lookEveryWay(page, 'bikes-swap')
  await key(/^Partir avec/).click()
  await expect(page.getByText(t.rental.replaced)).toBeVisible()
  const swapped = await bikes.rental({ rentalId: gone.rentalId })
  expect(swapped?.lines.at(-1)).toMatchObject({ goingOut: { note: 'Selle neuve' } })
  await page.getByRole('radio', { name: t.pages.report }).click()
  await expect(page.getByRole('region', { name: t.report.accrual.title })).toBeVisible()
  await lookEveryWay(page, 'bikes-report-months')
})
