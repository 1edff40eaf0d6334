import type { ServiceInput } from '../../main/tickets/index.ts'
import type { LineId } from '../../shared/ids.ts'
import { minus, sum, ZERO, type Cents } from '../../shared/money.ts'
import { SERVICE, type RoomsParts } from './parts.ts'
import { numberOf, type Booking } from './rules/booking.ts'

/** What closings and the sales journal add it up under. */
const families = { hire: 'Location de salles', damage: 'Dégâts en salle', deposit: 'Cautions de salles' } as const
const LABEL_MAX = 60

/** How a booking stands with the ledger: paid, on a ticket that is not paid, still due; and its deposit. */
export function moneyOf(
  { doors: { services } }: Pick<RoomsParts, 'doors'>,
  { bookingId, priceCents, depositCents }: Booking,
) {
  const open = services.openOf(bookingId)
  const onTickets = (nature: 'own' | 'liability') =>
    sum(open.flatMap((line) => (line.nature === nature ? [line.priceCents] : [])))
  const paidCents = services.balanceOf(bookingId, 'own')
  const heldCents = services.balanceOf(bookingId, 'liability')
  const onTicketCents = sum([onTickets('own'), onTickets('liability')])
  const left = (of: Cents, gone: Cents) => (of > gone ? minus(of, gone) : ZERO)
  return {
    paidCents,
    heldCents,
    onTicketCents,
    dueCents: left(priceCents, sum([services.coveredOf(bookingId), onTickets('own')])),
    depositDueCents: left(depositCents, sum([heldCents, onTickets('liability')])),
  }
}

/** A line of the ticket in hand: hire and damage are sales at the normal rate, a deposit is owed back. */
export function lineOf(
  what: keyof typeof families,
  booking: Pick<Booking, 'bookingId'>,
  label: string,
  priceCents: Cents,
  lineId: LineId,
): ServiceInput {
  return {
    lineId,
    label: `${label} · ${numberOf(booking)}`.slice(0, LABEL_MAX),
    priceCents,
    vatClass: 'standard',
    service: {
      service: SERVICE,
      ref: booking.bookingId,
      nature: what === 'deposit' ? 'liability' : 'own',
      family: families[what],
    },
  }
}
