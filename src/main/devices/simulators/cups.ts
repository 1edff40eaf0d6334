import { createServer } from 'node:http'
import { listenOn, LOOPBACK } from './network-peer.ts'
import { ippAnswer, ippRequest, OPERATIONS, type IppAttribute } from '../spooler/ipp.ts'

type QueuedJob = { readonly bytes: Uint8Array; state: 'pending' | 'processing' | 'canceled' | 'completed' }
const STATES = { pending: 3, processing: 5, canceled: 7, completed: 9 } as const
const NOT_FOUND = 0x0406
const NOT_POSSIBLE = 0x0404
const OK = 0x0000

export type CupsSimulator = {
  /** `host:port`, as a connection says it. */
  readonly host: string
  readonly jobs: readonly QueuedJob[]
  readonly faults: {
    /** The printer is off: jobs are taken, and wait while the backend tries to connect. */
    readonly printerOff: () => void
    /** Another job is on its way, so ours has not begun. */
    readonly queueBusy: () => void
    /** Somebody stopped the queue. */
    readonly stopped: () => void
    /** Back: what waits comes out by itself, as a ghost. */
    readonly restore: () => void
    /** Takes the next job and never says so. */
    readonly swallowAnswer: () => void
  }
  readonly close: () => Promise<void>
}

/** A CUPS with one raw queue, `ticket`, before a printer that takes all it is given. */
export async function startCupsSimulator(
  print: (bytes: Uint8Array) => void,
  options: { readonly port?: number; readonly changed?: () => void } = {},
): Promise<CupsSimulator> {
  const jobs: QueuedJob[] = []
  let mood: 'well' | 'printerOff' | 'queueBusy' | 'stopped' = 'well'
  let swallows = false

  function deliver(): void {
    for (const job of jobs) {
      if (job.state !== 'pending' && job.state !== 'processing') continue
      if (mood === 'well') {
        job.state = 'completed'
        print(job.bytes)
      } else job.state = mood === 'printerOff' ? 'processing' : 'pending'
    }
    options.changed?.()
  }

  function answer(body: Buffer): Buffer {
    const { status: operation, values } = ippAnswer(body)
    const queue = String(values.get('printer-uri')?.[0] ?? '')
    if (!queue.endsWith('/printers/ticket')) return reply(NOT_FOUND, [])
    const job = jobs[Number(values.get('job-id')?.[0]) - 1]
    switch (operation) {
      case OPERATIONS.printJob:
        jobs.push({ bytes: Uint8Array.from(body.subarray(dataStart(body))), state: 'pending' })
        deliver()
        return reply(OK, [{ tag: 'integer', name: 'job-id', value: jobs.length }])
      case OPERATIONS.getJob:
        return job === undefined
          ? reply(NOT_FOUND, [])
          : reply(OK, [{ tag: 'enum', name: 'job-state', value: STATES[job.state] }])
      case OPERATIONS.cancelJob:
        if (job === undefined || job.state === 'completed') return reply(NOT_POSSIBLE, [])
        job.state = 'canceled'
        options.changed?.()
        return reply(OK, [])
      case OPERATIONS.getPrinter:
        return reply(OK, [
          { tag: 'enum', name: 'printer-state', value: mood === 'stopped' ? 5 : 3 },
          {
            tag: 'keyword',
            name: 'printer-state-reasons',
            value: mood === 'printerOff' && jobs.length > 0 ? 'connecting-to-device' : 'none',
          },
        ])
      default:
        return reply(NOT_POSSIBLE, [])
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const said = answer(body)
      if (swallows && body.readUInt16BE(2) === OPERATIONS.printJob) return void request.socket.destroy()
      response.writeHead(200, { 'Content-Type': 'application/ipp' }).end(said)
    })
  })
  const peer = await listenOn(server, options.port)
  return {
    host: `${LOOPBACK}:${peer.port}`,
    jobs,
    faults: {
      printerOff: () => (mood = 'printerOff'),
      queueBusy: () => (mood = 'queueBusy'),
      stopped: () => (mood = 'stopped'),
      restore() {
        mood = 'well'
        deliver()
      },
      swallowAnswer: () => (swallows = true),
    },
    close: peer.off,
  }
}

/** An answer has the form of a question, with a status where the operation stands. */
function reply(status: number, attributes: readonly IppAttribute[]): Buffer {
  return ippRequest(status, attributes)
}

/** Behind the mark that ends the attributes. */
function dataStart(body: Buffer): number {
  let at = 8
  while (at < body.length) {
    const tag = body[at]
    at += 1
    if (tag === 0x03) break
    if (tag !== undefined && tag < 0x10) continue
    const nameEnd = at + 2 + body.readUInt16BE(at)
    at = nameEnd + 2 + body.readUInt16BE(nameEnd)
  }
  return at
}
