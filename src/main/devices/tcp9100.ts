import { assert } from '../../shared/assert.ts'
import { concat, GS_R_PAPER, processId, statusRequest, type StatusSubject } from './escpos/commands.ts'
import { healthFrom, type StatusReport } from './escpos/status.ts'
import type { Completion, JobOutcome, PrinterHealth, PrinterProfile, PrinterTransport } from './ports.ts'
import { LineLost, openTcpSession, within, type TcpSession } from './tcp-session.ts'
import { createTurns } from './turns.ts'

/** Time-outs in milliseconds, from brief hardware §4. */
export type Tcp9100Timing = {
  readonly connectMs: number
  /** For all the status questions of one round; a printer that is silent longer counts as mute. */
  readonly statusMs: number
  /** How long a ticket may take: so much, and so much more for each of its lines. */
  readonly completionMs: number
  readonly completionMsPerLine: number
  /** Between two looks at a printer that has not finished. */
  readonly pollMs: number
  /** For a printer that cannot confirm: the line must survive this long after the last byte. */
  readonly unconfirmedMs: number
  readonly closeMs: number
}

const TIMING: Tcp9100Timing = {
  connectMs: 1500,
  statusMs: 600,
  completionMs: 4000,
  completionMsPerLine: 10,
  pollMs: 500,
  unconfirmedMs: 300,
  closeMs: 300,
}
const PORT = 9100
const LF = 0x0a
/** A ticket sent to a printer in one of these states would come out at a moment nobody expects. */
const STOPPED: ReadonlySet<PrinterHealth> = new Set(['paper-out', 'cover-open', 'error', 'offline'])
/** What only a hand can end. A hot head ends by itself, so `error` and `offline` are waited for. */
const NEEDS_A_HAND: ReadonlySet<PrinterHealth> = new Set(['paper-out', 'cover-open'])
const ANSWERS: ReadonlySet<PrinterHealth> = new Set(['ready', 'paper-low', ...STOPPED])

/**
 * A printer on TCP 9100: one short session for each job, since most printers serve one till at a time. Asks before it
 * sends, sends once, and listens for the printer's own word that it has printed.
 */
export function createTcp9100(options: {
  readonly host: string
  readonly port?: number
  readonly profile: PrinterProfile
  readonly timing?: Partial<Tcp9100Timing>
}): PrinterTransport {
  const { host, port = PORT, profile } = options
  const timing = { ...TIMING, ...options.timing }
  const turns = createTurns()
  const closing = new AbortController()
  const nextId = createIds()
  let hasSpoken = false

  function open(signal: AbortSignal | undefined): Promise<TcpSession> {
    const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
    return openTcpSession({ host, port }, { connectMs: timing.connectMs, signal: either })
  }

  /** Runs one job in one session. What is lost before `starting()` was called has not been sent. */
  async function job(
    signal: AbortSignal | undefined,
    run: (session: TcpSession, starting: () => void) => Promise<JobOutcome>,
  ): Promise<JobOutcome> {
    let session: TcpSession | undefined
    let writtenBefore: number | undefined
    try {
      const opened = (session = await open(signal))
      return await run(opened, () => (writtenBefore = opened.bytesWritten()))
    } catch (error) {
      if (!(error instanceof LineLost)) throw error
      if (session === undefined || writtenBefore === undefined) return notSent(error.why)
      return { outcome: 'unknown', why: error.why, bytesSent: session.bytesWritten() - writtenBefore }
    } finally {
      await session?.end(timing.closeMs)
    }
  }

  async function ask(session: TcpSession): Promise<PrinterHealth> {
    if (profile.status === 'none') return 'unknown'
    const answers: Partial<Record<StatusSubject, number>> = {}
    const untilMs = performance.now() + timing.statusMs
    // One at a time: the answers look alike, only their order tells them apart.
    for (const subject of [1, 2, 4] as const) {
      const bits = await session.ask(statusRequest(subject), dleEotBits, Math.max(0, untilMs - performance.now()))
      if (bits === undefined) break
      answers[subject] = bits
      hasSpoken = true
    }
    return healthFrom(answers)
  }

  async function send(session: TcpSession, bytes: Uint8Array, before: PrinterHealth): Promise<JobOutcome> {
    const mark = completionMark(profile.completion, nextId())
    const lines = bytes.reduce((count, byte) => (byte === LF ? count + 1 : count), 0)
    const patienceMs =
      mark === undefined || before === 'mute'
        ? timing.unconfirmedMs
        : timing.completionMs + timing.completionMsPerLine * lines

    let printed = false
    const confirmed = session.hear((report) => {
      printed ||= mark?.isGivenBy(report) ?? false
      return printed || undefined
    }, patienceMs)
    const written = session.write(concat([bytes, mark?.bytes ?? new Uint8Array()])).then(() => true)
    if (!(await Promise.race([written, confirmed]))) throw new LineLost('write-timeout')

    const decided = confirmed.then(() => true)
    let health = before
    while (!printed) {
      const over = (await within(timing.pollMs, decided)) ?? false
      if (printed) break
      // A printer that once did not answer is not asked again: a late answer would be taken for another.
      if (ANSWERS.has(health)) {
        health = await ask(session)
        if (printed) break
        if (NEEDS_A_HAND.has(health) || (over && STOPPED.has(health))) return { outcome: 'held-by-printer', health }
      }
      if (over) {
        if (ANSWERS.has(before) && !ANSWERS.has(health)) throw new LineLost('no-answer')
        return { outcome: 'sent-unconfirmed', health }
      }
    }
    return { outcome: 'printed', health: before }
  }

  return {
    health: (signal) =>
      turns.take(async () => {
        let session: TcpSession | undefined
        try {
          session = await open(signal)
          return await ask(session)
        } catch (error) {
          if (error instanceof LineLost) return 'offline'
          throw error
        } finally {
          await session?.end(timing.closeMs)
        }
      }),

    print: (bytes, signal) =>
      turns.take(() =>
        job(signal, async (session, starting) => {
          const before = await ask(session)
          // Silence from a printer that used to answer: another till holds it, and would hold our ticket too.
          if (STOPPED.has(before) || (before === 'mute' && hasSpoken)) return notSent(before)
          starting()
          return send(session, bytes, before)
        }),
      ),

    kick: (bytes, signal) =>
      turns.take(
        () =>
          job(signal, async (session, starting) => {
            starting()
            await session.write(bytes)
            return { outcome: 'sent-unconfirmed', health: 'unknown' }
          }),
        true,
      ),

    /** Ends the job that is running (`aborted`) and waits for its session to close. */
    async close() {
      closing.abort()
      await turns.take(() => Promise.resolve())
    },
  }
}

type CompletionMark = { readonly bytes: Uint8Array; readonly isGivenBy: (report: StatusReport) => boolean }

function completionMark(completion: Completion, id: string): CompletionMark | undefined {
  switch (completion) {
    case 'process-id':
      return { bytes: processId(id), isGivenBy: (report) => report.kind === 'process-id' && report.id === id }
    case 'gs-r':
      return { bytes: GS_R_PAPER, isGivenBy: (report) => report.kind === 'gs-r' }
    case 'none':
      return undefined
  }
}

function dleEotBits(report: StatusReport): number | undefined {
  return report.kind === 'dle-eot' ? report.bits : undefined
}

/** Four characters that tell the answer to one job from the answer to the one before. */
function createIds(): () => string {
  let last = 0
  return () => {
    last = (last % 9999) + 1
    const id = String(last).padStart(4, '0')
    assert(id.length === 4, 'a process id has four characters')
    return id
  }
}

function notSent(why: string): JobOutcome {
  return { outcome: 'not-sent', why, bytesSent: 0 }
}
