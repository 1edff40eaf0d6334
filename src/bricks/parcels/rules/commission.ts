import { cents, type Cents } from '../../../shared/money.ts'
import type { Terms } from './carrier.ts'

/** What the café did, as it is paid: dropped off, handed over, given back to the driver because nobody came. */
export type PaidAct = 'handed-over' | 'dropped-off' | 'returned'

/** What a carrier owes for one act, HT, by the terms of its day. A parcel that nobody weighed is a light one. */
export function commissionOf(act: PaidAct, terms: Terms | undefined, weightG: number | null): Cents {
  if (!terms) return cents(0)
  if (act === 'dropped-off') return terms.dropOffCents
  if (act === 'returned') return terms.returnCents
  const isHeavy = terms.heavyFromG !== null && weightG !== null && weightG > terms.heavyFromG
  return isHeavy ? terms.pickupHeavyCents : terms.pickupCents
}
