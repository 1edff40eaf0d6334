import { join } from 'node:path'
import { createServer as createHttp } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { forkedDevices, type StartDevices } from '../../src/main/device-host/index.ts'
import { foundRows, draftOfFound, printerFrom } from '../../src/renderer/settings/printers-view.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import type { FoundPrinter, Printer } from '../../src/shared/contracts/printers.ts'
import type { PrinterId } from '../../src/shared/ids.ts'
import { openShop } from '../support/shop.ts'

const OWN = join(import.meta.dirname, '../../src/main/device-host/process.ts')
const RAW_PORT = 9100

async function shopWith(devices: StartDevices) {
  const shop = await openShop({ devices })
  onTestFinished(shop.close)
  return shop
}

/** Something on the port that printers listen to; nothing where another program of this machine has it already. */
async function onRawPort<T>(start: () => Promise<T>): Promise<T | undefined> {
  try {
    return await start()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return undefined
    throw error
  }
}

it('whoever listens as a printer on this network is found by knocking, in the devices’ own process', async ({
  skip,
}) => {
  const printer = await onRawPort(() => startPrinterSimulator({ port: RAW_PORT }))
  if (!printer) return skip('another program listens on 9100')
  onTestFinished(printer.close)
  const shop = await shopWith(forkedDevices(OWN))
  const { found, why } = await shop.ask.printers.find({ where: 'network' })
  expect(found).toContainEqual({
    connection: { kind: 'tcp', host: '127.0.0.1', port: RAW_PORT },
    name: '',
    is: 'printer',
  })
  expect(why).toBeNull()
  expect(printer.paper.slips).toEqual([]) // it was asked, and nothing was printed
})

it('a web server that listens there is named as what it is', async ({ skip }) => {
  const server = createHttp()
  const isOurs = await onRawPort(
    () =>
      new Promise<true>((resolve, reject) => {
        server.once('error', reject)
        server.listen(RAW_PORT, '127.0.0.1', () => resolve(true))
      }),
  )
  if (!isOurs) return skip('another program listens on 9100')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const shop = await shopWith(forkedDevices(OWN))
  const { found } = await shop.ask.printers.find({ where: 'network' })
  expect(found.find(({ connection }) => connection.kind === 'tcp' && connection.host === '127.0.0.1')?.is).toBe(
    'web-server',
  )
})

it('looking here asks nobody, and says why USB cannot be seen where it cannot', async () => {
  const shop = await shopWith(forkedDevices(OWN))
  const { whole, why } = await shop.ask.printers.find({ where: 'here' })
  expect(whole).toBe(true)
  expect([null, 'no-usb', 'library-missing', 'EACCES']).toContain(why)
})

it('without a process of devices nothing is found, and the reason is told', async () => {
  const shop = await shopWith(forkedDevices('/nowhere/device-host.js'))
  expect(await shop.ask.printers.find({ where: 'here' })).toEqual({ found: [], whole: false, why: 'devices-gone' })
})

it('a list of what was found names each once, printers first, and knows those that the café has', () => {
  const at = (host: string, is: FoundPrinter['is']): FoundPrinter => ({
    connection: { kind: 'tcp', host, port: RAW_PORT },
    name: '',
    is,
  })
  const bar: Printer = {
    printerId: 'prn_bar' as PrinterId,
    name: 'Bar',
    connection: { kind: 'tcp', host: '192.168.1.9', port: RAW_PORT },
    profileId: 'epson-80',
    codePage: null,
    drawerPin: null,
  }
  const rows = foundRows(
    [
      at('192.168.1.1', 'web-server'),
      at('192.168.1.7', 'silent'),
      at('192.168.1.9', 'printer'),
      at('192.168.1.9', 'printer'),
    ],
    { printers: [bar], routes: [] },
  )
  expect(rows.map(({ address, is, known }) => [address, is, known?.name])).toEqual([
    ['192.168.1.9', 'printer', 'Bar'],
    ['192.168.1.7', 'silent', undefined],
    ['192.168.1.1', 'web-server', undefined],
  ])
  const { connection: _, ...fresh } = { ...bar, kind: 'usb' as const, address: '' }
  expect(printerFrom(draftOfFound(fresh, at('192.168.1.7', 'silent')))?.connection).toEqual({
    kind: 'tcp',
    host: '192.168.1.7',
    port: RAW_PORT,
  })
})
