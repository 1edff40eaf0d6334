import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import electronViteConfig from '../../electron.vite.config.ts'
import { devicesApart, hostedPrinter, type StartDevices } from '../../src/main/device-host/index.ts'
import type { DeviceTiming } from '../../src/main/device-host/apart.ts'
import type { DeviceLine } from '../../src/main/device-host/line.ts'
import { encode } from '../../src/main/devices/encode.ts'
import { profileOf } from '../../src/main/devices/profiles.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { utilityDevices } from '../../src/main/hosts/electron-devices.ts'
import * as fake from '../support/fake-electron.ts'
import { sampleReceipt } from './sample-documents.ts'

vi.mock('electron', () => import('../support/fake-electron.ts'))

const OWN = join(import.meta.dirname, '../../src/main/device-host/process.ts')
const BLOCKED = join(import.meta.dirname, 'blocked-devices.ts')
const MAKE = { profileId: 'epson-80', codePage: null } as const
const receipt = encode(sampleReceipt(), profileOf(MAKE))

/** A printer, and between it and the test the devices' own file as Electron's fake runs it. */
async function counter(path: string, timing: Partial<DeviceTiming> = {}) {
  const printer = await startPrinterSimulator({})
  const lines: DeviceLine[] = []
  const reports: unknown[] = []
  const utility = utilityDevices(path)
  const start: StartDevices = () => {
    const line = utility()
    lines.push(line)
    return line
  }
  const devices = devicesApart(start, (error) => void reports.push(error), { restartMs: 1, ...timing })
  onTestFinished(async () => {
    await devices.close()
    await printer.close()
  })
  const connection = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const
  return { printer, lines, reports, devices, desk: hostedPrinter(devices, connection, MAKE) }
}

it('a utility process prints over Electron’s own port, without a channel of Node’s', async () => {
  const { desk, printer, lines } = await counter(OWN)
  expect(await desk.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
  expect(printer.paper.slips).toHaveLength(1)
  expect(lines).toHaveLength(1)
})

it('one that is killed is reported, and the next question starts another', async () => {
  const { desk, lines, reports } = await counter(OWN)
  expect(await desk.health()).toBe('ready')
  process.kill(fake.captured.utilities.at(-1)!.pid!, 'SIGKILL')
  await lines[0]?.ended
  await expect.poll(() => desk.health(), { interval: 20, timeout: 20_000 }).toBe('ready')
  expect(lines).toHaveLength(2)
  expect(reports).toHaveLength(1)
})

it('one whose driver blocks is killed, though it would not hear Electron’s polite word', async () => {
  const { desk, reports } = await counter(BLOCKED, { pingMs: 20, pingLimitMs: 1000 })
  expect(await desk.health()).toBe('ready')
  expect(await desk.print(receipt)).toMatchObject({ outcome: 'unknown', why: 'devices-gone' })
  expect(reports).toHaveLength(1)
})

it('one that never begins sends nothing, and nobody waits for it for ever', async () => {
  const { desk, devices } = await counter(fake.NEVER_BEGINS, { startLimitMs: 20 })
  expect(await desk.print(receipt)).toEqual({ outcome: 'not-sent', why: 'devices-gone', bytesSent: 0 })
  await devices.close()
})

it('one that ends at once says what it said last', async () => {
  const { desk, reports } = await counter('/nowhere/device-host.js')
  expect(await desk.print(receipt)).toEqual({ outcome: 'not-sent', why: 'devices-gone', bytesSent: 0 })
  expect(String(reports[0])).toContain('/nowhere/device-host.js')
})

it('is built beside the till that starts it', () => {
  const { main } = electronViteConfig as {
    main: { build: { rolldownOptions: { input: Record<string, string> } } }
  }
  expect(main.build.rolldownOptions.input['device-host']).toBe(OWN)
})
