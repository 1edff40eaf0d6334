import { inTheWay } from '../../main/calendar/index.ts'
import type { CustomerDetails, Customer } from '../../shared/contracts/customers.ts'
import { spanOf } from '../../shared/calendar.ts'
import { newBlockId } from '../../shared/ids.ts'
import { ZERO } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { newBookingId, type BookingId } from './ids.ts'
import type { RoomsHandlers, RoomsParts } from './parts.ts'
import { checkTimes, instantsOf, type Booking, type Times } from './rules/booking.ts'
import { priceOf } from './rules/price.ts'
import { weeklyDays } from './rules/series.ts'
import type { Space } from './rules/space.ts'

const MINUTE_MS = 60_000
type Asked = Omit<Parameters<RoomsHandlers['book']>[0], 'bookingId' | 'commandId'>
type Handled = 'quote' | 'book' | 'bookSeries' | 'move'

/** What a space is wanted for, until it is booked. */
export function bookingHandlers(parts: RoomsParts): Pick<RoomsHandlers, Handled> {
  const { doors, calendar, rooms, zone } = parts

  /** What stands in the way of a stretch of a space, in the words of the planning; null where nothing does. */
  function wayOf(space: Space, times: Times, nowMs: number): string | null {
    const { startMs, endMs } = instantsOf(times, zone())
    const want = spanOf(startMs, endMs, space.bufferMinutes * MINUTE_MS)
    const [way] = inTheWay(want, calendar.fleet([space.spaceId], nowMs).blocks, nowMs)
    return way ? labelOf(rooms.byId(way.ref as BookingId)) : null // every block of a space is a booking's
  }

  function mayBook(asked: Asked, space: Space) {
    const fits = checkTimes(space, asked, asked.people)
    if (!fits.ok) return fits
    if (asked.kind === 'hire' && !asked.party) return refuse('NAME_MISSING')
    if (asked.kind === 'event' && asked.purpose === '') return refuse('PURPOSE_MISSING')
    if (asked.party && doors.customers.standing(asked.party.customerId) === 'erased') return refuse('CUSTOMER_ERASED')
    return ok(null)
  }

  /** Names and telephones are the customer's; the booking keeps the id. */
  function keepParty({ party, kind }: Asked, nowMs: number): Booking['customerId'] {
    if (!party || kind === 'event') return null
    const { customerId, name, phone } = party
    const known = doors.customers.byId(customerId)
    const fresh = { email: '', addressLines: [], postcode: '', city: '', country: 'FR', siren: '', vatNumber: '' }
    doors.customers.save(customerId, { ...(known ? detailsOf(known) : fresh), name, phone }, nowMs)
    return customerId
  }

  /** Takes the space and writes the booking; a refusal has written nothing. */
  function take(booking: Booking, space: Space, nowMs: number) {
    const { blockId, bookingId, startMs, endMs } = booking
    const put = calendar.put(
      {
        ...spanOf(startMs, endMs, space.bufferMinutes * MINUTE_MS),
        blockId,
        resource: space.spaceId,
        kind: 'booking',
        state: 'confirmed',
        ref: bookingId,
        pinned: true,
        holdUntilMs: null,
      },
      nowMs,
    )
    if (put.ok) {
      rooms.save(booking)
      return ok(null)
    }
    if (!('inTheWay' in put)) return refuse('ID_REUSED')
    return refuse('SPACE_BUSY', { by: labelOf(rooms.byId(put.inTheWay.ref as BookingId)), day: booking.day })
  }

  function made(
    asked: Asked,
    space: Space,
    customerId: Booking['customerId'],
    nowMs: number,
  ): Omit<Booking, 'bookingId'> {
    const { spaceId, kind, day, fromMinute, toMinute, association, purpose, people, equipment } = asked
    const isHire = kind === 'hire'
    const times = { day, fromMinute, toMinute }
    return {
      blockId: newBlockId(),
      spaceId,
      seriesId: null,
      kind,
      state: 'booked',
      ...times,
      ...instantsOf(times, zone()),
      customerId,
      association: isHire && association,
      purpose,
      people,
      equipment: equipment.filter((item) => space.equipment.includes(item)),
      priceCents: isHire ? priceOf(space, toMinute - fromMinute, rooms.rules(), association) : ZERO,
      depositCents: isHire ? space.depositCents : ZERO,
      keyOutAtMs: null,
      keyBackAtMs: null,
      checks: [],
      note: '',
      cancelledAtMs: null,
      feeCents: ZERO,
      createdAtMs: nowMs,
    }
  }

  return {
    quote({ spaceId, day, fromMinute, toMinute, association, weekly }, { nowMs }) {
      const space = rooms.space(spaceId)
      if (!space || toMinute <= fromMinute) return null
      const days = weekly ? weeklyDays(day, weekly.until, weekly.everyWeeks) : [day]
      return {
        priceCents: priceOf(space, toMinute - fromMinute, rooms.rules(), association),
        depositCents: space.depositCents,
        days: days.map((one) => ({ day: one, by: wayOf(space, { day: one, fromMinute, toMinute }, nowMs) })),
      }
    },
    book({ bookingId, commandId: _, ...asked }, { nowMs, announce }) {
      const space = rooms.space(asked.spaceId)
      if (!space) return refuse('SPACE_UNKNOWN')
      if (rooms.byId(bookingId)) return refuse('ID_REUSED')
      const may = mayBook(asked, space)
      if (!may.ok) return may
      const taken = take({ ...made(asked, space, asked.party?.customerId ?? null, nowMs), bookingId }, space, nowMs)
      if (!taken.ok) return taken
      keepParty(asked, nowMs)
      announce('services.changed')
      return ok(null)
    },
    bookSeries({ seriesId, until, everyWeeks, commandId: _, ...asked }, { nowMs, announce }) {
      const space = rooms.space(asked.spaceId)
      if (!space) return refuse('SPACE_UNKNOWN')
      if (rooms.ofSeries(seriesId).length > 0) return refuse('ID_REUSED')
      const may = mayBook(asked, space)
      if (!may.ok) return may
      const skipped: { day: Booking['day']; by: string }[] = []
      const booked: BookingId[] = []
      for (const day of weeklyDays(asked.day, until, everyWeeks)) {
        const bookingId = newBookingId()
        const one = { ...made({ ...asked, day }, space, asked.party?.customerId ?? null, nowMs), seriesId, bookingId }
        const taken = take(one, space, nowMs)
        if (taken.ok) booked.push(bookingId)
        else skipped.push({ day, by: String(taken.detail['by'] ?? '') })
      }
      const [first] = booked
      if (first === undefined) return refuse('SPACE_BUSY', { by: skipped[0]?.by ?? '', day: asked.day })
      keepParty(asked, nowMs)
      announce('services.changed')
      return ok({ booked: booked.length, skipped, first })
    },
    move({ bookingId, spaceId, day, fromMinute, toMinute }, { nowMs, announce }) {
      const booking = rooms.byId(bookingId)
      if (!booking) return refuse('BOOKING_UNKNOWN')
      if (booking.state !== 'booked') return refuse('BOOKING_NOT_SO')
      const space = rooms.space(spaceId)
      if (!space) return refuse('SPACE_UNKNOWN')
      const times = { day, fromMinute, toMinute }
      const fits = checkTimes(space, times, booking.people)
      if (!fits.ok) return fits
      const isHire = booking.kind === 'hire'
      const priceCents = isHire ? priceOf(space, toMinute - fromMinute, rooms.rules(), booking.association) : ZERO
      const isPaid = doors.services.coveredOf(bookingId) > 0 || doors.services.isOnTicket(bookingId)
      if (isPaid && priceCents !== booking.priceCents) return refuse('BOOKING_PAID')
      const instants = instantsOf(times, zone())
      const span = spanOf(instants.startMs, instants.endMs, space.bufferMinutes * MINUTE_MS)
      const moved = calendar.change(booking.blockId, { ...span, resource: spaceId }, nowMs)
      if (!moved.ok) {
        if (!('inTheWay' in moved)) return refuse('BOOKING_NOT_SO')
        return refuse('SPACE_BUSY', { by: labelOf(rooms.byId(moved.inTheWay.ref as BookingId)), day })
      }
      const equipment = booking.equipment.filter((item) => space.equipment.includes(item))
      // What is held already stays what was asked for; else another space has its own deposit.
      const isHeld = isPaid || doors.services.balanceOf(bookingId, 'liability') > 0
      const depositCents = isHire && !isHeld && spaceId !== booking.spaceId ? space.depositCents : booking.depositCents
      rooms.save({ ...booking, ...times, ...instants, spaceId, priceCents, depositCents, equipment })
      announce('services.changed')
      return ok(null)
    },
  }
}

function detailsOf({ customerId: _, createdAtMs: __, seenAtMs: ___, ...details }: Customer): CustomerDetails {
  return details
}

/** What a planning says of a booking; who it is for stays with whoever may see customers. */
export const labelOf = (booking: Booking | undefined): string => booking?.purpose ?? ''
