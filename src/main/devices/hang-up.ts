import { read } from 'node:fs'
import { promisify } from 'node:util'

const readFile = promisify(read)
/** Nothing to read yet; the poller says when. */
const LATER: ReadonlySet<unknown> = new Set(['EAGAIN', 'EWOULDBLOCK', 'EINTR'])

/** As much of the bindings of `serialport` 13 as is used here, where the system has files for ports. */
export type PortBinding = {
  readonly fd: number | null
  readonly poller: { readonly once: (event: 'readable', done: (error: Error | null) => void) => unknown }
  read: (buffer: Buffer, offset: number, length: number) => Promise<{ buffer: Buffer; bytesRead: number }>
}

/**
 * A cable that is pulled out while a read is on its way leaves a line that gives no bytes, without an error. serialport
 * then reads again and again for ever, and the loss is never heard (bindings-cpp 13, `unixRead`). Here it is one.
 */
export function hearHangUp(port: {
  readonly port?: unknown
  readonly prependOnceListener: (event: 'open', listener: () => void) => unknown
}): void {
  port.prependOnceListener('open', () => {
    if (isPortBinding(port.port)) endAtHangUp(port.port)
  })
}

const isPortBinding = (binding: unknown): binding is PortBinding =>
  typeof binding === 'object' && binding !== null && 'poller' in binding && 'fd' in binding && 'read' in binding

export function endAtHangUp(binding: PortBinding): void {
  function openFd(): number {
    if (binding.fd === null) throw Object.assign(new Error('Port is not open'), { canceled: true })
    return binding.fd
  }
  const readable = () =>
    new Promise<void>((resolve, reject) => {
      binding.poller.once('readable', (error) => (error ? reject(error) : resolve()))
    })
  binding.read = async (buffer, offset, length) => {
    for (;;) {
      try {
        const { bytesRead } = await readFile(openFd(), buffer, offset, length, null)
        if (bytesRead > 0) return { buffer, bytesRead }
        throw Object.assign(new Error('Port was hung up'), { disconnect: true })
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && LATER.has(error.code))) throw error
      }
      openFd() // a poller that was closed meanwhile must not be asked: it is freed memory
      await readable()
    }
  }
}
