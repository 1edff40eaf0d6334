import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { ConnectionOf } from '../../../shared/devices.ts'
import { LineLost } from '../line-session.ts'
import type { JobOutcome, PrinterHealth, PrinterTransport } from '../ports.ts'
import { createTurns } from '../turns.ts'
import { askIpp, ippRequest, OPERATIONS, type IppAddress, type IppAnswer, type IppAttribute } from './ipp.ts'

const PORT = 631
/** Where CUPS listens on the same machine, also when its port is closed. */
const SOCKETS = ['/run/cups/cups.sock', '/var/run/cups/cups.sock']
const JOB = { pending: 3, held: 4, processing: 5, stopped: 6, canceled: 7, aborted: 8, completed: 9 } as const
const PRINTER_STOPPED = 5
const NOT_FOUND = 0x0406

export type CupsTiming = {
  readonly answerMs: number
  /** How long a job is watched: what has not left by then is a ghost that would come out when nobody expects it. */
  readonly watchMs: number
  readonly pollMs: number
}
const TIMING: CupsTiming = { answerMs: 3000, watchMs: 6000, pollMs: 150 }

/**
 * A raw queue of CUPS. A spooler keeps what it was given and prints it when the printer comes back, so a till that
 * sends again would print twice (brief hardware §3.3). Hence: nothing is given to a queue that is stopped or still
 * holds a job of ours, and what the queue has not begun is taken back and stays with the till.
 */
export function createCupsPrinter(
  connection: Pick<ConnectionOf<'cups'>, 'host' | 'queue'>,
  timing: Partial<CupsTiming> = {},
): PrinterTransport {
  const times = { ...TIMING, ...timing }
  const turns = createTurns()
  const closing = new AbortController()
  const address = addressOf(connection.host)
  const path = `/printers/${encodeURIComponent(connection.queue)}`
  const queueUri: IppAttribute = { tag: 'uri', name: 'printer-uri', value: `ipp://localhost${path}` }
  const user: IppAttribute = { tag: 'name', name: 'requesting-user-name', value: 'zinc' }
  /** The job that the queue may still hold. */
  let ghost: number | undefined

  async function ask(
    operation: number,
    more: readonly IppAttribute[],
    signal: AbortSignal,
    data?: Uint8Array,
  ): Promise<IppAnswer> {
    const answer = await askIpp(address, path, ippRequest(operation, [queueUri, ...more], data), {
      withinMs: times.answerMs,
      signal,
    })
    if (answer.status === NOT_FOUND && operation !== OPERATIONS.getJob) throw new LineLost('queue-unknown')
    return answer
  }

  async function jobState(job: number, signal: AbortSignal): Promise<number> {
    const answer = await ask(OPERATIONS.getJob, [{ tag: 'integer', name: 'job-id', value: job }, user], signal)
    if (answer.status === NOT_FOUND) return JOB.completed // CUPS forgets what is done
    return numberOf(answer, 'job-state') ?? JOB.processing
  }

  async function queueHealth(signal: AbortSignal): Promise<{ health: PrinterHealth; why: string | undefined }> {
    const answer = await ask(OPERATIONS.getPrinter, [user], signal)
    const reasons = (answer.values.get('printer-state-reasons') ?? []).join(' ')
    const accepts = answer.values.get('printer-is-accepting-jobs')?.[0] !== '\0'
    if (numberOf(answer, 'printer-state') === PRINTER_STOPPED || !accepts) {
      return { health: 'offline', why: 'queue-stopped' }
    }
    if (/media-(empty|needed)/.test(reasons)) return { health: 'paper-out', why: 'paper-out' }
    if (/(cover|door)-open/.test(reasons)) return { health: 'cover-open', why: 'cover-open' }
    if (/offline|connecting-to-device/.test(reasons)) return { health: 'offline', why: 'offline' }
    return { health: 'unknown', why: undefined }
  }

  async function send(bytes: Uint8Array, isPulse: boolean, signal: AbortSignal): Promise<JobOutcome> {
    if (ghost !== undefined) {
      const isOver = (await jobState(ghost, signal)) >= JOB.canceled
      if (!isOver) return notSent('queue-busy')
      ghost = undefined
    }
    const { why } = await queueHealth(signal)
    if (why !== undefined) return notSent(why)

    let answer: IppAnswer
    try {
      answer = await ask(OPERATIONS.printJob, [user, jobName, rawFormat], signal, bytes)
    } catch (error) {
      // The question may have arrived and its answer been lost.
      if (error instanceof LineLost && error.why !== 'ECONNREFUSED' && error.why !== 'queue-unknown') {
        return { outcome: 'unknown', why: error.why, bytesSent: bytes.length }
      }
      throw error
    }
    const job = numberOf(answer, 'job-id')
    if (answer.status >= 0x100 || job === undefined) return notSent('queue-refused')
    ghost = job
    return watch(job, bytes.length, isPulse, signal)
  }

  async function watch(job: number, bytesSent: number, isPulse: boolean, signal: AbortSignal): Promise<JobOutcome> {
    const untilMs = performance.now() + times.watchMs
    try {
      for (;;) {
        const state = await jobState(job, signal)
        if (state >= JOB.canceled) ghost = undefined
        if (state === JOB.completed) return { outcome: 'sent-unconfirmed', health: 'unknown' }
        if (state >= JOB.canceled) return { outcome: 'unknown', why: 'queue-refused', bytesSent }
        if (performance.now() > untilMs) return await takeBack(job, isPulse ? JOB.pending : state, signal)
        await wait(times.pollMs, undefined, { signal })
      }
    } catch {
      return { outcome: 'spooled', health: 'unknown' } // the queue has it, whatever became of our questions
    }
  }

  /**
   * Only what has not begun can be taken back for certain; what is on its way comes out by itself. A drawer pulse is
   * taken back all the same: a drawer must not open half an hour later.
   */
  async function takeBack(job: number, state: number, signal: AbortSignal): Promise<JobOutcome> {
    if (state === JOB.pending || state === JOB.held) {
      await ask(OPERATIONS.cancelJob, [{ tag: 'integer', name: 'job-id', value: job }, user], signal)
      if ((await jobState(job, signal)) === JOB.canceled) {
        ghost = undefined
        return notSent('queue-busy')
      }
    }
    return { outcome: 'spooled', health: (await queueHealth(signal)).health }
  }

  const either = (signal: AbortSignal | undefined) =>
    signal ? AbortSignal.any([signal, closing.signal]) : closing.signal

  const submit = (bytes: Uint8Array, signal: AbortSignal | undefined, isPulse: boolean): Promise<JobOutcome> =>
    turns.take(async () => {
      try {
        return await send(bytes, isPulse, either(signal))
      } catch (error) {
        if (error instanceof LineLost) return notSent(error.why)
        throw error
      }
    }, isPulse)

  return {
    health: (signal) =>
      turns.take(async () => {
        try {
          return (await queueHealth(either(signal))).health
        } catch (error) {
          if (error instanceof LineLost) return 'offline'
          throw error
        }
      }),
    print: (bytes, signal) => submit(bytes, signal, false),
    kick: (bytes, signal) => submit(bytes, signal, true),
    async close() {
      closing.abort()
      await turns.take(() => Promise.resolve())
    },
  }
}

const jobName: IppAttribute = { tag: 'name', name: 'job-name', value: 'Zinc' }
/** Bytes for the printer as they are, also on a queue that has a driver. */
const rawFormat: IppAttribute = { tag: 'mime', name: 'document-format', value: 'application/vnd.cups-raw' }

function numberOf(answer: IppAnswer, name: string): number | undefined {
  const value = answer.values.get(name)?.[0]
  return typeof value === 'number' ? value : undefined
}

function addressOf(host: string | undefined): IppAddress {
  if (host === undefined) {
    const socketPath = SOCKETS.find((path) => existsSync(path))
    return socketPath === undefined ? { host: '127.0.0.1', port: PORT } : { socketPath }
  }
  const [name = host, port] = host.split(':')
  return { host: name, port: port === undefined ? PORT : Number(port) }
}

function notSent(why: string): JobOutcome {
  return { outcome: 'not-sent', why, bytesSent: 0 }
}
