import { LineLost } from './line-session.ts'

/** As much of a device of `usb` 3.1 as a printer needs. The third argument of a transfer is in its code, not in its types. */
export type UsbPort = {
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber?: string | null | undefined
  readonly manufacturerName?: string | null | undefined
  readonly productName?: string | null | undefined
  readonly configurations: readonly { readonly interfaces: readonly UsbInterface[] }[]
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  readonly claimInterface: (number: number) => Promise<void>
  readonly releaseInterface: (number: number) => Promise<void>
  readonly detachKernelDriver: (number: number) => Promise<void>
  readonly attachKernelDriver: (number: number) => Promise<void>
  readonly transferOut: (endpoint: number, data: Uint8Array, withinMs: number) => Promise<unknown>
  readonly transferIn: (
    endpoint: number,
    length: number,
    withinMs: number,
  ) => Promise<{ readonly data?: DataView | undefined }>
}
type UsbInterface = {
  readonly interfaceNumber: number
  readonly alternates: readonly {
    readonly interfaceClass: number
    readonly endpoints: readonly {
      readonly endpointNumber: number
      readonly direction: string
      readonly type: string
      readonly packetSize: number
    }[]
  }[]
}

/** Printers, of USB's base classes. */
export const PRINTER_CLASS = 7

export type PrinterInterface = {
  readonly number: number
  readonly out: number
  readonly in: { readonly endpoint: number; readonly packetSize: number } | undefined
}

/** The interface that prints, by its class and not by who made it. */
export function printerInterface(port: Pick<UsbPort, 'configurations'>): PrinterInterface | undefined {
  for (const { interfaces } of port.configurations) {
    for (const { interfaceNumber, alternates } of interfaces) {
      const endpoints = alternates.find((alternate) => alternate.interfaceClass === PRINTER_CLASS)?.endpoints ?? []
      const bulk = (direction: string) =>
        endpoints.find((endpoint) => endpoint.type === 'bulk' && endpoint.direction === direction)
      const out = bulk('out')?.endpointNumber
      const back = bulk('in')
      if (out === undefined) continue
      return {
        number: interfaceNumber,
        out,
        in: back && { endpoint: back.endpointNumber, packetSize: back.packetSize },
      }
    }
  }
  return undefined
}

/** Every device on the bus. The native library is loaded here and not before. */
export async function usbDevices(): Promise<readonly UsbPort[]> {
  const library = await import('usb').catch(() => {
    throw new LineLost('library-missing')
  })
  try {
    // Its devices have all of UsbPort; its types lean on a package of browser types that is not installed.
    return (await library.usb.getDevices()) as unknown as readonly UsbPort[]
  } catch {
    throw new LineLost('no-usb') // a machine, or a container, without a bus: it says « /sys/bus/usb/devices/ not found »
  }
}
