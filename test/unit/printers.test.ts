import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import type { Printer, PrinterSetup } from '../../src/shared/contracts/printers.ts'
import { newCommandId, newTicketId, type PrepStationId, type PrinterId, type ProductId } from '../../src/shared/ids.ts'
import { openRealCafe } from '../support/real-cafe.ts'
import { openShop, refusalOf, temporaryFolder, type Shop } from '../support/shop.ts'

const SHELF = ['prd_chips', 'prd_nobody', 'prd_cafe'] as ProductId[]
const KITCHEN = 'pst_kitchen' as PrepStationId
/** An old or busy machine starts its printers' lines slowly. */
const PATIENT = { timeout: 20_000 }
const command = () => ({ commandId: newCommandId() })

let shop: Shop
let counter: PrinterSimulator
let kitchen: PrinterSimulator
beforeEach(async () => {
  ;[counter, kitchen] = await Promise.all([startPrinterSimulator(), startPrinterSimulator()])
  shop = await openShop({ printer: { host: '127.0.0.1', port: counter.port, profile: 'epson-80' } })
})
afterEach(async () => {
  await shop.close()
  await Promise.all([counter.close(), kitchen.close()])
})

const printer = (id: string, name: string, port: number, more: Partial<Printer> = {}): Printer => ({
  printerId: `prn_${id}` as PrinterId,
  name,
  connection: { kind: 'tcp', host: '127.0.0.1', port },
  profileId: 'epson-80',
  codePage: null,
  drawerPin: null,
  ...more,
})
const save = (setup: PrinterSetup) => shop.ask.printers.saveSetup({ ...command(), setup })
const papersOf = (one: PrinterSimulator) => one.paper.slips.map((slip) => slipText(slip))

/** A kitchen with a printer of its own; the counter's stands in for it. */
async function withKitchen(standIns: readonly Printer[] = []): Promise<void> {
  const cook = printer('kitchen', 'Cuisine', kitchen.port)
  await save({
    printers: [cook, ...standIns],
    routes: [{ purpose: KITCHEN, printerIds: [cook.printerId, ...standIns.map(({ printerId }) => printerId)] }],
  })
  const { prepStations: _, ...rest } = await shop.ask.kitchen.setup({})
  await shop.ask.kitchen.saveSetup({
    ...command(),
    setup: {
      ...rest,
      prepStations: [{ prepStationId: KITCHEN, label: 'Cuisine', paper: true, screen: false }],
      categories: [],
      products: [{ productId: 'prd_croissant' as ProductId, prepStationId: KITCHEN }],
    },
  })
  await shop.openDay()
}
async function sendCroissant(): Promise<void> {
  const ticketId = newTicketId()
  await shop.add(ticketId, 'prd_croissant')
  await shop.ask.kitchen.send({ ...command(), ticketId })
  await shop.take(ticketId, 'card')
}

describe('H-10: printers of the café', () => {
  it('print what they are for: the kitchen its slips, the counter its receipts', async () => {
    await withKitchen()
    await sendCroissant()
    await expect.poll(() => papersOf(kitchen), PATIENT).toHaveLength(1)
    await expect.poll(() => papersOf(counter), PATIENT).toHaveLength(1)
    expect(papersOf(kitchen)[0]).toContain('Croissant')
    expect(papersOf(kitchen)[0]).not.toContain('€')
    expect(papersOf(counter)[0]).toContain('TOTAL')
  })

  it('stand in for one that is off, on top and at the end of the paper and in the status', async () => {
    await withKitchen([printer('bar', 'Bar', counter.port)])
    await kitchen.faults.refuse()
    await sendCroissant()
    const standIn = () => papersOf(counter).find((paper) => paper.includes('CUISINE'))
    await expect.poll(standIn, PATIENT).toBeDefined()
    expect(standIn()?.match(/POUR : CUISINE/g)).toHaveLength(2)
    const { printers } = await shop.ask.printing.status({})
    expect(printers).toMatchObject([
      { name: 'Comptoir', standsInFor: [] },
      { name: 'Cuisine', health: 'offline', waiting: 0 },
      { name: 'Bar', standsInFor: ['Cuisine'] },
    ])
  })

  it('print labels for the shelf, one a product, where the receipts come out until labels have a printer', async () => {
    const print = () => shop.ask.catalogue.printShelfLabels({ ...command(), productIds: SHELF, lang: 'fr' })
    expect(await print()).toEqual({ count: 2 })
    await expect.poll(() => papersOf(counter), PATIENT).toHaveLength(2)
    const [chips, coffee] = papersOf(counter).map((paper) => paper.replaceAll(/\s+/g, ' '))
    expect(chips).toMatch(/Chips artisanales 40 g 2,00 € .*3517400283065/)
    expect(coffee).toMatch(/Café 1,60 €/)

    const labels = printer('labels', 'Étiquettes', kitchen.port)
    await save({ printers: [labels], routes: [{ purpose: 'labels', printerIds: [labels.printerId] }] })
    await print()
    await expect.poll(() => papersOf(kitchen), PATIENT).toHaveLength(2)
    expect(papersOf(counter)).toHaveLength(2)
  })

  it('are asked for labels of the shelf in vain where there is none', async () => {
    const { folder, remove } = temporaryFolder()
    const bare = await openRealCafe({ dataFolder: folder, printer: undefined })
    const asked = bare.ask.catalogue.printShelfLabels({ ...command(), productIds: SHELF, lang: 'fr' })
    expect(await refusalOf(asked)).toBe('NO_PRINTER')
    await bare.till.close()
    remove()
  })

  it('are tried before they are set up, and nothing of it is kept', async () => {
    const { connection } = printer('new', 'Nouvelle', kitchen.port)
    const make = { profileId: 'epson-80-42', codePage: 'cp858' } as const
    expect(await shop.ask.printers.probe({ connection, make })).toBe('ready')
    expect(await shop.ask.printers.tryOut({ connection, make })).toEqual({ cameOut: 'yes', why: '' })
    expect(papersOf(kitchen)).toHaveLength(1)
    expect(await shop.ask.printers.setup({})).toEqual({ printers: [], routes: [] })
    await kitchen.faults.refuse()
    expect(await shop.ask.printers.probe({ connection, make })).toBe('offline')
    expect(await shop.ask.printers.tryOut({ connection, make })).toEqual({ cameOut: 'no', why: 'ECONNREFUSED' })
  })

  it('print a test page each, when it is asked for', async () => {
    const cook = printer('kitchen', 'Cuisine', kitchen.port)
    await save({ printers: [cook], routes: [] })
    await shop.ask.printing.printTestPage({ ...command(), printerId: cook.printerId })
    await expect.poll(() => papersOf(kitchen), PATIENT).toHaveLength(1)
    expect(papersOf(counter)).toEqual([])
    const unknown = shop.ask.printing.printTestPage({ ...command(), printerId: 'prn_nobody' as PrinterId })
    expect(await refusalOf(unknown)).toBe('PRINTER_UNKNOWN')
  })

  it('are the same after a start, and their change is in the event log', async () => {
    const setup: PrinterSetup = { printers: [printer('kitchen', 'Cuisine', kitchen.port)], routes: [] }
    await save(setup)
    const { folder } = shop
    await shop.till.close()
    shop = await openShop({ dataFolder: folder })
    expect(await shop.ask.printers.setup({})).toEqual(setup)
    const told = shop.one<string>(
      `SELECT entry FROM journal_entries WHERE chain = 'events' AND entry LIKE '%"printers"%' LIMIT 1`,
    )
    expect(told).toContain('setting-changed')
  })

  const one = printer('a', 'Une', 9101)
  it.each<[string, PrinterSetup, string]>([
    ['called alike', { printers: [one, printer('b', 'UNE', 9102)], routes: [] }, 'PRINTER_NAME_TAKEN'],
    ['reached alike', { printers: [one, printer('b', 'Autre', 9101)], routes: [] }, 'PRINTER_TWICE'],
    ['with one id', { printers: [one, printer('a', 'Autre', 9102)], routes: [] }, 'PRINTER_UNKNOWN'],
    [
      'that are not there but wanted',
      { printers: [one], routes: [{ purpose: 'labels', printerIds: ['prn_b' as PrinterId] }] },
      'PRINTER_UNKNOWN',
    ],
    [
      'with two lists for one use',
      {
        printers: [one],
        routes: [
          { purpose: 'receipts', printerIds: [one.printerId] },
          { purpose: 'receipts', printerIds: [one.printerId] },
        ],
      },
      'PURPOSE_TWICE',
    ],
  ])('%s are refused, and nothing is saved', async (_, setup, code) => {
    expect(await refusalOf(save(setup))).toBe(code)
    expect(await shop.ask.printers.setup({})).toEqual({ printers: [], routes: [] })
  })
})
