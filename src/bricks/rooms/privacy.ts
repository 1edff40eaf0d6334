import { addMonths, type BusinessDay } from '../../shared/business-day.ts'
import type { CustomerId, OperatorId } from '../../shared/ids.ts'
import { instantOf } from '../../shared/wall-clock.ts'
import { overwriting, scrub } from '../../main/db/open.ts'
import { moneyOf } from './money.ts'
import type { RoomsParts } from './parts.ts'
import type { Booking } from './rules/booking.ts'

/** Writes what the till does when nobody holds it. */
const TILL_ITSELF = 'opr_till' as OperatorId

/** When, where and for how much stays; whose it was, what for and what was remarked goes. */
const nameless = (booking: Booking): Booking => ({ ...booking, customerId: null, purpose: '', note: '' })

/** Whoever has something booked, a key or a deposit here is not erased. */
export function isRunning(parts: RoomsParts, customerId: CustomerId): boolean {
  return parts.rooms
    .ofCustomer(customerId)
    .some(
      (booking) => booking.state === 'booked' || booking.state === 'key-out' || moneyOf(parts, booking).heldCents > 0,
    )
}

export function forgetCustomer({ doors, rooms }: RoomsParts, customerId: CustomerId): void {
  overwriting(doors.db, () => rooms.ofCustomer(customerId).map(nameless).forEach(rooms.save))
}

/** Once a day: so many months after, nobody knows who hired. A deposit that is held keeps its name. */
export function createForget(parts: RoomsParts) {
  const { doors, rooms, zone } = parts
  let doneOn: BusinessDay | undefined

  return (nowMs: number, afterCommit: (work: () => void) => void): void => {
    const today = doors.today(nowMs)
    if (today === doneOn) return
    const untilMs = instantOf(addMonths(today, -rooms.rules().keepMonths), 0, zone())
    const old = rooms
      .namedBefore(untilMs)
      .filter((booking) => booking.state !== 'key-out' && moneyOf(parts, booking).heldCents === 0)
    if (old.length > 0) {
      overwriting(doors.db, () => old.map(nameless).forEach(rooms.save))
      const facts = { nowMs, operator: TILL_ITSELF }
      doors.eventLog.record('retention-applied', facts, { dataClass: 'room-bookings', count: old.length })
      afterCommit(() => scrub(doors.db))
    }
    // What was rolled back is done at the next look.
    afterCommit(() => {
      doneOn = today
    })
  }
}
