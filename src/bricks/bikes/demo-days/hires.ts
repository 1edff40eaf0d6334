import type { DemoMoment } from '../../../main/demo/index.ts'
import { newLineId, newTicketId, type LineId, type TicketId } from '../../../shared/ids.ts'
import { cents, ZERO } from '../../../shared/money.ts'
import type { Duration } from '../durations.ts'
import { newRentalId, type RentalId } from '../ids.ts'
import type { Asked, Party, Rental } from '../rental.ts'
import { conditionsOf, somebody, type Yard } from './yard.ts'

const SIGNATURE = 'M40 120L120 60L200 140L320 70'
/** What some pay of a booking before it begins. */
const ADVANCE = cents(10_00)

/** One of the ends that the counter offers for a start, where one of these is while it is open. */
export async function someEnd({ bikes, random }: Yard, startMs: number, durations: readonly Duration[]) {
  const ends = (await bikes.durations({ startMs })).filter(
    ({ duration, open }) => open && durations.some((one) => one === duration),
  )
  return ends.length === 0 ? undefined : random.pick(ends).endMs
}

/** One or two bikes, seldom a family's; none where they cannot be had. */
async function wanted({ bikes, fleet, random }: Yard, startMs: number, endMs: number): Promise<Asked | undefined> {
  const model = random.pick(fleet.models.filter(({ kind }) => kind === 'bike' || kind === 'ebike'))
  const quantity = random.chance(0.55) ? 1 : random.chance(0.85) ? 2 : 3
  const wishes = [{ modelId: model.modelId, quantity, bikeIds: [] }]
  const asked = { startMs, endMs, wishes, accessories: [], guarantee: random.chance(0.2) }
  const { problem } = await bikes.quote({ asked })
  return problem === null ? asked : undefined
}

/** They sign, leave something as a deposit, pay and ride away. */
async function depart(yard: Yard, rental: Rental, party: Party): Promise<void> {
  const { bikes, random, command, at } = yard
  const { rentalId, endMs } = rental
  // What is given back in cash today was left today: the drawer of another day holds nothing of it.
  const isToday = endMs < at(24 * 60)
  const deposit = random.chance(0.5)
    ? ({ kind: 'card-hold', ref: `A${random.whole(1000, 9999)}`, scheme: 'Visa' } as const)
    : !isToday || random.chance(0.8)
      ? ({ kind: 'cheque', ref: `00${random.whole(10_000, 99_999)}`, scheme: '' } as const)
      : ({ kind: 'cash', ref: '', scheme: '' } as const)
  const conditions = conditionsOf(yard, rental, [92, 100])
  const ticketId = newTicketId()
  const lineIds: [LineId, LineId] = [newLineId(), newLineId()]
  const papers = { language: 'fr', signature: SIGNATURE, place: 'on-site', printContract: false } as const
  await bikes.depart(command({ rentalId, party, conditions, deposit, ticketId, lineIds, ...papers }))
  await payWhatIsDue(yard, ticketId)
}

async function payWhatIsDue({ ask, pay }: Yard, ticketId: TicketId): Promise<void> {
  if ((await ask.tickets.counter({})).ticket) await pay(ticketId)
}

/** Somebody without a booking. */
export function walkIn(yard: Yard, minute: number, endMs: number, rentalId: RentalId): DemoMoment {
  const { bikes, command, at } = yard
  return {
    minute,
    async happens() {
      const asked = await wanted(yard, at(minute), endMs)
      if (asked === undefined) return
      const held = await bikes.hold(command({ rentalId, asked, channel: 'counter' as const, likedIds: [] }))
      await depart(yard, held, somebody(yard))
    },
  }
}

/** Somebody rings for a day to come; some leave an advance when they pass by. */
export function booking(yard: Yard, minute: number, startMs: number, endMs: number): DemoMoment {
  const { bikes, command, random, pay } = yard
  return {
    minute,
    async happens() {
      const asked = await wanted(yard, startMs, endMs)
      if (asked === undefined) return
      const rentalId = newRentalId()
      const { quote } = await bikes.hold(command({ rentalId, asked, channel: 'phone' as const, likedIds: [] }))
      await bikes.confirm(
        command({ rentalId, party: { ...somebody(yard), idSeen: 'none' as const }, language: 'fr' as const }),
      )
      if (quote.totalCents <= ADVANCE || random.chance(0.7)) return
      const ticketId = newTicketId()
      const paid = { amountCents: ADVANCE, ticketId, lineId: newLineId(), place: 'on-site' as const }
      await bikes.takeAdvance(command({ rentalId, ...paid }))
      await pay(ticketId)
    },
  }
}

/** Whoever booked comes for it, and has the bikes that it stands for by then. */
export function called(yard: Yard, minute: number, rentalId: RentalId): DemoMoment {
  return {
    minute,
    async happens() {
      const rental = await yard.bikes.rental({ rentalId })
      if (rental?.state !== 'confirmed') return
      await depart(yard, rental, { ...rental.party, idSeen: 'identity-card', isAdult: true })
    },
  }
}

/** All its bikes come back, and its deposit goes back to whoever left it. */
export function back(yard: Yard, minute: number, rentalId: RentalId): DemoMoment {
  const { bikes, command, random } = yard
  return {
    minute,
    async happens() {
      const rental = await bikes.rental({ rentalId })
      if (rental?.state !== 'out') return
      const isDirty = random.chance(0.05)
      const damages = isDirty ? [{ label: 'Nettoyage', priceCents: cents(20_00), waived: false }] : []
      const looked = conditionsOf(yard, rental, [15, 70]).map((one, n) => ({
        ...one,
        damages: n === 0 ? damages : [],
        toInspect: false,
      }))
      await bikes.takeBack(command({ rentalId, bikes: looked, waiveLate: random.chance(0.5) }))
      const ticketId = newTicketId()
      const settled = { keptCents: ZERO, ticketId, lineId: newLineId(), place: 'on-site', printReceipt: false } as const
      await bikes.settle(command({ rentalId, ...settled }))
      await payWhatIsDue(yard, ticketId)
    },
  }
}
