import type { Page } from '@playwright/test'
import { addDays, businessDay, type BusinessDay } from '../../src/shared/business-day.ts'
import { instantOf } from '../../src/shared/wall-clock.ts'
import { screenTexts } from '../../src/bricks/bikes/texts-screens.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { texts, type Lang } from '../../src/shared/texts/index.ts'
import { alwaysOpen, bikesOf, book, leave } from './bikes-hire.ts'
import { test as base, type Cafe } from './till.ts'

export const t = screenTexts.fr
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export const key = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).first()
export const press = async (page: Page, ...names: readonly (string | RegExp)[]) => {
  for (const name of names) await key(page, name).click()
}

/**
 * A zone in which it is late in the morning whenever the test runs: in the night of Paris a planning shows the day before,
 * and what leaves now would lie outside of it.
 */
export const ZONE = zoneOfMorning(new Date().getUTCHours())
function zoneOfMorning(utcHour: number): string {
  const ahead = 11 - utcHour
  return ahead < 0 ? `Etc/GMT+${-ahead}` : `Etc/GMT-${ahead}` // the sign of these names is the other way round
}
/** The day in that café, and an instant of the next one. */
export const today = (): BusinessDay => businessDay(Date.now(), ZONE, 5)
export const tomorrowAt = (hour: number): number => instantOf(addDays(today(), 1), hour * 60, ZONE)

/** One stroke of a finger on the pad. */
export async function sign(page: Page): Promise<void> {
  const box = await page.getByRole('img', { name: t.hire.signHere }).boundingBox()
  if (!box) throw new Error('there is no pad')
  const to = (x: number, y: number) => page.mouse.move(box.x + box.width * x, box.y + box.height * y)
  await to(0.1, 0.7)
  await page.mouse.down()
  for (let i = 1; i <= 24; i += 1) await to(0.1 + i * 0.022, 0.6 + Math.sin(i * 0.9) * 0.2)
  await page.mouse.up()
}

/** Some hires of an ordinary day: booked, out, overdue, in repair. */
export async function ordinaryDay(cafe: Cafe, page: Page): Promise<void> {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  await book(bikes, 'VTC', { startMs: now + 3 * HOUR, endMs: now + 7 * HOUR }, 'Famille Roux')
  await book(bikes, 'VAE', { startMs: now + 2 * HOUR, endMs: now + 5 * HOUR }, 'Garcia')
  await book(bikes, 'VAE', { startMs: now + 26 * HOUR, endMs: now + 50 * HOUR }, 'Martin')
  await leave(page, ask, await book(bikes, 'VTC', { startMs: now - 2 * HOUR, endMs: now + 2 * HOUR }, 'Petit'))
  const late = { startMs: now - 3 * HOUR, endMs: now - 25 * MINUTE }
  await leave(page, ask, await book(bikes, 'VAE', late, 'Bernard Colette'))
  const { bikes: all } = await bikes.fleet({})
  const mended = all.find(({ number }) => number === 'VTC-04')
  if (!mended) throw new Error('the demo has a VTC-04')
  await bikes.maintain({
    commandId: newCommandId(),
    repairId: `rep_${crypto.randomUUID()}` as never, // read again by the contract
    bikeId: mended.bikeId,
    reason: 'Freins à changer',
    fromMs: now,
    untilMs: now + 30 * HOUR,
  })
}

/** Opens the page and the day, in that zone, with hires allowed at any hour. */
export async function openInTheMorning(cafe: Cafe, page: Page, lang: Lang = 'fr'): Promise<void> {
  await cafe.open(page)
  const ask = await cafe.ask()
  await ask.till.changeSettings({ commandId: newCommandId(), zone: ZONE })
  await page.getByRole('button', { name: texts[lang].day.open }).click()
  await page.getByRole('button', { name: texts[lang].pay.exact }).waitFor()
  await alwaysOpen(bikesOf(ask))
}

/** A day that is open, with hires allowed at any hour that a test may run at. */
export const test = base.extend<{ opened: void }>({
  actionTimeout: 15_000,
  opened: [
    async ({ page, cafe }, provide) => {
      await openInTheMorning(cafe, page)
      await provide()
    },
    { auto: true },
  ],
})
export { alwaysOpen, bikesOf, book, leave, openBikes, type Bikes } from './bikes-hire.ts'
export { expect } from './till.ts'
