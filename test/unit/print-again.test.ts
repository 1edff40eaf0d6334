import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { startPrinterSimulator, type PrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { newCommandId } from '../../src/shared/ids.ts'
import { openShop, type Shop } from '../support/shop.ts'

let shop: Shop
let printer: PrinterSimulator
afterEach(async () => {
  await shop.close()
  await printer.close()
})

/** Answers when the printer's paper or the list of jobs says so; the simulator tells of every change. */
async function until(what: () => Promise<boolean>): Promise<void> {
  await expect.poll(what, { interval: 10, timeout: 10_000 }).toBe(true)
}

it('prints a job that may have come out already as a DUPLICATA, sealed in the chain of copies', async () => {
  printer = await startPrinterSimulator()
  shop = await openShop({ printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' } })
  await shop.openDay()
  printer.faults.resetAfterBytes(500)
  await shop.sell(['prd_cafe'], 'card')
  await until(async () => (await shop.ask.printing.status({})).jobs[0]?.state === 'unknown')

  await printer.faults.restore()
  const jobId = (await shop.ask.printing.status({})).jobs[0]!.jobId
  await shop.ask.printing.retry({ commandId: newCommandId(), jobId })

  await until(async () => printer.paper.slips.length === 1 && (await shop.ask.printing.status({})).jobs.length === 0)
  expect(slipText(printer.paper.slips[0]!)).toContain('DUPLICATA n° 1')
  expect(shop.one(`SELECT count(*) FROM journal_entries WHERE chain = 'copies'`)).toBe(1)
})

it('goes on counting copies where the sealed ones end, even if the queue was emptied behind its back', async () => {
  printer = await startPrinterSimulator()
  shop = await openShop({ printer: { host: '127.0.0.1', port: printer.port, profile: 'epson-80' } })
  await shop.openDay()
  const sold = await shop.sell(['prd_cafe'], 'card')
  const again = () => shop.ask.printing.printReceipt({ commandId: newCommandId(), ticketId: sold!.ticketId })
  expect(await again()).toEqual({ copyNumber: 1 })
  await until(async () => (await shop.ask.printing.status({})).jobs.length === 0)
  const stranger = new Database(shop.ledgerFile)
  stranger.exec('DELETE FROM print_jobs')
  stranger.close()
  expect(await again()).toEqual({ copyNumber: 2 })
})
