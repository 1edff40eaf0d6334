import type { ContractRouterClient } from '@orpc/contract'
import type { TillOptions } from '../../../main/open-till.ts'
import type { BusinessDay } from '../../../shared/business-day.ts'
import { newCommandId, newCustomerId, newLineId, newTicketId } from '../../../shared/ids.ts'
import { instantOf } from '../../../shared/wall-clock.ts'
import { openShop } from '../../../../test/support/shop.ts'
import type { RoomsContract } from '../contract.ts'
import { newBookingId, type BookingId } from '../ids.ts'

export type RoomsAsk = ContractRouterClient<RoomsContract>
/** The procedures of the rooms, typed by their contract, over whatever line reaches the router. */
export const roomsOf = (client: object): RoomsAsk => (client as unknown as { readonly rooms: RoomsAsk }).rooms // the router holds the contract of every brick by its name

export const PARIS = 'Europe/Paris'
export const at = (day: string, hour: number) => instantOf(day as BusinessDay, hour * 60, PARIS)

/** The demo's spaces on a till with a clock that is set: ten in the morning of 23 November 2026, a Monday, at first. */
export async function openRoomsShop(options: Partial<TillOptions> = {}) {
  let nowMs = at('2026-11-23', 10)
  const shop = await openShop({ nowMs: () => nowMs, ...options })
  const rooms = roomsOf(shop.ask)
  const command = <T extends object>(input: T) => ({ commandId: newCommandId(), ...input })
  const { spaces } = await rooms.setup({})
  const spaceId = (name: string) => spaces.find((space) => space.name === name)!.spaceId
  const party = { customerId: newCustomerId(), name: 'Yoga du Val', phone: '06 12' }

  /** « Arrière-salle » on a day from an hour to another, for the association of the test. */
  const asked = (space: string, day: string, from: number, to: number, more: object = {}) => ({
    spaceId: spaceId(space),
    kind: 'hire' as const,
    day: day as BusinessDay,
    fromMinute: from * 60,
    toMinute: to * 60,
    party,
    association: false,
    purpose: 'Yoga',
    people: 10,
    equipment: [],
    ...more,
  })
  return {
    ...shop,
    rooms,
    command,
    party,
    spaceId,
    asked,
    set(day: string, hour: number): void {
      nowMs = at(day, hour)
    },
    async book(...what: Parameters<typeof asked>): Promise<BookingId> {
      const bookingId = newBookingId()
      await rooms.book(command({ bookingId, ...asked(...what) }))
      return bookingId
    },
    onTicket: () => ({ ticketId: newTicketId(), place: 'on-site' as const }),
    /** Puts what is due on a ticket and pays it. */
    async pay(bookingId: BookingId, deposit: boolean, kind: 'cash' | 'card' = 'cash') {
      const ticketId = newTicketId()
      const lineIds: [ReturnType<typeof newLineId>, ReturnType<typeof newLineId>] = [newLineId(), newLineId()]
      await rooms.charge(command({ bookingId, ticketId, place: 'on-site' as const, lineIds, deposit }))
      return shop.take(ticketId, kind)
    },
  }
}
