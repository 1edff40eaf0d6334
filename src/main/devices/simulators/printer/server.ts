import { createServer, type Socket } from 'node:net'
import { listenOn } from '../network-peer.ts'
import { createPrinterBody, type BodyFaults, type BodyOptions, type PrinterBody } from './body.ts'
import type { PaperRecord, TimelineEvent } from './mechanism.ts'

/** What can go wrong at a counter. Each holds until it is set right. */
export type PrinterFaults = BodyFaults & {
  /** Off the network: open lines are dropped and new ones refused. */
  readonly refuse: () => Promise<void>
  /** A new roll, the cover closed, back on the network. What was held comes out. */
  readonly restore: () => Promise<void>
}

export type PrinterSimulator = {
  readonly port: number
  readonly paper: PaperRecord
  readonly faults: PrinterFaults
  readonly condition: PrinterBody['condition']
  /** Lines that are open, served or waiting. */
  readonly sessions: () => number
  /** Called after each line, pulse and cut; returns how to stop listening. */
  readonly onChange: (listener: (event: TimelineEvent) => void) => () => void
  readonly close: () => Promise<void>
}

/**
 * A printer on TCP 9100 that behaves as one: it decodes what it receives, answers DLE EOT at once, does everything
 * else in its turn, stops at the end of its paper and goes on with a new roll, and serves one till at a time.
 */
export async function startPrinterSimulator(
  options: BodyOptions & { readonly port?: number } = {},
): Promise<PrinterSimulator> {
  const body = createPrinterBody(options)
  const sockets: Socket[] = [] // the first is served, the others wait

  function serve(socket: Socket): void {
    const line = body.plug({
      write: (bytes) => void (socket.writable && socket.write(bytes)),
      break: () => socket.resetAndDestroy(),
      take: (on) => (on ? socket.resume() : socket.pause()),
    })
    socket.on('data', line.receive)
    socket.on('close', line.gone)
  }

  const server = createServer({ noDelay: true }, (socket) => {
    sockets.push(socket)
    socket.on('close', () => {
      const wasServed = sockets[0] === socket
      sockets.splice(sockets.indexOf(socket), 1)
      const next = sockets[0]
      if (wasServed && next !== undefined) serve(next)
    })
    if (sockets.length === 1) serve(socket)
  })

  const peer = await listenOn(server, options.port)
  return {
    port: peer.port,
    paper: body.paper,
    condition: body.condition,
    sessions: () => sockets.length,
    faults: {
      ...body.faults,
      refuse: peer.off,
      async restore() {
        await peer.on()
        body.mend()
      },
    },
    onChange: body.onChange,
    async close() {
      body.halt()
      await peer.off()
    },
  }
}
