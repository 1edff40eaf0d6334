import { overwriting } from '../../main/db/open.ts'
import { addMonths } from './wall-clock.ts'
import { chargesOf, totalOf } from './dues.ts'
import type { BikesParts } from './parts.ts'
import type { Condition, Party, RentalState } from './rental.ts'
import type { KeptRental } from './store.ts'

/** Whoever they were, nothing of them is left. */
const nobody: Party = { name: '', phone: '', email: '', idSeen: 'none', isAdult: false, riders: [] }
const OVER: readonly RentalState[] = ['closed', 'expired', 'cancelled', 'no-show']

/**
 * Forgets who hired: so many months after a hire was over, its name, telephone, riders, signature, references, remarks and
 * pictures go; what was hired, when, and for how much stays. Not while a claim is open: a theft that is not settled, a hire
 * that is not paid. The calendar's rows of that time go as well. Answers how many hires were made nameless.
 */
export function forgetOldHires(parts: BikesParts, nowMs: number): number {
  const { rentals, photos, calendar, fleet, setup, clock, doors } = parts
  const beforeMs = addMonths(nowMs, -setup().keepMonths, clock().zone)
  const old = rentals.namedBefore(OVER, beforeMs).filter((kept) => overMs(kept) < beforeMs && !isClaimed(parts, kept))
  overwriting(doors.db, () => {
    for (const kept of old) {
      photos.forget(kept.rentalId)
      rentals.save(nameless(kept, nowMs))
    }
  })
  const bikes = fleet.bikes().map(({ bikeId }) => bikeId)
  calendar.forget(bikes, beforeMs)
  return old.length
}

/** When the last of it happened: planned, back, or settled. */
function overMs({ endMs, lines, deposit, advance }: KeptRental): number {
  const backs = lines.map(({ backAtMs }) => backAtMs ?? 0)
  return Math.max(endMs, ...backs, deposit?.settledAtMs ?? 0, advance?.atMs ?? 0)
}

/** Somebody still owes something for it, or has something to get back. */
function isClaimed({ doors: { services } }: BikesParts, kept: KeptRental): boolean {
  const { rentalId, state, deposit } = kept
  if (deposit?.state === 'held' && deposit.kind !== 'none' && deposit.amountCents > 0) return true
  if (services.isOnTicket(rentalId)) return true
  return state === 'closed' && services.coveredOf(rentalId) < totalOf(chargesOf(kept))
}

function nameless(kept: KeptRental, nowMs: number): KeptRental {
  const plain = (condition: Condition | null) => condition && { ...condition, note: '' }
  return {
    ...kept,
    party: nobody,
    signature: '',
    deposit: kept.deposit && { ...kept.deposit, ref: '' },
    ...(kept.advance && { advance: { ...kept.advance, reason: '' } }),
    lines: kept.lines.map((line) => ({ ...line, goingOut: plain(line.goingOut), comingIn: plain(line.comingIn) })),
    forgottenAtMs: nowMs,
  }
}
