import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTcp, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTransport } from '../../src/main/devices/create-transport.ts'
import { encode, kick } from '../../src/main/devices/encode.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import { startCupsSimulator } from '../../src/main/devices/simulators/cups.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { createCupsPrinter } from '../../src/main/devices/spooler/cups.ts'
import { createWindowsPrinter } from '../../src/main/devices/spooler/windows.ts'
import type { Winspool } from '../../src/main/devices/spooler/winspool.ts'
import { toText } from '../../src/main/documents/text.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { sampleReceipt } from './sample-documents.ts'

const PROFILE = PRINTER_PROFILES['epson-80']
const RECEIPT = encode(sampleReceipt(), PROFILE)
const PULSE = kick(PROFILE)
const QUICK = { answerMs: 4000, watchMs: 120, pollMs: 10 }

async function queue() {
  const printed: Uint8Array[] = []
  const cups = await startCupsSimulator((bytes) => printed.push(bytes))
  const printer = createCupsPrinter({ host: cups.host, queue: 'ticket' }, QUICK)
  onTestFinished(async () => {
    await printer.close()
    await cups.close()
  })
  return { cups, printer, printed }
}

describe('H-13: a raw queue of CUPS', () => {
  it('gives the printer the very bytes, and says that it cannot know whether they are on paper', async () => {
    const { printer, printed } = await queue()
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'sent-unconfirmed', health: 'unknown' })
    expect(printed).toEqual([RECEIPT])
  })
  it('keeps a ticket that the printer has not taken as a ghost, and gets no second one until that came out', async () => {
    const { cups, printer, printed } = await queue()
    cups.faults.printerOff()
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'spooled', health: 'offline' })
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'queue-busy', bytesSent: 0 })
    expect(printed).toEqual([])
    cups.faults.restore()
    expect(printed).toHaveLength(1)
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'sent-unconfirmed' })
    expect(printed).toHaveLength(2)
  })
  it('gives back what it has not begun, so that it stays with the till and comes out once', async () => {
    const { cups, printer, printed } = await queue()
    cups.faults.queueBusy()
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'queue-busy', bytesSent: 0 })
    cups.faults.restore()
    expect(printed).toEqual([])
    expect(cups.jobs.map((job) => job.state)).toEqual(['canceled'])
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'sent-unconfirmed' })
    expect(printed).toHaveLength(1)
  })
  it('never keeps a drawer pulse for later', async () => {
    const { cups, printer, printed } = await queue()
    cups.faults.printerOff()
    expect(await printer.kick(PULSE)).toMatchObject({ outcome: 'not-sent' })
    cups.faults.restore()
    expect(printed).toEqual([])
  })
  it('that is stopped or unknown is given nothing', async () => {
    const { cups, printer } = await queue()
    cups.faults.stopped()
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'queue-stopped', bytesSent: 0 })
    expect(await printer.health()).toBe('offline')
    expect(cups.jobs).toEqual([])
    const other = createCupsPrinter({ host: cups.host, queue: 'kitchen' }, QUICK)
    expect(await other.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'queue-unknown', bytesSent: 0 })
  })
  it('that took the ticket without saying so leaves its fate unknown', async () => {
    const { cups, printer, printed } = await queue()
    cups.faults.swallowAnswer()
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'unknown' })
    expect(printed).toHaveLength(1)
  })
  it('that is not there leaves the ticket with the till', async () => {
    const { cups, printer } = await queue()
    await cups.close()
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'not-sent', why: 'ECONNREFUSED' })
    expect(await printer.print(RECEIPT, AbortSignal.abort())).toMatchObject({ outcome: 'not-sent', why: 'aborted' })
  })
  it('is told from a web server', async () => {
    const server = createServer((_request, response) => response.end('<html>'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as AddressInfo
    const printer = createCupsPrinter({ host: `127.0.0.1:${port}`, queue: 'ticket' }, QUICK)
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'not-sent', why: 'web-server' })
  })

  it.skipIf(!existsSync('/usr/lib/cups/backend/socket') || process.getuid?.() !== 0)(
    'of the real CUPS, where it is installed, prints the receipt as it was written',
    async () => {
      const simulator = await startPrinterSimulator()
      const { host, stop } = await startCupsd(simulator.port)
      onTestFinished(async () => {
        await stop()
        await simulator.close()
      })
      const printer = createCupsPrinter({ host, queue: 'ticket' }, { watchMs: 15_000 })
      const cut = new Promise((resolve) => simulator.onChange((event) => event.kind === 'cut' && resolve(event)))
      expect(await printer.print(RECEIPT)).toEqual({ outcome: 'sent-unconfirmed', health: 'unknown' })
      await cut
      expect(simulator.paper.slips.map((slip) => slipText(slip))).toEqual([toText(sampleReceipt(), PROFILE.columns)])

      // The ghost of brief hardware §3.3: the printer is off, CUPS takes the ticket all the same.
      await simulator.faults.refuse()
      const patient = createCupsPrinter({ host, queue: 'ticket' }, { watchMs: 1500 })
      expect(await patient.print(RECEIPT)).toMatchObject({ outcome: 'spooled' })
      expect(await patient.print(RECEIPT)).toMatchObject({ outcome: 'not-sent', why: 'queue-busy' })
    },
    60_000,
  )
})

/** A CUPS of its own in a folder of the test, with one raw queue in front of the simulated printer. */
async function startCupsd(printerPort: number) {
  const folder = folderOfTest()
  chmodSync(folder, 0o755) // the daemon's own user reads it
  const port = await freePort()
  for (const name of ['spool', 'spool/tmp', 'cache', 'run', 'run/certs', 'log']) mkdirSync(join(folder, name))
  const file = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  file('cupsd.conf', [
    `Listen 127.0.0.1:${port}`,
    'Browsing Off',
    'DefaultAuthType None',
    'JobRetryInterval 1',
    '<Location />',
    'Order allow,deny',
    'Allow all',
    '</Location>',
    '<Policy default>',
    '<Limit All>',
    'Order allow,deny',
    'Allow all',
    '</Limit>',
    '</Policy>',
  ])
  file('cups-files.conf', [
    `ServerRoot ${folder}`,
    `RequestRoot ${folder}/spool`,
    `TempDir ${folder}/spool/tmp`,
    `CacheDir ${folder}/cache`,
    `StateDir ${folder}/run`,
    `AccessLog ${folder}/log/access`,
    `ErrorLog ${folder}/log/error`,
    `PageLog ${folder}/log/page`,
    'User lp',
    'Group lp',
    'SystemGroup root',
  ])
  file('printers.conf', [
    '<Printer ticket>',
    `DeviceURI socket://127.0.0.1:${printerPort}`,
    'State Idle',
    'Accepting Yes',
    'Shared No',
    'ErrorPolicy retry-job',
    '</Printer>',
  ])
  const child = spawn(
    '/usr/sbin/cupsd',
    ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')],
    { stdio: 'ignore' },
  )
  const ready = createCupsPrinter({ host: `127.0.0.1:${port}`, queue: 'ticket' })
  for (let i = 0; i < 100 && (await ready.health()) === 'offline'; i++) await wait(100)
  return {
    host: `127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill()
      await gone
    },
  }
}

async function freePort(): Promise<number> {
  const server = createTcp()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}

/** A winspool that keeps what it is given. */
function pretendWinspool(state: { status: number; takes: number; knows: boolean }) {
  const documents: { title: string; bytes: Uint8Array }[] = []
  let open = 0
  const winspool: Winspool = {
    async open() {
      if (!state.knows) return undefined
      open += 1
      return { handle: open }
    },
    status: () => Promise.resolve(state.status),
    async writeRaw(_handle, title, bytes) {
      documents.push({ title, bytes })
      return Math.min(bytes.length, state.takes)
    },
    async close() {
      open -= 1
    },
  }
  return { winspool, documents, open: () => open }
}

describe('the spooler of Windows, untried on a real one', () => {
  const WELL = { status: 0, takes: Infinity, knows: true }
  it.each([
    { name: 'takes the bytes', state: WELL, is: { outcome: 'spooled', health: 'unknown' } },
    { name: 'has no paper', state: { ...WELL, status: 0x10 }, is: { outcome: 'not-sent', why: 'paper-out' } },
    { name: 'is open', state: { ...WELL, status: 0x400000 }, is: { outcome: 'not-sent', why: 'cover-open' } },
    { name: 'is offline', state: { ...WELL, status: 0x80 }, is: { outcome: 'not-sent', why: 'offline' } },
    { name: 'takes half', state: { ...WELL, takes: 100 }, is: { outcome: 'unknown', bytesSent: 100 } },
    {
      name: 'has no such printer',
      state: { ...WELL, knows: false },
      is: { outcome: 'not-sent', why: 'queue-unknown' },
    },
  ])('$name', async ({ state, is }) => {
    const { winspool, open } = pretendWinspool(state)
    const printer = createWindowsPrinter('EPSON TM-T20III Receipt', () => Promise.resolve(winspool))
    expect(await printer.print(RECEIPT)).toMatchObject(is)
    expect(open()).toBe(0)
  })
  it.skipIf(process.platform === 'win32')('says so where there is none, and nothing crashes', async () => {
    const transport = createTransport({ kind: 'windows', printerName: 'EPSON TM-T20III Receipt' }, PROFILE)
    expect(await transport.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'not-windows', bytesSent: 0 })
    expect(await transport.health()).toBe('offline')
  })
})
