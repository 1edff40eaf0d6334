import type { PrinterHealth } from '../../shared/contracts/printing.ts'
import type { PrinterId } from '../../shared/ids.ts'
import type { JobOutcome, PrinterTransport } from '../devices/ports.ts'
import { wantedForMs } from './policy.ts'
import type { PrintStore, QueuedJob } from './store.ts'

/** Waiting times between two tries of a job that did not leave, in milliseconds (brief hardware §4: 2 → 30 s). */
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000]

type WorkerParts = {
  readonly store: PrintStore
  readonly printerId: PrinterId
  readonly transport: PrinterTransport
  /** The bytes of a job; the same job always gives the same. */
  readonly encode: (job: QueuedJob) => Uint8Array
  readonly pulse: Uint8Array
  readonly changed: () => void
  /** A job did not leave: whatever waits here may go to a printer that stands in. */
  readonly notSent: () => void
  readonly latestMs: () => number
  readonly reportDefect: (error: unknown) => void
  readonly retryMs?: readonly number[]
}

/**
 * One worker for one printer: takes the oldest waiting job, says so on disk, sends it once, and writes down what became
 * of it. Only what never left is tried again by itself. Nothing at the counter waits for it.
 */
export function createPrintWorker(parts: WorkerParts) {
  const { store, transport, printerId } = parts
  const retryMs = parts.retryMs ?? RETRY_MS
  let health: PrinterHealth = 'unknown'
  let drawerFailed = false
  let failures = 0
  let timer: NodeJS.Timeout | undefined
  let watching: NodeJS.Timeout | undefined
  let soon: NodeJS.Immediate | undefined
  let running: Promise<void> | undefined
  let stopped = false
  let retired = false

  async function drain(): Promise<void> {
    for (let job = store.next(printerId); job && !stopped && !retired; job = store.next(printerId)) {
      if (parts.latestMs() - job.createdAtMs > wantedForMs(job.document)) {
        store.setState(job.jobId, 'old', '')
        parts.changed()
        continue
      }
      const bytes = job.bytes ?? parts.encode(job)
      store.startSending(job.jobId, bytes)
      const outcome = await transport.print(bytes).catch(failedUnforeseen)
      if (stopped && outcome.outcome !== 'not-sent') return // at the next start it is `unknown`, which is the truth
      settle(job, outcome)
      if (outcome.outcome === 'not-sent') parts.notSent()
      parts.changed()
      if (outcome.outcome === 'not-sent') return retryLater()
      failures = 0
    }
  }

  /** A driver that fails as nobody foresaw may have printed: the job must not stay on its way for ever. */
  function failedUnforeseen(error: unknown): JobOutcome {
    parts.reportDefect(error)
    return { outcome: 'unknown', why: 'EIO', bytesSent: 0 }
  }

  function settle(job: QueuedJob, outcome: JobOutcome): void {
    switch (outcome.outcome) {
      case 'printed':
      case 'sent-unconfirmed':
      case 'held-by-printer':
        health = outcome.health
        store.setState(job.jobId, outcome.outcome, '')
        if (outcome.outcome === 'held-by-printer') watchUntilReady()
        if (outcome.outcome === 'printed') stopWatching()
        return
      case 'spooled':
        store.setState(job.jobId, 'sent-unconfirmed', 'spooled')
        return
      case 'not-sent':
        health = healthFrom(outcome.why)
        store.setState(job.jobId, 'waiting', outcome.why)
        return
      case 'unknown':
        health = 'unknown'
        store.setState(job.jobId, 'unknown', outcome.why)
    }
  }

  const waitMs = (tries: number): number => retryMs[Math.min(tries, retryMs.length - 1)] ?? 30_000

  function retryLater(): void {
    if (stopped || retired) return
    timer = setTimeout(poke, waitMs(failures))
    timer.unref()
    failures += 1
  }

  /** A printer that holds a job prints it alone once it was helped, and nobody would hear of it. */
  function watchUntilReady(looks = 0): void {
    stopWatching()
    const mine = setTimeout(() => {
      transport
        .health()
        .then((found) => {
          if (stopped || retired || watching !== mine) return
          const isNews = found !== health
          health = found
          if (isReady(found)) stopWatching()
          else watchUntilReady(looks + 1)
          if (isNews) parts.changed()
        })
        .catch(parts.reportDefect)
    }, waitMs(looks)).unref()
    watching = mine
  }

  function stopWatching(): void {
    clearTimeout(watching)
    watching = undefined
  }

  /** Begins after the answer that is being given: making a receipt's bytes is no part of the sale. */
  function poke(): void {
    clearTimeout(timer)
    if (!stopped && !retired) soon ??= setImmediate(start)
  }

  function start(): void {
    soon = undefined
    if (stopped || retired || running) return
    running = drain()
      .catch((error: unknown) => {
        parts.reportDefect(error)
        retryLater() // a disk that refuses now may write later; asking at full speed would help nobody
      })
      .finally(() => {
        running = undefined
        // A job that came while the last one was ending has nobody else to take it.
        if (failures === 0 && !stopped && !retired && store.next(printerId)) poke()
      })
  }

  return {
    /** At the start: what the printer says of itself, and what still waits for it. */
    begin(): void {
      transport
        .health()
        .then((found) => {
          health = found
          parts.changed()
        })
        .catch(parts.reportDefect)
      poke()
    },
    /** There may be something to print. */
    poke,
    /** Opens the drawer, ahead of any job. A pulse that did not leave is not sent later: the drawer has a key. */
    kick(): void {
      transport
        .kick(parts.pulse)
        .then((outcome) => {
          const failed = outcome.outcome === 'not-sent'
          if (failed) health = healthFrom(outcome.why)
          if (failed || failed !== drawerFailed) {
            drawerFailed = failed
            parts.changed()
          }
        })
        .catch(parts.reportDefect)
    },
    status: () => ({ health, drawerFailed }),
    /** Waits until nothing more can be sent now; for tests and for an orderly end. */
    async idle(): Promise<void> {
      if (soon) start()
      while (running) await running
    },
    /** Ends with the job that is under way, and writes down what became of it. */
    async retire(): Promise<void> {
      retired = true
      clearTimeout(timer)
      stopWatching()
      clearImmediate(soon)
      await running
      await transport.close()
    },
    /** Ends now and writes nothing any more. */
    async stop(): Promise<void> {
      stopped = true
      clearTimeout(timer)
      stopWatching()
      clearImmediate(soon)
      await transport.close()
      await running
    },
  }
}
export type PrintWorker = ReturnType<typeof createPrintWorker>

const isReady = (health: PrinterHealth): boolean => health === 'ready' || health === 'paper-low'

const healths: ReadonlySet<string> = new Set<PrinterHealth>(['paper-out', 'cover-open', 'error', 'offline', 'mute'])

/** `why` of a job that did not leave: the printer's own state, or a network error that means it is off. */
function healthFrom(why: string): PrinterHealth {
  return healths.has(why) ? (why as PrinterHealth) : 'offline'
}
