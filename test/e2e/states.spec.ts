import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startTill } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'

test('nothing is sold before the day is open, and one key opens it', async ({ page, cafe }) => {
  await cafe.open(page)
  await expect(page.getByText('La journée n’est pas ouverte.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toHaveCount(0)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(page.getByText('Ouvrez d’abord la journée.')).toBeVisible()
  await cafe.openDay(page)
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeVisible()
})

test('a disk that refuses to write turns the whole screen red, and nothing looks paid', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(page.getByText('1,60').first()).toBeVisible()
  const { size } = statSync(join(cafe.folder, 'ledger.db-wal'))
  cafe.process().limitFileSize(size)

  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText(/Le disque refuse d’écrire/)).toBeVisible()
  await expect(page.getByText('Payé')).toHaveCount(0)
  await keepPicture(page, 'state-storage-refuses')

  cafe.process().limitFileSize('unlimited')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect(page.getByText(/Le disque refuse d’écrire/)).toHaveCount(0)
  const ask = await cafe.ask()
  const paid = await ask.tickets.settled({ limit: 10 })
  if (paid.length === 0) await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
  expect(await ask.tickets.settled({ limit: 10 })).toMatchObject([{ number: 1, totalCents: 160 }])
})

test('a printer that is off never holds a sale up, says so, and prints what waited when it is back', async ({
  page,
  cafe,
}) => {
  await cafe.printer.faults.refuse()
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
  await expect(page.getByText(/imprimante ne répond pas/)).toBeVisible()
  await expect(page.getByText(/Ouvrez-le avec la clé/)).toBeVisible()
  await keepPicture(page, 'state-printer-off')

  await cafe.printer.faults.restore()
  await expect.poll(() => cafe.printer.paper.slips.length, { timeout: 20_000 }).toBe(1)
  expect(paperOf(cafe.printer)).toMatch(/Ticket n° 1 /)
})

test('an unknown barcode is told with its digits, a known one is rung up wherever the focus is', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.keyboard.type('5449000000996', { delay: 5 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByText('Coca').first()).toBeVisible()

  await page.keyboard.type('3017620422003', { delay: 5 })
  await page.keyboard.press('Enter')
  await expect(page.getByText(/3017620422003/)).toBeVisible()
  await keepPicture(page, 'state-unknown-barcode')
})

test('cash beyond what the law allows is refused with its rule, and nothing is taken', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  for (const digit of '999') await page.getByRole('main').getByRole('button', { name: digit, exact: true }).click()
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(page.getByText('1 598,40').first()).toBeVisible()

  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText(/1\s?000/)).toBeVisible()
  await expect(page.getByText('Payé')).toHaveCount(0)
  await keepPicture(page, 'state-refused-amount')

  await page.getByRole('button', { name: 'Carte' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
  expect(await (await cafe.ask()).tickets.settled({ limit: 10 })).toMatchObject([{ totalCents: 159_840 }])
})

test('a ledger that vanished stops the till with a clear screen, and nothing is made in its place', async ({
  page,
}) => {
  const { folder, remove } = temporaryFolder()
  const first = startTill({ dataFolder: folder })
  await first.ready
  await first.stop()
  for (const name of ['ledger.db', 'ledger.db-wal', 'ledger.db-shm']) rmSync(join(folder, name), { force: true })

  const second = startTill({ dataFolder: folder })
  await page.goto(await second.ready)
  await expect(page.getByText('Le registre a disparu.')).toBeVisible()
  await expect(page.getByText(folder, { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Café/ })).toHaveCount(0)
  await keepPicture(page, 'state-ledger-vanished')
  expect(existsSync(join(folder, 'ledger.db'))).toBe(false)
  await second.stop()
  remove()
})

test('receipts are printed on request: two taps for a coffee make no paper, a third prints the original, a fourth a DUPLICATA', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  const ask = await cafe.ask()
  await ask.till.changeSettings({
    commandId: 'cmd_00000000-0000-4000-8000-000000000001' as never,
    receiptPrinting: 'on-request',
  })
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
  await expect.poll(() => cafe.printer.paper.kicks.length).toBe(1)
  expect(cafe.printer.paper.slips).toHaveLength(0)

  await page.getByRole('button', { name: /Imprimer le ticket n° 1/ }).click()
  await expect.poll(() => cafe.printer.paper.slips.length).toBe(1)
  expect(paperOf(cafe.printer)).not.toContain('DUPLICATA')
  await page.getByRole('button', { name: /duplicata du ticket n° 1/ }).click()
  await expect.poll(() => cafe.printer.paper.slips.length).toBe(2)
  expect(paperOf(cafe.printer)).toContain('DUPLICATA n° 1')
})
