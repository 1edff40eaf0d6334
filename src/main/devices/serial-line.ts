import type { SerialLine } from '../../shared/devices.ts'
import { hearHangUp } from './hang-up.ts'
import { codeOf, createLineSession, createLoss, LineLost, within, type OpenLine } from './line-session.ts'

/** Start and stop bits, parity and a margin. */
const BITS_PER_BYTE = 11

/** How long one byte takes. */
export function msPerByte({ baudRate }: Pick<SerialLine, 'baudRate'>): number {
  return (BITS_PER_BYTE * 1000) / baudRate
}

/**
 * A serial port, opened for one job. The native library is loaded here and not before; where it cannot be loaded, the
 * line is lost with `library-missing`.
 */
export function serialLine(line: SerialLine): OpenLine {
  return async ({ connectMs, signal }) => {
    if (signal?.aborted) throw new LineLost('aborted')
    const port = await createPort(line)
    hearHangUp(port)
    const loss = createLoss(signal)
    let written = 0
    const close = () => {
      if (port.isOpen) port.close(() => {})
    }
    loss.onLoss(close)
    port.on('error', (error) => loss.lose(codeOf(error, 'EIO')))
    port.on('close', (error: Error | null) => loss.lose(error ? 'unplugged' : 'closed-by-printer'))

    const opened = new Promise<'open'>((resolve) => {
      port.open((error) => {
        if (error) loss.lose(whyNotOpened(error))
        else if (loss.isLost()) close() // given up meanwhile
        else resolve('open')
      })
    })
    if ((await within(connectMs, Promise.race([opened, loss.lost]))) === undefined) {
      loss.lose('connect-timeout')
      await loss.lost
    }

    return createLineSession({
      lost: loss.lost,
      bytesWritten: () => written,
      onBytes: (listener) => void port.on('data', listener),
      write(bytes) {
        const { promise: accepted, resolve } = Promise.withResolvers<void>()
        // After an unplug this callback may never come (brief hardware §1.7): the session also waits for `lost`.
        port.write(Buffer.from(bytes), (error) => {
          if (error) return loss.lose(codeOf(error, 'EIO'))
          written += bytes.length
          resolve()
        })
        return accepted
      },
      async end(withinMs) {
        loss.forget()
        if (!port.isOpen) return
        await within(withinMs, new Promise<true>((resolve) => port.close(() => resolve(true))))
      },
    })
  }
}

async function createPort(line: SerialLine) {
  const library = await import('serialport').catch(() => {
    throw new LineLost('library-missing')
  })
  try {
    return new library.SerialPort({
      path: line.path,
      baudRate: line.baudRate,
      dataBits: line.dataBits,
      parity: line.parity,
      stopBits: line.stopBits,
      rtscts: line.flow === 'hardware',
      xon: line.flow === 'xon',
      xoff: line.flow === 'xon',
      autoOpen: false,
    })
  } catch (error) {
    throw new LineLost(codeOf(error, 'EINVAL'))
  }
}

/** serialport says « No such file or directory, cannot open /dev/… » or « Error Resource temporarily unavailable … ». */
function whyNotOpened(error: Error): string {
  if (/no such file|file not found|no such device/i.test(error.message)) return 'ENOENT'
  if (/permission denied|access denied/i.test(error.message)) return 'EACCES'
  if (/temporarily unavailable|cannot lock|busy/i.test(error.message)) return 'EBUSY'
  return codeOf(error, 'EIO')
}
