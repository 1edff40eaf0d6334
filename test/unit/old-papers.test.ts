import { afterEach, describe, expect, it } from 'vitest'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { newCommandId, type CashSessionId } from '../../src/shared/ids.ts'
import { entriesOf } from '../support/books.ts'
import { openShop, type Shop } from '../support/shop.ts'

const HOUR_MS = 3_600_000
let shop: Shop
let printer: PrinterSimulator
afterEach(async () => {
  await shop.close()
  await printer.close()
})

const status = () => shop.ask.printing.status({})
const until = (what: () => Promise<unknown>) => expect.poll(what, { interval: 10, timeout: 20_000 }).toBe(true)
const command = () => ({ commandId: newCommandId() })
const slips = () => printer.paper.slips.map((slip) => slipText(slip))

/** A shop whose printer is off: a receipt, and the Z of its day. */
async function aDayWithoutPrinter(): Promise<void> {
  printer = await startPrinterSimulator()
  await printer.faults.refuse()
  shop = await openShop({ printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' } })
  const sessionId = await shop.openDay()
  await shop.sell(['prd_cafe'])
  await close(sessionId)
}
const close = (sessionId: CashSessionId) =>
  shop.ask.cashSessions.close({ ...command(), sessionId, countedCents: 10_160 as never })

/** Something that is wanted now, so that the queue moves on a printer that is back. */
async function printerIsBack(): Promise<void> {
  await printer.faults.restore()
  await shop.ask.printing.printTestPage(command())
}

describe('a printer that is found again', () => {
  it('after a night prints the Z, and asks about the receipt that its customer left without', async () => {
    await aDayWithoutPrinter()
    shop.advance(10 * HOUR_MS)
    await printerIsBack()
    await until(async () => (await status()).jobs.length === 0)
    expect(slips()).toHaveLength(2)
    expect(slips()[0]).toContain('Z')
    expect((await status()).old).toMatchObject({ count: 1 })
  })

  it('after weeks prints nothing of them by itself; one key prints all of it, each still an original', async () => {
    await aDayWithoutPrinter()
    shop.advance(20 * 24 * HOUR_MS)
    await printerIsBack()
    await until(async () => (await status()).jobs.length === 0)
    expect(slips(), 'the test page alone').toHaveLength(1)
    expect((await status()).old).toMatchObject({ count: 2 })

    expect(await shop.ask.printing.printOld(command())).toEqual({ count: 2 })
    await until(async () => (await status()).jobs.length === 0)
    expect(slips()).toHaveLength(3)
    expect(slips().join('\n')).not.toContain('DUPLICATA')
    expect(entriesOf(shop, 'copies')).toEqual([])
    expect((await status()).old).toBeNull()
  })

  it('forgets them with the other key; each can still be printed, as the DUPLICATA that the ledger makes', async () => {
    await aDayWithoutPrinter()
    shop.advance(20 * 24 * HOUR_MS)
    await printerIsBack()
    await until(async () => (await status()).old !== null && (await status()).jobs.length === 0)
    expect(await shop.ask.printing.dropOld(command())).toEqual({ count: 2 })
    expect((await status()).old).toBeNull()
    expect(await shop.ask.printing.dropOld(command())).toEqual({ count: 0 })
    await shop.ask.cashSessions.printZ({ ...command(), number: 1 })
    await until(async () => printer.paper.slips.length === 2)
    expect(slips().at(-1)).toContain('DUPLICATA')
  })
})
