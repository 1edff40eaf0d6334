import { connect, createServer, type Socket } from 'node:net'
import { hearHangUp } from '../hang-up.ts'
import { LineLost, within } from '../line-session.ts'
import type { Address } from '../tcp-line.ts'

export { LineLost }

/** A line to a terminal. Its promises reject with LineLost and nothing else. */
export type ByteLine = {
  /** Hands bytes to the system. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** What came next, or undefined when nothing came in time. What came before the line was lost is read first. */
  readonly read: (withinMs: number) => Promise<Uint8Array | undefined>
  /** Resolves once somebody else may open the line. */
  readonly end: (why?: string) => Promise<void>
}

export type SerialAddress = { readonly path: string; readonly baud: number; readonly framing: '8N1' | '7E1' }

/** A write that neither ends nor fails: some drivers forget their callback when the cable is pulled. */
const WRITE_MS = 5000
const CLOSE_MS = 5000

function createInbox() {
  const chunks: Uint8Array[] = []
  let lost: LineLost | undefined
  let wake = Promise.withResolvers<true>()

  return {
    put(chunk: Uint8Array): void {
      chunks.push(chunk)
      wake.resolve(true)
    },
    lose(why: string): void {
      lost ??= new LineLost(why)
      wake.resolve(true)
    },
    async read(withinMs: number): Promise<Uint8Array | undefined> {
      if (chunks.length === 0 && !lost) {
        wake = Promise.withResolvers<true>()
        await within(withinMs, wake.promise)
      }
      const chunk = chunks.shift()
      if (chunk === undefined && lost) throw lost
      return chunk
    },
    /** Of something that is done on the line: it fails with it. */
    async during(work: (done: (error?: Error | null) => void) => void): Promise<void> {
      if (lost) throw lost
      const { promise, resolve } = Promise.withResolvers<Error | null>()
      work((error) => resolve(error ?? null))
      const ended = await within(WRITE_MS, promise)
      if (ended === null) return
      throw lost ?? new LineLost(ended === undefined ? 'write-timeout' : codeOf(ended))
    },
  }
}

export function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}

export type TcpLine = ByteLine & { readonly peer: string }

function lineOf(socket: Socket): TcpLine {
  const inbox = createInbox()
  socket.on('data', (chunk) => inbox.put(chunk))
  socket.on('error', (error) => inbox.lose(codeOf(error)))
  socket.on('end', () => inbox.lose('closed-by-terminal'))
  socket.on('close', () => inbox.lose('closed-by-terminal'))
  return {
    // One address has two spellings where a machine listens to both kinds.
    peer: (socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    read: inbox.read,
    write: (bytes) => inbox.during((done) => socket.write(bytes, done)),
    async end(why = 'ended') {
      inbox.lose(why)
      socket.end()
      socket.destroySoon()
    },
  }
}

export async function openTcpLine(address: Address, connectMs: number): Promise<TcpLine> {
  const socket = connect({ host: address.host, port: address.port, noDelay: true })
  const { promise, resolve } = Promise.withResolvers<'connected' | Error>()
  socket.once('connect', () => resolve('connected'))
  socket.once('error', resolve)
  const opened = await within(connectMs, promise)
  if (opened === 'connected') return lineOf(socket)
  socket.on('error', () => {}) // it is given up
  socket.destroy()
  throw new LineLost(opened === undefined ? 'connect-timeout' : codeOf(opened))
}

/** Where a terminal that opens a line of its own for its answer finds the till. Closed with the payment. */
export async function listenForAnswer(
  port: number,
  onLine: (line: TcpLine) => void,
): Promise<{ readonly port: number; close(): void }> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket)
    onLine(lineOf(socket))
  })
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', (error) => reject(new LineLost(codeOf(error))))
  server.listen(port, resolve)
  await promise
  server.on('error', () => {}) // an answer that cannot come is one that does not come
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

export async function openSerialLine({ path, baud, framing }: SerialAddress, openMs: number): Promise<ByteLine> {
  // Loaded only where there is a serial terminal: the module is native.
  const { SerialPort } = await import('serialport').catch(() => {
    throw new LineLost('library-missing')
  })
  const port = new SerialPort({
    path,
    baudRate: baud,
    dataBits: framing === '7E1' ? 7 : 8,
    parity: framing === '7E1' ? 'even' : 'none',
    stopBits: 1,
    autoOpen: false,
  })
  hearHangUp(port)
  const inbox = createInbox()
  port.on('error', (error) => inbox.lose(codeOf(error)))
  port.on('close', () => inbox.lose('unplugged'))
  const { promise, resolve } = Promise.withResolvers<Error | null>()
  port.open(resolve)
  const opened = await within(openMs, promise)
  if (opened !== null) throw new LineLost(opened === undefined ? 'open-timeout' : openingFault(opened))
  port.on('data', (chunk: Buffer) => inbox.put(chunk))
  return {
    read: inbox.read,
    write: (bytes) => inbox.during((done) => port.write(Buffer.from(bytes), (error) => done(error))),
    async end(why = 'ended') {
      inbox.lose(why)
      if (!port.isOpen) return
      // The port is locked until it is closed: the next payment would find it busy.
      const closed = Promise.withResolvers<void>()
      port.close(() => closed.resolve())
      await within(CLOSE_MS, closed.promise)
    },
  }
}

/** The binding says everything in one sentence. */
function openingFault(error: Error): string {
  if (/No such file|ENOENT|File not found/i.test(error.message)) return 'no-such-port'
  if (/denied|EACCES/i.test(error.message)) return 'port-not-allowed'
  return /lock|busy|EBUSY/i.test(error.message) ? 'port-busy' : 'port-refused'
}
