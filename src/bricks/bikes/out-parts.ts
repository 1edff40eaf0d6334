import type { CommandContext } from '../../main/hosts/handlers.ts'
import { freeResources } from '../../main/calendar/index.ts'
import type { ServiceInput } from '../../main/tickets/index.ts'
import type { Block, Span } from '../../shared/calendar.ts'
import type { Place } from '../../shared/catalogue.ts'
import { newLineId, type LineId, type TicketId } from '../../shared/ids.ts'
import { minus, sum, ZERO, type Cents } from '../../shared/money.ts'
import { ok, refuse } from '../../shared/result.ts'
import { createAllotment } from './allotment.ts'
import { chargesOf, families, paidWith, type Due } from './dues.ts'
import type { BikeId, RentalId } from './ids.ts'
import type { BikesParts } from './parts.ts'
import type { Condition, RentalLine } from './rental.ts'
import type { KeptRental } from './store.ts'

/** The name of the folder: what its lines on tickets and its papers are found by. */
export const SERVICE = 'bikes'

/** Whether a line's bike is with the customer now. */
export const isOut = ({ leftAtMs, backAtMs }: RentalLine): boolean => leftAtMs !== null && backAtMs === null

/** The first point of the list that nobody has looked at on a bike that leaves. */
export function missingCheck({ setup }: Pick<BikesParts, 'setup'>, looked: Condition | undefined): string | undefined {
  return setup().checklist.find((item) => !looked?.checks.some((check) => check.item === item))
}

/** The block of the calendar that a bike of a rental has, while it takes its time. */
export function blockOf({ calendar }: BikesParts, rentalId: RentalId, bikeId: BikeId): Block | undefined {
  return calendar
    .ofRef(rentalId)
    .find(({ resource, state }) => resource === bikeId && state !== 'void' && state !== 'done')
}

/** How a rental stands with the ledger: what of it is sealed, what lies on a ticket, what is left. */
export function moneyOf({ doors: { services } }: BikesParts, kept: KeptRental) {
  const open = services.openOf(kept.rentalId)
  const onTickets = (nature: 'own' | 'liability') =>
    sum(open.flatMap((line) => (line.nature === nature ? [line.priceCents] : [])))
  const coveredCents = sum([services.coveredOf(kept.rentalId), onTickets('own')])
  return {
    /** Sealed, or on a ticket that is not paid. */
    coveredCents,
    left: paidWith(chargesOf(kept), coveredCents).left,
    /** A deposit in cash: what of it lies in the drawer, and what is on a ticket that is not paid. */
    depositCents: services.balanceOf(kept.rentalId, 'liability'),
    depositOnTicketCents: onTickets('liability'),
  }
}

/** The deposit in cash that should be on a ticket and is not. */
export function depositMissing(parts: BikesParts, kept: KeptRental): Cents {
  const { deposit } = kept
  if (deposit?.kind !== 'cash' || deposit.state !== 'held') return ZERO
  const { depositCents, depositOnTicketCents } = moneyOf(parts, kept)
  const missing = minus(deposit.amountCents, sum([depositCents, depositOnTicketCents]))
  return missing > 0 ? missing : ZERO
}

type Wanted = { readonly ticketId: TicketId; readonly place: Place }

/** Puts what is due on the ticket in hand, one line each; the first has the id that the asker made. */
export function putOnTicket(
  { doors }: BikesParts,
  { ticketId, place }: Wanted,
  lines: readonly ServiceInput[],
  context: CommandContext,
) {
  if (lines.length === 0) return ok(null)
  const added = doors.addService({ ticketId, place }, lines, context)
  return added.ok ? ok(null) : added
}

export function dueLines(rentalId: RentalId, dues: readonly Due[], first: LineId): readonly ServiceInput[] {
  return dues.map(({ kind, label, cents }, n) => ({
    lineId: n === 0 ? first : newLineId(),
    label,
    priceCents: cents,
    service: {
      service: SERVICE,
      ref: rentalId,
      nature: 'own',
      family: kind === 'damage' || kind === 'theft' ? families.damage : families.hire,
    },
  }))
}

export function depositLine(rentalId: RentalId, number: string, amountCents: Cents, lineId: LineId): ServiceInput {
  return {
    lineId,
    label: `Caution · contrat ${number}`,
    priceCents: amountCents,
    service: { service: SERVICE, ref: rentalId, nature: 'liability', family: families.deposit },
  }
}

/** Who has the bike that is wanted, until when, and which others of its model are free for as long. */
export function bikeBusy(parts: BikesParts, inTheWay: Block, want: Span, nowMs: number) {
  const { fleet } = parts
  const allotment = createAllotment(parts)
  const bike = fleet.bike(inTheWay.resource as BikeId) // resources of this calendar are bikes
  const bikes = bike ? allotment.bikesOf(bike) : []
  const free = freeResources(allotment.standing(bikes, nowMs, nowMs), want).flatMap(
    (resource) => fleet.bike(resource as BikeId)?.number ?? [],
  )
  return refuse('BIKE_BUSY', { bike: bike?.number ?? '', ...allotment.holderOf(inTheWay), free: free.join(', ') })
}
