import { createStatusClassifier, type StatusReport } from './escpos/status.ts'

/** The line is gone; `why` is a system code (`ECONNREFUSED`), or one of `DeviceWhy` (`shared/devices.ts`). */
export class LineLost extends Error {
  override readonly name = 'LineLost'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** What one kind of wire knows: bytes out, bytes in, and the moment it is lost. */
export type Wire = {
  /** Rejects when a byte could not be handed over. What is not accepted yet waits; it is never begun again. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Bytes that the system or the device has accepted. */
  readonly bytesWritten: () => number
  readonly onBytes: (listener: (chunk: Uint8Array) => void) => void
  /** Rejects with LineLost, once, when nothing more can be said or heard. */
  readonly lost: Promise<never>
  /** Says goodbye, and drops the line if that takes longer than `withinMs`. */
  readonly end: (withinMs: number) => Promise<void>
}

/** One connection to one printer, for one job. Its promises reject with LineLost and nothing else. */
export type LineSession = {
  /** Hands bytes to the system. That they are written does not mean that they are printed. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Writes, then gives the first report that `pick` accepts, or undefined when `withinMs` have passed. */
  readonly ask: <T>(bytes: Uint8Array, pick: Pick<T>, withinMs: number) => Promise<T | undefined>
  /** As `ask`, without asking. */
  readonly hear: <T>(pick: Pick<T>, withinMs: number) => Promise<T | undefined>
  readonly bytesWritten: () => number
  /** The first bytes that came, as text: a web server and a printer are told apart by them. */
  readonly heardFirst: () => string
  /** Bytes that no printer sends. */
  readonly noise: () => number
  readonly end: (withinMs: number) => Promise<void>
}
type Pick<T> = (report: StatusReport) => T | undefined

/** Opens a session or rejects with LineLost. */
export type OpenLine = (options: {
  readonly connectMs: number
  readonly signal?: AbortSignal | undefined
}) => Promise<LineSession>

const FIRST_BYTES_KEPT = 64

export function createLineSession(wire: Wire): LineSession {
  const classifier = createStatusClassifier()
  const listeners = new Set<(report: StatusReport) => void>()
  let first = ''
  let noise = 0
  wire.onBytes((chunk) => {
    if (first.length < FIRST_BYTES_KEPT) first += Buffer.from(chunk.subarray(0, FIRST_BYTES_KEPT)).toString('latin1')
    for (const report of classifier.push(chunk)) {
      if (report.kind === 'stray') noise += 1
      for (const listener of [...listeners]) listener(report)
    }
  })

  const write = (bytes: Uint8Array): Promise<void> => Promise.race([wire.write(bytes), wire.lost])

  async function hear<T>(pick: Pick<T>, withinMs: number): Promise<T | undefined> {
    const { promise: heard, resolve } = Promise.withResolvers<T>()
    const listener = (report: StatusReport) => {
      const picked = pick(report)
      if (picked !== undefined) resolve(picked)
    }
    listeners.add(listener)
    try {
      return await within(withinMs, Promise.race([heard, wire.lost]))
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
    bytesWritten: wire.bytesWritten,
    heardFirst: () => first,
    noise: () => noise,
    end: wire.end,
  }
}

/** The first thing that goes wrong is the reason that is reported, whatever follows from it. */
export function createLoss(signal: AbortSignal | undefined): {
  readonly lost: Promise<never>
  readonly lose: (why: string) => void
  readonly isLost: () => boolean
  /** Called once, when the line is lost: lets go of what it holds. */
  readonly onLoss: (letGo: () => void) => void
  readonly forget: () => void
} {
  const { promise: lost, reject } = Promise.withResolvers<never>()
  lost.catch(() => {}) // a line may be lost while nobody is waiting for it
  let letGo: (() => void) | undefined
  let isLost = false
  const abort = () => lose('aborted')
  function lose(why: string): void {
    if (isLost) return
    isLost = true
    reject(new LineLost(why))
    signal?.removeEventListener('abort', abort)
    letGo?.()
  }
  signal?.addEventListener('abort', abort)
  return {
    lost,
    lose,
    isLost: () => isLost,
    onLoss: (run) => (letGo = run),
    forget: () => signal?.removeEventListener('abort', abort),
  }
}

/** `ENOENT` of a system error; the word `fallback` of anything else that was thrown. */
export function codeOf(error: unknown, fallback: string): string {
  if (error instanceof LineLost) return error.why
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  // serialport and usb put the system's code or words into the message.
  const words = error instanceof Error ? error.message : String(error)
  return /\b(E[A-Z]{3,})\b/.exec(words)?.[1] ?? fallback
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
