import { ok, refuse } from '../../shared/result.ts'
import { moneyOf } from './money.ts'
import type { Planned } from './contract.ts'
import { calendarPaper, contractFile } from './papers.ts'
import type { RoomsHandlers, RoomsParts } from './parts.ts'
import { numberOf, type Booking } from './rules/booking.ts'
import { siteOnPaper } from '../../main/documents/demonstration.ts'
import { cancelFee } from './rules/price.ts'

type Handled = 'setup' | 'saveSpace' | 'saveRules' | 'planning' | 'booking' | 'day' | 'contractPdf' | 'ical' | 'usage'

/** What the pages are told, and what is let. */
export function queryHandlers(parts: RoomsParts): Pick<RoomsHandlers, Handled> {
  const { doors, rooms } = parts

  const planned = ({ bookingId, spaceId, kind, state, day, fromMinute, toMinute, purpose }: Booking): Planned => {
    return { bookingId, spaceId, kind, state, day, fromMinute, toMinute, label: purpose }
  }

  function viewOf(booking: Booking, nowMs: number) {
    const { blockId: _, ...shown } = booking
    const { paidCents, onTicketCents, heldCents } = moneyOf(parts, booking)
    const customer = booking.customerId === null ? undefined : doors.customers.byId(booking.customerId)
    const series = booking.seriesId === null ? [] : rooms.ofSeries(booking.seriesId)
    return {
      ...shown,
      number: numberOf(booking),
      spaceName: rooms.space(booking.spaceId)?.name ?? '',
      name: customer?.name ?? '',
      phone: customer?.phone ?? '',
      paidCents,
      onTicketCents,
      heldCents,
      feeNowCents: cancelFee(booking, rooms.rules(), nowMs),
      seriesLeft: series.filter(({ state, startMs }) => state === 'booked' && startMs > nowMs).length,
    }
  }

  return {
    setup: () => ({ spaces: [...rooms.spaces()], rules: rooms.rules() }),
    saveSpace({ space }, { announce }) {
      const same = (name: string) => name.trim().toLocaleLowerCase('fr')
      const others = rooms.spaces().filter(({ spaceId }) => spaceId !== space.spaceId)
      if (others.some(({ name }) => same(name) === same(space.name))) return refuse('NAME_TAKEN', { name: space.name })
      rooms.saveSpace(space)
      announce('services.changed')
      return ok(null)
    },
    saveRules({ rules }, { announce }) {
      rooms.saveRules(rules)
      announce('services.changed')
      return ok(null)
    },
    planning: ({ from, to }) => rooms.during(from, to).map(planned),
    booking({ bookingId }, { nowMs }) {
      const booking = rooms.byId(bookingId)
      return booking ? viewOf(booking, nowMs) : null
    },
    day(_, { nowMs }) {
      const today = doors.today(nowMs)
      const late = rooms.keysOutSince(nowMs).filter(({ day }) => day < today)
      return [...late, ...rooms.during(today, today)].map(planned)
    },
    async contractPdf({ bookingId }, { nowMs }) {
      const booking = rooms.byId(bookingId)
      if (!booking) return null
      return contractFile(viewOf(booking, nowMs), { site: siteOnPaper(doors.cafe()), rules: rooms.rules() })
    },
    ical({ seriesId, bookingId }, { nowMs }) {
      const all = rooms.toCome(nowMs)
      const some = all.filter(
        (one) =>
          (seriesId === null || one.seriesId === seriesId) && (bookingId === null || one.bookingId === bookingId),
      )
      const names = new Map(rooms.spaces().map(({ spaceId, name }) => [spaceId, name]))
      return calendarPaper(some, names, nowMs)
    },
    usage({ from, to }) {
      const bookings = rooms.during(from, to)
      return rooms.spaces().map(({ spaceId, name }) => {
        const own = bookings.filter((one) => one.spaceId === spaceId)
        const of = (kind: Booking['kind']) => own.filter((one) => one.kind === kind)
        const minutes = (some: readonly Booking[]) =>
          some.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0)
        const [hires, events] = [of('hire'), of('event')]
        return {
          spaceId,
          name,
          hires: hires.length,
          hireMinutes: minutes(hires),
          events: events.length,
          eventMinutes: minutes(events),
        }
      })
    },
  }
}
