/** More than this and it is a jump, not the small corrections that time servers make. */
const TOLERATED_MS = 2000
/** A café that rests for a day comes back within this: beyond it somebody may have set the date. */
const LEAP_MS = 36 * 3_600_000

type Jump = { readonly fromMs: number; readonly toMs: number }

/**
 * The till's clock. It never corrects anything: it notices when time went backwards or leapt ahead, so that it is recorded and
 * shown (design §6). `lastSeenMs` is the latest instant that the ledger knows.
 */
export function createClock(nowMs: () => number, lastSeenMs: number) {
  let latestMs = lastSeenMs
  let jump: Jump | undefined
  let leap: Jump | undefined

  return {
    nowMs(): number {
      const now = nowMs()
      if (now < latestMs - TOLERATED_MS) jump ??= { fromMs: latestMs, toMs: now }
      else jump = undefined
      if (latestMs > 0 && now > latestMs + LEAP_MS) leap = { fromMs: leap?.fromMs ?? latestMs, toMs: now }
      latestMs = Math.max(latestMs, now)
      return now
    },
    /** The last instant that anybody asked for, without asking again. */
    latestMs: () => latestMs,
    /** Set while the clock is behind what the ledger already saw. */
    jump: () => jump,
    /** Set when the clock was far ahead of what was seen last, until that is recorded. */
    leap: () => leap,
    leapRecorded(): void {
      leap = undefined
    },
  }
}
export type Clock = ReturnType<typeof createClock>
