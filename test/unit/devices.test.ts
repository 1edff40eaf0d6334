import { describe, expect, it } from 'vitest'
import { createTransport } from '../../src/main/devices/create-transport.ts'
import { PRINTER_PROFILES } from '../../src/main/devices/profiles.ts'
import { startPrinterSimulator } from '../../src/main/devices/simulators/printer/server.ts'
import { connectionKey, zPrinterConnection, type PrinterConnection } from '../../src/shared/devices.ts'

const SERIAL = { kind: 'serial', baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, flow: 'none' } as const

describe('how a printer is reached', () => {
  it.each<PrinterConnection>([
    { kind: 'tcp', host: '192.168.1.50', port: 9100 },
    { kind: 'usb', vendorId: 0x04b8, productId: 0x0e15 },
    { kind: 'usb', vendorId: 0x04b8, productId: 0x0e15, serial: 'J7VF012345' },
    { kind: 'lp', path: '/dev/usb/lp0' },
    { ...SERIAL, path: '/dev/ttyUSB0' },
    { ...SERIAL, path: 'COM3' },
    { ...SERIAL, path: '\\\\.\\COM12' },
    { kind: 'cups', queue: 'ticket' },
    { kind: 'cups', host: 'office.local:631', queue: 'ticket' },
    { kind: 'windows', printerName: 'EPSON TM-T20III Receipt' },
  ])('is $kind', (connection) => {
    expect(zPrinterConnection.parse(connection)).toEqual(connection)
  })
  it.each([
    { kind: 'tcp', host: 'a b', port: 9100 },
    { kind: 'tcp', host: '192.168.1.50/admin', port: 9100 },
    { kind: 'tcp', host: '192.168.1.50', port: 0 },
    { kind: 'usb', vendorId: 0x10000, productId: 1 },
    { kind: 'lp', path: 'lp0' },
    { ...SERIAL, path: '/dev/ttyUSB0', baudRate: 9601 },
    { ...SERIAL, path: '/dev/tty\nUSB0' },
    { kind: 'cups', queue: '-o' },
    { kind: 'cups', queue: 'a/b' },
    { kind: 'windows', printerName: '' },
    { kind: 'bluetooth', address: '00:11:22:33:44:55' },
  ])('is never %o', (connection) => {
    expect(zPrinterConnection.safeParse(connection).success).toBe(false)
  })
  it('has one key, by which two ways of writing the same printer are one', () => {
    expect(connectionKey({ kind: 'tcp', host: 'Bar.local', port: 9100 })).toBe('tcp:bar.local:9100')
    expect(connectionKey({ kind: 'usb', vendorId: 0x4b8, productId: 0x202 })).toBe('usb:04b8:0202:')
    expect(connectionKey({ kind: 'cups', queue: 'ticket' })).toBe('cups:localhost:ticket')
  })
})

describe('the driver of a connection', () => {
  it('talks to a printer on the network', async () => {
    await using printer = await startSimulator()
    const transport = createTransport(
      { kind: 'tcp', host: '127.0.0.1', port: printer.port },
      PRINTER_PROFILES['epson-80'],
    )
    expect(await transport.health()).toBe('ready')
    await transport.close()
  })
})

async function startSimulator() {
  const printer = await startPrinterSimulator()
  return { port: printer.port, [Symbol.asyncDispose]: () => printer.close() }
}
