import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { devicesApart, forkedDevices, hostedScanners, type StartDevices } from '../../src/main/device-host/index.ts'
import type { DeviceLine } from '../../src/main/device-host/line.ts'
import { openPty } from '../../src/main/devices/simulators/pty.ts'
import type { TerminalEvent } from '../../src/main/devices/simulators/terminal/behaviour.ts'
import type { Settings } from '../../src/shared/contracts/till.ts'
import { newCommandId, newTicketId, tenderOfPayment, type PaymentId } from '../../src/shared/ids.ts'
import { entriesOf, expectBooksToBalance, salesOf } from '../support/books.ts'
import { askCard, isOver, networkTerminal, openLinkedShop, whenPayments } from '../support/linked-terminal.ts'
import { startTill } from '../support/serve-process.ts'
import { temporaryFolder } from '../support/shop.ts'

const OWN = join(import.meta.dirname, '../../src/main/device-host/process.ts')
const command = () => ({ commandId: newCommandId() })

/** The devices' real process, and every line to one that was started. */
function startable(path = OWN): { readonly start: StartDevices; readonly lines: readonly DeviceLine[] } {
  const lines: DeviceLine[] = []
  const fork = forkedDevices(path)
  return {
    lines,
    start() {
      const line = fork()
      lines.push(line)
      return line
    },
  }
}

/** Resolves with the next thing that happens at the terminal. */
function next(
  control: { onChange: (told: (event: TerminalEvent) => void) => () => void },
  kind: TerminalEvent['kind'],
) {
  return new Promise<void>((resolve) => {
    const stop = control.onChange((event) => {
      if (event.kind !== kind) return
      stop()
      resolve()
    })
  })
}

describe.skipIf(process.platform !== 'linux')('scanners whose process was killed', () => {
  async function listening() {
    const { start, lines } = startable()
    const reports: unknown[] = []
    const scans: string[] = []
    let serial: Settings['serialScanners'] = []
    const devices = devicesApart(start, (error) => void reports.push(error), { restartMs: 1 })
    const scanners = hostedScanners(devices, {
      serial: () => serial,
      onScan: ({ text }) => void scans.push(text),
      onChange: () => {},
      report: (error) => void reports.push(error),
      againMs: 5,
    })
    onTestFinished(async () => {
      scanners.stop()
      await devices.close()
    })
    scanners.begin()
    return {
      lines,
      reports,
      scans,
      scanners,
      async plug(path: string) {
        serial = [{ path, baudRate: 9600 }]
        scanners.follow()
        await this.connected(path)
      },
      connected: (path: string) =>
        expect
          .poll(async () => (await scanners.now()).scanners.map(({ name, state }) => [name, state]), {
            interval: 20,
            timeout: 30_000,
          })
          .toEqual([[path, 'connected']]),
    }
  }

  it('are heard again by the next one, without anybody doing anything', async () => {
    const pty = openPty()
    onTestFinished(pty.close)
    const desk = await listening()
    await desk.plug(pty.path)
    pty.write(Buffer.from('3017620422003\r'))
    await expect.poll(() => desk.scans).toEqual(['3017620422003'])
    desk.lines.at(-1)?.kill()
    await desk.lines.at(-1)?.ended
    await desk.connected(pty.path)
    expect(desk.lines.length).toBeGreaterThan(1)
    pty.write(Buffer.from('5449000000996\r'))
    await expect.poll(() => desk.scans).toEqual(['3017620422003', '5449000000996'])
    // What is reported is that the process ended, and nothing besides.
    expect(desk.reports.map(String)).toEqual([expect.stringContaining('SIGKILL')])
  })

  it('set up anew are listened to at once, the one before no more', async () => {
    const [one, other] = [openPty(), openPty()]
    onTestFinished(() => [one, other].forEach((pty) => pty.close()))
    const desk = await listening()
    await desk.plug(one.path)
    await desk.plug(other.path)
    one.write(Buffer.from('3017620422003\r'))
    other.write(Buffer.from('5449000000996\r'))
    await expect.poll(() => desk.scans).toEqual(['5449000000996'])
    expect(desk.lines).toHaveLength(1)
    expect(desk.reports).toEqual([])
  })
})

describe('a card payment whose process was killed', () => {
  /** A payment that the terminal shows to the customer, in a shop whose devices are apart. */
  async function paying() {
    const { start, lines } = startable()
    const { shop, control, simulator } = await openLinkedShop('by-hand', { devices: start })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const asked = next(control, 'asked')
    const paymentId = await askCard(shop.ask, ticketId)
    await asked
    return { shop, control, simulator, lines, ticketId, paymentId }
  }

  async function killed(what: Awaited<ReturnType<typeof paying>>) {
    what.lines.at(-1)?.kill()
    return whenPayments(what.shop.ask, ({ doubtful }) => doubtful.length > 0)
  }

  /** Once the next process is there, so that a payment reaches the terminal. */
  async function payUntilReached(what: Awaited<ReturnType<typeof paying>>): Promise<PaymentId> {
    for (;;) {
      const paymentId = await askCard(what.shop.ask, what.ticketId)
      const { last } = await whenPayments(what.shop.ask, isOver(paymentId))
      if (last?.now.state !== 'not-sent') return paymentId
    }
  }

  it('is in doubt, and one sale once a person says that it was paid', async () => {
    const what = await paying()
    const { shop, control, paymentId, ticketId } = what
    expect(await killed(what)).toMatchObject({
      going: null,
      doubtful: [{ paymentId, ticketId, now: { state: 'unknown', why: 'devices-gone' } }],
    })
    control.approve() // the customer pays all the same, and nobody hears it
    expect((await shop.ask.tickets.counter({})).ticket).toMatchObject({ ticketId, paidCents: 0 })
    await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'approved' })
    expect(salesOf(shop).flatMap(({ tenders }) => tenders)).toMatchObject([
      { tenderId: tenderOfPayment(paymentId), kind: 'card' },
    ])
    expect(control.charged().map(({ reference }) => reference)).toEqual([paymentId.slice(4)])
    const told = entriesOf(shop, 'events').filter(({ kind }) => kind.startsWith('card-payment'))
    expect(told.map(({ kind }) => kind)).toEqual(['card-payment-unknown', 'card-payment-settled'])
    await expectBooksToBalance(shop)
  })

  it('that was not paid is paid by the next process, once', async () => {
    const what = await paying()
    const { shop, control, paymentId } = what
    await killed(what)
    control.abandon()
    await shop.ask.cardPayments.settle({ ...command(), paymentId, outcome: 'declined' })
    control.mode('automatic')
    const again = await payUntilReached(what)
    expect(salesOf(shop).flatMap(({ tenders }) => tenders)).toMatchObject([{ tenderId: tenderOfPayment(again) }])
    expect(control.charged().map(({ reference }) => reference)).toEqual([again.slice(4)])
    expect(what.lines.length).toBeGreaterThan(1)
    await expectBooksToBalance(shop)
  })

  it('never left where there is no process at all, and the sale goes on in cash', async () => {
    const { start } = startable('/nowhere/device-host.js')
    const { shop, control } = await openLinkedShop('automatic', { devices: start })
    const ticketId = newTicketId()
    await shop.add(ticketId, 'prd_cafe')
    const paymentId = await askCard(shop.ask, ticketId)
    const { last } = await whenPayments(shop.ask, isOver(paymentId))
    expect(last?.now).toEqual({ state: 'not-sent', why: 'devices-gone' })
    await shop.take(ticketId, 'cash')
    expect(control.charged()).toEqual([])
    expect(salesOf(shop)).toHaveLength(1)
  })

  it('says whether a terminal is there by asking in that process', async () => {
    const { start, lines } = startable()
    const { shop, simulator } = await openLinkedShop('automatic', { devices: start })
    expect(await shop.ask.cardPayments.probe({ terminal: networkTerminal(simulator.port) })).toEqual({
      reachable: true,
    })
    expect(lines).toHaveLength(1)
  })
})

it.skipIf(process.platform !== 'linux')('the process that sells never loads a driver of its devices', async () => {
  const pty = openPty()
  const { folder, remove } = temporaryFolder()
  const till = startTill({ dataFolder: folder })
  onTestFinished(async () => {
    await till.kill()
    pty.close()
    remove()
  })
  const { ask, close } = await till.connect()
  onTestFinished(close)
  const operators = await ask.people.list({})
  expect(operators).toBeDefined()
  await ask.till.changeSettings({ ...command(), serialScanners: [{ path: pty.path, baudRate: 9600 }] })
  await expect
    .poll(async () => (await ask.scans.scanners({})).scanners.map(({ state }) => state), { timeout: 30_000 })
    .toEqual(['connected'])
  const drivers = (pid: number) => [
    ...new Set(readFileSync(`/proc/${pid}/maps`, 'utf8').match(/node_modules\/(@serialport|node-hid|usb|koffi)\b/g)),
  ]
  const children = readFileSync(`/proc/${till.pid}/task/${till.pid}/children`, 'utf8').trim().split(' ').map(Number)
  expect(drivers(till.pid)).toEqual([])
  expect(children.flatMap(drivers)).toContain('node_modules/@serialport')
})
