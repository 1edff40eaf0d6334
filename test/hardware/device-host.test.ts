import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { devicesApart, forkedDevices, hostedPrinter, type StartDevices } from '../../src/main/device-host/index.ts'
import type { DeviceTiming } from '../../src/main/device-host/apart.ts'
import type { DeviceLine } from '../../src/main/device-host/line.ts'
import { encode } from '../../src/main/devices/encode.ts'
import { profileOf } from '../../src/main/devices/profiles.ts'
import { slipText } from '../../src/main/devices/simulators/printer/paper.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { toText } from '../../src/main/documents/text.ts'
import { sampleReceipt } from './sample-documents.ts'

const OWN = join(import.meta.dirname, '../../src/main/device-host/process.ts')
const BLOCKED = join(import.meta.dirname, 'blocked-devices.ts')
const MAKE = { profileId: 'epson-80', codePage: null } as const
const profile = profileOf(MAKE)
const receipt = encode(sampleReceipt(), profile)

type Options = { readonly path?: string; readonly msPerLine?: number; readonly timing?: Partial<DeviceTiming> }

/** A printer, and the devices' real process between it and the test. */
async function counter({ path = OWN, msPerLine = 0, timing = {} }: Options = {}) {
  const printer = await startPrinterSimulator({ msPerLine })
  const lines: DeviceLine[] = []
  const reports: unknown[] = []
  const fork = forkedDevices(path)
  const start: StartDevices = () => {
    const line = fork()
    lines.push(line)
    return line
  }
  const devices = devicesApart(start, (error) => void reports.push(error), {
    restartMs: 1,
    ...timing,
  })
  onTestFinished(async () => {
    await devices.close()
    await printer.close()
  })
  const connection = { kind: 'tcp', host: '127.0.0.1', port: printer.port } as const
  return { printer, devices, lines, reports, desk: hostedPrinter(devices, connection, MAKE) }
}

describe('devices in a process of their own', () => {
  it('print what the till made, and say that the printer said so', async () => {
    const { printer, desk, lines } = await counter()
    expect(await desk.health()).toBe('ready')
    expect(await desk.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(printer.paper.slips.map((slip) => slipText(slip))).toEqual([toText(sampleReceipt(), profile.columns)])
    expect(lines).toHaveLength(1)
  })

  it('leave a job unknown when they die in the middle of it, and are started again for the next', async () => {
    const { printer, desk, lines, reports } = await counter({ msPerLine: 30 })
    const first = new Promise<void>((resolve) => void printer.onChange(() => resolve()))
    const job = desk.print(receipt)
    await first
    lines[0]?.kill()
    expect(await job).toMatchObject({ outcome: 'unknown', why: 'devices-gone' })
    expect(String(reports[0])).toContain('SIGKILL')

    await expect.poll(() => desk.health(), { interval: 20, timeout: 20_000 }).toBe('ready')
    expect(await desk.print(receipt)).toMatchObject({ outcome: 'printed' })
    expect(lines).toHaveLength(2)
  })

  it('that cannot be started send nothing, and are tried again', async () => {
    const { desk, lines, reports } = await counter({ path: '/nowhere/device-host.js' })
    expect(await desk.print(receipt)).toEqual({ outcome: 'not-sent', why: 'devices-gone', bytesSent: 0 })
    expect(await desk.health()).toBe('unknown')
    expect(reports).not.toEqual([])
    await expect.poll(async () => (await desk.print(receipt), lines.length), { interval: 5 }).toBeGreaterThan(1)
  })

  it('are ended when a driver blocks them, and the job is unknown', async () => {
    const { desk, lines, reports } = await counter({ path: BLOCKED, timing: { pingMs: 20, pingLimitMs: 1000 } })
    expect(await desk.health()).toBe('ready')
    expect(await desk.print(receipt)).toMatchObject({ outcome: 'unknown', why: 'devices-gone' })
    expect(String(reports[0])).toContain('SIGKILL')
    expect(lines).toHaveLength(1)
  })

  it('never outlive the till that started them', async () => {
    const { devices, desk, lines } = await counter()
    expect(await desk.health()).toBe('ready')
    await devices.close()
    expect(await lines[0]?.ended).toContain('SIGKILL')
    expect(await desk.print(receipt)).toMatchObject({ outcome: 'not-sent' })
  })
})
