import type { Page } from '@playwright/test'
import { addDays, wallTime } from '../../src/shared/business-day.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { newBikeId } from '../../src/bricks/bikes/ids.ts'
import {
  bikesOf,
  expect,
  book,
  HOUR,
  key,
  MINUTE,
  openBikes,
  press,
  t,
  test,
  today,
  tomorrowAt,
  ZONE,
} from './bikes-hands.ts'
import { keepPicture } from './till.ts'

test('a booking is moved by the arrows, given up with Esc, kept with Enter', async ({ page, cafe }) => {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const tomorrow = tomorrowAt(10)
  const { rentalId } = await book(bikes, 'VTC', { startMs: tomorrow, endMs: tomorrow + 2 * HOUR }, 'Famille Roux')
  const seen = async () => {
    const rental = await bikes.rental({ rentalId })
    return [rental?.lines[0]?.number, (rental?.startMs ?? 0) - tomorrow]
  }
  await openBikes(page)
  await press(page, t.day.after)
  const block = key(page, /^Famille Roux/)
  await block.focus()
  for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(arrow)
  await expect(page.getByText(/→ VTC-02, .*:30 –/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(key(page, t.planning.keep)).toBeHidden()
  expect(await seen()).toEqual(['VTC-01', 0])
  await block.focus()
  for (const arrow of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter']) await page.keyboard.press(arrow)
  await expect.poll(seen).toEqual(['VTC-02', 30 * MINUTE])
})

test('a booking is dragged to another bike, and refused with the reason where that is taken', async ({
  page,
  cafe,
}) => {
  const bikes = bikesOf(await cafe.ask())
  const tomorrow = tomorrowAt(10)
  const times = { startMs: tomorrow, endMs: tomorrow + 3 * HOUR }
  const { rentalId } = await book(bikes, 'VTC', times, 'Famille Roux')
  await book(bikes, 'VAE', times, 'Garcia')
  const number = async () => (await bikes.rental({ rentalId }))?.lines[0]?.number
  await openBikes(page)
  await press(page, t.day.after)
  const drag = async (rowsDown: number) => {
    const box = await key(page, /^Famille Roux/).boundingBox()
    const [one, two] = [page.locator('.bk-row').nth(0), page.locator('.bk-row').nth(1)]
    const height = ((await two.boundingBox())?.y ?? 0) - ((await one.boundingBox())?.y ?? 0)
    if (!box) throw new Error('there is no block')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x, y + 10)
    await page.mouse.move(x, y + height * rowsDown, { steps: 4 })
    await keepPicture(page, 'bikes-drag')
    await page.mouse.up()
  }
  await drag(2)
  await expect.poll(number).toBe('VTC-03')
  await expect(
    page
      .locator('.bk-row')
      .nth(2)
      .getByRole('button', { name: /^Famille Roux/ }),
  ).toBeVisible()
  await drag(2) // VAE-01: another model, and taken
  await expect(page.locator('.sv-side-foot .banner')).toBeVisible()
  await keepPicture(page, 'bikes-refused')
  expect(await number()).toBe('VTC-03')
})

/** Where a lane is at a share of its width. */
async function laneAt(page: Page, number: string, share: number): Promise<readonly [number, number]> {
  const box = await page.locator('.bk-row', { hasText: number }).locator('.bk-lane').boundingBox()
  if (!box) throw new Error(`no lane of ${number}`)
  return [box.x + box.width * share, box.y + box.height / 2]
}

test('a stretch drawn on an empty lane is a booking of that bike, dragged to another as any', async ({
  page,
  cafe,
}) => {
  const bikes = bikesOf(await cafe.ask())
  await openBikes(page)
  await press(page, t.day.after)
  await expect(page.locator('.bk-row', { hasText: 'VTC-03' })).toBeVisible()
  await page.mouse.move(...(await laneAt(page, 'VTC-03', 0.5)))
  await page.mouse.down()
  await page.mouse.move(...(await laneAt(page, 'VTC-03', 0.55)), { steps: 3 })
  await page.mouse.move(...(await laneAt(page, 'VTC-03', 0.62)), { steps: 3 })
  await keepPicture(page, 'bikes-drawing')
  await page.mouse.up()
  await page.getByLabel(t.hire.name).fill('Famille Roux')
  await keepPicture(page, 'bikes-drawn')
  await press(page, t.hire.book)
  await expect(page.getByText(/Réservé pour Famille Roux/)).toBeVisible()
  const [rental] = await bikes.rentals({ states: ['confirmed'], text: 'Roux', limit: 5 })
  expect(rental?.lines.map(({ number }) => number)).toEqual(['VTC-03'])
  const minutes = ((rental?.endMs ?? 0) - (rental?.startMs ?? 0)) / MINUTE
  expect(minutes % 15).toBe(0)
  expect(minutes).toBeGreaterThanOrEqual(150) // 12 % of a whole day
  expect(minutes).toBeLessThanOrEqual(210)
  expect(rental?.bikeIds).toEqual([])
  const box = await key(page, /^Famille Roux/).boundingBox()
  if (!box) throw new Error('there is no block')
  const x = box.x + box.width / 2
  await page.mouse.move(x, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(x, (await laneAt(page, 'VTC-04', 0))[1], { steps: 5 })
  await page.mouse.up()
  const rentalId = rental?.rentalId
  await expect
    .poll(async () => (rentalId ? (await bikes.rental({ rentalId }))?.lines[0]?.number : undefined))
    .toBe('VTC-04')
})

test('whoever wants this very bike says so: it is pinned, and still moved by hand', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  await openBikes(page)
  await press(page, t.day.after)
  await page.mouse.move(...(await laneAt(page, 'VTC-03', 0.5)))
  await page.mouse.down()
  await page.mouse.move(...(await laneAt(page, 'VTC-03', 0.6)), { steps: 3 })
  await page.mouse.up()
  await press(page, t.hire.veryBike({ number: 'VTC-03' }))
  await page.getByLabel(t.hire.name).fill('Famille Roux')
  await press(page, t.hire.book)
  await expect(page.getByText(/Réservé pour Famille Roux/)).toBeVisible()
  const seen = async () => {
    const [rental] = await bikes.rentals({ states: ['confirmed'], text: 'Roux', limit: 5 })
    const { bikes: all } = await bikes.fleet({})
    return rental?.bikeIds.map((bikeId) => all.find((bike) => bike.bikeId === bikeId)?.number)
  }
  expect(await seen()).toEqual(['VTC-03'])
  await key(page, /^Famille Roux/).focus()
  for (const arrow of ['ArrowUp', 'Enter']) await page.keyboard.press(arrow)
  await expect.poll(seen).toEqual(['VTC-02'])
})

test('a drag onto a bike that is taken says until when and by whom, and which are free', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  const tomorrow = tomorrowAt(10)
  const times = { startMs: tomorrow, endMs: tomorrow + 3 * HOUR }
  const { rentalId } = await book(bikes, 'VTC', times, 'Famille Roux')
  const { bikes: all } = await bikes.fleet({})
  const second = all.find(({ number }) => number === 'VTC-02')
  if (!second) throw new Error('the demo has a VTC-02')
  await book(bikes, 'VTC', times, 'Garcia', 1, [second.bikeId]) // who wants this very bike does not give way
  await openBikes(page)
  await press(page, t.day.after)
  const box = await key(page, /^Famille Roux/).boundingBox()
  if (!box) throw new Error('there is no block')
  const x = box.x + box.width / 2
  await page.mouse.move(x, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(x, (await laneAt(page, 'VTC-02', 0))[1], { steps: 5 })
  await page.mouse.up()
  const told = page.locator('.sv-side-foot .banner')
  await expect(told).toContainText(/VTC-02 est pris jusqu’à .*:00 \(Garcia\)\. Libres\s: VTC-01, VTC-03, VTC-04\./)
  await keepPicture(page, 'bikes-taken')
  await expect(
    page.locator('.bk-row', { hasText: 'VTC-01' }).getByRole('button', { name: /^Famille Roux/ }),
  ).toBeVisible()
  expect((await bikes.rental({ rentalId }))?.lines[0]?.number).toBe('VTC-01')
})

test('while it is closed the next opening is offered, and one touch goes there', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  const setup = await bikes.setup({})
  const shut = [addDays(today(), -1), today()].map((day) => ({ day, hours: [] }))
  const week = setup.opening.week.map(() => [{ fromMinute: 480, toMinute: 1140 }])
  await bikes.saveSetup({ commandId: newCommandId(), setup: { ...setup, opening: { week, exceptions: shut } } })
  await openBikes(page)
  await press(page, /^VTC/)
  await expect(key(page, /^1 h/)).toHaveAttribute('aria-disabled', 'true')
  await keepPicture(page, 'bikes-closed')
  await key(page, /08:00/).click()
  await press(page, /^½ journée/)
  await page.getByLabel(t.hire.name).fill('Famille Roux')
  await press(page, t.hire.book)
  await expect(page.getByText(/Réservé pour Famille Roux/)).toBeVisible()
  const [rental] = await bikes.rentals({ states: ['confirmed'], text: 'Roux', limit: 5 })
  expect(wallTime(rental?.startMs ?? 0, ZONE)).toMatchObject({ day: addDays(today(), 1), minute: 480 })
})

test('two hundred bikes: only the rows in sight are made, and they follow the finger', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  const { bikes: known } = await bikes.fleet({})
  const [first] = known
  if (!first) throw new Error('the demo has no bikes')
  for (let n = known.length; n < 200; n += 1) {
    const number = `Z-${String(n).padStart(3, '0')}`
    const bike = { modelId: first.modelId, number, serial: '', size: '', batterySerial: '', note: '' }
    await bikes.saveBike({ commandId: newCommandId(), bike: { ...bike, bikeId: newBikeId() } })
  }
  await openBikes(page)
  await expect(page.locator('.bk-row').first()).toBeVisible()
  const { rows, frames, worstMs } = await page.evaluate(async () => {
    const scroller = document.querySelector('.bk-scroll')
    if (!scroller) throw new Error('nothing scrolls')
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    let [rows, frames, worstMs, last] = [0, 0, 0, await frame()]
    for (let top = 0; top < scroller.scrollHeight - scroller.clientHeight; top += 40) {
      scroller.scrollTop = top
      const now = await frame()
      ;[frames, worstMs, last] = [frames + 1, Math.max(worstMs, now - last), now]
      rows = Math.max(rows, document.querySelectorAll('.bk-row').length)
    }
    return { rows, frames, worstMs: Math.round(worstMs) }
  })
  console.log(`200 rows: ${rows} made at the most, ${frames} frames, the longest ${worstMs} ms`)
  expect(rows).toBeLessThan(40)
  expect(frames).toBeGreaterThan(100)
  await expect(page.getByText('Z-199')).toBeVisible()
})
