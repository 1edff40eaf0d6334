import { addMonths, type BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

/** Codes that belong to nothing cost nothing at first; each further one within the hour costs a longer wait. */
const FREE_TRIES = 3
const FIRST_WAIT_MS = 15_000
const WAIT_MAX_MS = 10 * 60_000
export const TRIES_COUNT_MS = 3_600_000

/** Whether a code may be tried now. A code that fits its check sign and belongs to nothing is a guess, not a slip. */
export function mayTryCode(wrongMs: readonly number[], nowMs: number): Result<null, 'VOUCHER_WAIT'> {
  const counted = wrongMs.filter((atMs) => atMs <= nowMs && nowMs - atMs < TRIES_COUNT_MS)
  if (counted.length < FREE_TRIES) return ok(null)
  const waitMs = Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** (counted.length - FREE_TRIES))
  const leftMs = counted.reduce((a, b) => Math.max(a, b), 0) + waitMs - nowMs
  return leftMs <= 0 ? ok(null) : refuse('VOUCHER_WAIT', { seconds: Math.ceil(leftMs / 1000) })
}

/** The last day that a voucher is taken, so many months after it was issued; none where the café sets no end. */
export function expiryOf(issuedOn: BusinessDay, months: number): BusinessDay | null {
  return months === 0 ? null : addMonths(issuedOn, months)
}
