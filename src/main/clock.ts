/** More than this and it is a jump, not the small corrections that time servers make. */
const TOLERATED_MS = 2000

/**
 * The till's clock. It never corrects anything: it notices when time went backwards, so that the jump is recorded and
 * shown (design §6). `lastSeenMs` is the latest instant that the ledger knows.
 */
export function createClock(nowMs: () => number, lastSeenMs: number) {
  let latestMs = lastSeenMs
  let jump: { readonly fromMs: number; readonly toMs: number } | undefined

  return {
    nowMs(): number {
      const now = nowMs()
      if (now < latestMs - TOLERATED_MS) jump ??= { fromMs: latestMs, toMs: now }
      else jump = undefined
      latestMs = Math.max(latestMs, now)
      return now
    },
    /** Set while the clock is behind what the ledger already saw. */
    jump: () => jump,
  }
}
export type Clock = ReturnType<typeof createClock>
