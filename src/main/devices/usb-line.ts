import { constants } from 'node:os'
import type { ConnectionOf } from '../../shared/devices.ts'
import { codeOf, createLineSession, createLoss, LineLost, within, type OpenLine } from './line-session.ts'
import { printerInterface, usbDevices, type PrinterInterface, type UsbPort } from './usb-port.ts'

/** Small enough to be counted, and long enough to wait for: the library does not say how much of a chunk went out. */
const CHUNK = 4096
const CHUNK_MS = 30_000
const READ_MS = 100

/** A printer of USB class 7, taken from the kernel's driver for one job and given back after it. */
export function usbLine(
  wanted: Pick<ConnectionOf<'usb'>, 'vendorId' | 'productId' | 'serial'>,
  list: () => Promise<readonly UsbPort[]> = usbDevices,
): OpenLine {
  return async ({ connectMs, signal }) => {
    if (signal?.aborted) throw new LineLost('aborted')
    const loss = createLoss(signal)
    const claiming = claim(wanted, list)
    // One that comes too late is given back.
    const late = () => void claiming.then((taken) => giveBack(taken)).catch(() => {})
    const taken = await within(connectMs, Promise.race([claiming, loss.lost])).catch((error: unknown) => {
      late()
      throw error
    })
    if (taken === undefined) {
      late()
      throw new LineLost('connect-timeout')
    }
    const { port, printer } = taken
    let written = 0
    let isClosed = false
    let listener: (chunk: Uint8Array) => void = () => {}
    loss.onLoss(() => void giveBack(taken))

    /** By the packet: the library forgets what a packet holds beyond the length, and what came before a time-out (usb 3.1). */
    async function readOn({ endpoint, packetSize }: NonNullable<PrinterInterface['in']>): Promise<void> {
      while (!isClosed && !loss.isLost()) {
        try {
          const { data } = await port.transferIn(endpoint, packetSize, READ_MS)
          if (data && data.byteLength > 0) listener(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
        } catch (error) {
          if (isClosed || loss.isLost()) return
          if (!isCancelled(error)) return loss.lose(usbCode(error)) // nothing to read is no error
        }
      }
    }
    const reading = printer.in === undefined ? Promise.resolve() : readOn(printer.in)

    return createLineSession({
      lost: loss.lost,
      bytesWritten: () => written,
      onBytes: (hear) => (listener = hear),
      async write(bytes) {
        for (let at = 0; at < bytes.length && !isClosed && !loss.isLost();) {
          const chunk = Uint8Array.from(bytes.subarray(at, at + CHUNK))
          try {
            await port.transferOut(printer.out, chunk, CHUNK_MS)
          } catch (error) {
            return loss.lose(isCancelled(error) ? 'write-timeout' : usbCode(error))
          }
          at += chunk.length
          written += chunk.length
        }
      },
      async end(withinMs) {
        if (loss.isLost()) return
        isClosed = true
        loss.forget()
        await within(withinMs + READ_MS, reading)
        await within(withinMs, giveBack(taken))
      },
    })
  }
}

type Taken = { readonly port: UsbPort; readonly printer: PrinterInterface; readonly wasDetached: boolean }

async function claim(
  wanted: Pick<ConnectionOf<'usb'>, 'vendorId' | 'productId' | 'serial'>,
  list: () => Promise<readonly UsbPort[]>,
): Promise<Taken> {
  const { port, printer } = await openPort(wanted, list).catch((error: unknown) => {
    throw new LineLost(usbCode(error)) // whatever it is: a device that was plugged in this instant may have no descriptors yet
  })
  let wasDetached = false
  try {
    try {
      await port.claimInterface(printer.number)
    } catch (error) {
      if (usbCode(error) !== 'EBUSY') throw error
      await port.detachKernelDriver(printer.number) // usblp has it; it gets it back
      wasDetached = true
      await port.claimInterface(printer.number)
    }
  } catch (error) {
    await giveBack({ port, printer, wasDetached })
    throw new LineLost(usbCode(error))
  }
  return { port, printer, wasDetached }
}

async function openPort(
  wanted: Pick<ConnectionOf<'usb'>, 'vendorId' | 'productId' | 'serial'>,
  list: () => Promise<readonly UsbPort[]>,
): Promise<Pick<Taken, 'port' | 'printer'>> {
  const port = (await list()).find(
    (device) =>
      device.vendorId === wanted.vendorId &&
      device.productId === wanted.productId &&
      (wanted.serial === undefined || device.serialNumber === wanted.serial),
  )
  if (port === undefined) throw new LineLost('ENODEV')
  const printer = printerInterface(port)
  if (printer === undefined) throw new LineLost('not-a-printer')
  await port.open()
  return { port, printer }
}

/** Each step is tried, whatever became of the one before: the device may be gone. */
async function giveBack({ port, printer, wasDetached }: Taken): Promise<void> {
  await quietly(() => port.releaseInterface(printer.number))
  if (wasDetached) await quietly(() => port.attachKernelDriver(printer.number))
  await quietly(() => port.close())
}

/** The library throws at once, and not only later, where a device is gone. */
async function quietly(step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch {
    // nothing is left to be given back
  }
}

const isCancelled = (error: unknown): boolean => error instanceof Error && /cancelled/i.test(error.message)

/** usb 3 says « interface is busy (errno 16) », and « Fault » when the cable was pulled; its `code` is `GenericFailure` for both. */
function usbCode(error: unknown): string {
  if (error instanceof LineLost) return error.why
  const words = error instanceof Error ? error.message : String(error)
  const errno = Number(/errno (\d+)/.exec(words)?.[1])
  const name = Object.entries(constants.errno).find(([, number]) => number === errno)?.[0]
  if (name !== undefined) return name
  return /fault|disconnect|not found|no device/i.test(words) ? 'unplugged' : codeOf(new Error(words), 'EIO')
}
