import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const CONFIG = '/sys/kernel/config/usb_gadget'
const ENGLISH = '0x409'

/** One device on a USB socket of the guest, made of the kernel's own gadget functions. */
export type Gadget = { readonly plug: () => void; readonly unplug: () => void }

type Description = {
  readonly name: string
  readonly socket: number
  readonly vendorId: string
  readonly productId: string
  readonly maker: string
  readonly product: string
  readonly serial: string
  /** `printer.0`, with its attributes. */
  readonly function: string
  readonly attributes: Readonly<Record<string, string | Uint8Array>>
}

/** Describes a device; it is there once its cable is plugged in, and gone when it is pulled (Linux, gadget_configfs). */
export function createGadget(description: Description): Gadget {
  const folder = join(CONFIG, description.name)
  const write = (file: string, value: string | Uint8Array) => writeFileSync(join(folder, file), value)
  const strings = `strings/${ENGLISH}`
  mkdirSync(folder)
  write('idVendor', `0x${description.vendorId}`)
  write('idProduct', `0x${description.productId}`)
  write('bcdUSB', '0x0200')
  mkdirSync(join(folder, strings))
  write(`${strings}/manufacturer`, description.maker)
  write(`${strings}/product`, description.product)
  write(`${strings}/serialnumber`, description.serial)
  mkdirSync(join(folder, 'configs/c.1'))
  mkdirSync(join(folder, 'functions', description.function))
  for (const [name, value] of Object.entries(description.attributes)) {
    write(`functions/${description.function}/${name}`, value)
  }
  symlinkSync(join(folder, 'functions', description.function), join(folder, 'configs/c.1', description.function))
  return {
    plug: () => write('UDC', `dummy_udc.${description.socket}`),
    unplug: () => write('UDC', '\n'),
  }
}

/** Bar code scanner, HID POS: one input report, number 2, of 64 bytes with its number. */
const SCANNER_REPORTS = Uint8Array.from([
  ...[0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, 0x85, 0x02, 0x15, 0x00, 0x26, 0xff, 0x00],
  ...[0x75, 0x08, 0x95, 0x3f, 0x09, 0x03, 0x81, 0x02, 0xc0],
])

/** A counter's three devices on USB, as their makers number them (brief hardware §3.5). */
export const plugs = {
  printer: () =>
    createGadget({
      name: 'printer',
      socket: 0,
      vendorId: '04b8',
      productId: '0e15',
      maker: 'EPSON',
      product: 'TM-T20II',
      serial: 'J7VF012345',
      function: 'printer.0',
      attributes: { pnp_string: 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T20II;CLS:PRINTER;' },
    }),
  scanner: () =>
    createGadget({
      name: 'scanner',
      socket: 1,
      vendorId: '0c2e',
      productId: '0b81',
      maker: 'Honeywell',
      product: 'Voyager',
      serial: 'S1',
      function: 'hid.0',
      attributes: { protocol: '0', subclass: '0', report_length: '64', report_desc: SCANNER_REPORTS },
    }),
  terminal: () =>
    createGadget({
      name: 'terminal',
      socket: 2,
      vendorId: '0b00',
      productId: '0054',
      maker: 'INGENICO',
      product: 'Desk',
      serial: 'T1',
      function: 'acm.0',
      attributes: {},
    }),
} satisfies Readonly<Record<string, () => Gadget>>
export type PlugName = keyof typeof plugs
