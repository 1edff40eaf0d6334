import { createServer, type AddressInfo, type Socket } from 'node:net'
import { createDecoder } from './decoder.ts'
import { createMechanism, type PaperRecord, type TimelineEvent } from './mechanism.ts'
import type { Op, Request } from './ops.ts'
import { ALL_WELL, answerTo, isStopped, type Condition, type Personality } from './state.ts'

/** What can go wrong at a counter. Each holds until it is set right. */
export type PrinterFaults = {
  readonly paperOut: (on?: boolean) => void
  readonly paperLow: (on?: boolean) => void
  readonly coverOpen: (on?: boolean) => void
  /** The roll ends after so many more lines. */
  readonly paperOutAfterLines: (lines: number) => void
  /** Once so many more bytes have come, the line is reset. What came before is printed. */
  readonly resetAfterBytes: (bytes: number) => void
  /** Off the network: open lines are dropped and new ones refused. */
  readonly refuse: () => Promise<void>
  /** A new roll, the cover closed, back on the network. What was held comes out. */
  readonly restore: () => Promise<void>
}

export type PrinterSimulator = {
  readonly port: number
  readonly paper: PaperRecord
  readonly faults: PrinterFaults
  /** Lines that are open, served or waiting. */
  readonly sessions: () => number
  /** Called after each line, pulse and cut; returns how to stop listening. */
  readonly onChange: (listener: (event: TimelineEvent) => void) => () => void
  readonly close: () => Promise<void>
}

const HOST = '127.0.0.1'

/**
 * A printer on TCP 9100 that behaves as one: it decodes what it receives, answers DLE EOT at once, does everything
 * else in its turn, stops at the end of its paper and goes on with a new roll, and serves one till at a time.
 */
export async function startPrinterSimulator(
  options: {
    readonly port?: number
    readonly personality?: Personality
    /** How long one line takes; a real head prints about 60 lines a second. */
    readonly msPerLine?: number
  } = {},
): Promise<PrinterSimulator> {
  const { personality = 'epson', msPerLine = 0 } = options
  const listeners = new Set<(event: TimelineEvent) => void>()
  const sockets: Socket[] = [] // the first is served, the others wait
  const subscribers = new Set<Socket>()
  let condition: Condition = ALL_WELL
  let linesLeft: number | undefined
  let bytesLeft: number | undefined

  const mechanism = createMechanism({
    msPerLine,
    isStopped: () => isStopped(condition),
    onEvent(event) {
      if (event.kind === 'line' && linesLeft !== undefined) {
        linesLeft -= 1
        if (linesLeft <= 0) become({ paperOut: true })
      }
      for (const listener of listeners) listener(event)
    },
  })

  function become(change: Partial<Condition>): void {
    condition = { ...condition, ...change }
    if (change.paperOut !== undefined) linesLeft = undefined
    for (const socket of subscribers) answer(socket, { kind: 'auto-status', mask: 0xff })
    mechanism.resume()
  }

  function answer(socket: Socket, request: Request): void {
    if (request.kind === 'auto-status') subscribers[request.mask === 0 ? 'delete' : 'add'](socket)
    const bytes = answerTo(request, condition, personality)
    if (bytes.length > 0 && socket.writable) socket.write(Uint8Array.from(bytes))
  }

  function receive(socket: Socket, ops: readonly Op[]): void {
    for (const op of ops) if (op.kind === 'status') answer(socket, op)
    mechanism.enqueue(
      ops.filter((op) => op.kind !== 'status'),
      (request) => answer(socket, request),
    )
  }

  function serve(socket: Socket): void {
    const decoder = createDecoder()
    socket.on('data', (chunk) => {
      const takes = bytesLeft === undefined ? chunk.length : Math.min(chunk.length, bytesLeft)
      receive(socket, decoder.push(chunk.subarray(0, takes)))
      if (bytesLeft === undefined) return
      bytesLeft -= takes
      if (bytesLeft > 0) return
      bytesLeft = undefined
      socket.resetAndDestroy()
    })
    socket.on('close', () => receive(socket, decoder.end()))
  }

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket)
    socket.on('error', () => {}) // a till that goes away is no concern of the printer's
    socket.on('close', () => {
      const wasServed = sockets[0] === socket
      sockets.splice(sockets.indexOf(socket), 1)
      subscribers.delete(socket)
      const next = sockets[0]
      if (wasServed && next !== undefined) serve(next)
    })
    if (sockets.length === 1) serve(socket)
  })

  function listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, HOST, () => {
        server.off('error', reject)
        // True of a server that listens on TCP.
        resolve((server.address() as AddressInfo).port)
      })
    })
  }

  function switchOff(): Promise<void> {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => (server.listening ? server.close(() => resolve()) : resolve()))
  }

  const port = await listen(options.port ?? 0)
  return {
    port,
    paper: mechanism.record,
    sessions: () => sockets.length,
    faults: {
      paperOut: (on = true) => become({ paperOut: on }),
      paperLow: (on = true) => become({ paperLow: on }),
      coverOpen: (on = true) => become({ coverOpen: on }),
      paperOutAfterLines: (lines) => (linesLeft = lines),
      resetAfterBytes: (bytes) => (bytesLeft = bytes),
      refuse: switchOff,
      async restore() {
        bytesLeft = undefined
        if (!server.listening) await listen(port)
        become(ALL_WELL)
      },
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      mechanism.halt()
      listeners.clear()
      await switchOff()
    },
  }
}
