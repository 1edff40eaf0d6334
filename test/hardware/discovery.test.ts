import { createServer as createHttp } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { announcedPrinters, type Announcement } from '../../src/main/devices/discovery/announced.ts'
import { serialPorts, usbPrinters } from '../../src/main/devices/discovery/local.ts'
import { neighbours, sweep } from '../../src/main/devices/discovery/sweep.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { startUsbPrinter } from '../../src/main/devices/simulators/printer/usb.ts'

/** Loopback has sixteen million addresses: each of these is another machine that listens on the same port. */
async function listening(server: Server, host: string, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

describe('a sweep of the network', () => {
  it('finds the printer, and says what listens there and is none', async () => {
    const printer = await startPrinterSimulator()
    onTestFinished(printer.close)
    const { port } = printer
    let requests = 0
    await listening(
      createHttp(() => (requests += 1)),
      '127.0.0.2',
      port,
    )
    await listening(
      createServer((socket) => socket.resume().on('error', () => {})),
      '127.0.0.3',
      port,
    )
    await listening(
      createServer((socket) =>
        socket
          .resume()
          .on('error', () => {})
          .write('SSH-2.0-OpenSSH_9.2\r\n'),
      ),
      '127.0.0.4',
      port,
    )
    const hosts = Array.from({ length: 40 }, (_, i) => `127.0.0.${i + 1}`)
    const heard: string[] = []
    const result = await sweep({ hosts, port, onFound: ({ host }) => heard.push(host) })
    expect(result).toMatchObject({ asked: 40, whole: true })
    expect(result.found.toSorted((a, b) => a.host.localeCompare(b.host))).toEqual([
      { host: '127.0.0.1', port, is: 'printer' },
      { host: '127.0.0.2', port, is: 'web-server' },
      { host: '127.0.0.3', port, is: 'silent' },
      { host: '127.0.0.4', port, is: 'not-a-printer' },
    ])
    expect(heard).toHaveLength(4)
    expect(requests).toBe(0)
    expect(printer.paper.ops).toEqual([])
  })
  it('ends when it is given up, and says that it is not whole', async () => {
    const giveUp = new AbortController()
    const printer = await startPrinterSimulator()
    onTestFinished(printer.close)
    const hosts = Array.from({ length: 200 }, () => '127.0.0.1')
    const result = await sweep({
      hosts,
      port: printer.port,
      signal: giveUp.signal,
      onFound: () => giveUp.abort(),
    })
    expect(result.whole).toBe(false)
    expect(result.asked).toBeLessThan(200)
  })
  it('asks its own private networks only, and never itself', () => {
    const address = (at: string, internal = false) => ({
      address: at,
      netmask: '255.255.255.0',
      family: 'IPv4' as const,
      mac: '00:00:00:00:00:00',
      internal,
      cidr: `${at}/24`,
    })
    const hosts = neighbours({
      lo: [address('127.0.0.1', true)],
      eth0: [address('192.168.1.20')],
      ppp0: [address('80.11.22.33')],
    })
    expect(hosts).toHaveLength(253)
    expect(hosts).toContain('192.168.1.254')
    expect(hosts).not.toContain('192.168.1.20')
  })
})

describe('what announces itself', () => {
  it('is named once, by its raw port where it has one', async () => {
    const said: Announcement[] = [
      { type: 'ipp', name: 'TM-m30 (Bar)', port: 631, addresses: ['fe80::1', '192.168.1.60'] },
      { type: 'pdl-datastream', name: 'TM-m30 (Bar)', port: 9101, addresses: ['192.168.1.60'] },
      { type: 'ipp', name: 'HP LaserJet', port: 631, addresses: ['192.168.1.61'] },
      { type: 'printer', name: 'nowhere', port: 515 },
    ]
    let stopped = false
    const found = await announcedPrinters({
      listenMs: 1,
      async listen(_types, heard) {
        for (const service of said) heard(service)
        return () => (stopped = true)
      },
    })
    expect(found).toEqual([
      { name: 'TM-m30 (Bar)', connection: { kind: 'tcp', host: '192.168.1.60', port: 9101 } },
      { name: 'HP LaserJet', connection: { kind: 'tcp', host: '192.168.1.61', port: 9100 } },
    ])
    expect(stopped).toBe(true)
  })
  it('is listened for with the real library, which ends when it is told to', async () => {
    expect(Array.isArray(await announcedPrinters({ listenMs: 60_000, signal: AbortSignal.timeout(50) }))).toBe(true)
  })
})

describe('what is plugged in', () => {
  it('on USB is known by its class', async () => {
    const peer = startUsbPrinter({ serial: 'J7VF012345' })
    onTestFinished(peer.close)
    const [printer] = await peer.devices()
    const mouse = { ...printer!, configurations: [] }
    expect(await usbPrinters(() => Promise.resolve([mouse, printer!]))).toEqual({
      found: [
        {
          connection: { kind: 'usb', vendorId: 0x04b8, productId: 0x0e15, serial: 'J7VF012345' },
          name: 'EPSON TM-T20II',
        },
      ],
    })
  })
  it('is a list or a reason, on any machine, and never a crash', async () => {
    for (const { found, why } of [await usbPrinters(), await serialPorts()]) {
      expect(Array.isArray(found)).toBe(true)
      if (why !== undefined) expect(['no-usb', 'library-missing', 'EACCES']).toContain(why)
    }
  })
})
