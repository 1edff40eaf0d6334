import type { DrawerState } from '../../shared/contracts/printing.ts'

/** What is known of a drawer from one look to the next. Times in milliseconds of a clock that never jumps. */
export type DrawerSeen = {
  readonly state: 'unknown' | 'closed' | 'open'
  readonly openedMs: number
  /** The till, or nobody knows who: whatever it was found as at the start. */
  readonly isAsked: boolean
  /** When the till last asked for it, where it has not opened since. */
  readonly pulsedMs: number | undefined
}
export const UNSEEN: DrawerSeen = { state: 'unknown', openedMs: 0, isAsked: true, pulsedMs: undefined }

/** A pulse that opens nothing within this time opens nothing any more. Long enough for a look that waits behind a receipt. */
export const PULSE_COUNTS_MS = 5000
/** Change is counted out in less. */
export const LEFT_OPEN_MS = 60_000

export const afterPulse = (seen: DrawerSeen, nowMs: number): DrawerSeen => ({ ...seen, pulsedMs: nowMs })

/** One look at the switch. An opening that nobody asked the till for within the last seconds is unasked. */
export function afterLook(seen: DrawerSeen, now: 'open' | 'closed', nowMs: number): DrawerSeen {
  if (now === 'closed') return { ...seen, state: 'closed' }
  if (seen.state === 'open') return seen
  const isPulsed = seen.pulsedMs !== undefined && nowMs - seen.pulsedMs <= PULSE_COUNTS_MS
  return { state: 'open', openedMs: nowMs, isAsked: isPulsed || seen.state === 'unknown', pulsedMs: undefined }
}

/** What the screen says of it. */
export function drawerState({ state, openedMs, isAsked }: DrawerSeen, nowMs: number): DrawerState {
  if (state === 'unknown') return 'unwatched'
  if (state === 'closed') return 'closed'
  if (!isAsked) return 'unasked'
  return nowMs - openedMs >= LEFT_OPEN_MS ? 'left-open' : 'open'
}
