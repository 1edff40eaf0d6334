import { openLedgerReadOnly } from '../../src/main/db/open.ts'
import { checkLedger } from '../../src/main/integrity.ts'
import { dataFolder } from '../../src/main/data-folder.ts'
import { zSale } from '../../src/main/tickets/index.ts'
import { expect, paperOf, test } from './till.ts'

const TILES = [/^Café 1,60/, /^Croissant 1,20/, /^Demi 3,00/, /^Cappuccino 3,20/, /^Verre rouge 2,80/, /^Thé 2,60/]

test('a day of thirty tickets is sold on the screen, and its Z is the sum of its tickets', async ({ page, cafe }) => {
  test.setTimeout(120_000)
  await cafe.open(page)
  await cafe.openDay(page)
  for (let n = 1; n <= 30; n += 1) {
    for (const tile of TILES.slice(0, 1 + (n % TILES.length))) await page.getByRole('button', { name: tile }).click()
    if (n % 5 === 0) await page.getByRole('button', { name: /^5\s?€/ }).click()
    await page
      .getByRole('button', { name: n % 3 === 0 ? 'Carte' : 'Espèces juste' })
      .click({ timeout: 2000 })
      .catch(() => undefined)
    await expect(page.getByText(`Ticket n° ${n}`).first()).toBeVisible()
  }

  await page.getByRole('button', { name: 'Caisse' }).click()
  await page.getByRole('button', { name: 'Compter et clôturer' }).click()
  await page.getByText('Total', { exact: true }).click()
  const ask = await cafe.ask()
  const reading = await ask.cashSessions.x({})
  for (const digit of String(reading?.expectedCents ?? 0)) {
    await page.getByRole('main').getByRole('button', { name: digit, exact: true }).click()
  }
  await expect(page.getByText('Le compte y est.')).toBeVisible()
  await page.getByRole('button', { name: 'Clôturer (Z)' }).click()
  await expect(page.getByText('La caisse est comptée et scellée.')).toBeVisible()

  const [z] = await ask.cashSessions.zReports({ limit: 1 })
  const db = openLedgerReadOnly(dataFolder(cafe.folder).ledger)
  const sales = db
    .prepare<[], string>(`SELECT entry FROM journal_entries WHERE chain = 'tickets' ORDER BY seq`)
    .pluck()
    .all()
    .map((text) => zSale.parse((JSON.parse(text) as { payload: unknown }).payload))
  db.close()
  const total = (of: (sale: (typeof sales)[number]) => number) => sales.reduce((sum, sale) => sum + of(sale), 0)
  const inCash = (sale: (typeof sales)[number]) =>
    sale.tenders.filter((tender) => tender.kind === 'cash').reduce((sum, tender) => sum + tender.amountCents, 0)

  expect(sales).toHaveLength(30)
  expect(z).toMatchObject({
    number: 1,
    overShortCents: 0,
    countedCents: total(inCash),
    perpetual: {
      algebraicCents: total((sale) => sale.turnoverCents),
      absoluteCents: total((sale) => sale.turnoverCents),
    },
    reading: {
      ticketCount: 30,
      firstTicket: 1,
      lastTicket: 30,
      turnoverCents: total((sale) => sale.turnoverCents),
      htCents: total((sale) => sale.htCents),
      vatCents: total((sale) => sale.vatCents),
    },
  })
  for (const row of z?.reading.vat ?? []) {
    const ofRate = (sale: (typeof sales)[number]) => sale.vat.find((vat) => vat.rate === row.rate)
    expect(row).toEqual({
      rate: row.rate,
      ttc: total((sale) => ofRate(sale)?.ttcCents ?? 0),
      ht: total((sale) => ofRate(sale)?.htCents ?? 0),
      vat: total((sale) => ofRate(sale)?.vatCents ?? 0),
    })
  }
  await expect.poll(() => paperOf(cafe.printer), { timeout: 20_000 }).toContain(z?.headCode ?? 'no code')
  expect(paperOf(cafe.printer)).toMatch(/Z n° 1/)
  expect(checkLedger(dataFolder(cafe.folder))).toMatchObject({ damaged: null, faults: [] })
})
