import type { Page } from '@playwright/test'
import {
  bikesOf,
  book,
  expect,
  HOUR,
  MINUTE,
  openBikes,
  ordinaryDay,
  press,
  t,
  test,
  tomorrowAt,
} from './bikes-hands.ts'

type Stop = { readonly name: string; readonly role: string; readonly isSeen: boolean }

/** What the Tab key stands on: its words, and whether any of it is to be seen. */
function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return { name: '', role: '', isSeen: false }
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined
    const { left, top, width, height } = element.getBoundingClientRect()
    const isSeen =
      width > 0 && height > 0 && left < innerWidth && top < innerHeight && left + width > 0 && top + height > 0
    const name = (element.getAttribute('aria-label') ?? label ?? element.textContent ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim()
    return { name, role: element.getAttribute('role') ?? element.tagName.toLowerCase(), isSeen }
  })
}

/** Goes on with Tab until it stands on something. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let n = 0; n < 120; n += 1) {
    if (wanted.test((await focused(page)).name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${wanted}`)
}

test('a booking is moved by the keyboard alone, from the rail on', async ({ page, cafe }) => {
  const bikes = bikesOf(await cafe.ask())
  const tomorrow = tomorrowAt(10)
  const { rentalId } = await book(bikes, 'VTC', { startMs: tomorrow, endMs: tomorrow + 2 * HOUR }, 'Famille Roux')
  await tabTo(page, /^Vélos/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: t.title, exact: true })).toBeVisible()
  await tabTo(page, new RegExp(`^${t.day.after}`))
  await page.keyboard.press('Enter')
  await tabTo(page, /^Famille Roux/)
  for (const arrow of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.press(arrow)
  await expect(page.getByRole('status').filter({ hasText: /Famille Roux → VTC-03, .*:00 –/ })).toBeVisible()
  await page.keyboard.press('Enter')
  const seen = async () => {
    const rental = await bikes.rental({ rentalId })
    return [rental?.lines[0]?.number, (rental?.startMs ?? 0) - tomorrow]
  }
  await expect.poll(seen).toEqual(['VTC-03', 60 * MINUTE])
  await expect.poll(async () => (await focused(page)).name, 'the block keeps the focus').toMatch(/^Famille Roux/)
})

test('Tab comes by everything in the order that it is read, and nothing is without a name', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  await openBikes(page)
  await expect(page.getByRole('button', { name: /^Petit/ }).first()).toBeVisible()
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
  const stops: Stop[] = []
  for (let n = 0; n < 120; n += 1) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop.role === 'body') break
    stops.push(stop)
  }
  expect(stops.filter(({ name }) => name === '')).toEqual([])
  expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([])
  const order = [
    /^Planning$/,
    new RegExp(`^${t.day.before}`),
    /^Aujourd’hui/,
    new RegExp(`^${t.day.after}`),
    new RegExp(`^${t.scale.hours}$`),
    new RegExp(`^${t.rentNow}`),
    /^VTC/,
    /^VAE/,
    new RegExp(`^${t.planning.label}`),
    /^Petit.*VTC-01, dehors/,
    /^Bernard Colette.*VAE-01, en retard/,
    new RegExp(`^${t.idle.find}`),
    /Bernard Colette/,
  ]
  let at = -1
  for (const wanted of order) {
    const next = stops.findIndex(({ name }, i) => i > at && wanted.test(name))
    expect(next, `${wanted} comes after ${stops[at]?.name ?? 'the start'}`).toBeGreaterThan(at)
    at = next
  }
})

test('a screen reader is told the planning: whose, which bike, how it stands, from when to when', async ({
  page,
  cafe,
}) => {
  await ordinaryDay(cafe, page)
  await openBikes(page)
  await expect(page.getByRole('button', { name: /^Petit/ }).first()).toBeVisible()
  const planning = page.getByRole('region', { name: t.planning.label })
  await expect(planning).toMatchAriaSnapshot(`
    - region "${t.planning.label}":
      - group "${t.planning.label}":
        - list:
          - listitem:
            - paragraph: VTC-01 M
            - button /^Petit → .*, VTC-01, dehors, .*\\d\\d:\\d\\d – .*\\d\\d:\\d\\d$/
          - listitem:
            - paragraph: VTC-04 L
            - button /^Freins à changer ?, VTC-04, atelier, /
          - listitem:
            - paragraph: VAE-01 M
            - button /^Bernard Colette → .*, VAE-01, en retard, /
  `)
  await press(page, /^VTC/, /^1 h/)
  await expect(page.getByRole('complementary', { name: t.hire.title })).toMatchAriaSnapshot(`
    - complementary "${t.hire.title}":
      - group "${t.hire.duration}":
        - button /^1 h/ [pressed]
      - textbox "${t.hire.name}"
      - textbox "${t.hire.phone}"
  `)
})
