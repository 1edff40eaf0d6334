import type { Download } from '@playwright/test'
import jsQR from 'jsqr'
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { frameCode } from '../../src/bricks/bikes/frame-code.ts'
import { bikesOf, book, expect, HOUR, leave, MINUTE, openBikes, ordinaryDay, press, t, test } from './bikes-hands.ts'
import { ARTEFACTS } from './till.ts'
import { scan } from './wand.ts'

const DPI = 150

/** The file that a press gives, its words and its first page as a picture. */
async function pdfOf(name: string, download: Promise<Download>) {
  mkdirSync(ARTEFACTS, { recursive: true })
  const file = join(ARTEFACTS, `${name}.pdf`)
  const given = await download
  await given.saveAs(file)
  const picture = join(ARTEFACTS, name)
  execFileSync('pdftoppm', ['-r', String(DPI), '-png', '-singlefile', file, picture])
  const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  return { given: given.suggestedFilename(), words, picture: PNG.sync.read(readFileSync(`${picture}.png`)) }
}

/** What a telephone reads in a part of a picture; millimetres of the page. */
function readCode({ data, width }: PNG, left: number, top: number, side: number): string | undefined {
  const dots = (mm: number) => Math.round((mm / 25.4) * DPI)
  const [x, y, size] = [dots(left), dots(top), dots(side)]
  const pixels = new Uint8ClampedArray(size * size * 4)
  for (let row = 0; row < size; row += 1) {
    const from = ((y + row) * width + x) * 4
    pixels.set(data.subarray(from, from + size * 4), row * size * 4)
  }
  return jsQR(pixels, size, size)?.data
}

test('the contract is downloaded, and says whose it is, which bike, the deposit', async ({ page, cafe }) => {
  await ordinaryDay(cafe, page)
  await openBikes(page)
  await press(page, /^Petit/, t.hire.detail)
  const download = page.waitForEvent('download')
  await press(page, t.rental.pdf)
  const { given, words } = await pdfOf('contract', download)
  expect(given).toMatch(/^contrat-\d{4}-\d{3}\.pdf$/)
  for (const said of [/Petit/, /VTC-01/, /150,00/, /4471/]) expect(words).toMatch(said)
})

test('the sheet of labels is downloaded, and every code on it is that of its bike', async ({ page, cafe }) => {
  const { bikes } = await bikesOf(await cafe.ask()).fleet({})
  await openBikes(page)
  await page.getByRole('radio', { name: t.pages.workshop, exact: true }).click()
  const download = page.waitForEvent('download')
  await press(page, t.workshop.stickers)
  const { given, words, picture } = await pdfOf('labels', download)
  expect(given).toBe('etiquettes-velos.pdf')
  for (const [n, { bikeId, number }] of bikes.entries()) {
    expect(words).toContain(number)
    const [column, row] = [n % 3, Math.floor(n / 3)]
    expect(readCode(picture, column * 70, row * 37.125, 37), number).toBe(frameCode(bikeId))
  }
})

test('the code on a frame opens its return, its departure, or a hire of it; as often as it is scanned', async ({
  page,
  cafe,
}) => {
  const ask = await cafe.ask()
  const bikes = bikesOf(ask)
  const now = Math.floor(Date.now() / MINUTE) * MINUTE
  const out = await book(bikes, 'VTC', { startMs: now - HOUR, endMs: now + HOUR }, 'Petit')
  await leave(page, ask, out)
  const booked = await book(bikes, 'VAE', { startMs: now + 10 * MINUTE, endMs: now + HOUR }, 'Garcia')
  const { bikes: fleet } = await bikes.fleet({})
  const codeOf = (number: string) => frameCode(fleet.find((bike) => bike.number === number)!.bikeId)
  await scan(page, codeOf(out.lines[0]!.number))
  await expect(page.getByText(t.back.title({ bikes: out.lines[0]!.number }))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(t.back.title({ bikes: out.lines[0]!.number }))).toBeHidden()
  await scan(page, codeOf(out.lines[0]!.number))
  await expect(page.getByText(t.back.title({ bikes: out.lines[0]!.number }))).toBeVisible()
  await scan(page, codeOf(booked.lines[0]!.number))
  await expect(page.getByRole('heading', { name: 'Garcia' })).toBeVisible()
  await press(page, t.rental.depart)
  await expect(page.getByRole('complementary', { name: t.hire.leave })).toBeVisible()
  await page.keyboard.press('Escape')
  await scan(page, codeOf('VTC-04'))
  await expect(page.getByRole('complementary', { name: t.hire.title })).toBeVisible()
  await press(page, /^1 h/)
  await expect(page.getByText(/VTC-04 gardé/)).toBeVisible()
})
