import { checkLedger } from '../../src/main/integrity.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { expect, paperOf, test } from './till.ts'

test('H-17: a coffee is sold in exactly two taps from the open till, and is on disk, on paper, and in the drawer’s history', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.evaluate(() => {
    Object.assign(globalThis, { taps: 0 })
    addEventListener(
      'click',
      () => Object.assign(globalThis, { taps: (globalThis as never as { taps: number }).taps + 1 }),
      true,
    )
  })

  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()

  await expect(page.getByText('Payé')).toBeVisible()
  expect(await page.evaluate(() => (globalThis as never as { taps: number }).taps)).toBe(2)
  await expect.poll(() => cafe.printer.paper.slips.length).toBe(1)
  const kinds = cafe.printer.paper.timeline.map((event) => event.kind)
  expect(kinds[0]).toBe('kick')
  expect(kinds.indexOf('kick')).toBeLessThan(kinds.indexOf('line'))
  const paper = paperOf(cafe.printer)
  expect(paper).toContain('Café de la Place')
  expect(paper).toMatch(/Ticket n° 1 /)
  expect(paper).toMatch(/Café +1,60 A/)
  expect(paper).toMatch(/TOTAL TTC +1,60 €/)
  expect(paper).toMatch(/Espèces +1,60 €/)
  expect(paper).toMatch(/A 10 % +1,45 +0,15 +1,60/)

  const ask = await cafe.ask()
  expect(await ask.tickets.settled({ limit: 10 })).toMatchObject([{ number: 1, totalCents: 160, printed: 1 }])
  expect(checkLedger(dataFolder(cafe.folder))).toMatchObject({ damaged: null, faults: [] })
})

test('a 10 € note for a coffee is two taps, and the change is the largest thing on the screen', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: /^10/ }).click()

  const change = page.getByText('8,40').first()
  await expect(change).toBeVisible()
  const largest = await page.evaluate(() => {
    const sizes = [...document.querySelectorAll('body *')]
      .filter(
        (element) =>
          element.checkVisibility() && [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()),
      )
      .map((element) => ({
        text: element.textContent ?? '',
        size: Number.parseFloat(getComputedStyle(element).fontSize),
      }))
    return sizes.toSorted((a, b) => b.size - a.size)[0]?.text
  })
  expect(largest).toContain('8,40')
})

test('the open ticket survives a reload of the window and a kill of the till', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: /^Croissant 1,20/ }).click()
  await expect(page.getByText('2,80').first()).toBeVisible()

  await page.reload()
  await expect(page.getByText('2,80').first()).toBeVisible()

  await cafe.killAndRestart()
  await page.reload()
  await expect(page.getByText('2,80').first()).toBeVisible()
  await page.getByRole('button', { name: 'Carte' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
})

test('the page finds the till again by itself when its process was killed, and nothing was lost', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(page.getByText('1,60').first()).toBeVisible()
  await cafe.killAndRestart()
  await expect(page.getByText(/Connexion perdue/)).toBeHidden({ timeout: 15_000 })
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
  expect(await (await cafe.ask()).tickets.settled({ limit: 10 })).toMatchObject([{ number: 1, totalCents: 160 }])
})

test('fast taps are all registered, in their order, and a double tap on a tender sells once', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const coffee = page.getByRole('button', { name: /^Café 1,60/ })
  await coffee.evaluate((tile: HTMLElement) => {
    for (let n = 0; n < 12; n += 1) tile.click()
  })
  await expect(page.getByText('19,20').first()).toBeVisible()
  await page.getByRole('button', { name: 'Carte' }).dblclick()
  await expect(page.getByText('Payé')).toBeVisible()
  expect(await (await cafe.ask()).tickets.settled({ limit: 10 })).toMatchObject([{ number: 1, totalCents: 1920 }])
})
