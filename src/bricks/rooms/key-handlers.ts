import { planGivingBack } from '../../main/corrections/index.ts'
import type { CommandContext } from '../../main/hosts/handlers.ts'
import { assert } from '../../shared/assert.ts'
import { sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { BookingId } from './ids.ts'
import { lineOf, moneyOf } from './money.ts'
import type { RoomsHandlers, RoomsParts } from './parts.ts'
import { checklistOf, type Booking } from './rules/booking.ts'
import { cancelFee } from './rules/price.ts'

type Handled = 'charge' | 'handKey' | 'takeKey' | 'giveDepositBack' | 'cancel' | 'cancelFree' | 'cancelSeries'
/** From the key on: what is paid, lent, looked at, given back; and bookings that are called off. */
export function keyHandlers(parts: RoomsParts): Pick<RoomsHandlers, Handled> {
  const { doors, calendar, rooms } = parts
  const nameOf = ({ spaceId }: Booking) => rooms.space(spaceId)?.name ?? ''

  function giveBack(bookingId: BookingId, nature: 'own' | 'liability', printReceipt: boolean, context: CommandContext) {
    const plans = planGivingBack(doors, bookingId, nature, printReceipt)
    if (!plans.ok) return plans
    for (const plan of plans.value) doors.refunds.seal(plan, context.approvedBy ?? null, context)
    return ok(sum(plans.value.map(({ totalCents }) => totalCents)))
  }

  /** Nothing is put on a ticket: the space is free at once, what was paid goes back. */
  function callOff(booking: Booking, feeCents: Cents, context: CommandContext) {
    const { bookingId, blockId } = booking
    const { paidCents, heldCents, onTicketCents } = moneyOf(parts, booking)
    if (onTicketCents > 0) return refuse('BOOKING_ON_TICKET')
    if (paidCents > 0 || heldCents > 0) {
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      for (const nature of ['own', 'liability'] as const) {
        const given = giveBack(bookingId, nature, true, context)
        if (!given.ok) return given
      }
    }
    release(blockId, context.nowMs)
    rooms.save({ ...booking, state: 'cancelled', cancelledAtMs: context.nowMs, feeCents })
    context.announce('services.changed')
    return ok(null)
  }

  function release(blockId: Booking['blockId'], nowMs: number): void {
    const done = calendar.release(blockId, nowMs)
    assert(done.ok, 'what is booked can be released')
  }

  return {
    charge({ bookingId, ticketId, place, lineIds, deposit }, context) {
      const booking = rooms.byId(bookingId)
      if (!booking) return refuse('BOOKING_UNKNOWN')
      if (booking.state === 'cancelled' || booking.kind === 'event') return refuse('BOOKING_NOT_SO')
      const { dueCents, depositDueCents } = moneyOf(parts, booking)
      const [hire, owed] = lineIds
      const lines = [
        ...(dueCents > 0 ? [lineOf('hire', booking, nameOf(booking), dueCents, hire)] : []),
        ...(deposit && depositDueCents > 0 ? [lineOf('deposit', booking, 'Caution', depositDueCents, owed)] : []),
      ]
      if (lines.length === 0) return refuse('HIRE_PAID')
      const put = doors.addService({ ticketId, place }, lines, context)
      if (!put.ok) return put
      context.announce('services.changed')
      return ok(null)
    },
    handKey({ bookingId }, { nowMs, announce }) {
      const booking = rooms.byId(bookingId)
      if (!booking) return refuse('BOOKING_UNKNOWN')
      if (booking.state !== 'booked' || booking.kind === 'event') return refuse('BOOKING_NOT_SO')
      rooms.save({ ...booking, state: 'key-out', keyOutAtMs: nowMs })
      announce('services.changed')
      return ok(null)
    },
    takeKey({ bookingId, checks, note }, { nowMs, announce }) {
      const booking = rooms.byId(bookingId)
      if (!booking) return refuse('BOOKING_UNKNOWN')
      if (booking.state !== 'key-out') return refuse('BOOKING_NOT_SO')
      const missing = checklistOf(booking).find((item) => !checks.some((check) => check.item === item))
      if (missing !== undefined) return refuse('CHECKS_MISSING', { item: missing })
      rooms.save({ ...booking, state: 'back', keyBackAtMs: nowMs, checks, note })
      announce('services.changed')
      return ok(null)
    },
    giveDepositBack({ bookingId, keptCents, ticketId, place, lineId, printReceipt }, context) {
      const booking = rooms.byId(bookingId)
      if (!booking) return refuse('BOOKING_UNKNOWN')
      const { heldCents } = moneyOf(parts, booking)
      if (heldCents <= 0) return refuse('DEPOSIT_NOT_HELD')
      if (keptCents < 0 || keptCents > heldCents) return refuse('KEPT_OVER_DEPOSIT', { heldCents })
      if (keptCents > 0 && booking.note === '') return refuse('NOTE_MISSING')
      if (doors.tickets.isTraining()) return refuse('TRAINING_ON')
      const given = giveBack(bookingId, 'liability', printReceipt, context)
      if (!given.ok) return given
      if (keptCents > 0) {
        const line = lineOf('damage', booking, `Dégâts, ${nameOf(booking)}`, keptCents, lineId)
        const put = doors.addService({ ticketId, place }, [line], context)
        if (!put.ok) return put
      }
      context.announce('services.changed')
      return ok(null)
    },
    cancel({ bookingId, feeCents, ticketId, place, lineId }, context) {
      const booking = rooms.byId(bookingId)
      if (!booking) return refuse('BOOKING_UNKNOWN')
      if (booking.state !== 'booked') return refuse('BOOKING_NOT_SO')
      const fee = cancelFee(booking, rooms.rules(), context.nowMs)
      if (fee !== feeCents) return refuse('FEE_CHANGED', { feeCents: fee })
      const off = callOff(booking, fee, context)
      if (!off.ok || fee === 0) return off
      const line = lineOf('hire', booking, `Annulation, ${nameOf(booking)}`, fee, lineId)
      const put = doors.addService({ ticketId, place }, [line], context)
      return put.ok ? ok(null) : put
    },
    cancelFree({ bookingId }, context) {
      const booking = rooms.byId(bookingId)
      if (!booking) return refuse('BOOKING_UNKNOWN')
      return booking.state === 'booked' ? callOff(booking, ZERO, context) : refuse('BOOKING_NOT_SO')
    },
    cancelSeries({ seriesId }, context) {
      const { nowMs, announce } = context
      const left = rooms.ofSeries(seriesId).filter(({ state, startMs }) => state === 'booked' && startMs > nowMs)
      const free = left.filter((booking) => {
        const { paidCents, heldCents, onTicketCents } = moneyOf(parts, booking)
        return paidCents === 0 && heldCents === 0 && onTicketCents === 0
      })
      for (const booking of free) {
        release(booking.blockId, nowMs)
        rooms.save({ ...booking, state: 'cancelled', cancelledAtMs: nowMs })
      }
      announce('services.changed')
      return ok({ cancelled: free.length, kept: left.length - free.length })
    },
  }
}
