import { z } from 'zod'
import { zCents, zInstantMs } from '../../../shared/contracts/procedure.ts'
import { zText } from '../../../shared/free-text.ts'
import { minus, type Cents } from '../../../shared/money.ts'
import type { Totals } from './commission.ts'

/** What the partner says of a month. */
export const zTheirs = z.strictObject({
  /** Of their statement, as it stands on it. */
  number: zText(40),
  collectedCents: zCents,
  paidOutCents: zCents,
  /** HT. */
  commissionCents: zCents,
  savedAtMs: zInstantMs,
})
export type Theirs = Readonly<z.infer<typeof zTheirs>>

/** Why the two differ, as far as the figures themselves say it; the words are in the texts. */
export const zExplanation = z.enum([
  'same',
  'days-missing',
  'other-base',
  'other-rate',
  'other-fee',
  'paid-out-differs',
])
export type Explanation = z.infer<typeof zExplanation>

/** Theirs less ours. */
export const zGaps = z.strictObject({
  collectedCents: zCents,
  paidOutCents: zCents,
  commissionCents: zCents,
  /** Their commission on their own base, in hundredths of a percent. */
  theirHundredths: z.int().nullable(),
  why: z.array(zExplanation),
})
export type Gaps = Readonly<z.infer<typeof zGaps>>

const PERCENT = 10_000

/** What lies between a partner's statement and the café's count, and what of it explains itself. */
export function gapsOf(theirs: Theirs, ours: Totals, daysMissing: number): Gaps {
  const collectedCents = minus(theirs.collectedCents, ours.collectedCents)
  const paidOutCents = minus(theirs.paidOutCents, ours.paidOutCents)
  const commissionCents = minus(theirs.commissionCents, ours.htCents)
  const ourRate = rateOf(ours.sharesCents, ours.collectedCents)
  const theirRate = rateOf(minus(theirs.commissionCents, ours.monthlyCents), theirs.collectedCents)
  const isBaseSame = collectedCents === 0 && paidOutCents === 0
  const why: Explanation[] = []
  if (!isBaseSame && daysMissing > 0) why.push('days-missing')
  if (collectedCents !== 0 && daysMissing === 0) why.push('other-base')
  if (paidOutCents !== 0) why.push('paid-out-differs')
  if (commissionCents !== 0 && isBaseSame)
    why.push(ours.monthlyCents !== 0 && commissionCents === -ours.monthlyCents ? 'other-fee' : 'other-rate')
  else if (commissionCents !== 0 && ourRate !== null && theirRate !== null && Math.abs(ourRate - theirRate) > 1)
    why.push('other-rate')
  return {
    collectedCents,
    paidOutCents,
    commissionCents,
    theirHundredths: theirRate,
    why: why.length === 0 && commissionCents === 0 ? ['same'] : why,
  }
}

function rateOf(commission: Cents, base: Cents): number | null {
  return base === 0 ? null : Math.round((commission * PERCENT) / base)
}
