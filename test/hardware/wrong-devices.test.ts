import { createServer as createHttp } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listenOn } from '../../src/main/devices/simulators/network-peer.ts'
import { startScannerSimulator } from '../../src/main/devices/simulators/scanner.ts'
import { startSerialPrinter } from '../../src/main/devices/simulators/printer/serial.ts'
import type { TillOptions } from '../../src/main/open-till.ts'
import type { PrintJob } from '../../src/shared/contracts/printing.ts'
import { deviceWhy } from '../../src/shared/devices.ts'
import { newCommandId, newTicketId, type PrinterId } from '../../src/shared/ids.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { askCard, networkTerminal, openLinkedShop, whenPayments } from '../support/linked-terminal.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { SERIAL_SETTINGS } from './wires.ts'

/** What a café plugs in or types wrongly: each is named by a sentence, and the till goes on selling. */
async function shopWith(options: Partial<TillOptions> = {}): Promise<Shop> {
  const shop = await openShop(options)
  onTestFinished(shop.close)
  await shop.openDay()
  return shop
}

async function webServer(): Promise<number> {
  const peer = await listenOn(createHttp((_, response) => response.end('<!doctype html>')))
  onTestFinished(peer.off)
  return peer.port
}

/** The first job about which the till says something. */
async function whenTold({ ask }: Shop): Promise<PrintJob | undefined> {
  const told = async () =>
    (await ask.printing.status({})).jobs.find(({ why, state }) => why !== '' && state !== 'sending')
  await expect.poll(told, { interval: 10, timeout: 20_000 }).toBeDefined()
  return told()
}

/** Both languages say what it is; another sale is paid at once. */
async function expectToldAndSelling(shop: Shop, why: string): Promise<void> {
  const known = deviceWhy(why)
  expect(known, 'it has a sentence of its own').toBe(why)
  expect([texts.fr.deviceWhy[known], texts.en.deviceWhy[known]]).not.toContain('')
  expect(await shop.sell(['prd_cafe'], 'cash')).toMatchObject({ totalCents: 160 })
}

describe('H-09: what is no printer', () => {
  it('a web server at its address is named as one, and every sale goes on', async () => {
    const shop = await shopWith({ printer: { host: '127.0.0.1', port: await webServer(), profile: 'epson-80' } })
    await shop.sell(['prd_cafe'], 'card')
    expect(await whenTold(shop)).toMatchObject({ state: 'waiting', why: 'web-server' })
    await expectToldAndSelling(shop, 'web-server')
  })

  it('a serial printer at the wrong speed answers garbage: told, not printed on, and printed once it is right', async () => {
    const printer = startSerialPrinter()
    onTestFinished(printer.close)
    printer.faults.garble()
    const shop = await shopWith()
    const printerId = 'prn_serial' as PrinterId
    const connection = { kind: 'serial' as const, path: printer.path, ...SERIAL_SETTINGS }
    await shop.ask.printers.saveSetup({
      commandId: newCommandId(),
      setup: {
        printers: [{ printerId, name: 'Bar', connection, profileId: 'epson-80', codePage: null, drawerPin: null }],
        routes: [],
      },
    })
    await shop.ask.printing.printTestPage({ commandId: newCommandId(), printerId })
    const job = await whenTold(shop)
    expect(job).toMatchObject({ state: 'waiting', why: 'garbled', printerId })
    await expectToldAndSelling(shop, 'garbled')
    expect(printer.paper.slips).toEqual([])
    printer.faults.restore()
    await shop.ask.printing.retry({ commandId: newCommandId(), jobId: job!.jobId })
    await expect.poll(() => printer.paper.slips.length, { interval: 10, timeout: 20_000 }).toBe(1)
  })
})

describe.skipIf(process.platform !== 'linux')('H-15: a scanner at the counter', () => {
  it('that repeats itself, sends garbage or a QR code of 3,000 characters holds nothing up', async () => {
    const folder = mkdtempSync('/dev/shm/zinc-') // a till takes no serial port outside of /dev
    const scanner = startScannerSimulator(join(folder, 'scanner'))
    onTestFinished(() => {
      scanner.close()
      rmSync(folder, { recursive: true })
    })
    const shop = await shopWith({ scanners: true })
    const serialScanners = [{ path: scanner.path, baudRate: 9600 as const }]
    await shop.ask.till.changeSettings({ commandId: newCommandId(), serialScanners })
    await expect
      .poll(async () => (await shop.ask.scans.scanners({})).scanners[0]?.state, { interval: 10, timeout: 20_000 })
      .toBe('connected')
    const ended = new AbortController()
    onTestFinished(() => ended.abort())
    const reads = await shop.ask.scans.read(undefined, { signal: ended.signal })

    scanner.scan('5449000000996', 9)
    scanner.send(Buffer.alloc(5000, 0xfe))
    scanner.send(Buffer.from('\r\x01\x04\x06\x10\r'))
    const long = 'https://example.org/?q=' + 'Z'.repeat(2977)
    scanner.scan(long)
    scanner.scan('3017620422003')
    const heard: string[] = []
    for await (const { text } of reads) if (heard.push(text) === 3) break
    expect(heard).toEqual(['5449000000996', long.slice(0, 256), '3017620422003'])
    // The code that is too long is one that nobody knows: the screen says so, with its beginning.
    expect(await shop.ask.scans.resolve({ text: heard[1]! })).toMatchObject({ acts: null, asks: [] })
    expect(texts.fr.banner.unknownCode({ code: heard[1]! })).toContain('inconnu')
    expect(await shop.sell(['prd_cafe'], 'cash')).toMatchObject({ totalCents: 160 })
  })
})

describe('H-12: what is no terminal, or a wrong one', () => {
  it('an answer about another amount is no answer: told, settled by a person, and the till goes on', async () => {
    const { shop, control } = await openLinkedShop('automatic')
    control.fault('other-amount')
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await askCard(shop.ask, ticketId)
    const { doubtful } = await whenPayments(shop.ask, (payments) => payments.doubtful.length > 0)
    expect(doubtful).toMatchObject([{ now: { state: 'unknown', why: 'other-amount' } }])
    expect(texts.fr.terminal.why.otherAmount).toContain('autre montant')
    expect(texts.en.terminal.why.otherAmount).not.toBe('')
    const { paymentId } = doubtful[0]!
    await shop.ask.cardPayments.settle({ commandId: newCommandId(), paymentId, outcome: 'approved' })
    expect((await shop.ask.tickets.counter({})).last).toMatchObject({ totalCents: 160, tenderKinds: ['card'] })
    expect(await shop.sell(['prd_croissant'], 'cash')).toMatchObject({ totalCents: 120 })
  })

  it('a web server at its address is doubted, a person says that nothing was paid, and cash is taken', async () => {
    const { shop } = await openLinkedShop('automatic')
    const port = await webServer()
    await shop.ask.cardPayments.configure({ commandId: newCommandId(), terminal: networkTerminal(port) })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    await askCard(shop.ask, ticketId)
    const { doubtful } = await whenPayments(shop.ask, (payments) => payments.doubtful.length > 0)
    // What it said is no answer of a terminal; that nothing was paid, a person says.
    expect(doubtful).toMatchObject([{ now: { state: 'unknown', why: 'answer-garbled' } }])
    expect([texts.fr.terminal.why.noAnswer, texts.en.terminal.why.noAnswer]).not.toContain('')
    const { paymentId } = doubtful[0]!
    await shop.ask.cardPayments.settle({ commandId: newCommandId(), paymentId, outcome: 'declined' })
    const { counter } = await shop.take(ticketId, 'cash')
    expect(counter.last).toMatchObject({ totalCents: 160, tenderKinds: ['cash'] })
  })
})
