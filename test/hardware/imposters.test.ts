import { createServer as createHttp } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createTransport } from '../../src/main/devices/create-transport.ts'
import { encode } from '../../src/main/devices/encode.ts'
import { concat, statusRequest } from '../../src/main/devices/escpos/commands.ts'
import type { StatusReport } from '../../src/main/devices/escpos/status.ts'
import { createLinePrinter } from '../../src/main/devices/line-printer.ts'
import { lpLine } from '../../src/main/devices/lp-line.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import { startUsbPrinter } from '../../src/main/devices/simulators/printer/usb.ts'
import { tcpLine } from '../../src/main/devices/tcp-line.ts'
import { usbLine } from '../../src/main/devices/usb-line.ts'
import { deviceWhy, deviceWhys } from '../../src/shared/devices.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { folderOfTest } from '../support/folder-of-test.ts'
import { sampleReceipt } from './sample-documents.ts'
import { counterOn, PATIENT, SERIAL_SETTINGS } from './wires.ts'

const PROFILE = PRINTER_PROFILES['epson-80']
const RECEIPT = encode(sampleReceipt(), PROFILE)
const QUICK = { ...PATIENT, statusMs: 80, unconfirmedMs: 60, completionMs: 200, completionMsPerLine: 0 }

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

describe('H-09: an address that is no printer', () => {
  it('is named when a web server answers the first question, and nothing of the ticket is sent there', async () => {
    let requests = 0
    const port = await listening(createHttp(() => (requests += 1)))
    const printer = createLinePrinter({ open: tcpLine({ host: '127.0.0.1', port }), profile: PROFILE, timing: QUICK })
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'web-server', bytesSent: 0 })
    expect(requests).toBe(0)
    await printer.close()
  })

  it.each(Object.values(PRINTER_PROFILES))(
    'is named when a web server answers only after the ticket, whose words $id must not take for a printer’s',
    async (profile) => {
      const port = await listening(
        createServer((socket) => {
          let heard = 0
          socket.on('error', () => {})
          socket.on('data', (chunk) => {
            heard += chunk.length
            if (heard > 400) socket.write('HTTP/1.1 400 Bad Request\r\nServer: sluggish/2.6\r\n\r\n')
          })
        }),
      )
      const printer = createLinePrinter({ open: tcpLine({ host: '127.0.0.1', port }), profile, timing: QUICK })
      expect(await printer.print(encode(sampleReceipt(), profile))).toMatchObject({
        outcome: 'not-sent',
        why: 'web-server',
      })
      await printer.close()
    },
  )

  it('is named when another service greets', async () => {
    const port = await listening(
      createServer((socket) =>
        socket
          .resume()
          .on('error', () => {})
          .write('SSH-2.0-OpenSSH_9.2\r\n'),
      ),
    )
    const printer = createLinePrinter({ open: tcpLine({ host: '127.0.0.1', port }), profile: PROFILE, timing: QUICK })
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'not-sent', why: 'not-a-printer' })
    await printer.close()
  })

  it('is named as soon as a serial line answers noise, and prints once the speed is right', async () => {
    const { peer, transport, receipt } = await counterOn('serial', { timing: { statusMs: 600_000 } })
    peer.faults.garble()
    expect(await transport.print(receipt)).toEqual({ outcome: 'not-sent', why: 'garbled', bytesSent: 0 })
    expect(peer.paper.ops).toEqual([])
    await peer.faults.restore()
    expect(await transport.print(receipt)).toEqual({ outcome: 'printed', health: 'ready' })
  })

  it('never makes the till send again what it has sent: noise that begins while it prints proves nothing', async () => {
    const { peer, transport, receipt } = await counterOn('serial', {
      timing: { statusMs: 80, completionMs: 150, completionMsPerLine: 0 },
      printer: { msPerLine: 5 },
    })
    const stop = peer.onChange(() => {
      stop()
      peer.faults.garble()
    })
    expect((await transport.print(receipt)).outcome).toMatch(/^(unknown|sent-unconfirmed)$/)
  })

  it('is somebody’s file, into which nothing is written', async () => {
    const file = join(folderOfTest(), 'accounts.csv')
    writeFileSync(file, 'mine')
    const printer = createLinePrinter({ open: lpLine(file), profile: PROFILE, timing: QUICK })
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'not-a-device', bytesSent: 0 })
  })

  it('is a USB device without a printer in it', async () => {
    const peer = startUsbPrinter()
    onTestFinished(peer.close)
    const [port] = await peer.devices()
    const mouse = () => Promise.resolve([{ ...port!, configurations: [{ interfaces: [] }] }])
    const printer = createLinePrinter({
      open: usbLine({ vendorId: 0x04b8, productId: 0x0e15 }, mouse),
      profile: PROFILE,
    })
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'not-sent', why: 'not-a-printer' })
  })
})

describe('a USB printer', () => {
  it('answers many questions in one packet, and none of them is forgotten', async () => {
    const peer = startUsbPrinter()
    onTestFinished(peer.close)
    const session = await usbLine({ vendorId: 0x04b8, productId: 0x0e15 }, peer.devices)({ connectMs: 5000 })
    let heard = 0
    const hundred = concat(Array.from({ length: 100 }, () => statusRequest(1)))
    const last = (report: StatusReport) => (report.kind === 'dle-eot' && (heard += 1) === 100 ? heard : undefined)
    expect(await session.ask(hundred, last, 2000)).toBe(100)
    await session.end(1000)
  })

  it('is taken from the kernel for one job and given back after it, also when the cable is pulled', async () => {
    const peer = startUsbPrinter({ serial: 'A1' })
    onTestFinished(peer.close)
    const open = usbLine({ vendorId: 0x04b8, productId: 0x0e15, serial: 'A1' }, peer.devices)
    const printer = createLinePrinter({ open, profile: PROFILE, timing: PATIENT })
    const during: boolean[] = []
    peer.onChange(() => during.push(peer.isKernels()))
    expect(peer.isKernels()).toBe(true)
    expect(await printer.print(RECEIPT)).toEqual({ outcome: 'printed', health: 'ready' })
    expect(new Set(during)).toEqual(new Set([false]))
    expect(peer.isKernels()).toBe(true)

    peer.faults.resetAfterBytes(200)
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'unknown', why: 'unplugged' })
    expect(peer.isKernels()).toBe(true)
  })
  it('is told from another of the same kind by its serial number', async () => {
    const peer = startUsbPrinter({ serial: 'A1' })
    onTestFinished(peer.close)
    const open = usbLine({ vendorId: 0x04b8, productId: 0x0e15, serial: 'B2' }, peer.devices)
    const printer = createLinePrinter({ open, profile: PROFILE })
    expect(await printer.print(RECEIPT)).toMatchObject({ outcome: 'not-sent', why: 'ENODEV' })
  })
  it('is not sent anything on a machine without a USB bus', async () => {
    const transport = createTransport({ kind: 'usb', vendorId: 0xdead, productId: 0xbeef }, PROFILE)
    const outcome = await transport.print(RECEIPT)
    expect(outcome).toMatchObject({ outcome: 'not-sent', why: expect.stringMatching(/^(no-usb|ENODEV)$/) })
  })
})

describe('a serial port', () => {
  it('that does not exist leaves the ticket with the till', async () => {
    const transport = createTransport({ kind: 'serial', path: '/dev/ttyZINC9', ...SERIAL_SETTINGS }, PROFILE)
    expect(await transport.print(RECEIPT)).toEqual({ outcome: 'not-sent', why: 'ENOENT', bytesSent: 0 })
    expect(await transport.health()).toBe('offline')
  })
})

describe('what a driver says', () => {
  it('has a sentence in each language, whatever it is', () => {
    for (const why of [...deviceWhys, 'EWHATEVER', 'ETIMEDOUT', 'EPIPE', 'ENXIO', 'EPERM', 'EAI_AGAIN']) {
      expect(texts.fr.deviceWhy[deviceWhy(why)]).not.toBe('')
      expect(texts.en.deviceWhy[deviceWhy(why)]).not.toBe('')
    }
    expect(deviceWhy('EWHATEVER')).toBe('EIO')
    expect(deviceWhy('ETIMEDOUT')).toBe('connect-timeout')
  })
})
