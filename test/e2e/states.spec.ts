import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { startTill } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'
import { toSettingsPage } from './hands.ts'
import { expect, keepPicture, paperOf, test } from './till.ts'
import { scan } from './wand.ts'

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
  const ask = await cafe.ask()
  await expect.poll(async () => (await ask.tickets.counter({})).ticket?.dueCents).toBe(160)
  await expect(page.getByRole('button', { name: 'Espèces juste' })).toBeEnabled()
  const { size } = statSync(join(cafe.folder, 'ledger.db-wal'))
  cafe.process().limitFileSize(size)

  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText(/Le disque refuse d’écrire/)).toBeVisible()
  await expect(page.getByText('Payé')).toHaveCount(0)
  await keepPicture(page, 'state-storage-refuses')

  cafe.process().limitFileSize('unlimited')
  await page.getByRole('button', { name: 'Réessayer' }).click()
  await expect(page.getByText(/Le disque refuse d’écrire/)).toHaveCount(0)
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

test('H-19: an unknown barcode is told with its digits, a known one is rung up wherever the focus is', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await scan(page, '5449000000996')
  await expect(page.getByRole('complementary').getByText('Coca').first()).toBeVisible()

  await scan(page, '3017620422003')
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

test('a refused tap takes the tender right behind it away: nothing is settled that the cashier did not see', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await expect(page.getByText('1,60').first()).toBeVisible()
  for (const digit of '999') await page.getByRole('main').getByRole('button', { name: digit, exact: true }).click()
  await page.evaluate(() => {
    const key = (name: RegExp) =>
      [...document.querySelectorAll('button')].find((one) =>
        name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
      )
    key(/^Café 1,60/)?.click() // a thousand of one line: refused
    key(/^Espèces juste/)?.click()
    key(/^Croissant 1,20/)?.click()
  })
  await expect(page.getByText(/999 au plus/)).toBeVisible()
  const ask = await cafe.ask()
  expect(await ask.tickets.settled({ limit: 10 })).toEqual([])
  expect((await ask.tickets.counter({})).ticket).toMatchObject({ totalCents: 160, tenders: [] })

  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
  expect(await ask.tickets.settled({ limit: 10 })).toMatchObject([{ number: 1, totalCents: 160 }])
})

test('options are on the ticket as they are tapped, and a note as soon as anything else is done', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Midi/ }).click()
  await page.getByRole('button', { name: /^Steak frites/ }).click()
  await page.getByRole('button', { name: 'Options', exact: true }).click()
  await page.getByRole('button', { name: /^sauce au poivre/ }).click()
  await expect(page.getByLabel('À payer')).toContainText('17,00')
  await page.getByRole('textbox', { name: 'Note pour la préparation' }).focus()
  await page.keyboard.type('bien cuit svp', { delay: 80 })
  await page.waitForTimeout(100)
  await page.keyboard.press('F8')
  await page.keyboard.press('Escape')
  const ask = await cafe.ask()
  await expect.poll(async () => (await ask.tickets.counter({})).ticket?.lines[0]?.note).toBe('bien cuit svp')
  await page.keyboard.press('F2')
  await expect(page.getByText('Payé')).toBeVisible()
  expect(await ask.tickets.settled({ limit: 10 })).toMatchObject([{ number: 1, totalCents: 1700 }])
  await expect.poll(() => paperOf(cafe.printer)).toContain('sauce au poivre')
})

test('a code with letters is a scan: it is told, opens no search and presses no key', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).focus()
  await scan(page, 'LOT2026B7')
  await expect(page.getByText(/LOT2026B7/)).toBeVisible()
  await expect(page.getByRole('combobox')).toHaveCount(0)
  expect((await (await cafe.ask()).tickets.counter({})).ticket).toBeNull()

  await scan(page, 'A1')
  await page.waitForTimeout(200)
  expect((await (await cafe.ask()).tickets.counter({})).ticket).toBeNull()
})

test('a hand that rests on F8 opens the drawer once', async ({ page, cafe }) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.keyboard.down('F8')
  for (let n = 0; n < 5; n += 1) await page.keyboard.down('F8') // repeats
  await page.keyboard.up('F8')
  await page.keyboard.press('Enter') // on the first reason
  await expect.poll(async () => (await (await cafe.ask()).cashSessions.x({}))?.drawerOpenings).toBe(1)
})

test('a sale during the count asks to confirm again, and the tickets stay in their list after the Z', async ({
  page,
  cafe,
}) => {
  await cafe.open(page)
  await cafe.openDay(page)
  await page.getByRole('button', { name: /^Café 1,60/ }).click()
  await page.getByRole('button', { name: 'Espèces juste' }).click()
  await expect(page.getByText('Payé')).toBeVisible()
  await page.getByRole('button', { name: /^Croissant 1,20/ }).click()
  await page.getByRole('button', { name: 'Caisse' }).click()
  await expect(page.getByText('Un ticket reste ouvert au comptoir.')).toBeVisible()
  await page.getByRole('button', { name: 'Compter et clôturer' }).click()
  await page.getByRole('button', { name: 'Clôturer (Z)' }).click()
  const confirm = page.getByRole('button', { name: 'Confirmer la clôture' })
  await expect(confirm).toBeVisible()

  // Another window sells meanwhile; its event is usually still on the way at the press.
  const ask = await cafe.ask()
  const open = (await ask.tickets.counter({})).ticket
  await ask.tenders.take({
    commandId: 'cmd_00000000-0000-4000-8000-000000000002' as never,
    ticketId: open?.ticketId as never,
    tenderId: 'tnd_00000000-0000-4000-8000-000000000002' as never,
    kind: 'cash',
    offeredCents: 120 as never,
    dueCents: 120 as never,
    printReceipt: false,
  })
  const pressed = await page.evaluate(() => {
    const key = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Confirmer la clôture')
    key?.click()
    return key !== undefined
  })
  if (pressed) await expect(page.getByText(/Une vente a eu lieu pendant le comptage/)).toBeVisible()
  await expect(page.getByRole('definition').filter({ hasText: '2,80' }).first()).toBeVisible()
  expect(await ask.cashSessions.zReports({ limit: 10 })).toEqual([])
  await page.getByRole('button', { name: 'Clôturer (Z)' }).click()
  await confirm.click()
  await expect(page.getByText('La caisse est comptée et scellée.')).toBeVisible()
  await expect(page.getByText('Code du journal')).toBeVisible()
  await page.getByText('Tickets', { exact: true }).first().click()
  await expect(page.getByText('Les derniers tickets, le plus récent d’abord')).toBeVisible()
  await expect(page.getByRole('button', { name: /ticket n° 2$/ })).toBeVisible()
  await toSettingsPage(page, 'Journal')
  await page.getByRole('button', { name: 'Vérifier le journal' }).click()
  const [z] = await ask.cashSessions.zReports({ limit: 1 })
  await expect(page.getByText(/Code du dernier Z/)).toContainText(z?.headCode ?? 'no code')
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
  await expect(page.getByText('Le journal a disparu.')).toBeVisible()
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
