import type { PrinterConnection } from '../../../shared/devices.ts'
import { codeOf, LineLost } from '../line-session.ts'
import { printerInterface, usbDevices, type UsbPort } from '../usb-port.ts'

/** Something that may be a printer, with how it is reached and what it calls itself. */
export type FoundPrinter = { readonly connection: PrinterConnection; readonly name: string }
/** What was found, or why nothing can be: a machine without USB, a missing library. */
export type Found<T> = { readonly found: readonly T[]; readonly why?: string }

/** Printers on USB, known by their class and not by their maker. */
export async function usbPrinters(list: () => Promise<readonly UsbPort[]> = usbDevices): Promise<Found<FoundPrinter>> {
  try {
    const ports = (await list()).filter((port) => printerInterface(port) !== undefined)
    return {
      found: ports.map(({ vendorId, productId, serialNumber, manufacturerName, productName }) => ({
        connection: { kind: 'usb', vendorId, productId, ...(serialNumber && { serial: serialNumber.slice(0, 126) }) },
        name: [manufacturerName, productName].filter(Boolean).join(' ').slice(0, 100),
      })),
    }
  } catch (error) {
    if (error instanceof LineLost) return { found: [], why: error.why }
    throw error
  }
}

/** A serial port. Whether a printer, a display or a terminal hangs on it, only a question can tell. */
export type FoundPort = { readonly path: string; readonly name: string }

export async function serialPorts(): Promise<Found<FoundPort>> {
  try {
    const { SerialPort } = await import('serialport')
    const ports = await SerialPort.list()
    return {
      found: ports.map(({ path, manufacturer, serialNumber }) => ({
        path,
        name: [manufacturer, serialNumber].filter(Boolean).join(' ').slice(0, 100),
      })),
    }
  } catch (error) {
    // serialport asks udevadm; without the package udev there is none.
    const why = codeOf(error, 'library-missing')
    return { found: [], why: why === 'ENOENT' ? 'library-missing' : why }
  }
}
