import type { JobOutcome, PrinterHealth, PrinterTransport } from '../ports.ts'
import { createTurns } from '../turns.ts'
import { loadWinspool, type Winspool } from './winspool.ts'

/** Bits of PRINTER_INFO_2.Status and JOB_INFO_1.Status, from winspool.h. */
const PRINTER = { paused: 0x1, error: 0x2, paperJam: 0x8, paperOut: 0x10, offline: 0x80, doorOpen: 0x400000 } as const

/**
 * The spooler of Windows, which takes bytes as they are (datatype RAW). UNTRIED on a real Windows: written from the
 * system's documentation, tested against a pretend winspool only (brief hardware §6). A job is `spooled`: the system
 * prints it when it can, and nobody says when.
 */
export function createWindowsPrinter(
  printerName: string,
  load: () => Promise<Winspool | undefined> = loadWinspool,
): PrinterTransport {
  const turns = createTurns()
  let isClosed = false

  async function withPrinter<T>(run: (winspool: Winspool, handle: unknown) => Promise<T>, none: (why: string) => T) {
    const winspool = await load()
    if (winspool === undefined) return none(process.platform === 'win32' ? 'library-missing' : 'not-windows')
    const handle = await winspool.open(printerName)
    if (handle === undefined) return none('queue-unknown')
    try {
      return await run(winspool, handle)
    } finally {
      await winspool.close(handle)
    }
  }

  function submit(bytes: Uint8Array, signal: AbortSignal | undefined, urgent: boolean): Promise<JobOutcome> {
    return turns.take(async () => {
      if (isClosed || signal?.aborted) return notSent('aborted')
      return withPrinter<JobOutcome>(async (winspool, handle) => {
        const health = healthOf(await winspool.status(handle))
        if (health !== 'unknown') return notSent(health)
        const written = await winspool.writeRaw(handle, 'Zinc', bytes)
        if (written === undefined) return notSent('queue-refused')
        if (written < bytes.length) return { outcome: 'unknown', why: 'write-timeout', bytesSent: written }
        return { outcome: 'spooled', health: 'unknown' }
      }, notSent)
    }, urgent)
  }

  return {
    health: () =>
      turns.take(() =>
        withPrinter<PrinterHealth>(
          async (winspool, handle) => healthOf(await winspool.status(handle)),
          () => 'offline',
        ),
      ),
    print: (bytes, signal) => submit(bytes, signal, false),
    kick: (bytes, signal) => submit(bytes, signal, true),
    async close() {
      isClosed = true
      await turns.take(() => Promise.resolve())
    },
  }
}

function healthOf(status: number): PrinterHealth {
  if ((status & PRINTER.doorOpen) !== 0) return 'cover-open'
  if ((status & PRINTER.paperOut) !== 0) return 'paper-out'
  if ((status & (PRINTER.error | PRINTER.paperJam)) !== 0) return 'error'
  return (status & (PRINTER.offline | PRINTER.paused)) === 0 ? 'unknown' : 'offline'
}

function notSent(why: string): JobOutcome {
  return { outcome: 'not-sent', why, bytesSent: 0 }
}
