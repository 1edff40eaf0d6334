import { connect } from 'node:net'
import { createLineSession, createLoss, LineLost, within, type OpenLine } from './line-session.ts'

export type Address = { readonly host: string; readonly port: number }

/** A printer, or whatever else listens there, on TCP. */
export function tcpLine(address: Address): OpenLine {
  return async ({ connectMs, signal }) => {
    if (signal?.aborted) throw new LineLost('aborted')
    const loss = createLoss(signal)
    const socket = connect({ host: address.host, port: address.port, noDelay: true })
    loss.onLoss(() => socket.destroy())
    socket.on('error', (error: NodeJS.ErrnoException) => loss.lose(error.code ?? error.message))
    socket.on('end', () => loss.lose('closed-by-printer'))
    socket.on('close', () => loss.lose('closed-by-printer'))

    const connected = new Promise<'connected'>((resolve) => socket.once('connect', () => resolve('connected')))
    if ((await within(connectMs, Promise.race([connected, loss.lost]))) === undefined) {
      loss.lose('connect-timeout')
      await loss.lost
    }

    return createLineSession({
      lost: loss.lost,
      bytesWritten: () => socket.bytesWritten,
      onBytes: (listener) => void socket.on('data', listener),
      write(bytes) {
        const { promise: flushed, resolve } = Promise.withResolvers<void>()
        // A failed write also emits `error`, which loses the line.
        socket.write(bytes, (error) => {
          if (!error) resolve()
        })
        return flushed
      },
      async end(withinMs) {
        if (socket.destroyed) return
        const closed = new Promise<true>((resolve) => socket.once('close', () => resolve(true)))
        socket.end()
        await within(withinMs, closed)
        socket.destroy()
      },
    })
  }
}
