import type { BusinessDay } from '../../shared/business-day.ts'
import { ok, refuse, type Result } from '../../shared/result.ts'

/** Sealed data is kept for six years after the last operation of its period (LPF L102 B). */
const KEPT_YEARS = 6

/** The first day on which a period may leave the ledger. */
export function purgeableFrom(to: BusinessDay): BusinessDay {
  const [year, month, day] = to.split('-').map(Number)
  const after = new Date(Date.UTC((year ?? 0) + KEPT_YEARS, (month ?? 1) - 1, (day ?? 1) + 1))
  return after.toISOString().slice(0, 10) as BusinessDay
}

export type PurgeFacts = {
  readonly to: BusinessDay
  /** The last sealed day on which something was sold: age is what the ledger lived through, not what a clock says. */
  readonly lastTraded: BusinessDay | undefined
  /** Days wait for somebody to look at the clock, or it leapt ahead and nobody opened a day under it since. */
  readonly clockDoubtful: boolean
  /** The day after the last purged period, or the first of the ledger. */
  readonly nextFrom: BusinessDay
  readonly from: BusinessDay
  readonly file: 'missing' | 'differs' | 'same'
}

export function mayPurge(
  facts: PurgeFacts,
): Result<
  null,
  'CLOCK_UNCONFIRMED' | 'ARCHIVE_MISSING' | 'ARCHIVE_DIFFERS' | 'PURGE_TOO_YOUNG' | 'PURGE_OUT_OF_ORDER'
> {
  const allowed = purgeableFrom(facts.to)
  if (facts.clockDoubtful) return refuse('CLOCK_UNCONFIRMED')
  if (facts.lastTraded === undefined || facts.lastTraded < allowed) return refuse('PURGE_TOO_YOUNG', { day: allowed })
  if (facts.from !== facts.nextFrom) return refuse('PURGE_OUT_OF_ORDER', { day: facts.nextFrom })
  if (facts.file === 'missing') return refuse('ARCHIVE_MISSING')
  return facts.file === 'differs' ? refuse('ARCHIVE_DIFFERS') : ok(null)
}
