import { connect, type Socket } from 'node:net'
import { createStatusClassifier, type StatusReport } from './escpos/status.ts'

/** The line is gone; `why` is a system code (`ECONNREFUSED`), `connect-timeout`, `closed-by-printer` or `aborted`. */
export class LineLost extends Error {
  override readonly name = 'LineLost'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** One connection to one printer, for one job. Its promises reject with LineLost and nothing else. */
export type TcpSession = {
  /** Hands bytes to the system. That they are written does not mean that they are printed. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Writes, then gives the first report that `pick` accepts, or undefined when `withinMs` have passed. */
  readonly ask: <T>(bytes: Uint8Array, pick: Pick<T>, withinMs: number) => Promise<T | undefined>
  /** As `ask`, without asking. */
  readonly hear: <T>(pick: Pick<T>, withinMs: number) => Promise<T | undefined>
  readonly bytesWritten: () => number
  /** Says goodbye, and drops the line if the printer has not done so too within `withinMs`. */
  readonly end: (withinMs: number) => Promise<void>
}
type Pick<T> = (report: StatusReport) => T | undefined

export type Address = { readonly host: string; readonly port: number }

/** Opens a session or rejects with LineLost. */
export async function openTcpSession(
  address: Address,
  options: { readonly connectMs: number; readonly signal?: AbortSignal | undefined },
): Promise<TcpSession> {
  const { signal } = options
  if (signal?.aborted) throw new LineLost('aborted')
  const socket = connect({ host: address.host, port: address.port, noDelay: true })
  const line = watch(socket, signal)
  const connected = new Promise<'connected'>((resolve) => socket.once('connect', () => resolve('connected')))
  if ((await within(options.connectMs, Promise.race([connected, line.lost]))) === undefined) {
    line.drop('connect-timeout')
    await line.lost
  }
  return session(socket, line)
}

type Line = { readonly lost: Promise<never>; readonly drop: (why: string) => void }

/** The first thing that goes wrong is the reason that is reported, whatever follows from it. */
function watch(socket: Socket, signal: AbortSignal | undefined): Line {
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => {}) // a line may be lost while nobody is waiting for it
  const abort = () => drop('aborted')
  const drop = (why: string) => {
    reject(new LineLost(why))
    socket.destroy()
  }
  socket.on('error', (error: NodeJS.ErrnoException) => drop(error.code ?? error.message))
  socket.on('end', () => reject(new LineLost('closed-by-printer')))
  socket.on('close', () => {
    reject(new LineLost('closed-by-printer'))
    signal?.removeEventListener('abort', abort)
  })
  signal?.addEventListener('abort', abort)
  return { lost, drop }
}

function session(socket: Socket, line: Line): TcpSession {
  const classifier = createStatusClassifier()
  const listeners = new Set<(report: StatusReport) => void>()
  socket.on('data', (chunk) => {
    for (const report of classifier.push(chunk)) for (const listener of [...listeners]) listener(report)
  })

  function write(bytes: Uint8Array): Promise<void> {
    const { promise: flushed, resolve } = Promise.withResolvers<void>()
    // A failed write also emits `error`, which loses the line.
    socket.write(bytes, (error) => {
      if (!error) resolve()
    })
    return Promise.race([flushed, line.lost])
  }

  async function hear<T>(pick: Pick<T>, withinMs: number): Promise<T | undefined> {
    const { promise: heard, resolve } = Promise.withResolvers<T>()
    const listener = (report: StatusReport) => {
      const picked = pick(report)
      if (picked !== undefined) resolve(picked)
    }
    listeners.add(listener)
    try {
      return await within(withinMs, Promise.race([heard, line.lost]))
    } finally {
      listeners.delete(listener)
    }
  }

  return {
    write,
    hear,
    ask(bytes, pick, withinMs) {
      const answer = hear(pick, withinMs) // listens before it asks, so that no answer is missed
      write(bytes).catch(() => {}) // the answer fails with it
      return answer
    },
    bytesWritten: () => socket.bytesWritten,
    async end(withinMs) {
      if (socket.destroyed) return
      const closed = new Promise<true>((resolve) => socket.once('close', () => resolve(true)))
      socket.end()
      await within(withinMs, closed)
      socket.destroy()
    },
  }
}

/** What a promise gives, or undefined when `ms` have passed first. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([promise, timeout])
  } finally {
    clearTimeout(timer)
  }
}
