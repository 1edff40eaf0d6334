import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { dataFolder } from '../../src/main/data-folder.ts'
import { backUp } from '../../src/main/db/backup.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { newCustomerId, newTicketId } from '../../src/shared/ids.ts'
import { cents } from '../../src/shared/money.ts'
import { townHall } from '../support/invoice-samples.ts'
import { contentsOfFolder } from '../support/contents.ts'
import { entriesOf, expectBooksToBalance } from '../support/books.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { zincCli } from '../support/serve-process.ts'
import { NOON_MS, refusalOf, temporaryFolder } from '../support/shop.ts'
import { DAY_MS, openClockedShop, refundOf, trade, type ClockedShop } from '../support/years.ts'
import { command } from '../support/said.ts'

let shop: ClockedShop
let printer: PrinterSimulator | undefined
afterEach(async () => {
  await shop?.close()
  await printer?.close()
  shop = undefined as never
  printer = undefined
})
const open = async () => {
  printer = await startPrinterSimulator()
  shop = await openClockedShop(NOON_MS, { printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' } })
  await shop.openDay()
}
/** What lies on the counter, slip by slip, once so many were cut; what was for the kitchen went there. */
async function slips(count: number): Promise<readonly string[]> {
  for (;;) {
    const all: string[] = []
    let lines: string[] = []
    for (const event of printer?.paper.timeline ?? []) {
      if (event.kind === 'line') lines.push(event.text)
      if (event.kind === 'cut') {
        if (!lines.some((line) => line.startsWith('CUISINE'))) all.push(lines.join('\n'))
        lines = []
      }
    }
    if (all.length >= count) return all
    await new Promise((later) => setImmediate(later))
  }
}
const buyer = { ...townHall, vatNumber: 'FR44732829320' }

describe('F-49 the receipt', () => {
  it('F-49 says everything that it must, and its duplicate says the same but for its mention', async () => {
    await open()
    const sold = await shop.sell(['prd_steak-frites', 'prd_demi'])
    await shop.ask.printing.printReceipt({ ...command(), ticketId: sold!.ticketId })
    const [original, copy] = await slips(2)
    for (const words of [
      'Café de la Place',
      'SIRET',
      'NAF 5630Z',
      'TVA FR32',
      'Ticket n°',
      '23/11/2026 13:00',
      'CAISSE-1 · Léa',
      'Vente · Sur place',
      'Steak frites',
      '15,50 A',
      'TOTAL TTC',
      'Espèces',
      'HT',
      '2 lignes',
      'Prix service compris',
      'Zinc 0.',
      'Noyau 2.',
      'Sceau',
    ]) {
      expect(original?.replaceAll('\u00a0', ' ')).toContain(words)
    }
    const without = copy?.split('\n').filter((line) => !line.includes('DUPLICATA'))
    expect(copy).toContain('DUPLICATA')
    expect(without?.filter((line) => line.trim())).toEqual(original?.split('\n').filter((line) => line.trim()))
  })

  it('F-49 of a refund is negative, names the ticket that it corrects, and keeps its rates', async () => {
    await open()
    await shop.sell(['prd_steak-frites', 'prd_demi'])
    await shop.ask.corrections.refund({ ...refundOf(1, [{ position: 1 }]), printReceipt: true })
    const [, refund] = await slips(2)
    expect(refund).toContain('Remboursement')
    expect(refund?.replaceAll('\u00a0', ' ')).toContain('Corrige le ticket n° 1')
    expect(refund).toMatch(/-1 Demi +-3,00 A/)
    expect(refund).toMatch(/A 20.% +-2,50 +-0,50 +-3,00/)
  })
})

it('F-50 the notice for the pay point says that receipts are printed on request', async () => {
  await open()
  await shop.ask.printing.printNotice(command())
  expect((await slips(1))[0]?.replaceAll(/\s+/g, ' ')).toContain('n’est imprimé que si vous le demandez')
})

describe('F-51 invoices', () => {
  it('F-51 are numbered in a series of their own, name their ticket, count nothing twice, and one ticket has one', async () => {
    await open()
    await shop.sell(['prd_steak-frites', 'prd_ouest-france'])
    await shop.sell(['prd_cafe'])
    const before = await shop.ask.cashSessions.x({})
    expect(await shop.ask.invoices.make({ ...command(), ticketNumber: 1, buyer, customerId: null })).toMatchObject({
      number: 'F-000001',
      kind: 'invoice',
      ticketNumber: 1,
      ttcCents: 1550,
    })
    expect(
      await shop.ask.invoices.make({ ...command(), ticketNumber: 2, buyer: null, customerId: null }),
    ).toMatchObject({ number: 'F-000002', ticketNumber: 2 })
    expect(await shop.ask.cashSessions.x({})).toEqual(before)
    const [sealed] = entriesOf(shop, 'invoices')
    expect(sealed).toMatchObject({
      seq: 1,
      payload: { ticket: { number: 1 }, ttcCents: 1550, buyer: { business: true } },
    })
    expect(JSON.stringify(sealed)).not.toContain('Mairie de Saint-Pierre')
    await expectBooksToBalance(shop)
  })

  it('F-51 are taken back by a credit note when their sale is refunded, to the same buyer', async () => {
    await open()
    await shop.sell(['prd_steak-frites', 'prd_demi'])
    await shop.ask.invoices.make({ ...command(), ticketNumber: 1, buyer, customerId: null })
    await shop.ask.corrections.refund(refundOf(1, [{ position: 1 }]))
    const note = (await shop.ask.invoices.ofTicket({ ticketNumber: 2 }))!
    expect(note).toMatchObject({ number: 'F-000002', kind: 'credit-note', ttcCents: 300 })
    expect(await shop.ask.invoices.ofTicket({ ticketNumber: 2 })).toMatchObject({ buyerName: buyer.name })
    expect(entriesOf(shop, 'invoices')[1]?.payload).toMatchObject({
      corrects: { number: 'F-000001' },
      ttcCents: 300,
      vatCents: 50,
    })
    const file = await shop.ask.invoices.file({ seq: note.seq })
    expect(file).toMatchObject({ name: 'F-000002.pdf' })
    expect(Buffer.from(file!.base64, 'base64').toString('latin1')).toMatch(/^%PDF-1\.7[\s\S]*factur-x\.xml/)
  })

  it('F-51 leave the buyer’s box blank up to 150 € before tax, and not above', async () => {
    await open()
    const ticketOf = async (count: number) => {
      const ticketId = newTicketId()
      await shop.add(ticketId, 'prd_steak-frites', count)
      const { counter } = await shop.take(ticketId, 'card')
      return counter.last!.number
    }
    // 10 × 15.50 = 155.00, of which 140.91 before tax; 11 are 155.00 before tax.
    const blank = (ticketNumber: number) =>
      shop.ask.invoices.make({ ...command(), ticketNumber, buyer: null, customerId: null })
    expect(await blank(await ticketOf(10))).toMatchObject({ number: 'F-000001' })
    await expect(blank(await ticketOf(11))).rejects.toMatchObject({ code: 'INVOICE_NEEDS_BUYER' })
    const printed = await shop.ask.invoices.print({ ...command(), seq: 1 })
    expect(printed).toEqual({ copyNumber: 0 })
    expect((await slips(3)).at(-1)).toContain('Client (à compléter)')
  })
})

it('F-61 F-62 hands over the files of a closed period, valid, and equal to its closings', async () => {
  shop = await openClockedShop(NOON_MS)
  await trade(shop, [['prd_cafe', 'prd_demi'], ['prd_steak-frites'], ['prd_ouest-france']])
  await shop.ask.invoices.make({ ...command(), ticketNumber: 2, buyer, customerId: null })
  shop.clockTo(NOON_MS + DAY_MS)
  await shop.openDay()
  const [closed] = await shop.ask.closures.list({ level: 'day', limit: 1 })
  const filesOf = async (kind: 'sales-journal' | 'e-reporting') => {
    const exportId = crypto.randomUUID()
    await shop.ask.accounting.prepare({ ...command(), exportId, kind, from: closed!.from, to: closed!.to })
    return (await shop.ask.accounting.files({ exportId }))!
  }
  const journal = await filesOf('sales-journal')
  expect(journal.faults).toEqual(['name-siren-key 0']) // the demo café's SIREN is made up
  expect(journal.files.map(({ name }) => name)).toEqual([
    '123456789FEC20261123.txt',
    '123456789FEC20261123-description.txt',
  ])
  const lines = Buffer.from(journal.files[0]!.base64, 'base64').toString('latin1').trim().split('\r\n').slice(1)
  const sideOf = (column: number) =>
    lines.reduce((sum, line) => sum + Number(line.split('\t')[column]!.replace(',', '')), 0)
  expect(sideOf(11)).toBe(sideOf(12))
  expect(sideOf(11)).toBe(closed!.figures.tenders.reduce((sum, tender) => sum + tender.amountCents, 0))

  const report = await filesOf('e-reporting')
  const json = JSON.parse(Buffer.from(report.files[0]!.base64, 'base64').toString('utf8')) as {
    transactions: { rates: { htCents: number; vatCents: number; baseCents?: number }[]; vatTotalCents: number }[]
    invoiced: { htCents: number; vatCents: number }[]
  }
  const vat = json.transactions.reduce((sum, group) => sum + group.vatTotalCents, 0)
  const invoicedVat = json.invoiced.reduce((sum, row) => sum + row.vatCents, 0)
  expect(invoicedVat).toBe(141)
  expect(vat + invoicedVat).toBe(closed!.figures.vatCents)
  expect(await shop.ask.accounting.files({ exportId: crypto.randomUUID() })).toBeNull()
})

describe('F-63 erasure', () => {
  const durand = {
    name: 'Hortense Durand-Valette',
    phone: '06 12 34 56 78',
    email: 'hortense@example.org' as const,
    addressLines: ['12 rue des Lilas mauves'],
    postcode: '48150',
    city: 'Meyrueis',
    country: 'FR',
    siren: '',
    vatNumber: '',
  }
  const traces = ['Hortense', 'Durand-Valette', 'Lilas mauves', 'hortense@example.org', '06 12 34 56 78', '0612345678']

  it('F-63 leaves every signature valid and the person nowhere in the till’s folder', async () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await shop.openDay()
    await shop.sell(['prd_cafe'])
    const customerId = newCustomerId()
    await shop.ask.customers.save({ ...command(), customerId, ...durand })
    expect(await shop.ask.customers.search({ text: 'durand', limit: 5 })).toHaveLength(1)
    expect(await shop.ask.customers.search({ text: '061234', limit: 5 })).toHaveLength(1)
    expect(await shop.ask.customers.disclose({ customerId })).toMatchObject({ customer: { name: durand.name } })
    await shop.ask.customers.erase({ ...command(), customerId })
    expect(await shop.ask.customers.search({ text: '', limit: 5 })).toEqual([])
    expect(await shop.ask.customers.disclose({ customerId })).toBeNull()
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
    await shop.close()
    shop = await openClockedShop(NOON_MS + 60_000, { dataFolder: folder })
    await shop.close()
    const holding = contentsOfFolder(folder).filter(({ bytes }) => traces.some((trace) => bytes.includes(trace)))
    expect(holding.map(({ name }) => name)).toEqual([])
  })

  it('F-63 nobody who was erased comes back with an older copy of the ledger', async () => {
    const folder = folderOfTest()
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    const [customerId, kept] = [newCustomerId(), newCustomerId()]
    await shop.ask.customers.save({ ...command(), customerId, ...durand })
    await shop.ask.customers.save({ ...command(), customerId: kept, ...durand, name: 'Paul Kept' })
    const copy = backUp(dataFolder(folder), 'before')
    await shop.ask.customers.erase({ ...command(), customerId })
    await shop.close()
    const asked = ['restore', '--data', folder, '--from', copy]
    expect(spawnSync(process.execPath, [zincCli, ...asked]).status).toBe(0)
    shop = await openClockedShop(NOON_MS + 60_000, { dataFolder: folder })
    expect((await shop.ask.customers.search({ text: '', limit: 5 })).map(({ name }) => name)).toEqual(['Paul Kept'])
    expect(await refusalOf(shop.ask.customers.save({ ...command(), customerId, ...durand }))).toBe('CUSTOMER_ERASED')
    expect(entriesOf(shop, 'events').filter(({ kind }) => kind === 'customer-erased')).toMatchObject([
      { operator: 'opr_till', payload: { customerId } },
    ])
    // The copy itself, and the ledger that was put aside, are older: they go with time.
    for (const file of ['ledger.db', 'ledger.db-wal'])
      expect(readFileSync(join(folder, file)).includes('Durand-Valette')).toBe(false)
  })

  it('F-63 keeps a named invoice as the law wants, for ten years, and then forgets whom it named', async () => {
    const { folder, remove } = temporaryFolder()
    onTestFinished(remove)
    shop = await openClockedShop(NOON_MS, { dataFolder: folder })
    await trade(shop, [['prd_steak-frites']])
    const customerId = newCustomerId()
    await shop.ask.customers.save({ ...command(), customerId, ...durand })
    const { phone: _phone, email: _email, ...named } = durand
    await shop.ask.invoices.make({ ...command(), ticketNumber: 1, buyer: named, customerId })
    await shop.ask.customers.erase({ ...command(), customerId })
    expect(await shop.ask.invoices.list({ limit: 1 })).toMatchObject([{ buyerName: durand.name }])
    await shop.close()
    shop = await openClockedShop(NOON_MS + 11 * 366 * DAY_MS, { dataFolder: folder })
    await shop.ask.cashSessions.open({
      ...command(),
      sessionId: `ses_${crypto.randomUUID()}` as never,
      floatCents: cents(0),
      clockConfirmed: true,
    })
    expect(await shop.ask.invoices.list({ limit: 1 })).toMatchObject([{ number: 'F-000001', buyerName: null }])
    expect(await shop.ask.till.verifyLedger({})).toMatchObject({ ok: true, faults: [] })
  }, 60_000)
})
