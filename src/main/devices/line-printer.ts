import { assert } from '../../shared/assert.ts'
import { concat, GS_R_PAPER, processId, statusRequest, type StatusSubject } from './escpos/commands.ts'
import { healthFrom, type StatusReport } from './escpos/status.ts'
import type { Completion, JobOutcome, PrinterHealth, PrinterProfile, PrinterTransport } from './ports.ts'
import { imposterOf, isGarbled } from './imposter.ts'
import { LineLost, within, type LineSession, type OpenLine } from './line-session.ts'
import { createTurns } from './turns.ts'

/** Time-outs in milliseconds, from brief hardware §4. */
export type LineTiming = {
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
  /** How long the wire takes for one byte: a serial line at 9600 baud needs a second for a receipt. */
  readonly msPerByte: number
  /** How long to listen for answers to an earlier session, where the line outlives it. */
  readonly settleMs: number
}

const TIMING: LineTiming = {
  connectMs: 1500,
  statusMs: 600,
  completionMs: 4000,
  completionMsPerLine: 10,
  pollMs: 500,
  unconfirmedMs: 300,
  closeMs: 300,
  msPerByte: 0,
  settleMs: 0,
}
const LF = 0x0a
/** Of the answer to DLE EOT 1: pin 3 of the drawer's socket is high (brief hardware §3.2). */
const DRAWER_BIT = 0x04
const SHORT_MS = 20
/** A ticket sent to a printer in one of these states would come out at a moment nobody expects. */
const STOPPED: ReadonlySet<PrinterHealth> = new Set(['paper-out', 'cover-open', 'error', 'offline'])
/** What only a hand can end. A hot head ends by itself, so `error` and `offline` are waited for. */
const NEEDS_A_HAND: ReadonlySet<PrinterHealth> = new Set(['paper-out', 'cover-open'])
const ANSWERS: ReadonlySet<PrinterHealth> = new Set(['ready', 'paper-low', ...STOPPED])

/**
 * A printer at the end of a line in both directions: one short session for each job, since most printers serve one
 * till at a time. Asks before it sends, sends once, and listens for the printer's own word that it has printed.
 */
export function createLinePrinter(options: {
  readonly open: OpenLine
  readonly profile: PrinterProfile
  readonly timing?: Partial<LineTiming> | undefined
}): PrinterTransport {
  const { profile } = options
  const timing = { ...TIMING, ...options.timing }
  const turns = createTurns()
  const closing = new AbortController()
  const nextId = createIds()
  let hasSpoken = false
  /** Every question of the last session was answered in it. */
  let isSettled = false

  async function open(signal: AbortSignal | undefined): Promise<LineSession> {
    const either = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal
    const session = await options.open({ connectMs: timing.connectMs, signal: either })
    if (!isSettled && timing.settleMs > 0) await session.hear(() => undefined, timing.settleMs).catch(() => {})
    isSettled = false
    return session
  }

  /** Runs one job in one session. What is lost before `starting()` was called has not been sent. */
  async function job(
    signal: AbortSignal | undefined,
    run: (session: LineSession, starting: () => void) => Promise<JobOutcome>,
  ): Promise<JobOutcome> {
    let session: LineSession | undefined
    let writtenBefore: number | undefined
    try {
      const opened = (session = await open(signal))
      return await run(opened, () => (writtenBefore = opened.bytesWritten()))
    } catch (error) {
      if (!(error instanceof LineLost)) throw error
      const imposter = session && imposterOf(session)
      if (imposter !== undefined) return notSent(imposter)
      if (session === undefined || writtenBefore === undefined) return notSent(error.why)
      return { outcome: 'unknown', why: error.why, bytesSent: session.bytesWritten() - writtenBefore }
    } finally {
      await session?.end(timing.closeMs)
    }
  }

  async function ask(session: LineSession): Promise<PrinterHealth> {
    if (profile.status === 'none') return 'unknown'
    const answers: Partial<Record<StatusSubject, number>> = {}
    const untilMs = performance.now() + timing.statusMs
    // One at a time: the answers look alike, only their order tells them apart.
    for (const subject of [1, 2, 4] as const) {
      // Noise is no answer, and none will come behind it.
      const bits = await session.ask(
        statusRequest(subject),
        (report) => dleEotBits(report) ?? (isGarbled(session) ? 'noise' : undefined),
        Math.max(0, untilMs - performance.now()),
      )
      if (typeof bits !== 'number') break
      answers[subject] = bits
    }
    // A web server's « HTTP/1.1 400 » contains bytes that look like a printer's answers.
    if (imposterOf(session) !== undefined || isGarbled(session)) return 'unknown'
    hasSpoken ||= Object.keys(answers).length > 0
    const health = healthFrom(answers)
    isSettled = ANSWERS.has(health)
    return health
  }

  async function send(session: LineSession, bytes: Uint8Array, before: PrinterHealth): Promise<JobOutcome> {
    const mark = completionMark(profile.completion, nextId())
    const lines = bytes.reduce((count, byte) => (byte === LF ? count + 1 : count), 0)
    const onTheWireMs = timing.msPerByte * bytes.length
    const patienceMs =
      onTheWireMs +
      (mark === undefined || before === 'mute'
        ? timing.unconfirmedMs
        : timing.completionMs + timing.completionMsPerLine * lines)

    let printed = false
    const confirmed = session.hear((report) => {
      printed ||= mark?.isGivenBy(report) ?? false
      return printed || undefined
    }, patienceMs)
    isSettled = false
    const written = session.write(concat([bytes, mark?.bytes ?? new Uint8Array()])).then(() => true)
    if (!(await Promise.race([written, confirmed]))) throw new LineLost('write-timeout')

    const decided = confirmed.then(() => true)
    let health = before
    // A question that waits behind our own bytes on a slow wire would be taken for one without an answer.
    await within(onTheWireMs, decided)
    while (!printed) {
      const over = (await within(timing.pollMs, decided)) ?? false
      if (printed || imposterOf(session) !== undefined) break
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
    const imposter = imposterOf(session)
    if (imposter !== undefined) return notSent(imposter) // it has no paper, so nothing came out
    isSettled = true
    return { outcome: 'printed', health: before }
  }

  return {
    health: (signal) =>
      turns.take(async () => {
        let session: LineSession | undefined
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
          const imposter = imposterOf(session)
          if (imposter !== undefined) return notSent(imposter)
          if (isGarbled(session)) return notSent('garbled')
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
            // A serial port that is closed at once may drop what it has not sent.
            if (timing.msPerByte > 0) await session.hear(() => undefined, SHORT_MS + timing.msPerByte * bytes.length)
            return { outcome: 'sent-unconfirmed', health: 'unknown' }
          }),
        true,
      ),

    drawerPin: (signal) =>
      turns.take(async () => {
        if (profile.status === 'none') return 'unknown'
        let session: LineSession | undefined
        try {
          session = await open(signal)
          const bits = await session.ask(statusRequest(1), dleEotBits, timing.statusMs)
          if (bits === undefined || imposterOf(session) !== undefined || isGarbled(session)) return 'unknown'
          isSettled = true
          return (bits & DRAWER_BIT) === 0 ? 'low' : 'high'
        } catch (error) {
          if (error instanceof LineLost) return 'unknown'
          throw error
        } finally {
          await session?.end(timing.closeMs)
        }
      }),

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
  let last = Math.floor(Math.random() * 9999) // not where the process before this one began
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
